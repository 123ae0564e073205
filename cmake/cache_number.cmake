# The number at the head of a .pyc: of the compiler's own sources, so that code which another state of it wrote is
# never loaded. Bit 15 is set: CPython's numbers are below that.

file(GLOB compiler CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/08_compile/*.[ch] ${PROJECT_SOURCE_DIR}/src/08_compile/*.inc)
list(APPEND compiler ${PROJECT_SOURCE_DIR}/src/06_types/code.h)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${compiler})
set(sums "")
foreach(source ${compiler})
  file(SHA256 ${source} sum)
  string(APPEND sums ${sum})
endforeach()
string(SHA256 sum "${sums}")
string(SUBSTRING ${sum} 0 4 digits)
math(EXPR OU_CACHE_NUMBER "0x${digits} | 0x8000" OUTPUT_FORMAT HEXADECIMAL)
target_compile_definitions(ou_09_vm PUBLIC OU_CACHE_NUMBER=${OU_CACHE_NUMBER})

# Compiler and linker flags, from the switches of the preset.
#
# No CMAKE_BUILD_TYPE: what is optimised and what is asserted are two switches here, and a
# preset names both. The language is C17 with GNU extensions (computed goto).

set(CMAKE_C_STANDARD 17)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(OU_OPTIMISE "-O1 -g" CACHE STRING "optimisation and debug information")

# The interface target that every target of ours links: warnings, macros, include roots.
add_library(ou_flags INTERFACE)
separate_arguments(optimise UNIX_COMMAND "${OU_OPTIMISE}")
target_compile_options(ou_flags INTERFACE
  ${optimise}
  -Wall -Wextra -Wshadow -Wpointer-arith -Wstrict-prototypes -Wmissing-prototypes -Wvla
  -Wno-unused-parameter # slots and C functions have one signature each, whatever they need of it
  -Werror=implicit-function-declaration -Werror=int-conversion
  -Werror=incompatible-pointer-types -Werror=return-type
  -fno-strict-aliasing # objects are read through their header and through their own type
  -fno-math-errno
  -fvisibility=hidden) # only what ouro.h declares is seen from outside, so the rest of libouro is optimised as a program's
target_compile_definitions(ou_flags INTERFACE _GNU_SOURCE=)
target_include_directories(ou_flags INTERFACE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/include)

foreach(switch OU_DEBUG OU_TINY OU_FAULT OU_STRESS OU_BYPASS_POOLS OU_NO_HARDENING)
  if(${switch})
    target_compile_definitions(ou_flags INTERFACE ${switch})
  endif()
endforeach()

if(OU_SANITIZE)
  set(sanitize -fsanitize=${OU_SANITIZE} -fno-omit-frame-pointer)
  if(OU_SANITIZE MATCHES "undefined")
    list(APPEND sanitize -fno-sanitize-recover=undefined)
    if(CMAKE_C_COMPILER_ID STREQUAL "Clang") # it objects to null + 0, which C2y defines; gcc's has the rest of this check
      list(APPEND sanitize -fno-sanitize=pointer-overflow)
    endif()
  endif()
  target_compile_options(ou_flags INTERFACE ${sanitize})
  target_link_options(ou_flags INTERFACE -fsanitize=${OU_SANITIZE})
endif()

# Fat objects, so that unit tests link quickly without LTO. clang 14 has none: its LTO is left out. OU_LTO_WHOLE makes
# one object of machine code of what OU_LTO_COMPILE compiled (cmake/products.cmake).
if(OU_LTO AND CMAKE_C_COMPILER_ID STREQUAL "GNU")
  set(OU_LTO_COMPILE -flto=auto -ffat-lto-objects)
  set(OU_LTO_LINK -flto=auto ${optimise})
  set(OU_LTO_WHOLE ${OU_LTO_LINK} -flinker-output=nolto-rel)
elseif(OU_LTO)
  message(STATUS "OU_LTO is left out: ${CMAKE_C_COMPILER_ID} has no fat objects")
endif()

# The profile is written beside the objects and read from there, so `./dev build release-pgo`
# builds twice in one folder. clang's raw profiles would have to be merged: gcc only.
if(OU_PGO STREQUAL "generate")
  target_compile_options(ou_flags INTERFACE -fprofile-generate -fprofile-update=atomic)
  target_link_options(ou_flags INTERFACE -fprofile-generate)
elseif(OU_PGO STREQUAL "use")
  target_compile_options(ou_flags INTERFACE -fprofile-use -fprofile-correction
    -Wno-missing-profile -Wno-coverage-mismatch)
  target_link_options(ou_flags INTERFACE -fprofile-use)
endif()

# The order of the command's image: what a start touches stands together.
#
# The system maps 64 KiB of a file round each page that is missing, so five hundred small functions strewn over the image
# bring all of it into memory. cmake/startup.order names them (tools/startup_order.py writes it); here it becomes a linker
# script that puts them before the rest and leaves everything else to the linker's own. A stale name matches nothing.
# With GNU ld; where the linker does not take the script, the image is as large and starts in more memory.
include(CheckCSourceCompiles)

set(order_file ${PROJECT_SOURCE_DIR}/cmake/startup.order)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${order_file})
file(STRINGS ${order_file} rows)
set(text "")
set(data "")
foreach(row ${rows})
  string(SUBSTRING "${row}" 2 -1 name)
  if(row MATCHES "^t ")
    string(APPEND text "    *(.text.${name} .text.${name}.*)\n")
  endif()
  # A function's jump tables and strings have its name, too.
  string(APPEND data "    *(.rodata.${name} .rodata.${name}.*)\n")
endforeach()
set(OU_STARTUP_LD ${CMAKE_BINARY_DIR}/gen/startup.ld)
file(CONFIGURE OUTPUT ${OU_STARTUP_LD} @ONLY CONTENT "SECTIONS
{
  .text.start :
  {
    *(.text.startup .text.startup.*)
${text}  }
}
INSERT BEFORE .text;
SECTIONS
{
  .rodata.start :
  {
    *(.rodata.cst*)
${data}    *(.rodata.str1.1 .rodata.*.str1.1)
    *(.rodata.str1.8)
  }
}
INSERT AFTER .rodata;
")

set(CMAKE_REQUIRED_LINK_OPTIONS -no-pie -Wl,-T,${OU_STARTUP_LD} -Wl,--gc-sections)
check_c_source_compiles("int main(void) { return 0; }" OU_ORDERS_IMAGE)
unset(CMAKE_REQUIRED_LINK_OPTIONS)
if(OU_ORDERS_IMAGE)
  set(OU_IMAGE_DEPENDS ${OU_STARTUP_LD})
  # Not position-independent, as CPython's own command: tables of pointers are constants of the file then, and not 240 KiB
  # that each start writes. docs/decisions.md weighs it.
  set(OU_IMAGE_LINK -no-pie -fno-pie -ffunction-sections -fdata-sections -Wl,-T,${OU_STARTUP_LD} -Wl,--gc-sections)
endif()

# Python-source modules of ours, src/10_builtin/lib/**/*.py, as const data in the binary.
#
# tools/embed.c writes them as one C file, sorted by module name, whose table is declared in
# src/10_builtin/library.h. The rows have room for bytecode beside the source: a stage-0
# `ouro` may write the same file once more with code, and that object, named before the
# archives on a link line, then takes the place of this one.

set(OU_EMBEDDED_ROOT ${PROJECT_SOURCE_DIR}/src/10_builtin/lib)
set(OU_EMBEDDED_C ${CMAKE_BINARY_DIR}/gen/embedded.c)
file(GLOB_RECURSE OU_EMBEDDED_PY CONFIGURE_DEPENDS ${OU_EMBEDDED_ROOT}/*.py)
list(SORT OU_EMBEDDED_PY)

add_executable(ou_embed ${PROJECT_SOURCE_DIR}/tools/embed.c)
set_target_properties(ou_embed PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/gen)
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/gen)
# The list stands in a file that changes only with the list, so that a module that goes
# away makes the table anew, and a command line never gets too long.
list(JOIN OU_EMBEDDED_PY "\n" names)
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/gen/embedded.list CONTENT "${names}\n" @ONLY)
add_custom_command(OUTPUT ${OU_EMBEDDED_C}
  COMMAND ou_embed ${OU_EMBEDDED_C} ${OU_EMBEDDED_ROOT} ${CMAKE_BINARY_DIR}/gen/embedded.list
  DEPENDS ou_embed ${CMAKE_BINARY_DIR}/gen/embedded.list ${OU_EMBEDDED_PY}
  COMMENT "Embedding the Python sources of 10_builtin" VERBATIM)

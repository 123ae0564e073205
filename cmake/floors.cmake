# The floors, lowest first. src/NN_x/ may use src/MM_y/ only if MM <= NN: each library
# links the one below it and nothing else, so an upward call does not link. A floor that
# has no .c file yet is an interface library, so that those above it still find it.

set(OU_FLOORS 00_base 01_pages 02_raw 03_block 04_object 05_cycle 06_types 07_thread
  08_compile 09_vm 10_builtin 11_inspect 12_api 13_cli)

find_library(OU_GMP gmp REQUIRED)
find_path(OU_EDIT_INCLUDE histedit.h)
set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)

set(OU_FLOOR_LIBS_06_types ${OU_GMP} m)
set(OU_FLOOR_LIBS_07_thread Threads::Threads)

set(below "")
foreach(floor ${OU_FLOORS})
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${floor}/*.c
    ${PROJECT_SOURCE_DIR}/src/${floor}/*/*.c)
  if(sources AND floor STREQUAL "10_builtin")
    list(APPEND sources ${OU_EMBEDDED_C})
  endif()
  if(sources)
    add_library(ou_${floor} STATIC ${sources})
    set(scope PUBLIC)
    target_compile_options(ou_${floor} PRIVATE ${OU_LTO_COMPILE})
    list(APPEND OU_FLOORS_BUILT ${floor})
  else()
    add_library(ou_${floor} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_link_libraries(ou_${floor} ${scope} ${below} ${OU_FLOOR_LIBS_${floor}} ou_flags)
  set(below ou_${floor})
endforeach()
# The prompt and the module readline open libedit when they need it (dlopen); linked, it would cost each start.
if(OU_EDIT_INCLUDE AND "13_cli" IN_LIST OU_FLOORS_BUILT)
  target_compile_definitions(ou_10_builtin PRIVATE OU_HAVE_EDIT)
  target_link_libraries(ou_13_cli PUBLIC ${CMAKE_DL_LIBS})
endif()

# Layer check: all objects of floors 00..NN, not only those that a test happens to pull
# in, must link with nothing from above. `ninja layers`.
add_custom_target(layers)
set(so_far "")
set(so_far_libs "")
foreach(floor ${OU_FLOORS})
  list(APPEND so_far_libs ${OU_FLOOR_LIBS_${floor}})
  if(NOT floor IN_LIST OU_FLOORS_BUILT OR floor STREQUAL "13_cli")
    continue()
  endif()
  list(APPEND so_far $<TARGET_OBJECTS:ou_${floor}>)
  add_executable(layer_${floor} EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/cmake/layer_main.c)
  target_link_libraries(layer_${floor} PRIVATE ou_flags ${so_far} ${so_far_libs})
  set_target_properties(layer_${floor} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/layers)
  target_link_options(layer_${floor} PRIVATE $<$<BOOL:${OU_LTO_COMPILE}>:-fno-lto>)
  add_dependencies(layers layer_${floor})
endforeach()

# Unit tests: tests/unit/NN_floor/test_x.c is one program, linked with floors 00..NN and
# cmocka, and one row of ctest. Other .c files in such a folder are linked into each of its
# tests. tests/unit itself is an include root, for helpers shared by all.
enable_testing()

find_path(OU_CMOCKA_INCLUDE cmocka.h)
find_library(OU_CMOCKA cmocka)
add_custom_target(unit)
if(OU_UNIT AND NOT (OU_CMOCKA AND OU_CMOCKA_INCLUDE))
  message(STATUS "unit tests are left out: cmocka is not here")
elseif(OU_UNIT)
  foreach(floor ${OU_FLOORS})
    file(GLOB tests CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/unit/${floor}/test_*.c)
    file(GLOB shared CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/unit/${floor}/*.c)
    list(REMOVE_ITEM shared ${tests} "")
    foreach(source ${tests})
      get_filename_component(name ${source} NAME_WE)
      set(test ${floor}-${name})
      add_executable(${test} ${source} ${shared})
      target_link_libraries(${test} PRIVATE ou_${floor} ${OU_CMOCKA} ou_flags)
      target_include_directories(${test} PRIVATE ${PROJECT_SOURCE_DIR}/tests/unit ${OU_CMOCKA_INCLUDE})
      target_compile_definitions(${test} PRIVATE OU_TESTS="${PROJECT_SOURCE_DIR}/tests")
      set_target_properties(${test} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/unit)
      target_link_options(${test} PRIVATE $<$<BOOL:${OU_LTO_COMPILE}>:-fno-lto>)
      add_test(NAME ${floor}/${name} COMMAND ${test})
      set_tests_properties(${floor}/${name} PROPERTIES TIMEOUT 120)
      add_dependencies(unit ${test})
    endforeach()
  endforeach()
endif()

# Mutations of compiled code (tests/fuzz/pyc): not in `all`, built by the row that runs it.
add_executable(fuzz-pyc EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/tests/fuzz/pyc_mutations.c)
target_link_libraries(fuzz-pyc PRIVATE ou_12_api ou_flags)
target_link_options(fuzz-pyc PRIVATE $<$<BOOL:${OU_LTO_COMPILE}>:-fno-lto>)

# libFuzzer over the compiler (tests/fuzz/source): preset clang-fuzz only, floors 00..08.
if(OU_SANITIZE MATCHES "fuzzer-no-link")
  add_executable(fuzz-source EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/tests/fuzz/compile_source.c)
  target_link_libraries(fuzz-source PRIVATE ou_08_compile ou_flags)
  target_link_options(fuzz-source PRIVATE -fsanitize=fuzzer)
endif()

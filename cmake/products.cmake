# What is installed: the `ouro` command, libouro.a with ouro.h, pkg-config and CMake exports.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
include(CheckLinkerFlag)

# The command: main() is in 13_cli, whose objects are named, the rest comes from archives.
if("13_cli" IN_LIST OU_FLOORS_BUILT)
  add_executable(ouro $<TARGET_OBJECTS:ou_13_cli>)
  target_link_libraries(ouro PRIVATE ou_12_api ${OU_FLOOR_LIBS_13_cli} ou_flags)
  target_link_options(ouro PRIVATE ${OU_LTO_LINK})
  if(OU_LTO_LINK)
    include(cmake/startup.cmake)
    target_link_options(ouro PRIVATE ${OU_IMAGE_LINK})
    set_target_properties(ouro PROPERTIES LINK_DEPENDS "${OU_IMAGE_DEPENDS}")
  endif()
  # Tables of types are full of pointers: relative relocations take a bit each instead of 24 bytes.
  check_linker_flag(C -Wl,-z,pack-relative-relocs OU_HAVE_RELR)
  if(OU_HAVE_RELR AND NOT OU_IMAGE_LINK)
    target_link_options(ouro PRIVATE -Wl,-z,pack-relative-relocs)
  endif()
  install(TARGETS ouro RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()

# The library: floors 00..12 made one object of machine code, optimised as a whole where there is LTO, in which only the
# functions of ouro.h are global: an embedder's link takes part of a second, by any compiler, and no name of ours meets one
# of its own. Sanitizers put groups of sections into objects, which do not survive that: there the objects are taken as they are.
set(library_objects "")
set(library_archives "")
foreach(floor ${OU_FLOORS_BUILT})
  if(NOT floor STREQUAL "13_cli")
    list(APPEND library_objects $<TARGET_OBJECTS:ou_${floor}>)
    list(APPEND library_archives $<TARGET_FILE:ou_${floor}>)
  endif()
endforeach()
if(NOT OU_SANITIZE)
  set(whole ${CMAKE_BINARY_DIR}/gen/whole.o)
  set(one_object ${CMAKE_BINARY_DIR}/gen/libouro.o)
  add_custom_command(OUTPUT ${one_object}
    COMMAND ${CMAKE_C_COMPILER} -r -nostdlib ${OU_LTO_WHOLE}
      -Wl,--whole-archive ${library_archives} -Wl,--no-whole-archive -o ${whole}
    COMMAND ${CMAKE_OBJCOPY} --wildcard --keep-global-symbol=ouro_* ${whole} ${one_object}
    COMMAND ${CMAKE_COMMAND} -E rm ${whole}
    DEPENDS ${library_archives}
    COMMENT "Linking floors 00 to 12 into one object" VERBATIM)
  set_source_files_properties(${one_object} PROPERTIES EXTERNAL_OBJECT ON GENERATED ON)
  set(library_objects ${one_object})
endif()
if("12_api" IN_LIST OU_FLOORS_BUILT)
  add_library(ouro_static STATIC ${library_objects})
  set_target_properties(ouro_static PROPERTIES OUTPUT_NAME ouro LINKER_LANGUAGE C EXPORT_NAME ouro)
  target_include_directories(ouro_static INTERFACE
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  target_link_libraries(ouro_static INTERFACE gmp m Threads::Threads)
  add_library(ouro::ouro ALIAS ouro_static)

  install(TARGETS ouro_static EXPORT ouro ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
  install(FILES ${PROJECT_SOURCE_DIR}/include/ouro.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
  install(EXPORT ouro NAMESPACE ouro:: FILE ouro-targets.cmake
    DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/ouro)
  configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/ouro-config.cmake.in
    ${CMAKE_BINARY_DIR}/gen/ouro-config.cmake INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/ouro)
  write_basic_package_version_file(${CMAKE_BINARY_DIR}/gen/ouro-config-version.cmake
    COMPATIBILITY SameMinorVersion)
  # The prefix may be chosen at install time: ouro.pc finds it from where it stands.
  file(RELATIVE_PATH OU_PC_UP /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
  configure_file(${PROJECT_SOURCE_DIR}/cmake/ouro.pc.in ${CMAKE_BINARY_DIR}/gen/ouro.pc @ONLY)
  install(FILES ${CMAKE_BINARY_DIR}/gen/ouro-config.cmake
    ${CMAKE_BINARY_DIR}/gen/ouro-config-version.cmake DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/ouro)
  install(FILES ${CMAKE_BINARY_DIR}/gen/ouro.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endif()

# For ./dev bench; not installed.
add_executable(measure ${PROJECT_SOURCE_DIR}/tools/measure.c)
set_target_properties(measure PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/gen)

# Libraries that modules need and Ouro does not: their headers are looked for here, and the modules open the libraries
# themselves when they are first imported (src/10_builtin/foreign.h), so nothing is linked. A module whose header is not
# there raises ModuleNotFoundError, which names the package.

foreach(row "ZLIB zlib.h zlib1g-dev" "BZ2 bzlib.h libbz2-dev" "LZMA lzma.h liblzma-dev" "CRYPTO openssl/evp.h libssl-dev"
    "EXPAT expat.h libexpat1-dev" "SQLITE sqlite3.h libsqlite3-dev" "FFI ffi.h libffi-dev"
    "CRYPT crypt.h libcrypt-dev" "DB db.h libdb-dev")
  separate_arguments(row)
  list(GET row 0 name)
  list(GET row 1 header)
  list(GET row 2 package)
  find_path(OU_${name}_INCLUDE ${header})
  if(OU_${name}_INCLUDE)
    target_compile_definitions(ou_10_builtin PRIVATE OU_HAVE_${name})
  else()
    message(STATUS "${header} was not found: its module is left out (Debian package ${package})")
  endif()
endforeach()

/* exceptions_types.c - the table of built-in exception types.
 *
 * A family is the layout and the slots that an exception shares with its base; the
 * head of a family also names the tables of its attributes. */
#include "06_types/exceptions_int.h"

/* Their numbers, in the order of the list. */
enum {
    INDEX_FIRST = OU_TYPE_INDEX_EXCEPTIONS - 1,
#define OU_X(snake, name, base) INDEX_##snake,
    OU_EXCEPTION_LIST(OU_X)
#undef OU_X
    INDEX_END
};
_Static_assert((int)INDEX_END <= (int)OU_TYPE_INDEX_EXCEPTIONS_END, "type_index.h keeps room for them");

/* Each type says its __init__ itself, and most of them their __new__: `class E(ValueError, Other)` does not run Other's. */
#define FAMILY(size, text, maker, initializer, more) \
    .basic_size = sizeof(size), .str = text, .make = maker, .init = initializer, .own = OU_OWN_INIT | (more)
#define ROOT FAMILY(OuException, ou_exception_str, ou_exception_make, ou_exception_init, OU_OWN_NEW | OU_OWN_GETATTR | OU_OWN_SETATTR)
#define BASE FAMILY(OuException, ou_exception_str, ou_exception_make, ou_exception_init, OU_OWN_NEW)
#define GROUP FAMILY(OuExceptionGroup, ou_group_str, ou_group_make, ou_exception_init, OU_OWN_NEW)
#define EXIT FAMILY(OuStopIteration, ou_exception_str, ou_exception_make, ou_system_exit_init, 0)
#define STOP FAMILY(OuStopIteration, ou_exception_str, ou_exception_make, ou_stop_iteration_init, 0)
#define ATTRIBUTE FAMILY(OuNameError, ou_exception_str, ou_exception_make, ou_attribute_error_init, OU_OWN_STR)
#define NAME FAMILY(OuNameError, ou_exception_str, ou_exception_make, ou_name_error_init, OU_OWN_STR)
#define UNBOUND FAMILY(OuNameError, ou_exception_str, ou_exception_make, ou_name_error_init, 0)
#define IMPORT FAMILY(OuImportError, ou_import_error_str, ou_exception_make, ou_import_error_init, 0)
#define KEY FAMILY(OuException, ou_key_error_str, ou_exception_make, ou_exception_init, 0)
#define OS FAMILY(OuOsError, ou_os_error_str, ou_os_error_make, ou_os_error_init, 0)
#define SYNTAX FAMILY(OuSyntaxError, ou_syntax_error_str, ou_exception_make, ou_syntax_error_init, 0)
#define DECODE FAMILY(OuUnicodeError, ou_unicode_decode_str, ou_exception_make, ou_unicode_decode_init, OU_OWN_NEW)
#define ENCODE FAMILY(OuUnicodeError, ou_unicode_encode_str, ou_exception_make, ou_unicode_encode_init, OU_OWN_NEW)
#define TRANSLATE FAMILY(OuUnicodeError, ou_unicode_translate_str, ou_exception_make, ou_unicode_translate_init, OU_OWN_NEW)

#define MEMBERS(table) .members = table
#define ROOT_TABLES .methods = ou_exception_methods, .getset = ou_exception_getset, .members = ou_exception_members
#define GROUP_TABLES .methods = ou_group_methods, .members = ou_group_members
#define IMPORT_TABLES .methods = ou_import_error_methods, .members = ou_import_error_members
#define OS_TABLES .methods = ou_os_error_methods, .getset = ou_os_error_getset, .members = ou_os_error_members

#define EXCEPTION(snake, text, base_type, family, text_doc, ...)                                            \
    const OuType ou_exc_##snake = {                                                                   \
        .head = OU_STATIC_HEAD(&ou_type_type),                                                        \
        .name = text,                                                                                 \
        .base = &base_type,                                                                           \
        .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE | OU_TYPE_IS_EXC,               \
        .index = INDEX_##snake,                                                                       \
        .dict_offset = offsetof(OuException, dict),                                                   \
        .drop = ou_exception_drop,                                                                    \
        .visit = ou_exception_visit,                                                                  \
        .clear = ou_exception_clear,                                                                  \
        .repr = ou_exception_repr,                                                                    \
        .hash = ou_object_hash,                                                                       \
        .compare = ou_object_compare,                                                                 \
        .get_attr = ou_generic_get_attr,                                                              \
        .set_attr = ou_generic_set_attr,                                                              \
        .doc = text_doc,                                                                              \
        family,                                                                                       \
        __VA_ARGS__                                                                                   \
    };

EXCEPTION(base_exception, "BaseException", ou_object_type, ROOT, "Common base class for all exceptions", ROOT_TABLES)
EXCEPTION(exception, "Exception", ou_exc_base_exception, BASE, "Common base class for all non-exit exceptions.", )
EXCEPTION(base_exception_group, "BaseExceptionGroup", ou_exc_base_exception, GROUP, "A combination of multiple unrelated exceptions.", GROUP_TABLES)
EXCEPTION(generator_exit, "GeneratorExit", ou_exc_base_exception, BASE, "Request that a generator exit.", )
EXCEPTION(keyboard_interrupt, "KeyboardInterrupt", ou_exc_base_exception, BASE, "Program interrupted by user.", )
EXCEPTION(system_exit, "SystemExit", ou_exc_base_exception, EXIT, "Request to exit from the interpreter.", MEMBERS(ou_system_exit_members))
EXCEPTION(arithmetic_error, "ArithmeticError", ou_exc_exception, BASE, "Base class for arithmetic errors.", )
EXCEPTION(floating_point_error, "FloatingPointError", ou_exc_arithmetic_error, BASE, "Floating point operation failed.", )
EXCEPTION(overflow_error, "OverflowError", ou_exc_arithmetic_error, BASE, "Result too large to be represented.", )
EXCEPTION(zero_division_error, "ZeroDivisionError", ou_exc_arithmetic_error, BASE, "Second argument to a division or modulo operation was zero.", )
EXCEPTION(assertion_error, "AssertionError", ou_exc_exception, BASE, "Assertion failed.", )
EXCEPTION(attribute_error, "AttributeError", ou_exc_exception, ATTRIBUTE, "Attribute not found.", MEMBERS(ou_attribute_error_members))
EXCEPTION(buffer_error, "BufferError", ou_exc_exception, BASE, "Buffer error.", )
EXCEPTION(eof_error, "EOFError", ou_exc_exception, BASE, "Read beyond end of file.", )
EXCEPTION(import_error, "ImportError", ou_exc_exception, IMPORT, "Import can't find module, or can't find name in module.", IMPORT_TABLES)
EXCEPTION(module_not_found_error, "ModuleNotFoundError", ou_exc_import_error, IMPORT, "Module not found.", )
EXCEPTION(lookup_error, "LookupError", ou_exc_exception, BASE, "Base class for lookup errors.", )
EXCEPTION(index_error, "IndexError", ou_exc_lookup_error, BASE, "Sequence index out of range.", )
EXCEPTION(key_error, "KeyError", ou_exc_lookup_error, KEY, "Mapping key not found.", )
EXCEPTION(memory_error, "MemoryError", ou_exc_exception, BASE, "Out of memory.", )
EXCEPTION(name_error, "NameError", ou_exc_exception, NAME, "Name not found globally.", MEMBERS(ou_name_error_members))
EXCEPTION(unbound_local_error, "UnboundLocalError", ou_exc_name_error, UNBOUND, "Local name referenced but not bound to a value.", )
EXCEPTION(os_error, "OSError", ou_exc_exception, OS, "Base class for I/O related errors.", OS_TABLES)
EXCEPTION(blocking_io_error, "BlockingIOError", ou_exc_os_error, OS, "I/O operation would block.", )
EXCEPTION(child_process_error, "ChildProcessError", ou_exc_os_error, OS, "Child process error.", )
EXCEPTION(connection_error, "ConnectionError", ou_exc_os_error, OS, "Connection error.", )
EXCEPTION(broken_pipe_error, "BrokenPipeError", ou_exc_connection_error, OS, "Broken pipe.", )
EXCEPTION(connection_aborted_error, "ConnectionAbortedError", ou_exc_connection_error, OS, "Connection aborted.", )
EXCEPTION(connection_refused_error, "ConnectionRefusedError", ou_exc_connection_error, OS, "Connection refused.", )
EXCEPTION(connection_reset_error, "ConnectionResetError", ou_exc_connection_error, OS, "Connection reset.", )
EXCEPTION(file_exists_error, "FileExistsError", ou_exc_os_error, OS, "File already exists.", )
EXCEPTION(file_not_found_error, "FileNotFoundError", ou_exc_os_error, OS, "File not found.", )
EXCEPTION(interrupted_error, "InterruptedError", ou_exc_os_error, OS, "Interrupted by signal.", )
EXCEPTION(is_a_directory_error, "IsADirectoryError", ou_exc_os_error, OS, "Operation doesn't work on directories.", )
EXCEPTION(not_a_directory_error, "NotADirectoryError", ou_exc_os_error, OS, "Operation only works on directories.", )
EXCEPTION(permission_error, "PermissionError", ou_exc_os_error, OS, "Not enough permissions.", )
EXCEPTION(process_lookup_error, "ProcessLookupError", ou_exc_os_error, OS, "Process not found.", )
EXCEPTION(timeout_error, "TimeoutError", ou_exc_os_error, OS, "Timeout expired.", )
EXCEPTION(reference_error, "ReferenceError", ou_exc_exception, BASE, "Weak ref proxy used after referent went away.", )
EXCEPTION(runtime_error, "RuntimeError", ou_exc_exception, BASE, "Unspecified run-time error.", )
EXCEPTION(not_implemented_error, "NotImplementedError", ou_exc_runtime_error, BASE, "Method or function hasn't been implemented yet.", )
EXCEPTION(recursion_error, "RecursionError", ou_exc_runtime_error, BASE, "Recursion limit exceeded.", )
EXCEPTION(stop_async_iteration, "StopAsyncIteration", ou_exc_exception, BASE, "Signal the end from iterator.__anext__().", )
EXCEPTION(stop_iteration, "StopIteration", ou_exc_exception, STOP, "Signal the end from iterator.__next__().", MEMBERS(ou_stop_iteration_members))
EXCEPTION(syntax_error, "SyntaxError", ou_exc_exception, SYNTAX, "Invalid syntax.", MEMBERS(ou_syntax_error_members))
EXCEPTION(indentation_error, "IndentationError", ou_exc_syntax_error, SYNTAX, "Improper indentation.", )
EXCEPTION(tab_error, "TabError", ou_exc_indentation_error, SYNTAX, "Improper mixture of spaces and tabs.", )
EXCEPTION(system_error, "SystemError", ou_exc_exception, BASE, "Internal error in the interpreter.", )
EXCEPTION(type_error, "TypeError", ou_exc_exception, BASE, "Inappropriate argument type.", )
EXCEPTION(value_error, "ValueError", ou_exc_exception, BASE, "Inappropriate argument value (of correct type).", )
EXCEPTION(unicode_error, "UnicodeError", ou_exc_value_error, BASE, "Unicode related error.", )
EXCEPTION(unicode_decode_error, "UnicodeDecodeError", ou_exc_unicode_error, DECODE, "Unicode decoding error.", MEMBERS(ou_unicode_error_members))
EXCEPTION(unicode_encode_error, "UnicodeEncodeError", ou_exc_unicode_error, ENCODE, "Unicode encoding error.", MEMBERS(ou_unicode_error_members))
EXCEPTION(unicode_translate_error, "UnicodeTranslateError", ou_exc_unicode_error, TRANSLATE, "Unicode translation error.", MEMBERS(ou_unicode_error_members))
EXCEPTION(warning, "Warning", ou_exc_exception, BASE, "Base class for warning categories.", )
EXCEPTION(bytes_warning, "BytesWarning", ou_exc_warning, BASE, "Base class for warnings about bytes.", )
EXCEPTION(deprecation_warning, "DeprecationWarning", ou_exc_warning, BASE, "Base class for warnings about deprecation.", )
EXCEPTION(encoding_warning, "EncodingWarning", ou_exc_warning, BASE, "Base class for warnings about encoding.", )
EXCEPTION(future_warning, "FutureWarning", ou_exc_warning, BASE, "Base class for warnings about future.", )
EXCEPTION(import_warning, "ImportWarning", ou_exc_warning, BASE, "Base class for warnings about import.", )
EXCEPTION(pending_deprecation_warning, "PendingDeprecationWarning", ou_exc_warning, BASE, "Base class for warnings about pending deprecation.", )
EXCEPTION(resource_warning, "ResourceWarning", ou_exc_warning, BASE, "Base class for warnings about resource.", )
EXCEPTION(runtime_warning, "RuntimeWarning", ou_exc_warning, BASE, "Base class for warnings about runtime.", )
EXCEPTION(syntax_warning, "SyntaxWarning", ou_exc_warning, BASE, "Base class for warnings about syntax.", )
EXCEPTION(unicode_warning, "UnicodeWarning", ou_exc_warning, BASE, "Base class for warnings about unicode.", )
EXCEPTION(user_warning, "UserWarning", ou_exc_warning, BASE, "Base class for warnings about user.", )

const OuType *const ou_exception_types[] = {
#define OU_X(snake, name, base) &ou_exc_##snake,
    OU_EXCEPTION_LIST(OU_X)
#undef OU_X
    NULL,
};

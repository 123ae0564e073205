/* exceptions.h - BaseException and its family; tracebacks. */
#ifndef OU_EXCEPTIONS_H
#define OU_EXCEPTIONS_H

#include "06_types/types_vm.h"

typedef struct OuException { /* BaseException's layout; the bigger ones start with it */
    OuObject head;
    OuObject *args;      /* tuple; NULL only while it is made */
    OuObject *traceback; /* OuTraceback or NULL */
    OuObject *context, *cause; /* may be NULL */
    OuObject *dict;      /* attributes, __notes__ among them as in 3.11; NULL until used */
    bool suppress_context;
} OuException;

/* The bigger ones. All objects may be NULL (which reads as None). */
typedef struct OuStopIteration { /* SystemExit too: its code */
    OuException base;
    OuObject *value;
} OuStopIteration;

typedef struct OuNameError { /* AttributeError too; NameError has no object */
    OuException base;
    OuObject *name, *object;
} OuNameError;

typedef struct OuImportError {
    OuException base;
    OuObject *msg, *name, *path;
} OuImportError;

typedef struct OuSyntaxError {
    OuException base;
    OuObject *msg, *filename, *lineno, *offset, *text, *end_lineno, *end_offset, *print_file_and_line;
} OuSyntaxError;

typedef struct OuOsError {
    OuException base;
    OuObject *error_number, *strerror, *filename, *filename2;
    int64_t written; /* BlockingIOError.characters_written; -1: none */
} OuOsError;

typedef struct OuUnicodeError { /* UnicodeDecodeError, EncodeError, TranslateError (no encoding) */
    OuException base;
    OuObject *encoding, *object, *reason;
    int64_t start, end;
} OuUnicodeError;

typedef struct OuExceptionGroup {
    OuException base;
    OuObject *message, *exceptions; /* str, tuple */
} OuExceptionGroup;

typedef struct OuTraceback {
    OuObject head;
    struct OuTraceback *next;
    OuObject *frame;     /* 09's frame object (an opaque OuObject here) */
    int32_t last_offset; /* of the instruction, in bytes, as f_lasti */
    int32_t line;
} OuTraceback;

/* X(snake_name, PythonName, base snake_name): names of the const types are ou_exc_<snake_name>. */
#define OU_EXCEPTION_LIST(X)                                                                       \
    X(base_exception, BaseException, object)                                                       \
    X(exception, Exception, base_exception)                                                        \
    X(base_exception_group, BaseExceptionGroup, base_exception)                                    \
    X(generator_exit, GeneratorExit, base_exception)                                               \
    X(keyboard_interrupt, KeyboardInterrupt, base_exception)                                       \
    X(system_exit, SystemExit, base_exception)                                                     \
    X(arithmetic_error, ArithmeticError, exception)                                                \
    X(floating_point_error, FloatingPointError, arithmetic_error)                                  \
    X(overflow_error, OverflowError, arithmetic_error)                                             \
    X(zero_division_error, ZeroDivisionError, arithmetic_error)                                    \
    X(assertion_error, AssertionError, exception)                                                  \
    X(attribute_error, AttributeError, exception)                                                  \
    X(buffer_error, BufferError, exception)                                                        \
    X(eof_error, EOFError, exception)                                                              \
    X(import_error, ImportError, exception)                                                        \
    X(module_not_found_error, ModuleNotFoundError, import_error)                                   \
    X(lookup_error, LookupError, exception)                                                        \
    X(index_error, IndexError, lookup_error)                                                       \
    X(key_error, KeyError, lookup_error)                                                           \
    X(memory_error, MemoryError, exception)                                                        \
    X(name_error, NameError, exception)                                                            \
    X(unbound_local_error, UnboundLocalError, name_error)                                          \
    X(os_error, OSError, exception)                                                                \
    X(blocking_io_error, BlockingIOError, os_error)                                                \
    X(child_process_error, ChildProcessError, os_error)                                            \
    X(connection_error, ConnectionError, os_error)                                                 \
    X(broken_pipe_error, BrokenPipeError, connection_error)                                        \
    X(connection_aborted_error, ConnectionAbortedError, connection_error)                          \
    X(connection_refused_error, ConnectionRefusedError, connection_error)                          \
    X(connection_reset_error, ConnectionResetError, connection_error)                              \
    X(file_exists_error, FileExistsError, os_error)                                                \
    X(file_not_found_error, FileNotFoundError, os_error)                                           \
    X(interrupted_error, InterruptedError, os_error)                                               \
    X(is_a_directory_error, IsADirectoryError, os_error)                                           \
    X(not_a_directory_error, NotADirectoryError, os_error)                                         \
    X(permission_error, PermissionError, os_error)                                                 \
    X(process_lookup_error, ProcessLookupError, os_error)                                          \
    X(timeout_error, TimeoutError, os_error)                                                       \
    X(reference_error, ReferenceError, exception)                                                  \
    X(runtime_error, RuntimeError, exception)                                                      \
    X(not_implemented_error, NotImplementedError, runtime_error)                                   \
    X(recursion_error, RecursionError, runtime_error)                                              \
    X(stop_async_iteration, StopAsyncIteration, exception)                                         \
    X(stop_iteration, StopIteration, exception)                                                    \
    X(syntax_error, SyntaxError, exception)                                                        \
    X(indentation_error, IndentationError, syntax_error)                                           \
    X(tab_error, TabError, indentation_error)                                                      \
    X(system_error, SystemError, exception)                                                        \
    X(type_error, TypeError, exception)                                                            \
    X(value_error, ValueError, exception)                                                          \
    X(unicode_error, UnicodeError, value_error)                                                    \
    X(unicode_decode_error, UnicodeDecodeError, unicode_error)                                     \
    X(unicode_encode_error, UnicodeEncodeError, unicode_error)                                     \
    X(unicode_translate_error, UnicodeTranslateError, unicode_error)                               \
    X(warning, Warning, exception)                                                                 \
    X(bytes_warning, BytesWarning, warning)                                                        \
    X(deprecation_warning, DeprecationWarning, warning)                                            \
    X(encoding_warning, EncodingWarning, warning)                                                  \
    X(future_warning, FutureWarning, warning)                                                      \
    X(import_warning, ImportWarning, warning)                                                      \
    X(pending_deprecation_warning, PendingDeprecationWarning, warning)                             \
    X(resource_warning, ResourceWarning, warning)                                                  \
    X(runtime_warning, RuntimeWarning, warning)                                                    \
    X(syntax_warning, SyntaxWarning, warning)                                                      \
    X(unicode_warning, UnicodeWarning, warning)                                                    \
    X(user_warning, UserWarning, warning)
/* ExceptionGroup has two bases: a heap type, made when first asked for (ou_exception_group_type). */

#define OU_X(snake, name, base) extern const OuType ou_exc_##snake;
OU_EXCEPTION_LIST(OU_X)
#undef OU_X
extern const OuType ou_traceback_type;

OU_INLINE bool ou_is_exception(const OuObject *o) { return OU_HAS_FLAG(o->type, OU_TYPE_IS_EXC); }

/* The built-in exception classes, for the builtins module. NULL at the end. */
extern const OuType *const ou_exception_types[];
OuObject *ou_exception_group_type(OuThread *th); /* borrowed; NULL with error */

/* Groups, for except* (PEP 654). */
/* Parts of a group that match a class or tuple of classes and that do not, each new or None. */
bool ou_group_split(OuThread *th, OuObject *group, OuObject *classes, OuObject **match, OuObject **rest);
/* ExceptionGroup("", exceptions), or the base class where that is needed: new. exceptions: list or tuple, not empty. */
OuObject *ou_group_new(OuThread *th, OuObject *exceptions);
/* What goes on after all clauses, new; None: nothing. raised (a list) has what the clauses raised and what none of them
 * matched, None for nothing: parts of original go back to their places in it, a group of new exceptions has that as its last. */
OuObject *ou_group_merge(OuThread *th, OuObject *original, OuObject *raised);

OuObject *ou_traceback_new(OuThread *th, OuObject *next, OuObject *frame, int32_t last_offset, int32_t line);
/* StopIteration's value (new): None without one. For `return` values of generators. */
OuObject *ou_stop_iteration_value(OuThread *th, OuObject *exception);

/* For codecs: UnicodeDecodeError(encoding, bytes, start, end, reason) and its like, made without Python running.
 * object: bytes (decode) or str; kept. New; NULL with MemoryError. */
OuObject *ou_unicode_error_new(OuThread *th, const OuType *type, const char *encoding, OuObject *object, int64_t start,
                               int64_t end, const char *reason);
/* start and end as an error handler may use them: within the object. */
void ou_unicode_error_range(OuObject *error, int64_t *start, int64_t *end);

/* The subclass of OSError for an errno; OSError when there is none. */
const OuType *ou_os_error_type(int error_number);

/* AttributeError and NameError know what was asked for, and of what; both may be NULL. */
void ou_attribute_error_set(OuThread *th, OuObject *error, OuObject *name, OuObject *object);
/* AttributeError with name and obj; the format of ou_raise(). */
bool ou_raise_attribute(OuThread *th, OuObject *o, OuObject *name, const char *format, ...);

#endif


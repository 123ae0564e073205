/* error.c - error.h: making exceptions and their chains; the bound on recursion.
 *
 * An exception is made before anything pending is let go of, so that a message may
 * show parts of the error that it replaces. Whatever is raised while something else is
 * being handled gets that as its __context__ here, once, when it is raised; what is raised
 * again is put back with ou_error_set_adopt() and keeps the context it has. */
#include "06_types/error.h"

#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"

#include <stdarg.h>
#include <string.h>

#define EXC(o) ((OuException *)(o))

#define HEAD_ROOM 50 /* calls beyond the limit while a RecursionError is being made */

/* ---- chains ---- */

/* What is being handled, whichever generator it is in; borrowed, NULL: nothing. */
static OuObject *handled_now(const OuThread *th)
{
    for (const OuHandled *h = th->handled; h != NULL; h = h->previous) {
        if (h->value != NULL) {
            return h->value;
        }
    }
    return NULL;
}

/* error.__context__ = context, which is taken over. A chain from context that leads back to error is
 * cut there. Chains with a loop of their own (only Python code can make them) are walked once:
 * Floyd's tortoise follows at half the speed. */
static void set_context_adopt(OuThread *th, OuObject *error, OuObject *context)
{
    if (error == context) {
        ou_drop(th, context);
        return;
    }
    OuObject *at = context, *slow = context;
    bool step = false;
    while (EXC(at)->context != NULL) {
        if (EXC(at)->context == error) {
            ou_clear_ref(th, &EXC(at)->context);
            break;
        }
        at = EXC(at)->context;
        if (at == slow) {
            break;
        }
        if (step) {
            slow = EXC(slow)->context;
        }
        step = !step;
    }
    ou_replace(th, &EXC(error)->context, context);
}

/* Makes an instance (taken over) the pending error, chained to what is being handled. */
static bool raise_adopt(OuThread *th, OuObject *error)
{
    OuObject *handled = handled_now(th);
    if (handled != NULL && handled != error && ou_is_exception(handled)) {
        set_context_adopt(th, error, ou_keep(handled));
    }
    ou_error_set_adopt(th, error);
    return false;
}

void ou_error_chain_adopt(OuThread *th, OuObject *earlier)
{
    if (earlier == NULL) {
        return;
    }
    if (th->error == NULL) {
        ou_error_set_adopt(th, earlier);
        return;
    }
    if (!ou_is_exception(th->error) || !ou_is_exception(earlier)) { /* out of memory during start-up */
        ou_drop(th, earlier);
        return;
    }
    OuObject *error = ou_keep(th->error);
    set_context_adopt(th, error, earlier);
    ou_drop(th, error);
}

/* ---- raising ---- */

/* type(*args) of a built-in type; what was pending has been set aside. NULL with the error. */
static OuObject *make(OuThread *th, const OuType *type, OuObject *const *args, size_t n)
{
    OuObject *error = type->make(th, type, args, n, NULL);
    if (error != NULL && !error->type->init(th, error, args, n, NULL)) {
        ou_clear_ref(th, &error);
    }
    return error;
}

/* earlier: what was pending, dropped now that its successor is made. */
static bool raise_new(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *earlier)
{
    OuObject *error = make(th, type, args, n);
    if (error != NULL) {
        raise_adopt(th, error);
    }
    ou_drop_maybe(th, earlier);
    return false;
}

bool ou_raise(OuThread *th, const OuType *exception, const char *format, ...)
{
    OuObject *earlier = ou_error_take(th);
    va_list args;
    va_start(args, format);
    OuObject *text = ou_str_format_list(th, format, args);
    va_end(args);
    if (text == NULL) {
        ou_drop_maybe(th, earlier);
        return false;
    }
    raise_new(th, exception, &text, 1, earlier);
    ou_drop(th, text);
    return false;
}

void ou_error_unshare(OuThread *th)
{
    if (OU_LIKELY(th->error != th->vm->memory_error || th->error == NULL)) {
        return;
    }
    OuObject *shared = ou_error_take(th);
    OuObject *own = make(th, &ou_exc_memory_error, NULL, 0);
    if (own == NULL) {
        ou_error_restore_adopt(th, shared);
    } else {
        ou_drop(th, shared);
        raise_adopt(th, own);
    }
}

bool ou_raise_value(OuThread *th, const OuType *exception, OuObject *value)
{
    return raise_new(th, exception, &value, 1, ou_error_take(th));
}

bool ou_raise_system(OuThread *th, const char *where)
{
    return ou_raise(th, &ou_exc_system_error, "%s", where);
}

OU_INLINE bool is_exception_class(const OuObject *o)
{
    return ou_is_type(o) && OU_HAS_FLAG((const OuType *)o, OU_TYPE_IS_EXC);
}

/* An instance for `raise o` or `from o`, new: o itself, or what the class o makes. */
static OuObject *instance_of(OuThread *th, OuObject *o, const char *message)
{
    if (ou_is_exception(o)) {
        return ou_keep(o);
    }
    if (!is_exception_class(o)) {
        return ou_null(th, &ou_exc_type_error, "%s", message);
    }
    OuObject *error = ou_call0(th, o);
    if (error != NULL && !ou_is_exception(error)) {
        ou_raise(th, &ou_exc_type_error, "calling %R should have returned an instance of BaseException, not %R", o,
                 OU_TYPE_OBJECT(error->type));
        ou_clear_ref(th, &error);
    }
    return error;
}

/* The class o made error (taken over), which is of another class: o is called again, to wrap it. NULL when that fails. */
static OuObject *wrap_adopt(OuThread *th, OuObject *o, OuObject *error)
{
    if (error == NULL || !is_exception_class(o) || ou_type_extends(error->type, (const OuType *)o)) {
        return error;
    }
    OuObject *wrapped = ou_call1(th, o, error);
    ou_drop(th, error);
    if (wrapped != NULL && !ou_is_exception(wrapped)) {
        ou_raise(th, &ou_exc_type_error, "calling %R should have returned an instance of BaseException, not %T", o, wrapped);
        ou_clear_ref(th, &wrapped);
    }
    return wrapped;
}

bool ou_raise_object(OuThread *th, OuObject *exception, OuObject *cause)
{
    OuObject *error = instance_of(th, exception, "exceptions must derive from BaseException");
    if (error == NULL) {
        return false;
    }
    if (cause != NULL) {
        OuObject *fixed = NULL;
        if (cause != OU_NONE &&
            (fixed = instance_of(th, cause, "exception causes must derive from BaseException")) == NULL) {
            ou_drop(th, error);
            return false;
        }
        EXC(error)->suppress_context = true;
        ou_replace(th, &EXC(error)->cause, fixed);
    }
    error = wrap_adopt(th, exception, error);
    return error != NULL && raise_adopt(th, error);
}

bool ou_raise_errno(OuThread *th, int error_number, OuObject *path, OuObject *path2)
{
    char buffer[256];
    const char *text = error_number == 0 ? "Error" : strerror_r(error_number, buffer, sizeof buffer);
    OuObject *args[5] = {ou_int_new(th, error_number), NULL, path, OU_NONE, path2};
    args[1] = args[0] == NULL ? NULL : ou_str_decode(th, text, strlen(text), "utf-8", "surrogateescape");
    if (args[1] != NULL) {
        raise_new(th, &ou_exc_os_error, args, path2 != NULL ? 5 : path != NULL ? 3 : 2, ou_error_take(th));
    }
    ou_drop_maybe(th, args[0]);
    ou_drop_maybe(th, args[1]);
    return false;
}

/* A place in the source: 0 is unknown. */
static OuObject *place(OuThread *th, size_t n)
{
    return n == 0 ? OU_NONE : ou_int_new_u64(th, n);
}

bool ou_raise_syntax(OuThread *th, OuSyntaxKind kind, const char *message, OuObject *filename, size_t line,
                     size_t offset, size_t end_line, size_t end_offset, const char *text, size_t text_size)
{
    static const OuType *const types[] = {&ou_exc_syntax_error, &ou_exc_indentation_error, &ou_exc_tab_error};
    ou_error_clear(th);
    OuObject *args[2] = {ou_str_from_text(th, message), NULL};
    bool empty = line == 0 && text != NULL; /* an empty source has a line 0 */
    OuObject *info = args[0] == NULL ? NULL : ou_tuple_new(th, end_line == 0 && !empty ? 4 : 6);
    if (info != NULL) {
        OuObject **items = ou_tuple_items(info);
        items[0] = ou_keep(filename == NULL ? OU_NONE : filename);
        items[1] = empty ? ou_int_new(th, 0) : place(th, line);
        items[2] = line == 0 && !empty ? OU_NONE : ou_int_new(th, (int64_t)offset); /* -1 is passed on */
        items[3] = text == NULL ? OU_NONE : ou_str_decode(th, text, text_size, "utf-8", "replace");
        if (end_line != 0 || empty) {
            items[4] = ou_int_new_u64(th, end_line);
            items[5] = ou_int_new(th, (int64_t)end_offset);
        }
        if (!ou_has_error(th)) {
            args[1] = ou_tuple_ready(th, info);
            raise_new(th, types[kind], args, 2, NULL);
        }
        ou_drop(th, info);
    }
    ou_drop_maybe(th, args[0]);
    return false;
}

/* ---- asking ---- */

bool ou_error_matches(OuThread *th, const OuType *exception)
{
    return th->error != NULL && ou_is_of(th, th->error, exception);
}

bool ou_error_swallow(OuThread *th, const OuType *exception)
{
    if (!ou_error_matches(th, exception)) {
        return false;
    }
    ou_error_clear(th);
    return true;
}

/* ---- recursion ---- */

bool ou_enter_slow(OuThread *th, const char *where)
{
    if (th->depth <= (int64_t)th->vm->recursion_limit + th->depth_extra &&
        (const char *)__builtin_frame_address(0) >= th->stack_limit) {
        return true;
    }
    if (th->depth_extra > 0) { /* the making of the error below recursed: nothing is left to make one with */
        th->depth--;
        return ou_raise_memory(th);
    }
    th->depth_extra = HEAD_ROOM;
    ou_raise(th, &ou_exc_recursion_error, "maximum recursion depth exceeded%s", where);
    th->depth_extra = 0;
    th->depth--;
    return false;
}

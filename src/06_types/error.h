/* error.h - raising: from the words of a message to a pending exception.
 *
 * Every raiser returns false (or NULL by the ou_null_ macros), so that a failing
 * function ends in `return ou_raise(...)`. When the message itself cannot be made
 * for want of memory, the pending error is MemoryError. */
#ifndef OU_ERROR_H
#define OU_ERROR_H

#include "04_object/vm.h"

/* The format: %s const char * (UTF-8), %.Ns with a precision, %d int, %u unsigned, %lld/%llu/%zd/%zu, %c int
 * (a code point), %x, %p, %%, and of objects (borrowed): %S str(o), %R repr(o), %A ascii(o),
 * %U a str as it is, %T the name of o's type, %G the same for an argument (None for None), %N the name of an OuType *. */
bool ou_raise(OuThread *th, const OuType *exception, const char *format, ...);
#define ou_null(th, ...) (ou_raise((th), __VA_ARGS__), NULL)

/* exception(value) with one argument, borrowed: KeyError(key), StopIteration(value). */
bool ou_raise_value(OuThread *th, const OuType *exception, OuObject *value);

/* `raise exception` for any object: a class is called, an instance is used. Both borrowed. */
bool ou_raise_object(OuThread *th, OuObject *exception, OuObject *cause /* NULL: no from */);

/* OSError (the subclass that errno says) with strerror's text; path objects may be NULL. */
bool ou_raise_errno(OuThread *th, int error_number, OuObject *path, OuObject *path2);

/* SyntaxError and its two children, with the place. text: the source line, may be NULL.
 * Offsets count characters from 1; 0: unknown. (size_t)-1 is shown as -1, as CPython has it. */
typedef enum OuSyntaxKind { OU_SYNTAX, OU_INDENTATION, OU_TAB } OuSyntaxKind;
bool ou_raise_syntax(OuThread *th, OuSyntaxKind kind, const char *message, OuObject *filename,
                     size_t line, size_t offset, size_t end_line, size_t end_offset,
                     const char *text, size_t text_size);

/* Is the pending error an instance of the type? False when none is pending. */
bool ou_error_matches(OuThread *th, const OuType *exception);

/* Clears the pending error when it matches; true when it did. */
bool ou_error_swallow(OuThread *th, const OuType *exception);

/* Sets __context__ and makes the pending error replace `earlier` (taken over): for what
 * failed while handling something else. */
void ou_error_chain_adopt(OuThread *th, OuObject *earlier);

/* When the pending error is the VM's shared MemoryError: makes it one of its own, if there is memory for that, so that it
 * can have a traceback. */
void ou_error_unshare(OuThread *th);

/* Bad internal use that must not crash: SystemError. */
bool ou_raise_system(OuThread *th, const char *where);

/* ---- recursion in C is bounded by a count and by the stack (R7) ---- */

/* False with RecursionError pending ("maximum recursion depth exceeded" + where, e.g.
 * " while calling a Python object"). Every true is paired with ou_leave(). */
bool ou_enter_slow(OuThread *th, const char *where);
OU_INLINE OU_MUST_USE bool ou_enter(OuThread *th, const char *where)
{
    if (OU_UNLIKELY(++th->depth > th->vm->recursion_limit ||
                    (const char *)__builtin_frame_address(0) < th->stack_limit)) {
        return ou_enter_slow(th, where);
    }
    return true;
}
OU_INLINE void ou_leave(OuThread *th)
{
    th->depth--;
}

#endif

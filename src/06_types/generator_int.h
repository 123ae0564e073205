/* generator_int.h - what generators, coroutines and asynchronous generators share. */
#ifndef OU_GENERATOR_INT_H
#define OU_GENERATOR_INT_H

#include "06_types/generator.h"

#define OU_GEN(o) ((OuGenerator *)(o))

/* Resumes. value: what yield evaluates to; NULL: the pending error is thrown. What is yielded (*done
 * false) or returned (*done true), new; NULL with an error. */
OuObject *ou_gen_resume(OuThread *th, OuGenerator *g, OuObject *value, bool *done);

/* The answer of send() and throw(): a yielded value as it is; a returned one (taken over) as StopIteration; in an
 * asynchronous generator as StopAsyncIteration. NULL passes through. */
OuObject *ou_gen_answer_adopt(OuThread *th, const OuGenerator *g, OuObject *result, bool done);

OuObject *ou_gen_send(OuThread *th, OuGenerator *g, OuObject *value);
/* throw(typ[, val[, tb]]): n 1 to 3; absent ones NULL. */
OuObject *ou_gen_throw(OuThread *th, OuGenerator *g, OuObject *const *args);
/* False with an error. */
bool ou_gen_close(OuThread *th, OuGenerator *g);

/* StopIteration(value), or StopIteration() for None. NULL. */
OuObject *ou_gen_stop(OuThread *th, OuObject *value);
/* An exception without arguments. NULL. */
OuObject *ou_gen_raise_bare(OuThread *th, const OuType *exception);

/* Slots and methods of all three; fn of tables. */
void ou_gen_drop(OuThread *th, OuObject *self);
void ou_gen_finalize(OuThread *th, OuObject *self);
size_t ou_gen_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg);
void ou_gen_clear(OuThread *th, OuObject *self);
OuObject *ou_gen_repr(OuThread *th, OuObject *self);
OuObject *ou_gen_method_send(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);
OuObject *ou_gen_method_throw(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);
OuObject *ou_gen_method_close(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);

OuObject *ou_gen_get_name(OuThread *th, OuObject *self);
bool ou_gen_set_name(OuThread *th, OuObject *self, OuObject *value);
OuObject *ou_gen_get_qualname(OuThread *th, OuObject *self);
bool ou_gen_set_qualname(OuThread *th, OuObject *self, OuObject *value);
OuObject *ou_gen_get_code(OuThread *th, OuObject *self);
OuObject *ou_gen_get_frame(OuThread *th, OuObject *self);
OuObject *ou_gen_get_running(OuThread *th, OuObject *self);
OuObject *ou_gen_get_suspended(OuThread *th, OuObject *self);
OuObject *ou_gen_get_delegate(OuThread *th, OuObject *self);

/* coroutine.c: "coroutine 'f' was never awaited". */
void ou_coroutine_warn_unawaited(OuThread *th, OuGenerator *g);

#define OU_THROW_SIGNATURE "type, value=None, traceback=None, /"

#endif

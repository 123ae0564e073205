/* abstract.h - what can be done with any object: the operations of the language.
 *
 * All arguments are borrowed and must stay alive during the call (R6); results are
 * new references, NULL with an error pending on failure. */
#ifndef OU_ABSTRACT_H
#define OU_ABSTRACT_H

#include "06_types/error.h"

/* ---- attributes ---- */
OuObject *ou_get_attr(OuThread *th, OuObject *o, OuObject *name);
/* NULL without error when AttributeError was raised (and swallowed); *found tells. */
OuObject *ou_get_attr_maybe(OuThread *th, OuObject *o, OuObject *name, bool *failed);
bool ou_set_attr(OuThread *th, OuObject *o, OuObject *name, OuObject *value); /* NULL: del */
OuObject *ou_get_attr_text(OuThread *th, OuObject *o, const char *name);
OuObject *ou_get_attr_text_maybe(OuThread *th, OuObject *o, const char *name, bool *failed); /* as ou_get_attr_maybe() */
bool ou_set_attr_text(OuThread *th, OuObject *o, const char *name, OuObject *value);
/* object.__getattribute__ and __setattr__: what most types' slots are. */
OuObject *ou_generic_get_attr(OuThread *th, OuObject *o, OuObject *name);
bool ou_generic_set_attr(OuThread *th, OuObject *o, OuObject *name, OuObject *value);

/* For GET_METHOD: *callable new reference, *self NULL when it is already bound (or is no
 * method), else o kept. False with the error. */
bool ou_get_method(OuThread *th, OuObject *o, OuObject *name, OuObject **callable, OuObject **self);
/* The special method of o's type, bound (new), NULL without error when there is none. */
OuObject *ou_lookup_special(OuThread *th, OuObject *o, OuObject *name, bool *failed);

/* ---- calls (R14): one way ---- */
OuObject *ou_call(OuThread *th, OuObject *f, OuObject *const *args, size_t n, OuObject *kwnames);
OuObject *ou_call0(OuThread *th, OuObject *f);
OuObject *ou_call1(OuThread *th, OuObject *f, OuObject *a);
OuObject *ou_call2(OuThread *th, OuObject *f, OuObject *a, OuObject *b);
OuObject *ou_call3(OuThread *th, OuObject *f, OuObject *a, OuObject *b, OuObject *c);
OuObject *ou_call_method(OuThread *th, OuObject *o, OuObject *name, OuObject *const *args, size_t n);
OuObject *ou_call_method_text(OuThread *th, OuObject *o, const char *name, size_t n, ...); /* n OuObject * */
/* f(*args, **kwargs): args a tuple, kwargs a dict or NULL. */
OuObject *ou_call_tuple(OuThread *th, OuObject *f, OuObject *args, OuObject *kwargs);
bool ou_is_callable(OuObject *o);

/* ---- operators ---- */
OuObject *ou_binary(OuThread *th, OuBinaryOp op, OuObject *a, OuObject *b);
OuObject *ou_inplace(OuThread *th, OuBinaryOp op, OuObject *a, OuObject *b);
OuObject *ou_pow(OuThread *th, OuObject *a, OuObject *b, OuObject *c /* None: two operands */);
OuObject *ou_divmod(OuThread *th, OuObject *a, OuObject *b);
OuObject *ou_negative(OuThread *th, OuObject *o);
OuObject *ou_positive(OuThread *th, OuObject *o);
OuObject *ou_absolute(OuThread *th, OuObject *o);
OuObject *ou_invert(OuThread *th, OuObject *o);
extern const char *const ou_binary_symbols[OU_N_BINARY_OPS]; /* "+", "-", ... */

OuObject *ou_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op);
OuTruth ou_compare_bool(OuThread *th, OuObject *a, OuObject *b, OuCompare op); /* identity counts for EQ, NE */
OuTruth ou_is_true(OuThread *th, OuObject *o);
int64_t ou_hash(OuThread *th, OuObject *o); /* -1: error */
int64_t ou_hash_pointer(const void *p);
OuObject *ou_repr(OuThread *th, OuObject *o); /* a str */
OuObject *ou_str(OuThread *th, OuObject *o);
OuObject *ou_ascii(OuThread *th, OuObject *o);
OuObject *ou_format(OuThread *th, OuObject *o, OuObject *spec /* str or NULL */);
OuObject *ou_bool(bool value); /* the singleton; immortal, no count to care for */
/* A comparison's answer from the sign of a difference. */
OU_INLINE OuObject *ou_order_object(int order, OuCompare op)
{
    bool answers[] = {[OU_LT] = order < 0, [OU_LE] = order <= 0, [OU_EQ] = order == 0,
                      [OU_NE] = order != 0, [OU_GT] = order > 0, [OU_GE] = order >= 0};
    return ou_bool(answers[op]);
}

/* Guards repr against cycles: 1 when o's repr is already running, 0 when entered (pair with
 * leave), -1 error. */
OuTruth ou_repr_enter(OuThread *th, OuObject *o);
void ou_repr_leave(OuThread *th, OuObject *o);

/* ---- containers ---- */
int64_t ou_len(OuThread *th, OuObject *o);      /* -1: error */
int64_t ou_len_hint(OuThread *th, OuObject *o, int64_t fallback); /* -1: error */
OuObject *ou_get_item(OuThread *th, OuObject *o, OuObject *key);
bool ou_set_item(OuThread *th, OuObject *o, OuObject *key, OuObject *value);
bool ou_del_item(OuThread *th, OuObject *o, OuObject *key);
OuTruth ou_contains(OuThread *th, OuObject *container, OuObject *value);
OuObject *ou_iter(OuThread *th, OuObject *o);
/* NULL with nothing pending: exhausted. Swallows StopIteration. */
OuObject *ou_next(OuThread *th, OuObject *iterator);
bool ou_is_iterator(OuObject *o);
/* Any iterable to a new list / tuple (the very object if it is an exact tuple). */
OuObject *ou_to_list(OuThread *th, OuObject *iterable);
OuObject *ou_to_tuple(OuThread *th, OuObject *iterable);

/* ---- numbers ---- */
OuObject *ou_index(OuThread *th, OuObject *o); /* __index__; an int, new */
/* To a C integer. exception NULL: out of range values are clipped; else raised as it. false: error. */
bool ou_as_i64(OuThread *th, OuObject *o, int64_t *out);   /* int or __index__; OverflowError */
bool ou_as_index(OuThread *th, OuObject *o, int64_t *out, const OuType *exception);
/* To a C int: OverflowError. o NULL: an argument that was not given; *out stands. The second is for arguments that CPython reads
 * by a format ("i"), which has words of its own: "signed integer is greater than maximum". */
bool ou_as_c_int(OuThread *th, OuObject *o, int *out);
bool ou_as_format_int(OuThread *th, OuObject *o, int *out);
bool ou_as_ssize(OuThread *th, OuObject *o, int64_t *out); /* the same for C's ssize_t */
bool ou_as_ssize_or_none(OuThread *th, OuObject *o, int64_t *out); /* None and NULL: *out stands; another TypeError, OverflowError */
bool ou_int_as_ssize(OuThread *th, OuObject *o, int64_t *out); /* an int, not what has an __index__: TypeError */
bool ou_as_f64(OuThread *th, OuObject *o, double *out);    /* float, __float__, __index__ */
bool ou_to_f64(OuThread *th, OuObject *o, double *out);    /* the same as float(o) does: a float of a subclass is asked for its __float__ */
OuObject *ou_to_int(OuThread *th, OuObject *o);            /* int(o) for one argument */

/* ---- classes ---- */
OuTruth ou_is_instance(OuThread *th, OuObject *o, OuObject *cls);
OuTruth ou_is_subclass(OuThread *th, OuObject *cls, OuObject *of);

/* ---- buffers ---- */
/* One run of memory; BufferError when it is none (ou_buffer_acquire_strided() in memoryview.h takes those). */
bool ou_buffer_acquire(OuThread *th, OuObject *o, OuBuffer *out, bool writable);
void ou_buffer_release(OuThread *th, OuBuffer *buffer); /* drops owner */
bool ou_has_buffer(OuObject *o);

/* ---- arguments of raw functions ---- */
/* True when n is within bounds; else TypeError worded as CPython does for `name`. */
bool ou_args_count(OuThread *th, const char *name, size_t n, size_t min, size_t max);
bool ou_args_no_keywords(OuThread *th, const char *name, OuObject *kwnames);
/* The engine behind OuMethodDef.signature, for make/init slots, which get raw arguments:
 * fills out[] (one entry a parameter, borrowed, NULL when absent). `signature` as in
 * OuMethodDef, without *args. */
bool ou_args_parse(OuThread *th, const char *name, const char *signature, OuObject *const *args, size_t n,
                   OuObject *kwnames, OuObject **out);

#endif

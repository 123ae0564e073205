/* seq.h - what tuple, list, range and their iterators share. */
#ifndef OU_SEQ_H
#define OU_SEQ_H

#include "04_object/object_inline.h"
#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/iter.h"
#include "06_types/str.h"
#include "06_types/tuple.h"

/* May o be part of a cycle, now or later? An untracked exact tuple is final: the
 * collector untracked it because nothing in it can be. Immortal objects are outside
 * of the collector's business. */
OU_INLINE bool ou_may_track(const OuObject *o)
{
    const OuType *type = o->type;
    return OU_HAS_FLAG(type, OU_TYPE_CONTAINER) && o->count >= 0 &&
           (type != &ou_tuple_type || ou_is_tracked(o));
}

/* Are two objects equal, if that can be told without a call (*told)? */
OU_INLINE OuTruth ou_seq_equal_quickly(const OuObject *a, const OuObject *b, bool *told)
{
    *told = true;
    if (a == b) {
        return OU_TRUE;
    }
    if (a->type == b->type) {
        if (a->type == &ou_str_type) {
            return ou_str_equal(a, b) ? OU_TRUE : OU_FALSE;
        }
        if (a->type == &ou_int_type && ou_int_is_inline(a) && ou_int_is_inline(b)) {
            return ou_int_value(a) == ou_int_value(b) ? OU_TRUE : OU_FALSE;
        }
    }
    *told = false;
    return OU_FALSE;
}

/* item == value; the item is kept while __eq__ runs, which may take it out of its container. */
OU_INLINE OuTruth ou_seq_equal(OuThread *th, OuObject *item, OuObject *value)
{
    bool told;
    OuTruth same = ou_seq_equal_quickly(item, value, &told);
    if (!told) {
        ou_keep(item);
        same = ou_compare_bool(th, item, value, OU_EQ);
        ou_drop(th, item);
    }
    return same;
}

/* An integer key to a C integer: IndexError when it cannot be a position. Runs
 * __index__ for what is no int: read lengths afterwards. */
OU_INLINE bool ou_seq_key(OuThread *th, OuObject *key, int64_t *out)
{
    if (OU_LIKELY(ou_is_exact_int(key) && ou_int_is_inline(key))) {
        *out = ou_int_value(key);
        return true;
    }
    return ou_as_index(th, key, out, &ou_exc_index_error);
}

/* Can key be an integer key at all? */
OU_INLINE bool ou_seq_is_index(const OuObject *key)
{
    return ou_is_int(key) || (key->type->number != NULL && key->type->number->index != NULL);
}

/* Start or stop arguments of index(): negative ones count from the end, clipped to [0, ...). */
OU_INLINE size_t ou_seq_bound(int64_t at, size_t size)
{
    if (at < 0) {
        at += (int64_t)size;
        if (at < 0) {
            at = 0;
        }
    }
    return (size_t)at;
}

/* Optional start and stop of index(): NULL entries keep what *from and *to hold.
 * Values out of range are clipped. */
bool ou_seq_bounds(OuThread *th, OuObject *start, OuObject *stop, int64_t *from, int64_t *to);

/* Writes "open item, item close" of a vector that does not change, such as a tuple's. */
OuObject *ou_seq_vector_repr(OuThread *th, OuObject *const *items, size_t n, const char *open,
                             const char *close);

/* Head of a method's function; most use only some of the parameters. */
#define OU_METHOD(name)                                                                            \
    static OuObject *name(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self,                        \
                          OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,                     \
                          OU_UNUSED OuObject *kwnames)

/* The same for one that stands in another file than its table, where it is declared: OuMethodFunction a, b; */
#define OU_METHOD_SHARED(name)                                                                     \
    OuObject *name(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self, OU_UNUSED OuObject *const *args, \
                   OU_UNUSED size_t n, OU_UNUSED OuObject *kwnames)
typedef OuObject *OuMethodFunction(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);

/* What a lexicographic comparison answers when the shorter one is a prefix of the other. */
OU_INLINE bool ou_seq_order_answer(size_t n_a, size_t n_b, OuCompare op)
{
    switch (op) {
    case OU_LT: return n_a < n_b;
    case OU_LE: return n_a <= n_b;
    case OU_EQ: return n_a == n_b;
    case OU_NE: return n_a != n_b;
    case OU_GT: return n_a > n_b;
    default: return n_a >= n_b;
    }
}

/* Iterator results that nobody else sees. */
OuObject *ou_seq_pair(OuThread *th, OuObject *first, OuObject *second);        /* kept */
OuObject *ou_seq_pair_adopt(OuThread *th, OuObject *first, OuObject *second);  /* NULL fails */

/* (first, second), both taken over, in the tuple *last when nobody else has it, else in a new
 * one that becomes *last. For iterators: what they yielded before is mostly gone. */
OuObject *ou_seq_reuse_pair(OuThread *th, OuObject **last, OuObject *first, OuObject *second);

/* What __reduce__ of iterators returns: (builtins.<name>, (argument,)) or, with a state,
 * (builtins.<name>, (argument,), state). The argument is taken over; state is an int, INT64_MIN: none. */
OuObject *ou_seq_reduce_iter_adopt(OuThread *th, const char *name, OuObject *argument);
OuObject *ou_seq_reduce_state_adopt(OuThread *th, const char *name, OuObject *argument, int64_t state);

/* builtins.<name>, for __reduce__; new. */
OuObject *ou_seq_builtin(OuThread *th, const char *name);

#endif

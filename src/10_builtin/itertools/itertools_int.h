/* itertools_int.h - the iterators of itertools share one shape: a few references and a few numbers.
 *
 * One structure serves all: each type says how many of refs[] it uses, and what a, b, flags mean. Visiting, clearing and
 * dropping are then written once. Types that need more (tee's shared buffer, the combinatoric ones' pools) hang lists in refs[]. */
#ifndef OU_ITERTOOLS_INT_H
#define OU_ITERTOOLS_INT_H

#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "10_builtin/library.h"
#include "10_builtin/type_index_10.h"

#define OU_ITER_REFS 5

typedef struct OuIter {
    OuObject head;
    OuObject *refs[OU_ITER_REFS]; /* owned, may be NULL */
    int64_t a, b, c;
    bool started, done, flag;
} OuIter;

size_t ou_iter_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg);
void ou_iter_clear(OuThread *th, OuObject *self);
void ou_iter_drop(OuThread *th, OuObject *self);
/* A new one, everything NULL and zero, tracked. */
OuIter *ou_iter_new(OuThread *th, const OuType *type);
/* The keywords that a maker without any has to refuse: NULL when a subclass's own __init__ will see them. */
OuObject *ou_iter_keywords(const OuType *type, OuObject *kwnames);
/* args as the signature says, into out; then a new one. NULL with an error. */
OuIter *ou_iter_parse(OuThread *th, const OuType *type, const char *name, const char *signature, OuObject *const *args,
                      size_t n, OuObject *kwnames, OuObject **out);

#define OU_ITER_TYPE(variable, short_name, number, make_fn, next_fn, doc_text, ...)                \
    OU_ITER_TYPE_REPR(variable, short_name, number, ou_object_repr, make_fn, next_fn, doc_text, __VA_ARGS__)
#define OU_ITER_TYPE_REPR(variable, short_name, number, repr_fn, make_fn, next_fn, doc_text, ...)  \
    OU_ITER_TYPE_FLAGS(variable, short_name, number, OU_TYPE_BASE, repr_fn, make_fn, next_fn, doc_text, __VA_ARGS__)
/* A type that cannot be a base. */
#define OU_ITER_TYPE_FINAL(variable, short_name, number, make_fn, next_fn, doc_text, ...)          \
    OU_ITER_TYPE_FLAGS(variable, short_name, number, 0, ou_object_repr, make_fn, next_fn, doc_text, __VA_ARGS__)
#define OU_ITER_TYPE_FLAGS(variable, short_name, number, more_flags, repr_fn, make_fn, next_fn, doc_text, ...) \
    const OuType variable = {                                                                      \
        .head = OU_STATIC_HEAD(&ou_type_type), .name = "itertools." short_name,                    \
        .own = OU_OWN_GETATTR,                                                                     \
        .base = &ou_object_type, .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | (more_flags), \
        .index = OU_TYPE_INDEX_ITERTOOLS + (number), .basic_size = sizeof(OuIter),                 \
        .drop = ou_iter_drop, .visit = ou_iter_visit, .clear = ou_iter_clear,                      \
        .repr = repr_fn, .str = ou_object_str, .hash = ou_object_hash,                      \
        .compare = ou_object_compare, .get_attr = ou_generic_get_attr, .set_attr = ou_generic_set_attr, \
        .iter = ou_object_self, .next = next_fn, .make = make_fn, .init = ou_iter_init,            \
        .doc = doc_text, __VA_ARGS__                                                               \
    }

bool ou_iter_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);

/* itertools.c */
extern const OuType ou_itertools_chain, ou_itertools_islice;

/* itertools_state.c: methods, by the names of the types. */
#define OU_ITER_STATE_LIST(X) \
    X(ou_itertools_reduce_pair) X(ou_dropwhile_reduce) X(ou_dropwhile_setstate) X(ou_takewhile_reduce) \
    X(ou_takewhile_setstate) X(ou_cycle_reduce) X(ou_cycle_setstate) X(ou_repeat_reduce) X(ou_islice_reduce) \
    X(ou_islice_setstate) X(ou_accumulate_reduce) X(ou_accumulate_setstate) X(ou_chain_reduce) X(ou_chain_setstate) \
    X(ou_zip_longest_reduce) X(ou_zip_longest_setstate) X(ou_groupby_reduce) X(ou_groupby_setstate) \
    X(ou_grouper_reduce) X(ou_tee_reduce) X(ou_tee_setstate) X(ou_combinations_reduce) X(ou_combinations_setstate) \
    X(ou_replacement_setstate) X(ou_product_reduce) X(ou_product_setstate) X(ou_permutations_reduce) \
    X(ou_permutations_setstate)
#define OU_X(name) OuObject *name(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);
OU_ITER_STATE_LIST(OU_X)
#undef OU_X

/* Rows of method tables. */
#define OU_ITER_REDUCE(fn) {"__reduce__", fn, "", 0, "Return state information for pickling."}
#define OU_ITER_SETSTATE(fn) {"__setstate__", fn, "state, /", 0, "Set state information for unpickling."}
#define OU_ITER_NO_MORE {NULL, NULL, NULL, 0, NULL}

/* itertools_combine.c */
extern const OuType ou_itertools_product, ou_itertools_permutations, ou_itertools_combinations,
    ou_itertools_replacement;

#endif

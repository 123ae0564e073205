/* functools_partial.c - functools.partial: a callable with some of its arguments given. */
#include "10_builtin/functools/functools_int.h"

#include "00_base/checked.h"
#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/list.h"
#include "06_types/shape.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "10_builtin/type_index_10.h"

#include <string.h>

#define METHOD(name)                                                                               \
    static OuObject *name(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self,                        \
                          OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,                     \
                          OU_UNUSED OuObject *kwnames)

/* NULL only while it is made or after clear(). */
typedef struct Partial {
    OuObject head;
    OuObject *function, *args, *keywords; /* owned: any callable, an exact tuple, a dict */
    OuObject *dict;                       /* attributes; owned, NULL until used */
} Partial;

static void partial_clear(OuThread *th, OuObject *self)
{
    Partial *p = (Partial *)self;
    ou_clear_ref(th, &p->function);
    ou_clear_ref(th, &p->args);
    ou_clear_ref(th, &p->keywords);
    ou_clear_ref(th, &p->dict);
    ou_instance_clear_extra(th, self);
}

static void partial_drop(OuThread *th, OuObject *self)
{
    Partial *p = (Partial *)self;
    ou_untrack(th, self);
    ou_clear_ref(th, &p->function);
    ou_clear_ref(th, &p->args);
    ou_clear_ref(th, &p->keywords);
    ou_clear_ref(th, &p->dict);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

static size_t partial_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    const Partial *p = (const Partial *)(const void *)self;
    ou_visit_one(fn, arg, p->function);
    ou_visit_one(fn, arg, p->args);
    ou_visit_one(fn, arg, p->keywords);
    ou_visit_one(fn, arg, p->dict);
    ou_instance_visit_extra(self, fn, arg);
    return OU_VISIT_END;
}

/* dict[name] = value for each keyword of a call. */
static bool add_keywords(OuThread *th, OuObject *dict, OuObject *const *values, OuObject *kwnames)
{
    size_t n = kwnames == NULL ? 0 : ou_tuple_size(kwnames);
    for (size_t i = 0; i < n; i++) {
        if (!ou_dict_set(th, dict, ou_tuple_borrow(kwnames, i), values[i])) {
            return false;
        }
    }
    return true;
}

/* A tuple and n more items. New. */
static OuObject *longer(OuThread *th, OuObject *tuple, OuObject *const *more, size_t n)
{
    size_t n_old = ou_tuple_size(tuple), total;
    if (!ou_checked_add(n_old, n, &total)) {
        return ou_null_memory(th);
    }
    if (n == 0) {
        return ou_keep(tuple);
    }
    OuObject *all = ou_tuple_new(th, total);
    for (size_t i = 0; all != NULL && i < total; i++) {
        ou_tuple_items(all)[i] = ou_keep(i < n_old ? ou_tuple_borrow(tuple, i) : more[i - n_old]);
    }
    return all == NULL ? NULL : ou_tuple_ready(th, all);
}

static OuObject *partial_call(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);

static OuObject *partial_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (n < 1) {
        return ou_null(th, &ou_exc_type_error, "type 'partial' takes at least one argument");
    }
    OuObject *function = args[0];
    const Partial *inner = NULL;
    if (function->type->call == partial_call && ((Partial *)function)->dict == NULL) {
        inner = (const Partial *)(const void *)function; /* a partial of a partial is one of its function */
        function = inner->function;
    }
    if (!ou_is_callable(function)) {
        return ou_null(th, &ou_exc_type_error, "the first argument must be callable");
    }
    Partial *p = (Partial *)ou_type_allocate(th, type, 0);
    if (p == NULL) {
        return NULL;
    }
    p->function = ou_keep(function);
    p->args = inner == NULL ? ou_tuple_from(th, args + 1, n - 1) : longer(th, inner->args, args + 1, n - 1);
    p->keywords = p->args == NULL ? NULL : inner == NULL ? ou_dict_new(th) : ou_dict_copy(th, inner->keywords);
    if (p->keywords == NULL || !add_keywords(th, p->keywords, args + n, kwnames)) {
        ou_drop(th, p);
        return NULL;
    }
    ou_track(th, &p->head);
    return &p->head;
}

/* The arguments given now stand behind those given before. */
static OuObject *call_positional(OuThread *th, const Partial *p, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *few[8], **all = few;
    size_t n_given = ou_tuple_size(p->args), n_now = n + (kwnames == NULL ? 0 : ou_tuple_size(kwnames)), total, bytes;
    if (!ou_checked_add(n_given, n_now, &total) || !ou_checked_mul(total, sizeof *all, &bytes)) {
        return ou_null_memory(th);
    }
    if (total > OU_COUNT_OF(few) && (all = ou_mem_take(th, bytes)) == NULL) {
        return NULL;
    }
    memcpy(all, ou_tuple_items(p->args), n_given * sizeof *all);
    if (n_now > 0) {
        memcpy(all + n_given, args, n_now * sizeof *all);
    }
    OuObject *result = ou_call(th, p->function, all, n_given + n, kwnames);
    if (all != few) {
        ou_mem_give(th, all, bytes);
    }
    return result;
}

static OuObject *call_with_keywords(OuThread *th, const Partial *p, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *all = longer(th, p->args, args, n), *result = NULL;
    OuObject *keywords = all == NULL ? NULL : ou_dict_copy(th, p->keywords);
    if (keywords != NULL && add_keywords(th, keywords, args + n, kwnames)) {
        result = ou_call_tuple(th, p->function, all, keywords);
    }
    ou_drop_maybe(th, keywords);
    ou_drop_maybe(th, all);
    return result;
}

static OuObject *partial_call(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (((Partial *)self)->keywords == NULL) {
        return ou_null(th, &ou_exc_runtime_error, "partial object is not initialized");
    }
    if (!ou_enter(th, " while calling a Python object")) {
        return NULL;
    }
    /* __setstate__() may run meanwhile. */
    Partial kept = *(Partial *)self;
    ou_keep(kept.function);
    ou_keep(kept.args);
    ou_keep(kept.keywords);
    OuObject *result = (ou_dict_size(kept.keywords) == 0 ? call_positional : call_with_keywords)(th, &kept, args, n, kwnames);
    ou_drop(th, kept.keywords);
    ou_drop(th, kept.args);
    ou_drop(th, kept.function);
    ou_leave(th);
    return result;
}

/* text + words, both taken over; NULL fails. */
static OuObject *with_words(OuThread *th, OuObject *text, OuObject *words)
{
    OuObject *result = text == NULL || words == NULL ? NULL : ou_str_concat(th, text, words);
    ou_drop_maybe(th, words);
    ou_drop_maybe(th, text);
    return result;
}

static OuObject *repr_parts(OuThread *th, OuObject *self)
{
    const Partial *p = (const Partial *)(const void *)self;
    if (p->keywords == NULL) {
        return ou_null(th, &ou_exc_runtime_error, "partial object is not initialized");
    }
    OuObject *args = ou_keep(p->args), *items = ou_dict_items_list(th, p->keywords);
    const char *name = self->type == &ou_partial_type ? self->type->name : ou_type_short_name(self->type);
    OuObject *text = items == NULL ? NULL : ou_str_format(th, "%s(%R", name, p->function);
    for (size_t i = 0; text != NULL && i < ou_tuple_size(args); i++) {
        text = with_words(th, text, ou_str_format(th, ", %R", ou_tuple_borrow(args, i)));
    }
    for (size_t i = 0; text != NULL && i < ou_list_size(items); i++) {
        OuObject *pair = ou_list_borrow(items, i);
        text = with_words(th, text, ou_str_format(th, ", %S=%R", ou_tuple_borrow(pair, 0), ou_tuple_borrow(pair, 1)));
    }
    ou_drop_maybe(th, items);
    ou_drop(th, args);
    return text == NULL ? NULL : with_words(th, text, ou_str_from_text(th, ")"));
}

static OuObject *partial_repr(OuThread *th, OuObject *self)
{
    OuTruth running = ou_repr_enter(th, self);
    if (running != OU_FALSE) {
        return running == OU_ERROR ? NULL : ou_str_from_text(th, "...");
    }
    OuObject *text = repr_parts(th, self);
    ou_repr_leave(th, self);
    return text;
}

METHOD(partial_reduce)
{
    const Partial *p = (const Partial *)(const void *)self;
    OuObject *first = ou_tuple_of(th, 1, p->function);
    OuObject *state = first == NULL ? NULL
                                    : ou_tuple_of(th, 4, p->function, p->args, p->keywords, p->dict == NULL ? OU_NONE : p->dict);
    OuObject *result = state == NULL ? NULL : ou_tuple_of(th, 3, OU_TYPE_OBJECT(self->type), first, state);
    ou_drop_maybe(th, state);
    ou_drop_maybe(th, first);
    return result;
}

METHOD(partial_setstate)
{
    Partial *p = (Partial *)self;
    OuObject *state = args[0];
    OuObject *const *part = ou_is_tuple(state) && ou_tuple_size(state) == 4 ? ou_tuple_items(state) : NULL;
    if (part == NULL || !ou_is_callable(part[0]) || !ou_is_tuple(part[1]) || (part[2] != OU_NONE && !ou_is_dict(part[2]))) {
        return ou_null(th, &ou_exc_type_error, "invalid partial state");
    }
    OuObject *given = ou_is_exact_tuple(part[1]) ? ou_keep(part[1])
                                                 : ou_tuple_from(th, ou_tuple_items(part[1]), ou_tuple_size(part[1]));
    OuObject *keywords = given == NULL           ? NULL
                         : part[2] == OU_NONE    ? ou_dict_new(th)
                         : ou_is_exact_dict(part[2]) ? ou_keep(part[2])
                                                     : ou_dict_copy(th, part[2]);
    if (keywords == NULL) {
        ou_drop_maybe(th, given);
        return NULL;
    }
    ou_keep(state);
    ou_replace(th, &p->function, ou_keep(part[0]));
    ou_replace(th, &p->args, given);
    ou_replace(th, &p->keywords, keywords);
    ou_replace(th, &p->dict, part[3] == OU_NONE ? NULL : ou_keep(part[3]));
    ou_drop(th, state);
    return OU_NONE;
}

static const OuMethodDef methods[] = {
    {"__reduce__", partial_reduce, "", 0, NULL},
    {"__setstate__", partial_setstate, "state, /", 0, NULL},
    {"__class_getitem__", ou_generic_alias_getitem, NULL, OU_FN_CLASS, "See PEP 585"},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuMemberDef members[] = {
    {"func", OU_MEMBER_OBJECT, offsetof(Partial, function), false, "function object to use in future partial calls"},
    {"args", OU_MEMBER_OBJECT, offsetof(Partial, args), false, "tuple of arguments to future partial calls"},
    {"keywords", OU_MEMBER_OBJECT, offsetof(Partial, keywords), false, "dictionary of keyword arguments to future partial calls"},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

static const OuGetSetDef getset[] = {
    {"__dict__", ou_instance_dict, ou_instance_replace_dict, NULL},
    {NULL, NULL, NULL, NULL},
};

static bool partial_init(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self, OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,
                         OU_UNUSED OuObject *kwnames)
{
    return true;
}

const OuType ou_partial_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "functools.partial",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_PARTIAL,
    .basic_size = sizeof(Partial),
    .dict_offset = offsetof(Partial, dict),
    .weak = 1,
    .drop = partial_drop,
    .visit = partial_visit,
    .clear = partial_clear,
    .repr = partial_repr,
    .str = ou_object_str,
    .hash = ou_object_hash,
    .compare = ou_object_compare,
    .call = partial_call,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .make = partial_make,
    .init = partial_init,
    .methods = methods,
    .members = members,
    .getset = getset,
    .doc = "partial(func, *args, **keywords) - new function with partial application\n"
           "    of the given arguments and keywords.\n",
};

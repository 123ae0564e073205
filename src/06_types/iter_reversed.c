/* iter_reversed.c - reversed: __reversed__, or a sequence by positions from its end. */
#include "06_types/iter_int.h"

typedef struct OuReversed {
    OuObject head;
    OuObject *sequence; /* NULL: exhausted */
    int64_t at;         /* position of the next item; -1: none */
} OuReversed;

static OuObject *reversed_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n,
                               OuObject *kwnames)
{
    if (type->init == ou_reversed_type.init && !ou_args_no_keywords(th, "reversed", kwnames)) {
        return NULL;
    }
    if (!ou_args_count(th, "reversed", n, 1, 1)) {
        return NULL;
    }
    bool failed;
    OuObject *method = ou_lookup_special(th, args[0], OU_NAME(th, dunder_reversed), &failed);
    if (method != NULL && method != OU_NONE) {
        OuObject *result = ou_call0(th, method);
        ou_drop(th, method);
        return result;
    }
    if (failed) {
        return NULL;
    }
    const OuSequenceSlots *slots = args[0]->type->sequence;
    if (method == OU_NONE || slots == NULL || slots->item == NULL || !slots->is_sequence) {
        ou_drop_maybe(th, method);
        return ou_null(th, &ou_exc_type_error, "'%T' object is not reversible", args[0]);
    }
    int64_t size = ou_len(th, args[0]);
    OuReversed *r = size < 0 ? NULL : (OuReversed *)ou_type_allocate(th, type, 0);
    if (r == NULL) {
        return NULL;
    }
    r->sequence = ou_keep(args[0]);
    r->at = size - 1;
    ou_track(th, &r->head);
    return &r->head;
}

static void reversed_clear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &((OuReversed *)self)->sequence);
}

static void reversed_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    reversed_clear(th, self);
    ou_lazy_free(th, self, sizeof(OuReversed));
}

static size_t reversed_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from, (void)limit;
    ou_lazy_visit(self, fn, arg);
    ou_visit_one(fn, arg, ((OuReversed *)self)->sequence);
    return OU_VISIT_END;
}

static OuObject *reversed_next(OuThread *th, OuObject *self)
{
    OuReversed *r = (OuReversed *)self;
    if (r->sequence == NULL) {
        return NULL;
    }
    OuObject *item = NULL;
    if (r->at >= 0) {
        OuObject *index = ou_int_new(th, r->at), *sequence = ou_keep(r->sequence);
        if (index != NULL) {
            item = ou_get_item(th, sequence, index);
            ou_drop(th, index);
        }
        ou_drop(th, sequence);
        if (item != NULL) {
            r->at--;
            return item;
        }
        if (!ou_error_swallow(th, &ou_exc_index_error) && !ou_error_swallow(th, &ou_exc_stop_iteration)) {
            return NULL;
        }
    }
    r->at = -1;
    ou_clear_ref(th, &r->sequence);
    return NULL;
}

OU_METHOD(reversed_length_hint)
{
    OuReversed *r = (OuReversed *)self;
    int64_t size = r->sequence == NULL ? 0 : ou_len(th, r->sequence);
    if (size < 0) {
        return NULL;
    }
    return ou_int_new(th, size < r->at + 1 ? 0 : r->at + 1);
}

OU_METHOD(reversed_reduce)
{
    OuReversed *r = (OuReversed *)self;
    OuObject *inner, *result;
    if (r->sequence == NULL) {
        OuObject *empty = ou_tuple_new(th, 0);
        inner = ou_tuple_adopt(th, &empty, 1);
        return ou_seq_pair_adopt(th, ou_keep(OU_TYPE_OBJECT(self->type)), inner);
    }
    OuObject *at = ou_int_new(th, r->at);
    inner = at == NULL ? NULL : ou_tuple_of(th, 1, r->sequence);
    result = inner == NULL ? NULL : ou_tuple_of(th, 3, OU_TYPE_OBJECT(self->type), inner, at);
    ou_drop_maybe(th, inner);
    ou_drop_maybe(th, at);
    return result;
}

OU_METHOD(reversed_setstate)
{
    OuReversed *r = (OuReversed *)self;
    int64_t at;
    if (!ou_int_as_ssize(th, args[0], &at)) {
        return NULL;
    }
    if (r->sequence != NULL) {
        int64_t size = ou_len(th, r->sequence);
        if (size < 0) {
            return NULL;
        }
        r->at = at < 0 ? -1 : at > size - 1 ? size - 1 : at;
    }
    return OU_NONE;
}

static const OuMethodDef reversed_methods[] = {
    {"__length_hint__", reversed_length_hint, "", 0, "Private method returning an estimate of len(list(it))."},
    {"__reduce__", reversed_reduce, "", 0, "Return state information for pickling."},
    {"__setstate__", reversed_setstate, "state, /", 0, "Set state information for unpickling."},
    {NULL, NULL, NULL, 0, NULL},
};

OU_LAZY_TYPE(ou_reversed_type, "reversed", OU_TYPE_INDEX_REVERSED, OuReversed, reversed,
          .doc = "Return an iterator over a sequence from the last item to the first.",
          .new_signature = "sequence, /");

/* iter_zip.c - zip: one item of each iterator, together in a tuple.
 *
 * The tuple is used again when nobody kept the last one. */
#include "06_types/iter_int.h"

#include "06_types/str.h"

typedef struct OuZip {
    OuObject head;
    OuObject *iterators; /* tuple */
    OuObject *last;      /* the last result, a tuple; may be NULL */
    bool strict;
} OuZip;

static bool zip_keywords(OuThread *th, OuObject *const *values, OuObject *kwnames, bool *strict)
{
    *strict = false;
    size_t n = kwnames == NULL ? 0 : ou_tuple_size(kwnames);
    if (n == 0) {
        return true;
    }
    if (n > 1) {
        return ou_raise(th, &ou_exc_type_error, "zip() takes at most 1 keyword argument (%zu given)", n);
    }
    OuObject *name = ou_tuple_borrow(kwnames, 0);
    if (!ou_str_equal_text(name, "strict")) {
        return ou_raise(th, &ou_exc_type_error, "'%U' is an invalid keyword argument for zip()", name);
    }
    OuTruth truth = ou_is_true(th, values[0]);
    *strict = truth == OU_TRUE;
    return truth != OU_ERROR;
}

static OuObject *zip_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    bool strict;
    if (!zip_keywords(th, args + n, kwnames, &strict)) {
        return NULL;
    }
    OuObject *iterators = ou_lazy_iterators(th, args, n);
    if (iterators == NULL) {
        return NULL;
    }
    OuZip *zip = (OuZip *)ou_type_allocate(th, type, 0);
    if (zip == NULL) {
        ou_drop(th, iterators);
        return NULL;
    }
    zip->iterators = iterators;
    zip->last = NULL;
    zip->strict = strict;
    ou_track(th, &zip->head);
    return &zip->head;
}

static void zip_clear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &((OuZip *)self)->iterators);
    ou_clear_ref(th, &((OuZip *)self)->last);
}

static void zip_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    zip_clear(th, self);
    ou_lazy_free(th, self, sizeof(OuZip));
}

static size_t zip_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from, (void)limit;
    ou_lazy_visit(self, fn, arg);
    ou_visit_one(fn, arg, ((OuZip *)self)->iterators);
    ou_visit_one(fn, arg, ((OuZip *)self)->last);
    return OU_VISIT_END;
}

static bool raise_length(OuThread *th, size_t argument, const char *what)
{
    if (argument == 2) {
        return ou_raise(th, &ou_exc_value_error, "zip() argument 2 is %s than argument 1", what);
    }
    return ou_raise(th, &ou_exc_value_error, "zip() argument %zu is %s than arguments 1-%zu", argument, what,
                    argument - 1);
}

/* Iterator i was exhausted. With strict all others must be, too. */
static void zip_check_end(OuThread *th, OuObject *iterators, size_t i)
{
    if (i > 0) {
        (void)raise_length(th, i + 1, "shorter");
        return;
    }
    for (i = 1; i < ou_tuple_size(iterators); i++) {
        OuObject *item = ou_lazy_next(th, ou_tuple_borrow(iterators, i));
        if (item != NULL) {
            ou_drop(th, item);
            (void)raise_length(th, i + 1, "longer");
            return;
        }
        if (ou_has_error(th)) {
            return;
        }
    }
}

static OuObject *zip_next(OuThread *th, OuObject *self)
{
    OuZip *zip = (OuZip *)self;
    size_t n = zip->iterators == NULL ? 0 : ou_tuple_size(zip->iterators);
    if (n == 0) {
        return NULL;
    }
    OuObject *iterators = ou_keep(zip->iterators), *result;
    if (zip->last != NULL && zip->last->count == 1) {
        result = zip->last; /* taken out: an inner iterator may step this zip */
        zip->last = NULL;
    } else {
        result = ou_tuple_new(th, n);
    }
    size_t done = 0;
    for (; result != NULL && done < n; done++) {
        OuObject *item = ou_lazy_next(th, ou_tuple_borrow(iterators, done));
        if (item == NULL) {
            break;
        }
        ou_replace(th, &ou_tuple_items(result)[done], item);
    }
    if (result == NULL || done < n) {
        if (result != NULL) {
            ou_drop(th, result);
            if (zip->strict && !ou_has_error(th)) {
                zip_check_end(th, iterators, done);
            }
        }
        ou_drop(th, iterators);
        return NULL;
    }
    ou_drop(th, iterators);
    if (!ou_is_tracked(result)) {
        ou_track(th, result);
    }
    ou_replace(th, &zip->last, ou_keep(result));
    return result;
}

OU_METHOD(zip_reduce)
{
    OuZip *zip = (OuZip *)self;
    OuObject *type = OU_TYPE_OBJECT(self->type);
    if (zip->strict) {
        return ou_tuple_of(th, 3, type, zip->iterators, OU_PY_TRUE);
    }
    return ou_tuple_of(th, 2, type, zip->iterators);
}

OU_METHOD(zip_setstate)
{
    OuTruth strict = ou_is_true(th, args[0]);
    if (strict == OU_ERROR) {
        return NULL;
    }
    ((OuZip *)self)->strict = strict == OU_TRUE;
    return OU_NONE;
}

static const OuMethodDef zip_methods[] = {
    {"__reduce__", zip_reduce, "", 0, "Return state information for pickling."},
    {"__setstate__", zip_setstate, "state, /", 0, "Set state information for unpickling."},
    {NULL, NULL, NULL, 0, NULL},
};

OU_LAZY_TYPE(ou_zip_type, "zip", OU_TYPE_INDEX_ZIP, OuZip, zip,
          .doc = "zip(*iterables, strict=False): yields tuples of one item of each, until one has no more.\n\n"
                 "With strict, ValueError when the others have more.\n\n"
                 ">>> list(zip('abc', range(2), 'xyz'))\n[('a', 0, 'x'), ('b', 1, 'y')]");

/* bisect_module.c - the module _bisect: places in sorted sequences. */
#include "10_builtin/library.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/str.h"

#define METHOD(name)                                                                               \
    static OuObject *name(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self,                        \
                          OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,                     \
                          OU_UNUSED OuObject *kwnames)

/* What has places: no dict. */
static bool check_sequence(OuThread *th, OuObject *a)
{
    if (ou_is_dict(a)) {
        return ou_raise(th, &ou_exc_type_error, "%T is not a sequence", a);
    }
    return (a->type->sequence != NULL && a->type->sequence->item != NULL) ||
           ou_raise(th, &ou_exc_type_error, "'%T' object does not support indexing", a);
}

/* a[i], or key(a[i]): new. */
static OuObject *item_at(OuThread *th, OuObject *a, int64_t i, OuObject *key)
{
    OuObject *item;
    if (ou_is_exact_list(a) && (size_t)i < ou_list_size(a)) {
        item = ou_keep(ou_list_borrow(a, (size_t)i));
    } else {
        OuObject *index = check_sequence(th, a) ? ou_int_new(th, i) : NULL;
        item = index == NULL ? NULL : ou_get_item(th, a, index);
        ou_drop_maybe(th, index);
    }
    if (item == NULL || key == OU_NONE) {
        return item;
    }
    OuObject *result = ou_call1(th, key, item);
    ou_drop(th, item);
    return result;
}

/* Where x belongs in a[lo:hi]: right: behind equal items. args: a, x, lo, hi, key. -1 with an error. */
static int64_t search(OuThread *th, OuObject *const *args, OuObject *x, bool right)
{
    OuObject *a = args[0], *key = args[4] == NULL ? OU_NONE : args[4];
    int64_t lo = 0, hi = -1;
    if (!ou_as_ssize(th, args[2], &lo) || !ou_as_ssize_or_none(th, args[3], &hi)) {
        return -1;
    }
    if (lo < 0) {
        ou_raise(th, &ou_exc_value_error, "lo must be non-negative");
        return -1;
    }
    if (args[3] == NULL || args[3] == OU_NONE || hi == -1) {
        hi = ou_is_dict(a) && !check_sequence(th, a) ? -1 : ou_len(th, a);
        if (hi < 0) {
            return -1;
        }
    }
    while (lo < hi) {
        int64_t middle = lo + (hi - lo) / 2;
        OuObject *item = item_at(th, a, middle, key);
        OuTruth before = item == NULL ? OU_ERROR : right ? ou_compare_bool(th, x, item, OU_LT) : ou_compare_bool(th, item, x, OU_LT);
        ou_drop_maybe(th, item);
        if (before == OU_ERROR) {
            return -1;
        }
        if ((before == OU_TRUE) == right) {
            hi = middle;
        } else {
            lo = middle + 1;
        }
    }
    return lo;
}

static OuObject *find(OuThread *th, OuObject *const *args, bool right)
{
    int64_t at = search(th, args, args[1], right);
    return at < 0 ? NULL : ou_int_new(th, at);
}

static OuObject *insort(OuThread *th, OuObject *const *args, bool right)
{
    bool keyed = args[4] != NULL && args[4] != OU_NONE;
    OuObject *x = keyed ? ou_call1(th, args[4], args[1]) : ou_keep(args[1]);
    int64_t at = x == NULL ? -1 : search(th, args, x, right);
    ou_drop_maybe(th, x);
    if (at < 0) {
        return NULL;
    }
    if (ou_is_exact_list(args[0])) {
        return ou_list_insert(th, args[0], at, args[1]) ? OU_NONE : NULL;
    }
    OuObject *index = ou_int_new(th, at);
    OuObject *result = index == NULL ? NULL : ou_call_method_text(th, args[0], "insert", 2, index, args[1]);
    ou_drop_maybe(th, index);
    ou_drop_maybe(th, result);
    return result == NULL ? NULL : OU_NONE;
}

METHOD(bisect_right)
{
    return find(th, args, true);
}

METHOD(bisect_left)
{
    return find(th, args, false);
}

METHOD(insort_right)
{
    return insort(th, args, true);
}

METHOD(insort_left)
{
    return insort(th, args, false);
}

#define PARAMETERS "a, x, lo=0, hi=None, *, key=None"
#define DOC_BISECT(side, what)                                                                     \
    "Return the index where to insert item x in list a, assuming a is sorted.\n\n"                 \
    "The return value i is such that all e in a[:i] have e " side ", and all e in\n"               \
    "a[i:] have e " what ".\n\n"                                                                   \
    "Optional args lo (default 0) and hi (default len(a)) bound the\nslice of a to be searched."
#define DOC_INSORT(side)                                                                           \
    "Insert item x in list a, and keep it sorted assuming a is sorted.\n\n"                        \
    "If x is already in a, insert it to the " side " of the " side "most x.\n\n"                   \
    "Optional args lo (default 0) and hi (default len(a)) bound the\nslice of a to be searched."

static const OuMethodDef functions[] = {
    {"bisect_right", bisect_right, PARAMETERS, 0, DOC_BISECT("<= x", "> x")},
    {"bisect_left", bisect_left, PARAMETERS, 0, DOC_BISECT("< x", ">= x")},
    {"insort_right", insort_right, PARAMETERS, 0, DOC_INSORT("right")},
    {"insort_left", insort_left, PARAMETERS, 0, DOC_INSORT("left")},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    return ou_module_make(th, "_bisect", NULL, functions);
}

const OuBuiltinModule ou_module__bisect = {.name = "_bisect", .make = make};

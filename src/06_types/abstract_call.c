/* abstract_call.c - calling anything: one way (R14), with wrappers for common shapes.
 *
 * A Python function bounds recursion by its frame, a bound method by what it binds, some
 * built-in classes by what they call; everything else counts here, as in CPython, where
 * it shows in how deep a program gets and in the words of the error. */
#include "06_types/abstract.h"

#include "00_base/checked.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/function.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "06_types/type_index.h"

#include <stdarg.h>
#include <string.h>

#define SMALL_ARGS 8 /* arguments laid out on the C stack */

/* Built-in classes whose calls do not count. */
static const bool uncounted[OU_TYPE_INDEX_10] = {
    [OU_TYPE_INDEX_BOOL] = true,     [OU_TYPE_INDEX_DICT] = true,  [OU_TYPE_INDEX_ENUMERATE] = true,
    [OU_TYPE_INDEX_FILTER] = true,   [OU_TYPE_INDEX_FLOAT] = true, [OU_TYPE_INDEX_FROZENSET] = true,
    [OU_TYPE_INDEX_LIST] = true,     [OU_TYPE_INDEX_MAP] = true,   [OU_TYPE_INDEX_RANGE] = true,
    [OU_TYPE_INDEX_REVERSED] = true, [OU_TYPE_INDEX_SET] = true,   [OU_TYPE_INDEX_SUPER] = true,
    [OU_TYPE_INDEX_TUPLE] = true,    [OU_TYPE_INDEX_TYPE] = true,
};

OU_INLINE bool is_uncounted(const OuObject *f)
{
    return f->type == &ou_type_type && ((const OuType *)f)->index < OU_COUNT_OF(uncounted) &&
           uncounted[((const OuType *)f)->index];
}

static OuObject *call_counted(OuThread *th, OuObject *f, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuFn call = f->type->call;
    if (call == NULL) {
        return ou_null(th, &ou_exc_type_error, "'%T' object is not callable", f);
    }
    if (!ou_enter(th, " while calling a Python object")) {
        return NULL;
    }
    OuObject *result = call(th, f, args, n, kwnames);
    ou_leave(th);
    return result;
}

OuObject *ou_call(OuThread *th, OuObject *f, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OU_ASSERT(!ou_has_error(th));
    if (OU_LIKELY(f->type == &ou_function_type)) {
        return th->vm->host->run_function(th, f, args, n, kwnames);
    }
    if (f->type == &ou_method_type && ((OuMethod *)f)->function->type == &ou_function_type) {
        return ou_method_type.call(th, f, args, n, kwnames);
    }
    OuObject *result = is_uncounted(f) ? ou_type_type.call(th, f, args, n, kwnames)
                                       : call_counted(th, f, args, n, kwnames);
    OU_ASSERT((result == NULL) == ou_has_error(th));
    return result;
}

OuObject *ou_call0(OuThread *th, OuObject *f)
{
    return ou_call(th, f, NULL, 0, NULL);
}

OuObject *ou_call1(OuThread *th, OuObject *f, OuObject *a)
{
    return ou_call(th, f, &a, 1, NULL);
}

OuObject *ou_call2(OuThread *th, OuObject *f, OuObject *a, OuObject *b)
{
    OuObject *args[] = {a, b};
    return ou_call(th, f, args, 2, NULL);
}

OuObject *ou_call3(OuThread *th, OuObject *f, OuObject *a, OuObject *b, OuObject *c)
{
    OuObject *args[] = {a, b, c};
    return ou_call(th, f, args, 3, NULL);
}

/* f(self, *args) */
static OuObject *call_with_self(OuThread *th, OuObject *f, OuObject *self, OuObject *const *args, size_t n)
{
    OuObject *small[SMALL_ARGS], **all = small;
    size_t bytes;
    if (!ou_checked_array(sizeof *all, n, sizeof *all, &bytes)) {
        return ou_null_memory(th);
    }
    if (n + 1 > SMALL_ARGS && (all = ou_mem_take(th, bytes)) == NULL) {
        return NULL;
    }
    all[0] = self;
    if (n > 0) {
        memcpy(all + 1, args, n * sizeof *all);
    }
    OuObject *result = ou_call(th, f, all, n + 1, NULL);
    if (all != small) {
        ou_mem_give(th, all, bytes);
    }
    return result;
}

OuObject *ou_call_method(OuThread *th, OuObject *o, OuObject *name, OuObject *const *args, size_t n)
{
    OuObject *callable, *self;
    if (!ou_get_method(th, o, name, &callable, &self)) {
        return NULL;
    }
    OuObject *result = self == NULL ? ou_call(th, callable, args, n, NULL)
                                    : call_with_self(th, callable, self, args, n);
    ou_drop(th, callable);
    ou_drop_maybe(th, self);
    return result;
}

OuObject *ou_call_method_text(OuThread *th, OuObject *o, const char *name, size_t n, ...)
{
    OuObject *args[SMALL_ARGS];
    OU_ASSERT(n <= SMALL_ARGS);
    va_list list;
    va_start(list, n);
    for (size_t i = 0; i < n; i++) {
        args[i] = va_arg(list, OuObject *);
    }
    va_end(list);
    OuObject *interned = ou_str_intern_text(th, name);
    if (interned == NULL) {
        return NULL;
    }
    OuObject *result = ou_call_method(th, o, interned, args, n);
    ou_drop(th, interned);
    return result;
}

/* Values are kept: the call may change the dict. Nothing here runs Python. */
static OuObject *call_with_keywords(OuThread *th, OuObject *f, OuObject *args, OuObject *kwargs, size_t n_kw)
{
    size_t n = ou_tuple_size(args), bytes;
    if (!ou_checked_array(n * sizeof(OuObject *), n_kw, sizeof(OuObject *), &bytes)) {
        return ou_null_memory(th);
    }
    OuObject *kwnames = ou_tuple_new(th, n_kw);
    OuObject **all = kwnames == NULL ? NULL : ou_mem_take(th, bytes);
    if (all == NULL) {
        ou_drop_maybe(th, kwnames);
        return NULL;
    }
    memcpy(all, ou_tuple_items(args), n * sizeof *all);
    OuObject *key, *value, *result = NULL;
    size_t at = 0, i = 0;
    while (i < n_kw && ou_dict_each(kwargs, &at, &key, &value)) {
        if (!ou_is_str(key)) {
            ou_raise(th, &ou_exc_type_error, "keywords must be strings");
            break;
        }
        ou_tuple_items(kwnames)[i] = ou_keep(key);
        all[n + i++] = ou_keep(value);
    }
    if (!ou_has_error(th)) {
        OU_ASSERT(i == n_kw);
        ou_tuple_ready(th, kwnames);
        result = ou_call(th, f, all, n, kwnames);
    }
    while (i-- > 0) {
        ou_drop(th, all[n + i]);
    }
    ou_mem_give(th, all, bytes);
    ou_drop(th, kwnames);
    return result;
}

OuObject *ou_call_tuple(OuThread *th, OuObject *f, OuObject *args, OuObject *kwargs)
{
    size_t n_kw = kwargs == NULL || !ou_is_callable(f) ? 0 : ou_dict_size(kwargs); /* what cannot be called says so first */
    return n_kw == 0 ? ou_call(th, f, ou_tuple_items(args), ou_tuple_size(args), NULL)
                     : call_with_keywords(th, f, args, kwargs, n_kw);
}

bool ou_is_callable(OuObject *o)
{
    return o->type->call != NULL;
}

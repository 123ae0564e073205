/* abstract_container.c - length, items, membership and iteration of any object. */
#include "06_types/abstract.h"

#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/iter.h"
#include "06_types/list.h"
#include "06_types/names.h"
#include "06_types/seq.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "06_types/union.h"

/* ---- length ---- */

int64_t ou_len(OuThread *th, OuObject *o)
{
    const OuSequenceSlots *sequence = o->type->sequence;
    if (OU_UNLIKELY(sequence == NULL || sequence->length == NULL)) {
        ou_raise(th, &ou_exc_type_error, "object of type '%T' has no len()", o);
        return -1;
    }
    return sequence->length(th, o);
}

/* What __length_hint__ returned, taken over. */
static int64_t hint_of_adopt(OuThread *th, OuObject *result, int64_t fallback)
{
    int64_t hint = -1;
    if (result == OU_NOT_IMPLEMENTED) {
        return fallback;
    }
    if (!ou_is_int(result)) {
        ou_raise(th, &ou_exc_type_error, "__length_hint__ must be an integer, not %T", result);
    } else if (ou_int_clip_i64(result, &hint) != 0) {
        ou_raise(th, &ou_exc_overflow_error, "Python int too large to convert to C ssize_t");
        hint = -1;
    } else if (hint < 0) {
        ou_raise(th, &ou_exc_value_error, "__length_hint__() should return >= 0");
        hint = -1;
    }
    ou_drop(th, result);
    return hint;
}

int64_t ou_len_hint(OuThread *th, OuObject *o, int64_t fallback)
{
    const OuSequenceSlots *sequence = o->type->sequence;
    if (sequence != NULL && sequence->length != NULL) {
        int64_t n = sequence->length(th, o);
        if (n >= 0 || !ou_error_swallow(th, &ou_exc_type_error)) {
            return n;
        }
    }
    bool failed = false;
    OuObject *method = ou_lookup_special(th, o, OU_NAME(th, dunder_length_hint), &failed);
    if (method == NULL) {
        return failed ? -1 : fallback;
    }
    OuObject *result = ou_call0(th, method);
    ou_drop(th, method);
    if (result == NULL) {
        return ou_error_swallow(th, &ou_exc_type_error) ? fallback : -1;
    }
    return hint_of_adopt(th, result, fallback);
}

/* ---- items ---- */

/* C[key] of a class: its __class_getitem__. */
static OuObject *class_item(OuThread *th, OuObject *cls, OuObject *key)
{
    if (cls == OU_TYPE_OBJECT(&ou_type_type)) {
        return ou_generic_alias_new(th, cls, key);
    }
    bool failed = false;
    OuObject *method = ou_get_attr_maybe(th, cls, OU_NAME(th, dunder_class_getitem), &failed);
    if (method == NULL || method == OU_NONE) {
        return failed ? NULL
                      : ou_null(th, &ou_exc_type_error, "type '%N' is not subscriptable", (const OuType *)cls);
    }
    OuObject *result = ou_call1(th, method, key);
    ou_drop(th, method);
    return result;
}

OuObject *ou_get_item(OuThread *th, OuObject *o, OuObject *key)
{
    const OuSequenceSlots *sequence = o->type->sequence;
    if (OU_LIKELY(sequence != NULL && sequence->item != NULL)) {
        return sequence->item(th, o, key);
    }
    return ou_is_type(o) ? class_item(th, o, key)
                         : ou_null(th, &ou_exc_type_error, "'%T' object is not subscriptable", o);
}

/* Refuses to set or delete o[key]. A sequence reads the index first, so what is wrong with that is said instead. */
static bool refuse_item(OuThread *th, OuObject *o, OuObject *key, const char *text, const char *text_for_index)
{
    if (o->type->sequence != NULL && ou_seq_is_index(key)) {
        int64_t index;
        text = text_for_index;
        if (!ou_as_index(th, key, &index, &ou_exc_index_error)) {
            return false;
        }
    }
    return ou_raise(th, &ou_exc_type_error, text, o);
}

bool ou_set_item(OuThread *th, OuObject *o, OuObject *key, OuObject *value)
{
    const OuSequenceSlots *sequence = o->type->sequence;
    if (OU_UNLIKELY(sequence == NULL || sequence->set_item == NULL)) {
        const char *text = "'%T' object does not support item assignment";
        return refuse_item(th, o, key, text, text);
    }
    return sequence->set_item(th, o, key, value);
}

bool ou_del_item(OuThread *th, OuObject *o, OuObject *key)
{
    const OuSequenceSlots *sequence = o->type->sequence;
    if (OU_UNLIKELY(sequence == NULL || sequence->set_item == NULL)) {
        return refuse_item(th, o, key, "'%T' object does not support item deletion",
                           "'%T' object doesn't support item deletion");
    }
    return sequence->set_item(th, o, key, NULL);
}

/* ---- membership ---- */

static OuTruth contains_by_iteration(OuThread *th, OuObject *container, OuObject *value)
{
    OuObject *it = ou_iter(th, container);
    if (it == NULL) {
        if (ou_error_swallow(th, &ou_exc_type_error)) {
            ou_raise(th, &ou_exc_type_error, "argument of type '%T' is not iterable", container);
        }
        return OU_ERROR;
    }
    OuTruth found = OU_FALSE;
    while (found == OU_FALSE) {
        OuObject *item = ou_next(th, it);
        if (item == NULL) {
            found = ou_has_error(th) ? OU_ERROR : OU_FALSE;
            break;
        }
        found = ou_compare_bool(th, item, value, OU_EQ);
        ou_drop(th, item);
    }
    ou_drop(th, it);
    return found;
}

OuTruth ou_contains(OuThread *th, OuObject *container, OuObject *value)
{
    const OuSequenceSlots *sequence = container->type->sequence;
    if (OU_LIKELY(sequence != NULL && sequence->contains != NULL)) {
        return sequence->contains(th, container, value);
    }
    return contains_by_iteration(th, container, value);
}

/* ---- iteration ---- */

bool ou_is_iterator(OuObject *o)
{
    return o->type->next != NULL;
}

OuObject *ou_iter(OuThread *th, OuObject *o)
{
    const OuType *type = o->type;
    if (OU_UNLIKELY(type->iter == NULL)) {
        if (type->sequence != NULL && type->sequence->is_sequence && type->sequence->item != NULL) {
            return ou_seq_iter_new(th, o);
        }
        return ou_null(th, &ou_exc_type_error, "'%T' object is not iterable", o);
    }
    OuObject *it = type->iter(th, o);
    if (it != NULL && OU_UNLIKELY(it->type->next == NULL)) {
        ou_raise(th, &ou_exc_type_error, "iter() returned non-iterator of type '%T'", it);
        ou_clear_ref(th, &it);
    }
    return it;
}

OuObject *ou_next(OuThread *th, OuObject *iterator)
{
    if (OU_UNLIKELY(iterator->type->next == NULL)) {
        return ou_null(th, &ou_exc_type_error, "'%T' object is not an iterator", iterator);
    }
    OuObject *item = iterator->type->next(th, iterator);
    if (item == NULL && OU_UNLIKELY(ou_has_error(th))) {
        ou_error_swallow(th, &ou_exc_stop_iteration);
    }
    if (OU_UNLIKELY((atomic_load_explicit(&th->breaker, memory_order_relaxed) & (OU_BREAK_SIGNAL | OU_BREAK_INTERRUPT)) != 0) &&
        item != NULL && th->vm->host->poll != NULL && !th->vm->host->poll(th)) {
        ou_clear_ref(th, &item); /* max(itertools.repeat(1)) can be interrupted */
    }
    return item;
}

OuObject *ou_to_list(OuThread *th, OuObject *iterable)
{
    OuObject *list = ou_list_new(th, 0);
    if (list != NULL && !ou_list_extend(th, list, iterable)) {
        ou_clear_ref(th, &list);
    }
    return list;
}

OuObject *ou_to_tuple(OuThread *th, OuObject *iterable)
{
    if (ou_is_exact_tuple(iterable)) {
        return ou_keep(iterable);
    }
    if (ou_is_exact_list(iterable)) {
        return ou_list_to_tuple(th, iterable);
    }
    OuObject *list = ou_to_list(th, iterable);
    if (list == NULL) {
        return NULL;
    }
    OuObject *tuple = ou_list_to_tuple(th, list);
    ou_drop(th, list);
    return tuple;
}

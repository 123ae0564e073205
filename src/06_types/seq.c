/* seq.c - what tuple, list, range and their iterators share (seq_int.h). */
#include "06_types/seq.h"

#include "06_types/str.h"
#include "06_types/tuple.h"

static bool bound(OuThread *th, OuObject *o, int64_t *out)
{
    if (!ou_seq_is_index(o)) {
        return ou_raise(th, &ou_exc_type_error,
                        "slice indices must be integers or have an __index__ method");
    }
    return ou_as_index(th, o, out, NULL);
}

bool ou_seq_bounds(OuThread *th, OuObject *start, OuObject *stop, int64_t *from, int64_t *to)
{
    return (start == NULL || bound(th, start, from)) && (stop == NULL || bound(th, stop, to));
}

OuObject *ou_seq_vector_repr(OuThread *th, OuObject *const *items, size_t n, const char *open,
                             const char *close)
{
    OuStrBuilder builder;
    ou_builder_init(&builder);
    bool ok = ou_builder_ascii(th, &builder, open, __builtin_strlen(open));
    for (size_t i = 0; ok && i < n; i++) {
        OuObject *text = ou_repr(th, items[i]);
        ok = text != NULL && (i == 0 || ou_builder_ascii(th, &builder, ", ", 2)) &&
             ou_builder_str(th, &builder, text);
        ou_drop_maybe(th, text);
    }
    if (!ok || !ou_builder_ascii(th, &builder, close, __builtin_strlen(close))) {
        ou_builder_abandon(th, &builder);
        return NULL;
    }
    return ou_builder_finish(th, &builder);
}

OuObject *ou_seq_pair(OuThread *th, OuObject *first, OuObject *second)
{
    return ou_seq_pair_adopt(th, ou_keep(first), ou_keep(second));
}

OuObject *ou_seq_pair_adopt(OuThread *th, OuObject *first, OuObject *second)
{
    OuObject *pair = NULL;
    if (first != NULL && second != NULL) {
        pair = ou_tuple_new(th, 2);
    }
    if (pair == NULL) {
        ou_drop_maybe(th, first);
        ou_drop_maybe(th, second);
        return NULL;
    }
    ou_tuple_items(pair)[0] = first;
    ou_tuple_items(pair)[1] = second;
    ou_track_inline(th, pair);
    return pair;
}

OuObject *ou_seq_builtin(OuThread *th, const char *name)
{
    OuObject *module_name = ou_str_intern_text(th, "builtins");
    if (module_name == NULL) {
        return NULL;
    }
    OuObject *module = th->vm->host->import(th, module_name, OU_NONE, OU_NONE, 0);
    ou_drop(th, module_name);
    if (module == NULL) {
        return NULL;
    }
    OuObject *value = ou_get_attr_text(th, module, name);
    ou_drop(th, module);
    return value;
}

OuObject *ou_seq_reuse_pair(OuThread *th, OuObject **last, OuObject *first, OuObject *second)
{
    OuObject *pair = *last;
    if (pair == NULL || pair->count != 1) {
        pair = ou_seq_pair_adopt(th, first, second);
        if (pair != NULL) {
            ou_replace(th, last, ou_keep(pair));
        }
        return pair;
    }
    ou_keep(pair); /* before anything is dropped: it may run code that steps this iterator */
    OuObject **items = ou_tuple_items(pair);
    OuObject *old_first = items[0], *old_second = items[1];
    items[0] = first;
    items[1] = second;
    if (!ou_is_tracked(pair)) { /* the collector saw it with other items */
        ou_track(th, pair);
    }
    ou_drop(th, old_first);
    ou_drop(th, old_second);
    return pair;
}

OuObject *ou_seq_reduce_state_adopt(OuThread *th, const char *name, OuObject *argument, int64_t state)
{
    OuObject *callable = argument == NULL ? NULL : ou_seq_builtin(th, name);
    OuObject *args = callable == NULL ? NULL : ou_tuple_of(th, 1, argument);
    OuObject *number = args == NULL || state == INT64_MIN ? NULL : ou_int_new(th, state);
    OuObject *result = NULL;
    if (number != NULL) {
        result = ou_tuple_of(th, 3, callable, args, number);
    } else if (args != NULL && state == INT64_MIN) {
        result = ou_tuple_of(th, 2, callable, args);
    }
    ou_drop_maybe(th, number);
    ou_drop_maybe(th, args);
    ou_drop_maybe(th, callable);
    ou_drop_maybe(th, argument);
    return result;
}

OuObject *ou_seq_reduce_iter_adopt(OuThread *th, const char *name, OuObject *argument)
{
    return ou_seq_reduce_state_adopt(th, name, argument, INT64_MIN);
}

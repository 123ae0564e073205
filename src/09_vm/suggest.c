/* suggest.c - suggest.h: a weighted edit distance over the names that were in reach. */
#include "09_vm/suggest.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/list.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "09_vm/frame.h"

#define MAX_NAMES 750  /* more candidates are not searched */
#define MAX_LENGTH 40  /* nor longer names */
#define MOVE_COST 2    /* insert, delete, replace */
#define CASE_COST 1    /* replace by the other case */

static unsigned replace_cost(uint32_t a, uint32_t b)
{
    if (a == b) {
        return 0;
    }
    uint32_t x = a >= 'A' && a <= 'Z' ? a + 32 : a, y = b >= 'A' && b <= 'Z' ? b + 32 : b;
    return x == y ? CASE_COST : MOVE_COST;
}

/* Levenshtein's distance, row by row (Wagner, Fischer 1974). More than `bound`: some number above it. */
static unsigned distance(const OuObject *a, const OuObject *b, unsigned bound)
{
    size_t n = ou_str_length(a), m = ou_str_length(b);
    unsigned row[MAX_LENGTH + 1];
    if (n > MAX_LENGTH || m > MAX_LENGTH || (n > m ? n - m : m - n) * MOVE_COST > bound) {
        return bound + 1;
    }
    for (size_t j = 0; j <= m; j++) {
        row[j] = (unsigned)j * MOVE_COST;
    }
    for (size_t i = 1; i <= n; i++) {
        unsigned diagonal = row[0], least = UINT32_MAX;
        row[0] = (unsigned)i * MOVE_COST;
        for (size_t j = 1; j <= m; j++) {
            unsigned best = diagonal + replace_cost(ou_str_at(a, i - 1), ou_str_at(b, j - 1));
            unsigned insert = row[j - 1] + MOVE_COST, remove = row[j] + MOVE_COST;
            best = insert < best ? insert : best;
            best = remove < best ? remove : best;
            diagonal = row[j];
            row[j] = best;
            least = best < least ? best : least;
        }
        if (least > bound) {
            return bound + 1;
        }
    }
    return row[m];
}

typedef struct Search {
    OuObject *wanted;
    OuObject *best; /* borrowed from the list that is searched */
    unsigned least;
} Search;

static void try_name(Search *s, OuObject *name)
{
    if (!ou_is_str(name) || ou_str_equal(name, s->wanted)) {
        return;
    }
    /* A third of the characters may be wrong. */
    unsigned bound = (unsigned)(ou_str_length(name) + ou_str_length(s->wanted) + 3) * MOVE_COST / 6;
    bound = s->least - 1 < bound ? s->least - 1 : bound;
    unsigned d = distance(s->wanted, name, bound);
    if (d <= bound) {
        s->best = name;
        s->least = d;
    }
}

static OuObject *nearest(OuThread *th, OuObject *names, OuObject *wanted)
{
    Search s = {wanted, NULL, UINT32_MAX};
    size_t n = ou_list_size(names);
    if (n < MAX_NAMES && ou_str_length(wanted) <= MAX_LENGTH) {
        for (size_t i = 0; i < n; i++) {
            try_name(&s, ou_list_borrow(names, i));
        }
    }
    (void)th;
    return ou_keep_maybe(s.best);
}

static OuObject *text_of(OuThread *th, OuObject *exception, const char *attribute)
{
    OuObject *value = ou_get_attr_text(th, exception, attribute);
    if (value == NULL || !ou_is_str(value)) {
        ou_error_clear(th);
        ou_drop_maybe(th, value);
        return NULL;
    }
    return value;
}

static OuObject *suggest_attribute(OuThread *th, OuObject *exception)
{
    OuObject *name = text_of(th, exception, "name"), *found = NULL;
    OuObject *o = name == NULL ? NULL : ou_get_attr_text(th, exception, "obj");
    if (o != NULL && o != OU_NONE) {
        OuObject *dir = ou_call_method_text(th, o, "__dir__", 0);
        OuObject *names = dir == NULL ? NULL : ou_to_list(th, dir);
        /* In order, as dir() has them: the first of those equally near wins. */
        found = names == NULL || !ou_list_sort(th, names, NULL, false) ? NULL : nearest(th, names, name);
        ou_drop_maybe(th, names);
        ou_drop_maybe(th, dir);
    }
    ou_drop_maybe(th, o);
    ou_drop_maybe(th, name);
    ou_error_clear(th);
    return found;
}

static OuObject *suggest_in_dict(OuThread *th, OuObject *dict, OuObject *name)
{
    OuObject *names = ou_is_dict(dict) ? ou_dict_keys_list(th, dict) : NULL;
    OuObject *found = names == NULL ? NULL : nearest(th, names, name);
    ou_drop_maybe(th, names);
    ou_error_clear(th);
    return found;
}

/* Locals of the frame that raised, then globals, then builtins. */
static OuObject *suggest_name(OuThread *th, OuObject *exception)
{
    OuObject *name = text_of(th, exception, "name");
    OuTraceback *entry = (OuTraceback *)((OuException *)exception)->traceback;
    if (name == NULL || entry == NULL) {
        ou_drop_maybe(th, name);
        return NULL;
    }
    while (entry->next != NULL) {
        entry = entry->next;
    }
    OuFrameObject *frame = (OuFrameObject *)entry->frame;
    OuObject *locals = ou_list_new(th, 0);
    for (size_t i = 0; locals != NULL && i < ou_tuple_size(frame->code->local_names); i++) {
        if (!ou_list_append(th, locals, ou_tuple_borrow(frame->code->local_names, i))) {
            break;
        }
    }
    OuObject *found = locals == NULL ? NULL : nearest(th, locals, name);
    ou_drop_maybe(th, locals);
    ou_error_clear(th);
    found = found != NULL ? found : suggest_in_dict(th, frame->globals, name);
    found = found != NULL ? found : suggest_in_dict(th, frame->builtins, name);
    ou_drop(th, name);
    return found;
}

OuObject *ou_suggest(OuThread *th, OuObject *exception)
{
    if (ou_is_of(th, exception, &ou_exc_attribute_error)) {
        return suggest_attribute(th, exception);
    }
    return ou_is_of(th, exception, &ou_exc_name_error) ? suggest_name(th, exception) : NULL;
}

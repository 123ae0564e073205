/* type_mro.c - the order in which bases are searched, and which base rules the layout.
 *
 * The order is C3 (Barrett et al., 1996): merge the bases' own orders and the list of
 * bases, always taking the first head that stands in no tail. */
#include "06_types/descr.h"
#include "06_types/dict.h"
#include "06_types/error.h"
#include "06_types/exceptions.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type_int.h"

#include <string.h>

#define BASE(tuple, i) ((const OuType *)ou_tuple_borrow((tuple), (i)))

/* Is `type` in sequence[at + 1 ...)? */
static bool in_tail(OuObject *sequence, size_t at, OuObject *type)
{
    for (size_t i = at + 1; i < ou_tuple_size(sequence); i++) {
        if (ou_tuple_borrow(sequence, i) == type) {
            return true;
        }
    }
    return false;
}

static bool no_order(OuThread *th, OuObject **sequences, const size_t *at, size_t n)
{
    OuStrBuilder names;
    ou_builder_init(&names);
    OuObject *seen[16];
    size_t n_seen = 0;
    for (size_t i = 0; i < n; i++) {
        if (at[i] >= ou_tuple_size(sequences[i])) {
            continue;
        }
        OuObject *head = ou_tuple_borrow(sequences[i], at[i]);
        bool known = false;
        for (size_t j = 0; j < n_seen; j++) {
            known |= seen[j] == head;
        }
        if (known || n_seen == OU_COUNT_OF(seen)) {
            continue;
        }
        seen[n_seen] = head;
        OuTypeState *state = ou_type_state(th, (const OuType *)head);
        if (state == NULL || (n_seen++ > 0 && !ou_builder_ascii(th, &names, ", ", 2)) ||
            !ou_builder_str(th, &names, state->name)) {
            ou_builder_abandon(th, &names);
            return false;
        }
    }
    OuObject *text = ou_builder_finish(th, &names);
    if (text != NULL) {
        ou_raise(th, &ou_exc_type_error, "Cannot create a consistent method resolution\norder (MRO) for bases %U", text);
        ou_drop(th, text);
    }
    return false;
}

static bool no_duplicates(OuThread *th, OuObject *bases)
{
    for (size_t i = 0; i < ou_tuple_size(bases); i++) {
        if (in_tail(bases, i, ou_tuple_borrow(bases, i))) {
            return ou_raise(th, &ou_exc_type_error, "duplicate base class %s", ou_type_short_name(BASE(bases, i)));
        }
    }
    return true;
}

/* sequences[0..n): the bases' orders, then the bases. out has room for all of them. */
static bool merge(OuThread *th, OuObject **sequences, size_t *at, size_t n, OuObject **out, size_t *n_out)
{
    for (;;) {
        OuObject *next = NULL;
        bool left = false;
        for (size_t i = 0; i < n && next == NULL; i++) {
            if (at[i] >= ou_tuple_size(sequences[i])) {
                continue;
            }
            left = true;
            OuObject *head = ou_tuple_borrow(sequences[i], at[i]);
            bool free_head = true;
            for (size_t j = 0; j < n && free_head; j++) {
                free_head = !in_tail(sequences[j], at[j], head);
            }
            next = free_head ? head : NULL;
        }
        if (!left) {
            return true;
        }
        if (next == NULL) {
            return no_order(th, sequences, at, n);
        }
        out[(*n_out)++] = next;
        for (size_t i = 0; i < n; i++) {
            if (at[i] < ou_tuple_size(sequences[i]) && ou_tuple_borrow(sequences[i], at[i]) == next) {
                at[i]++;
            }
        }
    }
}

OuObject *ou_type_mro_compute(OuThread *th, const OuType *type, OuObject *bases)
{
    size_t n_bases = ou_tuple_size(bases), total = 1 + n_bases;
    if (!no_duplicates(th, bases)) {
        return NULL;
    }
    for (size_t i = 0; i < n_bases; i++) {
        OuTypeState *state = ou_type_state(th, BASE(bases, i));
        if (state == NULL) {
            return NULL;
        }
        if (state->mro == NULL) {
            return ou_null(th, &ou_exc_type_error, "Cannot extend an incomplete type '%N'", BASE(bases, i));
        }
        total += ou_tuple_size(state->mro);
    }
    size_t n = n_bases + 1, bytes = total * sizeof(OuObject *) + n * (sizeof(OuObject *) + sizeof(size_t));
    OuObject **out = ou_mem_take_zeroed(th, bytes);
    if (out == NULL) {
        return NULL;
    }
    OuObject **sequences = out + total;
    size_t *at = (size_t *)(void *)(sequences + n), n_out = 0;
    for (size_t i = 0; i < n_bases; i++) {
        sequences[i] = ou_type_state(th, BASE(bases, i))->mro;
    }
    sequences[n_bases] = bases;
    out[n_out++] = OU_TYPE_OBJECT(type);
    OuObject *mro = merge(th, sequences, at, n, out, &n_out) ? ou_tuple_from(th, out, n_out) : NULL;
    ou_mem_give(th, out, bytes);
    return mro;
}

/* ---- layout ---- */

size_t ou_type_fixed_end(const OuType *type)
{
    return type->words_offset > 0 ? (size_t)type->words_offset : type->basic_size;
}

/* The type along base links that last added to the layout (instance words do not count). */
static const OuType *solid_base(const OuType *type)
{
    for (; type->base != NULL; type = type->base) {
        if (OU_HAS_FLAG(type, OU_TYPE_HEAP)) {
            if (((const OuHeapType *)type)->n_slots > 0) {
                return type;
            }
        } else if (ou_type_fixed_end(type) != ou_type_fixed_end(type->base) || type->item_size != type->base->item_size ||
                   (type->words_offset > 0) != (type->base->words_offset > 0)) {
            return type;
        }
    }
    return type;
}

bool ou_type_same_layout(const OuType *a, const OuType *b)
{
    return solid_base(a) == solid_base(b) && ou_type_static_base(a) == ou_type_static_base(b);
}

/* The same __slots__, in the same places. */
static bool same_slots(const OuType *a, const OuType *b)
{
    const OuHeapType *x = (const OuHeapType *)a, *y = (const OuHeapType *)b;
    if (!OU_HAS_FLAG(a, OU_TYPE_HEAP) || !OU_HAS_FLAG(b, OU_TYPE_HEAP) || x->n_slots != y->n_slots ||
        solid_base(a->base) != solid_base(b->base)) {
        return false;
    }
    for (size_t i = 0; i < x->n_slots; i++) {
        if (x->slots[i].offset != y->slots[i].offset || strcmp(x->slots[i].name, y->slots[i].name) != 0) {
            return false;
        }
    }
    return true;
}

bool ou_type_may_become(const OuType *a, const OuType *b)
{
    const uint32_t same = OU_TYPE_CONTAINER | OU_TYPE_HIDDEN_WORDS;
    if (a->basic_size != b->basic_size || a->item_size != b->item_size || a->words_offset != b->words_offset ||
        a->dict_offset != b->dict_offset || a->weak != b->weak || (a->flags & same) != (b->flags & same)) {
        return false;
    }
    const OuType *x = solid_base(a), *y = solid_base(b);
    while (x != y && same_slots(x, y)) {
        x = solid_base(x->base);
        y = solid_base(y->base);
    }
    return x == y;
}

const OuType *ou_type_best_base(OuThread *th, OuObject *bases)
{
    const OuType *winner = NULL, *best = NULL;
    for (size_t i = 0; i < ou_tuple_size(bases); i++) {
        const OuType *base = BASE(bases, i);
        if (!ou_is_type(&base->head)) {
            return ou_null(th, &ou_exc_type_error, "bases must be types");
        }
        if (!OU_HAS_FLAG(base, OU_TYPE_BASE)) {
            return ou_null(th, &ou_exc_type_error, "type '%N' is not an acceptable base type", base);
        }
        const OuType *solid = solid_base(base);
        if (winner == NULL) {
            winner = solid;
            best = base;
        } else if (ou_type_extends(winner, solid)) {
            continue;
        } else if (ou_type_extends(solid, winner)) {
            winner = solid;
            best = base;
        } else {
            return ou_null(th, &ou_exc_type_error, "multiple bases have instance lay-out conflict");
        }
    }
    return best;
}

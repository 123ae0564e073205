/* shape.c - the tree of shapes of a class.
 *
 * How many slots an instance has inside is learned: the first instances get a
 * guess (what __init__ sets on self), and at the 2nd, 16th and 256th instance the class looks how deep its tree
 * has become and starts a new tree when the guess was wrong (instances of older
 * trees live on with theirs). Look-up walks at most 7 parents by address, then an
 * index. Rejected: counting shapes per instance (an atomic more on each
 * attribute's birth) and one table a VM instead of one tree a class. */
#include "06_types/dict.h"
#include "06_types/error.h"
#include "06_types/function.h"
#include "06_types/shape_int.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type_int.h"

#include <string.h>

/* ---- finding ---- */

static int32_t find_in_index(const OuShape *shape, const OuObject *name)
{
    const OuShape *at;
    uint32_t mask = shape->index_size - 1u;
    for (uint32_t i = (uint32_t)((uintptr_t)name >> 4) & mask; shape->index[i] != 0; i = (i + 1) & mask) {
        uint32_t slot = shape->index[i] - 1u;
        at = shape;
        while (at->n_slots != slot + 1) {
            at = at->parent;
        }
        if (at->name == name) {
            return (int32_t)slot;
        }
    }
    return -1;
}

int32_t ou_shape_find(const OuShape *shape, OuObject *name)
{
    for (; shape->name != NULL; shape = shape->parent) {
        if (shape->name == name) {
            return shape->n_slots - 1;
        }
        if (shape->index != NULL) {
            return find_in_index(shape, name);
        }
    }
    return -1;
}

int32_t ou_shape_find_any(const OuShape *shape, OuObject *name)
{
    if (ou_str_is_interned(name)) {
        return ou_shape_find(shape, name);
    }
    for (; shape->name != NULL; shape = shape->parent) {
        if (ou_str_equal(shape->name, name)) {
            return shape->n_slots - 1;
        }
    }
    return -1;
}

OuObject *ou_shape_name(const OuShape *shape, int32_t i)
{
    while (shape->n_slots != i + 1) {
        shape = shape->parent;
    }
    return shape->name;
}

OuShape *ou_shape_next(const OuShape *shape, OuObject *name, int32_t *slot)
{
    if (shape->n_slots >= shape->n_inline) {
        return NULL;
    }
    for (OuShape *child = shape->children; child != NULL; child = child->sibling) {
        if (child->name == name) {
            *slot = shape->n_slots;
            return child;
        }
    }
    return NULL;
}

/* ---- growing ---- */

/* Without memory for it the parents are walked. */
static void make_index(OuThread *th, OuShape *shape)
{
    uint32_t size = 16;
    while (size < shape->n_slots * 2u) {
        size *= 2;
    }
    uint8_t *index = ou_raw_take_zeroed(&th->vm->account, size);
    if (index == NULL) {
        return;
    }
    for (const OuShape *at = shape; at->name != NULL; at = at->parent) {
        uint32_t i = (uint32_t)((uintptr_t)at->name >> 4) & (size - 1);
        while (index[i] != 0) {
            i = (i + 1) & (size - 1);
        }
        index[i] = (uint8_t)at->n_slots;
    }
    shape->index = index;
    shape->index_size = (uint16_t)size;
}

OuShape *ou_shape_extend(OuThread *th, OuShape *shape, OuObject *name)
{
    for (OuShape *child = shape->children; child != NULL; child = child->sibling) {
        if (child->name == name) {
            return child;
        }
    }
    OuShape *root = shape->root;
    if (shape->n_slots >= OU_SHAPE_SLOTS_MAX || root->n_shapes >= OU_SHAPES_MAX) {
        return NULL;
    }
    OuShape *child = ou_raw_take_zeroed(&th->vm->account, sizeof *child);
    if (child == NULL) {
        return NULL;
    }
    child->parent = shape;
    child->root = root;
    child->name = ou_keep(name);
    child->n_slots = (uint16_t)(shape->n_slots + 1);
    child->n_inline = shape->n_inline;
    child->sibling = shape->children;
    shape->children = child;
    root->n_shapes++;
    if (child->n_slots > root->deepest) {
        root->deepest = child->n_slots;
    }
    if (child->n_slots % 8 == 0) {
        make_index(th, child);
    }
    return child;
}

/* ---- roots ---- */

static OuShape *new_root(OuThread *th, OuTypeState *state, uint16_t n_inline)
{
    OuShape *root = ou_raw_take_zeroed(&th->vm->account, sizeof *root);
    if (root == NULL) {
        return NULL;
    }
    root->root = root;
    root->n_inline = n_inline;
    root->older = state->shape;
    state->shape = root;
    return root;
}

/* Slots that instances of the type should have; at least one (SHAPE-3). */
static uint16_t wanted(const OuShape *root)
{
    uint16_t n = root->deepest;
    return n < 1 ? 1 : n > OU_SHAPE_INLINE_MAX ? OU_SHAPE_INLINE_MAX : n;
}

/* Before there are instances: as many as the __init__ of the class and of its bases set on self, or 0. */
static uint16_t guess(OuThread *th, const OuTypeState *state)
{
    OuObject *names[OU_SHAPE_INLINE_MAX];
    size_t n = 0;
    for (size_t i = 0; state->mro != NULL && th->vm->host->self_attributes != NULL && i < ou_tuple_size(state->mro); i++) {
        const OuTypeState *at = ou_type_state(th, (const OuType *)ou_tuple_borrow(state->mro, i));
        if (at == NULL) { /* no memory: whoever needs that state will say so */
            ou_error_clear(th);
            break;
        }
        OuObject *init = at->dict == NULL ? NULL : ou_dict_borrow_str(th, at->dict, OU_NAME(th, dunder_init));
        if (init != NULL && init->type == &ou_function_type) {
            n = th->vm->host->self_attributes((OuObject *)((OuFunction *)init)->code, names, n, OU_SHAPE_INLINE_MAX);
        }
    }
    return (uint16_t)n;
}

OuShape *ou_shape_root(OuThread *th, const OuType *type)
{
    OuTypeState *state = ou_type_state(th, type);
    if (state == NULL) {
        return NULL;
    }
    OuShape *root = state->shape;
    if (OU_UNLIKELY(root == NULL)) {
        uint16_t guessed = guess(th, state);
        uint16_t n = guessed == 0 ? OU_SHAPE_INLINE_FIRST : guessed;
        const OuTypeState *base = type->base == NULL || type->base->words_offset == 0 ? NULL : ou_type_state(th, type->base);
        if (base != NULL && base->shape != NULL && base->shape->n_inline > guessed) {
            n = base->shape->n_inline;
        }
        root = new_root(th, state, type->words_offset < 0 ? 0 : n);
        if (root == NULL) {
            ou_raise_memory(th);
            return NULL;
        }
    }
    uint32_t made = ++root->n_made;
    if (OU_UNLIKELY(made == 2 || made == 16 || made == 256) && type->words_offset > 0) {
        uint16_t n = wanted(root);
        if (n > root->n_inline || (n < root->n_inline && made == 2)) {
            OuShape *better = new_root(th, state, n);
            if (better != NULL) {
                better->n_made = made; /* the first guess is corrected downwards once only */
                return better;
            }
        }
    }
    return root;
}

static void free_tree(OuThread *th, OuShape *root)
{
    /* Depth first without recursion: go down to a leaf, free it, go on with its sibling. */
    OuShape *at = root;
    while (at != NULL) {
        if (at->children != NULL) {
            OuShape *child = at->children;
            at->children = child->sibling;
            at = child;
            continue;
        }
        OuShape *parent = at->parent;
        ou_drop_maybe(th, at->name);
        ou_raw_give(&th->vm->account, at->index, at->index_size);
        ou_raw_give(&th->vm->account, at, sizeof *at);
        at = parent;
    }
}

void ou_shapes_free(OuThread *th, OuTypeState *state)
{
    OuShape *root = state->shape;
    state->shape = NULL;
    while (root != NULL) {
        OuShape *older = root->older;
        free_tree(th, root);
        root = older;
    }
}

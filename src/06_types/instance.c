/* instance.c - instances of classes: memory, attributes, __dict__.
 *
 * An instance keeps its attributes in slots that its shape names; __dict__ is then a
 * dict that views them (dict_view.h). When the tree of shapes is full, an attribute in
 * the middle is deleted, or the dict is used in ways a view cannot serve, the values
 * move to a real dict for good. A view that outlives its instance takes the values
 * over; only when there is no memory for that is it left empty.
 *
 * While there is a view, the instance visits the view and the view visits the values:
 * whoever holds the view holds the values, also when the instance is garbage. */
#include "00_base/checked.h"
#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/dict_view.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/shape_int.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/bytes.h"
#include "06_types/type_int.h"

#include <string.h>

/* ---- memory ---- */

OU_INLINE size_t round8(size_t n)
{
    return (n + 7) & ~(size_t)7;
}

size_t ou_instance_n_items(const OuObject *o)
{
    if (OU_HAS_FLAG(o->type, OU_TYPE_IS_INT)) {
        const OuInt *i = (const OuInt *)o;
        return (i->bits & 1) != 0 ? 0 : (size_t)((uint64_t)i->bits >> 2);
    }
    if (OU_HAS_FLAG(o->type, OU_TYPE_IS_STR)) {
        return (ou_str_length(o) + 1) * ou_str_width(o);
    }
    if (OU_HAS_FLAG(o->type, OU_TYPE_IS_BYTES)) {
        return ou_bytes_size(o) + 1;
    }
    return OU_HAS_FLAG(o->type, OU_TYPE_IS_TUPLE) ? ou_tuple_size(o) : 0;
}

/* Bytes before the instance words of a var-sized type. */
static bool var_end(const OuType *type, size_t n_items, size_t *end)
{
    return ou_checked_array(type->basic_size, n_items, type->item_size, end) && ou_checked_add(*end, 7, end) &&
           (*end &= ~(size_t)7, true);
}

OuObject *ou_type_allocate(OuThread *th, const OuType *type, size_t n_items)
{
    if (OU_LIKELY(type->words_offset > 0)) {
        OuShape *root = ou_shape_root(th, type);
        if (root == NULL) {
            return NULL;
        }
        OuObject *o = ou_object_new_zeroed(th, type, type->basic_size + root->n_inline * sizeof(OuObject *));
        if (o != NULL) {
            ((OuInstanceWords *)(void *)((char *)o + type->words_offset))->shape = root;
        }
        return o;
    }
    size_t size = 0;
    if (!var_end(type, n_items, &size)) {
        return ou_null_memory(th);
    }
    if (type->words_offset == 0) {
        return ou_object_new_zeroed(th, type, type->item_size == 0 ? type->basic_size : size);
    }
    OuShape *root = ou_shape_root(th, type);
    OuObject *o = root == NULL ? NULL : ou_object_new_zeroed(th, type, size + sizeof(OuInstanceWords));
    if (o != NULL) {
        ((OuInstanceWords *)(void *)((char *)o + size))->shape = root;
    }
    return o;
}

OuInstanceWords *ou_instance_words(const OuObject *o)
{
    int32_t offset = o->type->words_offset;
    if (OU_LIKELY(offset > 0)) {
        return (OuInstanceWords *)(void *)((char *)(uintptr_t)o + offset);
    }
    if (offset == 0) {
        return NULL;
    }
    const OuType *type = o->type;
    size_t end = round8(type->basic_size + ou_instance_n_items(o) * type->item_size);
    return (OuInstanceWords *)(void *)((char *)(uintptr_t)o + end);
}

/* SHAPE-3 */
static size_t inline_slots(const OuObject *o, const OuInstanceWords *words)
{
    if (o->type->words_offset < 0) {
        return 0;
    }
    return words->shape != NULL ? words->shape->n_inline : (size_t)((uintptr_t)words->slots[0] >> 1);
}

size_t ou_type_instance_size(const OuObject *o, size_t n_items)
{
    const OuType *type = o->type;
    if (type->words_offset > 0) {
        const OuInstanceWords *words = ou_instance_words(o);
        return type->basic_size + inline_slots(o, words) * sizeof(OuObject *);
    }
    size_t size = type->item_size == 0 ? type->basic_size : round8(type->basic_size + n_items * type->item_size);
    return type->words_offset < 0 ? size + sizeof(OuInstanceWords) : size;
}

/* ---- slots ---- */

OuObject **ou_instance_slot(OuInstanceWords *words, int32_t i)
{
    size_t n_inline = words->shape->n_inline;
    return (size_t)i < n_inline ? &words->slots[i] : &ou_words_overflow(words)->slots[(size_t)i - n_inline];
}

static void free_overflow(OuThread *th, OuOverflow *block)
{
    if (block != NULL) {
        ou_mem_give(th, block, sizeof *block + block->room * sizeof(OuObject *));
    }
}

/* Room for slot i of the tree; nothing changes on failure. */
static bool reserve_slot(OuThread *th, OuInstanceWords *words, size_t i)
{
    size_t n_inline = words->shape->n_inline;
    if (i < n_inline) {
        return true;
    }
    OuOverflow *block = ou_words_overflow(words);
    size_t need = i - n_inline + 1, old = block == NULL ? 0 : block->room;
    if (need <= old) {
        return true;
    }
    size_t room = old == 0 ? 4 : old * 2;
    OuOverflow *grown = ou_mem_take_zeroed(th, sizeof *grown + room * sizeof(OuObject *));
    if (grown == NULL) {
        return false;
    }
    grown->dict = ou_words_dict(words);
    if (block != NULL) {
        memcpy(grown->slots, block->slots, old * sizeof(OuObject *));
        free_overflow(th, block);
    }
    grown->room = room;
    words->extra = (uintptr_t)grown | 1;
    return true;
}

/* From here on the instance has no shape, and `dict` (taken over; it may be the view's reference) is its
 * __dict__. The values in the slots are let go of. */
static void become_dict(OuThread *th, OuObject *o, OuInstanceWords *words, OuObject *dict)
{
    OuShape *shape = words->shape;
    size_t n_inline = shape->n_inline, n = shape->n_slots;
    OuOverflow *block = ou_words_overflow(words);
    OuObject *values[OU_SHAPE_SLOTS_MAX];
    for (size_t i = 0; i < n; i++) {
        OuObject **slot = ou_instance_slot(words, (int32_t)i);
        values[i] = *slot;
        *slot = NULL;
    }
    words->shape = NULL;
    words->extra = (uintptr_t)dict;
    if (o->type->words_offset > 0) {
        words->slots[0] = (OuObject *)(uintptr_t)(n_inline << 1 | 1);
    }
    free_overflow(th, block);
    for (size_t i = 0; i < n; i++) {
        ou_drop_maybe(th, values[i]);
    }
}

/* A dict with the attributes that are in slots. New. */
static OuObject *slots_to_dict(OuThread *th, OuInstanceWords *words)
{
    OuShape *shape = words->shape;
    OuObject *dict = ou_dict_new_sized(th, shape->n_slots);
    for (int32_t i = 0; dict != NULL && i < shape->n_slots; i++) {
        OuObject *value = *ou_instance_slot(words, i);
        if (value != NULL && !ou_dict_set(th, dict, ou_shape_name(shape, i), value)) {
            ou_clear_ref(th, &dict);
        }
    }
    return dict;
}

/* Names and values of all slots, borrowed. */
static size_t list_slots(OuInstanceWords *words, OuObject **names, OuObject **values)
{
    size_t n = words->shape->n_slots;
    for (const OuShape *at = words->shape; at->name != NULL; at = at->parent) {
        names[at->n_slots - 1] = at->name;
        values[at->n_slots - 1] = *ou_instance_slot(words, at->n_slots - 1);
    }
    return n;
}

/* The view gets a table of its own. False: MemoryError, nothing changed. */
static bool fill_view(OuThread *th, OuInstanceWords *words, OuObject *view)
{
    OuObject *names[OU_SHAPE_SLOTS_MAX], *values[OU_SHAPE_SLOTS_MAX];
    size_t n = list_slots(words, names, values);
    return ou_dict_view_adopt_table(th, (OuDict *)view, names, values, n);
}

static bool leave_shape(OuThread *th, OuObject *o, OuInstanceWords *words)
{
    OuObject *dict = ou_words_dict(words);
    if (dict != NULL) {
        if (!fill_view(th, words, dict)) {
            return false;
        }
    } else if ((dict = slots_to_dict(th, words)) == NULL) {
        return false;
    }
    become_dict(th, o, words, dict);
    return true;
}

/* Where a static type's instances (and their subclasses') keep a plain dict; NULL: nowhere. */
static OuObject **plain_dict(const OuObject *o)
{
    uint32_t offset = o->type->dict_offset;
    return offset == 0 ? NULL : (OuObject **)(void *)((char *)(uintptr_t)o + offset);
}

/* ---- attributes ---- */

OuObject *ou_instance_borrow(OuThread *th, OuObject *o, OuObject *name)
{
    OuInstanceWords *words = ou_instance_words(o);
    if (words == NULL) {
        OuObject **place = plain_dict(o);
        return place == NULL || *place == NULL ? NULL : ou_dict_borrow_str(th, *place, name);
    }
    if (words->shape != NULL) {
        int32_t i = ou_shape_find_any(words->shape, name);
        return i < 0 ? NULL : *ou_instance_slot(words, i);
    }
    OuObject *dict = ou_words_dict(words);
    return dict == NULL ? NULL : ou_dict_borrow_str(th, dict, name);
}

static bool store_in_dict(OuThread *th, OuObject *dict, OuObject *name, OuObject *value, bool *found)
{
    if (value != NULL) {
        return ou_dict_set(th, dict, name, value);
    }
    OuTruth was = ou_dict_delete(th, dict, name);
    *found = was == OU_TRUE;
    return was != OU_ERROR;
}

static bool store_plain(OuThread *th, OuObject **place, OuObject *name, OuObject *value, bool *found)
{
    if (*place == NULL) {
        if (value == NULL) {
            *found = false;
            return true;
        }
        *place = ou_dict_new(th);
    }
    if (*place == NULL) {
        return false;
    }
    OuObject *dict = ou_keep(*place);
    bool ok = store_in_dict(th, dict, name, value, found);
    ou_drop(th, dict);
    return ok;
}

/* Deleting the last attribute goes back to the parent's shape; another one makes a dict. */
static bool delete_slot(OuThread *th, OuObject *o, OuInstanceWords *words, int32_t i, OuObject *name)
{
    if (i == words->shape->n_slots - 1) {
        OuObject **slot = ou_instance_slot(words, i), *old = *slot;
        *slot = NULL;
        words->shape = words->shape->parent;
        ou_drop_maybe(th, old);
        return true;
    }
    if (!leave_shape(th, o, words)) {
        return false;
    }
    return ou_dict_delete(th, ou_words_dict(words), name) != OU_ERROR;
}

/* A new attribute. */
static bool add_slot(OuThread *th, OuObject *o, OuInstanceWords *words, OuObject *name, OuObject *value)
{
    OuShape *shape = words->shape, *next = NULL;
    OuObject *interned = ou_str_intern_adopt(th, ou_keep(name));
    if (interned == NULL) {
        return false;
    }
    next = ou_shape_extend(th, shape, interned);
    ou_drop(th, interned); /* the shape holds it, or the caller's name does */
    if (next == NULL) {
        return leave_shape(th, o, words) && ou_dict_set(th, ou_words_dict(words), name, value);
    }
    if (!reserve_slot(th, words, shape->n_slots)) {
        return false;
    }
    words->shape = next;
    *ou_instance_slot(words, shape->n_slots) = ou_keep(value);
    return true;
}

bool ou_instance_store(OuThread *th, OuObject *o, OuObject *name, OuObject *value, bool *found)
{
    *found = true;
    OuInstanceWords *words = ou_instance_words(o);
    if (words == NULL) {
        OuObject **place = plain_dict(o);
        if (place == NULL) {
            *found = false;
            return true;
        }
        return store_plain(th, place, name, value, found);
    }
    if (words->shape == NULL) {
        OuObject *dict = ou_words_dict(words);
        if (dict == NULL) {
            if (value == NULL) {
                *found = false;
                return true;
            }
            dict = ou_dict_new(th);
            if (dict == NULL) {
                return false;
            }
            words->extra = (uintptr_t)dict;
        }
        ou_keep(dict);
        bool ok = store_in_dict(th, dict, name, value, found);
        ou_drop(th, dict);
        return ok;
    }
    int32_t i = ou_shape_find_any(words->shape, name);
    if (i < 0) {
        if (value == NULL) {
            *found = false;
            return true;
        }
        return add_slot(th, o, words, name, value);
    }
    if (value == NULL) {
        return delete_slot(th, o, words, i, name);
    }
    ou_replace(th, ou_instance_slot(words, i), ou_keep(value));
    return true;
}

/* ---- __dict__ ---- */

OuObject *ou_instance_dict(OuThread *th, OuObject *o)
{
    OuInstanceWords *words = ou_instance_words(o);
    if (words == NULL) {
        OuObject **place = plain_dict(o);
        if (place == NULL) {
            return ou_null(th, &ou_exc_attribute_error, "'%T' object has no attribute '__dict__'", o);
        }
        if (*place == NULL && (*place = ou_dict_new(th)) == NULL) {
            return NULL;
        }
        return ou_keep(*place);
    }
    if (ou_words_dict(words) == NULL) {
        OuObject *dict = words->shape != NULL ? ou_dict_view_of(th, o) : ou_dict_new(th);
        if (dict == NULL) {
            return NULL;
        }
        OuOverflow *block = ou_words_overflow(words);
        if (block != NULL) {
            block->dict = dict;
        } else {
            words->extra = (uintptr_t)dict;
        }
    }
    return ou_keep(ou_words_dict(words));
}

OuObject *ou_instance_dict_copy(OuThread *th, OuObject *o)
{
    OuInstanceWords *words = ou_instance_words(o);
    if (words != NULL && words->shape != NULL) {
        return slots_to_dict(th, words);
    }
    OuObject **place = words == NULL ? plain_dict(o) : NULL;
    OuObject *dict = words != NULL ? ou_words_dict(words) : place != NULL ? *place : NULL;
    return dict == NULL ? ou_dict_new(th) : ou_dict_copy(th, dict);
}

bool ou_instance_is_bare(const OuObject *o)
{
    const OuInstanceWords *words = ou_instance_words(o);
    if (words != NULL && words->shape != NULL) {
        return words->shape->n_slots == 0;
    }
    OuObject **place = words == NULL ? plain_dict(o) : NULL;
    OuObject *dict = words != NULL ? ou_words_dict(words) : place != NULL ? *place : NULL;
    return dict == NULL || ou_dict_size(dict) == 0;
}

bool ou_instance_set_dict(OuThread *th, OuObject *o, OuObject *dict)
{
    if (dict != NULL && !ou_is_dict(dict)) {
        return ou_raise(th, &ou_exc_type_error, "__dict__ must be set to a dictionary, not a '%T'", dict);
    }
    OuInstanceWords *words = ou_instance_words(o);
    if (words == NULL) {
        OuObject **place = plain_dict(o);
        if (place == NULL) {
            return ou_raise(th, &ou_exc_attribute_error, "'%T' object has no attribute '__dict__'", o);
        }
        ou_replace(th, place, ou_keep_maybe(dict));
        return true;
    }
    OuObject *old = ou_words_dict(words);
    if (old == dict && dict != NULL) {
        return true;
    }
    if (words->shape == NULL) {
        words->extra = (uintptr_t)ou_keep_maybe(dict);
    } else {
        if (old != NULL && !fill_view(th, words, old)) {
            return false;
        }
        become_dict(th, o, words, ou_keep_maybe(dict));
    }
    ou_drop_maybe(th, old);
    return true;
}

bool ou_instance_replace_dict(OuThread *th, OuObject *o, OuObject *dict)
{
    return dict == NULL ? ou_raise(th, &ou_exc_type_error, "cannot delete __dict__") : ou_instance_set_dict(th, o, dict);
}

bool ou_instance_forget_shape(OuThread *th, OuObject *o)
{
    OuInstanceWords *words = ou_instance_words(o);
    return words == NULL || words->shape == NULL || leave_shape(th, o, words);
}

/* ---- the instance's side of dict_view.h ---- */

OuObject *ou_dict_view_borrow(OuThread *th, OuObject *instance, OuObject *name)
{
    return ou_instance_borrow(th, instance, name);
}

size_t ou_dict_view_size(const OuObject *instance)
{
    return ou_instance_words(instance)->shape->n_slots;
}

bool ou_dict_view_each(OuObject *instance, size_t *at, OuObject **key, OuObject **value)
{
    OuInstanceWords *words = ou_instance_words(instance);
    if (*at >= words->shape->n_slots) {
        return false;
    }
    int32_t i = (int32_t)(*at)++;
    *key = ou_shape_name(words->shape, i);
    *value = *ou_instance_slot(words, i);
    return true;
}

bool ou_dict_view_store(OuThread *th, OuDict *dict, OuObject *name, OuObject *value)
{
    bool found;
    return ou_instance_store(th, dict->instance, name, value, &found);
}

OuTruth ou_dict_view_delete(OuThread *th, OuDict *dict, OuObject *name)
{
    bool found;
    return !ou_instance_store(th, dict->instance, name, NULL, &found) ? OU_ERROR : found ? OU_TRUE : OU_FALSE;
}

bool ou_dict_view_materialise(OuThread *th, OuDict *dict)
{
    OuObject *o = dict->instance;
    return leave_shape(th, o, ou_instance_words(o));
}

void ou_dict_view_clear(OuThread *th, OuDict *dict)
{
    OuInstanceWords *words = ou_instance_words(dict->instance);
    OuShape *shape = words->shape;
    OuObject *values[OU_SHAPE_SLOTS_MAX];
    size_t n = shape->n_slots;
    for (size_t i = 0; i < n; i++) {
        OuObject **slot = ou_instance_slot(words, (int32_t)i);
        values[i] = *slot;
        *slot = NULL;
    }
    words->shape = shape->root;
    for (size_t i = 0; i < n; i++) {
        ou_drop_maybe(th, values[i]);
    }
}

void ou_dict_view_dropped(OuThread *th, OuDict *dict)
{
    (void)th; /* the words own the view, so it dies after it was parted from them */
    OU_ASSERT(dict->instance == NULL);
    (void)dict;
}

/* ---- what drop, visit and clear slots call ---- */

/* The view outlives the instance, or dies with it. False: MemoryError, and it outlives it empty. */
static bool part_from_view(OuThread *th, OuInstanceWords *words, OuObject *view)
{
    if (view->count > 1 && fill_view(th, words, view)) {
        return true;
    }
    ou_dict_view_detach(th, (OuDict *)view);
    return view->count == 1;
}

static void drop_words(OuThread *th, OuInstanceWords *words)
{
    OuShape *shape = words->shape;
    OuObject *dict = ou_words_dict(words);
    if (shape == NULL) {
        words->extra = 0;
        ou_drop_maybe(th, dict);
        return;
    }
    OuObject *error = dict == NULL ? NULL : ou_error_take(th);
    bool lost = dict != NULL && !part_from_view(th, words, dict);
    OuOverflow *block = ou_words_overflow(words);
    size_t n_inline = shape->n_inline, n = shape->n_slots;
    words->shape = shape->root; /* no attributes, the same number of inline slots */
    words->extra = 0;
    OuObject *values[OU_SHAPE_SLOTS_MAX];
    for (size_t i = 0; i < n; i++) {
        OuObject **slot = i < n_inline ? &words->slots[i] : &block->slots[i - n_inline];
        values[i] = *slot;
        *slot = NULL;
    }
    free_overflow(th, block);
    if (dict != NULL) {
        if (lost) { /* nobody called this who could be told */
            th->vm->host->unraisable(th, "Exception ignored while a __dict__ was parted from its instance", NULL);
        }
        ou_error_restore_adopt(th, error);
        ou_drop(th, dict);
    }
    for (size_t i = 0; i < n; i++) { /* in the order in which they were made */
        ou_drop_maybe(th, values[i]);
    }
}

static OuObject **member_place(OuObject *o, const OuMemberDef *def)
{
    return def->offset == SIZE_MAX ? NULL : (OuObject **)(void *)((char *)o + def->offset);
}

void ou_instance_clear_extra(OuThread *th, OuObject *o)
{
    for (const OuType *type = o->type; OU_HAS_FLAG(type, OU_TYPE_HEAP); type = type->base) {
        const OuHeapType *heap = (const OuHeapType *)type;
        for (size_t i = 0; i < heap->n_slots; i++) {
            OuObject **place = member_place(o, &heap->slots[i]);
            if (place != NULL) {
                ou_clear_ref(th, place);
            }
        }
    }
    OuInstanceWords *words = ou_instance_words(o);
    if (words != NULL) {
        drop_words(th, words);
    }
}

void ou_instance_drop_extra(OuThread *th, OuObject *o)
{
    if (o->type->words_offset == 0 && !OU_HAS_FLAG(o->type, OU_TYPE_HEAP)) {
        return;
    }
    ou_instance_clear_extra(th, o);
}

void ou_instance_visit_extra(OuObject *o, OuVisitFn fn, void *arg)
{
    if (OU_HAS_FLAG(o->type, OU_TYPE_HEAP)) {
        for (const OuType *type = o->type; OU_HAS_FLAG(type, OU_TYPE_HEAP); type = type->base) {
            const OuHeapType *heap = (const OuHeapType *)type;
            for (size_t i = 0; i < heap->n_slots; i++) {
                OuObject **place = member_place(o, &heap->slots[i]);
                if (place != NULL) {
                    ou_visit_one(fn, arg, *place);
                }
            }
        }
    }
    OuInstanceWords *words = ou_instance_words(o);
    if (words == NULL) {
        return;
    }
    OuObject *dict = ou_words_dict(words);
    if (words->shape == NULL || dict != NULL) {
        ou_visit_one(fn, arg, dict);
        return;
    }
    for (int32_t i = 0; i < words->shape->n_slots; i++) {
        ou_visit_one(fn, arg, *ou_instance_slot(words, i));
    }
}

size_t ou_instance_visit_only(OuObject *o, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    if (OU_HAS_FLAG(o->type, OU_TYPE_HEAP)) {
        ou_instance_visit_extra(o, fn, arg);
    }
    return OU_VISIT_END;
}

void ou_instance_clear_only(OuThread *th, OuObject *o)
{
    if (OU_HAS_FLAG(o->type, OU_TYPE_HEAP)) {
        ou_instance_clear_extra(th, o);
    }
}

/* ---- slots of every heap type's instances ---- */

/* For classes without built-in bases and __slots__, which are most. Nobody can reach the instance any
 * more, so its values are dropped where they stand. */
void ou_plain_instance_drop(OuThread *th, OuObject *o)
{
    OuInstanceWords *words = (OuInstanceWords *)(void *)((char *)o + o->type->words_offset);
    OuShape *shape = words->shape;
    if (OU_UNLIKELY(shape == NULL || words->extra != 0)) {
        ou_heap_instance_drop(th, o);
        return;
    }
    ou_untrack(th, o);
    for (size_t i = 0, n = shape->n_slots; i < n; i++) {
        ou_drop_maybe(th, words->slots[i]);
    }
    ou_object_free(th, o, o->type->basic_size + shape->n_inline * sizeof(OuObject *));
}

void ou_heap_instance_drop(OuThread *th, OuObject *o)
{
    ou_untrack(th, o);
    ou_instance_drop_extra(th, o);
    ou_type_static_base(o->type)->drop(th, o);
}

/* Likewise. */
size_t ou_plain_instance_visit(OuObject *o, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    OuInstanceWords *words = (OuInstanceWords *)(void *)((char *)o + o->type->words_offset);
    const OuShape *shape = words->shape;
    const OuOverflow *block = ou_words_overflow(words);
    if (OU_UNLIKELY(shape == NULL || ou_words_dict(words) != NULL)) {
        return ou_heap_instance_visit(o, from, limit, fn, arg);
    }
    size_t n = shape->n_slots;
    size_t n_inline = n < shape->n_inline ? n : shape->n_inline;
    for (size_t i = 0; i < n_inline; i++) {
        ou_visit_one(fn, arg, words->slots[i]);
    }
    for (size_t i = n_inline; i < n; i++) {
        ou_visit_one(fn, arg, block->slots[i - n_inline]);
    }
    return OU_VISIT_END;
}

size_t ou_heap_instance_visit(OuObject *o, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    const OuType *base = ou_type_static_base(o->type);
    if (base->visit != NULL) {
        return base->visit(o, from, limit, fn, arg); /* which visits the extra part, too */
    }
    ou_instance_visit_extra(o, fn, arg);
    return OU_VISIT_END;
}

void ou_heap_instance_clear(OuThread *th, OuObject *o)
{
    ou_instance_clear_extra(th, o);
    const OuType *base = ou_type_static_base(o->type);
    if (base->clear != NULL) {
        base->clear(th, o);
    }
}

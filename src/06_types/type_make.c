/* type_make.c - class creation: what type.__new__ does.
 *
 * In the order that CPython's users can observe: metaclass, bases, layout,
 * __slots__, the class object with its attributes, MRO, slots, then (Python runs
 * from here on) __set_name__ of the attributes and __init_subclass__ of the parent.
 * Until the MRO is there nobody else sees the class. */
#include "00_base/checked.h"
#include "06_types/abstract.h"
#include "06_types/descr.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/function.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/shape.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type_int.h"

#include <string.h>

/* What __slots__ and the base say about instances. */
typedef struct Layout {
    const OuType *base;
    OuObject *slots; /* tuple of mangled names; owned; NULL: none */
    bool add_dict, add_weak;
} Layout;

const OuType *ou_type_winner(OuThread *th, const OuType *metatype, OuObject *bases)
{
    const OuType *winner = metatype;
    for (size_t i = 0; i < ou_tuple_size(bases); i++) {
        const OuType *type = ou_tuple_borrow(bases, i)->type;
        if (ou_type_is_subtype(th, winner, type)) {
            continue;
        }
        if (!ou_type_is_subtype(th, type, winner)) {
            return ou_null(th, &ou_exc_type_error,
                           "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of "
                           "the metaclasses of all its bases");
        }
        winner = type;
    }
    return winner;
}

/* ---- __slots__ ---- */

static bool base_has_dict(const OuType *base)
{
    return (base->words_offset != 0 && !OU_HAS_FLAG(base, OU_TYPE_HIDDEN_WORDS)) || base->dict_offset != 0 ||
           OU_HAS_FLAG(base, OU_TYPE_IS_TYPE);
}

/* As Python counts: str is of fixed size there. */
static bool is_var_sized(const OuType *base)
{
    return OU_HAS_FLAG(base, OU_TYPE_IS_TYPE) || (base->item_size != 0 && !OU_HAS_FLAG(base, OU_TYPE_IS_STR));
}

/* __x inside class _C becomes _C__x. New. */
/* A str of the exact class: new. */
static OuObject *exact_str(OuThread *th, OuObject *s)
{
    return ou_is_exact_str(s) ? ou_keep(s) : ou_str_slice(th, s, 0, ou_str_length(s));
}

static OuObject *mangle(OuThread *th, OuObject *class_name, OuObject *name)
{
    size_t n = ou_str_length(name), skip = 0, n_class = ou_str_length(class_name);
    if (n < 3 || ou_str_at(name, 0) != '_' || ou_str_at(name, 1) != '_' ||
        (ou_str_at(name, n - 1) == '_' && ou_str_at(name, n - 2) == '_')) {
        return ou_str_intern_adopt(th, exact_str(th, name));
    }
    while (skip < n_class && ou_str_at(class_name, skip) == '_') {
        skip++;
    }
    if (skip == n_class) {
        return ou_str_intern_adopt(th, exact_str(th, name));
    }
    OuObject *bare = ou_str_slice(th, class_name, skip, n_class);
    if (bare == NULL) {
        return NULL;
    }
    OuObject *mangled = ou_str_format(th, "_%U%U", bare, name);
    ou_drop(th, bare);
    return mangled == NULL ? NULL : ou_str_intern_adopt(th, mangled);
}

/* One entry of __slots__: a member's name is put in `kept`; __dict__ and __weakref__ are noted. */
static bool read_slot(OuThread *th, Layout *layout, OuObject *class_name, OuObject *dict, OuObject *entry, OuObject *kept)
{
    if (!ou_is_str(entry)) {
        return ou_raise(th, &ou_exc_type_error, "__slots__ items must be strings, not '%T'", entry);
    }
    if (!ou_str_is_identifier(entry)) {
        return ou_raise(th, &ou_exc_type_error, "__slots__ must be identifiers");
    }
    if (ou_str_equal_text(entry, "__dict__")) {
        if (layout->add_dict || base_has_dict(layout->base)) {
            return ou_raise(th, &ou_exc_type_error, "__dict__ slot disallowed: we already got one");
        }
        layout->add_dict = true;
        return true;
    }
    if (ou_str_equal_text(entry, "__weakref__")) {
        if (layout->add_weak || layout->base->weak != 0 || is_var_sized(layout->base)) {
            return ou_raise(th, &ou_exc_type_error, "__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0");
        }
        layout->add_weak = true;
        return true;
    }
    OuObject *name = mangle(th, class_name, entry);
    if (name == NULL) {
        return false;
    }
    if (ou_dict_borrow_str(th, dict, name) != NULL && !ou_str_equal_text(name, "__qualname__") &&
        !ou_str_equal_text(name, "__classcell__")) {
        ou_raise(th, &ou_exc_value_error, "%R in __slots__ conflicts with class variable", name);
        ou_drop(th, name);
        return false;
    }
    return ou_list_append_adopt(th, kept, name);
}

/* With __slots__, another base than the one that rules the layout may still bring a dict or weak references. */
static void look_at_other_bases(Layout *layout, OuObject *bases)
{
    bool may_dict = !base_has_dict(layout->base), may_weak = layout->base->weak == 0 && !is_var_sized(layout->base);
    for (size_t i = 0; i < ou_tuple_size(bases); i++) {
        const OuType *base = (const OuType *)ou_tuple_borrow(bases, i);
        if (base != layout->base) {
            layout->add_dict |= may_dict && base_has_dict(base);
            layout->add_weak |= may_weak && base->weak != 0;
        }
    }
}

static bool read_slots(OuThread *th, Layout *layout, OuObject *class_name, OuObject *bases, OuObject *dict)
{
    OuObject *given = ou_dict_borrow_str(th, dict, OU_NAME(th, dunder_slots));
    if (given == NULL) {
        layout->add_dict = !base_has_dict(layout->base);
        layout->add_weak = layout->base->weak == 0 && !is_var_sized(layout->base);
        return true;
    }
    ou_keep(given);
    OuObject *entries = ou_is_str(given) ? ou_tuple_of(th, 1, given) : ou_to_tuple(th, given);
    ou_drop(th, given);
    OuObject *kept = entries == NULL ? NULL : ou_list_new(th, 0);
    bool ok = kept != NULL;
    if (ok && ou_tuple_size(entries) > 0 && is_var_sized(layout->base)) {
        ok = ou_raise(th, &ou_exc_type_error, "nonempty __slots__ not supported for subtype of '%N'", layout->base);
    }
    for (size_t i = 0; ok && i < ou_tuple_size(entries); i++) {
        ok = read_slot(th, layout, class_name, dict, ou_tuple_borrow(entries, i), kept);
    }
    ok = ok && ou_list_sort(th, kept, NULL, false);
    if (ok) {
        look_at_other_bases(layout, bases);
    }
    layout->slots = ok && ou_list_size(kept) > 0 ? ou_list_to_tuple(th, kept) : NULL;
    ok = ok && (ou_list_size(kept) == 0 || layout->slots != NULL);
    ou_drop_maybe(th, entries);
    ou_drop_maybe(th, kept);
    return ok;
}

/* The OuMemberDef array of __slots__, its names behind it. Offsets grow from the base's end;
 * SIZE_MAX where members live in the (hidden) instance words: subclasses of str. */
static bool make_members(OuThread *th, OuHeapType *type, Layout *layout)
{
    size_t n = layout->slots == NULL ? 0 : ou_tuple_size(layout->slots), size;
    if (n == 0) {
        return true;
    }
    bool hidden = layout->base->item_size != 0;
    OuObject *holder = NULL;
    if (!ou_checked_mul(n + 1, sizeof(OuMemberDef), &size)) {
        return ou_raise_memory(th);
    }
    for (size_t i = 0; i < n; i++) {
        size_t n_utf8;
        if (ou_str_utf8(th, ou_tuple_borrow(layout->slots, i), &n_utf8, &holder) == NULL) {
            return false;
        }
        ou_clear_ref(th, &holder);
        if (!ou_checked_add(size, n_utf8 + 1, &size)) {
            return ou_raise_memory(th);
        }
    }
    OuMemberDef *defs = ou_mem_take_zeroed(th, size);
    if (defs == NULL) {
        return false;
    }
    type->slots = defs;
    type->slots_size = size;
    char *text = (char *)(defs + n + 1);
    size_t at = ou_type_fixed_end(layout->base);
    for (size_t i = 0; i < n; i++) {
        size_t n_utf8;
        const char *utf8 = ou_str_utf8(th, ou_tuple_borrow(layout->slots, i), &n_utf8, &holder);
        if (utf8 == NULL) {
            return false;
        }
        memcpy(text, utf8, n_utf8);
        ou_clear_ref(th, &holder);
        defs[i] = (OuMemberDef){text, OU_MEMBER_SLOT, hidden ? SIZE_MAX : at + i * sizeof(OuObject *), true, NULL};
        text += n_utf8 + 1;
    }
    type->n_slots = n;
    return true;
}

/* ---- the class object ---- */

static bool set_text_name(OuThread *th, OuHeapType *type, OuObject *name)
{
    size_t size;
    OuObject *holder = NULL;
    const char *utf8 = ou_str_utf8(th, name, &size, &holder);
    if (utf8 == NULL) {
        return false;
    }
    char *copy = NULL;
    if (memchr(utf8, 0, size) != NULL) {
        ou_raise(th, &ou_exc_value_error, "type name must not contain null characters");
    } else if ((copy = ou_mem_take(th, size + 1)) != NULL) {
        memcpy(copy, utf8, size);
        copy[size] = 0;
        ou_mem_give(th, type->name_utf8, type->name_size);
        type->name_utf8 = copy;
        type->name_size = size + 1;
        type->type.name = copy;
    }
    ou_drop_maybe(th, holder);
    return copy != NULL;
}

bool ou_type_rename(OuThread *th, OuHeapType *type, OuObject *name)
{
    if (!set_text_name(th, type, name)) {
        return false;
    }
    ou_replace(th, &type->state.name, ou_keep(name));
    return true;
}

#define INHERITED_FLAGS                                                                            \
    (OU_TYPE_MAPPING | OU_TYPE_SEQUENCE | OU_TYPE_MATCH_SELF | OU_TYPE_HIDDEN_WORDS | OU_TYPE_IS_INT | OU_TYPE_IS_LIST |    \
     OU_TYPE_IS_TUPLE | OU_TYPE_IS_BYTES | OU_TYPE_IS_STR | OU_TYPE_IS_DICT | OU_TYPE_IS_EXC | OU_TYPE_IS_TYPE | \
     OU_TYPE_IS_WEAKREF)

static void set_layout(OuHeapType *type, const Layout *layout)
{
    OuType *t = &type->type;
    const OuType *base = layout->base;
    bool hidden = type->n_slots > 0 && base->item_size != 0;
    bool words = base->words_offset != 0 || layout->add_dict || hidden;
    t->base = ou_keep(base);
    /* Every instance holds its class, which may hold the instance. */
    t->flags = OU_TYPE_HEAP | OU_TYPE_BASE | OU_TYPE_CONTAINER | (base->flags & INHERITED_FLAGS);
    if (hidden && !layout->add_dict && !base_has_dict(base)) {
        t->flags |= OU_TYPE_HIDDEN_WORDS;
    } else if (layout->add_dict) {
        t->flags &= ~OU_TYPE_HIDDEN_WORDS;
    }
    size_t end = ou_type_fixed_end(base) + (base->item_size == 0 ? type->n_slots * sizeof(OuObject *) : 0);
    t->item_size = base->item_size;
    t->dict_offset = base->dict_offset;
    t->body_offset = base->body_offset;
    t->body_long = base->body_long;
    t->words_offset = !words ? 0 : base->item_size != 0 ? -1 : (int32_t)end;
    t->basic_size = (uint32_t)(t->words_offset > 0 ? end + sizeof(OuInstanceWords) : end);
    t->weak = base->weak != 0 || layout->add_weak;
    bool plain = t->words_offset > 0 && type->n_slots == 0 &&
                 (base == &ou_object_type || base->drop == ou_plain_instance_drop);
    if (plain) { /* what is not inline: a block or a dict */
        t->body_offset = (uint32_t)t->words_offset + (uint32_t)offsetof(OuInstanceWords, extra);
    }
    t->drop = plain ? ou_plain_instance_drop : ou_heap_instance_drop;
    t->clear = ou_heap_instance_clear;
    t->size_of = base->size_of;
    t->buffer = base->buffer;
    t->visit = plain ? ou_plain_instance_visit : ou_heap_instance_visit;
    t->number = &type->number;
    t->sequence = &type->sequence;
    t->async = &type->async;
}

/* __module__ from the running frame's globals, unless the namespace has one. */
static bool set_module(OuThread *th, OuObject *dict)
{
    if (ou_dict_borrow_str(th, dict, OU_NAME(th, dunder_module)) != NULL || th->vm->host->current_globals == NULL) {
        return true;
    }
    OuObject *globals = th->vm->host->current_globals(th);
    OuObject *module = globals == NULL || !ou_is_dict(globals)
                           ? NULL
                           : ou_dict_borrow_str(th, globals, OU_NAME(th, dunder_name));
    return module == NULL || ou_dict_set(th, dict, OU_NAME(th, dunder_module), module);
}

static bool set_qualname(OuThread *th, OuHeapType *type)
{
    OuObject *dict = type->state.dict;
    OuObject *qualname = ou_dict_borrow_str(th, dict, OU_NAME(th, dunder_qualname));
    if (qualname == NULL) {
        type->state.qualname = ou_keep(type->state.name);
        return true;
    }
    if (!ou_is_str(qualname)) {
        return ou_raise(th, &ou_exc_type_error, "type __qualname__ must be a str, not %T", qualname);
    }
    type->state.qualname = ou_keep(qualname);
    return ou_dict_delete(th, dict, OU_NAME(th, dunder_qualname)) != OU_ERROR;
}

/* A plain function under this name becomes a static or class method. */
static bool wrap_special(OuThread *th, OuObject *dict, OuObject *name, OuObject *(*wrap)(OuThread *, OuObject *))
{
    OuObject *value = ou_dict_borrow_str(th, dict, name);
    if (value == NULL || value->type != &ou_function_type) {
        return true;
    }
    OuObject *wrapped = wrap(th, value);
    bool ok = wrapped != NULL && ou_dict_set(th, dict, name, wrapped);
    ou_drop_maybe(th, wrapped);
    return ok;
}

static bool put_descr(OuThread *th, OuObject *dict, const char *name, OuObject *descr)
{
    bool ok = descr != NULL && (ou_dict_borrow_text(th, dict, name) != NULL || ou_dict_set_text(th, dict, name, descr));
    ou_drop_maybe(th, descr);
    return ok;
}

/* What the class gets in its dict beside what its body made. */
static bool set_attributes(OuThread *th, OuHeapType *type, const Layout *layout)
{
    OuObject *dict = type->state.dict;
    if (!set_module(th, dict) || !set_qualname(th, type) ||
        !wrap_special(th, dict, OU_NAME(th, dunder_new), ou_staticmethod_new) ||
        !wrap_special(th, dict, OU_NAME(th, dunder_init_subclass), ou_classmethod_new) ||
        !wrap_special(th, dict, OU_NAME(th, dunder_class_getitem), ou_classmethod_new)) {
        return false;
    }
    for (size_t i = 0; i < type->n_slots; i++) {
        OuObject *descr = ou_member_descr_new(th, &type->type, &type->slots[i]);
        bool ok = descr != NULL && ou_dict_set(th, dict, ou_tuple_borrow(layout->slots, i), descr);
        ou_drop_maybe(th, descr);
        if (!ok) {
            return false;
        }
    }
    if (layout->add_dict &&
        !put_descr(th, dict, "__dict__", ou_getset_descr_new(th, &type->type, &ou_dict_getset_def))) {
        return false;
    }
    if (layout->add_weak &&
        !put_descr(th, dict, "__weakref__", ou_getset_descr_new(th, &type->type, &ou_weakref_getset_def))) {
        return false;
    }
    OuObject *doc = ou_dict_borrow_str(th, dict, OU_NAME(th, dunder_doc)), *holder = NULL;
    size_t doc_size;
    if (doc != NULL && ou_is_str(doc) && ou_str_utf8(th, doc, &doc_size, &holder) == NULL) {
        return false; /* as where doc strings are kept in UTF-8 */
    }
    ou_drop_maybe(th, holder);
    if (doc == NULL &&
        !ou_dict_set(th, dict, OU_NAME(th, dunder_doc), OU_NONE)) {
        return false;
    }
    if (ou_dict_borrow_str(th, dict, OU_NAME(th, dunder_eq)) != NULL &&
        ou_dict_borrow_str(th, dict, OU_NAME(th, dunder_hash)) == NULL) {
        return ou_dict_set(th, dict, OU_NAME(th, dunder_hash), OU_NONE);
    }
    return true;
}

/* The cell of __class__ leaves the namespace (a member may be called so too) and is filled in when all else is there. */
static bool take_class_cell(OuThread *th, OuHeapType *type, OuObject **cell)
{
    bool failed = false;
    *cell = ou_dict_pop(th, type->state.dict, OU_NAME(th, dunder_classcell), &failed);
    if (*cell == NULL || (*cell)->type == &ou_cell_type) {
        return !failed;
    }
    ou_raise(th, &ou_exc_type_error, "__classcell__ must be a nonlocal cell, not <class '%T'>", *cell);
    ou_clear_ref(th, cell);
    return false;
}

/* ---- the MRO, which a metaclass may have its own opinion of ---- */

static bool check_custom_mro(OuThread *th, const OuType *type, OuObject *mro)
{
    for (size_t i = 0; i < ou_tuple_size(mro); i++) {
        OuObject *entry = ou_tuple_borrow(mro, i);
        if (!ou_is_type(entry)) {
            return ou_raise(th, &ou_exc_type_error, "mro() returned a non-class ('%T')", entry);
        }
        OuObject *one = ou_tuple_of(th, 2, OU_TYPE_OBJECT(type->base), entry);
        const OuType *best = one == NULL ? NULL : ou_type_best_base(th, one);
        ou_drop_maybe(th, one);
        if (best == NULL || (!ou_type_same_layout(best, type->base) && entry != OU_TYPE_OBJECT(type))) {
            ou_error_swallow(th, &ou_exc_type_error);
            return ou_has_error(th) ? false
                                    : ou_raise(th, &ou_exc_type_error, "mro() returned base with unsuitable layout ('%s')",
                                               ((const OuType *)entry)->name);
        }
    }
    return true;
}

/* New. */
static OuObject *find_mro(OuThread *th, OuHeapType *type)
{
    const OuType *metatype = type->type.head.type;
    if (metatype == &ou_type_type) {
        return ou_type_mro_compute(th, &type->type, type->state.bases);
    }
    bool failed = false;
    OuObject *method = ou_type_lookup(th, metatype, OU_NAME(th, plain_mro), &failed);
    OuObject *standard = failed ? NULL : ou_type_lookup(th, &ou_type_type, OU_NAME(th, plain_mro), &failed);
    if (failed) {
        return NULL;
    }
    if (method == NULL || method == standard) {
        return ou_type_mro_compute(th, &type->type, type->state.bases);
    }
    bool found;
    OuObject *order = ou_slot_call(th, &type->type.head, OU_NAME(th, plain_mro), NULL, 0, &found);
    OuObject *mro = order == NULL ? NULL : ou_to_tuple(th, order);
    ou_drop_maybe(th, order);
    if (mro != NULL && !check_custom_mro(th, &type->type, mro)) {
        ou_clear_ref(th, &mro);
    }
    return mro;
}

bool ou_type_set_mro(OuThread *th, OuHeapType *type)
{
    OuObject *old = type->state.mro;
    OuObject *mro = find_mro(th, type);
    if (mro == NULL) {
        return false;
    }
    if (type->state.mro != old) { /* the metaclass's mro() has set the bases anew: that counts */
        ou_drop(th, mro);
        return true;
    }
    for (size_t i = 0; i < ou_tuple_size(mro); i++) { /* so that later look-ups cannot fail */
        if (ou_type_state(th, (const OuType *)ou_tuple_borrow(mro, i)) == NULL) {
            ou_drop(th, mro);
            return false;
        }
    }
    if (old == NULL && ou_tuple_size(mro) == 0) {
        ou_drop(th, mro);
        return ou_raise(th, &ou_exc_type_error, "type MRO must not be empty");
    }
    ou_replace(th, &type->state.mro, mro);
    return true;
}

/* Which of a match statement's sequence and mapping patterns the instances match: what collections.abc says of its classes in
 * __abc_tpflags__, else what the first class of the MRO that matches any says. */
static bool set_pattern_flags(OuThread *th, OuHeapType *type)
{
    static const char name[] = "__abc_tpflags__";
    const uint32_t both = OU_TYPE_SEQUENCE | OU_TYPE_MAPPING;
    OuObject *told = type->type.head.type == &ou_type_type ? NULL : ou_dict_borrow_text(th, type->state.dict, name);
    if (told != NULL && ou_is_exact_int(told) && ou_int_is_inline(told)) {
        int64_t bits = ou_int_value(told); /* numbered as CPython's: type_attr.c */
        if ((bits & 3 << 5) == 3 << 5) {
            return ou_raise(th, &ou_exc_type_error,
                            "__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
        }
        type->type.flags = (type->type.flags & ~both) | ((bits & 1 << 5) != 0 ? OU_TYPE_SEQUENCE : 0u) |
                           ((bits & 1 << 6) != 0 ? OU_TYPE_MAPPING : 0u);
        OuObject *key = ou_str_from_text(th, name);
        bool ok = key != NULL && ou_dict_delete(th, type->state.dict, key) != OU_ERROR;
        ou_drop_maybe(th, key);
        return ok;
    }
    type->type.flags &= ~both; /* what the layout's base said */
    for (size_t i = 1; (type->type.flags & both) == 0 && i < ou_tuple_size(type->state.mro); i++) {
        type->type.flags |= ((const OuType *)ou_tuple_borrow(type->state.mro, i))->flags & both;
    }
    return true;
}

/* ---- hooks, last ---- */

static bool call_set_name(OuThread *th, OuHeapType *type, OuObject *name, OuObject *value)
{
    bool failed = false;
    OuObject *method = ou_lookup_special(th, value, OU_NAME(th, dunder_set_name), &failed);
    if (method == NULL) {
        return !failed;
    }
    OuObject *result = ou_call2(th, method, &type->type.head, name);
    ou_drop(th, method);
    if (result != NULL) {
        ou_drop(th, result);
        return true;
    }
    OuObject *cause = ou_error_take(th);
    ou_raise(th, &ou_exc_runtime_error, "Error calling __set_name__ on '%T' instance %R in '%N'", value, name, &type->type);
    if (th->error != NULL && ou_is_exception(th->error)) {
        OuException *error = (OuException *)th->error;
        ou_replace(th, &error->context, ou_keep(cause));
        ou_replace(th, &error->cause, ou_keep(cause));
        error->suppress_context = true;
    }
    ou_drop_maybe(th, cause);
    return false;
}

static bool set_names(OuThread *th, OuHeapType *type)
{
    OuObject *copy = ou_dict_copy(th, type->state.dict);
    if (copy == NULL) {
        return false;
    }
    size_t at = 0;
    OuObject *name, *value;
    bool ok = true;
    while (ok && ou_dict_each(copy, &at, &name, &value)) {
        ok = call_set_name(th, type, name, value);
    }
    ou_drop(th, copy);
    return ok;
}

/* super(cls, cls).__init_subclass__(**kwargs) */
static bool init_subclass(OuThread *th, OuHeapType *type, OuObject *const *kwargs, OuObject *kwnames)
{
    OuObject *mro = ou_keep(type->state.mro), *hook = NULL;
    bool own = false;
    for (size_t i = 0; i < ou_tuple_size(mro) && !own; i++) {
        own = ou_tuple_borrow(mro, i) == &type->type.head;
    }
    if (!own) { /* what super() would say: a metaclass's mro() left the class out */
        ou_drop(th, mro);
        return ou_raise(th, &ou_exc_type_error, "super(type, obj): obj must be an instance or subtype of type");
    }
    for (size_t i = 1; i < ou_tuple_size(mro) && hook == NULL && !ou_has_error(th); i++) {
        OuTypeState *state = ou_type_state(th, (const OuType *)ou_tuple_borrow(mro, i));
        hook = state == NULL || state->dict == NULL
                   ? NULL
                   : ou_dict_borrow_str(th, state->dict, OU_NAME(th, dunder_init_subclass));
    }
    ou_drop(th, mro);
    if (hook == NULL) {
        return !ou_has_error(th);
    }
    ou_keep(hook);
    OuObject *bound = hook;
    if (hook->type->descr_get != NULL) {
        bound = hook->type->descr_get(th, hook, NULL, &type->type.head);
        ou_drop(th, hook);
    }
    OuObject *result = bound == NULL ? NULL : ou_call(th, bound, kwargs, 0, kwnames);
    ou_drop_maybe(th, bound);
    ou_drop_maybe(th, result);
    return result != NULL;
}

/* ---- all together ---- */

/* Lets go of a class that could not be finished. Its __class__ cell may hold it, in a cycle with its
 * methods: only the collector ends that, so it has to know of the class. */
static void abandon(OuThread *th, OuHeapType *type)
{
    if (OU_HAS_FLAG(&type->type, OU_TYPE_HEAP) && !ou_is_tracked(&type->type.head)) {
        ou_track(th, &type->type.head);
    }
    ou_drop(th, type);
}

/* The class object with its attributes, not yet linked to anything. */
static OuHeapType *make_class(OuThread *th, const OuType *metatype, OuObject *name, OuObject *bases, OuObject *dict,
                              Layout *layout)
{
    OuHeapType *type = (OuHeapType *)ou_object_new_zeroed(th, metatype, sizeof *type);
    if (type == NULL) {
        return NULL;
    }
    type->state.dict = ou_is_exact_dict(dict) ? ou_dict_copy(th, dict) : ou_dict_new(th);
    if (type->state.dict != NULL && !ou_is_exact_dict(dict) && !ou_dict_update(th, type->state.dict, dict, true)) {
        ou_clear_ref(th, &type->state.dict); /* an ordered dict has an order of its own */
    }
    type->state.bases = ou_keep(bases);
    type->state.name = ou_is_exact_str(name) ? ou_str_intern_adopt(th, ou_keep(name)) : ou_keep(name);
    if (type->state.dict == NULL || type->state.name == NULL || !set_text_name(th, type, name) ||
        !read_slots(th, layout, name, bases, type->state.dict) || !make_members(th, type, layout)) {
        ou_drop(th, type);
        return NULL;
    }
    set_layout(type, layout);
    OuObject *cell = NULL;
    if (!take_class_cell(th, type, &cell) || !set_attributes(th, type, layout)) {
        ou_drop_maybe(th, cell);
        abandon(th, type);
        return NULL;
    }
    if (cell != NULL) {
        ou_replace(th, &((OuCell *)cell)->value, ou_keep(type));
        ou_drop(th, cell);
    }
    return type;
}

/* Finds the place in the hierarchy: MRO, slots, the bases' lists of subclasses. */
static bool link_class(OuThread *th, OuHeapType *type)
{
    if (!ou_type_set_mro(th, type) || !set_pattern_flags(th, type)) {
        return false;
    }
    ou_type_fill_slots(th, type);
    OuObject *bases = type->state.bases;
    for (size_t i = 0; i < ou_tuple_size(bases); i++) {
        if (!ou_type_add_subclass(th, (const OuType *)ou_tuple_borrow(bases, i), &type->type)) {
            return false; /* its drop takes it out of those that have it */
        }
    }
    return true;
}

static bool check_bases(OuThread *th, OuObject *bases)
{
    for (size_t i = 0; i < ou_tuple_size(bases); i++) {
        OuObject *base = ou_tuple_borrow(bases, i);
        if (ou_is_type(base)) {
            continue;
        }
        bool failed = false;
        OuObject *entries = ou_get_attr_maybe(th, base, OU_NAME(th, dunder_mro_entries), &failed);
        if (failed && entries == NULL && ou_has_error(th)) {
            return false;
        }
        if (entries != NULL) {
            ou_drop(th, entries);
            return ou_raise(th, &ou_exc_type_error,
                            "type() doesn't support MRO entry resolution; use types.new_class()");
        }
    }
    return true;
}

OuObject *ou_type_new(OuThread *th, const OuType *metatype, OuObject *name, OuObject *bases, OuObject *dict,
                      OuObject *const *kwargs, OuObject *kwnames)
{
    OuObject *with_object = NULL;
    if (ou_tuple_size(bases) == 0) {
        bases = with_object = ou_tuple_of(th, 1, OU_TYPE_OBJECT(&ou_object_type));
        if (bases == NULL) {
            return NULL;
        }
    } else {
        if (!check_bases(th, bases)) {
            return NULL;
        }
        const OuType *winner = ou_type_winner(th, metatype, bases);
        if (winner == NULL) {
            return NULL;
        }
        if (winner != metatype && winner->make != ou_type_make_slot) {
            size_t n_kw = kwnames == NULL ? 0 : ou_tuple_size(kwnames), bytes = (3 + n_kw) * sizeof(OuObject *);
            OuObject **args = ou_mem_take(th, bytes);
            if (args == NULL) {
                return NULL;
            }
            args[0] = name;
            args[1] = bases;
            args[2] = dict;
            if (n_kw > 0) {
                memcpy(args + 3, kwargs, n_kw * sizeof *args);
            }
            OuObject *made = winner->make(th, winner, args, 3, kwnames);
            ou_mem_give(th, args, bytes);
            return made;
        }
        metatype = winner;
    }
    Layout layout = {.base = ou_type_best_base(th, bases)};
    OuHeapType *type = layout.base == NULL ? NULL : make_class(th, metatype, name, bases, dict, &layout);
    ou_drop_maybe(th, layout.slots);
    if (type != NULL) {
        /* Tracked before Python runs: the hooks may let the class escape. */
        bool ok = link_class(th, type);
        if (ok) {
            ou_track(th, &type->type.head);
            ok = set_names(th, type) && init_subclass(th, type, kwargs, kwnames);
        }
        if (!ok) {
            abandon(th, type);
            type = NULL;
        }
    }
    ou_drop_maybe(th, with_object);
    return (OuObject *)type;
}

OuObject *ou_type_new_simple(OuThread *th, const char *full_name, OuObject *bases, const char *doc)
{
    const char *dot = strrchr(full_name, '.');
    OuObject *name = ou_str_intern_text(th, dot == NULL ? full_name : dot + 1);
    OuObject *module = dot == NULL ? ou_str_intern_text(th, "builtins")
                                   : ou_str_intern_adopt(th, ou_str_from_utf8(th, full_name, (size_t)(dot - full_name)));
    OuObject *text = doc == NULL ? OU_NONE : ou_str_from_text(th, doc);
    OuObject *dict = ou_dict_new(th), *type = NULL;
    if (name != NULL && module != NULL && text != NULL && dict != NULL &&
        ou_dict_set(th, dict, OU_NAME(th, dunder_module), module) && ou_dict_set(th, dict, OU_NAME(th, dunder_doc), text)) {
        const OuType *metatype = ou_type_winner(th, &ou_type_type, bases);
        type = metatype == NULL ? NULL : ou_type_new(th, metatype, name, bases, dict, NULL, NULL);
    }
    ou_drop_maybe(th, name);
    ou_drop_maybe(th, module);
    ou_drop_maybe(th, text);
    ou_drop_maybe(th, dict);
    return type;
}

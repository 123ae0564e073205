/* type_slots.c - the table of slots, and how a class gets its slots filled.
 *
 * For each slot, the dunder names that feed it are looked up along the MRO. When
 * all that are found are the wrapper of one function for this very slot, that
 * function goes in, so a subclass of list that says nothing of len() is as fast as list;
 * otherwise the generic function that calls the method. The table is in the order in
 * which static types' dicts get their wrappers: where a type has two slots for one
 * name (number add, sequence concat), the first wins.
 *
 * Most classes have one base and a few of the ninety names in their own dict. For the other names they are what the base is:
 * its slot is copied, or, when it is a static type, its attributes are asked for through the cache of look-ups. */
#include "06_types/dict.h"
#include "06_types/descr.h"
#include "06_types/function.h"
#include "06_types/slot_int.h"
#include "06_types/str.h"
#include "06_types/tuple.h"

#include <string.h>

#define ROW(dunder, group, structure, field, generic, wrap, op, signature, doc)                    \
    {offsetof(OuNames, dunder_##dunder), (group), offsetof(structure, field), (OuSlotFn)(generic), (wrap), \
     (int)(op), (signature), (doc)},

const OuSlotDef ou_slot_defs[] = {
    ROW(repr, OU_SLOT_TYPE, OuType, repr, ou_slot_repr, ou_wrap_unary, 0, "/", "Return repr(self).")
    ROW(hash, OU_SLOT_TYPE, OuType, hash, ou_slot_hash, ou_wrap_hash, 0, "/", "Return hash(self).")
    ROW(call, OU_SLOT_TYPE, OuType, call, ou_slot_call_slot, ou_wrap_call, 0, "*args, **kwargs", "Call self as a function.")
    ROW(str, OU_SLOT_TYPE, OuType, str, ou_slot_str, ou_wrap_unary, 0, "/", "Return str(self).")
    ROW(getattribute, OU_SLOT_TYPE, OuType, get_attr, ou_slot_get_attr_hook, ou_wrap_get_attr, 0, "name, /", "Return getattr(self, name).")
    ROW(getattr, OU_SLOT_TYPE, OuType, get_attr, ou_slot_get_attr_hook, NULL, 0, "/", "")
    ROW(setattr, OU_SLOT_TYPE, OuType, set_attr, ou_slot_set_attr, ou_wrap_set_attr, 0, "name, value, /", "Implement setattr(self, name, value).")
    ROW(delattr, OU_SLOT_TYPE, OuType, set_attr, ou_slot_set_attr, ou_wrap_del_attr, 0, "name, /", "Implement delattr(self, name).")
    ROW(lt, OU_SLOT_TYPE, OuType, compare, ou_slot_compare, ou_wrap_compare, OU_LT, "value, /", "Return self<value.")
    ROW(le, OU_SLOT_TYPE, OuType, compare, ou_slot_compare, ou_wrap_compare, OU_LE, "value, /", "Return self<=value.")
    ROW(eq, OU_SLOT_TYPE, OuType, compare, ou_slot_compare, ou_wrap_compare, OU_EQ, "value, /", "Return self==value.")
    ROW(ne, OU_SLOT_TYPE, OuType, compare, ou_slot_compare, ou_wrap_compare, OU_NE, "value, /", "Return self!=value.")
    ROW(gt, OU_SLOT_TYPE, OuType, compare, ou_slot_compare, ou_wrap_compare, OU_GT, "value, /", "Return self>value.")
    ROW(ge, OU_SLOT_TYPE, OuType, compare, ou_slot_compare, ou_wrap_compare, OU_GE, "value, /", "Return self>=value.")
    ROW(iter, OU_SLOT_TYPE, OuType, iter, ou_slot_iter, ou_wrap_unary, 0, "/", "Implement iter(self).")
    ROW(next, OU_SLOT_TYPE, OuType, next, ou_slot_next, ou_wrap_next, 0, "/", "Implement next(self).")
    ROW(get, OU_SLOT_TYPE, OuType, descr_get, ou_slot_descr_get, ou_wrap_descr_get, 0, "instance, owner=None, /", "Return an attribute of instance, which is of type owner.")
    ROW(set, OU_SLOT_TYPE, OuType, descr_set, ou_slot_descr_set, ou_wrap_descr_set, 0, "instance, value, /", "Set an attribute of instance to value.")
    ROW(delete, OU_SLOT_TYPE, OuType, descr_set, ou_slot_descr_set, ou_wrap_descr_del, 0, "instance, /", "Delete an attribute of instance.")
    ROW(init, OU_SLOT_TYPE, OuType, init, ou_slot_init, ou_wrap_init, 0, "*args, **kwargs", "Initialize self.  See help(type(self)) for accurate signature.")
    ROW(del, OU_SLOT_TYPE, OuType, finalize, ou_slot_finalize, ou_wrap_del, 0, "/", "")
    ROW(await, OU_SLOT_ASYNC, OuAsyncSlots, await, ou_slot_await, ou_wrap_unary, 0, "/", "Return an iterator to be used in await expression.")
    ROW(aiter, OU_SLOT_ASYNC, OuAsyncSlots, aiter, ou_slot_aiter, ou_wrap_unary, 0, "/", "Return an awaitable, that resolves in asynchronous iterator.")
    ROW(anext, OU_SLOT_ASYNC, OuAsyncSlots, anext, ou_slot_anext, ou_wrap_unary, 0, "/", "Return a value or raise StopAsyncIteration.")
    ROW(add, OU_SLOT_NUMBER, OuNumberSlots, binary[OU_OP_ADD], ou_slot_add, ou_wrap_binary_left, 0, "value, /", "Return self+value.")
    ROW(radd, OU_SLOT_NUMBER, OuNumberSlots, binary[OU_OP_ADD], ou_slot_add, ou_wrap_binary_right, 0, "value, /", "Return value+self.")
    ROW(sub, OU_SLOT_NUMBER, OuNumberSlots, binary[OU_OP_SUB], ou_slot_sub, ou_wrap_binary_left, 0, "value, /", "Return self-value.")
    ROW(rsub, OU_SLOT_NUMBER, OuNumberSlots, binary[OU_OP_SUB], ou_slot_sub, ou_wrap_binary_right, 0, "value, /", "Return value-self.")
    ROW(mul, OU_SLOT_NUMBER, OuNumberSlots, binary[OU_OP_MUL], ou_slot_mul, ou_wrap_binary_left, 0, "value, /", "Return self*value.")
    ROW(rmul, OU_SLOT_NUMBER, OuNumberSlots, binary[OU_OP_MUL], ou_slot_mul, ou_wrap_binary_right, 0, "value, /", "Return value*self.")
    ROW(matmul, OU_SLOT_NUMBER, OuNumberSlots, binary[OU_OP_MATMUL], ou_slot_matmul, ou_wrap_binary_left, 0, "value, /", "Return self@value.")
    ROW(rmatmul, OU_SLOT_NUMBER, OuNumberSlots, binary[OU_OP_MATMUL], ou_slot_matmul, ou_wrap_binary_right, 0, "value, /", "Return value@self.")
    ROW(truediv, OU_SLOT_NUMBER, OuNumberSlots, binary[OU_OP_TRUEDIV], ou_slot_truediv, ou_wrap_binary_left, 0, "value, /", "Return self/value.")
    ROW(rtruediv, OU_SLOT_NUMBER, OuNumberSlots, binary[OU_OP_TRUEDIV], ou_slot_truediv, ou_wrap_binary_right, 0, "value, /", "Return value/self.")
    ROW(floordiv, OU_SLOT_NUMBER, OuNumberSlots, binary[OU_OP_FLOORDIV], ou_slot_floordiv, ou_wrap_binary_left, 0, "value, /", "Return self//value.")
    ROW(rfloordiv, OU_SLOT_NUMBER, OuNumberSlots, binary[OU_OP_FLOORDIV], ou_slot_floordiv, ou_wrap_binary_right, 0, "value, /", "Return value//self.")
    ROW(mod, OU_SLOT_NUMBER, OuNumberSlots, binary[OU_OP_MOD], ou_slot_mod, ou_wrap_binary_left, 0, "value, /", "Return self%value.")
    ROW(rmod, OU_SLOT_NUMBER, OuNumberSlots, binary[OU_OP_MOD], ou_slot_mod, ou_wrap_binary_right, 0, "value, /", "Return value%self.")
    ROW(pow, OU_SLOT_NUMBER, OuNumberSlots, binary[OU_OP_POW], ou_slot_pow, ou_wrap_pow, 0, "value, mod=None, /", "Return pow(self, value, mod).")
    ROW(rpow, OU_SLOT_NUMBER, OuNumberSlots, binary[OU_OP_POW], ou_slot_pow, ou_wrap_rpow, 0, "value, mod=None, /", "Return pow(value, self, mod).")
    ROW(lshift, OU_SLOT_NUMBER, OuNumberSlots, binary[OU_OP_LSHIFT], ou_slot_lshift, ou_wrap_binary_left, 0, "value, /", "Return self<<value.")
    ROW(rlshift, OU_SLOT_NUMBER, OuNumberSlots, binary[OU_OP_LSHIFT], ou_slot_lshift, ou_wrap_binary_right, 0, "value, /", "Return value<<self.")
    ROW(rshift, OU_SLOT_NUMBER, OuNumberSlots, binary[OU_OP_RSHIFT], ou_slot_rshift, ou_wrap_binary_left, 0, "value, /", "Return self>>value.")
    ROW(rrshift, OU_SLOT_NUMBER, OuNumberSlots, binary[OU_OP_RSHIFT], ou_slot_rshift, ou_wrap_binary_right, 0, "value, /", "Return value>>self.")
    ROW(and, OU_SLOT_NUMBER, OuNumberSlots, binary[OU_OP_AND], ou_slot_and, ou_wrap_binary_left, 0, "value, /", "Return self&value.")
    ROW(rand, OU_SLOT_NUMBER, OuNumberSlots, binary[OU_OP_AND], ou_slot_and, ou_wrap_binary_right, 0, "value, /", "Return value&self.")
    ROW(xor, OU_SLOT_NUMBER, OuNumberSlots, binary[OU_OP_XOR], ou_slot_xor, ou_wrap_binary_left, 0, "value, /", "Return self^value.")
    ROW(rxor, OU_SLOT_NUMBER, OuNumberSlots, binary[OU_OP_XOR], ou_slot_xor, ou_wrap_binary_right, 0, "value, /", "Return value^self.")
    ROW(or, OU_SLOT_NUMBER, OuNumberSlots, binary[OU_OP_OR], ou_slot_or, ou_wrap_binary_left, 0, "value, /", "Return self|value.")
    ROW(ror, OU_SLOT_NUMBER, OuNumberSlots, binary[OU_OP_OR], ou_slot_or, ou_wrap_binary_right, 0, "value, /", "Return value|self.")
    ROW(pow, OU_SLOT_NUMBER, OuNumberSlots, pow3, ou_slot_pow3, NULL, 0, "/", "")
    ROW(iadd, OU_SLOT_NUMBER, OuNumberSlots, inplace[OU_OP_ADD], ou_slot_iadd, ou_wrap_binary, 0, "value, /", "Return self+=value.")
    ROW(isub, OU_SLOT_NUMBER, OuNumberSlots, inplace[OU_OP_SUB], ou_slot_isub, ou_wrap_binary, 0, "value, /", "Return self-=value.")
    ROW(imul, OU_SLOT_NUMBER, OuNumberSlots, inplace[OU_OP_MUL], ou_slot_imul, ou_wrap_binary, 0, "value, /", "Return self*=value.")
    ROW(imatmul, OU_SLOT_NUMBER, OuNumberSlots, inplace[OU_OP_MATMUL], ou_slot_imatmul, ou_wrap_binary, 0, "value, /", "Return self@=value.")
    ROW(itruediv, OU_SLOT_NUMBER, OuNumberSlots, inplace[OU_OP_TRUEDIV], ou_slot_itruediv, ou_wrap_binary, 0, "value, /", "Return self/=value.")
    ROW(ifloordiv, OU_SLOT_NUMBER, OuNumberSlots, inplace[OU_OP_FLOORDIV], ou_slot_ifloordiv, ou_wrap_binary, 0, "value, /", "Return self//=value.")
    ROW(imod, OU_SLOT_NUMBER, OuNumberSlots, inplace[OU_OP_MOD], ou_slot_imod, ou_wrap_binary, 0, "value, /", "Return self%=value.")
    ROW(ipow, OU_SLOT_NUMBER, OuNumberSlots, inplace[OU_OP_POW], ou_slot_ipow, ou_wrap_ipow, 0, "value, /", "Return self**=value.")
    ROW(ilshift, OU_SLOT_NUMBER, OuNumberSlots, inplace[OU_OP_LSHIFT], ou_slot_ilshift, ou_wrap_binary, 0, "value, /", "Return self<<=value.")
    ROW(irshift, OU_SLOT_NUMBER, OuNumberSlots, inplace[OU_OP_RSHIFT], ou_slot_irshift, ou_wrap_binary, 0, "value, /", "Return self>>=value.")
    ROW(iand, OU_SLOT_NUMBER, OuNumberSlots, inplace[OU_OP_AND], ou_slot_iand, ou_wrap_binary, 0, "value, /", "Return self&=value.")
    ROW(ixor, OU_SLOT_NUMBER, OuNumberSlots, inplace[OU_OP_XOR], ou_slot_ixor, ou_wrap_binary, 0, "value, /", "Return self^=value.")
    ROW(ior, OU_SLOT_NUMBER, OuNumberSlots, inplace[OU_OP_OR], ou_slot_ior, ou_wrap_binary, 0, "value, /", "Return self|=value.")
    ROW(divmod, OU_SLOT_NUMBER, OuNumberSlots, divmod, ou_slot_divmod, ou_wrap_binary_left, 0, "value, /", "Return divmod(self, value).")
    ROW(rdivmod, OU_SLOT_NUMBER, OuNumberSlots, divmod, ou_slot_divmod, ou_wrap_binary_right, 0, "value, /", "Return divmod(value, self).")
    ROW(neg, OU_SLOT_NUMBER, OuNumberSlots, negative, ou_slot_neg, ou_wrap_unary, 0, "/", "-self")
    ROW(pos, OU_SLOT_NUMBER, OuNumberSlots, positive, ou_slot_pos, ou_wrap_unary, 0, "/", "+self")
    ROW(abs, OU_SLOT_NUMBER, OuNumberSlots, absolute, ou_slot_abs, ou_wrap_unary, 0, "/", "abs(self)")
    ROW(bool, OU_SLOT_NUMBER, OuNumberSlots, truth, ou_slot_truth, ou_wrap_truth, 0, "/", "True if self else False")
    ROW(invert, OU_SLOT_NUMBER, OuNumberSlots, invert, ou_slot_invert, ou_wrap_unary, 0, "/", "~self")
    ROW(int, OU_SLOT_NUMBER, OuNumberSlots, to_int, ou_slot_int, ou_wrap_unary, 0, "/", "int(self)")
    ROW(float, OU_SLOT_NUMBER, OuNumberSlots, to_float, ou_slot_float, ou_wrap_unary, 0, "/", "float(self)")
    ROW(index, OU_SLOT_NUMBER, OuNumberSlots, index, ou_slot_index, ou_wrap_unary, 0, "/", "Return self converted to an integer, if self is suitable for use as an index into a list.")
    ROW(len, OU_SLOT_SEQUENCE, OuSequenceSlots, length, ou_slot_length, ou_wrap_length, 0, "/", "Return len(self).")
    ROW(getitem, OU_SLOT_SEQUENCE, OuSequenceSlots, item, ou_slot_item, ou_wrap_item, 0, "key, /", "Return self[key].")
    ROW(setitem, OU_SLOT_SEQUENCE, OuSequenceSlots, set_item, ou_slot_set_item, ou_wrap_set_item, 0, "key, value, /", "Set self[key] to value.")
    ROW(delitem, OU_SLOT_SEQUENCE, OuSequenceSlots, set_item, ou_slot_set_item, ou_wrap_del_item, 0, "key, /", "Delete self[key].")
    ROW(contains, OU_SLOT_SEQUENCE, OuSequenceSlots, contains, ou_slot_contains, ou_wrap_contains, 0, "key, /", "Return key in self.")
    ROW(add, OU_SLOT_SEQUENCE, OuSequenceSlots, concat, NULL, ou_wrap_binary, 0, "value, /", "Return self+value.")
    ROW(mul, OU_SLOT_SEQUENCE, OuSequenceSlots, repeat, NULL, ou_wrap_repeat, 0, "value, /", "Return self*value.")
    ROW(rmul, OU_SLOT_SEQUENCE, OuSequenceSlots, repeat, NULL, ou_wrap_repeat, 0, "value, /", "Return value*self.")
    ROW(iadd, OU_SLOT_SEQUENCE, OuSequenceSlots, inplace_concat, NULL, ou_wrap_binary, 0, "value, /", "Implement self+=value.")
    ROW(imul, OU_SLOT_SEQUENCE, OuSequenceSlots, inplace_repeat, NULL, ou_wrap_repeat, 0, "value, /", "Implement self*=value.")
};
const size_t ou_n_slot_defs = OU_COUNT_OF(ou_slot_defs);

/* The structure that the row's slot is in; NULL: the type has none. */
static const char *structure_of(const OuType *type, const OuSlotDef *def)
{
    switch ((OuSlotGroup)def->group) {
    case OU_SLOT_NUMBER: return (const char *)type->number;
    case OU_SLOT_SEQUENCE: return (const char *)type->sequence;
    case OU_SLOT_ASYNC: return (const char *)type->async;
    case OU_SLOT_TYPE: break;
    }
    return (const char *)type;
}

OuSlotFn ou_slot_get(const OuType *type, const OuSlotDef *def)
{
    const char *structure = structure_of(type, def);
    return structure == NULL ? NULL : *(const OuSlotFn *)(const void *)(structure + def->offset);
}

static bool same_slot(const OuSlotDef *a, const OuSlotDef *b)
{
    return a->group == b->group && a->offset == b->offset;
}

typedef enum Found {
    FOUND_NOTHING,
    FOUND_SPECIFIC, /* a static type's own slot function, in *fn */
    FOUND_OTHER_SLOT, /* a wrapper of the same name for another slot: that one serves */
    FOUND_METHOD,
    FOUND_NONE      /* __hash__ = None */
} Found;

/* What the MRO says of one row. as: NULL, or the base that has the same attribute of that name. */
static Found look(OuThread *th, const OuType *type, const OuType *as, const OuSlotDef *def, OuSlotFn *fn)
{
    OuObject *name = ou_slot_name(th, def);
    bool failed = false;
    OuObject *attribute = as == NULL ? ou_type_find(th, type, name) : ou_type_lookup(th, as, name, &failed);
    if (attribute == NULL) {
        return FOUND_NOTHING;
    }
    if (attribute == OU_NONE) {
        return FOUND_NONE;
    }
    if (attribute->type == &ou_slot_wrapper_type) {
        OuSlotWrapper *wrapper = (OuSlotWrapper *)attribute;
        if (wrapper->def->name != def->name || !ou_type_is_subtype(th, type, wrapper->owner)) {
            return FOUND_METHOD;
        }
        if (!same_slot(wrapper->def, def)) {
            /* int.__pow__ stands for both power slots. */
            if (def->wrap == NULL && (*fn = ou_slot_get(wrapper->owner, def)) != NULL) {
                return FOUND_SPECIFIC;
            }
            /* What list.__iadd__ does is done by += of a subclass before its __add__ is asked. */
            if (def->wrap != NULL && def->wrap == wrapper->def->wrap) {
                *fn = wrapper->fn;
                return FOUND_SPECIFIC;
            }
            return FOUND_OTHER_SLOT;
        }
        *fn = wrapper->fn;
        return FOUND_SPECIFIC;
    }
    if (attribute->type == &ou_method_descr_type) { /* dict.__contains__: a method beside the slot */
        const OuType *owner = ((OuMethodDescr *)attribute)->owner;
        if (!OU_HAS_FLAG(owner, OU_TYPE_HEAP) && ou_type_is_subtype(th, type, owner) &&
            ou_str_equal(((OuMethodDescr *)attribute)->name, ou_slot_name(th, def)) &&
            (*fn = ou_slot_get(owner, def)) != NULL) {
            return FOUND_SPECIFIC;
        }
    }
    return FOUND_METHOD;
}

static void set_slot(OuHeapType *type, const OuSlotDef *def, OuSlotFn fn)
{
    *(OuSlotFn *)(void *)((char *)(uintptr_t)structure_of(&type->type, def) + def->offset) = fn;
}

/* rows[0..n) feed one slot. as: as look() has it, for all of them. */
static void fill_rows(OuThread *th, OuHeapType *type, const OuType *as, const OuSlotDef *rows, size_t n)
{
    OuSlotFn specific = NULL, generic = NULL;
    bool use_generic = false;
    for (size_t i = 0; i < n; i++) {
        OuSlotFn fn = NULL;
        switch (look(th, &type->type, as, &rows[i], &fn)) {
        case FOUND_NOTHING:
        case FOUND_OTHER_SLOT:
            break;
        case FOUND_SPECIFIC:
            generic = rows[i].generic;
            use_generic |= specific != NULL && specific != fn;
            specific = fn;
            break;
        case FOUND_NONE:
            if (rows[i].group == OU_SLOT_TYPE && rows[i].offset == offsetof(OuType, hash)) {
                break; /* an empty slot says unhashable */
            }
            generic = rows[i].generic;
            use_generic = true;
            break;
        case FOUND_METHOD:
            generic = rows[i].generic;
            use_generic = true;
            break;
        }
    }
    OuSlotFn fn = specific != NULL && !use_generic ? specific : use_generic ? generic : NULL;
    set_slot(type, rows, fn);
}

/* __new__ has no row: static types show it as a native function. */
static void fill_make(OuThread *th, OuHeapType *type)
{
    OuObject *attribute = ou_type_find(th, &type->type, OU_NAME(th, dunder_new));
    if (attribute != NULL && ou_is_new_wrapper(attribute)) {
        type->type.make = ((const OuType *)((OuNative *)attribute)->self)->make;
    } else {
        type->type.make = attribute == NULL ? type->type.base->make : ou_slot_make;
    }
}

static void after_fill(OuThread *th, OuHeapType *type)
{
    OuType *t = &type->type;
    t->flags = t->finalize != NULL ? t->flags | OU_TYPE_HAS_FINALIZER : t->flags & ~OU_TYPE_HAS_FINALIZER;
    const OuType *base = ou_type_static_base(t);
    /* As PySequence_Check has it: whatever has __getitem__ and is no dict. */
    type->sequence.is_sequence = base->sequence != NULL && base->sequence->item != NULL
                                     ? base->sequence->is_sequence
                                     : type->sequence.item != NULL && !OU_HAS_FLAG(t, OU_TYPE_IS_DICT);
    (void)th;
}

static size_t rows_of_slot(size_t first)
{
    size_t n = 1;
    while (first + n < ou_n_slot_defs && same_slot(&ou_slot_defs[first], &ou_slot_defs[first + n])) {
        n++;
    }
    return n;
}

/* The base whose MRO, with the class before it, is the class's own; NULL: there is none. Borrowed. */
static const OuType *only_base(OuThread *th, const OuHeapType *type)
{
    const OuObject *mro = type->state.mro;
    if (ou_tuple_size(type->state.bases) != 1 || ou_tuple_size(mro) < 2) {
        return NULL;
    }
    const OuType *base = (const OuType *)ou_tuple_borrow(type->state.bases, 0);
    const OuTypeState *state = ou_type_state(th, base);
    size_t n = state == NULL || state->mro == NULL ? 0 : ou_tuple_size(state->mro);
    bool same = n > 0 && n + 1 == ou_tuple_size(mro) && ou_tuple_borrow(mro, 0) == &type->type.head;
    for (size_t i = 0; same && i < n; i++) {
        same = ou_tuple_borrow(mro, i + 1) == ou_tuple_borrow(state->mro, i);
    }
    return same ? base : NULL;
}

/* Which rows have their name in the class's own dict: own[], a flag a row. */
static void mark_own(OuThread *th, const OuHeapType *type, bool *own)
{
    OuObject *key, *value;
    for (size_t at = 0; ou_dict_each(type->state.dict, &at, &key, &value);) {
        if (!ou_is_str(key) || ou_str_length(key) < 5 || ou_str_at(key, 0) != '_' || ou_str_at(key, 1) != '_') {
            continue;
        }
        bool interned = ou_str_is_interned(key);
        for (size_t i = 0; i < OU_COUNT_OF(ou_slot_defs); i++) {
            const OuObject *name = ou_slot_name(th, &ou_slot_defs[i]);
            own[i] |= key == name || (!interned && ou_str_equal(key, name));
        }
    }
}

void ou_type_fill_slots(OuThread *th, OuHeapType *type)
{
    const OuType *base = type->state.dict == NULL ? NULL : only_base(th, type);
    bool own[OU_COUNT_OF(ou_slot_defs)] = {false};
    if (base != NULL) {
        mark_own(th, type, own);
    }
    for (size_t i = 0, n; i < ou_n_slot_defs; i += n) {
        n = rows_of_slot(i);
        bool inherits = base != NULL && memchr(&own[i], true, n) == NULL;
        if (inherits && OU_HAS_FLAG(base, OU_TYPE_HEAP)) {
            set_slot(type, &ou_slot_defs[i], ou_slot_get(base, &ou_slot_defs[i]));
        } else {
            fill_rows(th, type, inherits ? base : NULL, &ou_slot_defs[i], n);
        }
    }
    fill_make(th, type);
    after_fill(th, type);
}

void ou_type_fill_slot(OuThread *th, OuHeapType *type, OuObject *name)
{
    if (!ou_is_str(name) || ou_str_length(name) < 5 || ou_str_at(name, 0) != '_') {
        return;
    }
    if (ou_str_equal(name, OU_NAME(th, dunder_new))) {
        fill_make(th, type);
        return;
    }
    for (size_t i = 0; i < ou_n_slot_defs;) {
        size_t n = rows_of_slot(i);
        for (size_t j = 0; j < n; j++) {
            if (ou_str_equal(name, ou_slot_name(th, &ou_slot_defs[i + j]))) {
                fill_rows(th, type, NULL, &ou_slot_defs[i], n);
                after_fill(th, type);
                break;
            }
        }
        i += n;
    }
}

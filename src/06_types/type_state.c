/* type_state.c - the state of a static type in a VM; names and subclasses of types.
 *
 * A static type is const data; its attribute dict, MRO and so on are made here
 * from its tables when the VM first asks (R3), so that a VM starts without
 * filling 150 dicts. Making a state makes only dicts, tuples, strings and
 * descriptors, none of which needs a state itself: the recursion goes to the base
 * and no further. */
#include "05_cycle/cycle.h"
#include "06_types/descr.h"
#include "06_types/dict.h"
#include "06_types/error.h"
#include "06_types/exceptions.h"
#include "06_types/function.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type_int.h"

#include <string.h>

/* Whether the type says so itself what its base says, too. */
static bool is_own(const OuType *type, const OuSlotDef *def)
{
    uint32_t bit = def->group != OU_SLOT_TYPE                      ? 0
                   : def->offset == offsetof(OuType, get_attr)     ? OU_OWN_GETATTR
                   : def->offset == offsetof(OuType, set_attr)     ? OU_OWN_SETATTR
                   : def->offset == offsetof(OuType, init)         ? OU_OWN_INIT
                   : def->offset == offsetof(OuType, str)          ? OU_OWN_STR
                                                                   : 0;
    return (type->own & bit) != 0;
}

/* Slots that the type has and its base has not, or has another of; and its own. */
static bool put_slots(OuThread *th, const OuType *type, OuObject *dict)
{
    for (size_t i = 0; i < ou_n_slot_defs; i++) {
        const OuSlotDef *def = &ou_slot_defs[i];
        OuSlotFn fn = ou_slot_get(type, def);
        if (fn == NULL || def->wrap == NULL || (type->base != NULL && ou_slot_get(type->base, def) == fn && !is_own(type, def))) {
            continue;
        }
        OuObject *name = ou_slot_name(th, def);
        if (ou_dict_borrow_str(th, dict, name) != NULL) {
            continue;
        }
        OuObject *wrapper = ou_slot_wrapper_new(th, type, def, fn);
        if (wrapper == NULL || !ou_dict_set(th, dict, name, wrapper)) {
            ou_drop_maybe(th, wrapper);
            return false;
        }
        ou_drop(th, wrapper);
    }
    if (type->hash == NULL && type->base != NULL && !ou_dict_set_text_adopt(th, dict, "__hash__", OU_NONE)) {
        return false;
    }
    if (type->make != NULL && (type->base == NULL || type->make != type->base->make || (type->own & OU_OWN_NEW) != 0)) {
        return ou_dict_set_text_adopt(th, dict, "__new__", ou_new_wrapper_new(th, type));
    }
    return true;
}

static OuObject *method_attribute(OuThread *th, const OuType *type, const OuMethodDef *def)
{
    if (def->flags & OU_FN_CLASS) {
        return ou_classmethod_descr_new(th, type, def);
    }
    if ((def->flags & OU_FN_STATIC) == 0) {
        return ou_method_descr_new(th, type, def);
    }
    OuObject *native = ou_native_new(th, def, OU_TYPE_OBJECT(type), NULL);
    if (native == NULL) {
        return NULL;
    }
    OuObject *wrapped = ou_staticmethod_new(th, native);
    ou_drop(th, native);
    return wrapped;
}

static bool put_tables(OuThread *th, const OuType *type, OuObject *dict)
{
    for (const OuMethodDef *def = type->methods; def != NULL && def->name != NULL; def++) {
        if ((def->flags & OU_FN_COEXIST) == 0 && ou_dict_borrow_text(th, dict, def->name) != NULL) {
            continue;
        }
        if (!ou_dict_set_text_adopt(th, dict, def->name, method_attribute(th, type, def))) {
            return false;
        }
    }
    for (const OuMemberDef *def = type->members; def != NULL && def->name != NULL; def++) {
        if (!ou_dict_set_text_adopt(th, dict, def->name, ou_member_descr_new(th, type, def))) {
            return false;
        }
    }
    for (const OuGetSetDef *def = type->getset; def != NULL && def->name != NULL; def++) {
        if (!ou_dict_set_text_adopt(th, dict, def->name, ou_getset_descr_new(th, type, def))) {
            return false;
        }
    }
    if (ou_dict_borrow_text(th, dict, "__doc__") != NULL) {
        return true;
    }
    return ou_dict_set_text_adopt(th, dict, "__doc__", type->doc == NULL ? OU_NONE : ou_str_from_text(th, type->doc));
}

/* The type in front of its base's MRO: static types have one base each. */
static OuObject *static_mro(OuThread *th, const OuType *type, OuTypeState *base)
{
    size_t n_base = base == NULL ? 0 : ou_tuple_size(base->mro);
    OuObject *mro = ou_tuple_new(th, n_base + 1);
    if (mro == NULL) {
        return NULL;
    }
    ou_tuple_items(mro)[0] = OU_TYPE_OBJECT(type);
    for (size_t i = 0; i < n_base; i++) {
        ou_tuple_items(mro)[i + 1] = ou_keep(ou_tuple_borrow(base->mro, i));
    }
    return ou_tuple_ready(th, mro);
}

static void state_drop_parts(OuThread *th, OuTypeState *state)
{
    ou_clear_ref(th, &state->dict);
    ou_clear_ref(th, &state->mro);
    ou_clear_ref(th, &state->bases);
    ou_clear_ref(th, &state->name);
    ou_clear_ref(th, &state->qualname);
    ou_clear_ref(th, &state->module);
    ou_clear_ref(th, &state->abc_data);
}

static void state_free(OuThread *th, OuTypeState *state)
{
    state_drop_parts(th, state);
    ou_shapes_free(th, state);
    ou_mem_give(th, state->subclasses, state->subclasses_room * sizeof *state->subclasses);
    ou_mem_give(th, state, sizeof *state);
}

OuTypeState *ou_type_state_make(OuThread *th, const OuType *type)
{
    OU_ASSERT(!OU_HAS_FLAG(type, OU_TYPE_HEAP));
    OU_ASSERT(type->index > 0 && type->index < th->vm->n_type_states);
    OuTypeState *base = NULL;
    if (type->base != NULL && (base = ou_type_state(th, type->base)) == NULL) {
        return NULL;
    }
    OuTypeState *state = ou_mem_take_zeroed(th, sizeof *state);
    if (state == NULL) {
        return NULL;
    }
    const char *short_name = ou_type_short_name(type);
    state->dict = ou_dict_new(th);
    if (state->dict == NULL || !put_slots(th, type, state->dict) || !put_tables(th, type, state->dict)) {
        goto fail;
    }
    state->mro = static_mro(th, type, base);
    state->bases = type->base == NULL ? ou_tuple_new(th, 0) : ou_tuple_of(th, 1, OU_TYPE_OBJECT(type->base));
    state->name = ou_str_intern_text(th, short_name);
    state->qualname = ou_keep_maybe(state->name);
    state->module = short_name == type->name
                        ? ou_str_intern_text(th, "builtins")
                        : ou_str_intern_adopt(th, ou_str_from_utf8(th, type->name,
                                                                   (size_t)(short_name - type->name) - 1));
    if (state->mro == NULL || state->bases == NULL || state->qualname == NULL || state->module == NULL) {
        goto fail;
    }
    if (type->base != NULL && !ou_type_add_subclass(th, type->base, type)) {
        goto fail;
    }
    OU_ASSERT(th->vm->type_states[type->index] == NULL);
    th->vm->type_states[type->index] = state;
    return state;
fail:
    state_free(th, state);
    return NULL;
}

void ou_type_states_end(OuThread *th)
{
    OuVm *vm = th->vm;
    /* Classes hold themselves in their MROs: only a collection ends them. What static types hold of them goes
     * first, for all types: what dies meanwhile may still look types up. */
    ou_clear_ref(th, &vm->types->exception_group);
    for (size_t i = 0; i < vm->n_type_states; i++) {
        OuTypeState *state = vm->type_states[i];
        if (state != NULL && state->dict != NULL) {
            ou_clear_ref(th, &state->abc_data);
        }
    }
    if (vm->cycle != NULL) {
        ou_cycle_collect(th, 2);
    }
    for (size_t i = vm->n_type_states; i-- > 0;) {
        OuTypeState *state = vm->type_states[i];
        if (state != NULL) {
            vm->type_states[i] = NULL;
            state_free(th, state);
        }
    }
}

void ou_type_states_visit(OuVm *vm, OuVisitFn fn, void *arg)
{
    if (vm->types != NULL) {
        ou_visit_one(fn, arg, vm->types->exception_group);
    }
    for (size_t i = 0; i < vm->n_type_states; i++) {
        OuTypeState *state = vm->type_states[i];
        if (state != NULL) {
            ou_visit_one(fn, arg, state->dict);
            ou_visit_one(fn, arg, state->mro);
            ou_visit_one(fn, arg, state->bases);
            ou_visit_one(fn, arg, state->abc_data);
        }
    }
}

/* ---- subclasses ---- */

bool ou_type_add_subclass(OuThread *th, const OuType *base, const OuType *type)
{
    OuTypeState *state = ou_type_state(th, base);
    if (state == NULL) {
        return false;
    }
    if (state->n_subclasses == state->subclasses_room) {
        size_t old = state->subclasses_room, room = old == 0 ? 4 : old * 2;
        void *grown = ou_mem_resize(th, state->subclasses, old * sizeof *state->subclasses,
                                    room * sizeof *state->subclasses);
        if (grown == NULL) {
            return false;
        }
        state->subclasses = grown;
        state->subclasses_room = room;
    }
    state->subclasses[state->n_subclasses++] = type;
    return true;
}

/* Searched from the end: classes tend to die young. */
void ou_type_remove_subclass(OuThread *th, const OuType *base, const OuType *type)
{
    OuTypeState *state = OU_HAS_FLAG(base, OU_TYPE_HEAP) ? &((OuHeapType *)(uintptr_t)base)->state
                                                         : th->vm->type_states[base->index];
    if (state == NULL) {
        return;
    }
    for (size_t i = state->n_subclasses; i-- > 0;) {
        if (state->subclasses[i] == type) {
            state->n_subclasses--;
            memmove(&state->subclasses[i], &state->subclasses[i + 1],
                    (state->n_subclasses - i) * sizeof *state->subclasses);
            return;
        }
    }
}

/* ---- names ---- */

const char *ou_type_short_name(const OuType *type)
{
    if (OU_HAS_FLAG(type, OU_TYPE_HEAP)) {
        return type->name;
    }
    const char *dot = strrchr(type->name, '.');
    return dot == NULL ? type->name : dot + 1;
}

const char *ou_type_qualified_name(const OuType *type)
{
    OuObject *qualname = OU_HAS_FLAG(type, OU_TYPE_HEAP) ? ((const OuHeapType *)type)->state.qualname : NULL;
    return qualname != NULL && ou_str_is_ascii(qualname) ? ou_str_data(qualname) : ou_type_short_name(type);
}

OuObject *ou_type_full_name(OuThread *th, const OuType *type)
{
    OuTypeState *state = ou_type_state(th, type);
    if (state == NULL) {
        return NULL;
    }
    OuObject *module = state->module;
    if (OU_HAS_FLAG(type, OU_TYPE_HEAP)) {
        module = ou_dict_borrow_str(th, state->dict, OU_NAME(th, dunder_module));
    }
    if (module == NULL || !ou_is_str(module) || ou_str_equal_text(module, "builtins")) {
        return ou_keep(state->name);
    }
    return ou_str_format(th, "%U.%U", module, state->qualname);
}

bool ou_type_is_subtype(OuThread *th, const OuType *a, const OuType *b)
{
    if (a == b) {
        return true;
    }
    if (!OU_HAS_FLAG(a, OU_TYPE_HEAP)) {
        return ou_type_extends(a, b);
    }
    (void)th;
    OuObject *mro = ((const OuHeapType *)a)->state.mro;
    if (mro == NULL) {
        return ou_type_extends(a, b);
    }
    for (size_t i = 0; i < ou_tuple_size(mro); i++) {
        if (ou_tuple_borrow(mro, i) == OU_TYPE_OBJECT(b)) {
            return true;
        }
    }
    return false;
}

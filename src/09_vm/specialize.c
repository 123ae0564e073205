/* specialize.c - specialize.h, and the table of generic forms. */
#include "09_vm/specialize.h"
#include "09_vm/attr_cache.h"
#include "09_vm/special.h"

#include "06_types/abstract.h"
#include "06_types/descr.h"
#include "06_types/dict.h"
#include "06_types/float.h"
#include "06_types/int.h"
#include "06_types/iter.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/range.h"
#include "06_types/shape.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"

#include <string.h>

#define BACK_OFF 64 /* executions: a site that changes its mind once is worth a new try soon, one that is mixed is not */
#define MANY_FOR 1000 /* executions by the table of many kinds: it is nearly as fast as one's own cache */

const uint8_t ou_special_generic[256] = {
#define OU_X(name, roles, words) [OU_OPCODE_##name] = OU_OPCODE_##name,
    OU_GENERIC_OPCODES(OU_X)
#undef OU_X
#define OU_X(name, generic) [OU_OPCODE_##name] = OU_OPCODE_##generic,
    OU_SPECIAL_OPCODES(OU_X)
#undef OU_X
};

static void set_opcode(uint32_t *pc, unsigned opcode)
{
    *pc = (*pc & ~0xffu) | opcode;
}

/* The counter is the high 24 bits of the word; the low 8 may be an operator. */
void ou_specialize_back_off(uint32_t *counter_word)
{
    *counter_word = (*counter_word & 0xff) | BACK_OFF << 8;
}

/* From now on by the table (attr_cache.h), for a while. */
static bool use_many(OuThread *th, uint32_t *pc, OuObject *o, OuObject *name, unsigned opcode)
{
    if (ou_attr_cache_fill(th, o, name) == NULL) {
        return false;
    }
    pc[1] = MANY_FOR << 8;
    set_opcode(pc, opcode);
    return true;
}

bool ou_specialize_many(OuThread *th, uint32_t *pc, OuObject *o, OuObject *name)
{
    unsigned generic = ou_special_generic[*pc & 0xff];
    return use_many(th, pc, o, name,
                    generic == OU_OPCODE_GET_ATTR     ? OU_OPCODE_GET_ATTR_MANY
                    : generic == OU_OPCODE_GET_METHOD ? OU_OPCODE_GET_METHOD_MANY
                                                      : OU_OPCODE_SET_ATTR_MANY);
}

static bool not_yet(uint32_t *counter_word)
{
    if (*counter_word >> 8 == 0) {
        return false;
    }
    *counter_word -= 1u << 8;
    return true;
}

static void set64(uint32_t *words, uint64_t value)
{
    words[0] = (uint32_t)value;
    words[1] = (uint32_t)(value >> 32);
}

static bool is_small(const OuObject *o)
{
    return o->type == &ou_int_type && ou_int_is_inline(o);
}

static bool is_number(const OuObject *o)
{
    return o->type == &ou_float_type || is_small(o);
}

/* Of a LOAD_GLOBAL, LOAD_GLOBAL_F, LOAD_NAME or LOAD_NAME_F: the form for a name in the globals, or in the builtins. */
static unsigned global_opcode(unsigned generic, bool builtin)
{
    switch (generic) {
    case OU_OPCODE_LOAD_GLOBAL: return builtin ? OU_OPCODE_LOAD_GLOBAL_BUILTIN : OU_OPCODE_LOAD_GLOBAL_MODULE;
    case OU_OPCODE_LOAD_GLOBAL_F: return builtin ? OU_OPCODE_LOAD_GLOBAL_F_BUILTIN : OU_OPCODE_LOAD_GLOBAL_F_MODULE;
    case OU_OPCODE_LOAD_NAME: return builtin ? OU_OPCODE_LOAD_NAME_BUILTIN : OU_OPCODE_LOAD_NAME_MODULE;
    default: return builtin ? OU_OPCODE_LOAD_NAME_F_BUILTIN : OU_OPCODE_LOAD_NAME_F_MODULE;
    }
}

void ou_specialize_global(OuThread *th, OuFrame *f, uint32_t *pc, OuObject *name)
{
    unsigned generic = *pc & 0xff;
    if (!ou_is_exact_dict(f->globals) || !ou_is_exact_dict(f->builtins)) {
        return;
    }
    size_t place;
    uint64_t version = ou_dict_watch(th, f->globals, name, &place);
    if (version == 0) {
        return;
    }
    if (place != SIZE_MAX) {
        if (place <= UINT32_MAX) {
            set64(pc + 1, version);
            pc[3] = (uint32_t)place;
            set_opcode(pc, global_opcode(generic, false));
        }
        return;
    }
    uint64_t builtins_version = ou_dict_watch(th, f->builtins, name, &place);
    if (builtins_version == 0 || place > UINT32_MAX) {
        return;
    }
    set64(pc + 1, version);
    pc[3] = (uint32_t)place;
    pc[4] = (uint32_t)builtins_version;
    set_opcode(pc, global_opcode(generic, true));
}

/* Most of a module runs once: a name is looked up for the cache when it is loaded for the second time. */
void ou_specialize_name(OuThread *th, OuFrame *f, uint32_t *pc, OuObject *name)
{
    if (f->locals != NULL && f->locals != f->globals) {
        return;
    }
    if (pc[1] == 0) {
        pc[1] = 1;
    } else {
        ou_specialize_global(th, f, pc, name);
    }
}

/* Shapes live as long as their class, whose version is checked with them. 0: attributes are in a real dict, or the words
 * are not at a fixed offset. */
static uintptr_t shape_of(const OuObject *o, OuInstanceWords **words)
{
    *words = o->type->words_offset > 0 ? ou_instance_words(o) : NULL;
    return *words == NULL ? 0 : (uintptr_t)(*words)->shape;
}

static bool is_data_descriptor(const OuObject *o)
{
    return o->type->descr_set != NULL;
}

/* A slot of __slots__ stands at an offset; any other data descriptor is asked each time. */
static void specialize_member(OuThread *th, uint32_t *pc, OuObject *o, OuObject *descr, uint64_t version, unsigned opcode)
{
    int64_t offset = ou_member_descr_offset(th, descr, o);
    if (offset > 0) {
        set64(pc + 2, version);
        pc[4] = (uint32_t)offset;
        set_opcode(pc, opcode);
    }
}

static bool specialize_module_attr(OuThread *th, uint32_t *pc, OuObject *o, OuObject *name, unsigned opcode)
{
    size_t place;
    uint64_t version = ou_dict_watch(th, ((OuModule *)o)->dict, name, &place);
    if (version == 0 || place > UINT32_MAX) {
        return false;
    }
    set64(pc + 2, version);
    pc[4] = (uint32_t)place;
    set_opcode(pc, opcode);
    return true;
}

void ou_specialize_get_attr(OuThread *th, uint32_t *pc, OuObject *o, OuObject *name)
{
    if (not_yet(pc + 1)) {
        return;
    }
    ou_specialize_back_off(pc + 1);
    if (o->type == &ou_module_type) {
        specialize_module_attr(th, pc, o, name, OU_OPCODE_GET_ATTR_MODULE);
        return;
    }
    uint64_t version;
    bool failed = false;
    if (o->type == &ou_type_type) {
        if (!OU_HAS_FLAG((const OuType *)o, OU_TYPE_HEAP)) {
            return;
        }
        OuObject *value = ou_type_lookup_version(th, (const OuType *)o, name, &version, &failed);
        OuObject *meta = ou_type_lookup(th, &ou_type_type, name, &failed);
        if (failed || value == NULL || version == 0 || value->type->descr_get != NULL || ou_attr_may_turn(value) ||
            (meta != NULL && is_data_descriptor(meta))) {
            ou_error_clear(th);
            return;
        }
        set64(pc + 2, version);
        set64(pc + 4, (uintptr_t)value);
        set_opcode(pc, OU_OPCODE_GET_ATTR_CLASS_VALUE);
        return;
    }
    if (!OU_HAS_FLAG(o->type, OU_TYPE_HEAP) || o->type->get_attr != ou_generic_get_attr) {
        return;
    }
    OuObject *descr = ou_type_lookup_version(th, o->type, name, &version, &failed);
    if (failed || version == 0) {
        ou_error_clear(th);
        return;
    }
    if (descr != NULL && is_data_descriptor(descr)) {
        if (descr->type == &ou_property_type) {
            set64(pc + 2, version);
            set64(pc + 4, (uintptr_t)descr);
            set_opcode(pc, OU_OPCODE_GET_ATTR_PROPERTY);
        } else {
            specialize_member(th, pc, o, descr, version, OU_OPCODE_GET_ATTR_MEMBER);
        }
        return;
    }
    if (descr != NULL && ou_attr_may_turn(descr)) {
        return;
    }
    OuInstanceWords *words;
    uintptr_t id = shape_of(o, &words);
    int32_t slot = id == 0 ? -1 : ou_shape_find(words->shape, name);
    if (slot < 0 || ou_instance_slot(words, slot) != &words->slots[slot]) {
        (void)use_many(th, pc, o, name, OU_OPCODE_GET_ATTR_MANY);
        return;
    }
    set64(pc + 2, version);
    pc[4] = (uint32_t)((char *)&words->slots[slot] - (char *)o);
    set64(pc + 5, id);
    set_opcode(pc, OU_OPCODE_GET_ATTR_SLOT);
}

void ou_specialize_get_method(OuThread *th, uint32_t *pc, OuObject *o, OuObject *name)
{
    if (not_yet(pc + 1)) {
        return;
    }
    ou_specialize_back_off(pc + 1);
    if (o->type == &ou_module_type) {
        specialize_module_attr(th, pc, o, name, OU_OPCODE_GET_METHOD_MODULE);
        return;
    }
    if (o->type->get_attr != ou_generic_get_attr) {
        return;
    }
    uint64_t version;
    bool failed = false;
    OuObject *descr = ou_type_lookup_version(th, o->type, name, &version, &failed);
    if (failed || descr == NULL || !OU_HAS_FLAG(descr->type, OU_TYPE_METHOD_DESCR)) {
        ou_error_clear(th);
        (void)use_many(th, pc, o, name, OU_OPCODE_GET_METHOD_MANY);
        return;
    }
    if (!OU_HAS_FLAG(o->type, OU_TYPE_HEAP)) {
        if (o->type->words_offset == 0 && OU_HAS_FLAG(o->type, OU_TYPE_IMMUTABLE)) {
            set64(pc + 2, (uintptr_t)o->type);
            set64(pc + 4, (uintptr_t)descr);
            set_opcode(pc, OU_OPCODE_GET_METHOD_STATIC);
        }
        return;
    }
    OuInstanceWords *words;
    uintptr_t id = shape_of(o, &words);
    if (version == 0 || (o->type->words_offset != 0 && (id == 0 || ou_shape_find(words->shape, name) >= 0))) {
        (void)use_many(th, pc, o, name, OU_OPCODE_GET_METHOD_MANY);
        return;
    }
    pc[1] = (uint32_t)id;
    pc[6] = (uint32_t)((uint64_t)id >> 32);
    set64(pc + 2, version);
    set64(pc + 4, (uintptr_t)descr);
    set_opcode(pc, OU_OPCODE_GET_METHOD_FUNCTION);
}

void ou_specialize_set_attr(OuThread *th, uint32_t *pc, OuObject *o, OuObject *name)
{
    if (not_yet(pc + 1)) {
        return;
    }
    ou_specialize_back_off(pc + 1);
    if (!OU_HAS_FLAG(o->type, OU_TYPE_HEAP) || o->type->set_attr != ou_generic_set_attr) {
        return;
    }
    uint64_t version;
    bool failed = false;
    OuObject *descr = ou_type_lookup_version(th, o->type, name, &version, &failed);
    if (failed || version == 0) {
        ou_error_clear(th);
        return;
    }
    if (descr != NULL && is_data_descriptor(descr)) {
        specialize_member(th, pc, o, descr, version, OU_OPCODE_SET_ATTR_MEMBER);
        return;
    }
    OuInstanceWords *words;
    uintptr_t id = shape_of(o, &words);
    if (id == 0 || (descr != NULL && ou_attr_may_turn(descr))) {
        return;
    }
    int32_t slot = ou_shape_find(words->shape, name);
    if (slot >= 0) {
        if (ou_instance_slot(words, slot) == &words->slots[slot]) {
            set64(pc + 2, version);
            pc[4] = (uint32_t)((char *)&words->slots[slot] - (char *)o);
            set64(pc + 5, id);
            set_opcode(pc, OU_OPCODE_SET_ATTR_SLOT);
        } else {
            (void)use_many(th, pc, o, name, OU_OPCODE_SET_ATTR_MANY);
        }
        return;
    }
    if (ou_shape_next(words->shape, name, &slot) != NULL) {
        set64(pc + 2, version);
        pc[4] = (uint32_t)slot;
        set64(pc + 5, id);
        set_opcode(pc, OU_OPCODE_SET_ATTR_ADD);
    }
}

void ou_specialize_get_item(uint32_t *pc, OuObject *o, OuObject *key, bool constant)
{
    if (not_yet(pc + 1)) {
        return;
    }
    ou_specialize_back_off(pc + 1);
    bool by_int = is_small(key);
    if (o->type == &ou_list_type && by_int) {
        set_opcode(pc, constant ? OU_OPCODE_GET_ITEM_LIST_K : OU_OPCODE_GET_ITEM_LIST);
    } else if (o->type == &ou_tuple_type && by_int) {
        set_opcode(pc, constant ? OU_OPCODE_GET_ITEM_TUPLE_K : OU_OPCODE_GET_ITEM_TUPLE);
    } else if (o->type == &ou_dict_type) {
        set_opcode(pc, constant ? OU_OPCODE_GET_ITEM_DICT_K : OU_OPCODE_GET_ITEM_DICT);
    } else if (o->type == &ou_str_type && by_int && !constant) {
        set_opcode(pc, OU_OPCODE_GET_ITEM_STR);
    } else if (OU_HAS_FLAG(o->type, OU_TYPE_HEAP)) { /* the loop looks whether __getitem__ is a function */
        set_opcode(pc, constant ? OU_OPCODE_GET_ITEM_PYTHON_K : OU_OPCODE_GET_ITEM_PYTHON);
    }
}

void ou_specialize_set_item(uint32_t *pc, OuObject *o, OuObject *key)
{
    if (not_yet(pc + 1)) {
        return;
    }
    ou_specialize_back_off(pc + 1);
    if (o->type == &ou_list_type && is_small(key)) {
        set_opcode(pc, OU_OPCODE_SET_ITEM_LIST);
    } else if (o->type == &ou_dict_type) {
        set_opcode(pc, OU_OPCODE_SET_ITEM_DICT);
    }
}

void ou_specialize_binary(uint32_t *pc, OuObject *a, OuObject *b, bool constant)
{
    static const uint8_t ints[OU_N_BINARY_OPS] = {
        [OU_OP_ADD] = OU_OPCODE_ADD_INT,       [OU_OP_SUB] = OU_OPCODE_SUB_INT,
        [OU_OP_MUL] = OU_OPCODE_MUL_INT,       [OU_OP_FLOORDIV] = OU_OPCODE_FLOORDIV_INT,
        [OU_OP_MOD] = OU_OPCODE_MOD_INT,       [OU_OP_AND] = OU_OPCODE_AND_INT,
        [OU_OP_OR] = OU_OPCODE_OR_INT,         [OU_OP_XOR] = OU_OPCODE_XOR_INT,
        [OU_OP_LSHIFT] = OU_OPCODE_LSHIFT_INT, [OU_OP_RSHIFT] = OU_OPCODE_RSHIFT_INT,
    };
    static const uint8_t floats[OU_N_BINARY_OPS] = {
        [OU_OP_ADD] = OU_OPCODE_ADD_FLOAT,
        [OU_OP_SUB] = OU_OPCODE_SUB_FLOAT,
        [OU_OP_MUL] = OU_OPCODE_MUL_FLOAT,
        [OU_OP_TRUEDIV] = OU_OPCODE_DIV_FLOAT,
    };
    if (not_yet(pc + 1)) {
        return;
    }
    ou_specialize_back_off(pc + 1);
    unsigned op = pc[1] & 0xff & ~OU_OPERATOR_INPLACE;
    unsigned opcode = 0;
    if (is_small(a) && is_small(b)) {
        opcode = ints[op];
        opcode += opcode != 0 && constant ? OU_OPCODE_ADD_INT_K - OU_OPCODE_ADD_INT : 0;
    } else if (a->type == &ou_float_type && b->type == &ou_float_type) {
        opcode = floats[op];
        opcode += opcode != 0 && constant ? OU_OPCODE_ADD_FLOAT_K - OU_OPCODE_ADD_FLOAT : 0;
    } else if (a->type == &ou_str_type && b->type == &ou_str_type && op == OU_OP_ADD && !constant) {
        opcode = OU_OPCODE_ADD_STR;
    }
    if (opcode == 0 && is_number(a) && is_number(b)) { /* of two kinds, or two ints to be divided */
        opcode = floats[op] == 0 ? 0 : constant ? OU_OPCODE_NUMBERS_K : OU_OPCODE_NUMBERS;
    }
    if (opcode != 0) {
        set_opcode(pc, opcode);
    }
}

void ou_specialize_compare(uint32_t *pc, OuObject *a, OuObject *b, bool constant)
{
    if (not_yet(pc + 1)) {
        return;
    }
    ou_specialize_back_off(pc + 1);
    unsigned op = pc[1] & 0xf;
    if (op > OU_CMP_GE) {
        return;
    }
    if (is_small(a) && is_small(b)) {
        set_opcode(pc, constant ? OU_OPCODE_COMPARE_INT_K : OU_OPCODE_COMPARE_INT);
    } else if (a->type == &ou_float_type && b->type == &ou_float_type && !constant) {
        set_opcode(pc, OU_OPCODE_COMPARE_FLOAT);
    } else if (a->type == &ou_str_type && b->type == &ou_str_type && (op == OU_CMP_EQ || op == OU_CMP_NE)) {
        set_opcode(pc, constant ? OU_OPCODE_COMPARE_STR_K : OU_OPCODE_COMPARE_STR);
    }
}

/* Is it a float, or an int whose float is equal to it? */
static bool is_exact_f64(const OuObject *o)
{
    return o->type == &ou_float_type || (ou_int_value(o) <= OU_EXACT_F64 && ou_int_value(o) >= -OU_EXACT_F64);
}

void ou_specialize_branch(uint32_t *pc, OuObject *a, OuObject *b, bool constant)
{
    static const uint8_t ints[] = {OU_OPCODE_JLT_INT, OU_OPCODE_JLE_INT, OU_OPCODE_JEQ_INT,
                                   OU_OPCODE_JNE_INT, OU_OPCODE_JGT_INT, OU_OPCODE_JGE_INT};
    if (not_yet(pc + 1)) {
        return;
    }
    ou_specialize_back_off(pc + 1);
    unsigned op = pc[1] & 0xf;
    if (op > OU_CMP_GE) { /* of any operands, so for ever */
        bool is = op == OU_CMP_IS || op == OU_CMP_IS_NOT;
        set_opcode(pc, is ? (constant ? OU_OPCODE_JCMP_IS_K : OU_OPCODE_JCMP_IS)
                          : (constant ? OU_OPCODE_JCMP_IN_K : OU_OPCODE_JCMP_IN));
        return;
    }
    if (is_small(a) && is_small(b)) {
        set_opcode(pc, ints[op] + (constant ? (unsigned)(OU_OPCODE_JLT_INT_K - OU_OPCODE_JLT_INT) : 0u));
    } else if (a->type == &ou_float_type && b->type == &ou_float_type && !constant) {
        set_opcode(pc, OU_OPCODE_JCMP_FLOAT);
    } else if (a->type == &ou_float_type && constant && is_number(b) && is_exact_f64(b)) {
        set_opcode(pc, OU_OPCODE_JCMP_FLOAT_K);
    } else if (a->type == &ou_str_type && b->type == &ou_str_type) {
        set_opcode(pc, constant ? OU_OPCODE_JCMP_STR_K : OU_OPCODE_JCMP_STR);
    }
}

void ou_specialize_for(uint32_t *pc, OuObject *iterator)
{
    if (not_yet(pc + 2)) {
        return;
    }
    ou_specialize_back_off(pc + 2);
    const OuType *type = iterator->type;
    unsigned opcode = type == &ou_range_iter_type       ? OU_OPCODE_FOR_ITER_RANGE
                      : type == &ou_list_iter_type      ? OU_OPCODE_FOR_ITER_LIST
                      : type == &ou_tuple_iter_type     ? OU_OPCODE_FOR_ITER_TUPLE
                      : type == &ou_generator_type      ? OU_OPCODE_FOR_ITER_GENERATOR
                      : type == &ou_str_ascii_iter_type ? OU_OPCODE_FOR_ITER_ASCII
                                                        : 0;
    if (opcode != 0) {
        set_opcode(pc, opcode);
    }
}

void ou_specialize_unpack(uint32_t *pc, OuObject *value, size_t n)
{
    if (not_yet(pc + 1)) {
        return;
    }
    ou_specialize_back_off(pc + 1);
    if (value->type == &ou_tuple_type && ou_tuple_size(value) == n) {
        set_opcode(pc, OU_OPCODE_UNPACK_TUPLE);
    } else if (value->type == &ou_list_type && ou_list_size(value) == n) {
        set_opcode(pc, OU_OPCODE_UNPACK_LIST);
    }
}

static bool is_simple_class(OuThread *th, const OuType *type, uint64_t *version)
{
    bool failed = false;
    if (!OU_HAS_FLAG(type, OU_TYPE_HEAP) || OU_HAS_FLAG(type, OU_TYPE_ABSTRACT) || type->item_size != 0 ||
        type->make != ou_object_type.make) {
        return false;
    }
    OuObject *init = ou_type_lookup_version(th, type, OU_NAME(th, dunder_init), version, &failed);
    if (failed) {
        ou_error_clear(th);
        return false;
    }
    return init != NULL && init->type == &ou_function_type && *version != 0;
}

static bool is_append(const OuMethodDescr *descr)
{
    return descr->owner == &ou_list_type && strcmp(descr->def->name, "append") == 0;
}

void ou_specialize_call(OuThread *th, uint32_t *pc, OuObject *callable, OuObject *self, size_t n)
{
    if (not_yet(pc + 1)) {
        return;
    }
    ou_specialize_back_off(pc + 1);
    uint64_t version;
    if (callable->type == &ou_native_type && self == NULL) {
        set_opcode(pc, OU_OPCODE_CALL_NATIVE);
    } else if (callable->type == &ou_method_descr_type && self != NULL) {
        set_opcode(pc, OU_OPCODE_CALL_METHOD_DESCR);
        if (n == 1 && self->type == &ou_list_type && is_append((const OuMethodDescr *)callable)) {
            set64(pc + 2, (uintptr_t)callable); /* a static type's: it lives as long as the VM */
            set_opcode(pc, OU_OPCODE_CALL_APPEND);
        }
    } else if (callable->type == &ou_type_type && self == NULL &&
               is_simple_class(th, (const OuType *)callable, &version)) {
        set64(pc + 2, version);
        set_opcode(pc, OU_OPCODE_CALL_CLASS);
    }
}

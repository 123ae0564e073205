/* special.h - specialised instructions: what the machine writes over generic ones (R16).
 *
 * X(name, generic). Same operands, same words. A guard that fails turns the instruction
 * back into its generic form, which counts down before it tries again. (Brunthaler, "Inline caching
 * meets quickening", ECOOP 2010; PEP 659.) */
#ifndef OU_SPECIAL_H
#define OU_SPECIAL_H

#include "08_compile/opcode.h"

#define OU_SPECIAL_OPCODES(X)                                                                      \
    X(ADD_INT, BINARY) X(SUB_INT, BINARY) X(MUL_INT, BINARY) X(FLOORDIV_INT, BINARY)               \
    X(MOD_INT, BINARY) X(AND_INT, BINARY) X(OR_INT, BINARY) X(XOR_INT, BINARY)                     \
    X(LSHIFT_INT, BINARY) X(RSHIFT_INT, BINARY)                                                    \
    X(ADD_INT_K, BINARY_K) X(SUB_INT_K, BINARY_K) X(MUL_INT_K, BINARY_K) X(FLOORDIV_INT_K, BINARY_K) \
    X(MOD_INT_K, BINARY_K) X(AND_INT_K, BINARY_K) X(OR_INT_K, BINARY_K) X(XOR_INT_K, BINARY_K)     \
    X(LSHIFT_INT_K, BINARY_K) X(RSHIFT_INT_K, BINARY_K)                                            \
    X(ADD_FLOAT, BINARY) X(SUB_FLOAT, BINARY) X(MUL_FLOAT, BINARY) X(DIV_FLOAT, BINARY)            \
    X(ADD_FLOAT_K, BINARY_K) X(SUB_FLOAT_K, BINARY_K) X(MUL_FLOAT_K, BINARY_K)                     \
    X(DIV_FLOAT_K, BINARY_K) X(ADD_STR, BINARY)                                                    \
    X(NUMBERS, BINARY) X(NUMBERS_K, BINARY_K)                                                      \
    X(COMPARE_INT, COMPARE) X(COMPARE_INT_K, COMPARE_K) X(COMPARE_FLOAT, COMPARE)                  \
    X(COMPARE_STR, COMPARE) X(COMPARE_STR_K, COMPARE_K)                                            \
    X(JLT_INT, JCMP) X(JLE_INT, JCMP) X(JEQ_INT, JCMP) X(JNE_INT, JCMP) X(JGT_INT, JCMP)           \
    X(JGE_INT, JCMP) X(JLT_INT_K, JCMP_K) X(JLE_INT_K, JCMP_K) X(JEQ_INT_K, JCMP_K)                \
    X(JNE_INT_K, JCMP_K) X(JGT_INT_K, JCMP_K) X(JGE_INT_K, JCMP_K)                                 \
    X(JCMP_FLOAT, JCMP) X(JCMP_FLOAT_K, JCMP_K) X(JCMP_STR, JCMP) X(JCMP_STR_K, JCMP_K)                                    \
    X(JCMP_IS, JCMP) X(JCMP_IS_K, JCMP_K) X(JCMP_IN, JCMP) X(JCMP_IN_K, JCMP_K)                    \
    X(GET_ITEM_LIST, GET_ITEM) X(GET_ITEM_TUPLE, GET_ITEM) X(GET_ITEM_DICT, GET_ITEM)              \
    X(GET_ITEM_STR, GET_ITEM) X(GET_ITEM_PYTHON, GET_ITEM)                                         \
    X(GET_ITEM_PYTHON_K, GET_ITEM_K)                                                               \
    X(GET_ITEM_LIST_K, GET_ITEM_K) X(GET_ITEM_TUPLE_K, GET_ITEM_K) X(GET_ITEM_DICT_K, GET_ITEM_K)  \
    X(SET_ITEM_LIST, SET_ITEM) X(SET_ITEM_DICT, SET_ITEM)                                          \
    X(LOAD_GLOBAL_MODULE, LOAD_GLOBAL) X(LOAD_GLOBAL_BUILTIN, LOAD_GLOBAL)                         \
    X(LOAD_GLOBAL_F_MODULE, LOAD_GLOBAL_F) X(LOAD_GLOBAL_F_BUILTIN, LOAD_GLOBAL_F)                 \
    X(LOAD_NAME_MODULE, LOAD_NAME) X(LOAD_NAME_BUILTIN, LOAD_NAME)                                 \
    X(LOAD_NAME_F_MODULE, LOAD_NAME_F) X(LOAD_NAME_F_BUILTIN, LOAD_NAME_F)                         \
    X(GET_ATTR_SLOT, GET_ATTR) X(GET_ATTR_MEMBER, GET_ATTR) X(GET_ATTR_MODULE, GET_ATTR)           \
    X(GET_ATTR_CLASS_VALUE, GET_ATTR) X(GET_ATTR_MANY, GET_ATTR) X(GET_ATTR_PROPERTY, GET_ATTR)    \
    X(GET_METHOD_FUNCTION, GET_METHOD) X(GET_METHOD_STATIC, GET_METHOD)                            \
    X(GET_METHOD_MODULE, GET_METHOD) X(GET_METHOD_MANY, GET_METHOD)                                \
    X(SET_ATTR_SLOT, SET_ATTR) X(SET_ATTR_ADD, SET_ATTR) X(SET_ATTR_MEMBER, SET_ATTR)              \
    X(SET_ATTR_MANY, SET_ATTR)                                                                     \
    X(FOR_ITER_RANGE, FOR_ITER) X(FOR_ITER_LIST, FOR_ITER) X(FOR_ITER_TUPLE, FOR_ITER)             \
    X(FOR_ITER_ASCII, FOR_ITER) X(FOR_ITER_GENERATOR, FOR_ITER)                                    \
    X(UNPACK_TUPLE, UNPACK) X(UNPACK_LIST, UNPACK)                                                 \
    X(CALL_PYTHON, CALL) X(CALL_NATIVE, CALL) X(CALL_METHOD_DESCR, CALL) X(CALL_APPEND, CALL)      \
    X(CALL_CLASS, CALL)                                                                            \
    X(TRAP, NOP) /* over any instruction, of any length: see trace.h */

enum {
    OU_OP_LAST_GENERIC = OU_N_GENERIC_OPCODES - 1,
#define OU_X(name, generic) OU_OPCODE_##name,
    OU_SPECIAL_OPCODES(OU_X)
#undef OU_X
    OU_N_OPCODES
};
_Static_assert(OU_N_OPCODES <= 256, "an opcode is a byte");

/* Generic form of each of the 256 opcodes. */
extern const uint8_t ou_special_generic[256];

#endif

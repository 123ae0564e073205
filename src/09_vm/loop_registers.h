/* loop_registers.h - what instructions do with registers: store, consume, take, and results in reused boxes.
 *
 * For the loop alone (loop.c). A register operand is a signed index from `base`: negative a local, else a
 * temporary (opcode.h). */
#ifndef OU_LOOP_REGISTERS_H
#define OU_LOOP_REGISTERS_H

#include "08_compile/opcode.h"
#include "09_vm/attr_cache.h"
#include "09_vm/frame.h"
#include "09_vm/specialize.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/float_inline.h"
#include "06_types/int_inline.h"
#include "06_types/shape.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"

OU_INLINE bool is_plain_number(const OuObject *o)
{
    _Static_assert(sizeof(OuFloat) == sizeof(OuInt), "one size for both");
    return o->type == &ou_float_type || (o->type == &ou_int_type && ou_int_is_inline(o));
}

OU_INLINE double number_value(const OuObject *number)
{
    return number->type == &ou_float_type ? ou_float_value(number) : (double)ou_int_value(number);
}

/* The float that one of + - * / has for two plain numbers of which one is a float, or which are ints to be divided. False: it takes more
 * than a machine operation, or is an error. */
OU_INLINE bool compute_numbers(const OuObject *a, const OuObject *b, unsigned op, double *out)
{
    if (!is_plain_number(a) || !is_plain_number(b)) {
        return false;
    }
    double x = number_value(a), y = number_value(b);
    bool ints = a->type != &ou_float_type && b->type != &ou_float_type;
    switch (op) {
    case OU_OP_ADD: *out = x + y; return !ints;
    case OU_OP_SUB: *out = x - y; return !ints;
    case OU_OP_MUL: *out = x * y; return !ints;
    default:
        *out = x / y;
        /* Below the limit, for the int behind it is rounded down to it. */
        return y != 0.0 && (!ints || (x < (double)OU_EXACT_F64 && x > -(double)OU_EXACT_F64 && y < (double)OU_EXACT_F64 &&
                                      y > -(double)OU_EXACT_F64));
    }
}

/* The last reference went. Most of what dies in registers and slots is a float or an int: no detour for these. */
static OU_NOINLINE void release_last(OuThread *th, OuObject *o)
{
    if (is_plain_number(o)) {
        ou_object_free_plain(th, o, sizeof(OuFloat));
    } else {
        ou_object_die(th, o);
    }
}

/* ou_drop() */
OU_INLINE void release(OuThread *th, OuObject *o)
{
    int32_t count = o->count;
    if (OU_LIKELY(count >= 0)) {
        OU_ASSERT(count > 0);
        o->count = count - 1;
        if (count == 1) {
            release_last(th, o);
        }
    }
}

/* The value that a local had, whose last reference went when it was overwritten, and which is no number. Drops may run Python code, which
 * looks at the frame; so what that needs is made true here, where it is rare, and not by each instruction that overwrites one: where
 * the frame is, and that it has the operands sa and sb no more (negative: none that are temporaries). */
static OU_NOINLINE void finalize_overwritten(OuThread *th, OuObject *o, OuFrame *f, const uint32_t *pc, int sa, int sb)
{
    f->pc = pc;
    if (sa >= 0) {
        f->base[sa] = NULL;
    }
    if (sb >= 0) {
        f->base[sb] = NULL;
    }
    ou_object_die(th, o);
}

/* The same, of any kind. */
static OU_NOINLINE void release_overwritten(OuThread *th, OuObject *o, OuFrame *f, const uint32_t *pc, int sa, int sb)
{
    if (is_plain_number(o)) {
        ou_object_free_plain(th, o, sizeof(OuFloat));
    } else {
        finalize_overwritten(th, o, f, pc, sa, sb);
    }
}

/* A result, of operands that are consumed already. */
OU_INLINE void store_of(OuThread *th, OuFrame *f, const uint32_t *pc, OuObject **base, int d, int sa, int sb, OuObject *value)
{
    OuObject *old = base[d];
    base[d] = value;
    if (d < 0 && old != NULL && OU_LIKELY(old->count >= 0)) {
        OU_ASSERT(old->count > 0);
        if (--old->count == 0) {
            release_overwritten(th, old, f, pc, sa, sb);
        }
    }
}

OU_INLINE void store(OuThread *th, OuFrame *f, const uint32_t *pc, OuObject **base, int d, OuObject *value)
{
    store_of(th, f, pc, base, d, -1, -1, value);
}

/* A temporary source was used up. */
OU_INLINE void consume(OuThread *th, OuObject **base, int s)
{
    if (s >= 0) {
        OuObject *o = base[s];
        base[s] = NULL;
        release(th, o);
    }
}

/* The value of a source as a reference of one's own. */
OU_INLINE OuObject *take(OuObject **base, int s)
{
    OuObject *o = base[s];
    if (s >= 0) {
        base[s] = NULL;
        return o;
    }
    return ou_keep(o);
}

OU_INLINE bool both_inline_ints(const OuObject *a, const OuObject *b)
{
    return a->type == &ou_int_type && b->type == &ou_int_type &&
           (((const OuInt *)a)->bits & ((const OuInt *)b)->bits & 1) != 0;
}

/* In-place reuse (DESIGN 6): the result takes over the box of a dying operand, or of the overwritten
 * destination, when that register is its only owner. A borrowed operand never lends its box
 * unless it stands in the destination itself. */

/* A dying operand's box: its holder is NULL afterwards. NULL: neither lends one. */
OU_INLINE OuObject *lent_box(OuObject **a, OuObject **b)
{
    OuObject *box = NULL;
    if (*a != NULL && (*a)->count == 1) {
        box = *a;
        *a = NULL;
    } else if (*b != NULL && (*b)->count == 1) {
        box = *b;
        *b = NULL;
    }
    return box;
}

OU_INLINE void drop_operands(OuThread *th, OuObject *a, OuObject *b)
{
    if (a != NULL) {
        ou_drop(th, a);
    }
    if (b != NULL) {
        ou_drop(th, b);
    }
}

/* False: MemoryError, operands untouched. */
OU_INLINE bool put_int(OuThread *th, OuFrame *f, const uint32_t *pc, OuObject **base, int d, int sa, int sb,
                       int64_t value)
{
    OuObject *a = sa >= 0 ? base[sa] : NULL;
    OuObject *b = sb >= 0 ? base[sb] : NULL;
    OuObject *result;
    if (value >= OU_SMALL_INT_MIN && value <= OU_SMALL_INT_MAX) {
        result = ou_keep(th->vm->types->small_ints[value - OU_SMALL_INT_MIN]);
    } else if ((result = lent_box(&a, &b)) != NULL) {
        ((OuInt *)result)->bits = (int64_t)((uint64_t)value << 1 | 1);
    } else {
        OuObject *old = d < 0 ? base[d] : NULL;
        if (old != NULL && old->count == 1 && old->type == &ou_int_type && ou_int_is_inline(old)) {
            ((OuInt *)old)->bits = (int64_t)((uint64_t)value << 1 | 1);
            drop_operands(th, a, b);
            return true;
        }
        result = ou_int_new_inline(th, value);
        if (OU_UNLIKELY(result == NULL)) {
            return false;
        }
    }
    drop_operands(th, a, b);
    store_of(th, f, pc, base, d, sa, sb, result);
    return true;
}

/* The same. */
OU_INLINE bool put_float(OuThread *th, OuFrame *f, const uint32_t *pc, OuObject **base, int d, int sa, int sb,
                       double value)
{
    OuObject *a = sa >= 0 ? base[sa] : NULL;
    OuObject *b = sb >= 0 ? base[sb] : NULL;
    OuObject *result = lent_box(&a, &b);
    if (result != NULL) {
        ((OuFloat *)result)->value = value;
    } else {
        OuObject *old = d < 0 ? base[d] : NULL;
        if (old != NULL && old->count == 1 && old->type == &ou_float_type) {
            ((OuFloat *)old)->value = value;
            drop_operands(th, a, b);
            return true;
        }
        result = ou_float_new_inline(th, value);
        if (OU_UNLIKELY(result == NULL)) {
            return false;
        }
    }
    drop_operands(th, a, b);
    store_of(th, f, pc, base, d, sa, sb, result);
    return true;
}

/* Dividing 32 bits takes a third of the time of 64. */
OU_INLINE bool are_short(int64_t x, int64_t y)
{
    return ((uint64_t)x | (uint64_t)y) >> 32 == 0;
}

OU_INLINE int64_t floor_div(int64_t x, int64_t y)
{
    if (OU_LIKELY(are_short(x, y))) {
        return (uint32_t)x / (uint32_t)y;
    }
    return x / y - (x % y != 0 && (x ^ y) < 0);
}

OU_INLINE int64_t floor_mod(int64_t x, int64_t y)
{
    if (OU_LIKELY(are_short(x, y))) {
        return (uint32_t)x % (uint32_t)y;
    }
    int64_t r = x % y;
    return r + (r != 0 && (r ^ y) < 0 ? y : 0);
}

OU_INLINE bool compare_i64(int64_t a, int64_t b, unsigned op)
{
    switch (op) {
    case OU_CMP_LT: return a < b;
    case OU_CMP_LE: return a <= b;
    case OU_CMP_EQ: return a == b;
    case OU_CMP_NE: return a != b;
    case OU_CMP_GT: return a > b;
    default: return a >= b;
    }
}

OU_INLINE bool compare_f64(double a, double b, unsigned op)
{
    switch (op) {
    case OU_CMP_LT: return a < b;
    case OU_CMP_LE: return a <= b;
    case OU_CMP_EQ: return a == b;
    case OU_CMP_NE: return a != b;
    case OU_CMP_GT: return a > b;
    default: return a >= b;
    }
}

/* Two exact strs. */
OU_INLINE bool compare_str(const OuObject *a, const OuObject *b, unsigned op)
{
    if (OU_LIKELY(op == OU_CMP_EQ || op == OU_CMP_NE)) {
        return ou_str_equal(a, b) == (op == OU_CMP_EQ);
    }
    return compare_i64(ou_str_order(a, b), 0, op);
}

OU_INLINE OuTruth truth(OuThread *th, OuObject *o)
{
    if (o == OU_PY_TRUE) {
        return OU_TRUE;
    }
    if (o == OU_PY_FALSE || o == OU_NONE) {
        return OU_FALSE;
    }
    return ou_is_true(th, o);
}

OU_INLINE uint64_t cached64(const uint32_t *words)
{
    return (uint64_t)words[0] | (uint64_t)words[1] << 32;
}

OU_INLINE OuInstanceWords *fixed_words(const OuObject *o)
{
    return (OuInstanceWords *)(void *)((char *)(uintptr_t)o + o->type->words_offset);
}

/* The guard of an attribute cache: version of the class, and the shape. */
OU_INLINE bool is_shaped(const OuObject *o, const uint32_t *version, const uint32_t *shape)
{
    return o->type->version == cached64(version) && (uintptr_t)fixed_words(o)->shape == cached64(shape);
}

/* Where the attribute of an instance is that an entry speaks of (SLOT or FAR). */
OU_INLINE OuObject **entry_slot(OuObject *o, const OuAttrEntry *entry)
{
    return OU_LIKELY(entry->kind == OU_ATTR_SLOT) ? (OuObject **)(void *)((char *)o + entry->place)
                                                  : ou_instance_slot(fixed_words(o), (int32_t)entry->place);
}

/* A site that has gone over to the table of many (attr_cache.h) looks again now and then whether it needs that. */
OU_INLINE bool is_worn(uint32_t *counter_word)
{
    if (OU_UNLIKELY(*counter_word >> 8 == 0)) {
        return true;
    }
    *counter_word -= 1u << 8;
    return false;
}

/* Does the plain dict of an instance of a built-in type (a file, an exception) have this name? */
OU_INLINE bool hides_method(OuThread *th, const OuObject *o, OuObject *name)
{
    if (OU_LIKELY(o->type->dict_offset == 0)) {
        return false;
    }
    OuObject *dict = *(OuObject *const *)(const void *)((const char *)o + o->type->dict_offset);
    return dict != NULL && ou_dict_borrow_str(th, dict, name) != NULL;
}

/* Are there defaults for all parameters from the n-th on (n at most as many as there are)? */
OU_INLINE bool has_defaults(const OuFunction *function, const OuCode *code, size_t n)
{
    return n < code->n_args && function->defaults != NULL && n + ou_tuple_size(function->defaults) >= code->n_args;
}

/* The default of parameter i, borrowed. There may be more defaults than parameters: the last ones count. */
OU_INLINE OuObject *default_of(const OuFunction *function, const OuCode *code, size_t i)
{
    return ou_tuple_borrow(function->defaults, i + ou_tuple_size(function->defaults) - code->n_args);
}

/* The first n registers of a call that C code has made: as drop_window() in loop.c. */
OU_INLINE void drop_arguments(OuThread *th, OuObject **window, intptr_t n)
{
    for (OuObject **at = window, **end = window + n; at < end; at++) {
        OuObject *o = *at;
        *at = NULL;
        if (o != NULL) {
            release(th, o);
        }
    }
}

/* A generator's frame is left, for now or for good. */
OU_INLINE void leave_generator(OuThread *th, OuGenerator *generator)
{
    th->handled = generator->handled.previous;
}

#endif

/* loop.c - the loop: one C function that runs bytecode of any number of inlined frames.
 *
 * Threaded code: each instruction jumps to the next by a table of labels (Bell,
 * "Threaded code", CACM 1973). An instruction has two labels: one decodes 8-bit fields,
 * the other is entered from EXT with the fields already decoded. Calls of Python functions and
 * returns stay inside; only what C code calls nests a new loop (R14).
 *
 * Consuming: an instruction that drops a temporary where the drop can run Python puts NULL in its
 * register first, because the collector and the unwinder look at all registers below
 * the depth. Exact ints and floats cannot run anything, so their paths skip that. */
#include "09_vm/frame.h"
#include "09_vm/ops.h"
#include "09_vm/special.h"
#include "09_vm/specialize.h"
#include "09_vm/trace.h"

#include "06_types/abstract.h"
#include "06_types/descr.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/float_inline.h"
#include "06_types/int_inline.h"
#include "06_types/iter.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/range.h"
#include "06_types/set.h"
#include "06_types/shape.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"

#include <math.h>

/* ---- putting results into registers ---- */

OU_INLINE void store(OuThread *th, OuObject **base, int d, OuObject *value)
{
    OuObject *old = base[d];
    base[d] = value;
    if (d < 0 && old != NULL) {
        ou_drop(th, old);
    }
}

/* A temporary source was used up. */
OU_INLINE void consume(OuThread *th, OuObject **base, int s)
{
    if (s >= 0) {
        OuObject *o = base[s];
        base[s] = NULL;
        ou_drop(th, o);
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
 * unless it stands in the destination itself. False: MemoryError, operands untouched. */
OU_INLINE bool put_int(OuThread *th, OuObject **base, int d, int sa, int sb, int64_t value)
{
    OuObject *a = sa >= 0 ? base[sa] : NULL;
    OuObject *b = sb >= 0 ? base[sb] : NULL;
    OuObject *result;
    if (value >= OU_SMALL_INT_MIN && value <= OU_SMALL_INT_MAX) {
        result = ou_keep(th->vm->types->small_ints[value - OU_SMALL_INT_MIN]);
    } else {
        OuInt *box = NULL;
        if (a != NULL && a->count == 1) {
            box = (OuInt *)a;
            a = NULL;
        } else if (b != NULL && b->count == 1) {
            box = (OuInt *)b;
            b = NULL;
        } else if (d < 0) {
            OuObject *old = base[d];
            if (old != NULL && old->count == 1 && old->type == &ou_int_type && ou_int_is_inline(old)) {
                ((OuInt *)old)->bits = (int64_t)((uint64_t)value << 1 | 1);
                if (a != NULL) {
                    ou_drop(th, a);
                }
                if (b != NULL) {
                    ou_drop(th, b);
                }
                return true;
            }
        }
        if (box != NULL) {
            box->bits = (int64_t)((uint64_t)value << 1 | 1);
            result = &box->head;
        } else {
            result = ou_int_new_inline(th, value);
            if (OU_UNLIKELY(result == NULL)) {
                return false;
            }
        }
    }
    if (a != NULL) {
        ou_drop(th, a);
    }
    if (b != NULL) {
        ou_drop(th, b);
    }
    store(th, base, d, result);
    return true;
}

OU_INLINE bool put_float(OuThread *th, OuObject **base, int d, int sa, int sb, double value)
{
    OuObject *a = sa >= 0 ? base[sa] : NULL;
    OuObject *b = sb >= 0 ? base[sb] : NULL;
    OuObject *result;
    if (a != NULL && a->count == 1) {
        ((OuFloat *)a)->value = value;
        result = a;
        a = NULL;
    } else if (b != NULL && b->count == 1) {
        ((OuFloat *)b)->value = value;
        result = b;
        b = NULL;
    } else {
        if (d < 0) {
            OuObject *old = base[d];
            if (old != NULL && old->count == 1 && old->type == &ou_float_type) {
                ((OuFloat *)old)->value = value;
                if (a != NULL) {
                    ou_drop(th, a);
                }
                if (b != NULL) {
                    ou_drop(th, b);
                }
                return true;
            }
        }
        result = ou_float_new_inline(th, value);
        if (OU_UNLIKELY(result == NULL)) {
            return false;
        }
    }
    if (a != NULL) {
        ou_drop(th, a);
    }
    if (b != NULL) {
        ou_drop(th, b);
    }
    store(th, base, d, result);
    return true;
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

OU_INLINE uint64_t heap_version(const OuObject *o)
{
    const OuType *type = o->type;
    return OU_HAS_FLAG(type, OU_TYPE_HEAP) ? ((const OuHeapType *)type)->state.version : 0;
}

OU_INLINE const OuInstanceWords *fixed_words(const OuObject *o)
{
    return (const OuInstanceWords *)(const void *)((const char *)o + o->type->words_offset);
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

/* Only positional parameters, no generator: what CALL binds in place. */
OU_INLINE bool is_plain_code(const OuCode *code)
{
    return code->n_kwonly == 0 && (code->flags & (OU_CO_VARARGS | OU_CO_VARKEYWORDS | OU_CO_GENERATOR |
                                                  OU_CO_COROUTINE | OU_CO_ASYNC_GENERATOR)) == 0;
}

/* A generator's frame is left, for now or for good. */
OU_INLINE void leave_generator(OuThread *th, OuGenerator *generator)
{
    th->handled = generator->handled.previous;
}

/* The window of a call that C code has made is dropped, from the callable to the last argument; a failed
 * one too, before anything is unwound. */
static void drop_window(OuThread *th, OuObject **window, size_t n)
{
    for (size_t i = 0; i < n + 2; i++) {
        ou_clear_ref(th, &window[i]);
    }
}

/* ---- decoding ---- */

#define DA A = (int8_t)(w >> 8);
#define DB B = (int8_t)(w >> 16);
#define DC C = (int8_t)(w >> 24);
#define UA A = (int)(w >> 8 & 0xff);
#define UB B = (int)(w >> 16 & 0xff);
#define UC C = (int)(w >> 24);
#define BX B = (int)(w >> 16);

/* Fields of the instruction at pc with EXT's bytes above them, by the roles of its row. */
static void decode_wide(const uint32_t *pc, uint32_t ext, int *a, int *b, int *c)
{
    uint32_t w = *pc;
    const char *roles = ou_opcode_info[ou_special_generic[w & 0xff]].roles;
    int *out[3] = {a, b, c};
    for (unsigned i = 0; i < 3 && roles[i] != 0; i++) {
        unsigned shift = 8 * (i + 1);
        uint32_t value = (ext >> shift & 0xff) << 8 | (w >> shift & 0xff);
        if (roles[i] == 'K' || roles[i] == 'N') {
            *b = (int)((ext & 0xffff0000u) | w >> 16);
            return;
        }
        *out[i] = roles[i] == 'k' || roles[i] == 'n' || roles[i] == 'i' ? (int)value : (int16_t)value;
    }
}

#define OP(name, decode)                                                                           \
    op_##name: decode                                                                              \
    wide_##name:
#ifdef OU_LOOP_TRACED /* loop_traced.c: the same loop, with an event before each instruction */
#define THIS_LOOP ou_loop_run_traced
#define CALL_OTHER(callable, args, n, names) ou_trace_c_call(th, f, callable, args, n, names)
#define CALL_OTHER_TUPLE(callable, args, kwargs) ou_trace_c_call_tuple(th, f, callable, args, kwargs)
#define GO_TRACED()
#define DISPATCH() goto trace_point
#else
#define THIS_LOOP ou_loop_run
#define CALL_OTHER(callable, args, n, names) ou_call(th, callable, args, n, names)
#define CALL_OTHER_TUPLE(callable, args, kwargs) ou_call_tuple(th, callable, args, kwargs)
#define GO_TRACED()                                                                                \
    do {                                                                                           \
        if (OU_UNLIKELY(ou_trace_active(th))) {                                                    \
            return ou_loop_run_traced(th, f);                                                      \
        }                                                                                          \
    } while (0)
#define DISPATCH()                                                                                 \
    do {                                                                                           \
        w = *pc;                                                                                   \
        goto *narrow[w & 0xff];                                                                    \
    } while (0)
#endif
/* Signals, a collection, another thread, a tracer: all state is in the frame. */
#define SAFE_POINT()                                                                               \
    do {                                                                                           \
        if (OU_UNLIKELY(atomic_load_explicit(&th->breaker, memory_order_relaxed) != 0)) {          \
            SAVE();                                                                                \
            FAIL_IF(!ou_machine_break(th));                                                        \
            GO_TRACED();                                                                           \
        }                                                                                          \
    } while (0)
#define NEXT(n_words)                                                                              \
    do {                                                                                           \
        pc += (n_words);                                                                           \
        DISPATCH();                                                                                \
    } while (0)
#define SAVE() (f->pc = pc)
#define REWRITE(opcode) (*(uint8_t *)(uintptr_t)pc = (uint8_t)(opcode)) /* little-endian; see below */
_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "REWRITE stores the low byte of a word");
#define NAME(i) (ou_tuple_items(f->code->names)[i])

/* The guard failed: generic again, and a while before the next try. */
#define MISS(generic, counter_word)                                                                \
    do {                                                                                           \
        REWRITE(OU_OPCODE_##generic);                                                              \
        ou_specialize_back_off((uint32_t *)(uintptr_t)pc + (counter_word));                        \
        goto wide_##generic;                                                                       \
    } while (0)


#define INT_BINARY(name, compute)                                                                  \
    OP(name##_INT, DA DB DC)                                                                       \
    {                                                                                              \
        OuObject *a = base[B], *b = base[C];                                                       \
        if (OU_UNLIKELY(!both_inline_ints(a, b))) {                                                \
            MISS(BINARY, 1);                                                                       \
        }                                                                                          \
        int64_t x = ou_int_value(a), y = ou_int_value(b), r = 0;                                   \
        if (OU_UNLIKELY(!(compute)) || r > OU_INT_INLINE_MAX || r < OU_INT_INLINE_MIN) {           \
            goto binary_slow;                                                                      \
        }                                                                                          \
        if (OU_UNLIKELY(!put_int(th, base, A, B, C, r))) {                                         \
            SAVE();                                                                                \
            goto error;                                                                            \
        }                                                                                          \
        NEXT(2);                                                                                   \
    }                                                                                              \
    OP(name##_INT_K, DA DB UC)                                                                     \
    {                                                                                              \
        OuObject *a = base[B];                                                                     \
        if (OU_UNLIKELY(!ou_is_exact_int(a) || !ou_int_is_inline(a))) {                            \
            MISS(BINARY_K, 1);                                                                     \
        }                                                                                          \
        int64_t x = ou_int_value(a), y = ou_int_value(consts[C]), r = 0;                           \
        if (OU_UNLIKELY(!(compute)) || r > OU_INT_INLINE_MAX || r < OU_INT_INLINE_MIN) {           \
            goto binary_k_slow;                                                                    \
        }                                                                                          \
        if (OU_UNLIKELY(!put_int(th, base, A, B, -1, r))) {                                        \
            SAVE();                                                                                \
            goto error;                                                                            \
        }                                                                                          \
        NEXT(2);                                                                                   \
    }

#define FLOAT_BINARY(name, expression, guard)                                                      \
    OP(name##_FLOAT, DA DB DC)                                                                     \
    {                                                                                              \
        OuObject *a = base[B], *b = base[C];                                                       \
        if (OU_UNLIKELY(a->type != &ou_float_type || b->type != &ou_float_type)) {                 \
            MISS(BINARY, 1);                                                                       \
        }                                                                                          \
        double x = ou_float_value(a), y = ou_float_value(b);                                       \
        if (OU_UNLIKELY(!(guard))) {                                                               \
            goto binary_slow;                                                                      \
        }                                                                                          \
        if (OU_UNLIKELY(!put_float(th, base, A, B, C, expression))) {                              \
            SAVE();                                                                                \
            goto error;                                                                            \
        }                                                                                          \
        NEXT(2);                                                                                   \
    }                                                                                              \
    OP(name##_FLOAT_K, DA DB UC)                                                                   \
    {                                                                                              \
        OuObject *a = base[B];                                                                     \
        if (OU_UNLIKELY(a->type != &ou_float_type)) {                                              \
            MISS(BINARY_K, 1);                                                                     \
        }                                                                                          \
        double x = ou_float_value(a), y = ou_float_value(consts[C]);                               \
        if (OU_UNLIKELY(!(guard))) {                                                               \
            goto binary_k_slow;                                                                    \
        }                                                                                          \
        if (OU_UNLIKELY(!put_float(th, base, A, B, -1, expression))) {                             \
            SAVE();                                                                                \
            goto error;                                                                            \
        }                                                                                          \
        NEXT(2);                                                                                   \
    }

/* Compare-and-branch on ints: one instruction, nothing boxed. Words: o, j. */
#define INT_BRANCH(name, relation)                                                                 \
    OP(name##_INT, DA DB)                                                                          \
    {                                                                                              \
        OuObject *a = base[A], *b = base[B];                                                       \
        if (OU_UNLIKELY(!both_inline_ints(a, b))) {                                                \
            MISS(JCMP, 1);                                                                         \
        }                                                                                          \
        bool yes = ((const OuInt *)a)->bits relation((const OuInt *)b)->bits;                      \
        consume(th, base, A);                                                                      \
        consume(th, base, B);                                                                      \
        pc += 3 + (yes == ((pc[1] & OU_COMPARE_JUMP_IF) != 0) ? (int32_t)pc[2] : 0);               \
        DISPATCH();                                                                                \
    }                                                                                              \
    OP(name##_INT_K, DA UB)                                                                        \
    {                                                                                              \
        OuObject *a = base[A];                                                                     \
        if (OU_UNLIKELY(!ou_is_exact_int(a) || !ou_int_is_inline(a))) {                            \
            MISS(JCMP_K, 1);                                                                       \
        }                                                                                          \
        bool yes = ((const OuInt *)a)->bits relation((const OuInt *)consts[B])->bits;              \
        consume(th, base, A);                                                                      \
        pc += 3 + (yes == ((pc[1] & OU_COMPARE_JUMP_IF) != 0) ? (int32_t)pc[2] : 0);               \
        DISPATCH();                                                                                \
    }

/* The frame changed: locals of the loop follow it. */
#define ENTER_FRAME()                                                                              \
    do {                                                                                           \
        base = f->base;                                                                            \
        consts = ou_tuple_items(f->code->consts);                                                  \
    } while (0)
#define FAIL_IF(condition)                                                                         \
    do {                                                                                           \
        if (OU_UNLIKELY(condition)) {                                                              \
            goto error;                                                                            \
        }                                                                                          \
    } while (0)

/* The tables say op_BAD first and are then filled row by row. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverride-init"
#ifdef __clang__
#pragma GCC diagnostic ignored "-Winitializer-overrides"
#endif

OuObject *THIS_LOOP(OuThread *th, OuFrame *f)
{
    static const void *const narrow[256] = {
        [0 ... 255] = &&op_BAD,
#define OU_X(name, ...) [OU_OPCODE_##name] = &&op_##name,
        OU_GENERIC_OPCODES(OU_X) OU_SPECIAL_OPCODES(OU_X)
#undef OU_X
    };
    static const void *const wide[256] = {
        [0 ... 255] = &&op_BAD,
#define OU_X(name, ...) [OU_OPCODE_##name] = &&wide_##name,
        OU_GENERIC_OPCODES(OU_X) OU_SPECIAL_OPCODES(OU_X)
#undef OU_X
    };
    OuObject **base, **consts;
    const uint32_t *pc = f->pc;
    const uint32_t *ext_at = NULL; /* the instruction that EXT was in front of */
    uint32_t w;
    int A = 0, B = 0, C = 0;
    OuObject *result;

    ENTER_FRAME();
    if (OU_UNLIKELY(atomic_load_explicit(&th->breaker, memory_order_relaxed) != 0)) {
        FAIL_IF(th->error == NULL && pc == f->code->words && !ou_machine_break(th));
        GO_TRACED();
    }
    if (th->error != NULL) { /* throw() into a generator */
#ifdef OU_LOOP_TRACED
        FAIL_IF(!ou_trace_resumed(th, f));
#endif
        goto error;
    }
    DISPATCH();

    OP(NOP, ) { NEXT(1); }

    OP(EXT, )
    {
        uint32_t ext = *pc++;
        ext_at = pc;
        decode_wide(pc, ext, &A, &B, &C);
        w = *pc;
        goto *wide[w & 0xff];
    }

    /* ---- moving ---- */

    OP(MOVE, DA DB)
    {
        result = take(base, B);
        store(th, base, A, result);
        NEXT(1);
    }
    OP(MOVE_F, DA DB)
    {
        base[A] = take(base, B);
        base[A + 1] = NULL;
        NEXT(1);
    }
    OP(COPY, DA DB)
    {
        result = ou_keep(base[B]);
        store(th, base, A, result);
        NEXT(1);
    }
    OP(LOADK, DA BX)
    {
        result = ou_keep(consts[B]);
        store(th, base, A, result);
        NEXT(1);
    }
    OP(NULL_REG, DA)
    {
        base[A] = NULL;
        NEXT(1);
    }
    OP(POP, DA)
    {
        SAVE();
        consume(th, base, A);
        NEXT(1);
    }
    OP(CHECK, DA)
    {
        if (OU_UNLIKELY(base[A] == NULL)) {
            goto unbound;
        }
        NEXT(1);
    }
    OP(DELETE_LOCAL, DA)
    {
        if (OU_UNLIKELY(base[A] == NULL)) {
            goto unbound;
        }
        SAVE();
        ou_clear_ref(th, &base[A]);
        NEXT(1);
    }
    OP(CLEAR_LOCAL, DA)
    {
        SAVE();
        ou_clear_ref(th, &base[A]);
        NEXT(1);
    }
    OP(MAKE_CELL, DA)
    {
        SAVE();
        OuObject *cell = ou_cell_new(th, base[A]);
        FAIL_IF(cell == NULL);
        ou_replace(th, &base[A], cell);
        NEXT(1);
    }
    OP(LOAD_CELL, DA DB)
    {
        result = ((OuCell *)base[B])->value;
        if (OU_UNLIKELY(result == NULL)) {
            A = B;
            goto unbound;
        }
        ou_keep(result);
        store(th, base, A, result);
        NEXT(1);
    }
    OP(LOAD_CELL_F, DA DB)
    {
        result = ((OuCell *)base[B])->value;
        if (OU_UNLIKELY(result == NULL)) {
            A = B;
            goto unbound;
        }
        base[A] = ou_keep(result);
        base[A + 1] = NULL;
        NEXT(1);
    }
    OP(STORE_CELL, DA DB)
    {
        SAVE();
        result = take(base, B);
        ou_replace(th, &((OuCell *)base[A])->value, result);
        NEXT(1);
    }
    OP(DELETE_CELL, DA)
    {
        if (((OuCell *)base[A])->value == NULL) {
            goto unbound;
        }
        SAVE();
        ou_clear_ref(th, &((OuCell *)base[A])->value);
        NEXT(1);
    }
    OP(LOAD_CLASS_CELL, DA DB)
    {
        SAVE();
        result = ou_ops_load_class_cell(th, f, NAME(pc[1]), B + (int)f->code->n_locals);
        FAIL_IF(result == NULL);
        store(th, base, A, result);
        NEXT(2);
    }

    /* ---- names ---- */

    OP(LOAD_GLOBAL, DA BX)
    {
        SAVE();
        ou_specialize_global(th, f, (uint32_t *)(uintptr_t)pc, NAME(B));
        result = ou_ops_load_global(th, f, NAME(B));
        FAIL_IF(result == NULL);
        store(th, base, A, result);
        NEXT(5);
    }
    OP(LOAD_GLOBAL_MODULE, DA BX)
    {
        const OuDict *globals = (const OuDict *)f->globals;
        if (OU_UNLIKELY(globals->version != cached64(pc + 1))) {
            REWRITE(OU_OPCODE_LOAD_GLOBAL);
            goto wide_LOAD_GLOBAL;
        }
        result = ou_keep(*ou_dict_slot(f->globals, pc[3]));
        store(th, base, A, result);
        NEXT(5);
    }
    OP(LOAD_GLOBAL_BUILTIN, DA BX)
    {
        if (OU_UNLIKELY(((const OuDict *)f->globals)->version != cached64(pc + 1) ||
                        (uint32_t)((const OuDict *)f->builtins)->version != pc[4])) {
            REWRITE(OU_OPCODE_LOAD_GLOBAL);
            goto wide_LOAD_GLOBAL;
        }
        result = ou_keep(*ou_dict_slot(f->builtins, pc[3]));
        store(th, base, A, result);
        NEXT(5);
    }
    OP(LOAD_GLOBAL_F, DA BX)
    {
        SAVE();
        ou_specialize_global(th, f, (uint32_t *)(uintptr_t)pc, NAME(B));
        result = ou_ops_load_global(th, f, NAME(B));
        FAIL_IF(result == NULL);
        base[A] = result;
        base[A + 1] = NULL;
        NEXT(5);
    }
    OP(LOAD_GLOBAL_F_MODULE, DA BX)
    {
        const OuDict *globals = (const OuDict *)f->globals;
        if (OU_UNLIKELY(globals->version != cached64(pc + 1))) {
            REWRITE(OU_OPCODE_LOAD_GLOBAL_F);
            goto wide_LOAD_GLOBAL_F;
        }
        base[A] = ou_keep(*ou_dict_slot(f->globals, pc[3]));
        base[A + 1] = NULL;
        NEXT(5);
    }
    OP(LOAD_GLOBAL_F_BUILTIN, DA BX)
    {
        if (OU_UNLIKELY(((const OuDict *)f->globals)->version != cached64(pc + 1) ||
                        (uint32_t)((const OuDict *)f->builtins)->version != pc[4])) {
            REWRITE(OU_OPCODE_LOAD_GLOBAL_F);
            goto wide_LOAD_GLOBAL_F;
        }
        base[A] = ou_keep(*ou_dict_slot(f->builtins, pc[3]));
        base[A + 1] = NULL;
        NEXT(5);
    }
    OP(STORE_GLOBAL, DA BX)
    {
        SAVE();
        FAIL_IF(!ou_dict_set(th, f->globals, NAME(B), base[A]));
        consume(th, base, A);
        NEXT(1);
    }
    OP(DELETE_GLOBAL, BX)
    {
        SAVE();
        FAIL_IF(!ou_ops_delete_global(th, f, NAME(B)));
        NEXT(1);
    }
    OP(LOAD_NAME, DA BX)
    {
        SAVE();
        result = ou_ops_load_name(th, f, NAME(B));
        FAIL_IF(result == NULL);
        store(th, base, A, result);
        NEXT(5);
    }
    OP(LOAD_NAME_F, DA BX)
    {
        SAVE();
        result = ou_ops_load_name(th, f, NAME(B));
        FAIL_IF(result == NULL);
        base[A] = result;
        base[A + 1] = NULL;
        NEXT(5);
    }
    OP(STORE_NAME, DA BX)
    {
        SAVE();
        FAIL_IF(!ou_ops_store_name(th, f, NAME(B), base[A]));
        consume(th, base, A);
        NEXT(1);
    }
    OP(DELETE_NAME, BX)
    {
        SAVE();
        FAIL_IF(!ou_ops_delete_name(th, f, NAME(B)));
        NEXT(1);
    }
    OP(SETUP_ANNOTATIONS, )
    {
        SAVE();
        FAIL_IF(!ou_ops_setup_annotations(th, f));
        NEXT(1);
    }
    OP(LOAD_BUILD_CLASS, DA)
    {
        SAVE();
        result = ou_dict_borrow_str(th, f->builtins, OU_NAME(th, dunder_build_class));
        if (result == NULL) {
            ou_raise(th, &ou_exc_name_error, "__build_class__ not found");
            goto error;
        }
        base[A] = ou_keep(result);
        base[A + 1] = NULL;
        NEXT(1);
    }
    OP(LOAD_ASSERTION_ERROR, DA)
    {
        result = OU_TYPE_OBJECT(&ou_exc_assertion_error);
        store(th, base, A, result);
        NEXT(1);
    }

    /* ---- attributes and items ---- */

    OP(GET_ATTR, DA DB UC)
    {
        SAVE();
        ou_specialize_get_attr(th, (uint32_t *)(uintptr_t)pc, base[B], NAME(C));
        result = ou_get_attr(th, base[B], NAME(C));
        FAIL_IF(result == NULL);
        consume(th, base, B);
        store(th, base, A, result);
        NEXT(7);
    }
    OP(GET_ATTR_SLOT, DA DB UC)
    {
        OuObject *o = base[B];
        if (OU_UNLIKELY(heap_version(o) != cached64(pc + 2) ||
                        (uintptr_t)fixed_words(o)->shape != cached64(pc + 5))) {
            MISS(GET_ATTR, 1);
        }
        result = *(OuObject **)(void *)((char *)o + pc[4]);
        if (OU_UNLIKELY(result == NULL)) {
            MISS(GET_ATTR, 1);
        }
        ou_keep(result);
        if (B >= 0) {
            SAVE();
            consume(th, base, B);
        }
        store(th, base, A, result);
        NEXT(7);
    }
    OP(GET_ATTR_MEMBER, DA DB UC)
    {
        OuObject *o = base[B];
        if (OU_UNLIKELY(heap_version(o) != cached64(pc + 2))) {
            MISS(GET_ATTR, 1);
        }
        result = *(OuObject **)(void *)((char *)o + pc[4]);
        if (OU_UNLIKELY(result == NULL)) {
            MISS(GET_ATTR, 1);
        }
        ou_keep(result);
        if (B >= 0) {
            SAVE();
            consume(th, base, B);
        }
        store(th, base, A, result);
        NEXT(7);
    }
    OP(GET_ATTR_MODULE, DA DB UC)
    {
        OuObject *o = base[B];
        if (OU_UNLIKELY(o->type != &ou_module_type ||
                        ((const OuDict *)((OuModule *)o)->dict)->version != cached64(pc + 2))) {
            MISS(GET_ATTR, 1);
        }
        result = ou_keep(*ou_dict_slot(((OuModule *)o)->dict, pc[4]));
        if (B >= 0) {
            SAVE();
            consume(th, base, B);
        }
        store(th, base, A, result);
        NEXT(7);
    }
    OP(GET_ATTR_CLASS_VALUE, DA DB UC)
    {
        OuObject *o = base[B]; /* the class itself: o's own version, o's metaclass is type */
        if (OU_UNLIKELY(o->type != &ou_type_type || !OU_HAS_FLAG((const OuType *)o, OU_TYPE_HEAP) ||
                        ((const OuHeapType *)o)->state.version != cached64(pc + 2))) {
            MISS(GET_ATTR, 1);
        }
        result = ou_keep((OuObject *)(uintptr_t)cached64(pc + 4));
        if (B >= 0) {
            SAVE();
            consume(th, base, B);
        }
        store(th, base, A, result);
        NEXT(7);
    }
    OP(GET_METHOD, DA DB UC)
    {
        SAVE();
        OuObject *callable, *self;
        ou_specialize_get_method(th, (uint32_t *)(uintptr_t)pc, base[B], NAME(C));
        FAIL_IF(!ou_get_method(th, base[B], NAME(C), &callable, &self));
        consume(th, base, B);
        base[A] = callable;
        base[A + 1] = self;
        NEXT(7);
    }
    OP(GET_METHOD_FUNCTION, DA DB UC)
    {
        OuObject *o = base[B];
        if (OU_UNLIKELY(heap_version(o) != cached64(pc + 2) ||
                        ((pc[1] | pc[6]) != 0 && (uintptr_t)fixed_words(o)->shape != ((uint64_t)pc[6] << 32 | pc[1])))) {
            REWRITE(OU_OPCODE_GET_METHOD);
            ((uint32_t *)(uintptr_t)pc)[1] = 0;
            goto wide_GET_METHOD;
        }
        OuObject *self = take(base, B);
        base[A] = ou_keep((OuObject *)(uintptr_t)cached64(pc + 4));
        base[A + 1] = self;
        NEXT(7);
    }
    OP(GET_METHOD_STATIC, DA DB UC)
    {
        OuObject *o = base[B];
        if (OU_UNLIKELY((uintptr_t)o->type != cached64(pc + 2) || hides_method(th, o, NAME(C)))) {
            MISS(GET_METHOD, 1);
        }
        OuObject *self = take(base, B);
        base[A] = ou_keep((OuObject *)(uintptr_t)cached64(pc + 4));
        base[A + 1] = self;
        NEXT(7);
    }
    OP(GET_METHOD_MODULE, DA DB UC)
    {
        OuObject *o = base[B];
        if (OU_UNLIKELY(o->type != &ou_module_type ||
                        ((const OuDict *)((OuModule *)o)->dict)->version != cached64(pc + 2))) {
            MISS(GET_METHOD, 1);
        }
        result = ou_keep(*ou_dict_slot(((OuModule *)o)->dict, pc[4]));
        if (B >= 0) {
            SAVE();
            consume(th, base, B);
        }
        base[A] = result;
        base[A + 1] = NULL;
        NEXT(7);
    }
    OP(SET_ATTR, DA DB UC)
    {
        SAVE();
        ou_specialize_set_attr(th, (uint32_t *)(uintptr_t)pc, base[A], NAME(C));
        bool ok = ou_set_attr(th, base[A], NAME(C), base[B]);
        consume(th, base, B);
        consume(th, base, A);
        FAIL_IF(!ok);
        NEXT(7);
    }
    OP(SET_ATTR_SLOT, DA DB UC)
    {
        OuObject *o = base[A];
        if (OU_UNLIKELY(heap_version(o) != cached64(pc + 2) ||
                        (uintptr_t)fixed_words(o)->shape != cached64(pc + 5))) {
            MISS(SET_ATTR, 1);
        }
        SAVE();
        OuObject **slot = (OuObject **)(void *)((char *)o + pc[4]);
        OuObject *old = *slot;
        *slot = take(base, B);
        ou_drop_maybe(th, old);
        consume(th, base, A);
        NEXT(7);
    }
    OP(SET_ATTR_ADD, DA DB UC)
    {
        OuObject *o = base[A];
        OuInstanceWords *words = (OuInstanceWords *)(uintptr_t)fixed_words(o);
        OuShape *next;
        int32_t slot;
        if (OU_UNLIKELY(heap_version(o) != cached64(pc + 2) || (uintptr_t)words->shape != cached64(pc + 5) ||
                        (next = ou_shape_next(words->shape, NAME(C), &slot)) == NULL || slot != (int32_t)pc[4])) {
            MISS(SET_ATTR, 1);
        }
        words->slots[slot] = take(base, B);
        words->shape = next;
        if (A >= 0) {
            SAVE();
            consume(th, base, A);
        }
        NEXT(7);
    }
    OP(SET_ATTR_MEMBER, DA DB UC)
    {
        OuObject *o = base[A];
        if (OU_UNLIKELY(heap_version(o) != cached64(pc + 2))) {
            MISS(SET_ATTR, 1);
        }
        SAVE();
        OuObject **slot = (OuObject **)(void *)((char *)o + pc[4]);
        OuObject *old = *slot;
        *slot = take(base, B);
        ou_drop_maybe(th, old);
        consume(th, base, A);
        NEXT(7);
    }
    OP(DEL_ATTR, DA UC)
    {
        SAVE();
        FAIL_IF(!ou_set_attr(th, base[A], NAME(C), NULL));
        consume(th, base, A);
        NEXT(1);
    }
    OP(GET_ITEM, DA DB DC)
    {
        SAVE();
        ou_specialize_get_item((uint32_t *)(uintptr_t)pc, base[B], base[C], false);
        result = ou_get_item(th, base[B], base[C]);
        consume(th, base, B);
        consume(th, base, C);
        FAIL_IF(result == NULL);
        store(th, base, A, result);
        NEXT(2);
    }
    OP(GET_ITEM_LIST, DA DB DC)
    {
        OuObject *list = base[B], *key = base[C];
        if (OU_UNLIKELY(list->type != &ou_list_type || key->type != &ou_int_type || !ou_int_is_inline(key))) {
            MISS(GET_ITEM, 1);
        }
        int64_t i = ou_int_value(key);
        i += i < 0 ? (int64_t)((OuList *)list)->size : 0;
        if (OU_UNLIKELY((uint64_t)i >= ((OuList *)list)->size)) {
            MISS(GET_ITEM, 1);
        }
        result = ou_keep(((OuList *)list)->items[i]);
        SAVE();
        consume(th, base, C);
        consume(th, base, B);
        store(th, base, A, result);
        NEXT(2);
    }
    OP(GET_ITEM_TUPLE, DA DB DC)
    {
        OuObject *tuple = base[B], *key = base[C];
        if (OU_UNLIKELY(tuple->type != &ou_tuple_type || key->type != &ou_int_type || !ou_int_is_inline(key))) {
            MISS(GET_ITEM, 1);
        }
        int64_t i = ou_int_value(key);
        i += i < 0 ? (int64_t)((OuTuple *)tuple)->size : 0;
        if (OU_UNLIKELY((uint64_t)i >= ((OuTuple *)tuple)->size)) {
            MISS(GET_ITEM, 1);
        }
        result = ou_keep(((OuTuple *)tuple)->items[i]);
        SAVE();
        consume(th, base, C);
        consume(th, base, B);
        store(th, base, A, result);
        NEXT(2);
    }
    OP(GET_ITEM_DICT, DA DB DC)
    {
        OuObject *dict = base[B];
        if (OU_UNLIKELY(dict->type != &ou_dict_type)) {
            MISS(GET_ITEM, 1);
        }
        SAVE();
        result = ou_dict_get(th, dict, base[C]);
        consume(th, base, B);
        consume(th, base, C);
        FAIL_IF(result == NULL);
        store(th, base, A, result);
        NEXT(2);
    }
    OP(GET_ITEM_STR, DA DB DC)
    {
        OuObject *s = base[B], *key = base[C];
        if (OU_UNLIKELY(s->type != &ou_str_type || key->type != &ou_int_type || !ou_int_is_inline(key))) {
            MISS(GET_ITEM, 1);
        }
        int64_t i = ou_int_value(key);
        i += i < 0 ? (int64_t)ou_str_length(s) : 0;
        if (OU_UNLIKELY((uint64_t)i >= ou_str_length(s))) {
            MISS(GET_ITEM, 1);
        }
        SAVE();
        result = ou_str_from_char(th, ou_str_at(s, (size_t)i));
        FAIL_IF(result == NULL);
        consume(th, base, C);
        consume(th, base, B);
        store(th, base, A, result);
        NEXT(2);
    }
    OP(GET_ITEM_K, DA DB UC)
    {
        SAVE();
        ou_specialize_get_item((uint32_t *)(uintptr_t)pc, base[B], consts[C], true);
        result = ou_get_item(th, base[B], consts[C]);
        FAIL_IF(result == NULL);
        consume(th, base, B);
        store(th, base, A, result);
        NEXT(2);
    }
    OP(GET_ITEM_LIST_K, DA DB UC)
    {
        OuObject *list = base[B];
        if (OU_UNLIKELY(list->type != &ou_list_type)) {
            MISS(GET_ITEM_K, 1);
        }
        int64_t i = ou_int_value(consts[C]);
        i += i < 0 ? (int64_t)((OuList *)list)->size : 0;
        if (OU_UNLIKELY((uint64_t)i >= ((OuList *)list)->size)) {
            MISS(GET_ITEM_K, 1);
        }
        result = ou_keep(((OuList *)list)->items[i]);
        SAVE();
        consume(th, base, B);
        store(th, base, A, result);
        NEXT(2);
    }
    OP(GET_ITEM_TUPLE_K, DA DB UC)
    {
        OuObject *tuple = base[B];
        if (OU_UNLIKELY(tuple->type != &ou_tuple_type)) {
            MISS(GET_ITEM_K, 1);
        }
        int64_t i = ou_int_value(consts[C]);
        i += i < 0 ? (int64_t)((OuTuple *)tuple)->size : 0;
        if (OU_UNLIKELY((uint64_t)i >= ((OuTuple *)tuple)->size)) {
            MISS(GET_ITEM_K, 1);
        }
        result = ou_keep(((OuTuple *)tuple)->items[i]);
        SAVE();
        consume(th, base, B);
        store(th, base, A, result);
        NEXT(2);
    }
    OP(GET_ITEM_DICT_K, DA DB UC)
    {
        OuObject *dict = base[B];
        if (OU_UNLIKELY(dict->type != &ou_dict_type)) {
            MISS(GET_ITEM_K, 1);
        }
        SAVE();
        result = ou_dict_get(th, dict, consts[C]);
        FAIL_IF(result == NULL);
        consume(th, base, B);
        store(th, base, A, result);
        NEXT(2);
    }
    OP(SET_ITEM, DA DB DC)
    {
        SAVE();
        ou_specialize_set_item((uint32_t *)(uintptr_t)pc, base[A], base[B]);
        bool ok = ou_set_item(th, base[A], base[B], base[C]);
        consume(th, base, C);
        consume(th, base, A);
        consume(th, base, B);
        FAIL_IF(!ok);
        NEXT(2);
    }
    OP(SET_ITEM_LIST, DA DB DC)
    {
        OuObject *list = base[A], *key = base[B];
        if (OU_UNLIKELY(list->type != &ou_list_type || key->type != &ou_int_type || !ou_int_is_inline(key))) {
            MISS(SET_ITEM, 1);
        }
        int64_t i = ou_int_value(key);
        i += i < 0 ? (int64_t)((OuList *)list)->size : 0;
        if (OU_UNLIKELY((uint64_t)i >= ((OuList *)list)->size)) {
            MISS(SET_ITEM, 1);
        }
        SAVE();
        OuObject *old = ((OuList *)list)->items[i];
        ((OuList *)list)->items[i] = take(base, C);
        ou_drop(th, old);
        consume(th, base, B);
        consume(th, base, A);
        NEXT(2);
    }
    OP(SET_ITEM_DICT, DA DB DC)
    {
        if (OU_UNLIKELY(base[A]->type != &ou_dict_type)) {
            MISS(SET_ITEM, 1);
        }
        SAVE();
        bool ok = ou_dict_set(th, base[A], base[B], base[C]);
        consume(th, base, C);
        consume(th, base, A);
        consume(th, base, B);
        FAIL_IF(!ok);
        NEXT(2);
    }
    OP(DEL_ITEM, DA DB)
    {
        SAVE();
        bool ok = ou_del_item(th, base[A], base[B]);
        consume(th, base, A);
        consume(th, base, B);
        FAIL_IF(!ok);
        NEXT(1);
    }
    OP(BUILD_SLICE, DA DB UC)
    {
        SAVE();
        result = ou_slice_new(th, base[B], base[B + 1], C == 3 ? base[B + 2] : NULL);
        FAIL_IF(result == NULL);
        for (int i = 0; i < C; i++) {
            consume(th, base, B + i);
        }
        store(th, base, A, result);
        NEXT(1);
    }

    /* ---- operators ---- */

    OP(BINARY, DA DB DC)
    {
        ou_specialize_binary((uint32_t *)(uintptr_t)pc, base[B], base[C], false);
    binary_slow:
        SAVE();
        unsigned op = pc[1] & 0xff;
        result = op & OU_OPERATOR_INPLACE ? ou_inplace(th, (OuBinaryOp)(op & ~OU_OPERATOR_INPLACE), base[B], base[C])
                                          : ou_binary(th, (OuBinaryOp)op, base[B], base[C]);
        consume(th, base, B);
        consume(th, base, C);
        FAIL_IF(result == NULL);
        store(th, base, A, result);
        NEXT(2);
    }
    OP(BINARY_K, DA DB UC)
    {
        ou_specialize_binary((uint32_t *)(uintptr_t)pc, base[B], consts[C], true);
    binary_k_slow:
        SAVE();
        unsigned op = pc[1] & 0xff;
        if ((op & ~OU_OPERATOR_INPLACE) == OU_OP_ADD && base[B]->type == &ou_str_type &&
            consts[C]->type == &ou_str_type && (B >= 0 || (A == B && base[B]->count == 1))) { /* as ADD_STR */
            OuObject *text = base[B];
            base[B] = NULL;
            result = ou_str_append_adopt(th, text, consts[C]);
            FAIL_IF(result == NULL);
            store(th, base, A, result);
            NEXT(2);
        }
        result = op & OU_OPERATOR_INPLACE ? ou_inplace(th, (OuBinaryOp)(op & ~OU_OPERATOR_INPLACE), base[B], consts[C])
                                          : ou_binary(th, (OuBinaryOp)op, base[B], consts[C]);
        FAIL_IF(result == NULL);
        consume(th, base, B);
        store(th, base, A, result);
        NEXT(2);
    }

    INT_BINARY(ADD, !__builtin_add_overflow(x, y, &r))
    INT_BINARY(SUB, !__builtin_sub_overflow(x, y, &r))
    INT_BINARY(MUL, !__builtin_mul_overflow(x, y, &r))
    INT_BINARY(FLOORDIV, y != 0 && (r = x / y - (x % y != 0 && (x ^ y) < 0), true))
    INT_BINARY(MOD, y != 0 && (r = x % y, r += r != 0 && (r ^ y) < 0 ? y : 0, true))
    INT_BINARY(AND, (r = x & y, true))
    INT_BINARY(OR, (r = x | y, true))
    INT_BINARY(XOR, (r = x ^ y, true))
    INT_BINARY(LSHIFT, y >= 0 && y < 62 && (r = (int64_t)((uint64_t)x << y), r >> y == x))
    INT_BINARY(RSHIFT, y >= 0 && (r = x >> (y > 63 ? 63 : y), true))

    FLOAT_BINARY(ADD, x + y, true)
    FLOAT_BINARY(SUB, x - y, true)
    FLOAT_BINARY(MUL, x * y, true)
    FLOAT_BINARY(DIV, x / y, y != 0.0)

    /* s = s + t with s in the destination, or dying: its block grows in place. */
    OP(ADD_STR, DA DB DC)
    {
        OuObject *a = base[B], *b = base[C];
        if (OU_UNLIKELY(a->type != &ou_str_type || b->type != &ou_str_type)) {
            MISS(BINARY, 1);
        }
        SAVE();
        if (B >= 0 || (A == B && a->count == 1 && b != a)) {
            base[B] = NULL;
            result = ou_str_append_adopt(th, a, b);
        } else {
            result = ou_str_concat(th, a, b);
        }
        FAIL_IF(result == NULL);
        if (C >= 0) {
            consume(th, base, C);
        }
        store(th, base, A, result);
        NEXT(2);
    }

    OP(COMPARE, DA DB DC)
    {
        SAVE();
        ou_specialize_compare((uint32_t *)(uintptr_t)pc, base[B], base[C], false);
        result = ou_ops_compare(th, base[B], base[C], pc[1] & 0xf);
        consume(th, base, B);
        consume(th, base, C);
        FAIL_IF(result == NULL);
        store(th, base, A, result);
        NEXT(2);
    }
    OP(COMPARE_K, DA DB UC)
    {
        SAVE();
        ou_specialize_compare((uint32_t *)(uintptr_t)pc, base[B], consts[C], true);
        result = ou_ops_compare(th, base[B], consts[C], pc[1] & 0xf);
        FAIL_IF(result == NULL);
        consume(th, base, B);
        store(th, base, A, result);
        NEXT(2);
    }
    OP(COMPARE_INT, DA DB DC)
    {
        OuObject *a = base[B], *b = base[C];
        if (OU_UNLIKELY(!both_inline_ints(a, b))) {
            MISS(COMPARE, 1);
        }
        result = compare_i64(ou_int_value(a), ou_int_value(b), pc[1] & 0xf) ? OU_PY_TRUE : OU_PY_FALSE;
        consume(th, base, B);
        consume(th, base, C);
        store(th, base, A, result);
        NEXT(2);
    }
    OP(COMPARE_INT_K, DA DB UC)
    {
        OuObject *a = base[B];
        if (OU_UNLIKELY(!ou_is_exact_int(a) || !ou_int_is_inline(a))) {
            MISS(COMPARE_K, 1);
        }
        result = compare_i64(ou_int_value(a), ou_int_value(consts[C]), pc[1] & 0xf) ? OU_PY_TRUE : OU_PY_FALSE;
        consume(th, base, B);
        store(th, base, A, result);
        NEXT(2);
    }
    OP(COMPARE_FLOAT, DA DB DC)
    {
        OuObject *a = base[B], *b = base[C];
        if (OU_UNLIKELY(a->type != &ou_float_type || b->type != &ou_float_type)) {
            MISS(COMPARE, 1);
        }
        result = compare_f64(ou_float_value(a), ou_float_value(b), pc[1] & 0xf) ? OU_PY_TRUE : OU_PY_FALSE;
        consume(th, base, B);
        consume(th, base, C);
        store(th, base, A, result);
        NEXT(2);
    }
    OP(COMPARE_STR, DA DB DC)
    {
        OuObject *a = base[B], *b = base[C];
        if (OU_UNLIKELY(a->type != &ou_str_type || b->type != &ou_str_type)) {
            MISS(COMPARE, 1);
        }
        result = ou_str_equal(a, b) == ((pc[1] & 0xf) == OU_CMP_EQ) ? OU_PY_TRUE : OU_PY_FALSE;
        consume(th, base, B);
        consume(th, base, C);
        store(th, base, A, result);
        NEXT(2);
    }
    OP(COMPARE_STR_K, DA DB UC)
    {
        OuObject *a = base[B];
        if (OU_UNLIKELY(a->type != &ou_str_type)) {
            MISS(COMPARE_K, 1);
        }
        result = ou_str_equal(a, consts[C]) == ((pc[1] & 0xf) == OU_CMP_EQ) ? OU_PY_TRUE : OU_PY_FALSE;
        consume(th, base, B);
        store(th, base, A, result);
        NEXT(2);
    }
    OP(NEGATIVE, DA DB)
    {
        SAVE();
        result = ou_negative(th, base[B]);
        goto put_unary;
    }
    OP(POSITIVE, DA DB)
    {
        SAVE();
        result = ou_positive(th, base[B]);
        goto put_unary;
    }
    OP(INVERT, DA DB)
    {
        SAVE();
        result = ou_invert(th, base[B]);
    put_unary:
        FAIL_IF(result == NULL);
        consume(th, base, B);
        store(th, base, A, result);
        NEXT(1);
    }
    OP(NOT, DA DB)
    {
        SAVE();
        OuTruth yes = truth(th, base[B]);
        FAIL_IF(yes == OU_ERROR);
        consume(th, base, B);
        result = yes == OU_TRUE ? OU_PY_FALSE : OU_PY_TRUE;
        store(th, base, A, result);
        NEXT(1);
    }

    /* ---- jumps ---- */

    OP(JUMP, )
    {
        pc += 1 + ((int32_t)w >> 8);
        DISPATCH();
    }
    OP(JUMP_BACK, )
    {
        SAFE_POINT();
        pc += 1 + ((int32_t)*pc >> 8);
        DISPATCH();
    }
    OP(JIF, DA)
    {
        SAVE();
        OuTruth yes = truth(th, base[A]);
        FAIL_IF(yes == OU_ERROR);
        consume(th, base, A);
        pc += 2 + (yes == OU_TRUE ? (int32_t)pc[1] : 0);
        DISPATCH();
    }
    OP(JIFNOT, DA)
    {
        SAVE();
        OuTruth yes = truth(th, base[A]);
        FAIL_IF(yes == OU_ERROR);
        consume(th, base, A);
        pc += 2 + (yes == OU_FALSE ? (int32_t)pc[1] : 0);
        DISPATCH();
    }
    OP(JIF_KEEP, DA)
    {
        SAVE();
        OuTruth yes = truth(th, base[A]);
        FAIL_IF(yes == OU_ERROR);
        if (yes == OU_TRUE) {
            pc += 2 + (int32_t)pc[1];
            DISPATCH();
        }
        consume(th, base, A);
        NEXT(2);
    }
    OP(JIFNOT_KEEP, DA)
    {
        SAVE();
        OuTruth yes = truth(th, base[A]);
        FAIL_IF(yes == OU_ERROR);
        if (yes == OU_FALSE) {
            pc += 2 + (int32_t)pc[1];
            DISPATCH();
        }
        consume(th, base, A);
        NEXT(2);
    }
    OP(JNONE, DA)
    {
        bool yes = base[A] == OU_NONE;
        SAVE();
        consume(th, base, A);
        pc += 2 + (yes ? (int32_t)pc[1] : 0);
        DISPATCH();
    }
    OP(JNOTNONE, DA)
    {
        bool yes = base[A] != OU_NONE;
        SAVE();
        consume(th, base, A);
        pc += 2 + (yes ? (int32_t)pc[1] : 0);
        DISPATCH();
    }
    OP(JCMP, DA DB)
    {
        SAVE();
        ou_specialize_branch((uint32_t *)(uintptr_t)pc, base[A], base[B], false);
        result = ou_ops_compare(th, base[A], base[B], pc[1] & 0xf);
        consume(th, base, A);
        consume(th, base, B);
        FAIL_IF(result == NULL);
        OuTruth yes = truth(th, result);
        ou_drop(th, result);
        FAIL_IF(yes == OU_ERROR);
        pc += 3 + ((yes == OU_TRUE) == ((pc[1] & OU_COMPARE_JUMP_IF) != 0) ? (int32_t)pc[2] : 0);
        DISPATCH();
    }
    OP(JCMP_K, DA UB)
    {
        SAVE();
        ou_specialize_branch((uint32_t *)(uintptr_t)pc, base[A], consts[B], true);
        result = ou_ops_compare(th, base[A], consts[B], pc[1] & 0xf);
        consume(th, base, A);
        FAIL_IF(result == NULL);
        OuTruth yes = truth(th, result);
        ou_drop(th, result);
        FAIL_IF(yes == OU_ERROR);
        pc += 3 + ((yes == OU_TRUE) == ((pc[1] & OU_COMPARE_JUMP_IF) != 0) ? (int32_t)pc[2] : 0);
        DISPATCH();
    }
    INT_BRANCH(JLT, <)
    INT_BRANCH(JLE, <=)
    INT_BRANCH(JEQ, ==)
    INT_BRANCH(JNE, !=)
    INT_BRANCH(JGT, >)
    INT_BRANCH(JGE, >=)
    OP(JCMP_FLOAT, DA DB)
    {
        OuObject *a = base[A], *b = base[B];
        if (OU_UNLIKELY(a->type != &ou_float_type || b->type != &ou_float_type)) {
            MISS(JCMP, 1);
        }
        bool yes = compare_f64(ou_float_value(a), ou_float_value(b), pc[1] & 0xf);
        consume(th, base, A);
        consume(th, base, B);
        pc += 3 + (yes == ((pc[1] & OU_COMPARE_JUMP_IF) != 0) ? (int32_t)pc[2] : 0);
        DISPATCH();
    }
    OP(JCMP_STR, DA DB)
    {
        OuObject *a = base[A], *b = base[B];
        if (OU_UNLIKELY(a->type != &ou_str_type || b->type != &ou_str_type)) {
            MISS(JCMP, 1);
        }
        bool yes = ou_str_equal(a, b) == ((pc[1] & 0xf) == OU_CMP_EQ);
        consume(th, base, A);
        consume(th, base, B);
        pc += 3 + (yes == ((pc[1] & OU_COMPARE_JUMP_IF) != 0) ? (int32_t)pc[2] : 0);
        DISPATCH();
    }
    OP(JCMP_STR_K, DA UB)
    {
        OuObject *a = base[A];
        if (OU_UNLIKELY(a->type != &ou_str_type)) {
            MISS(JCMP_K, 1);
        }
        bool yes = ou_str_equal(a, consts[B]) == ((pc[1] & 0xf) == OU_CMP_EQ);
        consume(th, base, A);
        pc += 3 + (yes == ((pc[1] & OU_COMPARE_JUMP_IF) != 0) ? (int32_t)pc[2] : 0);
        DISPATCH();
    }

    /* ---- iteration ---- */

    OP(GET_ITER, DA DB)
    {
        SAVE();
        result = ou_iter(th, base[B]);
        FAIL_IF(result == NULL);
        consume(th, base, B);
        store(th, base, A, result);
        NEXT(1);
    }
    OP(FOR_ITER, DA DB)
    {
        SAVE();
        OuObject *iterator = base[B];
#ifdef OU_LOOP_TRACED
        if (iterator->type == &ou_generator_type && ((OuGenerator *)iterator)->window != NULL &&
            ((OuGenerator *)iterator)->state != OU_GEN_RUNNING) {
            goto wide_FOR_ITER_GENERATOR;
        }
#endif
        ou_specialize_for((uint32_t *)(uintptr_t)pc, iterator);
        result = OU_LIKELY(iterator->type->next != NULL) ? iterator->type->next(th, iterator)
                                                         : ou_next(th, iterator); /* __next__ was deleted */
        if (OU_LIKELY(result != NULL)) {
            store(th, base, A, result);
            NEXT(3);
        }
#ifdef OU_LOOP_TRACED
        if (ou_error_matches(th, &ou_exc_stop_iteration)) {
            ou_trace_exception(th, f);
        }
#endif
        FAIL_IF(th->error != NULL && !ou_error_swallow(th, &ou_exc_stop_iteration));
    for_end:
        SAVE();
        consume(th, base, B);
        pc += 3 + (int32_t)pc[1];
        DISPATCH();
    }
    /* The counter stays unboxed in the iterator; the loop variable's box is written again when it is
     * nobody else's. */
    OP(FOR_ITER_RANGE, DA DB)
    {
        OuRangeIter *range = (OuRangeIter *)base[B];
        if (OU_UNLIKELY(range->head.type != &ou_range_iter_type)) {
            MISS(FOR_ITER, 2);
        }
        if (OU_UNLIKELY(range->left == 0)) {
            goto for_end;
        }
        int64_t value = range->next;
        if (OU_UNLIKELY(value > OU_INT_INLINE_MAX || value < OU_INT_INLINE_MIN)) {
            MISS(FOR_ITER, 2);
        }
        if (OU_UNLIKELY(!put_int(th, base, A, -1, -1, value))) {
            SAVE();
            goto error;
        }
        range->left--;
        range->next = (int64_t)((uint64_t)value + (uint64_t)range->step);
        NEXT(3);
    }
    OP(FOR_ITER_LIST, DA DB)
    {
        OuIndexIter *it = (OuIndexIter *)base[B];
        if (OU_UNLIKELY(it->head.type != &ou_list_iter_type || it->sequence == NULL)) {
            MISS(FOR_ITER, 2);
        }
        const OuList *list = (const OuList *)it->sequence;
        SAVE();
        if (OU_UNLIKELY(it->next >= list->size)) {
            ou_clear_ref(th, &it->sequence);
            goto for_end;
        }
        result = ou_keep(list->items[it->next++]);
        store(th, base, A, result);
        NEXT(3);
    }
    OP(FOR_ITER_TUPLE, DA DB)
    {
        OuIndexIter *it = (OuIndexIter *)base[B];
        if (OU_UNLIKELY(it->head.type != &ou_tuple_iter_type || it->sequence == NULL)) {
            MISS(FOR_ITER, 2);
        }
        const OuTuple *tuple = (const OuTuple *)it->sequence;
        SAVE();
        if (OU_UNLIKELY(it->next >= tuple->size)) {
            ou_clear_ref(th, &it->sequence);
            goto for_end;
        }
        result = ou_keep(tuple->items[it->next++]);
        store(th, base, A, result);
        NEXT(3);
    }
    /* The generator's frame joins this loop: no C recursion, no boxing of the switch. */
    OP(FOR_ITER_GENERATOR, DA DB)
    {
        OuGenerator *generator = (OuGenerator *)base[B];
        if (OU_UNLIKELY(generator->head.type != &ou_generator_type || generator->window == NULL ||
                        generator->state == OU_GEN_RUNNING)) {
            MISS(FOR_ITER, 2);
        }
        SAVE();
        FAIL_IF(!ou_enter(th, ""));
        OuFrame *g = &((OuWindow *)generator->window)->frame;
        f->result = A;
        f->skip = 3;
        f->live = B + 1;
        g->previous = f;
        g->kind = OU_FRAME_ITERATE;
        g->exit_to_c = false;
        if (generator->state == OU_GEN_SUSPENDED) {
            store(th, g->base, g->result, OU_NONE);
            g->pc += g->skip;
        }
        g->live = -1;
        generator->state = OU_GEN_RUNNING;
        generator->handled.previous = th->handled;
        th->handled = &generator->handled;
        g->announced = false;
        th->frame = f = g;
        pc = f->pc;
        ENTER_FRAME();
        DISPATCH();
    }
    OP(UNPACK, DA DB UC)
    {
        SAVE();
        OuObject *value = take(base, B);
        ou_specialize_unpack((uint32_t *)(uintptr_t)pc, value, (size_t)C);
        bool ok = ou_ops_unpack(th, value, base + A, (size_t)C);
        if (OU_UNLIKELY(!ok)) {
            if (B >= 0) {
                base[B] = value; /* for the unwinder */
            } else {
                ou_drop(th, value);
            }
            goto error;
        }
        ou_drop(th, value);
        NEXT(2);
    }
    OP(UNPACK_TUPLE, DA DB UC)
    {
        OuObject *value = base[B];
        if (OU_UNLIKELY(value->type != &ou_tuple_type || ou_tuple_size(value) != (size_t)C)) {
            MISS(UNPACK, 1);
        }
        value = take(base, B);
        for (int i = 0; i < C; i++) {
            base[A + C - 1 - i] = ou_keep(((OuTuple *)value)->items[i]);
        }
        SAVE();
        ou_drop(th, value);
        NEXT(2);
    }
    OP(UNPACK_LIST, DA DB UC)
    {
        OuObject *value = base[B];
        if (OU_UNLIKELY(value->type != &ou_list_type || ou_list_size(value) != (size_t)C)) {
            MISS(UNPACK, 1);
        }
        value = take(base, B);
        for (int i = 0; i < C; i++) {
            base[A + C - 1 - i] = ou_keep(((OuList *)value)->items[i]);
        }
        SAVE();
        ou_drop(th, value);
        NEXT(2);
    }
    OP(UNPACK_EX, DA DB)
    {
        SAVE();
        OuObject *value = take(base, B);
        bool ok = ou_ops_unpack_ex(th, value, base + A, pc[1] & 0xffff, pc[1] >> 16);
        if (OU_UNLIKELY(!ok)) {
            if (B >= 0) {
                base[B] = value;
            } else {
                ou_drop(th, value);
            }
            goto error;
        }
        ou_drop(th, value);
        NEXT(2);
    }

    /* ---- displays ---- */

    OP(BUILD_TUPLE, DA DB UC)
    {
        SAVE();
        result = ou_tuple_new(th, (size_t)C);
        FAIL_IF(result == NULL);
        for (int i = 0; i < C; i++) {
            ou_tuple_items(result)[i] = base[B + i];
            base[B + i] = NULL;
        }
        if (C > 0) {
            ou_tuple_ready(th, result);
        }
        store(th, base, A, result);
        NEXT(1);
    }
    OP(BUILD_LIST, DA DB UC)
    {
        SAVE();
        result = ou_list_new(th, (size_t)C);
        FAIL_IF(result == NULL);
        for (int i = 0; i < C; i++) {
            ((OuList *)result)->items[i] = base[B + i];
            base[B + i] = NULL;
        }
        ((OuList *)result)->size = (size_t)C;
        store(th, base, A, result);
        NEXT(1);
    }
    OP(BUILD_SET, DA DB UC)
    {
        SAVE();
        result = ou_set_new(th, NULL);
        FAIL_IF(result == NULL);
        bool ok = true;
        for (int i = 0; i < C; i++) {
            ok = ok && ou_set_add(th, result, base[B + i]);
            consume(th, base, B + i);
        }
        if (OU_UNLIKELY(!ok)) {
            ou_drop(th, result);
            goto error;
        }
        store(th, base, A, result);
        NEXT(1);
    }
    OP(BUILD_MAP, DA DB UC)
    {
        SAVE();
        result = C == 0 ? ou_dict_new(th) : ou_dict_new_sized(th, (size_t)C);
        FAIL_IF(result == NULL);
        for (int i = 0; i < C; i++) {
            if (!ou_dict_set(th, result, base[B + 2 * i], base[B + 2 * i + 1])) {
                ou_drop(th, result);
                goto error;
            }
        }
        for (int i = 2 * C; i-- > 0;) {
            consume(th, base, B + i);
        }
        store(th, base, A, result);
        NEXT(1);
    }
    OP(BUILD_STRING, DA DB UC)
    {
        SAVE();
        result = ou_str_join(th, th->vm->types->empty_str, base + B, (size_t)C);
        FAIL_IF(result == NULL);
        for (int i = 0; i < C; i++) {
            consume(th, base, B + i);
        }
        store(th, base, A, result);
        NEXT(1);
    }
    OP(LIST_APPEND, DA DB)
    {
        SAVE();
        FAIL_IF(!ou_list_append(th, base[A], base[B]));
        consume(th, base, B);
        NEXT(1);
    }
    OP(LIST_EXTEND, DA DB)
    {
        SAVE();
        FAIL_IF(!ou_ops_list_extend(th, base[A], base[B]));
        consume(th, base, B);
        NEXT(1);
    }
    OP(LIST_TO_TUPLE, DA DB)
    {
        SAVE();
        result = ou_list_to_tuple(th, base[B]);
        FAIL_IF(result == NULL);
        consume(th, base, B);
        store(th, base, A, result);
        NEXT(1);
    }
    OP(SET_ADD, DA DB)
    {
        SAVE();
        FAIL_IF(!ou_set_add(th, base[A], base[B]));
        consume(th, base, B);
        NEXT(1);
    }
    OP(SET_UPDATE, DA DB)
    {
        SAVE();
        FAIL_IF(!ou_set_update(th, base[A], base[B]));
        consume(th, base, B);
        NEXT(1);
    }
    OP(MAP_ADD, DA DB DC)
    {
        SAVE();
        bool ok = ou_dict_set(th, base[A], base[B], base[C]);
        consume(th, base, B);
        consume(th, base, C);
        FAIL_IF(!ok);
        NEXT(1);
    }
    OP(DICT_UPDATE, DA DB)
    {
        SAVE();
        FAIL_IF(!ou_ops_dict_update(th, base[A], base[B]));
        consume(th, base, B);
        NEXT(1);
    }
    OP(DICT_MERGE, DA DB DC)
    {
        SAVE();
        FAIL_IF(!ou_ops_dict_merge(th, base[A], base[B], base[C]));
        consume(th, base, B);
        NEXT(1);
    }
    OP(FORMAT, DA DB UC)
    {
        SAVE();
        result = ou_ops_format(th, base[B], NULL, (unsigned)C);
        FAIL_IF(result == NULL);
        consume(th, base, B);
        store(th, base, A, result);
        NEXT(1);
    }
    OP(FORMAT_SPEC, DA DB DC)
    {
        SAVE();
        result = ou_ops_format(th, base[B], base[C], pc[1]);
        consume(th, base, B);
        consume(th, base, C);
        FAIL_IF(result == NULL);
        store(th, base, A, result);
        NEXT(2);
    }

    /* ---- calls ---- */

    OP(CALL, DA DB UC)
    {
        SAVE();
        OuObject **window = base + B;
        if (window[1] == NULL && window[0]->type == &ou_method_type) {
            OuMethod *method = (OuMethod *)window[0];
            window[1] = ou_keep(method->self);
            window[0] = ou_keep(method->function);
            ou_drop(th, method);
        }
        if (window[0]->type == &ou_function_type) {
            goto call_function;
        }
#ifndef OU_LOOP_TRACED
        ou_specialize_call(th, (uint32_t *)(uintptr_t)pc, window[0], window[1]);
#endif
        size_t n = (size_t)C + (window[1] != NULL);
        result = CALL_OTHER(window[0], window + (window[1] != NULL ? 1 : 2), n, NULL);
        drop_window(th, window, (size_t)C);
        FAIL_IF(result == NULL);
        store(th, base, A, result);
        NEXT(4);
    }
    OP(CALL_PYTHON, DA DB UC)
    {
        SAVE();
        if (OU_UNLIKELY(base[B]->type != &ou_function_type)) {
            MISS(CALL, 1);
        }
    call_function:;
        OuObject **window = base + B;
        OuFunction *function = (OuFunction *)window[0];
        OuObject **args = window + (window[1] != NULL ? 1 : 2);
        size_t n = (size_t)C + (window[1] != NULL);
        OuObject **saved_top = ou_stack(th)->top;
        OuCode *code = function->code;
        OuObject **locals = args;
        f->live = B;
        f->result = A;
        f->skip = 4;
        if (OU_LIKELY(n == code->n_args && is_plain_code(code) && f->generator == NULL &&
                      (size_t)(ou_stack(th)->limit - args) >= (size_t)code->n_locals + code->n_temps)) {
            for (size_t i = n; i < code->n_locals - code->n_free; i++) {
                locals[i] = NULL;
            }
            for (size_t i = 0; i < code->n_free; i++) {
                locals[code->n_locals - code->n_free + i] = ou_keep(ou_tuple_borrow(function->closure, i));
            }
        } else {
            locals = ou_bind(th, function, args, n, NULL, f->generator == NULL);
            if (OU_UNLIKELY(locals == NULL)) {
                ou_drop(th, function);
                goto error;
            }
            if (code->flags & (OU_CO_GENERATOR | OU_CO_COROUTINE | OU_CO_ASYNC_GENERATOR)) {
                goto start_generator;
            }
        }
        OuFrame *callee = ou_frame_enter(th, function, locals, OU_FRAME_INLINE, saved_top);
        FAIL_IF(callee == NULL);
        f = callee;
        pc = f->code->words;
        ENTER_FRAME();
        SAFE_POINT();
        DISPATCH();
    start_generator:
        result = ou_generator_start(th, function, locals);
        ou_stack_restore(th, saved_top);
        FAIL_IF(result == NULL);
        f->live = -1;
        store(th, base, A, result);
        pc += f->skip;
        DISPATCH();
    }
    OP(CALL_NATIVE, DA DB UC)
    {
#ifdef OU_LOOP_TRACED
        goto wide_CALL; /* a profiler hears of it */
#endif
        SAVE();
        OuObject **window = base + B;
        OuNative *native = (OuNative *)window[0];
        if (OU_UNLIKELY(native->head.type != &ou_native_type || window[1] != NULL)) {
            MISS(CALL, 1);
        }
        result = ou_native_invoke(th, native->def, native->signature, native->self, window + 2, (size_t)C, NULL);
        drop_window(th, window, (size_t)C);
        FAIL_IF(result == NULL);
        store(th, base, A, result);
        NEXT(4);
    }
    OP(CALL_METHOD_DESCR, DA DB UC)
    {
#ifdef OU_LOOP_TRACED
        goto wide_CALL; /* a profiler hears of it */
#endif
        SAVE();
        OuObject **window = base + B;
        OuMethodDescr *descr = (OuMethodDescr *)window[0];
        if (OU_UNLIKELY(descr->head.type != &ou_method_descr_type || window[1] == NULL ||
                        !ou_type_extends(window[1]->type, descr->owner))) {
            MISS(CALL, 1);
        }
        result = ou_native_invoke(th, descr->def, descr->signature, window[1], window + 2, (size_t)C, NULL);
        drop_window(th, window, (size_t)C);
        FAIL_IF(result == NULL);
        store(th, base, A, result);
        NEXT(4);
    }
    /* A class whose instances are made by object.__new__ and set up by a Python __init__: the instance is made
     * here, and __init__'s frame joins this loop. */
    OP(CALL_CLASS, DA DB UC)
    {
        SAVE();
        OuObject **window = base + B;
        const OuType *type = (const OuType *)window[0];
        if (OU_UNLIKELY(window[0]->type != &ou_type_type || window[1] != NULL ||
                        !OU_HAS_FLAG(type, OU_TYPE_HEAP) ||
                        ((const OuHeapType *)type)->state.version != cached64(pc + 2))) {
            MISS(CALL, 1);
        }
        bool failed = false;
        OuFunction *init = (OuFunction *)ou_type_lookup(th, type, OU_NAME(th, dunder_init), &failed);
        if (OU_UNLIKELY(init == NULL || init->head.type != &ou_function_type || (size_t)C + 1 != init->code->n_args ||
                        !is_plain_code(init->code) || f->generator != NULL ||
                        (size_t)(ou_stack(th)->limit - window) <
                            (size_t)init->code->n_locals + init->code->n_temps + 1)) {
            MISS(CALL, 1);
        }
        OuObject *made = ou_type_allocate(th, type, 0);
        FAIL_IF(made == NULL);
        ou_track(th, made);
        OuCode *code = init->code;
        OuObject **saved_top = ou_stack(th)->top;
        OuObject **locals = window + 1;
        window[1] = ou_keep(made);
        for (size_t i = (size_t)C + 1; i < code->n_locals - code->n_free; i++) {
            locals[i] = NULL;
        }
        for (size_t i = 0; i < code->n_free; i++) {
            locals[code->n_locals - code->n_free + i] = ou_keep(ou_tuple_borrow(init->closure, i));
        }
        ou_keep(init);
        f->live = B + 1; /* the class stays in its register until __init__ is done */
        f->result = A;
        f->skip = 4;
        OuFrame *callee = ou_frame_enter(th, init, locals, OU_FRAME_CONSTRUCT, saved_top);
        if (OU_UNLIKELY(callee == NULL)) {
            ou_drop(th, made);
            goto error;
        }
        callee->made = made;
        f = callee;
        pc = f->code->words;
        ENTER_FRAME();
        SAFE_POINT();
        DISPATCH();
    }
    OP(CALL_KW, DA DB UC)
    {
        SAVE();
        OuObject **window = base + B;
        OuObject *names = consts[pc[1]];
        if (window[1] == NULL && window[0]->type == &ou_method_type) {
            OuMethod *method = (OuMethod *)window[0];
            window[1] = ou_keep(method->self);
            window[0] = ou_keep(method->function);
            ou_drop(th, method);
        }
        OuObject **args = window + (window[1] != NULL ? 1 : 2);
        size_t n = (size_t)C + (window[1] != NULL) - ou_tuple_size(names);
        if (window[0]->type == &ou_function_type) {
            OuFunction *function = (OuFunction *)window[0];
            OuObject **saved_top = ou_stack(th)->top;
            f->live = B;
            f->result = A;
            f->skip = 5;
            OuObject **locals = ou_bind(th, function, args, n, names, f->generator == NULL);
            if (OU_UNLIKELY(locals == NULL)) {
                ou_drop(th, function);
                goto error;
            }
            if (function->code->flags & (OU_CO_GENERATOR | OU_CO_COROUTINE | OU_CO_ASYNC_GENERATOR)) {
                result = ou_generator_start(th, function, locals);
                ou_stack_restore(th, saved_top);
                FAIL_IF(result == NULL);
                f->live = -1;
                store(th, base, A, result);
                NEXT(5);
            }
            OuFrame *callee = ou_frame_enter(th, function, locals, OU_FRAME_INLINE, saved_top);
            FAIL_IF(callee == NULL);
            f = callee;
            pc = f->code->words;
            ENTER_FRAME();
            SAFE_POINT();
            DISPATCH();
        }
        result = CALL_OTHER(window[0], args, n, names);
        drop_window(th, window, (size_t)C);
        FAIL_IF(result == NULL);
        store(th, base, A, result);
        NEXT(5);
    }
    OP(CALL_EX, DA DB UC)
    {
        SAVE();
        OuObject **window = base + B;
        if (window[1] != NULL) { /* GET_METHOD left it unbound */
            result = ou_method_new(th, window[0], window[1]);
            FAIL_IF(result == NULL);
            ou_replace(th, &window[0], result);
            ou_clear_ref(th, &window[1]);
        }
        if (OU_UNLIKELY(!ou_is_tuple(window[2]))) {
            result = ou_ops_call_arguments(th, window[0], window[2]);
            FAIL_IF(result == NULL);
            ou_replace(th, &window[2], result);
        }
        result = CALL_OTHER_TUPLE(window[0], window[2], C == 1 ? window[3] : NULL);
        drop_window(th, window, C == 1 ? 2 : 1);
        FAIL_IF(result == NULL);
        store(th, base, A, result);
        NEXT(1);
    }
    OP(RETURN_K, BX)
    {
        SAVE();
        result = ou_keep(consts[B]);
        goto leave_frame;
    }
    OP(RETURN, DA)
    {
        SAVE();
#ifdef OU_LOOP_TRACED
        result = take(base, A);
    leave_frame:
        if (!ou_trace_return(th, f, result)) {
            ou_drop(th, result);
            goto error;
        }
#else
        result = base[A]; /* a local's reference moves out too: the frame ends here */
        if (OU_LIKELY(f->object == NULL || A >= 0)) {
            base[A] = NULL;
        } else { /* unless somebody holds the frame, who will see it */
            ou_keep(result);
        }
    leave_frame:;
#endif
        OuFrameKind kind = f->kind;
        bool exit_to_c = f->exit_to_c;
        OuObject *made = f->made;
        OuGenerator *generator = f->generator;
        ou_frame_end(th, f);
        if (OU_UNLIKELY(generator != NULL)) {
            leave_generator(th, generator);
        }
        if (exit_to_c) {
            return result;
        }
        f = th->frame;
        pc = f->pc;
        ENTER_FRAME();
        if (OU_UNLIKELY(kind != OU_FRAME_INLINE)) {
            if (kind == OU_FRAME_ITERATE) {
#ifdef OU_LOOP_TRACED
                ou_trace_stop(th, f, result);
#endif
                ou_drop(th, result);
                B = f->live - 1;
                f->live = -1;
#ifdef OU_LOOP_TRACED
                FAIL_IF(th->error != NULL);
#endif
                goto for_end;
            }
            if (result != OU_NONE) {
                ou_raise(th, &ou_exc_type_error, "__init__() should return None, not '%T'", result);
                ou_drop(th, result);
                ou_drop(th, made);
                goto error;
            }
            result = made;
            int cls = f->live - 1;
            f->live = cls;
            consume(th, base, cls);
        }
        f->live = -1;
        store(th, base, f->result, result);
        pc += f->skip;
        DISPATCH();
    }
    OP(MAKE_FUNCTION, DA DB UC)
    {
        SAVE();
        result = ou_ops_make_function(th, f, (OuCode *)consts[pc[1]], base + B, (unsigned)C);
        FAIL_IF(result == NULL);
        for (int i = 0, n = __builtin_popcount((unsigned)C); i < n; i++) {
            consume(th, base, B + i);
        }
        store(th, base, A, result);
        NEXT(2);
    }
    OP(YIELD, DA DB)
    {
        result = take(base, B);
        f->result = A;
        f->skip = 1;
        SAVE();
        goto suspend;
    }
    /* Waits at this very instruction: what send() gives goes to t+1, and it runs again. */
    OP(YIELD_FROM, DA DB)
    {
        SAVE();
        bool done;
        result = ou_ops_send(th, base[B], base[B + 1], &done);
        FAIL_IF(result == NULL);
        consume(th, base, B + 1);
        if (!done) {
            f->result = B + 1;
            f->skip = 0;
            f->pc = ext_at == pc ? pc - 1 : pc;
            goto suspend;
        }
#ifdef OU_LOOP_TRACED
        ou_trace_stop(th, f, result);
        if (OU_UNLIKELY(th->error != NULL)) {
            ou_drop(th, result);
            goto error;
        }
#endif
        consume(th, base, B);
        store(th, base, A, result);
        NEXT(1);
    }
suspend:
    {
#ifdef OU_LOOP_TRACED
        if (!ou_trace_return(th, f, result)) {
            ou_drop(th, result);
            goto error;
        }
#endif
        OuGenerator *generator = f->generator;
        generator->state = OU_GEN_SUSPENDED;
        th->frame = f->previous;
        leave_generator(th, generator);
        ou_leave(th);
        if (f->exit_to_c) {
            return result;
        }
        f = th->frame;
        pc = f->pc;
        ENTER_FRAME();
        f->live = -1;
        store(th, base, f->result, result);
        pc += f->skip;
        DISPATCH();
    }
    OP(GET_YIELD_FROM_ITER, DA DB)
    {
        SAVE();
        result = base[B]->type == &ou_generator_type ? ou_keep(base[B]) : NULL;
        if (result == NULL) {
            bool is_coroutine = base[B]->type == &ou_coroutine_type;
            if (is_coroutine && !(f->code->flags & (OU_CO_COROUTINE | OU_CO_ITERABLE_COROUTINE))) {
                ou_raise(th, &ou_exc_type_error, "cannot 'yield from' a coroutine object in a non-coroutine generator");
                goto error;
            }
            result = is_coroutine ? ou_keep(base[B]) : ou_iter(th, base[B]);
        }
        FAIL_IF(result == NULL);
        consume(th, base, B);
        store(th, base, A, result);
        NEXT(1);
    }
    OP(GET_AWAITABLE, DA DB UC)
    {
        SAVE();
        result = ou_ops_get_awaitable(th, base[B], (unsigned)C);
        FAIL_IF(result == NULL);
        consume(th, base, B);
        store(th, base, A, result);
        NEXT(1);
    }
    OP(GET_AITER, DA DB)
    {
        SAVE();
        result = ou_ops_get_aiter(th, base[B]);
        FAIL_IF(result == NULL);
        consume(th, base, B);
        store(th, base, A, result);
        NEXT(1);
    }
    OP(GET_ANEXT, DA DB)
    {
        SAVE();
        result = ou_ops_get_anext(th, base[B]);
        FAIL_IF(result == NULL);
        store(th, base, A, result);
        NEXT(1);
    }
    OP(END_ASYNC_FOR, DA)
    {
        SAVE();
        if (!ou_is_of(th, base[A + 1], &ou_exc_stop_async_iteration)) {
            result = base[A + 1];
            base[A + 1] = NULL;
            ou_error_set_adopt(th, result);
            goto reraise;
        }
        consume(th, base, A + 1);
        consume(th, base, A);
        NEXT(1);
    }
    OP(ASYNC_GEN_WRAP, DA DB)
    {
        SAVE();
        result = ou_ops_async_gen_wrap(th, base[B]);
        FAIL_IF(result == NULL);
        consume(th, base, B);
        store(th, base, A, result);
        NEXT(1);
    }

    /* ---- exceptions ---- */

    OP(RAISE, DA)
    {
        SAVE();
        ou_raise_object(th, base[A], NULL);
        goto error;
    }
    OP(RAISE_FROM, DA DB)
    {
        SAVE();
        ou_raise_object(th, base[A], base[B]);
        consume(th, base, A);
        consume(th, base, B);
        goto error;
    }
    OP(RAISE_BARE, )
    {
        SAVE();
        if (ou_ops_raise_bare(th)) {
            goto reraise;
        }
        goto error;
    }
    OP(RERAISE, DA)
    {
        SAVE();
        result = take(base, A);
        ou_error_set_adopt(th, result);
        goto reraise;
    }
    OP(PUSH_EXC, DA)
    {
        OuObject *exception = base[A];
        OuObject *before = th->handled->value;
        th->handled->value = ou_keep(exception);
        base[A] = before == NULL ? OU_NONE : before;
        base[A + 1] = exception;
        NEXT(1);
    }
    OP(POP_EXC, DA)
    {
        SAVE();
        result = take(base, A);
        if (result == OU_NONE) {
            result = NULL;
        }
        ou_replace(th, &th->handled->value, result);
        NEXT(1);
    }
    OP(JEXC_NOT, DA DB)
    {
        SAVE();
        OuTruth yes = ou_ops_exception_matches(th, base[A], base[B]);
        FAIL_IF(yes == OU_ERROR);
        consume(th, base, B);
        pc += 2 + (yes == OU_FALSE ? (int32_t)pc[1] : 0);
        DISPATCH();
    }
    OP(CHECK_EG_MATCH, DA DB)
    {
        SAVE();
        OuObject *rest, *match;
        FAIL_IF(!ou_ops_check_eg_match(th, base[A], base[B], &rest, &match));
        consume(th, base, B);
        consume(th, base, A);
        base[A] = rest;
        base[A + 1] = match;
        NEXT(1);
    }
    OP(PREP_RERAISE_STAR, DA DB DC)
    {
        SAVE();
        result = ou_ops_prep_reraise_star(th, base[B], base[C]);
        consume(th, base, B);
        consume(th, base, C);
        FAIL_IF(result == NULL);
        store(th, base, A, result);
        NEXT(1);
    }
    OP(WITH_ENTER, DA DB)
    {
        SAVE();
        OuObject *exit_method, *entered;
        FAIL_IF(!ou_ops_with_enter(th, base[B], &exit_method, &entered, false));
        consume(th, base, B);
        base[A] = exit_method;
        base[A + 1] = entered;
        NEXT(1);
    }
    OP(WITH_ENTER_ASYNC, DA DB)
    {
        SAVE();
        OuObject *exit_method, *entered;
        FAIL_IF(!ou_ops_with_enter(th, base[B], &exit_method, &entered, true));
        consume(th, base, B);
        base[A] = exit_method;
        base[A + 1] = entered;
        NEXT(1);
    }
    OP(WITH_EXIT, DA DB)
    {
        SAVE();
        OuObject *const nothing[] = {OU_NONE, OU_NONE, OU_NONE};
        result = CALL_OTHER(base[B], nothing, 3, NULL);
        FAIL_IF(result == NULL);
        consume(th, base, B);
        store(th, base, A, result);
        NEXT(1);
    }
    OP(WITH_EXCEPT, DA DB DC)
    {
        SAVE();
        OuObject *exception = base[C];
        OuObject *traceback = ((OuException *)exception)->traceback;
        traceback = ou_keep(traceback == NULL ? OU_NONE : traceback);
        OuObject *const raised[] = {OU_TYPE_OBJECT(exception->type), (OuObject *)exception, traceback};
        result = CALL_OTHER(base[B], raised, 3, NULL);
        ou_drop(th, traceback);
        FAIL_IF(result == NULL);
        store(th, base, A, result);
        NEXT(1);
    }

    /* ---- imports and the prompt ---- */

    OP(IMPORT_NAME, DA DB UC)
    {
        SAVE();
        result = ou_ops_import_name(th, f, NAME(C), base[B], base[B + 1]);
        FAIL_IF(result == NULL);
        consume(th, base, B);
        consume(th, base, B + 1);
        store(th, base, A, result);
        NEXT(1);
    }
    OP(IMPORT_FROM, DA DB UC)
    {
        SAVE();
        result = ou_ops_import_from(th, base[B], NAME(C));
        FAIL_IF(result == NULL);
        store(th, base, A, result);
        NEXT(1);
    }
    OP(IMPORT_STAR, DA)
    {
        SAVE();
        FAIL_IF(!ou_ops_import_star(th, f, base[A]));
        consume(th, base, A);
        NEXT(1);
    }
    OP(PRINT_EXPR, DA)
    {
        SAVE();
        FAIL_IF(!ou_ops_print_expr(th, base[A]));
        consume(th, base, A);
        NEXT(1);
    }

    /* ---- match ---- */

    OP(MATCH_CLASS, DA DB UC)
    {
        SAVE();
        result = ou_ops_match_class(th, base[B], base[A], (size_t)C, consts[pc[1]]);
        FAIL_IF(result == NULL);
        consume(th, base, A);
        base[A] = result;
        NEXT(2);
    }
    OP(MATCH_KEYS, DA DB DC)
    {
        SAVE();
        result = ou_ops_match_keys(th, base[B], base[C]);
        FAIL_IF(result == NULL);
        consume(th, base, C);
        store(th, base, A, result);
        NEXT(1);
    }
    OP(MATCH_REST, DA DB DC)
    {
        SAVE();
        result = ou_ops_match_rest(th, base[B], base[C]);
        FAIL_IF(result == NULL);
        consume(th, base, C);
        store(th, base, A, result);
        NEXT(1);
    }
    OP(MATCH_MAPPING, DA DB)
    {
        result = OU_HAS_FLAG(base[B]->type, OU_TYPE_MAPPING) ? OU_PY_TRUE : OU_PY_FALSE;
        store(th, base, A, result);
        NEXT(1);
    }
    OP(MATCH_SEQUENCE, DA DB)
    {
        result = OU_HAS_FLAG(base[B]->type, OU_TYPE_SEQUENCE) ? OU_PY_TRUE : OU_PY_FALSE;
        store(th, base, A, result);
        NEXT(1);
    }
    OP(GET_LEN, DA DB)
    {
        SAVE();
        int64_t n = ou_len(th, base[B]);
        FAIL_IF(n < 0);
        result = ou_int_new(th, n);
        FAIL_IF(result == NULL);
        store(th, base, A, result);
        NEXT(1);
    }

    /* The code is to be watched from here on (trace.h). */
    OP(TRAP, )
    {
        SAVE();
        ou_trace_clear_traps(th, f->code);
        GO_TRACED();
        w = *pc;
        goto *narrow[w & 0xff];
    }

#ifdef OU_LOOP_TRACED
trace_point:
    SAVE();
    if (OU_UNLIKELY(!ou_trace_active(th))) {
        return ou_loop_run(th, f);
    }
    FAIL_IF(!ou_trace_instruction(th, f));
    pc = f->pc;
    w = *pc;
    goto *narrow[w & 0xff];
#endif

op_BAD:
    SAVE();
    ou_raise_system(th, "unknown instruction");
    goto error;

unbound:
    SAVE();
    ou_ops_raise_unbound(th, f->code, A + (int64_t)f->code->n_locals);
    goto error;

    /* An error is pending; f->pc says where. */
error:
    OU_ASSERT(th->error != NULL && f == th->frame);
    ou_unwind_note(th, f);
#ifdef OU_LOOP_TRACED
    ou_trace_exception(th, f);
#endif
reraise:
    for (;;) {
        if (ou_unwind_to_handler(th, f)) {
            pc = f->pc;
            f->live = -1;
            DISPATCH();
        }
        OuGenerator *generator = f->generator;
        bool exit_to_c = f->exit_to_c;
        OuObject *made = f->made;
#ifdef OU_LOOP_TRACED
        ou_trace_unwound(th, f);
#endif
        ou_frame_end(th, f);
        ou_drop_maybe(th, made);
        if (generator != NULL) {
            leave_generator(th, generator);
        }
        if (exit_to_c) {
            return NULL;
        }
        f = th->frame;
        GO_TRACED(); /* with the error pending */
        ENTER_FRAME();
        ou_unwind_note(th, f);
#ifdef OU_LOOP_TRACED
        ou_trace_exception(th, f);
#endif
    }
}

#pragma GCC diagnostic pop

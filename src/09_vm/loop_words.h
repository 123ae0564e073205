/* loop_words.h - how the loop reads instructions and goes from one to the next.
 *
 * For loop.c alone, which is compiled three times: as it is, by loop_traced.c with OU_LOOP_TRACED, and by loop_wide.c
 * with OU_LOOP_WIDE. Macros, because they jump to the loop's labels and use its locals (th, f, pc, w, base, consts,
 * A, B, C). */
#ifndef OU_LOOP_WORDS_H
#define OU_LOOP_WORDS_H

#include "09_vm/frame.h"
#include "09_vm/special.h"
#include "09_vm/specialize.h"
#include "09_vm/trace.h"

/* How a field is decoded: D signed (a register), U unsigned, BX the two upper ones together. */
#define DA A = (int8_t)(w >> 8);
#define DB B = (int8_t)(w >> 16);
#define DC C = (int8_t)(w >> 24);
#define UA A = (int)(w >> 8 & 0xff);
#define UB B = (int)(w >> 16 & 0xff);
#define UC C = (int)(w >> 24);
#define BX B = (int)(w >> 16);

#if defined(OU_LOOP_TRACED) || defined(OU_LOOP_WIDE)
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
#endif

/* OP: the labels of an instruction. op_ decodes 8-bit fields; wide_ is entered with the fields decoded.
 * LEAVE: the frame that returns to C has ended.
 * GO_TRACED: goes on in the traced loop when somebody watches. */
#ifdef OU_LOOP_TRACED
#define OP(name, decode)                                                                           \
    op_##name: decode                                                                              \
    wide_##name:
#define CALL_OTHER(callable, args, n, names) ou_trace_c_call(th, f, callable, args, n, names)
#define CALL_OTHER_TUPLE(callable, args, kwargs) ou_trace_c_call_tuple(th, f, callable, args, kwargs)
#define LEAVE(value) return (value)
#define GO_TRACED()
#define DISPATCH() goto trace_point
#elif defined(OU_LOOP_WIDE)
#define OP(name, decode) wide_##name:
#define CALL_OTHER(callable, args, n, names) ou_call(th, callable, args, n, names)
#define CALL_OTHER_TUPLE(callable, args, kwargs) ou_call_tuple(th, callable, args, kwargs)
#define LEAVE(value)                                                                               \
    do {                                                                                           \
        *left = (value);                                                                           \
        return true;                                                                               \
    } while (0)
#define GO_TRACED()                                                                                \
    do {                                                                                           \
        if (OU_UNLIKELY(ou_trace_active(th))) {                                                    \
            LEAVE(ou_loop_run_traced(th, f));                                                      \
        }                                                                                          \
    } while (0)
#define DISPATCH()                                                                                 \
    do {                                                                                           \
        SAVE();                                                                                    \
        return false;                                                                              \
    } while (0)
#else
#define OP(name, decode)                                                                           \
    op_##name: decode                                                                              \
    wide_##name: __attribute__((unused));
#define CALL_OTHER(callable, args, n, names) ou_call(th, callable, args, n, names)
#define CALL_OTHER_TUPLE(callable, args, kwargs) ou_call_tuple(th, callable, args, kwargs)
#define LEAVE(value) return (value)
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

/* On to the instruction n_words behind this one. */
#define NEXT(n_words)                                                                              \
    do {                                                                                           \
        pc += (n_words);                                                                           \
        DISPATCH();                                                                                \
    } while (0)

/* Before whatever may raise, call, or drop something that can run Python: f->pc says where it happens. (STORE() does it by itself.) */
#define SAVE() (f->pc = pc)

/* The result of the instruction at pc. */
#define STORE(d, value) store(th, f, pc, base, d, value)

/* Quickening: another opcode in the place of this one. */
#define REWRITE(opcode) (*(uint8_t *)(uintptr_t)pc = (uint8_t)(opcode))
_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "REWRITE stores the low byte of a word");
#define NAME(i) (ou_tuple_items(f->code->names)[i])

/* The guard failed: generic again, and a while before the next try. */
#define MISS(generic, counter_word)                                                                \
    do {                                                                                           \
        REWRITE(OU_OPCODE_##generic);                                                              \
        ou_specialize_back_off((uint32_t *)(uintptr_t)pc + (counter_word));                        \
        goto wide_##generic;                                                                       \
    } while (0)

/* The frame changed: locals of the loop follow it. */
#define ENTER_FRAME()                                                                              \
    do {                                                                                           \
        base = f->base;                                                                            \
        consts = ou_tuple_items(f->code->consts);                                                  \
    } while (0)
/* Goes on in `callee`, which the instruction at pc (of n_words) called; its result goes to d. */
#define GO_INTO(callee, d, n_words)                                                                \
    do {                                                                                           \
        f->result = (d);                                                                           \
        f->skip = (n_words);                                                                       \
        f = (callee);                                                                              \
        pc = f->pc;                                                                                \
        ENTER_FRAME();                                                                             \
        SAFE_POINT();                                                                              \
        DISPATCH();                                                                                \
    } while (0)
#define FAIL_IF(condition)                                                                         \
    do {                                                                                           \
        if (OU_UNLIKELY(condition)) {                                                              \
            goto error;                                                                            \
        }                                                                                          \
    } while (0)

#endif

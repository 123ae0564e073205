/* jump.c - frame.f_lineno = n in a trace function: the frame goes on at another line.
 *
 * A line can be jumped to when the temporaries that are live there are of the same kinds as those at the bottom of what is live
 * now: iterators of loops, exceptions being handled, or made by the same instruction (exit methods of with, ...). The kinds are found by walking
 * the instructions until nothing changes (as CPython's mark_stacks does for its stack). What is on top is dropped. Locals without a
 * value become None, because the compiler has proved for each instruction what is bound, and a jump is not in its proof. */
#include "09_vm/jump.h"

#include "06_types/error.h"
#include "06_types/exceptions.h"
#include "06_types/function.h"
#include "06_types/int.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "09_vm/special.h"
#include "09_vm/trace.h"

#include <string.h>

/* EXCEPT: what was handled before; RAISED: the exception; MADE + opcode: what that instruction has made, since others take a list
 * or a dict under construction for granted. */
enum { UNKNOWN, OTHER, ITERATOR, EXCEPT, RAISED, MADE };

typedef struct Map {
    const OuCode *code;
    uint32_t *words;   /* as the compiler made them */
    uint32_t *depths;  /* temporaries live before each word */
    uint32_t *lines;   /* of each word; 0: none */
    uint8_t *seen;     /* is the instruction reached? */
    uint8_t *kinds;    /* n_temps a word */
    uint32_t n_temps;  /* one more than the code has, so that rows are not empty */
} Map;

static uint8_t *row(const Map *m, uint32_t pc)
{
    return m->kinds + (size_t)pc * m->n_temps;
}

/* The instruction at pc: its opcode and A, and where the next one starts. */
static uint32_t decode(const Map *m, uint32_t pc, int *a, uint32_t *next)
{
    uint32_t ext = 0, w = m->words[pc];
    bool wide = (w & 0xff) == OU_OPCODE_EXT;
    if (wide) {
        ext = w;
        w = m->words[++pc];
    }
    *a = wide ? (int16_t)((ext >> 8 & 0xff) << 8 | (w >> 8 & 0xff)) : (int8_t)(w >> 8);
    *next = pc + ou_opcode_length(w & 0xff);
    return w & 0xff;
}

/* The state goes on to an instruction; true when that is news. */
static bool arrive(Map *m, uint32_t pc, const uint8_t *state)
{
    if (pc >= m->code->n_words || m->seen[pc]) {
        return false;
    }
    m->seen[pc] = 1;
    memcpy(row(m, pc), state, m->n_temps);
    return true;
}

/* What the instruction makes of the kinds. */
static void apply(const Map *m, uint32_t opcode, int a, uint32_t before, uint32_t after, uint8_t *state)
{
    const char role = ou_opcode_info[opcode].roles[0];
    for (uint32_t i = before; i < after && i < m->n_temps; i++) {
        state[i] = OTHER;
    }
    if ((role == 'd' || role == 't') && a >= 0 && (uint32_t)a < m->n_temps && opcode != OU_OPCODE_FOR_ITER) {
        state[a] = opcode == OU_OPCODE_GET_ITER || opcode == OU_OPCODE_GET_AITER ? ITERATOR
                   : opcode == OU_OPCODE_PUSH_EXC         ? EXCEPT
                   : opcode == OU_OPCODE_WITH_ENTER_ASYNC ? (uint8_t)(MADE + OU_OPCODE_WITH_ENTER)
                                                          : (uint8_t)(MADE + opcode);
        if (opcode == OU_OPCODE_PUSH_EXC && (uint32_t)a + 1 < m->n_temps) {
            state[a + 1] = RAISED;
        }
    }
}

static uint32_t jump_target(const Map *m, uint32_t pc, uint32_t opcode, uint32_t next)
{
    const OuOpcodeInfo *info = &ou_opcode_info[opcode];
    if (info->roles[0] == 'J') {
        return (uint32_t)((int64_t)next + ((int32_t)m->words[pc] >> 8));
    }
    uint32_t at = next - (uint32_t)strlen(info->words);
    for (const char *w = info->words; *w != 0; w++, at++) {
        if (*w == 'j') {
            return (uint32_t)((int64_t)next + (int32_t)m->words[at]);
        }
    }
    return UINT32_MAX;
}

static bool ends_flow(uint32_t opcode)
{
    return opcode == OU_OPCODE_RETURN || opcode == OU_OPCODE_RETURN_K || opcode == OU_OPCODE_JUMP ||
           opcode == OU_OPCODE_JUMP_BACK || opcode == OU_OPCODE_RAISE || opcode == OU_OPCODE_RAISE_FROM ||
           opcode == OU_OPCODE_RAISE_BARE || opcode == OU_OPCODE_RERAISE;
}

/* Kinds for all instructions that can be reached. state: n_temps bytes of scratch. */
static void fill_kinds(Map *m, uint8_t *state)
{
    const OuCode *code = m->code;
    memset(state, UNKNOWN, m->n_temps);
    arrive(m, 0, state);
    for (bool changed = true; changed;) {
        changed = false;
        for (uint32_t pc = 0, next; pc < code->n_words; pc = next) {
            int a;
            uint32_t opcode = decode(m, pc, &a, &next);
            if (!m->seen[pc]) {
                continue;
            }
            const OuExceptionEntry *handler = ou_code_handler(code, pc);
            if (handler != NULL && !m->seen[handler->handler]) {
                memcpy(state, row(m, pc), m->n_temps);
                state[handler->depth] = RAISED;
                changed = arrive(m, handler->handler, state) || changed;
            }
            uint32_t target = jump_target(m, pc, opcode, next);
            memcpy(state, row(m, pc), m->n_temps);
            apply(m, opcode, a, m->depths[pc], next < code->n_words ? m->depths[next] : m->depths[pc], state);
            if (target != UINT32_MAX) {
                changed = arrive(m, target, state) || changed;
            }
            if (!ends_flow(opcode)) {
                changed = arrive(m, next, state) || changed;
            }
        }
    }
}

static void fill_depths(Map *m)
{
    uint32_t pc = 0;
    const uint8_t *at = m->code->depths, *stop = at + m->code->depths_size;
    while (at < stop && pc < m->code->n_words) {
        uint32_t pair[2] = {0, 0};
        for (size_t i = 0; i < 2; i++) {
            for (unsigned shift = 0;; shift += 7) {
                uint8_t byte = *at++;
                pair[i] |= (uint32_t)(byte & 0x7f) << shift;
                if ((byte & 0x80) == 0) {
                    break;
                }
            }
        }
        for (uint32_t i = 0; i < pair[0] && pc < m->code->n_words; i++) {
            m->depths[pc++] = pair[1];
        }
    }
}

static void fill_lines(Map *m)
{
    uint32_t pc = 0;
    for (uint32_t i = 0; i < m->code->n_positions; i++) {
        for (uint32_t k = 0; k < m->code->positions[i].n_words && pc < m->code->n_words; k++) {
            m->lines[pc++] = m->code->positions[i].line;
        }
    }
}

static bool is_line_start(const Map *m, uint32_t pc, uint32_t line)
{
    return m->lines[pc] == line && (pc == 0 || m->lines[pc - 1] != line);
}

/* The first line not before this one that has instructions which can be reached; 0: none. */
static uint32_t line_from(const Map *m, int64_t line)
{
    uint32_t best = 0, next;
    for (uint32_t pc = 0; pc < m->code->n_words; pc = next) {
        int a;
        uint32_t one = m->lines[pc];
        decode(m, pc, &a, &next);
        if (m->seen[pc] && one != 0 && one >= line && (best == 0 || one < best)) {
            best = one;
        }
    }
    return best;
}

static const char *why_not(const Map *m, uint32_t target)
{
    uint32_t depth = m->depths[target];
    if (!m->seen[target]) {
        return "can't jump into unreachable code";
    }
    switch (depth == 0 ? OTHER : row(m, target)[depth - 1]) {
    case ITERATOR: return "can't jump into the body of a for loop";
    default:
        for (uint32_t i = 0; i < depth; i++) {
            if (row(m, target)[i] == EXCEPT) {
                return "can't jump into an 'except' block as there's no exception";
            }
        }
        return "incompatible stacks";
    }
}

static bool fits(const Map *m, uint32_t from, uint32_t to)
{
    return m->seen[to] && m->depths[to] <= m->depths[from] && memcmp(row(m, from), row(m, to), m->depths[to]) == 0;
}

/* The best instruction of the line: the deepest that fits, the first of those; UINT32_MAX: *why. A loop's next turn is not
 * the beginning of its line, which makes the iterator. */
static uint32_t choose(const Map *m, uint32_t from, uint32_t line, const char **why)
{
    uint32_t best = UINT32_MAX;
    *why = "cannot find bytecode for specified line";
    for (uint32_t pc = 0, next; pc < m->code->n_words; pc = next) {
        int a;
        uint32_t opcode = decode(m, pc, &a, &next);
        bool turn = opcode == OU_OPCODE_JUMP_BACK && m->lines[jump_target(m, pc, opcode, next)] == line;
        if (turn || !is_line_start(m, pc, line)) {
            continue;
        }
        if (!fits(m, from, pc)) {
            *why = why_not(m, pc);
        } else if (best == UINT32_MAX || m->depths[pc] > m->depths[best]) {
            best = pc;
        }
    }
    return best;
}

/* Temporaries from the top down to those of the target; an exception that was being handled no longer is. */
static void drop_down(OuThread *th, const Map *m, OuFrame *f, uint32_t from, uint32_t to)
{
    for (uint32_t i = m->depths[from]; i > m->depths[to]; i--) {
        OuObject *o = f->base[i - 1];
        f->base[i - 1] = NULL;
        if (row(m, from)[i - 1] == EXCEPT) {
            OuObject *old = th->handled->value;
            th->handled->value = o == OU_NONE ? NULL : o;
            o = old;
        }
        ou_drop_maybe(th, o);
    }
}

static void bind_locals(OuFrame *f)
{
    OuObject **locals = ou_frame_locals_start(f);
    for (uint32_t i = 0; i < f->code->n_locals; i++) {
        if (locals[i] == NULL && (f->code->local_kinds[i] & (OU_LOCAL_CELL | OU_LOCAL_FREE)) == 0) {
            locals[i] = OU_NONE;
        }
    }
}

static bool jump(OuThread *th, OuFrame *f, Map *m, uint8_t *scratch, int64_t wanted)
{
    uint32_t from = ou_frame_pc(f);
    const char *why;
    fill_depths(m);
    fill_lines(m);
    fill_kinds(m, scratch);
    uint32_t line = line_from(m, wanted);
    if (line == 0) {
        return ou_raise(th, &ou_exc_value_error, "line %lld comes after the current code block", (long long)wanted);
    }
    uint32_t to = choose(m, from, line, &why);
    if (to == UINT32_MAX) {
        return ou_raise(th, &ou_exc_value_error, "%s", m->seen[from] ? why : "can't jump from unreachable code");
    }
    drop_down(th, m, f, from, to);
    bind_locals(f);
    f->pc = f->code->words + to;
    f->live = -1;
    return true;
}

bool ou_jump_to_line(OuThread *th, OuFrame *f, int64_t line)
{
    OuCode *code = f->code;
    if (line < (int64_t)code->first_line) {
        return ou_raise(th, &ou_exc_value_error, "line %lld comes before the current code block", (long long)line);
    }
    size_t n = code->n_words, width = (size_t)code->n_temps + 1;
    Map m = {.code = code, .n_temps = (uint32_t)width};
    uint8_t *scratch = ou_mem_take(th, width);
    m.words = scratch == NULL ? NULL : ou_code_plain_words(th, code);
    m.depths = m.words == NULL ? NULL : ou_mem_take_zeroed(th, n * sizeof *m.depths);
    m.lines = m.depths == NULL ? NULL : ou_mem_take_zeroed(th, n * sizeof *m.lines);
    m.seen = m.lines == NULL ? NULL : ou_mem_take_zeroed(th, n);
    m.kinds = m.seen == NULL ? NULL : ou_mem_take_zeroed(th, n * width);
    bool ok = m.kinds != NULL && jump(th, f, &m, scratch, line);
    ou_mem_give(th, m.kinds, m.kinds == NULL ? 0 : n * width);
    ou_mem_give(th, m.seen, m.seen == NULL ? 0 : n);
    ou_mem_give(th, m.lines, m.lines == NULL ? 0 : n * sizeof *m.lines);
    ou_mem_give(th, m.depths, m.depths == NULL ? 0 : n * sizeof *m.depths);
    ou_mem_give(th, m.words, m.words == NULL ? 0 : n * sizeof *m.words);
    ou_mem_give(th, scratch, scratch == NULL ? 0 : width);
    return ok;
}

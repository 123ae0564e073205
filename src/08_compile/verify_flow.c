/* verify_flow.c - verify_int.h: what the registers hold at each instruction is found without running it.
 *
 * Data flow over a small lattice (Kildall, "A unified approach to global program optimization", POPL 1973). The state is a
 * kind a register; it is kept where jumps and handlers lead to, and worked out on the way from there to the next such place.
 * A register's kind only ever rises, five steps at most, so this ends; a budget bounds it where code is made to be slow.
 *
 * What is asked, instruction by instruction:
 *   FLOW-1  what is read holds an object, of the kind that the machine takes for granted (a list for LIST_APPEND, ...)
 *   FLOW-2  below the depth of an instruction each temporary is an object or NULL, above it none holds an object
 *   FLOW-3  no temporary that holds an object is overwritten
 *   FLOW-4  a call's window ends at the depth, for the callee's registers are laid over what follows
 * FLOW-1 and FLOW-4 keep the machine sound, the others keep it from leaking.
 *
 * An exception may come from any instruction: its handler sees the registers as they were before it, with NULL in temporaries
 * that it consumes. Following the text by ranges and structure, as the compiler does, was no choice: there is no structure here. */
#include "08_compile/verify_int.h"

#include "00_base/checked.h"
#include "06_types/float.h"
#include "06_types/int.h"
#include "06_types/str.h"
#include "06_types/tuple.h"

#include <string.h>

/* What a register holds. */
typedef enum Kind {
    DEAD,    /* nothing that means anything */
    EMPTY,   /* NULL */
    MAYBE,   /* an object or NULL */
    OBJECT,
    LIST, SET, DICT, TUPLE, /* of exactly these types */
    STR, INT,  /* a str; an int that is inline */
    NONE,    /* which nobody counts */
    RAISED,  /* an exception */
    HANDLED, /* an exception or None */
    CELL,
    CELLS    /* CELLS + n: a tuple of n cells */
} Kind;

#define MAX_CELLS (UINT16_MAX - CELLS)
#define MAX_STATE ((size_t)64 << 20) /* bytes of states that a code object may need */
#define NO_HANDLER UINT32_MAX

typedef struct Flow {
    const OuVerifier *v;
    const OuCode *code;
    size_t n_regs;          /* locals, then temporaries */
    uint32_t n_places, n_dirty;
    uint32_t *places;       /* pcs of the marked instructions, in order */
    uint32_t *place_of;     /* a word: index in places + 1; 0: not marked */
    uint32_t *handlers;     /* a word: its exception entry or NO_HANDLER; NULL: there are none */
    uint16_t *states;       /* n_regs a place */
    uint8_t *flags;         /* a place */
    uint16_t *now;          /* n_regs: before, or within, the instruction that is looked at */
    size_t top;             /* temporaries from here on are DEAD in `now` */
    size_t work;            /* registers merged and instructions looked at */
    const OuInstruction *in;
    uint16_t *handler;      /* the state of the handler of `in`; NULL: it has none */
    uint32_t handler_place, handler_regs; /* registers below that the handler sees */
    int64_t copied_from, copied_to;       /* of the COPY right before; copied_to -1: none */
} Flow;

#define REACHED 1u
#define DIRTY 2u

/* ---- kinds ---- */

static bool fits(uint16_t kind, Kind wanted)
{
    switch (wanted) {
    case OBJECT: return kind >= OBJECT;
    case TUPLE: return kind == TUPLE || kind >= CELLS;
    case HANDLED: return kind == HANDLED || kind == RAISED || kind == NONE;
    default: return kind == wanted;
    }
}

static uint16_t merge(uint16_t a, uint16_t b)
{
    if (a == b) {
        return a;
    }
    if (a == DEAD || b == DEAD) {
        return DEAD;
    }
    if (a <= MAYBE || b <= MAYBE) {
        return MAYBE;
    }
    if (fits(a, HANDLED) && fits(b, HANDLED)) {
        return HANDLED;
    }
    bool tuples = (a == TUPLE || a >= CELLS) && (b == TUPLE || b >= CELLS);
    return tuples ? TUPLE : OBJECT;
}

static bool is_live(uint16_t kind)
{
    return kind >= MAYBE && kind != NONE;
}

static uint16_t kind_of_constant(const OuObject *k)
{
    int64_t value;
    if (k == OU_NONE) {
        return NONE;
    }
    if (ou_is_exact_tuple(k)) {
        return TUPLE;
    }
    if (ou_is_exact_str(k)) {
        return STR;
    }
    return ou_is_exact_int(k) && ou_int_clip_i64(k, &value) == 0 && value >= INT32_MIN && value <= INT32_MAX ? INT : OBJECT;
}

/* Variables that a program can see may be set by a trace function, through frame.f_locals: nothing but cells, which it sets the
 * contents of, keep what is known of them. */
static uint16_t kind_in_local(const Flow *f, size_t local, uint16_t kind)
{
    uint8_t place = f->code->local_kinds[local];
    if (kind <= OBJECT) {
        return kind;
    }
    if (kind == CELL) {
        return (place & (OU_LOCAL_CELL | OU_LOCAL_FREE)) != 0 ? CELL : OBJECT;
    }
    return (place & OU_LOCAL_HIDDEN) != 0 ? kind : OBJECT;
}

/* ---- registers ---- */

static bool fault(const Flow *f, const char *what)
{
    return ou_verify_fault(f->v, f->in->pc, what);
}

static uint16_t *at(Flow *f, int64_t reg)
{
    return &f->now[reg + (int64_t)f->code->n_locals];
}

static void make_dirty(Flow *f, uint32_t place)
{
    if ((f->flags[place] & DIRTY) == 0) {
        f->flags[place] |= DIRTY;
        f->n_dirty++;
    }
}

static void set(Flow *f, int64_t reg, uint16_t kind)
{
    *at(f, reg) = reg < 0 ? kind_in_local(f, (size_t)(reg + (int64_t)f->code->n_locals), kind) : kind;
    if (reg >= 0 && (size_t)reg >= f->top) {
        f->top = (size_t)reg + 1;
    }
}

static bool read(Flow *f, int64_t reg, Kind wanted)
{
    return fits(*at(f, reg), wanted) || fault(f, reg < 0 ? "local without its value is read" : "temporary of another kind is read");
}

/* The handler sees NULL, if the instruction fails behind this. */
static void consume(Flow *f, int64_t reg)
{
    if (reg < 0) {
        return;
    }
    set(f, reg, EMPTY);
    if (f->handler != NULL && reg < (int64_t)f->handler_regs) {
        uint16_t *kind = &f->handler[reg + (int64_t)f->code->n_locals];
        uint16_t both = merge(*kind, EMPTY);
        if (both != *kind) {
            *kind = both;
            make_dirty(f, f->handler_place);
        }
    }
}

static bool take(Flow *f, int64_t reg, Kind wanted)
{
    if (!read(f, reg, wanted)) {
        return false;
    }
    consume(f, reg);
    return true;
}

static bool put(Flow *f, int64_t reg, uint16_t kind)
{
    if (reg >= 0 && is_live(*at(f, reg))) {
        return fault(f, "live temporary is overwritten");
    }
    set(f, reg, kind);
    return true;
}

static bool put_pair(Flow *f, int64_t reg, uint16_t first, uint16_t second)
{
    return reg < 0 ? fault(f, "pair") : put(f, reg, first) && put(f, reg + 1, second);
}

/* ---- instructions ---- */

/* Needs and results of those whose operands are all said by their roles: kinds of A, B, C; 0 is OBJECT. Those that are not here and
 * not in special() take and give any objects. */
static const uint8_t row_kinds[OU_N_GENERIC_OPCODES][3] = {
    [OU_OPCODE_STORE_CELL] = {CELL},
    [OU_OPCODE_DELETE_CELL] = {CELL},
    [OU_OPCODE_LOAD_CELL] = {OBJECT, CELL},
    [OU_OPCODE_LOAD_CLASS_CELL] = {OBJECT, CELL},
    [OU_OPCODE_LIST_APPEND] = {LIST},
    [OU_OPCODE_LIST_EXTEND] = {LIST},
    [OU_OPCODE_LIST_TO_TUPLE] = {TUPLE, LIST},
    [OU_OPCODE_SET_ADD] = {SET},
    [OU_OPCODE_SET_UPDATE] = {SET},
    [OU_OPCODE_MAP_ADD] = {DICT},
    [OU_OPCODE_DICT_UPDATE] = {DICT},
    [OU_OPCODE_DICT_MERGE] = {DICT},
    [OU_OPCODE_FORMAT] = {STR},
    [OU_OPCODE_FORMAT_SPEC] = {STR},
    [OU_OPCODE_RERAISE] = {RAISED},
    [OU_OPCODE_POP_EXC] = {HANDLED},
    [OU_OPCODE_JEXC_NOT] = {RAISED},
    [OU_OPCODE_PREP_RERAISE_STAR] = {HANDLED, RAISED, LIST},
    [OU_OPCODE_WITH_EXCEPT] = {OBJECT, OBJECT, RAISED},
    [OU_OPCODE_MATCH_KEYS] = {OBJECT, OBJECT, TUPLE},
    [OU_OPCODE_MATCH_REST] = {DICT, OBJECT, TUPLE},
};

/* By the roles: what is read first, then what is written. */
static bool plain(Flow *f, const OuInstruction *in)
{
    const char *roles = in->info->roles;
    const uint8_t *kinds = row_kinds[in->opcode];
    for (unsigned i = 0; i < 3; i++) {
        Kind wanted = kinds[i] == 0 ? OBJECT : (Kind)kinds[i];
        if ((roles[i] == 'r' || roles[i] == 'l') && !read(f, in->fields[i], wanted)) {
            return false;
        }
        if (roles[i] == 's' && !take(f, in->fields[i], wanted)) {
            return false;
        }
    }
    return roles[0] != 'd' || put(f, in->fields[0], kinds[0] == 0 ? OBJECT : kinds[0]);
}

/* A run of n temporaries is consumed. */
static bool take_run(Flow *f, int64_t first, int64_t n)
{
    f->work += (size_t)n;
    for (int64_t i = 0; i < n; i++) {
        if (!take(f, first + i, OBJECT)) {
            return false;
        }
    }
    return true;
}

static bool build_tuple(Flow *f, int64_t d, int64_t first, int64_t n)
{
    bool cells = n > 0 && n <= MAX_CELLS;
    for (int64_t i = 0; cells && i < n; i++) {
        cells = *at(f, first + i) == CELL;
    }
    return take_run(f, first, n) && put(f, d, cells ? (uint16_t)(CELLS + n) : TUPLE);
}

/* callable, self or NULL, n more. */
static bool call(Flow *f, const OuInstruction *in, int64_t n)
{
    int64_t window = in->fields[1];
    if (window + 2 + n != (int64_t)f->v->depths[in->pc]) {
        return fault(f, "window of a call");
    }
    if (*at(f, window + 1) == DEAD) {
        return fault(f, "self of a call");
    }
    if (!take(f, window, OBJECT)) {
        return false;
    }
    consume(f, window + 1);
    if (in->opcode != OU_OPCODE_CALL_EX) {
        return take_run(f, window + 2, n) && put(f, in->fields[0], OBJECT);
    }
    return take(f, window + 2, OBJECT) && (n == 1 || take(f, window + 3, DICT)) && put(f, in->fields[0], OBJECT);
}

static bool make_function(Flow *f, const OuInstruction *in)
{
    const OuCode *made = (const OuCode *)ou_tuple_borrow(f->code->consts, in->word);
    int64_t part = in->fields[1];
    static const uint8_t kinds[] = {TUPLE, DICT, TUPLE};
    for (unsigned i = 0; i < 3; i++) {
        if ((in->fields[2] & (1 << i)) != 0 && !take(f, part++, (Kind)kinds[i])) {
            return false;
        }
    }
    if ((in->fields[2] & 8) != 0) {
        if (made->n_free > MAX_CELLS || *at(f, part) != CELLS + made->n_free) {
            return fault(f, "closure");
        }
        consume(f, part);
    }
    return put(f, in->fields[0], OBJECT);
}

/* `t`, on top of all that is live. */
static bool on_top(const Flow *f, int64_t reg, int64_t n)
{
    return reg + n == (int64_t)f->v->depths[f->in->pc] || fault(f, "depth");
}

/* Before anything of the instruction is done: locals that it is about. */
static bool local_op(Flow *f, const OuInstruction *in)
{
    int64_t a = in->fields[0];
    switch (in->opcode) {
    case OU_OPCODE_CHECK:
        if (!fits(*at(f, a), OBJECT)) {
            set(f, a, OBJECT);
        }
        break;
    case OU_OPCODE_MAKE_CELL: set(f, a, CELL); break;
    default: set(f, a, EMPTY); break; /* DELETE_LOCAL, CLEAR_LOCAL */
    }
    return true;
}

/* What happens when the instruction does not jump. */
static bool step(Flow *f, const OuInstruction *in)
{
    int64_t a = in->fields[0], b = in->fields[1], c = in->fields[2];
    uint16_t kind;
    switch (in->opcode) {
    case OU_OPCODE_NOP:
    case OU_OPCODE_JUMP:
    case OU_OPCODE_JUMP_BACK: return true;
    case OU_OPCODE_MOVE:
        kind = *at(f, b);
        return take(f, b, OBJECT) && put(f, a, kind);
    case OU_OPCODE_MOVE_F:
        kind = *at(f, b);
        return take(f, b, OBJECT) && put_pair(f, a, kind, EMPTY);
    case OU_OPCODE_COPY: return read(f, b, OBJECT) && put(f, a, *at(f, b));
    case OU_OPCODE_LOADK: return put(f, a, kind_of_constant(ou_tuple_borrow(f->code->consts, (size_t)b)));
    case OU_OPCODE_NULL_REG: return a < 0 ? fault(f, "local") : put(f, a, EMPTY);
    case OU_OPCODE_CHECK:
    case OU_OPCODE_DELETE_LOCAL:
    case OU_OPCODE_CLEAR_LOCAL:
    case OU_OPCODE_MAKE_CELL: return local_op(f, in);
    case OU_OPCODE_LOAD_CELL_F: return read(f, b, CELL) && put_pair(f, a, OBJECT, EMPTY);
    case OU_OPCODE_LOAD_GLOBAL_F:
    case OU_OPCODE_LOAD_NAME_F:
    case OU_OPCODE_LOAD_BUILD_CLASS: return put_pair(f, a, OBJECT, EMPTY);
    case OU_OPCODE_GET_METHOD: return take(f, b, OBJECT) && put_pair(f, a, OBJECT, MAYBE);
    case OU_OPCODE_BUILD_SLICE: return take_run(f, b, c) && put(f, a, OBJECT);
    case OU_OPCODE_BUILD_TUPLE: return build_tuple(f, a, b, c);
    case OU_OPCODE_BUILD_LIST: return take_run(f, b, c) && put(f, a, LIST);
    case OU_OPCODE_BUILD_SET: return take_run(f, b, c) && put(f, a, SET);
    case OU_OPCODE_BUILD_MAP: return take_run(f, b, 2 * c) && put(f, a, DICT);
    case OU_OPCODE_BUILD_STRING: return take_run(f, b, c) && put(f, a, STR);
    case OU_OPCODE_JIF_KEEP:
    case OU_OPCODE_JIFNOT_KEEP: return take(f, a, OBJECT);
    case OU_OPCODE_FOR_ITER: return read(f, b, OBJECT) && on_top(f, b, 1) && put(f, a, OBJECT);
    case OU_OPCODE_UNPACK:
    case OU_OPCODE_UNPACK_EX: {
        int64_t n = in->opcode == OU_OPCODE_UNPACK ? c : (int64_t)(in->word & 0xffff) + (int64_t)(in->word >> 16) + 1;
        bool fine = take(f, b, OBJECT);
        f->work += (size_t)n;
        for (int64_t i = 0; fine && i < n; i++) {
            fine = put(f, a + i, i == (int64_t)(in->word >> 16) && in->opcode == OU_OPCODE_UNPACK_EX ? LIST : OBJECT);
        }
        return fine;
    }
    case OU_OPCODE_CALL:
    case OU_OPCODE_CALL_KW: return call(f, in, c);
    case OU_OPCODE_CALL_EX: return call(f, in, 1 + c);
    case OU_OPCODE_MAKE_FUNCTION: return make_function(f, in);
    case OU_OPCODE_YIELD_FROM:
        return on_top(f, b, 2) && take(f, b, OBJECT) && take(f, b + 1, OBJECT) && put(f, a, OBJECT);
    case OU_OPCODE_END_ASYNC_FOR: return take(f, a, OBJECT) && take(f, a + 1, RAISED);
    case OU_OPCODE_PUSH_EXC:
        if (!take(f, a, RAISED)) {
            return false;
        }
        return put_pair(f, a, HANDLED, RAISED);
    case OU_OPCODE_CHECK_EG_MATCH: return take(f, b, OBJECT) && take(f, a, HANDLED) && put_pair(f, a, HANDLED, HANDLED);
    case OU_OPCODE_WITH_ENTER:
    case OU_OPCODE_WITH_ENTER_ASYNC: return take(f, b, OBJECT) && put_pair(f, a, OBJECT, OBJECT);
    case OU_OPCODE_IMPORT_NAME: return take(f, b, INT) && take(f, b + 1, OBJECT) && put(f, a, OBJECT);
    case OU_OPCODE_MATCH_CLASS: return read(f, b, OBJECT) && take(f, a, OBJECT) && put(f, a, OBJECT);
    default: return plain(f, in);
    }
}

/* What happens when it does; `now` is as before the instruction. */
static bool step_jumping(Flow *f, const OuInstruction *in)
{
    int64_t a = in->fields[0];
    switch (in->opcode) {
    case OU_OPCODE_JIF_KEEP:
    case OU_OPCODE_JIFNOT_KEEP: return read(f, a, OBJECT);
    case OU_OPCODE_FOR_ITER: return take(f, in->fields[1], OBJECT);
    default: return step(f, in);
    }
}

/* ---- states ---- */

/* State `from` flows to a place. */
static void arrive(Flow *f, uint32_t pc, const uint16_t *from)
{
    uint32_t place = f->place_of[pc] - 1;
    uint16_t *state = f->states + (size_t)place * f->n_regs;
    f->work += f->n_regs;
    if ((f->flags[place] & REACHED) == 0) {
        memcpy(state, from, f->n_regs * sizeof *state);
        f->flags[place] |= REACHED;
        make_dirty(f, place);
        return;
    }
    bool changed = false;
    for (size_t i = 0; i < f->n_regs; i++) {
        uint16_t both = merge(state[i], from[i]);
        changed = changed || both != state[i];
        state[i] = both;
    }
    if (changed) {
        make_dirty(f, place);
    }
}

/* FLOW-2 for `now` and the depth at pc. */
static bool settle(Flow *f, uint32_t pc)
{
    uint32_t depth = f->v->depths[pc];
    uint16_t *temps = f->now + f->code->n_locals;
    for (size_t i = depth; i < f->top; i++) {
        if (is_live(temps[i])) {
            return fault(f, "live temporary is left behind");
        }
        temps[i] = DEAD;
    }
    f->work += depth;
    for (size_t i = 0; i < depth; i++) {
        if (i >= f->top || temps[i] == DEAD) {
            return fault(f, "depth is above what is there");
        }
    }
    f->top = depth;
    return true;
}

/* What `now` is where the instruction that follows starts: checked, and handed on when that is a place. *done: it was. */
static bool flow_to(Flow *f, int64_t pc, bool *done)
{
    if (pc >= (int64_t)f->code->n_words) {
        return fault(f, "end of code is reached");
    }
    if (!settle(f, (uint32_t)pc)) {
        return false;
    }
    *done = f->place_of[pc] != 0;
    if (*done) {
        arrive(f, (uint32_t)pc, f->now);
    }
    return true;
}

/* `in` may raise: its handler gets the state before it, without the temporaries that are dropped. */
static bool find_handler(Flow *f)
{
    uint32_t index = f->handlers == NULL ? NO_HANDLER : f->handlers[f->in->pc];
    f->handler = NULL;
    if (index == NO_HANDLER) {
        return true;
    }
    const OuExceptionEntry *e = &f->code->exceptions[index];
    if (e->depth > f->v->depths[f->in->pc] || f->handlers[f->in->start] != index) {
        return fault(f, "exception entry");
    }
    uint16_t *temps = f->now + f->code->n_locals, saved = temps[e->depth];
    uint32_t place = f->place_of[e->handler] - 1;
    f->handler_place = place;
    f->handler_regs = e->depth;
    f->handler = f->states + (size_t)place * f->n_regs;
    size_t n = f->code->n_locals + e->depth + 1;
    temps[e->depth] = RAISED;
    f->work += n;
    if ((f->flags[place] & REACHED) == 0) {
        memset(f->handler, 0, f->n_regs * sizeof *f->handler);
        memcpy(f->handler, f->now, n * sizeof *f->handler);
        f->flags[place] |= REACHED;
        make_dirty(f, place);
    }
    bool changed = false;
    for (size_t i = 0; i < n; i++) {
        uint16_t both = merge(f->handler[i], f->now[i]);
        changed = changed || both != f->handler[i];
        f->handler[i] = both;
    }
    for (size_t i = n; i < f->n_regs; i++) { /* jumps lead to the handler's instruction, too */
        changed = changed || f->handler[i] != DEAD;
        f->handler[i] = DEAD;
    }
    temps[e->depth] = saved;
    if (changed) {
        make_dirty(f, place);
    }
    return true;
}

/* JNONE and JNOTNONE of a copy say what the original is. */
static void know_none(Flow *f, const OuInstruction *in, bool jumps)
{
    bool is_none = (in->opcode == OU_OPCODE_JNONE) == jumps;
    if ((in->opcode == OU_OPCODE_JNONE || in->opcode == OU_OPCODE_JNOTNONE) && !is_none && f->copied_to == in->fields[0] &&
        f->copied_to >= 0 && *at(f, f->copied_from) == HANDLED) {
        set(f, f->copied_from, RAISED);
    }
}

/* The way of a jump; `now` is left as it was. before: n_regs of scratch. */
static bool follow_jump(Flow *f, const OuInstruction *in, uint16_t *before)
{
    size_t top = f->top;
    bool done;
    memcpy(before, f->now, f->n_regs * sizeof *before);
    f->work += f->n_regs;
    if (!step_jumping(f, in)) {
        return false;
    }
    know_none(f, in, true);
    if (!flow_to(f, in->target, &done)) {
        return false;
    }
    memcpy(f->now, before, f->n_regs * sizeof *before);
    f->top = top;
    return true;
}

/* At the end of a frame. What raises leaves its temporaries to the unwinder. */
static bool leaves_nothing(const Flow *f)
{
    bool returns = f->in->opcode == OU_OPCODE_RETURN || f->in->opcode == OU_OPCODE_RETURN_K;
    const uint16_t *temps = f->now + f->code->n_locals;
    for (size_t i = 0; returns && i < f->top; i++) {
        if (is_live(temps[i])) {
            return fault(f, "live temporary is left behind");
        }
    }
    return true;
}

/* From a place to the next ones. */
static bool run_from(Flow *f, uint32_t place, uint16_t *before)
{
    uint32_t pc = f->places[place];
    OuInstruction in;
    bool done = false;
    memcpy(f->now, f->states + (size_t)place * f->n_regs, f->n_regs * sizeof *f->now);
    f->work += f->n_regs;
    f->top = f->v->depths[pc];
    f->in = &in;
    f->copied_to = -1;
    while (!done) {
        if (f->work++ > OU_VERIFY_MAX_WORK) {
            return ou_verify_fault(f->v, pc, "too complicated");
        }
        if (!ou_verify_decode(f->v, pc, &in)) {
            return false;
        }
        if (f->v->depths[in.pc] != f->v->depths[in.start]) {
            return fault(f, "depth within an instruction");
        }
        bool ends = ou_verify_ends_flow(in.opcode);
        if (!find_handler(f) || (in.jumps && !follow_jump(f, &in, before))) {
            return false;
        }
        if (ends && in.jumps) {
            return true;
        }
        if (!step(f, &in)) {
            return false;
        }
        if (ends) {
            return leaves_nothing(f);
        }
        know_none(f, &in, false);
        f->copied_to = in.opcode == OU_OPCODE_COPY ? in.fields[0] : -1;
        f->copied_from = in.fields[1];
        pc = in.next;
        if (!flow_to(f, pc, &done)) {
            return false;
        }
    }
    return true;
}

/* ---- the whole ---- */

/* Which entry counts at each word: the first that has it, as ou_code_handler() finds it. next: n_words + 1 of scratch, where from
 * each word the next one without an entry is (Tarjan's union-find, with path halving). */
static void paint_handlers(Flow *f, uint32_t *next)
{
    uint32_t n = f->code->n_words;
    for (uint32_t i = 0; i <= n; i++) {
        next[i] = i;
    }
    for (uint32_t i = 0; i < n; i++) {
        f->handlers[i] = NO_HANDLER;
    }
    for (uint32_t i = 0; i < f->code->n_exceptions; i++) {
        const OuExceptionEntry *e = &f->code->exceptions[i];
        for (uint32_t at_word = e->start;;) {
            while (next[at_word] != at_word) {
                next[at_word] = next[next[at_word]];
                at_word = next[at_word];
            }
            if (at_word >= e->end) {
                break;
            }
            f->handlers[at_word] = i;
            next[at_word] = at_word + 1;
        }
    }
}

/* The registers when the code starts. */
static void start_state(Flow *f)
{
    const OuCode *code = f->code;
    uint32_t n_params = code->n_args + code->n_kwonly + ((code->flags & OU_CO_VARARGS) ? 1 : 0) +
                        ((code->flags & OU_CO_VARKEYWORDS) ? 1 : 0);
    memset(f->now, 0, f->n_regs * sizeof *f->now);
    for (uint32_t i = 0; i < code->n_locals; i++) {
        f->now[i] = i < n_params ? OBJECT : i >= code->n_locals - code->n_free ? CELL : EMPTY;
    }
    arrive(f, 0, f->now);
}

static bool solve(Flow *f, uint16_t *before)
{
    start_state(f);
    while (f->n_dirty > 0) {
        f->work += f->n_places;
        for (uint32_t i = 0; i < f->n_places; i++) {
            if ((f->flags[i] & DIRTY) == 0) {
                continue;
            }
            f->flags[i] &= (uint8_t)~DIRTY;
            f->n_dirty--;
            if (!run_from(f, i, before)) {
                return false;
            }
        }
    }
    return true;
}

static void find_places(Flow *f)
{
    uint32_t n = 0;
    for (uint32_t pc = 0; pc < f->code->n_words; pc++) {
        if (pc == 0 || (f->v->marks[pc] & OU_MARK_TARGET) != 0) {
            f->places[n] = pc;
            f->place_of[pc] = ++n;
        }
    }
}

bool ou_verify_flow(const OuVerifier *v)
{
    const OuCode *code = v->code;
    OuThread *th = v->th;
    Flow f = {.v = v, .code = code, .n_regs = (size_t)code->n_locals + code->n_temps};
    size_t n = code->n_words, per_place, bytes, room;
    uint16_t *before = NULL;
    bool ok = false;
    if (v->depths[0] != 0) {
        return ou_verify_fault(v, 0, "depth at the start");
    }
    for (uint32_t pc = 0; pc < code->n_words; pc++) {
        f.n_places += pc == 0 || (v->marks[pc] & OU_MARK_TARGET) != 0;
    }
    per_place = f.n_regs * sizeof *f.states + sizeof *f.places + sizeof *f.flags;
    if (per_place > MAX_STATE / f.n_places) {
        return ou_verify_fault(v, 0, "too complicated");
    }
    /* One block: states, two more of them, places, place_of, handlers and their scratch, flags. */
    bytes = (f.n_places + (size_t)2) * f.n_regs * sizeof *f.states;
    bytes = (bytes + 3) / 4 * 4;
    size_t n_handlers = code->n_exceptions > 0 ? 2 * n + 1 : 0;
    room = bytes + (f.n_places + n + n_handlers) * sizeof(uint32_t) + f.n_places;
    char *block = ou_mem_take_zeroed(th, room);
    if (block == NULL) {
        return false;
    }
    f.states = (uint16_t *)(void *)block;
    f.now = f.states + (size_t)f.n_places * f.n_regs;
    before = f.now + f.n_regs;
    f.places = (uint32_t *)(void *)(block + bytes);
    f.place_of = f.places + f.n_places;
    f.handlers = n_handlers == 0 ? NULL : f.place_of + n;
    f.flags = (uint8_t *)(f.place_of + n + n_handlers);
    find_places(&f);
    if (f.handlers != NULL) {
        paint_handlers(&f, f.handlers + n);
    }
    ok = solve(&f, before);
    ou_mem_give(th, block, room);
    return ok;
}

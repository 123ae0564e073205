/* sre_code.c - from the code that the package re makes to a program of nodes.
 *
 * One pass over the numbers, with a stack of the constructs that are open; nothing recurses. Each construct says where it
 * ends, that place must lie in the one around it, and the numbers there must be those that close it. What has passed can
 * be run without further checks: jumps lead to nodes, groups exist, sets end. Anything else is RuntimeError.
 *
 * To read sets, groups and repeats straight from the code while matching was rejected: the checks would stand in the inner
 * loop, and what a loop needs to know of its body is cheapest found here. */
#include "10_builtin/sre/sre_int.h"

#include "00_base/checked.h"

#include <string.h>

typedef enum Kind { WHOLE, BODY, OPTIONAL, SKIPPED, LOOP, ALL, CUT, ASSERT, ASSERT_NOT, ARM, IF_YES, IF_NO } Kind;

/* A construct that is open. */
typedef struct Open {
    Kind kind;
    size_t end;    /* the place in the code where what closes it stands */
    size_t node;   /* the node that opened it; ARM: its TRY; IF_NO: the JUMP before it */
    size_t least;  /* characters that what was read of it matches at least */
    size_t best;   /* ARM: the least of the arms before; IF_NO: of the yes part */
    size_t jumps;  /* ARM: the last of the JUMPs behind arms, each linked to the one before by `to`; NONE */
    size_t target; /* ARM: where the arms' jumps lead in the code; NONE: not known yet */
    uint32_t min, max;
    bool lazy;
} Open;
#define NONE SIZE_MAX

typedef struct Reader {
    OuThread *th;
    OuSreProgram *program;
    const uint32_t *code;
    size_t at;      /* the place in the code */
    Open *open;
    size_t n_open, open_room;
    size_t sealed;  /* nodes before this one are not to be made longer: jumps lead behind them */
} Reader;

static bool bad(Reader *r)
{
    return ou_raise(r->th, &ou_exc_runtime_error, "invalid SRE code");
}

/* One more entry of a vector: its room is made. */
static bool grow(OuThread *th, void **items, size_t *room, size_t used, size_t item_size)
{
    if (used < *room) {
        return true;
    }
    size_t more;
    if (used >= UINT32_MAX / 2 || !ou_checked_grown(used + 1, item_size, &more)) {
        return ou_raise_memory(th);
    }
    void *grown = ou_mem_resize(th, *items, *room * item_size, more * item_size);
    if (grown == NULL) {
        return false;
    }
    *items = grown;
    *room = more;
    return true;
}

static OuSreNode *emit(Reader *r, OuSreOp op)
{
    OuSreProgram *p = r->program;
    void *nodes = p->nodes;
    if (!grow(r->th, &nodes, &p->nodes_room, p->n_nodes, sizeof(OuSreNode))) {
        return NULL;
    }
    p->nodes = nodes;
    OuSreNode *node = &p->nodes[p->n_nodes++];
    *node = (OuSreNode){.op = (uint8_t)op};
    return node;
}

static bool pool_add(Reader *r, uint32_t c)
{
    OuSreProgram *p = r->program;
    void *pool = p->pool;
    if (!grow(r->th, &pool, &p->pool_room, p->n_pool, sizeof(uint32_t))) {
        return false;
    }
    p->pool = pool;
    p->pool[p->n_pool++] = c;
    return true;
}

bool ou_sre_set_add(OuThread *th, OuSreProgram *program, uint32_t *out)
{
    void *sets = program->sets;
    if (!grow(th, &sets, &program->sets_room, program->n_sets, sizeof(OuSreSet))) {
        return false;
    }
    program->sets = sets;
    *out = (uint32_t)program->n_sets;
    memset(&program->sets[program->n_sets++], 0, sizeof(OuSreSet));
    return true;
}

static bool open_push(Reader *r, Kind kind, size_t end, size_t node)
{
    void *open = r->open;
    if (!grow(r->th, &open, &r->open_room, r->n_open, sizeof(Open))) {
        return false;
    }
    r->open = open;
    r->open[r->n_open++] = (Open){.kind = kind, .end = end, .node = node, .jumps = NONE, .target = NONE};
    r->sealed = r->program->n_nodes;
    return true;
}

static Open *top(Reader *r)
{
    return &r->open[r->n_open - 1];
}

/* The innermost construct is done. Returns what it matched at least. */
static size_t open_pop(Reader *r)
{
    r->sealed = r->program->n_nodes;
    return r->open[--r->n_open].least;
}

static void add_least(Reader *r, size_t least, size_t times)
{
    size_t all;
    Open *o = top(r);
    if (!ou_checked_mul(least, times, &all) || !ou_checked_add(o->least, all, &o->least)) {
        o->least = OU_SIZE_LIMIT;
    }
}

static bool registers_take(Reader *r, size_t n, uint32_t *first)
{
    OuSreProgram *p = r->program;
    if (p->n_registers + n > UINT32_MAX) {
        return ou_raise_memory(r->th);
    }
    *first = (uint32_t)p->n_registers;
    p->n_registers += n;
    return true;
}

/* ---- one character ---- */

typedef struct SetFacts {
    bool negated, local, simple; /* simple: only characters below 256 are named, and none by category */
    size_t n_entries;
    uint32_t category;           /* of the last entry, when that is one; else OU_N_CATEGORIES */
} SetFacts;

/* Does a set stand exactly in [at, end) of the code? */
static bool set_check(const uint32_t *code, size_t at, size_t end, SetFacts *facts)
{
    *facts = (SetFacts){.simple = true, .category = OU_N_CATEGORIES};
    while (at < end) {
        size_t left = end - at - 1; /* numbers behind the one looked at */
        uint32_t op = code[at++];
        size_t n;
        facts->n_entries++;
        switch (op) {
        case OU_CODE_FAILURE: facts->n_entries--; return left == 0;
        case OU_CODE_NEGATE:
            facts->n_entries--;
            facts->negated = !facts->negated;
            facts->simple = facts->simple && facts->n_entries == 0;
            n = 0;
            break;
        case OU_CODE_LITERAL:
            n = 1;
            facts->simple = facts->simple && left >= n && code[at] < 256;
            break;
        case OU_CODE_RANGE:
        case OU_CODE_RANGE_UNI_IGNORE:
            n = 2;
            facts->simple = facts->simple && op == OU_CODE_RANGE && left >= n && code[at + 1] < 256;
            break;
        case OU_CODE_CHARSET: n = 8; break;
        case OU_CODE_BIGCHARSET:
            facts->simple = false;
            n = 65;
            if (left < n || code[at] > 256 || left < n + (size_t)code[at] * 8) {
                return false;
            }
            for (size_t i = 0; i < 256; i++) {
                if (((const uint8_t *)(code + at + 1))[i] >= code[at]) {
                    return false;
                }
            }
            n += (size_t)code[at] * 8;
            break;
        case OU_CODE_CATEGORY:
            facts->simple = false;
            n = 1;
            if (left < n || code[at] >= OU_N_CATEGORIES) {
                return false;
            }
            facts->category = code[at];
            facts->local = facts->local || code[at] == OU_CAT_LOC_WORD || code[at] == OU_CAT_LOC_NOT_WORD;
            break;
        default: return false;
        }
        if (left < n) {
            return false;
        }
        at += n;
    }
    return false;
}

static bool set_new(Reader *r, OuSreNode *out, OuSreSet set)
{
    uint32_t number;
    if (!ou_sre_set_add(r->th, r->program, &number)) {
        return false;
    }
    r->program->sets[number] = set;
    ou_sre_set_fill(r->program, &r->program->sets[number]);
    out->op = set.local ? OU_SRE_LOCAL_SET : OU_SRE_SET;
    out->a = number;
    return true;
}

static bool in_set(Reader *r, size_t limit, OuSreFold fold, OuSreNode *out)
{
    size_t skip_at = r->at;
    if (skip_at >= limit || r->code[skip_at] > limit - skip_at) {
        return bad(r);
    }
    size_t end = skip_at + r->code[skip_at];
    SetFacts facts;
    if (end <= skip_at || !set_check(r->code, skip_at + 1, end, &facts)) {
        return bad(r);
    }
    r->at = end;
    OuSreSet set = {.wide = OU_WIDE_CODE, .fold = (uint8_t)fold, .detail = (uint32_t)(skip_at + 1)};
    set.local = facts.local || fold == OU_FOLD_LOCALE;
    if (facts.simple && (fold == OU_FOLD_NONE || fold == OU_FOLD_ASCII)) {
        if (!set_new(r, out, set)) { /* the table is filled in by the code; only then that is given up */
            return false;
        }
        r->program->sets[out->a].wide = facts.negated ? OU_WIDE_YES : OU_WIDE_NO;
        return true;
    }
    if (facts.n_entries == 1 && facts.category < OU_N_CATEGORIES && fold == OU_FOLD_NONE) {
        set.wide = OU_WIDE_CATEGORY;
        set.detail = facts.category ^ (facts.negated ? 1 : 0); /* each category has its contrary as neighbour */
    }
    return set_new(r, out, set);
}

static bool folded_char(Reader *r, size_t limit, OuSreFold fold, bool negated, OuSreNode *out)
{
    if (r->at >= limit) {
        return bad(r);
    }
    uint32_t c = r->code[r->at++];
    if (fold == OU_FOLD_NONE) {
        out->op = negated ? OU_SRE_NOT_CHAR : OU_SRE_CHAR;
        out->a = c;
        return true;
    }
    return set_new(r, out, (OuSreSet){.wide = negated ? OU_WIDE_NOT_CHAR : OU_WIDE_CHAR, .fold = (uint8_t)fold,
                                      .local = fold == OU_FOLD_LOCALE, .detail = c});
}

static bool category(Reader *r, size_t limit, OuSreNode *out)
{
    if (r->at >= limit || r->code[r->at] >= OU_N_CATEGORIES) {
        return bad(r);
    }
    uint32_t c = r->code[r->at++];
    return set_new(r, out, (OuSreSet){.wide = OU_WIDE_CATEGORY, .detail = c,
                                      .local = c == OU_CAT_LOC_WORD || c == OU_CAT_LOC_NOT_WORD});
}

/* Reads what matches one character, if that stands here: *found. out: its op and a. */
static bool one(Reader *r, size_t limit, OuSreNode *out, bool *found)
{
    *found = true;
    switch (r->at < limit ? r->code[r->at++] : UINT32_MAX) {
    case OU_CODE_ANY: out->op = OU_SRE_ANY; return true;
    case OU_CODE_ANY_ALL: out->op = OU_SRE_ANY_ALL; return true;
    case OU_CODE_LITERAL: return folded_char(r, limit, OU_FOLD_NONE, false, out);
    case OU_CODE_NOT_LITERAL: return folded_char(r, limit, OU_FOLD_NONE, true, out);
    case OU_CODE_LITERAL_IGNORE: return folded_char(r, limit, OU_FOLD_ASCII, false, out);
    case OU_CODE_NOT_LITERAL_IGNORE: return folded_char(r, limit, OU_FOLD_ASCII, true, out);
    case OU_CODE_LITERAL_UNI_IGNORE: return folded_char(r, limit, OU_FOLD_UNICODE, false, out);
    case OU_CODE_NOT_LITERAL_UNI_IGNORE: return folded_char(r, limit, OU_FOLD_UNICODE, true, out);
    case OU_CODE_LITERAL_LOC_IGNORE: return folded_char(r, limit, OU_FOLD_LOCALE, false, out);
    case OU_CODE_NOT_LITERAL_LOC_IGNORE: return folded_char(r, limit, OU_FOLD_LOCALE, true, out);
    case OU_CODE_CATEGORY: return category(r, limit, out);
    case OU_CODE_IN: return in_set(r, limit, OU_FOLD_NONE, out);
    case OU_CODE_IN_IGNORE: return in_set(r, limit, OU_FOLD_ASCII, out);
    case OU_CODE_IN_UNI_IGNORE: return in_set(r, limit, OU_FOLD_UNICODE, out);
    case OU_CODE_IN_LOC_IGNORE: return in_set(r, limit, OU_FOLD_LOCALE, out);
    default: *found = false; return true;
    }
}

/* A character by itself: letters in a row become a string. */
static bool emit_one(Reader *r, OuSreNode node)
{
    OuSreProgram *p = r->program;
    OuSreNode *last = p->n_nodes > r->sealed ? &p->nodes[p->n_nodes - 1] : NULL;
    add_least(r, 1, 1);
    if (node.op == OU_SRE_CHAR && last != NULL && last->op == OU_SRE_CHAR) {
        uint32_t first = last->a;
        last->op = OU_SRE_STRING;
        last->a = (uint32_t)p->n_pool;
        last->min = 2;
        return pool_add(r, first) && pool_add(r, node.a);
    }
    if (node.op == OU_SRE_CHAR && last != NULL && last->op == OU_SRE_STRING) {
        last->min++;
        return pool_add(r, node.a);
    }
    last = emit(r, (OuSreOp)node.op);
    if (last == NULL) {
        return false;
    }
    last->a = node.a;
    return true;
}

/* ---- what opens ---- */

/* The number at r->at says how far the construct goes; at least `head` numbers of its own stand there. *end: behind it. */
static bool extent(Reader *r, size_t head, size_t *end)
{
    size_t limit = top(r)->end;
    if (r->at >= limit || r->code[r->at] > limit - r->at || r->code[r->at] < head) {
        return bad(r);
    }
    *end = r->at + r->code[r->at];
    return true;
}

static bool repeat_one(Reader *r, uint32_t op)
{
    size_t end;
    bool found;
    OuSreNode what = {0};
    if (!extent(r, 4, &end)) {
        return false;
    }
    uint32_t min = r->code[r->at + 1], max = r->code[r->at + 2];
    r->at += 3;
    if (!one(r, end, &what, &found)) {
        return false;
    }
    if (!found || min > max || r->at + 1 != end || r->code[r->at] != OU_CODE_SUCCESS) {
        return bad(r);
    }
    r->at = end;
    add_least(r, 1, min);
    static const uint8_t pairs[][2] = {{OU_SRE_ONE_MAX, OU_SRE_ONE_BACK}, {OU_SRE_ONE_MIN, OU_SRE_ONE_MORE}, {OU_SRE_ONE_ALL, 0}};
    const uint8_t *pair = pairs[op == OU_CODE_REPEAT_ONE ? 0 : op == OU_CODE_MIN_REPEAT_ONE ? 1 : 2];
    for (size_t i = 0; i < 2 && pair[i] != 0; i++) {
        OuSreNode *node = emit(r, (OuSreOp)pair[i]);
        if (node == NULL) {
            return false;
        }
        node->one = what.op;
        node->a = what.a;
        node->min = min;
        node->max = max;
    }
    r->sealed = r->program->n_nodes;
    return true;
}

static bool repeat(Reader *r)
{
    size_t end, limit = top(r)->end, first = r->program->n_nodes;
    if (!extent(r, 3, &end)) {
        return false;
    }
    uint32_t min = r->code[r->at + 1], max = r->code[r->at + 2];
    if (end >= limit || min > max || (r->code[end] != OU_CODE_MAX_UNTIL && r->code[end] != OU_CODE_MIN_UNTIL)) {
        return bad(r);
    }
    r->at += 3;
    bool lazy = r->code[end] == OU_CODE_MIN_UNTIL;
    Kind kind = max == 0 ? SKIPPED : max > 1 ? LOOP : min == 1 ? BODY : OPTIONAL;
    uint32_t registers = 0;
    if (kind == LOOP && !registers_take(r, 2, &registers)) {
        return false;
    }
    if (kind != BODY) {
        OuSreNode *node = emit(r, kind == LOOP      ? OU_SRE_LOOP_START
                                  : kind == SKIPPED ? OU_SRE_JUMP
                                  : lazy            ? OU_SRE_TRY_LATER
                                                    : OU_SRE_TRY);
        if (node == NULL) {
            return false;
        }
        node->a = registers;
        node->min = min;
        node->max = max;
        node->flags = min <= 1 && max == OU_SRE_MAX_REPEAT ? 0 : OU_NODE_COUNTED;
    }
    if (!open_push(r, kind, end, first)) {
        return false;
    }
    top(r)->min = min;
    top(r)->max = max;
    top(r)->lazy = lazy;
    return true;
}

static bool repeat_all(Reader *r)
{
    size_t end, limit = top(r)->end, first = r->program->n_nodes;
    if (!extent(r, 3, &end)) {
        return false;
    }
    uint32_t min = r->code[r->at + 1], max = r->code[r->at + 2], registers = 0;
    if (end >= limit || min > max || r->code[end] != OU_CODE_SUCCESS) {
        return bad(r);
    }
    r->at += 3;
    if (!registers_take(r, 3, &registers)) {
        return false;
    }
    for (size_t i = 0; i < 2; i++) {
        OuSreNode *node = emit(r, i == 0 ? OU_SRE_ALL_START : OU_SRE_ALL_NEXT);
        if (node == NULL) {
            return false;
        }
        node->a = registers;
        node->min = min;
        node->max = max;
    }
    if (!open_push(r, ALL, end, first)) {
        return false;
    }
    top(r)->min = min;
    return true;
}

/* An atomic group or an assertion: code between a head and SUCCESS. */
static bool enclosed(Reader *r, Kind kind, OuSreOp op, size_t head, size_t n_registers)
{
    size_t end, first = r->program->n_nodes;
    uint32_t registers = 0;
    if (!extent(r, head + 1, &end)) {
        return false;
    }
    if (r->code[end - 1] != OU_CODE_SUCCESS) {
        return bad(r);
    }
    if (!registers_take(r, n_registers, &registers)) {
        return false;
    }
    OuSreNode *node = emit(r, op);
    if (node == NULL) {
        return false;
    }
    node->a = registers;
    node->min = head == 2 ? r->code[r->at + 1] : 0;
    r->at += head;
    return open_push(r, kind, end - 1, first);
}

/* The number at r->at says how long the arm is; it ends with a JUMP. *last: none follows. */
static bool arm_extent(Reader *r, size_t limit, size_t *jump, bool *last)
{
    size_t skip = r->code[r->at];
    if (skip < 3 || skip >= limit - r->at || r->code[r->at + skip - 2] != OU_CODE_JUMP) {
        return bad(r);
    }
    *jump = r->at + skip - 2;
    *last = r->code[r->at + skip] == 0;
    r->at++;
    return true;
}

static bool branch(Reader *r)
{
    size_t limit = top(r)->end, jump, first = r->program->n_nodes;
    bool last;
    if (r->at >= limit) {
        return bad(r);
    }
    if (r->code[r->at] == 0) {
        r->at++;
        r->sealed = r->program->n_nodes + 1;
        return emit(r, OU_SRE_FAIL) != NULL;
    }
    if (!arm_extent(r, limit, &jump, &last) || (!last && emit(r, OU_SRE_TRY) == NULL) ||
        !open_push(r, ARM, jump, last ? NONE : first)) {
        return false;
    }
    top(r)->best = SIZE_MAX;
    return true;
}

/* At the JUMP that ends an arm. The construct is used again for the next one. */
static bool arm_close(Reader *r)
{
    OuSreProgram *p = r->program;
    Open *o = top(r);
    size_t limit = r->open[r->n_open - 2].end, target = r->at + 1 + r->code[r->at + 1], jump, here;
    bool last = r->code[r->at + 2] == 0;
    if (o->target != NONE && o->target != target) {
        return bad(r);
    }
    o->target = target;
    o->best = o->least < o->best ? o->least : o->best;
    o->least = 0;
    r->at += 2;
    if (!last) {
        here = p->n_nodes;
        OuSreNode *node = emit(r, OU_SRE_JUMP);
        if (node == NULL) {
            return false;
        }
        node->to = (uint32_t)o->jumps;
        o->jumps = here;
        p->nodes[o->node].to = (uint32_t)p->n_nodes;
        r->sealed = p->n_nodes;
        if (!arm_extent(r, limit, &jump, &last)) {
            return false;
        }
        o->end = jump;
        o->node = last ? NONE : p->n_nodes;
        return last || emit(r, OU_SRE_TRY) != NULL;
    }
    if (++r->at != target) {
        return bad(r);
    }
    for (size_t i = o->jumps; i != NONE; i = jump) {
        jump = p->nodes[i].to == (uint32_t)NONE ? NONE : p->nodes[i].to;
        p->nodes[i].to = (uint32_t)p->n_nodes;
    }
    size_t best = o->best;
    open_pop(r);
    add_least(r, best, 1);
    return true;
}

static bool if_group(Reader *r)
{
    size_t limit = top(r)->end, first = r->program->n_nodes;
    if (limit - r->at < 2 || r->code[r->at] >= r->program->n_groups || r->code[r->at + 1] < 2 ||
        r->code[r->at + 1] > limit - r->at) {
        return bad(r);
    }
    size_t end = r->at + r->code[r->at + 1];
    OuSreNode *node = emit(r, OU_SRE_IF_GROUP);
    if (node == NULL) {
        return false;
    }
    node->a = r->code[r->at];
    r->at += 2;
    return open_push(r, IF_YES, end, first);
}

/* At a JUMP where the yes part ends: the no part follows. */
static bool if_group_else(Reader *r)
{
    OuSreProgram *p = r->program;
    Open *o = top(r);
    if (o->kind != IF_YES || r->at + 1 != o->end) { /* so there is a construct around it */
        return bad(r);
    }
    size_t limit = r->open[r->n_open - 2].end, end = r->at + r->code[r->at];
    if (r->code[r->at] < 1 || r->code[r->at] > limit - r->at) {
        return bad(r);
    }
    size_t jump = p->n_nodes;
    if (emit(r, OU_SRE_JUMP) == NULL) {
        return false;
    }
    p->nodes[o->node].to = (uint32_t)p->n_nodes;
    *o = (Open){.kind = IF_NO, .end = end, .node = jump, .best = o->least};
    r->sealed = p->n_nodes;
    r->at++;
    return true;
}

static bool group_again(Reader *r, OuSreFold fold)
{
    if (r->at >= top(r)->end || r->code[r->at] >= r->program->n_groups) {
        return bad(r);
    }
    OuSreNode *node = emit(r, OU_SRE_GROUP_AGAIN);
    if (node == NULL) {
        return false;
    }
    node->a = r->code[r->at++];
    node->one = (uint8_t)fold;
    return true;
}

static bool mark(Reader *r)
{
    if (r->at >= top(r)->end || r->code[r->at] >= 2 * r->program->n_groups) {
        return bad(r);
    }
    OuSreNode *node = emit(r, (r->code[r->at] & 1) != 0 ? OU_SRE_CLOSE : OU_SRE_OPEN);
    if (node == NULL) {
        return false;
    }
    node->a = r->code[r->at++];
    return true;
}

static bool place(Reader *r)
{
    if (r->at >= top(r)->end || r->code[r->at] >= OU_N_ATS) {
        return bad(r);
    }
    OuSreNode *node = emit(r, OU_SRE_AT);
    if (node == NULL) {
        return false;
    }
    node->a = r->code[r->at++];
    return true;
}

static bool step(Reader *r)
{
    OuSreNode what = {0};
    bool found;
    size_t from = r->at;
    if (!one(r, top(r)->end, &what, &found)) {
        return false;
    }
    if (found) {
        return emit_one(r, what);
    }
    r->at = from + 1;
    uint32_t op = r->code[from];
    switch (op) {
    case OU_CODE_FAILURE: return emit(r, OU_SRE_FAIL) != NULL;
    case OU_CODE_AT: return place(r);
    case OU_CODE_MARK: return mark(r);
    case OU_CODE_BRANCH: return branch(r);
    case OU_CODE_REPEAT: return repeat(r);
    case OU_CODE_REPEAT_ONE:
    case OU_CODE_MIN_REPEAT_ONE:
    case OU_CODE_POSSESSIVE_REPEAT_ONE: return repeat_one(r, op);
    case OU_CODE_POSSESSIVE_REPEAT: return repeat_all(r);
    case OU_CODE_ATOMIC_GROUP: return enclosed(r, CUT, OU_SRE_CUT_START, 1, 1);
    case OU_CODE_ASSERT: return enclosed(r, ASSERT, OU_SRE_ASSERT, 2, 2);
    case OU_CODE_ASSERT_NOT: return enclosed(r, ASSERT_NOT, OU_SRE_ASSERT_NOT, 2, 1);
    case OU_CODE_GROUPREF: return group_again(r, OU_FOLD_NONE);
    case OU_CODE_GROUPREF_IGNORE: return group_again(r, OU_FOLD_ASCII);
    case OU_CODE_GROUPREF_UNI_IGNORE: return group_again(r, OU_FOLD_UNICODE);
    case OU_CODE_GROUPREF_LOC_IGNORE: return group_again(r, OU_FOLD_LOCALE);
    case OU_CODE_GROUPREF_EXISTS: return if_group(r);
    case OU_CODE_JUMP: return if_group_else(r);
    default: return bad(r);
    }
}

/* ---- what closes ---- */

static bool loop_close(Reader *r, const Open *o)
{
    OuSreProgram *p = r->program;
    uint32_t first = (uint32_t)o->node, last = (uint32_t)p->n_nodes;
    OuSreNode start = p->nodes[first];
    start.flags |= o->least == 0 ? OU_NODE_EMPTY : 0;
    start.to = last;
    p->nodes[first] = start;
    for (size_t i = 0; i < (o->lazy ? 2 : 1); i++) {
        OuSreNode *node = emit(r, !o->lazy ? OU_SRE_LOOP_MAX : i == 0 ? OU_SRE_LOOP_MIN : OU_SRE_LOOP_MORE);
        if (node == NULL) {
            return false;
        }
        uint8_t op = node->op;
        *node = start;
        node->op = op;
        node->to = first + 1;
    }
    return true;
}

/* A node that ends something: it has the registers of the one that began it. */
static bool emit_end(Reader *r, OuSreOp op, size_t first, uint32_t to)
{
    OuSreNode *node = emit(r, op);
    if (node == NULL) {
        return false;
    }
    node->a = r->program->nodes[first].a;
    node->to = to;
    return true;
}

/* The code of the innermost construct has been read. *done: it was the whole. */
static bool close(Reader *r, bool *done)
{
    OuSreProgram *p = r->program;
    Open o = *top(r);
    if (o.kind == ARM) {
        return arm_close(r);
    }
    size_t least = open_pop(r);
    bool ok = true;
    switch (o.kind) {
    case WHOLE:
        p->least = least;
        *done = true;
        return emit(r, OU_SRE_END) != NULL;
    case BODY: add_least(r, least, 1); break;
    case SKIPPED:
    case OPTIONAL: p->nodes[o.node].to = (uint32_t)p->n_nodes; break;
    case LOOP:
        ok = loop_close(r, &o);
        add_least(r, least, o.min);
        break;
    case ALL:
        ok = emit_end(r, OU_SRE_ALL_END, o.node, (uint32_t)o.node + 1);
        p->nodes[o.node + 1].to = (uint32_t)p->n_nodes;
        add_least(r, least, o.min);
        break;
    case CUT:
        ok = emit_end(r, OU_SRE_CUT_END, o.node, 0);
        add_least(r, least, 1);
        break;
    case ASSERT:
        ok = emit_end(r, OU_SRE_ASSERT_END, o.node, 0);
        p->nodes[o.node].to = (uint32_t)p->n_nodes;
        break;
    case ASSERT_NOT:
        ok = emit_end(r, OU_SRE_ASSERT_NOT_END, o.node, 0);
        p->nodes[o.node].to = (uint32_t)p->n_nodes;
        break;
    case IF_YES:
        p->nodes[o.node].to = (uint32_t)p->n_nodes;
        r->at--; /* nothing of the code closes it */
        break;
    case IF_NO:
        p->nodes[o.node].to = (uint32_t)p->n_nodes;
        add_least(r, least < o.best ? least : o.best, 1);
        r->at--;
        break;
    case ARM: break;
    }
    r->sealed = p->n_nodes;
    r->at++;
    return ok;
}

/* ---- the whole ---- */

/* What stands before the pattern proper: its sizes and how it begins, which the nodes tell as well. It is only checked. */
static bool info(Reader *r, size_t limit)
{
    const uint32_t *code = r->code;
    if (limit < 2 || code[0] != OU_CODE_INFO) {
        return true;
    }
    size_t end = 1 + (size_t)code[1], n = code[1];
    SetFacts facts;
    if (n < 4 || end > limit || code[2] > 7) {
        return bad(r);
    }
    bool has_prefix = (code[2] & 1) != 0, has_set = (code[2] & 4) != 0;
    if ((has_prefix && has_set) || (!has_prefix && (code[2] & 2) != 0)) {
        return bad(r);
    }
    if (has_prefix && (n < 6 || n != 6 + 2 * (size_t)code[5] || code[6] > code[5])) {
        return bad(r);
    }
    if (has_set ? !set_check(code, 5, end, &facts) : !has_prefix && n != 4) {
        return bad(r);
    }
    r->at = end;
    return true;
}

static bool read_all(Reader *r, size_t n_code)
{
    bool done = false;
    if (n_code == 0 || r->code[n_code - 1] != OU_CODE_SUCCESS) {
        return bad(r);
    }
    if (emit(r, OU_SRE_STOP) == NULL || !info(r, n_code - 1) || !open_push(r, WHOLE, n_code - 1, 0)) {
        return false;
    }
    while (!done) {
        if (!(r->at == top(r)->end ? close(r, &done) : step(r))) {
            return false;
        }
        if (!done && r->at > top(r)->end) {
            return bad(r);
        }
    }
    return true;
}

bool ou_sre_translate(OuThread *th, OuSreProgram *program)
{
    Reader r = {.th = th, .program = program, .code = program->code};
    program->n_registers = OU_SRE_LAST_GROUP(program) + 1;
    bool ok = read_all(&r, program->n_code) && ou_sre_look_fill(th, program);
    ou_mem_give(th, r.open, r.open_room * sizeof(Open));
    return ok;
}

void ou_sre_program_end(OuThread *th, OuSreProgram *program)
{
    ou_mem_give(th, program->nodes, program->nodes_room * sizeof(OuSreNode));
    ou_mem_give(th, program->sets, program->sets_room * sizeof(OuSreSet));
    ou_mem_give(th, program->pool, program->pool_room * sizeof(uint32_t));
    ou_mem_give(th, program->code, program->n_code * sizeof(uint32_t));
    *program = (OuSreProgram){0};
}

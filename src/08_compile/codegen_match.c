/* codegen_match.c - match statements.
 *
 * A pattern consumes the temporary on top, its subject. What it captures goes to slots below all that: names are bound when
 * the whole pattern has matched, and before the guard. The slot of the first name is the topmost, so that names are bound in
 * order by taking slots off the top.
 *
 * A test that fails jumps to the label of the depth it leaves. These labels stand behind the case in a row, the deepest first,
 * each dropping one temporary and falling into the next. Rejected: one exit for each test, which drops on its own, is
 * quadratic in the code of a long sequence.
 *
 * The checks (names bound twice, patterns that cannot be reached) are a walk of their own before any code is emitted. */
#include "08_compile/codegen_int.h"

#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/set.h"
#include "06_types/str.h"
#include "06_types/tuple.h"

#define MAX_BEFORE_STAR 0xff

/* ---- checks ---- */

typedef struct NameRoom {
    OuObject **items; /* in the order of binding */
    uint32_t n, room;
} NameRoom;

typedef struct Checker {
    OuGen *g;
    NameRoom names;
    const OuNode *at; /* the pattern visited last: where errors are reported */
    bool may_be_irrefutable;
} Checker;

static bool same_name(OuObject *a, OuObject *b)
{
    return a == b || ou_str_equal(a, b);
}

/* Place of the name; n: it is not among them. */
static uint32_t find_name(const NameRoom *names, OuObject *name)
{
    uint32_t i = 0;
    while (i < names->n && !same_name(names->items[i], name)) {
        i++;
    }
    return i;
}

static void add_name(Checker *c, OuObject *name)
{
    OuGen *g = c->g;
    if (name == NULL || g->failed) {
        return;
    }
    if (ou_str_equal_text(name, "__debug__")) {
        ou_gen_fail(g, c->at, "cannot assign to __debug__");
        return;
    }
    NameRoom *names = &c->names;
    if (find_name(names, name) < names->n) {
        ou_gen_fail(g, c->at, "multiple assignments to name %R in pattern", name);
        return;
    }
    if (names->n == names->room) {
        uint32_t room = names->room * 2 + 4;
        OuObject **items = ou_gen_take(g, room * sizeof *items);
        if (items == NULL) {
            return;
        }
        for (uint32_t i = 0; i < names->n; i++) {
            items[i] = names->items[i];
        }
        names->items = items;
        names->room = room;
    }
    names->items[names->n++] = name;
}

static void check(Checker *c, OuNode *node);

/* `_` and `*_` */
static bool captures_nothing(const OuNode *node)
{
    return node->kind == OU_N_MATCH_STAR
               ? node->name.id == NULL
               : node->kind == OU_N_MATCH_AS && node->match_as.pattern == NULL && node->match_as.name == NULL;
}

static void check_parts(Checker *c, OuNodes parts, bool skip_wildcards)
{
    bool before = c->may_be_irrefutable;
    c->may_be_irrefutable = true;
    for (uint32_t i = 0; i < parts.n; i++) {
        if (!(skip_wildcards && captures_nothing(parts.items[i]))) { /* they have no place in CPython's code either */
            check(c, parts.items[i]);
        }
    }
    c->may_be_irrefutable = before;
}

static void check_or(Checker *c, OuNode *node)
{
    NameRoom outer = c->names, first = {0};
    bool before = c->may_be_irrefutable;
    for (uint32_t i = 0; i < node->list.n && !c->g->failed; i++) {
        c->names = (NameRoom){0};
        c->may_be_irrefutable = before && i + 1 == node->list.n;
        check(c, node->list.items[i]);
        if (i == 0) {
            first = c->names;
            continue;
        }
        bool same = first.n == c->names.n;
        for (uint32_t k = 0; same && k < first.n; k++) {
            same = find_name(&c->names, first.items[k]) < c->names.n;
        }
        if (!same) {
            ou_gen_fail(c->g, c->at, "alternative patterns bind different names");
        }
    }
    c->may_be_irrefutable = before;
    c->names = outer;
    for (uint32_t i = 0; i < first.n; i++) {
        add_name(c, first.items[i]);
    }
}

static void check_sequence(Checker *c, OuNode *node)
{
    OuNodes items = node->list;
    uint32_t star = items.n;
    for (uint32_t i = 0; i < items.n; i++) {
        if (items.items[i]->kind == OU_N_MATCH_STAR) {
            if (star < items.n) {
                ou_gen_fail(c->g, c->at, "multiple starred names in sequence pattern");
                return;
            }
            star = i;
        }
    }
    if (star < items.n && (star > MAX_BEFORE_STAR || items.n - star - 1 > 0xffff)) {
        ou_gen_fail(c->g, c->at, "too many expressions in star-unpacking sequence pattern");
        return;
    }
    check_parts(c, items, star < items.n && captures_nothing(items.items[star]));
}

static void check_keys(Checker *c, OuNodes keys)
{
    OuGen *g = c->g;
    OuObject *seen = g->failed ? NULL : ou_gen_own(g, ou_set_new(g->th, NULL));
    for (uint32_t i = 0; i < keys.n && !g->failed; i++) {
        OuObject *k = ou_fold(g, keys.items[i]);
        if (k == NULL) {
            if (keys.items[i]->kind != OU_N_ATTRIBUTE) {
                ou_gen_fail(g, c->at, "mapping pattern keys may only match literals and attribute lookups");
            }
            continue;
        }
        OuTruth twice = ou_set_has(g->th, seen, k);
        if (twice == OU_TRUE) {
            ou_gen_fail(g, c->at, "mapping pattern checks duplicate key (%R)", k);
        } else {
            g->failed = g->failed || twice == OU_ERROR || !ou_set_add(g->th, seen, k);
        }
    }
}

static void check_class(Checker *c, OuNode *node)
{
    OuNameList names = node->match_class.kwd_attrs;
    for (uint32_t i = 0; i < names.n; i++) {
        if (ou_gen_forbidden_name(c->g, node->match_class.kwd_patterns.items[i], names.items[i], "assign to")) {
            return;
        }
        for (uint32_t k = i + 1; k < names.n; k++) {
            if (same_name(names.items[i], names.items[k])) {
                ou_gen_fail(c->g, node->match_class.kwd_patterns.items[k], "attribute name repeated in class pattern: %U",
                            names.items[k]);
                return;
            }
        }
    }
    check_parts(c, node->match_class.patterns, false);
    check_parts(c, node->match_class.kwd_patterns, false);
}

static void check(Checker *c, OuNode *node)
{
    OuGen *g = c->g;
    if (g->failed) {
        return;
    }
    c->at = node;
    switch ((OuNodeKind)node->kind) {
    case OU_N_MATCH_VALUE:
        if (ou_fold(g, node->expr) != NULL || node->expr->kind == OU_N_ATTRIBUTE || g->failed) {
            break;
        }
        if (node->expr->kind == OU_N_BIN_OP || node->expr->kind == OU_N_UNARY_OP) { /* a number, and no memory for it */
            g->failed = !ou_raise_memory(g->th);
        } else {
            ou_gen_fail(g, node, "patterns may only match literals and attribute lookups");
        }
        break;
    case OU_N_MATCH_SEQUENCE: check_sequence(c, node); break;
    case OU_N_MATCH_MAPPING:
        check_keys(c, node->mapping.keys);
        check_parts(c, node->mapping.patterns, false);
        add_name(c, node->mapping.rest);
        break;
    case OU_N_MATCH_CLASS: check_class(c, node); break;
    case OU_N_MATCH_STAR: add_name(c, node->name.id); break;
    case OU_N_MATCH_AS:
        if (node->match_as.pattern != NULL) {
            check(c, node->match_as.pattern);
        } else if (!c->may_be_irrefutable) {
            if (node->match_as.name != NULL) {
                ou_gen_fail(g, node, "name capture %R makes remaining patterns unreachable", node->match_as.name);
            } else {
                ou_gen_fail(g, node, "wildcard makes remaining patterns unreachable");
            }
        }
        add_name(c, node->match_as.name);
        break;
    case OU_N_MATCH_OR: check_or(c, node); break;
    default: break;
    }
}

/* ---- patterns ---- */

typedef struct Matcher {
    OuGen *g;
    NameRoom names;
    int slots;    /* register of the last name's slot; the first name's is slots + names.n - 1 */
    int *fails;   /* labels; fails[i]: depth i is live */
    int n_fails;
    int lowest;   /* the depth at which the next case (or alternative) goes on */
    const OuNode *at; /* the pattern met last: the place of what follows one, captures too, as in CPython */
} Matcher;

/* The label to jump to when a test fails that leaves `depth` temporaries. */
static int fail_label(Matcher *m, int depth)
{
    OuGen *g = m->g;
    int at = depth - m->lowest;
    OU_ASSERT(g->failed || at >= 0);
    if (g->failed) {
        return 0;
    }
    if (at >= m->n_fails) {
        int n = at + 8;
        int *fails = ou_gen_take(g, (size_t)n * sizeof *fails);
        if (fails == NULL) {
            return 0;
        }
        for (int i = 0; i < n; i++) {
            fails[i] = i < m->n_fails ? m->fails[i] : OU_NO_LABEL;
        }
        m->fails = fails;
        m->n_fails = n;
    }
    if (m->fails[at] == OU_NO_LABEL) {
        m->fails[at] = ou_emit_new_label(g);
    }
    return m->fails[at];
}

/* All the ways a pattern failed, down to `lowest`. False: it cannot fail. */
static bool emit_fails(Matcher *m)
{
    OuGen *g = m->g;
    bool any = false;
    for (int i = m->n_fails - 1; i >= 0 && !g->failed; i--) {
        if (m->fails[i] != OU_NO_LABEL) {
            ou_emit_label(g, m->fails[i]);
            any = true;
        }
        if (any) {
            ou_emit_depth(g, m->lowest + i);
            if (i > 0) {
                EMIT(g, POP, m->lowest + i - 1, 0, 0);
                ou_emit_depth(g, m->lowest + i - 1);
            }
        }
    }
    return any;
}

/* Slots are never empty: what nobody captured yet is None. */
static void load_none(OuGen *g, int reg)
{
    EMIT(g, LOADK, reg, ou_emit_const(g, OU_NONE), 0);
}

static int top_of(const Matcher *m)
{
    return m->g->u->depth - 1;
}

static void set_top(Matcher *m, int top)
{
    ou_emit_depth(m->g, m->g->failed ? 1 : top + 1);
}

/* The subject on top goes where `name` waits to be bound; without a name it is dropped. */
static void capture(Matcher *m, OuObject *name)
{
    OuGen *g = m->g;
    int top = top_of(m);
    if (name == NULL) {
        EMIT(g, POP, top, 0, 0);
    } else {
        EMIT(g, MOVE, m->slots + (int)(m->names.n - 1 - find_name(&m->names, name)), top, 0);
    }
    set_top(m, top - 1);
}

/* Fails unless the temporary `reg` on top, consumed, compares so with the constant. */
static void require(Matcher *m, int reg, OuObject *k, OuCompareOp op)
{
    OuGen *g = m->g;
    if (k == NULL || g->failed) {
        return;
    }
    int index = ou_emit_const(g, k);
    ou_emit(g, OU_OPCODE_JCMP_K, reg, index, 0, op, fail_label(m, reg));
    set_top(m, reg - 1);
}

/* Fails unless the length of `subject` compares so with n. */
static void require_length(Matcher *m, int subject, uint32_t n, OuCompareOp op)
{
    OuGen *g = m->g;
    int t = g->u->depth;
    EMIT(g, GET_LEN, t, subject, 0);
    set_top(m, t);
    require(m, t, ou_gen_own(g, ou_int_new(g->th, n)), op);
}

/* Fails when the temporary on top, which stays, is None. */
static void require_not_none(Matcher *m)
{
    OuGen *g = m->g;
    int top = top_of(m);
    EMIT(g, COPY, top + 1, top, 0);
    set_top(m, top + 1);
    EMIT_JUMP(g, JNONE, top + 1, fail_label(m, top + 1));
    set_top(m, top);
}

static void match(Matcher *m, OuNode *node);

static bool is_wildcard(const OuNode *node)
{
    return node->kind == OU_N_MATCH_AS && node->match_as.pattern == NULL && node->match_as.name == NULL;
}

static void match_value(Matcher *m, OuNode *node)
{
    OuGen *g = m->g;
    int top = top_of(m);
    OuObject *k = ou_fold(g, node->expr);
    if (k != NULL) {
        ou_emit_at(g, node);
        require(m, top, k, OU_CMP_EQ);
        return;
    }
    int b = ou_gen_expr(g, node->expr, OU_WANT_ANY);
    ou_emit_at(g, node);
    ou_emit(g, OU_OPCODE_JCMP, top, b, 0, OU_CMP_EQ, fail_label(m, top));
    set_top(m, top - 1);
}

static void match_singleton(Matcher *m, OuNode *node)
{
    OuGen *g = m->g;
    int top = top_of(m);
    if (node->constant.value == OU_NONE) {
        EMIT_JUMP(g, JNOTNONE, top, fail_label(m, top));
        set_top(m, top - 1);
    } else {
        require(m, top, node->constant.value, OU_CMP_IS);
    }
}

/* A starred wildcard: items are asked for one by one, so that those in the middle need not be. */
static void match_by_index(Matcher *m, OuNodes items)
{
    OuGen *g = m->g;
    int top = top_of(m);
    bool after_star = false;
    for (uint32_t i = 0; i < items.n && !g->failed; i++) {
        OuNode *item = items.items[i];
        if (item->kind == OU_N_MATCH_STAR) {
            after_star = true;
            continue;
        }
        if (is_wildcard(item)) {
            continue;
        }
        OuObject *k = ou_gen_own(g, ou_int_new(g->th, after_star ? items.n - i : i));
        if (k == NULL) {
            return;
        }
        ou_emit_at(g, m->at);
        EMIT(g, COPY, top + 1, top, 0);
        set_top(m, top + 1);
        if (after_star) {
            EMIT(g, GET_LEN, top + 2, top, 0);
            set_top(m, top + 2);
            EMIT_WORD(g, BINARY_K, top + 2, top + 2, ou_emit_const(g, k), OU_OP_SUB);
            EMIT(g, GET_ITEM, top + 1, top + 1, top + 2);
            set_top(m, top + 1);
        } else {
            EMIT(g, GET_ITEM_K, top + 1, top + 1, ou_emit_const(g, k));
        }
        match(m, item);
    }
    capture(m, NULL);
}

static void match_sequence(Matcher *m, OuNode *node)
{
    OuGen *g = m->g;
    OuNodes items = node->list;
    int top = top_of(m);
    uint32_t star = items.n;
    bool only_wildcards = true;
    for (uint32_t i = 0; i < items.n; i++) {
        OuNode *item = items.items[i];
        if (item->kind == OU_N_MATCH_STAR) {
            star = i;
            only_wildcards = only_wildcards && item->name.id == NULL;
        } else {
            only_wildcards = only_wildcards && is_wildcard(item);
        }
    }
    EMIT(g, MATCH_SEQUENCE, top + 1, top, 0);
    set_top(m, top + 1);
    EMIT_JUMP(g, JIFNOT, top + 1, fail_label(m, top + 1));
    set_top(m, top);
    if (star == items.n) {
        require_length(m, top, items.n, OU_CMP_EQ);
    } else if (items.n > 1) {
        require_length(m, top, items.n - 1, OU_CMP_GE);
    }
    if (only_wildcards) {
        capture(m, NULL);
        return;
    }
    if (star < items.n && items.items[star]->name.id == NULL) {
        match_by_index(m, items);
        return;
    }
    if (star < items.n) {
        EMIT_WORD(g, UNPACK_EX, top, top, 0, star | (items.n - star - 1) << 16);
    } else {
        EMIT(g, UNPACK, top, top, (int)items.n);
    }
    set_top(m, top + (int)items.n - 1);
    for (uint32_t i = 0; i < items.n && !g->failed; i++) {
        match(m, items.items[i]);
    }
}

/* Temporaries: subject, keys, values. Keys and subject stay until what is left over has been collected. */
static void match_mapping(Matcher *m, OuNode *node)
{
    OuGen *g = m->g;
    OuNodes keys = node->mapping.keys;
    int top = top_of(m);
    EMIT(g, MATCH_MAPPING, top + 1, top, 0);
    set_top(m, top + 1);
    EMIT_JUMP(g, JIFNOT, top + 1, fail_label(m, top + 1));
    set_top(m, top);
    if (keys.n == 0 && node->mapping.rest == NULL) {
        capture(m, NULL);
        return;
    }
    if (keys.n > 0) {
        require_length(m, top, keys.n, OU_CMP_GE);
    }
    for (uint32_t i = 0; i < keys.n && !g->failed; i++) {
        ou_gen_expr(g, keys.items[i], OU_WANT_TEMP);
    }
    ou_emit_at(g, node);
    EMIT(g, BUILD_TUPLE, top + 1, top + 1, (int)keys.n);
    set_top(m, top + 1);
    if (keys.n > 0) {
        EMIT(g, COPY, top + 2, top + 1, 0);
        set_top(m, top + 2);
        EMIT(g, MATCH_KEYS, top + 2, top, top + 2);
        require_not_none(m);
        EMIT(g, UNPACK, top + 2, top + 2, (int)keys.n);
        set_top(m, top + 1 + (int)keys.n);
        for (uint32_t i = 0; i < keys.n && !g->failed; i++) {
            match(m, node->mapping.patterns.items[i]);
        }
    }
    ou_emit_at(g, m->at);
    if (node->mapping.rest != NULL) {
        EMIT(g, MATCH_REST, top + 1, top, top + 1);
        capture(m, node->mapping.rest);
    } else {
        capture(m, NULL);
    }
    capture(m, NULL);
}

static void match_class(Matcher *m, OuNode *node)
{
    OuGen *g = m->g;
    OuNodes plain = node->match_class.patterns, named = node->match_class.kwd_patterns;
    OuNameList attrs = node->match_class.kwd_attrs;
    int top = top_of(m), n = (int)(plain.n + named.n);
    OuObject *names = g->failed ? NULL : ou_gen_own(g, ou_tuple_new(g->th, attrs.n));
    if (names == NULL) {
        return;
    }
    for (uint32_t i = 0; i < attrs.n; i++) {
        ou_tuple_items(names)[i] = ou_keep(attrs.items[i]); /* not mangled, as in CPython */
    }
    if (attrs.n > 0) {
        ou_tuple_ready(g->th, names);
    }
    ou_gen_expr(g, node->match_class.cls, OU_WANT_TEMP);
    ou_emit_at(g, node);
    EMIT_WORD(g, MATCH_CLASS, top + 1, top, (int)plain.n, (uint32_t)ou_emit_const(g, names));
    EMIT(g, POP, top, 0, 0);
    EMIT(g, MOVE, top, top + 1, 0);
    set_top(m, top);
    require_not_none(m);
    EMIT(g, UNPACK, top, top, n);
    set_top(m, top + n - 1);
    for (uint32_t i = 0; i < plain.n + named.n && !g->failed; i++) {
        match(m, i < plain.n ? plain.items[i] : named.items[i - plain.n]);
    }
}

/* Drops what an alternative that failed had captured. */
static void forget(Matcher *m, const NameRoom *names)
{
    for (uint32_t i = 0; i < names->n; i++) {
        int slot = m->slots + (int)(m->names.n - 1 - find_name(&m->names, names->items[i]));
        EMIT(m->g, POP, slot, 0, 0);
        load_none(m->g, slot);
    }
}

static void match_or(Matcher *m, OuNode *node)
{
    OuGen *g = m->g;
    int top = top_of(m), matched = ou_emit_new_label(g);
    uint64_t *before = ou_bound_save(g);
    Checker names = {.g = g, .may_be_irrefutable = true};
    check(&names, node->list.items[0]);
    for (uint32_t i = 0; i < node->list.n && !g->failed; i++) {
        OuNode *alternative = node->list.items[i];
        Matcher inner = {.g = g, .names = m->names, .slots = m->slots, .lowest = top + 1};
        ou_emit_at(g, alternative);
        EMIT(g, COPY, top + 1, top, 0);
        set_top(m, top + 1);
        match(&inner, alternative);
        m->at = inner.at;
        ou_emit_jump_on(g, matched);
        if (emit_fails(&inner)) {
            ou_bound_set(g, before);
            set_top(m, top);
            forget(m, &names.names);
            if (i + 1 == node->list.n) {
                EMIT_JUMP(g, JUMP, 0, fail_label(m, top + 1));
            }
        }
    }
    ou_emit_label(g, matched);
    ou_bound_set(g, before);
    set_top(m, top);
    capture(m, NULL);
}

static void match(Matcher *m, OuNode *node)
{
    OuGen *g = m->g;
    if (g->failed) {
        return;
    }
    ou_emit_at(g, node);
    m->at = node;
    switch ((OuNodeKind)node->kind) {
    case OU_N_MATCH_VALUE: match_value(m, node); break;
    case OU_N_MATCH_SINGLETON: match_singleton(m, node); break;
    case OU_N_MATCH_SEQUENCE: match_sequence(m, node); break;
    case OU_N_MATCH_MAPPING: match_mapping(m, node); break;
    case OU_N_MATCH_CLASS: match_class(m, node); break;
    case OU_N_MATCH_OR: match_or(m, node); break;
    case OU_N_MATCH_STAR: capture(m, node->name.id); break;
    case OU_N_MATCH_AS:
        if (node->match_as.pattern != NULL) {
            int top = top_of(m);
            EMIT(g, COPY, top + 1, top, 0);
            set_top(m, top + 1);
            match(m, node->match_as.pattern);
            ou_emit_at(g, m->at);
        }
        capture(m, node->match_as.name);
        break;
    default: ou_gen_fail(g, node, "internal: not a pattern"); break;
    }
}

/* ---- the statement ---- */

/* The subject is the temporary `start`. The last case consumes it (and `start` is empty from then on); the others leave it
 * for the next. */
static void gen_case(OuGen *g, OuNode *node, int start, bool last, bool may_be_irrefutable, int end)
{
    OuNode *pattern = node->match_case.pattern;
    Checker checker = {.g = g, .may_be_irrefutable = may_be_irrefutable};
    check(&checker, pattern);
    if (g->failed) {
        return;
    }
    Matcher m = {.g = g, .names = checker.names, .slots = start + 1, .lowest = start + 1, .at = pattern};
    int n = (int)m.names.n;
    if (last && n == 0) {
        m.lowest = start;
    }
    uint64_t *before = ou_bound_save(g);
    ou_emit_at(g, pattern);
    for (int i = 0; i < n; i++) {
        load_none(g, start + 1 + i);
        ou_emit_depth(g, start + 2 + i);
    }
    if (!last) {
        EMIT(g, COPY, start + 1 + n, start, 0);
        ou_emit_depth(g, start + 2 + n);
    } else if (n > 0) {
        EMIT(g, MOVE, start + 1 + n, start, 0);
        ou_emit_depth(g, start + 2 + n);
    }
    match(&m, pattern);
    for (int i = 0; i < n && !g->failed; i++) {
        ou_gen_store_name(g, m.at, m.names.items[i], start + n - i);
        ou_emit_depth(g, g->failed ? 0 : start + n - i);
    }
    ou_emit_depth(g, g->failed ? 0 : m.lowest);
    if (node->match_case.guard != NULL) {
        ou_gen_jump_if(g, node->match_case.guard, node->match_case.guard, fail_label(&m, m.lowest), false);
    }
    if (!last) {
        EMIT(g, POP, start, 0, 0);
    }
    ou_emit_depth(g, g->failed ? 0 : start);
    ou_gen_body(g, node->match_case.body);
    if (!g->u->unreachable) {
        ou_gen_arrive(g);
        ou_emit_jump_on(g, end);
    }
    ou_emit_at(g, pattern);
    bool can_fail = emit_fails(&m);
    ou_emit_depth(g, g->failed ? 0 : m.lowest);
    if (can_fail) {
        ou_bound_set(g, before);
    } else {
        g->u->unreachable = true;
    }
}

/* `case _` behind others: the subject is gone. */
static void gen_default(OuGen *g, OuNode *node, int end)
{
    int refused = ou_emit_new_label(g);
    uint64_t *before = ou_bound_save(g);
    OuNode *guard = node->match_case.guard;
    ou_emit_at(g, node->match_case.pattern);
    EMIT(g, NOP, 0, 0, 0);
    if (guard != NULL) {
        ou_gen_jump_if(g, guard, guard, refused, false);
    }
    ou_gen_body(g, node->match_case.body);
    if (guard != NULL) {
        if (!g->u->unreachable) {
            ou_gen_arrive(g);
            ou_emit_jump_on(g, end);
        }
        ou_emit_label(g, refused);
        ou_bound_set(g, before);
    }
}

void ou_gen_match(OuGen *g, OuNode *node)
{
    OuNodes cases = node->match.cases;
    int start = g->u->depth, end = ou_emit_new_label(g);
    bool has_default = cases.n > 1 && is_wildcard(cases.items[cases.n - 1]->match_case.pattern);
    uint32_t n = has_default ? cases.n - 1 : cases.n;
    OuArrivals arrivals = {.outer = g->u->arrivals};
    g->u->arrivals = &arrivals;
    ou_gen_expr(g, node->match.subject, OU_WANT_TEMP);
    for (uint32_t i = 0; i < n && !g->failed; i++) {
        bool may_be_irrefutable = cases.items[i]->match_case.guard != NULL || i + 1 == cases.n;
        gen_case(g, cases.items[i], start, i + 1 == n, may_be_irrefutable, end);
    }
    ou_emit_depth(g, g->failed ? 0 : start);
    if (has_default && !g->failed) {
        gen_default(g, cases.items[n], end);
    }
    ou_gen_arrive(g);
    ou_emit_label(g, end);
    ou_gen_set_arrived(g, &arrivals);
    g->u->arrivals = arrivals.outer;
    ou_emit_depth(g, g->failed ? 0 : start);
}

/* sre_look.c - what can be told of a program beforehand: with which characters its parts begin.
 *
 * A loop over one character then stops only where what follows has a chance, or needs no way back at all; a choice whose
 * other side has none is not written down; a search skips to where a match can begin. The walk over the nodes is bounded
 * in depth and in steps: what it does not come to may begin with anything. */
#include "10_builtin/sre/sre_int.h"

#include "00_base/checked.h"
#include "06_types/chars.h"

#include <string.h>

#define MAX_DEPTH 24
#define MAX_STEPS 200

/* Characters that something can begin with. */
typedef struct First {
    bool wide;   /* perhaps some from 256 on, but for `c` alone when n is 1 */
    uint32_t n;  /* how many were named: 0, 1, or more */
    uint32_t c;  /* the one */
    uint32_t steps;
    uint8_t table[256];
} First;

static void first_char(First *f, uint32_t c)
{
    if (f->n == 0 || (f->n == 1 && f->c == c)) {
        f->n = 1;
        f->c = c;
    } else {
        f->n = 2;
    }
    if (c < 256) {
        f->table[c] = 1;
    } else {
        f->wide = true;
    }
}

static void first_all_but(First *f, uint32_t c)
{
    for (uint32_t i = 0; i < 256; i++) {
        f->table[i] |= i != c;
    }
    f->wide = true;
    f->n = 2;
}

static void first_one(const OuSreProgram *p, First *f, uint8_t op, uint32_t a)
{
    switch (op) {
    case OU_SRE_CHAR: first_char(f, a); break;
    case OU_SRE_NOT_CHAR: first_all_but(f, a); break;
    case OU_SRE_ANY: first_all_but(f, '\n'); break;
    case OU_SRE_SET:
        for (uint32_t i = 0; i < 256; i++) {
            f->table[i] |= p->sets[a].table[i];
        }
        f->wide = f->wide || p->sets[a].wide != OU_WIDE_NO;
        f->n = 2;
        break;
    default: first_all_but(f, UINT32_MAX); break;
    }
}

/* The node behind a loop that starts here. */
static size_t loop_end(const OuSreProgram *p, const OuSreNode *start)
{
    return (size_t)start->to + (p->nodes[start->to].op == OU_SRE_LOOP_MIN ? 2 : 1);
}

/* Adds what a match from this node on can begin with. False: perhaps with nothing, or it is not known. inside: groups that
 * close for good and were entered on the way. The end of another one is where knowledge ends: such a group takes what it
 * takes, whatever follows it. */
static bool first(const OuSreProgram *p, size_t at, First *f, unsigned depth, unsigned inside)
{
    if (depth > MAX_DEPTH) {
        return false;
    }
    for (;;) {
        const OuSreNode *node = &p->nodes[at];
        if (++f->steps > MAX_STEPS) {
            return false;
        }
        switch ((OuSreOp)node->op) {
        case OU_SRE_FAIL: return true;
        case OU_SRE_ANY:
        case OU_SRE_ANY_ALL:
        case OU_SRE_CHAR:
        case OU_SRE_NOT_CHAR:
        case OU_SRE_SET:
        case OU_SRE_LOCAL_SET: first_one(p, f, node->op, node->a); return true;
        case OU_SRE_STRING: first_char(f, p->pool[node->a]); return true;
        case OU_SRE_JUMP:
        case OU_SRE_ASSERT:
        case OU_SRE_ASSERT_NOT: at = node->to; break;
        case OU_SRE_TRY:
        case OU_SRE_TRY_LATER:
        case OU_SRE_IF_GROUP:
            if (!first(p, at + 1, f, depth + 1, inside)) {
                return false;
            }
            at = node->to;
            break;
        case OU_SRE_ONE_MAX:
        case OU_SRE_ONE_MIN:
        case OU_SRE_ONE_ALL:
            if (node->max > 0) {
                first_one(p, f, node->one, node->a);
            }
            if (node->min > 0) {
                return true;
            }
            at += node->op == OU_SRE_ONE_ALL ? 1 : 2;
            break;
        case OU_SRE_LOOP_START:
            if (node->min == 0 && !first(p, loop_end(p, node), f, depth + 1, inside)) {
                return false;
            }
            at++;
            break;
        case OU_SRE_LOOP_MAX:
        case OU_SRE_LOOP_MIN: /* another round, or what follows */
            if (!first(p, node->to, f, depth + 1, inside)) {
                return false;
            }
            at += node->op == OU_SRE_LOOP_MIN ? 2 : 1;
            break;
        case OU_SRE_ALL_START:
            if (node->min == 0 && !first(p, p->nodes[at + 1].to, f, depth + 1, inside)) {
                return false;
            }
            at += 2;
            inside++;
            break;
        case OU_SRE_ALL_END:
            if (inside == 0 || !first(p, (size_t)node->to + 1, f, depth + 1, inside)) {
                return false;
            }
            at = p->nodes[node->to].to;
            inside--;
            break;
        case OU_SRE_CUT_START:
            inside++;
            at++;
            break;
        case OU_SRE_CUT_END:
            if (inside-- == 0) {
                return false;
            }
            at++;
            break;
        case OU_SRE_AT:
        case OU_SRE_OPEN:
        case OU_SRE_CLOSE: at++; break;
        default: return false;
        }
    }
}

static void first_start(First *f)
{
    memset(f, 0, sizeof *f);
}

/* As a look: OU_LOOK_SET makes a set. */
static bool to_look(OuThread *th, OuSreProgram *p, const First *f, uint8_t *look, uint32_t *detail)
{
    if (f->n == 1) {
        *look = OU_LOOK_CHAR;
        *detail = f->c;
        return true;
    }
    bool all = f->wide;
    for (size_t i = 0; all && i < 256; i++) {
        all = f->table[i] != 0;
    }
    if (all) {
        return true; /* anything */
    }
    if (!ou_sre_set_add(th, p, detail)) {
        return false;
    }
    OuSreSet *set = &p->sets[*detail];
    memcpy(set->table, f->table, sizeof set->table);
    set->wide = f->wide ? OU_WIDE_YES : OU_WIDE_NO;
    *look = OU_LOOK_SET;
    return true;
}

static bool overlap(const First *a, const First *b)
{
    for (size_t i = 0; i < 256; i++) {
        if (a->table[i] != 0 && b->table[i] != 0) {
            return true;
        }
    }
    return false;
}

static bool fill_one_max(OuThread *th, OuSreProgram *p, size_t at)
{
    First next, own;
    first_start(&next);
    if (!first(p, at + 2, &next, 0, 0)) {
        return true;
    }
    OuSreNode *node = &p->nodes[at];
    if (node->op == OU_SRE_ONE_MAX) {
        first_start(&own);
        first_one(p, &own, node->one, node->a);
        if (!overlap(&own, &next)) {
            node->flags |= OU_NODE_SURE_NARROW | (own.wide && next.wide ? 0 : OU_NODE_SURE);
        }
    }
    uint8_t look = OU_LOOK_ANYTHING;
    uint32_t detail = 0;
    if (!to_look(th, p, &next, &look, &detail)) {
        return false;
    }
    for (size_t i = at; i < at + 2; i++) {
        p->nodes[i].look = look;
        p->nodes[i].look_a = detail;
    }
    return true;
}

/* look of one side, look2 of the other. */
static bool fill_choice(OuThread *th, OuSreProgram *p, size_t at, size_t side, size_t other)
{
    First f;
    OuSreNode node = p->nodes[at];
    first_start(&f);
    if (first(p, side, &f, 0, 0) && !to_look(th, p, &f, &node.look, &node.look_a)) {
        return false;
    }
    first_start(&f);
    if (node.look != OU_LOOK_ANYTHING && first(p, other, &f, 0, 0) && !to_look(th, p, &f, &node.look2, &node.look2_a)) {
        return false;
    }
    p->nodes[at] = node;
    return true;
}

/* The search wants characters no wider than the text's: the prefix is made as narrow as it can be, in place. */
static void prefix_pack(OuSreProgram *p, unsigned width)
{
    char *out = (char *)(p->pool + p->prefix);
    for (size_t i = 0; i < p->n_prefix; i++) {
        uint32_t c = p->pool[p->prefix + i];
        uint8_t c1 = (uint8_t)c;
        uint16_t c2 = (uint16_t)c;
        memcpy(out + i * width, width == 1 ? (void *)&c1 : width == 2 ? (void *)&c2 : (void *)&c, width);
    }
    p->prefix_width = width;
}

/* The letters that every match begins with. */
static bool fill_prefix(OuThread *th, OuSreProgram *p)
{
    size_t n = 0, at = 1, bytes;
    bool plain = true;
    for (;; at++) {
        const OuSreNode *node = &p->nodes[at];
        if (node->op == OU_SRE_OPEN || node->op == OU_SRE_CLOSE) {
            plain = false;
        } else if (node->op == OU_SRE_CHAR || node->op == OU_SRE_STRING) {
            n += node->op == OU_SRE_CHAR ? 1 : node->min;
        } else {
            break;
        }
    }
    if (n == 0) {
        return true;
    }
    size_t room = p->n_pool + n;
    if (!ou_checked_mul(room, sizeof(uint32_t), &bytes)) {
        return ou_raise_memory(th);
    }
    uint32_t *pool = ou_mem_resize(th, p->pool, p->pool_room * sizeof(uint32_t), bytes);
    if (pool == NULL) {
        return false;
    }
    p->pool = pool;
    p->pool_room = room;
    p->prefix = p->n_pool;
    p->n_prefix = n;
    p->literal = plain && p->nodes[at].op == OU_SRE_END;
    uint32_t greatest = 0;
    for (size_t i = 1; i < at; i++) {
        const OuSreNode *node = &p->nodes[i];
        const uint32_t *from = node->op == OU_SRE_CHAR ? &node->a : pool + node->a;
        size_t more = node->op == OU_SRE_CHAR ? 1 : node->op == OU_SRE_STRING ? node->min : 0;
        for (size_t k = 0; k < more; k++) {
            greatest |= from[k];
            pool[p->n_pool++] = from[k];
        }
    }
    prefix_pack(p, ou_width_of(greatest));
    return true;
}

bool ou_sre_look_fill(OuThread *th, OuSreProgram *p)
{
    First f;
    for (size_t i = 1; i < p->n_nodes; i++) {
        const OuSreNode *node = &p->nodes[i];
        bool ok = true;
        switch (node->op) {
        case OU_SRE_ONE_MAX:
        case OU_SRE_ONE_MIN: ok = fill_one_max(th, p, i); break;
        case OU_SRE_TRY: ok = fill_choice(th, p, i, i + 1, node->to); break;
        case OU_SRE_LOOP_MAX: ok = fill_choice(th, p, i, node->to, i + 1); break;
        default: break;
        }
        if (!ok) {
            return false;
        }
    }
    first_start(&f);
    if (first(p, 1, &f, 0, 0) && !to_look(th, p, &f, &p->look, &p->look_detail)) {
        return false;
    }
    size_t at = 1;
    while (p->nodes[at].op == OU_SRE_OPEN) {
        at++;
    }
    p->anchored = p->nodes[at].op == OU_SRE_AT && (p->nodes[at].a == OU_AT_BEGINNING || p->nodes[at].a == OU_AT_BEGINNING_STRING);
    return fill_prefix(th, p);
}

/* sre_run.c - the engine: a program's nodes over characters, with choices and a trail.
 *
 * run() is written once and made three times, for characters of 1, 2 and 4 bytes. A choice says where to go on when
 * what follows fails; registers that were changed since it was made are put back from the trail then. A register that the
 * trail already has since the newest choice is not written down again, so a loop that makes no choices needs no memory.
 * A group that closes for good (atomic, possessive, assertion) forgets the choices made in it and keeps the trail.
 *
 * Every few thousand steps the machine is asked for interrupts, which may run Python code: nothing here is borrowed but from
 * the arguments of the method that runs us. A buffer's bytes may change meanwhile; places stay within its bounds. */
#include "10_builtin/sre/sre_int.h"

#include "00_base/checked.h"
#include "06_types/search.h"
#include "06_types/str.h"

#include <string.h>

#define STEPS_MASK 4095u

OU_INLINE uint32_t get(const void *text, unsigned width, size_t i)
{
    return width == 1   ? ((const uint8_t *)text)[i]
           : width == 2 ? ((const uint16_t *)text)[i]
                        : ((const uint32_t *)text)[i];
}

/* ---- memory ---- */

static OU_COLD bool choices_grow(OuSreRun *run)
{
    size_t room;
    if (!ou_checked_grown(run->n_choices + 1, sizeof(OuSreChoice), &room)) {
        return ou_raise_memory(run->th);
    }
    bool own = run->choices == run->own_choices;
    room *= 2;
    OuSreChoice *choices = own ? ou_mem_take(run->th, room * sizeof(OuSreChoice))
                               : ou_mem_resize(run->th, run->choices, run->choices_room * sizeof(OuSreChoice),
                                               room * sizeof(OuSreChoice));
    if (choices == NULL) {
        return false;
    }
    if (own) {
        memcpy(choices, run->own_choices, run->n_choices * sizeof(OuSreChoice));
    }
    run->choices = choices;
    run->choices_room = room;
    return true;
}

static OU_COLD bool undos_grow(OuSreRun *run)
{
    size_t room;
    if (run->n_undos >= UINT32_MAX / 4 || !ou_checked_grown(run->n_undos + 1, sizeof(OuSreUndo), &room)) {
        return ou_raise_memory(run->th);
    }
    bool own = run->undos == run->own_undos;
    room *= 2;
    OuSreUndo *undos = own ? ou_mem_take(run->th, room * sizeof(OuSreUndo))
                           : ou_mem_resize(run->th, run->undos, run->undos_room * sizeof(OuSreUndo),
                                           room * sizeof(OuSreUndo));
    if (undos == NULL) {
        return false;
    }
    if (own) {
        memcpy(undos, run->own_undos, run->n_undos * sizeof(OuSreUndo));
    }
    run->undos = undos;
    run->undos_room = room;
    return true;
}

OU_INLINE OU_MUST_USE bool push(OuSreRun *run, size_t node, size_t at, size_t limit)
{
    if (OU_UNLIKELY(run->n_choices == run->choices_room) && !choices_grow(run)) {
        return false;
    }
    run->choices[run->n_choices++] =
        (OuSreChoice){.at = at, .limit = limit, .node = (uint32_t)node, .trail = (uint32_t)run->n_undos};
    return true;
}

OU_INLINE OU_MUST_USE bool put(OuSreRun *run, size_t reg, size_t value)
{
    uint32_t stamp = run->stamps[reg];
    if (stamp >= run->n_undos || stamp < run->choices[run->n_choices - 1].trail || run->undos[stamp].reg != reg) {
        if (OU_UNLIKELY(run->n_undos == run->undos_room) && !undos_grow(run)) {
            return false;
        }
        run->undos[run->n_undos] = (OuSreUndo){.old = run->registers[reg], .reg = reg};
        run->stamps[reg] = (uint32_t)run->n_undos++;
    }
    run->registers[reg] = value;
    return true;
}

OU_INLINE void undo_to(OuSreRun *run, size_t trail)
{
    while (run->n_undos > trail) {
        const OuSreUndo *undo = &run->undos[--run->n_undos];
        run->registers[undo->reg] = undo->old;
    }
}

/* Choices above `height` are gone. What the trail says of a register twice since the newest of the others is said once: a
 * long possessive loop would fill memory otherwise. */
static void cut(OuSreRun *run, size_t height)
{
    run->n_choices = height;
    size_t from = run->choices[height - 1].trail, kept = from;
    if (run->n_undos - from < 64 + 4 * run->pattern->program.n_registers) {
        return;
    }
    for (size_t i = from; i < run->n_undos; i++) {
        OuSreUndo undo = run->undos[i];
        uint32_t stamp = run->stamps[undo.reg];
        if (stamp < from || stamp >= kept || run->undos[stamp].reg != undo.reg) {
            run->stamps[undo.reg] = (uint32_t)kept;
            run->undos[kept++] = undo;
        }
    }
    run->n_undos = kept;
}

/* ---- characters ---- */

OU_INLINE bool in_set(const OuSreProgram *p, unsigned width, uint32_t set, uint32_t c)
{
    const OuSreSet *s = &p->sets[set];
    return width == 1 || OU_LIKELY(c < 256) ? s->table[c] != 0 : ou_sre_set_has(p, s, c);
}

OU_INLINE bool is_one(const OuSreProgram *p, unsigned width, uint8_t op, uint32_t a, uint32_t c)
{
    switch (op) {
    case OU_SRE_ANY: return c != '\n';
    case OU_SRE_ANY_ALL: return true;
    case OU_SRE_CHAR: return c == a;
    case OU_SRE_NOT_CHAR: return c != a;
    case OU_SRE_SET: return in_set(p, width, a, c);
    default: return ou_sre_set_has(p, &p->sets[a], c);
    }
}

/* How many characters in [at, end) are such, in a row. */
OU_INLINE size_t count_one(const OuSreProgram *p, const void *text, unsigned width, uint8_t op, uint32_t a, size_t at, size_t end)
{
    size_t i = at;
    switch (op) {
    case OU_SRE_ANY_ALL: return end - at;
    case OU_SRE_ANY: a = '\n'; /* fall through */
    case OU_SRE_NOT_CHAR:
        if (width == 1) {
            const uint8_t *found = a > 255 ? NULL : memchr((const uint8_t *)text + at, (int)a, end - at);
            return found == NULL ? end - at : (size_t)(found - ((const uint8_t *)text + at));
        }
        while (i < end && get(text, width, i) != a) {
            i++;
        }
        break;
    case OU_SRE_CHAR:
        while (i < end && get(text, width, i) == a) {
            i++;
        }
        break;
    case OU_SRE_SET: {
        const uint8_t *table = p->sets[a].table;
        if (width == 1) {
            while (i < end && table[((const uint8_t *)text)[i]] != 0) {
                i++;
            }
        } else {
            while (i < end && in_set(p, width, a, get(text, width, i))) {
                i++;
            }
        }
        break;
    }
    default:
        while (i < end && ou_sre_set_has(p, &p->sets[a], get(text, width, i))) {
            i++;
        }
        break;
    }
    return i - at;
}

OU_INLINE bool fits(const OuSreProgram *p, const void *text, unsigned width, size_t end, uint8_t look, uint32_t detail, size_t at)
{
    return look == OU_LOOK_ANYTHING ||
           (at < end && (look == OU_LOOK_CHAR ? get(text, width, at) == detail : in_set(p, width, detail, get(text, width, at))));
}

static bool at_word_end(const OuSreRun *run, unsigned width, OuSreAt kind, size_t at, bool wanted)
{
    if (run->end == 0) {
        return false;
    }
    bool before = at > 0 && ou_sre_is_word(get(run->text, width, at - 1), kind);
    bool here = at < run->end && ou_sre_is_word(get(run->text, width, at), kind);
    return (before != here) == wanted;
}

static bool is_at(const OuSreRun *run, unsigned width, OuSreAt kind, size_t at)
{
    switch (kind) {
    case OU_AT_BEGINNING:
    case OU_AT_BEGINNING_STRING: return at == 0;
    case OU_AT_BEGINNING_LINE: return at == 0 || get(run->text, width, at - 1) == '\n';
    case OU_AT_END: return at == run->end || (at + 1 == run->end && get(run->text, width, at) == '\n');
    case OU_AT_END_LINE: return at == run->end || get(run->text, width, at) == '\n';
    case OU_AT_END_STRING: return at == run->end;
    case OU_AT_BOUNDARY:
    case OU_AT_LOC_BOUNDARY:
    case OU_AT_UNI_BOUNDARY: return at_word_end(run, width, kind, at, true);
    case OU_AT_NON_BOUNDARY:
    case OU_AT_LOC_NON_BOUNDARY:
    case OU_AT_UNI_NON_BOUNDARY: return at_word_end(run, width, kind, at, false);
    case OU_N_ATS: break;
    }
    return false;
}

/* Characters of the group's text that stand here again; SIZE_MAX: they do not, or the group has not matched. */
static size_t group_again(const OuSreRun *run, unsigned width, uint32_t group, OuSreFold fold, size_t at)
{
    size_t from = run->registers[2 * (size_t)group], to = run->registers[2 * (size_t)group + 1];
    if (from == OU_SRE_UNSET || to == OU_SRE_UNSET || to < from || to - from > run->end - at) {
        return SIZE_MAX;
    }
    for (size_t i = from; i < to; i++) {
        uint32_t a = get(run->text, width, i), b = get(run->text, width, at + i - from);
        if (a != b && (fold == OU_FOLD_NONE || ou_sre_lower(a, fold) != ou_sre_lower(b, fold))) {
            return SIZE_MAX;
        }
    }
    return to - from;
}

OU_INLINE bool is_string(const void *text, unsigned width, size_t at, const uint32_t *chars, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (get(text, width, at + i) != chars[i]) {
            return false;
        }
    }
    return true;
}

/* ---- the loop ---- */

/* A match that begins at `start`: run->stop. Registers are as they were when there is none. */
OU_INLINE OuTruth run_width(OuSreRun *run, const unsigned width, size_t start)
{
    const OuSreProgram *const p = &run->pattern->program;
    const OuSreNode *const nodes = p->nodes, *node = nodes + 1;
    const void *const text = run->text;
    const size_t end = run->end;
    size_t at = start, limit, n;

    run->choices[0] = (OuSreChoice){.node = 0};
    run->n_choices = 1;
    run->n_undos = 0;
    for (;;) {
        /* A node that matches says `continue`; one that does not breaks out of the switch. */
        switch ((OuSreOp)node->op) {
        case OU_SRE_STOP: return OU_FALSE;
        case OU_SRE_END:
            if ((run->match_all && at != end) || (run->must_advance && at == run->origin)) {
                break;
            }
            run->stop = at;
            return OU_TRUE;
        case OU_SRE_FAIL: break;
        case OU_SRE_ANY:
        case OU_SRE_ANY_ALL:
        case OU_SRE_NOT_CHAR:
        case OU_SRE_LOCAL_SET:
            if (at < end && is_one(p, width, node->op, node->a, get(text, width, at))) {
                at++;
                node++;
                continue;
            }
            break;
        case OU_SRE_CHAR:
            if (at < end && get(text, width, at) == node->a) {
                at++;
                node++;
                continue;
            }
            break;
        case OU_SRE_SET:
            if (at < end && in_set(p, width, node->a, get(text, width, at))) {
                at++;
                node++;
                continue;
            }
            break;
        case OU_SRE_STRING:
            if (end - at >= node->min && is_string(text, width, at, p->pool + node->a, node->min)) {
                at += node->min;
                node++;
                continue;
            }
            break;
        case OU_SRE_AT:
            if (is_at(run, width, (OuSreAt)node->a, at)) {
                node++;
                continue;
            }
            break;
        case OU_SRE_OPEN:
            if (!put(run, node->a, at)) {
                return OU_ERROR;
            }
            node++;
            continue;
        case OU_SRE_CLOSE:
            if (!put(run, node->a, at) || !put(run, OU_SRE_LAST_GROUP(p), node->a / 2 + 1)) {
                return OU_ERROR;
            }
            node++;
            continue;
        case OU_SRE_JUMP: node = nodes + node->to; continue;
        case OU_SRE_TRY:
            if (!fits(p, text, width, end, node->look, node->look_a, at)) {
                node = nodes + node->to;
                continue;
            }
            if (fits(p, text, width, end, node->look2, node->look2_a, at) && !push(run, node->to, at, 0)) {
                return OU_ERROR;
            }
            node++;
            continue;
        case OU_SRE_TRY_LATER:
            if (!push(run, (size_t)(node - nodes) + 1, at, 0)) {
                return OU_ERROR;
            }
            node = nodes + node->to;
            continue;
        case OU_SRE_GROUP_AGAIN:
            n = group_again(run, width, node->a, (OuSreFold)node->one, at);
            if (n != SIZE_MAX) {
                at += n;
                node++;
                continue;
            }
            break;
        case OU_SRE_IF_GROUP: {
            size_t from = run->registers[2 * (size_t)node->a], to = run->registers[2 * (size_t)node->a + 1];
            bool matched = from != OU_SRE_UNSET && to != OU_SRE_UNSET && from <= to;
            node = matched ? node + 1 : nodes + node->to;
            continue;
        }

        case OU_SRE_ONE_MAX:
            if (end - at < node->min) {
                break;
            }
            n = count_one(p, text, width, node->one, node->a, at, end - at > node->max ? at + node->max : end);
            if (n < node->min) {
                break;
            }
            limit = at + node->min;
            at += n;
            if ((node->flags & (width == 1 ? OU_NODE_SURE | OU_NODE_SURE_NARROW : OU_NODE_SURE)) != 0) {
                node += 2;
                continue;
            }
            node++;
            goto one_max_settle;
        case OU_SRE_ONE_BACK: { /* resumed: what was taken was too much */
            const OuSreChoice *choice = &run->choices[run->n_choices];
            at = choice->at - 1;
            limit = choice->limit;
        }
        one_max_settle: /* the last place from `limit` to `at` where what follows has a chance; node: the ONE_BACK */
            if (node->look == OU_LOOK_CHAR) {
                while (!(at < end && get(text, width, at) == node->look_a) && at > limit) {
                    at--;
                }
            } else if (node->look == OU_LOOK_SET) {
                while (!(at < end && in_set(p, width, node->look_a, get(text, width, at))) && at > limit) {
                    at--;
                }
            }
            if (at > limit && !push(run, (size_t)(node - nodes), at, limit)) {
                return OU_ERROR;
            }
            node++;
            continue;
        case OU_SRE_ONE_MIN:
            if (end - at < node->min || count_one(p, text, width, node->one, node->a, at, at + node->min) < node->min) {
                break;
            }
            limit = end - at > node->max ? at + node->max : end;
            at += node->min;
            node++;
            goto one_min_settle;
        case OU_SRE_ONE_MORE: { /* resumed: what was taken was not enough */
            const OuSreChoice *choice = &run->choices[run->n_choices];
            at = choice->at;
            limit = choice->limit;
            if (!is_one(p, width, node->one, node->a, get(text, width, at))) {
                break;
            }
            at++;
        }
        one_min_settle: /* the first place up to `limit` where what follows has a chance; node: the ONE_MORE */
            while (!fits(p, text, width, end, node->look, node->look_a, at)) {
                if (at >= limit || !is_one(p, width, node->one, node->a, get(text, width, at))) {
                    goto fail;
                }
                at++;
            }
            if (at < limit && !push(run, (size_t)(node - nodes), at, limit)) {
                return OU_ERROR;
            }
            node++;
            continue;
        case OU_SRE_ONE_ALL:
            n = count_one(p, text, width, node->one, node->a, at, end - at > node->max ? at + node->max : end);
            if (n >= node->min) {
                at += n;
                node++;
                continue;
            }
            break;

        case OU_SRE_LOOP_START: {
            const OuSreNode *after = nodes + node->to;
            if (((node->flags & OU_NODE_COUNTED) != 0 && !put(run, node->a, 0)) ||
                ((node->flags & OU_NODE_EMPTY) != 0 && !put(run, (size_t)node->a + 1, OU_SRE_UNSET))) {
                return OU_ERROR;
            }
            if (node->min > 0) {
                node++;
                continue;
            }
            node = after;
            n = 0;
            if (node->op == OU_SRE_LOOP_MIN) {
                goto loop_min_decide;
            }
            goto loop_max_decide;
        }
        case OU_SRE_LOOP_MAX:
            n = 0;
            if ((node->flags & OU_NODE_COUNTED) != 0) {
                n = run->registers[node->a] + 1;
                if (!put(run, node->a, n)) {
                    return OU_ERROR;
                }
                if (n < node->min) {
                    node = nodes + node->to;
                    goto tick;
                }
            }
        loop_max_decide: /* n rounds are done; node: the LOOP_MAX */
            if (((node->flags & OU_NODE_COUNTED) != 0 && n >= node->max && node->max != OU_SRE_MAX_REPEAT) ||
                ((node->flags & OU_NODE_EMPTY) != 0 && run->registers[(size_t)node->a + 1] == at) ||
                !fits(p, text, width, end, node->look, node->look_a, at)) {
                node++;
                continue;
            }
            if ((fits(p, text, width, end, node->look2, node->look2_a, at) && !push(run, (size_t)(node - nodes) + 1, at, 0)) ||
                ((node->flags & OU_NODE_EMPTY) != 0 && !put(run, (size_t)node->a + 1, at))) {
                return OU_ERROR;
            }
            node = nodes + node->to;
            goto tick;
        case OU_SRE_LOOP_MIN:
            if ((node->flags & OU_NODE_COUNTED) != 0) {
                n = run->registers[node->a] + 1;
                if (!put(run, node->a, n)) {
                    return OU_ERROR;
                }
                if (n < node->min) {
                    node = nodes + node->to;
                    goto tick;
                }
            }
        loop_min_decide: /* node: the LOOP_MIN */
            if (!push(run, (size_t)(node - nodes) + 1, at, 0)) {
                return OU_ERROR;
            }
            node += 2;
            continue;
        case OU_SRE_LOOP_MORE: /* resumed: what follows the loop did not match */
            if (((node->flags & OU_NODE_COUNTED) != 0 && node->max != OU_SRE_MAX_REPEAT &&
                 run->registers[node->a] >= node->max) ||
                ((node->flags & OU_NODE_EMPTY) != 0 && run->registers[(size_t)node->a + 1] == at)) {
                break;
            }
            if ((node->flags & OU_NODE_EMPTY) != 0 && !put(run, (size_t)node->a + 1, at)) {
                return OU_ERROR;
            }
            node = nodes + node->to;
            continue;

        case OU_SRE_CUT_START:
            if (!put(run, node->a, run->n_choices)) {
                return OU_ERROR;
            }
            node++;
            continue;
        case OU_SRE_CUT_END:
            cut(run, run->registers[node->a]);
            node++;
            continue;
        case OU_SRE_ALL_START:
            if (!put(run, node->a, 0) || !put(run, (size_t)node->a + 1, OU_SRE_UNSET) ||
                !put(run, (size_t)node->a + 2, run->n_choices)) {
                return OU_ERROR;
            }
            node++;
            continue;
        case OU_SRE_ALL_END:
            cut(run, run->registers[(size_t)node->a + 2]);
            if (!put(run, node->a, run->registers[node->a] + 1)) {
                return OU_ERROR;
            }
            node = nodes + node->to;
            goto tick;
        case OU_SRE_ALL_NEXT:
            n = run->registers[node->a];
            if (n >= node->min) {
                if ((n >= node->max && node->max != OU_SRE_MAX_REPEAT) || run->registers[(size_t)node->a + 1] == at) {
                    node = nodes + node->to;
                    continue;
                }
                if (!push(run, node->to, at, 0) || !put(run, (size_t)node->a + 1, at)) {
                    return OU_ERROR;
                }
            }
            node++;
            continue;
        case OU_SRE_ASSERT:
            if (at < node->min) {
                break;
            }
            if (!put(run, node->a, run->n_choices) || !put(run, (size_t)node->a + 1, at)) {
                return OU_ERROR;
            }
            at -= node->min;
            node++;
            continue;
        case OU_SRE_ASSERT_END:
            cut(run, run->registers[node->a]);
            at = run->registers[(size_t)node->a + 1];
            node++;
            continue;
        case OU_SRE_ASSERT_NOT:
            if (at < node->min) {
                node = nodes + node->to;
                continue;
            }
            if (!put(run, node->a, run->n_choices) || !push(run, node->to, at, 0)) {
                return OU_ERROR;
            }
            at -= node->min;
            node++;
            continue;
        case OU_SRE_ASSERT_NOT_END: run->n_choices = run->registers[node->a]; break;
        }
    fail: {
        const OuSreChoice *choice = &run->choices[--run->n_choices];
        undo_to(run, choice->trail);
        node = nodes + choice->node;
        at = choice->at;
    }
    tick:
        if (OU_UNLIKELY((++run->steps & STEPS_MASK) == 0) && !ou_tick(run->th)) {
            return OU_ERROR;
        }
    }
}

static OuTruth run_1(OuSreRun *run, size_t start)
{
    return run_width(run, 1, start);
}

static OuTruth run_2(OuSreRun *run, size_t start)
{
    return run_width(run, 2, start);
}

static OuTruth run_4(OuSreRun *run, size_t start)
{
    return run_width(run, 4, start);
}

static OuTruth run_at(OuSreRun *run, size_t start)
{
    OuTruth answer = run->width == 1 ? run_1(run, start) : run->width == 2 ? run_2(run, start) : run_4(run, start);
    run->dirty = run->dirty || answer != OU_FALSE;
    if (answer == OU_TRUE) {
        run->start = start;
    }
    return answer;
}

/* What the match before left in the registers of groups. */
static void forget(OuSreRun *run)
{
    if (run->dirty) {
        run->dirty = false;
        size_t n = OU_SRE_LAST_GROUP(&run->pattern->program) + 1;
        memset(run->registers, 0xff, n * sizeof(size_t));
    }
    run->origin = run->start;
}

OuTruth ou_sre_match(OuSreRun *run)
{
    forget(run);
    if (run->start > run->end || run->end - run->start < run->pattern->program.least) {
        return OU_FALSE;
    }
    return run_at(run, run->start);
}

/* The first place in [at, last] where a match can begin; past `last`: none. */
static size_t candidate(const OuSreRun *run, const OuSreProgram *p, size_t at, size_t last)
{
    if (p->least == 0) { /* the last place may be the end, where nothing stands */
        return at;
    }
    if (p->n_prefix > 0) {
        const uint32_t *prefix = p->pool + p->prefix;
        const char *text = (const char *)run->text + at * run->width;
        size_t room = last - at + p->n_prefix;
        size_t found = ou_search(text, run->width, room, prefix, p->prefix_width, p->n_prefix, false);
        return found == OU_SEARCH_NONE ? last + 1 : at + found;
    }
    if (p->look == OU_LOOK_CHAR) {
        const char *text = (const char *)run->text + at * run->width;
        size_t found = ou_search_char(text, run->width, last - at + 1, p->look_detail, false);
        return found == OU_SEARCH_NONE ? last + 1 : at + found;
    }
    if (p->look == OU_LOOK_SET && run->width == 1) {
        const uint8_t *table = p->sets[p->look_detail].table, *text = run->text;
        while (at <= last && table[text[at]] == 0) {
            at++;
        }
    } else if (p->look == OU_LOOK_SET) {
        while (at <= last && !in_set(p, 4, p->look_detail, get(run->text, run->width, at))) {
            at++;
        }
    }
    return at;
}

OuTruth ou_sre_search(OuSreRun *run)
{
    const OuSreProgram *p = &run->pattern->program;
    forget(run);
    if (run->start > run->end || run->end - run->start < p->least) {
        return OU_FALSE;
    }
    size_t last = p->anchored ? 0 : run->end - p->least;
    for (size_t at = run->start; at <= last; at++) {
        at = candidate(run, p, at, last);
        if (at > last) {
            break;
        }
        if (p->literal && !run->match_all) {
            run->start = at;
            run->stop = at + p->n_prefix;
            return OU_TRUE;
        }
        OuTruth answer = run_at(run, at);
        if (answer != OU_FALSE) {
            return answer;
        }
        run->must_advance = false;
        if (OU_UNLIKELY((++run->steps & STEPS_MASK) == 0) && !ou_tick(run->th)) {
            return OU_ERROR;
        }
    }
    return OU_FALSE;
}

/* ---- beginning and end ---- */

static bool registers_take(OuThread *th, OuSreRun *run, size_t n)
{
    run->registers = run->own_registers;
    run->stamps = run->own_stamps;
    run->registers_room = n;
    if (n > OU_SRE_N_REGISTERS) {
        size_t bytes;
        if (!ou_checked_mul(n, sizeof(size_t) + sizeof(uint32_t), &bytes)) {
            return ou_raise_memory(th);
        }
        run->registers = ou_mem_take(th, bytes);
        if (run->registers == NULL) {
            return false;
        }
        run->stamps = (uint32_t *)(void *)(run->registers + n);
    }
    memset(run->registers, 0xff, n * sizeof(size_t));
    memset(run->stamps, 0, n * sizeof(uint32_t));
    return true;
}

bool ou_sre_begin(OuThread *th, OuSreRun *run, const OuPattern *pattern, OuObject *string, int64_t pos, int64_t end)
{
    run->th = th;
    run->pattern = pattern;
    run->string = string;
    run->match_all = run->must_advance = run->dirty = false;
    run->steps = 0;
    if (!ou_sre_text(th, string, &run->buffer, &run->text, &run->length, &run->width)) {
        return false;
    }
    run->is_bytes = !ou_is_str(string);
    bool ok = true;
    if (pattern->is_bytes == 0 && run->is_bytes) {
        ok = ou_raise(th, &ou_exc_type_error, "cannot use a string pattern on a bytes-like object");
    } else if (pattern->is_bytes == 1 && !run->is_bytes) {
        ok = ou_raise(th, &ou_exc_type_error, "cannot use a bytes pattern on a string-like object");
    }
    if (!ok || !registers_take(th, run, pattern->program.n_registers)) {
        ou_sre_text_end(th, &run->buffer);
        return false;
    }
    size_t n = run->length;
    run->pos = pos < 0 ? 0 : (size_t)pos > n ? n : (size_t)pos;
    run->end = end < 0 ? 0 : (size_t)end > n ? n : (size_t)end;
    run->start = run->origin = run->stop = run->pos;
    run->choices = run->own_choices;
    run->choices_room = OU_SRE_N_CHOICES;
    run->undos = run->own_undos;
    run->undos_room = OU_SRE_N_UNDOS;
    run->n_choices = run->n_undos = 0;
    return true;
}

void ou_sre_end(OuSreRun *run)
{
    OuThread *th = run->th;
    if (run->choices != run->own_choices) {
        ou_mem_give(th, run->choices, run->choices_room * sizeof(OuSreChoice));
    }
    if (run->undos != run->own_undos) {
        ou_mem_give(th, run->undos, run->undos_room * sizeof(OuSreUndo));
    }
    if (run->registers != run->own_registers) {
        ou_mem_give(th, run->registers, run->registers_room * (sizeof(size_t) + sizeof(uint32_t)));
    }
    ou_sre_text_end(th, &run->buffer);
}

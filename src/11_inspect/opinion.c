/* opinion.c - opinion.h. Slow, and simple enough to be believed. */
#include "11_inspect/opinion.h"

#ifdef OU_DEBUG

#include "05_cycle/cycle.h"
#include "11_inspect/heap_walk.h"

#include <stdio.h>

typedef struct Trial {
    OuObjectList list;
    int64_t *rest; /* by index: references from outside of the list */
    bool *alive;
    size_t *stack; /* indexes */
    size_t depth;
} Trial;

static void take_away(void *arg, OuObject *child)
{
    Trial *t = arg;
    size_t i = ou_object_list_find(&t->list, child);
    if (i != OU_OBJECT_LIST_NONE) {
        t->rest[i]--;
    }
}

static void reach(void *arg, OuObject *child)
{
    Trial *t = arg;
    size_t i = ou_object_list_find(&t->list, child);
    if (i != OU_OBJECT_LIST_NONE && !t->alive[i]) {
        t->alive[i] = true;
        t->stack[t->depth++] = i;
    }
}

static void print_object(const char *what, const OuObject *o, int64_t rest)
{
    fprintf(stderr, "%s: <%s at %p>, count %d, state %d, %lld of them from outside\n", what, o->type->name, (const void *)o, o->count,
            (int)ou_gc_state(o), (long long)rest);
}

static bool judge(Trial *t, bool complete)
{
    bool right = true;
    for (size_t i = 0; i < t->list.size; i++) {
        OuObject *o = t->list.items[i];
        bool garbage = ou_gc_state(o) == OU_GC_GARBAGE;
        if (t->rest[i] < 0) {
            print_object("OPINION-2: more references than counts", o, t->rest[i]);
            right = false;
        } else if (garbage && t->alive[i]) {
            print_object("OPINION-1: alive, and called garbage", o, t->rest[i]);
            right = false;
        } else if (complete && !garbage && !t->alive[i]) {
            print_object("OPINION-3: dead, and not called garbage", o, t->rest[i]);
            right = false;
        }
    }
    return right;
}

static bool run(Trial *t, bool complete)
{
    size_t n = t->list.size;
    for (size_t i = 0; i < n; i++) {
        OuObject *o = t->list.items[i];
        t->rest[i] += ou_is_immortal(o) || ou_gc_state(o) == OU_GC_FROZEN ? INT32_MAX : o->count;
        ou_cycle_referents(o, take_away, t);
    }
    for (size_t i = 0; i < n; i++) {
        if (t->rest[i] > 0 && !t->alive[i]) {
            t->alive[i] = true;
            t->stack[t->depth++] = i;
        }
        while (t->depth > 0) {
            ou_cycle_referents(t->list.items[t->stack[--t->depth]], reach, t);
        }
    }
    return judge(t, complete);
}

bool ou_opinion_check(OuVm *vm, bool complete)
{
    Trial t = {.depth = 0};
    OuAccount *account = &vm->account;
    ou_object_list_start(&t.list, account);
    ou_heap_walk_tracked(vm, &t.list);
    size_t n = t.list.size;
    t.rest = ou_raw_take_zeroed(account, n * sizeof *t.rest + 1);
    t.alive = ou_raw_take_zeroed(account, n * sizeof *t.alive + 1);
    t.stack = ou_raw_take(account, n * sizeof *t.stack + 1);
    bool enough = !t.list.failed && t.rest != NULL && t.alive != NULL && t.stack != NULL;
    bool right = !enough || run(&t, complete);
    ou_raw_give(account, t.stack, n * sizeof *t.stack + 1);
    ou_raw_give(account, t.alive, n * sizeof *t.alive + 1);
    ou_raw_give(account, t.rest, n * sizeof *t.rest + 1);
    ou_object_list_end(&t.list);
    return right;
}

static void on_verdict(OuThread *th, bool complete)
{
    OuCycle *cycle = th->vm->cycle;
    if (cycle->judge_every != 0 && cycle->n_verdicts++ % cycle->judge_every == 0) {
        OU_ASSERT(ou_opinion_check(th->vm, complete));
    }
}

void ou_opinion_start(OuVm *vm, uint64_t every)
{
    vm->cycle->judge_every = every;
    vm->cycle->hooks.verdict = on_verdict;
}

#endif

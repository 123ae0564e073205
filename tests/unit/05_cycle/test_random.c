/* Random graphs against a slow second opinion: reachability by walking from the
 * references that the test itself holds. After a full collection exactly that lives; after
 * a younger one at least that. In half of the graphs some objects have finalizers, which
 * link, unlink, keep, make and collect at random. In half of them the old generation is
 * searched in slices, between which the graph changes. */
#include "unit.h"

#include "05_cycle/cycle_int.h"
#include "toys.h"

#define N_MAX 60      /* objects of one graph */
#define N_GRAPHS 6000 /* over all kinds */

static OuVm vm;
#define TH (&vm.main)

static ToyNode *nodes[4 * N_MAX]; /* by id; NULL: dropped */
static int held[4 * N_MAX];       /* references that the test holds */
static size_t n_ids;
static uint64_t seed;
static bool strange; /* finalizers do strange things */

static size_t pick(size_t n)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(seed >> 33) % n;
}

static void note_drop(size_t id)
{
    assert_int_equal(held[id], 0);
    nodes[id] = NULL;
}

static void make(OuThread *th, const OuType *type)
{
    if (n_ids < OU_COUNT_OF(nodes)) {
        static const size_t rooms[] = {1, 2, 4, 8, 300};
        ToyNode *o = toy_new(th, type, n_ids, rooms[pick(5)]);
        held[n_ids] = 1;
        nodes[n_ids++] = o;
    }
}

static ToyNode *any_held(void)
{
    for (int tries = 0; tries < 20 && n_ids > 0; tries++) {
        size_t id = pick(n_ids);
        if (held[id] > 0) {
            return nodes[id];
        }
    }
    return NULL;
}

static void let_go(OuThread *th, ToyNode *o)
{
    held[o->id]--;
    ou_drop(th, o);
}

static void relink(OuThread *th, ToyNode *from, ToyNode *to)
{
    size_t at = pick(from->room);
    ou_keep(from); /* the replaced one may hold the last reference to it */
    ou_replace(th, &from->items[at], ou_keep_maybe(to));
    ou_drop(th, from);
}

static void do_something_strange(OuThread *th, ToyNode *self)
{
    switch (pick(strange ? 8 : 1)) {
    case 1: /* resurrect, for a while at least */
        held[self->id]++;
        ou_keep(self);
        break;
    case 2: {
        ToyNode *o = any_held();
        if (o != NULL) {
            relink(th, o, self);
        }
        break;
    }
    case 3:
        relink(th, self, NULL);
        break;
    case 4:
        make(th, &toy_node_type);
        break;
    case 5: {
        ToyNode *o = any_held();
        if (o != NULL && o != self) {
            let_go(th, o);
        }
        break;
    }
    case 6:
        ou_cycle_collect(th, (int)pick(3));
        break;
    case 7: /* unlink a neighbour that is garbage too */
        if (self->items[0] != NULL && self->items[0]->type->drop == toy_drop) {
            relink(th, (ToyNode *)self->items[0], NULL);
        }
        break;
    default:
        break;
    }
}

static void walk_from(ToyNode *o, bool *reachable)
{
    if (o == NULL || reachable[o->id]) {
        return;
    }
    reachable[o->id] = true;
    for (size_t i = 0; i < o->room; i++) {
        walk_from((ToyNode *)o->items[i], reachable);
    }
}

static void compare(bool exact)
{
    bool reachable[OU_COUNT_OF(nodes)] = {false};
    for (size_t id = 0; id < n_ids; id++) {
        if (held[id] > 0) {
            walk_from(nodes[id], reachable);
        }
    }
    for (size_t id = 0; id < n_ids; id++) {
        if (reachable[id]) {
            assert_non_null(nodes[id]);
            assert_true(ou_is_tracked(&nodes[id]->head));
        } else if (exact) {
            assert_null(nodes[id]);
        }
    }
    assert_true(ou_registry_check(&vm));
}

static void settle(void)
{
    /* Each finalizer runs once, so the strange things end. */
    for (int round = 0; strange && round < (int)OU_COUNT_OF(nodes) + 5; round++) {
        size_t before = toy_watch.n_finalized;
        ou_cycle_collect(TH, 2);
        toy_n_roots = 0; /* finalizers may have dropped some of them */
        if (toy_watch.n_finalized == before) {
            break;
        }
    }
    ou_cycle_collect(TH, 2);
}

/* The roots that marking is told of: not all, because C code holds some. */
static OuObject *roots[OU_COUNT_OF(nodes)];
static void choose_roots(bool rooted)
{
    toy_roots = roots;
    toy_n_roots = 0;
    for (size_t id = 0; rooted && id < n_ids; id++) {
        if (held[id] > 0 && pick(3) != 0) {
            roots[toy_n_roots++] = &nodes[id]->head;
        }
    }
}

static void one_graph(bool rooted, bool sliced)
{
    n_ids = 0;
    size_t n_steps = 20 + pick(300);
    for (size_t step = 0; step < n_steps; step++) {
        ToyNode *a = any_held(), *b = any_held();
        switch (pick(13)) {
        case 0:
        case 1:
        case 2:
            make(TH, strange && pick(3) == 0 ? &toy_final_type : &toy_node_type);
            break;
        case 3:
        case 4:
        case 5:
        case 6:
            if (a != NULL) {
                relink(TH, a, b);
            }
            break;
        case 7:
        case 8:
        case 9:
            if (a != NULL) {
                let_go(TH, a);
            }
            break;
        case 10:
            choose_roots(rooted);
            if (pick(4) != 0) {
                ou_cycle_collect(TH, (int)pick(2));
            } else {
                settle();
            }
            toy_n_roots = 0;
            compare(false);
            break;
        case 11:
            if (sliced) {
                choose_roots(rooted && !strange); /* finalizers may drop some within a slice */
                ou_cycle_slice(TH, 1 + pick(60));
                toy_n_roots = 0;
                compare(false);
            }
            break;
        default:
            if (pick(20) == 0) {
                ou_cycle_freeze(&vm);
                ou_cycle_unfreeze(&vm);
            }
            break;
        }
    }
    settle();
    compare(true);
    strange = false;
    for (size_t id = 0; id < n_ids; id++) {
        while (held[id] > 0) {
            let_go(TH, nodes[id]);
        }
    }
    settle();
    compare(true);
}

static void random_graphs_agree_with_a_slow_walk(void **state)
{
    (void)state;
    toy_start(&vm, SIZE_MAX);
    assert_true(ou_cycle_start(&vm));
    toy_watch.on_drop = note_drop;
    toy_watch.on_finalize = do_something_strange;
    for (size_t graph = 0; graph < N_GRAPHS; graph++) {
        seed = graph;
        strange = graph % 2 == 1;
        one_graph(graph % 4 < 2, graph % 8 < 4);
    }
    assert_int_equal(vm.registry->n_old, 0);
    assert_true(vm.cycle->stats[2].collections > N_GRAPHS);
    ou_cycle_end(&vm);
    ou_vm_end(&vm);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_graphs_agree_with_a_slow_walk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What waits to be scanned: each object once, neighbours together, nothing that is gone. */
#include "unit.h"

#include "05_cycle/mark_grey.h"
#include "toys.h"

#ifndef OU_BYPASS_POOLS
enum { N = 3000 };

static OuVm vm;
#define TH (&vm.main)
static OuMarkBits marks;
static OuMarkGrey grey;
static ToyNode *nodes[N];

static void start(void)
{
    toy_start(&vm, SIZE_MAX);
    marks = (OuMarkBits){.vm = &vm};
    grey = (OuMarkGrey){.heap = vm.heap, .pool = OU_MARK_POOLS};
    for (size_t i = 0; i < N; i++) {
        nodes[i] = toy_new(TH, &toy_node_type, i, i % 4);
    }
}

static void end(void)
{
    for (size_t i = 0; i < N; i++) {
        if (nodes[i] != NULL) {
            ou_drop(TH, nodes[i]);
        }
    }
    ou_mark_bits_release(&marks);
    ou_vm_end(&vm);
}

static OuMarkMap *map_of(const void *p)
{
    OuMarkMap *map = ou_mark_map_of(&marks, p);
    assert_non_null(map);
    return map;
}

static void set(size_t i)
{
    assert_true(ou_mark_grey_set(&grey, map_of(nodes[i]), &nodes[i]->head));
}

/* Takes all, `most` at a time; each is a node, and none comes twice. How many. */
static size_t take_all(unsigned most)
{
    static bool seen[N];
    memset(seen, 0, sizeof seen);
    OuObject *out[16];
    size_t n_all = 0;
    for (unsigned n; (n = ou_mark_grey_take(&grey, out, most)) > 0; n_all += n) {
        for (unsigned k = 0; k < n; k++) {
            size_t id = ((ToyNode *)out[k])->id;
            assert_ptr_equal(nodes[id], out[k]);
            assert_false(seen[id]);
            seen[id] = true;
        }
    }
    return n_all;
}

static void each_comes_once(void **state)
{
    (void)state;
    for (unsigned most = 1; most <= 16; most += 5) {
        start();
        assert_int_equal(take_all(most), 0);
        for (size_t turn = 0; turn < 2; turn++) {
            for (size_t i = turn; i < N; i += 2) {
                set(i);
                set(i);
                set(i / 2); /* some of the first turn, which are taken */
            }
            assert_int_equal(take_all(most), turn == 0 ? N / 2 + N / 4 : N - N / 2 - N / 4);
        }
        assert_int_equal(take_all(most), 0);
        end();
    }
}

/* All of a pool comes in one turn, but for the few that were the first. */
static void neighbours_come_together(void **state)
{
    (void)state;
    start();
    for (size_t i = 0; i < N; i++) {
        set(i * 7919 % N);
    }
    OuObject *o;
    uintptr_t pool = 0;
    size_t n_pools = 0, n_turns = 0;
    OuPoolSpan span;
    for (uintptr_t at = 0; ou_heap_next_pool(vm.heap, at, &span); at = (uintptr_t)span.start + 1) {
        n_pools++;
    }
    while (ou_mark_grey_take(&grey, &o, 1) == 1) {
        n_turns += (uintptr_t)o >> OU_POOL_SHIFT != pool;
        pool = (uintptr_t)o >> OU_POOL_SHIFT;
    }
    assert_true(n_turns > 0 && n_turns <= n_pools + OU_MARK_FEW);
    end();
}

static void a_pause_loses_nothing(void **state)
{
    (void)state;
    start();
    for (size_t i = 0; i < N; i++) {
        set(i);
    }
    OuObject *o;
    for (size_t i = 0; i < N; i++) {
        assert_int_equal(ou_mark_grey_take(&grey, &o, 1), 1);
        if (i % 3 == 0) {
            ou_mark_grey_pause(&grey, &marks);
        }
    }
    assert_int_equal(ou_mark_grey_take(&grey, &o, 1), 0);
    ou_mark_grey_pause(&grey, &marks);
    for (size_t i = 0; i < N; i += 3) { /* scanned, and put back */
        ou_mark_grey_put(&grey, map_of(nodes[i]), &nodes[i]->head);
    }
    assert_int_equal(take_all(16), (N + 2) / 3);
    end();
}

/* Blocks go and pools serve another size: only where a block starts is something taken. */
static void what_is_gone_is_no_block(void **state)
{
    (void)state;
    start();
    for (size_t i = 0; i < N; i++) {
        set(i);
    }
    OuObject *out[16];
    assert_int_equal(ou_mark_grey_take(&grey, out, 5), 5);
    ou_mark_grey_pause(&grey, &marks);
    ou_mark_bits_forget(&marks);
    for (size_t i = 0; i < N; i++) {
        ou_drop(TH, nodes[i]);
        nodes[i] = NULL;
    }
    (void)ou_heap_trim(vm.heap);
    for (size_t i = 0; i < N / 2; i++) {
        nodes[i] = toy_new(TH, &toy_node_type, i, 5);
    }
    for (unsigned n; (n = ou_mark_grey_take(&grey, out, 16)) > 0;) {
        for (unsigned k = 0; k < n; k++) {
            assert_true(ou_heap_is_container(vm.heap, out[k]));
        }
    }
    end();
}

/* The reciprocal is exact, and the bits are those of blocks, for each size. */
static void shapes_fit(void **state)
{
    (void)state;
    grey.block_size = 0;
    for (uint32_t size = OU_BLOCK_MIN; size <= OU_BLOCK_MAX; size += OU_BLOCK_STEP) {
        ou_mark_grey_shape(&grey, size);
        for (size_t n = 0; n < OU_POOL_SIZE + size; n++) {
            assert_int_equal(n * grey.inverse >> 32, n / size);
        }
        size_t n_bits = 0;
        for (size_t i = 0; i < OU_MARK_WORDS; i++) {
            n_bits += ou_bits_count(grey.starts[i]);
        }
        assert_int_equal(n_bits, OU_POOL_SIZE / size);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_comes_once),
        cmocka_unit_test(neighbours_come_together),
        cmocka_unit_test(a_pause_loses_nothing),
        cmocka_unit_test(what_is_gone_is_no_block),
        cmocka_unit_test(shapes_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
#else
int main(void)
{
    return 0; /* without pools there are no such bits */
}
#endif

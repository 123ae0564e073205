/* test_heap.c - what any heap promises, with pools and without: requests by size,
 * classes, owning, walking, resizing, random steps against a model, faults, the cap. */
#include "unit.h"

#include "03_block/block.h"

#include <stdlib.h>
#include <string.h>

#ifdef OU_BYPASS_POOLS
#define HAS_POOLS false
#else
#define HAS_POOLS true
#endif

/* A small generator of our own, so that a failing run can be repeated. */
static uint32_t next_random(uint64_t *seed)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*seed >> 33);
}

/* M7: 42 bytes get a 48-byte block, 33 to 40 a 40-byte one. */
static void classes_are_steps_of_eight(void **state)
{
    (void)state;
    assert_int_equal(ou_heap_usable(42), 48);
    for (size_t size = 33; size <= 40; size++) {
        assert_int_equal(ou_heap_usable(size), 40);
    }
    assert_int_equal(ou_heap_usable(0), 16);
    assert_int_equal(ou_heap_usable(512), 512);
    assert_int_equal(ou_heap_usable(513), 513);
    for (size_t size = 1; size <= OU_BLOCK_MAX; size++) {
        size_t usable = ou_heap_usable(size);
        assert_true(usable >= size && usable % 8 == 0);
        assert_true(usable < size + 8 || usable == OU_BLOCK_MIN);
    }
}

/* M2: 512 bytes are the object allocator's, 513 are raw memory. */
static void requests_go_by_size(void **state)
{
    (void)state;
    OuAccount account;
    ou_account_init(&account, SIZE_MAX);
    OuHeap *heap = ou_heap_new(&account, 1);
    assert_non_null(heap);
    void *small = ou_heap_take(heap, OU_BLOCK_PLAIN, 512);
    assert_non_null(small);
    size_t n_raw = account.n_raw;
    OuHeapStats stats;
    ou_heap_stats(heap, &stats);
    assert_int_equal(stats.classes[OU_BLOCK_PLAIN][OU_BLOCK_CLASSES - 1].n_live, 1);
    assert_int_equal(stats.live_bytes, 512);
    void *large = ou_heap_take(heap, OU_BLOCK_PLAIN, 513);
    assert_non_null(large);
    assert_int_equal(account.n_raw, n_raw + 1);
    ou_heap_stats(heap, &stats);
    assert_int_equal(stats.live_bytes, 512);
    assert_true(ou_heap_owns(heap, small));
    assert_false(ou_heap_owns(heap, large));
    ou_heap_give(heap, OU_BLOCK_PLAIN, small, 512);
    ou_heap_give(heap, OU_BLOCK_PLAIN, large, 513);
    ou_heap_free(heap);
    ou_account_fini(&account);
}

static void each_size_is_served_whole_and_aligned(void **state)
{
    (void)state;
    OuAccount account;
    ou_account_init(&account, SIZE_MAX);
    OuHeap *heap = ou_heap_new(&account, 1);
    assert_non_null(heap);
    static void *blocks[OU_BLOCK_KINDS][600];
    for (int kind = 0; kind < OU_BLOCK_KINDS; kind++) {
        for (size_t size = 0; size < 600; size++) {
            unsigned char *p = ou_heap_take(heap, (OuBlockKind)kind, size);
            assert_non_null(p);
            assert_int_equal((uintptr_t)p % 8, 0);
            if (size > 0 && size % 16 == 0) {
                assert_int_equal((uintptr_t)p % 16, 0);
            }
            if (kind == OU_BLOCK_CONTAINER && size <= OU_BLOCK_MAX) {
                uint32_t flags;
                memcpy(&flags, p + 4, 4);
                assert_int_equal(flags, 0);
            }
            memset(p, (int)(size % 251), size);
            blocks[kind][size] = p;
        }
    }
    assert_true(ou_heap_check(heap));
    for (int kind = 0; kind < OU_BLOCK_KINDS; kind++) {
        for (size_t size = 0; size < 600; size++) {
            unsigned char *p = blocks[kind][size];
            for (size_t i = 0; i < size; i++) {
                assert_int_equal(p[i], size % 251);
            }
            memset(p, 0, size); /* owners leave the word of flags zero */
            ou_heap_give(heap, (OuBlockKind)kind, p, size);
        }
    }
    assert_true(ou_heap_check(heap));
    ou_heap_free(heap);
    assert_int_equal(account.held, account.spare_held);
    ou_account_fini(&account);
}

static void owning_touches_no_address(void **state)
{
    (void)state;
    OuAccount account;
    ou_account_init(&account, SIZE_MAX);
    OuHeap *heap = ou_heap_new(&account, 1);
    OuHeap *other = ou_heap_new(&account, 2);
    assert_non_null(heap);
    assert_non_null(other);
    int local;
    assert_false(ou_heap_owns(heap, NULL));
    assert_false(ou_heap_owns(heap, &local));
    assert_false(ou_heap_owns(heap, (void *)(UINTPTR_MAX - 4095)));
    assert_false(ou_heap_owns(heap, (void *)0x123456789000));
    void *p = ou_heap_take(heap, OU_BLOCK_RAW, 100);
    void *q = ou_heap_take(other, OU_BLOCK_RAW, 100);
    assert_true(ou_heap_owns(heap, p) && ou_heap_owns(other, q));
    assert_false(ou_heap_owns(heap, q) || ou_heap_owns(other, p));
    ou_heap_give(heap, OU_BLOCK_RAW, p, 100);
    ou_heap_give(other, OU_BLOCK_RAW, q, 100);
    ou_heap_free(heap);
    ou_heap_free(other);
    ou_account_fini(&account);
}

static void resizing_keeps_bytes(void **state)
{
    (void)state;
    OuAccount account;
    ou_account_init(&account, SIZE_MAX);
    OuHeap *heap = ou_heap_new(&account, 1);
    assert_non_null(heap);
    static const size_t sizes[] = {1, 9, 16, 24, 23, 512, 500, 513, 100000, 600, 40, 512, 8};
    size_t size = sizes[0];
    unsigned char *p = ou_heap_take(heap, OU_BLOCK_RAW, size);
    assert_non_null(p);
    p[0] = 0;
    for (size_t i = 1; i < OU_COUNT_OF(sizes); i++) {
        p = ou_heap_resize(heap, OU_BLOCK_RAW, p, size, sizes[i]);
        assert_non_null(p);
        for (size_t at = 0; at < size && at < sizes[i]; at++) {
            assert_int_equal(p[at], at % 251);
        }
        size = sizes[i];
        for (size_t at = 0; at < size; at++) {
            p[at] = (unsigned char)(at % 251);
        }
    }
    ou_heap_give(heap, OU_BLOCK_RAW, p, size);
    assert_true(ou_heap_check(heap));
    ou_heap_free(heap);
    ou_account_fini(&account);
}

/* The walk */

typedef struct Object { /* as containers begin */
    uint32_t count, flags;
    uint64_t number;
} Object;

typedef struct Walk {
    OuHeap *heap;
    Object **objects;  /* by number, NULL once given back */
    const size_t *sizes; /* by number */
    size_t n_met, n_objects;
    size_t give_every; /* 0: gives nothing back */
    void *taken[64];
    size_t n_taken;
    const void *last;
} Walk;

static bool meet(void *arg, void *block)
{
    Walk *walk = arg;
    Object *object = block;
    assert_true(block > walk->last);
    walk->last = block;
    if (object->flags == 0) {
        return true;
    }
    assert_true(object->number < walk->n_objects);
    assert_ptr_equal(walk->objects[object->number], object);
    walk->n_met++;
    if (walk->give_every != 0 && walk->n_met % walk->give_every == 0) {
        /* This one, and one further on or behind. */
        size_t mine = object->number;
        size_t far = (mine * 7919 + 13) % walk->n_objects;
        size_t both[2] = {mine, far};
        for (int i = 0; i < 2; i++) {
            Object *dead = walk->objects[both[i]];
            if (dead != NULL) {
                dead->flags = 0;
                walk->objects[both[i]] = NULL;
                ou_heap_give(walk->heap, OU_BLOCK_CONTAINER, dead, walk->sizes[both[i]]);
            }
        }
        if (walk->n_taken < OU_COUNT_OF(walk->taken)) {
            void *p = ou_heap_take(walk->heap, OU_BLOCK_RAW, 200);
            assert_non_null(p);
            walk->taken[walk->n_taken++] = p;
        }
    }
    return true;
}

static void walking_meets_every_container(void **state)
{
    (void)state;
    enum { N = 20000 };
    OuAccount account;
    ou_account_init(&account, SIZE_MAX);
    OuHeap *heap = ou_heap_new(&account, 1);
    assert_non_null(heap);
    static Object *objects[N];
    static size_t sizes[N];
    uint64_t seed = 7;
    for (size_t i = 0; i < N; i++) {
        sizes[i] = 16 + next_random(&seed) % 200;
        objects[i] = ou_heap_take(heap, OU_BLOCK_CONTAINER, sizes[i]);
        assert_non_null(objects[i]);
        objects[i]->number = i;
        objects[i]->flags = 1;
        void *plain = ou_heap_take(heap, OU_BLOCK_PLAIN, sizes[i]);
        assert_non_null(plain);
        memset(plain, 0xff, sizes[i]);
        ou_heap_give(heap, OU_BLOCK_PLAIN, plain, sizes[i]);
    }
    Walk walk = {.heap = heap, .objects = objects, .sizes = sizes, .n_objects = N};
    ou_heap_walk(heap, meet, &walk);
    assert_int_equal(walk.n_met, N);
    static const size_t rates[] = {50, 3, 1, 1};
    for (size_t i = 0; i < OU_COUNT_OF(rates); i++) {
        walk.give_every = rates[i];
        walk.last = NULL;
        ou_heap_walk(heap, meet, &walk);
        assert_true(ou_heap_check(heap));
    }
    size_t left = 0;
    for (size_t i = 0; i < N; i++) {
        left += objects[i] != NULL;
    }
    assert_int_equal(left, 0); /* the last walks gave back whatever they met */
    for (size_t i = 0; i < walk.n_taken; i++) {
        ou_heap_give(heap, OU_BLOCK_RAW, walk.taken[i], 200);
    }
    ou_heap_free(heap);
    ou_account_fini(&account);
}

static bool stop_at_once(void *arg, void *block)
{
    (void)block;
    ++*(int *)arg;
    return false;
}

static void a_walk_can_be_stopped(void **state)
{
    (void)state;
    OuAccount account;
    ou_account_init(&account, SIZE_MAX);
    OuHeap *heap = ou_heap_new(&account, 1);
    assert_non_null(heap);
    int n = 0;
    ou_heap_walk(heap, stop_at_once, &n);
    assert_int_equal(n, 0);
    void *p = ou_heap_take(heap, OU_BLOCK_CONTAINER, 40);
    void *q = ou_heap_take(heap, OU_BLOCK_CONTAINER, 40);
    ou_heap_walk(heap, stop_at_once, &n);
    assert_int_equal(n, 1);
    ou_heap_give(heap, OU_BLOCK_CONTAINER, p, 40);
    ou_heap_give(heap, OU_BLOCK_CONTAINER, q, 40);
    ou_heap_free(heap);
    ou_account_fini(&account);
}

/* Random steps against a model that knows every block's size, kind and bytes. */

typedef struct Block {
    unsigned char *p;
    size_t size;
    OuBlockKind kind;
    unsigned char fill;
} Block;

static void paint(Block *block)
{
    memset(block->p, block->fill, block->size);
    if (block->kind == OU_BLOCK_CONTAINER && block->size >= 8) {
        memset(block->p + 4, 0, 4);
    }
}

static void check_paint(const Block *block)
{
    for (size_t i = 0; i < block->size; i++) {
        bool is_flags = block->kind == OU_BLOCK_CONTAINER && block->size >= 8 && i >= 4 && i < 8;
        if (block->p[i] != (is_flags ? 0 : block->fill)) {
            fail_msg("block %p of %zu bytes: byte %zu was overwritten", (void *)block->p, block->size, i);
        }
    }
}

/* What the statistics count for a block: it may lie in a larger class's pool. */
static size_t counted(const Block *block)
{
    if (block->size > OU_BLOCK_MAX) {
        return 0;
    }
#ifdef OU_BYPASS_POOLS
    return ou_heap_usable(block->size);
#else
    return ou_pool_of(block->p)->block_size;
#endif
}

static size_t random_size(uint64_t *seed)
{
    switch (next_random(seed) % 16) {
    case 0:
        return next_random(seed) % 2000;
    case 1:
        return next_random(seed) % 100000;
    default:
        return 8 + next_random(seed) % 120;
    }
}

static void run_model(OuHeap *heap, size_t n_slots, int n_steps, uint64_t seed, bool may_fail)
{
    Block *blocks = calloc(n_slots, sizeof *blocks);
    assert_non_null(blocks);
    size_t expected = 0;
    for (int step = 0; step < n_steps; step++) {
        Block *block = &blocks[next_random(&seed) % n_slots];
        if (block->p == NULL) {
            block->size = random_size(&seed);
            block->kind = (OuBlockKind)(next_random(&seed) % OU_BLOCK_KINDS);
            if (block->kind == OU_BLOCK_CONTAINER && block->size < 16) {
                block->size = 16;
            }
            block->fill = (unsigned char)(step * 7 + 1);
            block->p = ou_heap_take(heap, block->kind, block->size);
            assert_true(may_fail || block->p != NULL);
            if (block->p == NULL) {
                continue;
            }
            paint(block);
            expected += counted(block);
        } else if (next_random(&seed) % 8 == 0 && block->kind == OU_BLOCK_RAW) {
            check_paint(block);
            size_t size = random_size(&seed), was = counted(block);
            unsigned char *moved = ou_heap_resize(heap, OU_BLOCK_RAW, block->p, block->size, size);
            assert_true(may_fail || moved != NULL);
            if (moved == NULL) {
                continue;
            }
            for (size_t i = 0; i < size && i < block->size; i++) {
                assert_int_equal(moved[i], block->fill);
            }
            block->p = moved;
            block->size = size;
            expected += counted(block) - was;
            paint(block);
        } else {
            check_paint(block);
            expected -= counted(block);
            ou_heap_give(heap, block->kind, block->p, block->size);
            block->p = NULL;
        }
        if (step % 4096 == 0) {
            assert_true(ou_heap_check(heap));
        }
        if (step % 30000 == 29999) {
            ou_heap_trim(heap);
            assert_true(ou_heap_check(heap));
        }
    }
    OuHeapStats stats;
    ou_heap_stats(heap, &stats);
    assert_int_equal(stats.live_bytes, expected);
    for (size_t i = 0; i < n_slots; i++) {
        if (blocks[i].p != NULL) {
            check_paint(&blocks[i]);
            ou_heap_give(heap, blocks[i].kind, blocks[i].p, blocks[i].size);
        }
    }
    free(blocks);
    assert_true(ou_heap_check(heap));
}

static void random_steps_match_the_model(void **state)
{
    (void)state;
    static const size_t n_slots[] = {50, 3000, 20000};
    for (size_t i = 0; i < OU_COUNT_OF(n_slots); i++) {
        OuAccount account;
        ou_account_init(&account, SIZE_MAX);
        OuHeap *heap = ou_heap_new(&account, i);
        assert_non_null(heap);
        run_model(heap, n_slots[i], 100000, i + 1, false);
        ou_heap_trim(heap);
        OuHeapStats stats;
        ou_heap_stats(heap, &stats);
        assert_int_equal(stats.committed, 0);
        assert_int_equal(stats.n_chunks, 0);
        ou_heap_free(heap);
        assert_int_equal(account.held, account.spare_held);
        ou_account_fini(&account);
    }
}

static bool trim_hook(void *ctx, size_t wanted)
{
    (void)wanted;
    return ou_heap_trim(ctx) > 0;
}

/* The same under a cap that is met all the time, with the trim as reclaim hook. */
static void random_steps_under_a_cap(void **state)
{
    (void)state;
    static const size_t caps[] = {200 * 1024, 600 * 1024, 3000 * 1024};
    for (size_t i = 0; i < OU_COUNT_OF(caps); i++) {
        OuAccount account;
        ou_account_init(&account, caps[i]);
        OuHeap *heap = ou_heap_new(&account, i);
        assert_non_null(heap);
        account.reclaim = trim_hook;
        account.reclaim_ctx = heap;
        run_model(heap, 20000, 60000, i + 10, true);
        assert_true(account.peak <= caps[i]);
        assert_true(account.peak > caps[i] / 2);
        account.reclaim = NULL;
        ou_heap_free(heap);
        assert_int_equal(account.held, account.spare_held);
        ou_account_fini(&account);
    }
}

/* Each request fails, once and for ever: the heap stays sound and loses nothing. */
static void a_small_life(OuSweep *sweep)
{
    OuAccount account;
    ou_account_init(&account, SIZE_MAX);
    OU_SWEEP_ARM(sweep, &account);
    OuHeap *heap = ou_heap_new(&account, 3);
    if (heap != NULL) {
        account.reclaim = trim_hook;
        account.reclaim_ctx = heap;
        void *blocks[40] = {NULL};
        for (size_t i = 0; i < OU_COUNT_OF(blocks); i++) {
            size_t size = 16 + i * 16;
            blocks[i] = ou_heap_take(heap, OU_BLOCK_RAW, size);
            assert_true(blocks[i] != NULL || sweep->n != 0);
        }
        for (size_t i = 0; i < OU_COUNT_OF(blocks); i += 3) {
            if (blocks[i] != NULL) {
                void *moved = ou_heap_resize(heap, OU_BLOCK_RAW, blocks[i], 16 + i * 16, 900);
                if (moved != NULL) {
                    ou_heap_give(heap, OU_BLOCK_RAW, moved, 900);
                    blocks[i] = NULL;
                }
            }
        }
        assert_true(ou_heap_check(heap));
        ou_heap_trim(heap);
        assert_true(ou_heap_check(heap));
        for (size_t i = 0; i < OU_COUNT_OF(blocks); i++) {
            if (blocks[i] != NULL) {
                ou_heap_give(heap, OU_BLOCK_RAW, blocks[i], 16 + i * 16);
            }
        }
        ou_heap_trim(heap);
        assert_true(ou_heap_check(heap));
        account.reclaim = NULL;
        ou_heap_free(heap);
    }
    OU_SWEEP_DISARM(sweep, &account);
    assert_int_equal(account.held, account.spare_held);
    ou_account_fini(&account);
}

static void a_heap_survives_every_fault(void **state)
{
    (void)state;
    FAULT_SWEEP(a_small_life);
}

/* M21: churn of small blocks never reaches level 0 after warm-up. */
static void churn_stays_above_level_0(void **state)
{
    (void)state;
    if (!HAS_POOLS) {
        return;
    }
    OuAccount account;
    ou_account_init(&account, SIZE_MAX);
    OuHeap *heap = ou_heap_new(&account, 1);
    assert_non_null(heap);
    uint64_t calls = 0;
    for (int i = 0; i < 50000; i++) {
        if (i == 1) {
            calls = account.n_level0_calls;
        }
        void *blocks[20];
        for (size_t n = 0; n < OU_COUNT_OF(blocks); n++) {
            blocks[n] = ou_heap_take(heap, OU_BLOCK_PLAIN, 16 + 24 * n);
            assert_non_null(blocks[n]);
        }
        for (size_t n = 0; n < OU_COUNT_OF(blocks); n++) {
            ou_heap_give(heap, OU_BLOCK_PLAIN, blocks[n], 16 + 24 * n);
        }
    }
    assert_int_equal(account.n_level0_calls, calls);
    ou_heap_free(heap);
    ou_account_fini(&account);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(classes_are_steps_of_eight),
        cmocka_unit_test(requests_go_by_size),
        cmocka_unit_test(each_size_is_served_whole_and_aligned),
        cmocka_unit_test(owning_touches_no_address),
        cmocka_unit_test(resizing_keeps_bytes),
        cmocka_unit_test(walking_meets_every_container),
        cmocka_unit_test(a_walk_can_be_stopped),
        cmocka_unit_test(random_steps_match_the_model),
        cmocka_unit_test(random_steps_under_a_cap),
        cmocka_unit_test(a_heap_survives_every_fault),
        cmocka_unit_test(churn_stays_above_level_0),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

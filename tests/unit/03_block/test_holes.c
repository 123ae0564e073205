/* test_holes.c - memory that goes back from inside of used pools: made, filled again, and by itself after a while; trims at
 * every step of a random program change nothing but what is held. */
#include "unit.h"

#ifdef OU_BYPASS_POOLS
int main(void)
{
    return 0;
}
#else

#include "01_pages/pages.h"
#include "03_block/block_int.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static uint32_t next_random(uint64_t *seed)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*seed >> 33);
}

/* One page a pool, or pages that pools share: there are no holes. */
/* Every byte that is charged is in one row. */
static void usage_adds_up(const OuHeap *heap)
{
    OuHeapUsage u;
    ou_heap_usage(heap, &u);
    assert_int_equal(u.live + u.free + u.untouched + u.idle + u.slack + u.records + u.credit + u.quarantine, u.held);
}

static bool can_have_holes(const OuHeap *heap)
{
    return ou_pages_size() == heap->page && OU_POOL_SIZE > heap->page;
}

typedef struct Block {
    unsigned char *p;
    size_t size;
    OuBlockKind kind;
    unsigned char mark;
} Block;

static void put(OuHeap *heap, Block *b, size_t size, OuBlockKind kind, unsigned char mark)
{
    *b = (Block){ou_heap_take(heap, kind, size), size, kind, mark};
    assert_non_null(b->p);
    memset(b->p, mark, 4);
    memset(b->p + 8, mark, size - 8);
}

static void drop(OuHeap *heap, Block *b)
{
    for (size_t i = 8; i < b->size; i++) {
        assert_int_equal(b->p[i], b->mark);
    }
    ou_heap_give(heap, b->kind, b->p, b->size);
    b->p = NULL;
}

static void a_page_without_a_live_block_is_a_hole(void **state)
{
    (void)state;
    enum { SIZE = 48 };
    OuAccount account;
    ou_account_init(&account, SIZE_MAX);
    OuHeap *heap = ou_heap_new(&account, 7);
    assert_non_null(heap);
    const size_t n = OU_POOL_SIZE / SIZE * 2; /* the first pool is full when the second is begun */
    Block *blocks = calloc(n, sizeof *blocks);
    assert_non_null(blocks);
    for (size_t i = 0; i < n; i++) {
        put(heap, &blocks[i], SIZE, OU_BLOCK_CONTAINER, (unsigned char)i);
    }
    OuPool *pool = ou_pool_of(blocks[0].p);
    size_t page = heap->page;
    for (size_t i = 0; i < n; i++) { /* all of the first pool but those of its last page */
        if (ou_pool_of(blocks[i].p) == pool && (size_t)((char *)blocks[i].p - ou_pool_start(pool)) < OU_POOL_SIZE - page) {
            drop(heap, &blocks[i]);
        }
    }
    size_t held = account.held;
    size_t given = ou_heap_trim(heap);
    assert_int_equal(account.held + given, held);
    assert_true(ou_heap_check(heap));
    if (can_have_holes(heap)) {
        assert_int_equal(ou_bits_count(ou_pool_holes(heap, pool)), OU_POOL_SIZE / page - 1);
        assert_int_equal(heap->n_hole_pages, OU_POOL_SIZE / page - 1);
        OuHeapUsage usage;
        ou_heap_usage(heap, &usage);
        assert_int_equal(usage.holes, OU_POOL_SIZE - page);
    }
    usage_adds_up(heap);
    for (size_t i = 0; i < n; i++) { /* filled again, and nothing that lives was touched */
        if (blocks[i].p == NULL) {
            put(heap, &blocks[i], SIZE, OU_BLOCK_CONTAINER, (unsigned char)(i + 1));
            if (i % 16 == 0) {
                assert_true(ou_heap_check(heap));
            }
        }
    }
    assert_int_equal(heap->n_hole_pages, 0);
    for (size_t i = 0; i < n; i++) {
        drop(heap, &blocks[i]);
    }
    assert_true(ou_heap_check(heap));
    free(blocks);
    ou_heap_free(heap);
    ou_account_fini(&account);
}

enum { N_MODEL = 3000, N_STEPS = 30000 };

static void one_step(OuHeap *heap, Block *blocks, uint64_t *seed)
{
    Block *b = &blocks[next_random(seed) % N_MODEL];
    if (b->p != NULL) {
        drop(heap, b);
    } else if (next_random(seed) % 4 != 0) {
        put(heap, b, 16 + next_random(seed) % 497, (OuBlockKind)(next_random(seed) % OU_BLOCK_KINDS),
            (unsigned char)next_random(seed));
    }
}

static void trims_at_every_step_change_nothing(void **state)
{
    (void)state;
    OuAccount account;
    ou_account_init(&account, SIZE_MAX);
    OuHeap *heap = ou_heap_new(&account, 3);
    assert_non_null(heap);
    Block *blocks = calloc(N_MODEL, sizeof *blocks);
    assert_non_null(blocks);
    uint64_t seed = 5;
    for (size_t step = 0; step < N_STEPS; step++) {
        one_step(heap, blocks, &seed);
        if (step % 8 == 0) {
            (void)ou_heap_trim(heap);
        } else if (step % 3 == 0) {
            (void)ou_heap_punch(heap);
        }
        if (step % 512 == 0) {
            assert_true(ou_heap_check(heap));
            usage_adds_up(heap);
        }
        if (step % 8192 == 8191) { /* most goes, at random: holes */
            for (size_t i = 0; i < N_MODEL; i++) {
                if (blocks[i].p != NULL && next_random(&seed) % 50 != 0) {
                    drop(heap, &blocks[i]);
                }
            }
            (void)ou_heap_trim(heap);
            assert_true(ou_heap_check(heap));
        }
    }
    for (size_t i = 0; i < N_MODEL; i++) {
        if (blocks[i].p != NULL) {
            drop(heap, &blocks[i]);
        }
    }
    (void)ou_heap_trim(heap);
    assert_int_equal(account.held, account.raw_held + account.spare_held);
    free(blocks);
    ou_heap_free(heap);
    ou_account_fini(&account);
}

/* Nobody asks for it: a program that goes on with a pair of one class has nearly all back within a second or so. */
static void what_was_dropped_goes_back_by_itself(void **state)
{
    (void)state;
    OuAccount account;
    ou_account_init(&account, SIZE_MAX);
    OuHeap *heap = ou_heap_new(&account, 3);
    assert_non_null(heap);
    const size_t n = (OU_HEAP_KEEP_IDLE + 12 * OU_ARENA_SIZE) / 64;
    Block *blocks = calloc(n, sizeof *blocks);
    assert_non_null(blocks);
    for (size_t i = 0; i < n; i++) {
        put(heap, &blocks[i], 64, OU_BLOCK_RAW, 1);
    }
    size_t full = account.held;
    for (size_t i = 0; i < n; i++) {
        if (i % 1000 != 0) {
            drop(heap, &blocks[i]);
        }
    }
    uint64_t end = ou_pages_clock(false) + UINT64_C(4000000000);
    size_t goal = can_have_holes(heap) ? OU_HEAP_KEEP_IDLE + full / 8 : full;
    while (account.held > goal && ou_pages_clock(false) < end) {
        for (int i = 0; i < 1000; i++) {
            ou_heap_give(heap, OU_BLOCK_RAW, ou_heap_take(heap, OU_BLOCK_RAW, 40), 40);
        }
    }
    assert_true(account.held <= goal);
    assert_true(ou_heap_check(heap));
    for (size_t i = 0; i < n; i++) {
        if (blocks[i].p != NULL) {
            drop(heap, &blocks[i]);
        }
    }
    free(blocks);
    ou_heap_free(heap);
    ou_account_fini(&account);
}

static void a_child_of_fork_has_a_sound_heap(void **state)
{
    (void)state;
    OuAccount account;
    ou_account_init(&account, SIZE_MAX);
    OuHeap *heap = ou_heap_new(&account, 3);
    assert_non_null(heap);
    Block *blocks = calloc(N_MODEL, sizeof *blocks);
    assert_non_null(blocks);
    uint64_t seed = 9;
    for (size_t step = 0; step < N_STEPS / 4; step++) {
        one_step(heap, blocks, &seed);
    }
    for (size_t run = 0; run < 2; run++) { /* first as the child, then as the parent */
        pid_t child = run == 0 ? fork() : -1;
        if (child > 0) {
            int status;
            assert_int_equal(waitpid(child, &status, 0), child);
            assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
            continue;
        }
        for (size_t step = 0; step < N_STEPS / 4; step++) {
            one_step(heap, blocks, &seed);
        }
        (void)ou_heap_trim(heap);
        bool sound = ou_heap_check(heap);
        if (child == 0) {
            _exit(sound ? 0 : 1);
        }
        assert_true(sound);
    }
    for (size_t i = 0; i < N_MODEL; i++) {
        if (blocks[i].p != NULL) {
            drop(heap, &blocks[i]);
        }
    }
    free(blocks);
    ou_heap_free(heap);
    ou_account_fini(&account);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_without_a_live_block_is_a_hole),
        cmocka_unit_test(trims_at_every_step_change_nothing),
        cmocka_unit_test(what_was_dropped_goes_back_by_itself),
        cmocka_unit_test(a_child_of_fork_has_a_sound_heap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
#endif

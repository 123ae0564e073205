/* Arena memory: zeroed, aligned, given back whole; what it owns is dropped with it. */
#include "unit.h"
#include "source_live.h"

static void requests_of_all_sizes_are_zeroed_and_aligned(void **state)
{
    (void)state;
    OuArena arena;
    ou_arena_init(&arena, &vm.account);
    for (size_t size = 0; size < 3000; size += 7) {
        unsigned char *p = ou_arena_take(TH, &arena, size);
        assert_non_null(p);
        assert_int_equal((uintptr_t)p % 8, 0);
        for (size_t i = 0; i < size; i++) {
            assert_int_equal(p[i], 0);
        }
        memset(p, 0xA5, size);
        assert_true(ou_arena_check(&arena));
    }
    ou_arena_fini(TH, &arena);
}

/* A request larger than a chunk leaves the rest of the newest chunk in use. */
static void a_large_request_has_a_chunk_of_its_own(void **state)
{
    (void)state;
    OuArena arena;
    ou_arena_init(&arena, &vm.account);
    char *small = ou_arena_take(TH, &arena, 16);
    OuArenaChunk *newest = arena.newest;
    assert_non_null(ou_arena_take(TH, &arena, 1024 * 1024));
    assert_ptr_equal(arena.newest, newest);
    assert_ptr_equal(ou_arena_take(TH, &arena, 16), small + 16);
    ou_arena_fini(TH, &arena);
}

static void a_size_that_overflows_is_a_memory_error(void **state)
{
    (void)state;
    OuArena arena;
    ou_arena_init(&arena, &vm.account);
    assert_null(ou_arena_take_array(TH, &arena, SIZE_MAX / 4, 16));
    assert_true(ou_has_error(TH));
    ou_error_clear(TH);
    assert_null(ou_arena_take(TH, &arena, SIZE_MAX - 3));
    ou_error_clear(TH);
    ou_arena_fini(TH, &arena);
}

static void owned_objects_are_dropped_at_the_end(void **state)
{
    (void)state;
    OuArena arena;
    ou_arena_init(&arena, &vm.account);
    OuObject *s = ou_str_from_text(TH, "kept by the arena and by the test");
    for (int i = 0; i < 100; i++) {
        assert_ptr_equal(ou_arena_own(TH, &arena, ou_keep(s)), s);
    }
    assert_int_equal(s->count, 101);
    assert_null(ou_arena_own(TH, &arena, NULL));
    ou_arena_fini(TH, &arena);
    assert_int_equal(s->count, 1);
    ou_drop(TH, s);
}

static void fill_an_arena(OuSweep *sweep)
{
    OuArena arena;
    ou_arena_init(&arena, &vm.account);
    OuObject *s = ou_str_from_text(TH, "owned");
    OU_SWEEP_ARM(sweep, &vm.account);
    for (int i = 0; i < 60; i++) {
        ou_arena_own(TH, &arena, ou_keep(s));
        ou_arena_take(TH, &arena, 200);
    }
    OU_SWEEP_DISARM(sweep, &vm.account);
    assert_int_equal(ou_has_error(TH), sweep->n_failed > 0);
    ou_error_clear(TH);
    assert_true(ou_arena_check(&arena));
    ou_arena_fini(TH, &arena);
    assert_int_equal(s->count, 1);
    ou_drop(TH, s);
}

static void arena_survives_every_fault(void **state)
{
    (void)state;
    FAULT_SWEEP(fill_an_arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(requests_of_all_sizes_are_zeroed_and_aligned, live_setup, live_teardown),
        cmocka_unit_test_setup_teardown(a_large_request_has_a_chunk_of_its_own, live_setup, live_teardown),
        cmocka_unit_test_setup_teardown(a_size_that_overflows_is_a_memory_error, live_setup, live_teardown),
        cmocka_unit_test_setup_teardown(owned_objects_are_dropped_at_the_end, live_setup, live_teardown),
        cmocka_unit_test_setup_teardown(arena_survives_every_fault, live_setup, live_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

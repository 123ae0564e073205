/* test_checked.c - checked arithmetic at its edges. */
#include "unit.h"

#include "00_base/bits.h"
#include "00_base/checked.h"

static void sums_and_products_stop_at_the_limit(void **state)
{
    (void)state;
    size_t out;
    assert_true(ou_checked_add(OU_SIZE_LIMIT - 1, 1, &out));
    assert_int_equal(out, OU_SIZE_LIMIT);
    assert_false(ou_checked_add(OU_SIZE_LIMIT, 1, &out));
    assert_false(ou_checked_add(SIZE_MAX, SIZE_MAX, &out));
    assert_true(ou_checked_mul((size_t)1 << 31, (size_t)1 << 31, &out));
    assert_int_equal(out, (size_t)1 << 62);
    assert_false(ou_checked_mul((size_t)1 << 32, (size_t)1 << 31, &out));
    assert_false(ou_checked_mul((size_t)1 << 32, (size_t)1 << 32, &out));
    assert_true(ou_checked_array(24, 3, 8, &out));
    assert_int_equal(out, 48);
    assert_false(ou_checked_array(24, SIZE_MAX / 8, 8, &out));
    assert_false(ou_checked_array(OU_SIZE_LIMIT, 1, 1, &out));
}

static void signed_sums(void **state)
{
    (void)state;
    int64_t out;
    assert_true(ou_checked_add_i64(INT64_MAX - 1, 1, &out));
    assert_false(ou_checked_add_i64(INT64_MAX, 1, &out));
    assert_false(ou_checked_sub_i64(INT64_MIN, 1, &out));
    assert_false(ou_checked_mul_i64(INT64_MIN, -1, &out));
    assert_true(ou_checked_mul_i64(-4, 5, &out));
    assert_int_equal(out, -20);
}

static void rooms_grow_by_an_eighth(void **state)
{
    (void)state;
    size_t room;
    for (size_t need = 0; need < 5000; need++) {
        assert_true(ou_checked_grown(need, 8, &room));
        assert_true(room >= need);
        assert_true(room <= need + need / 8 + 6);
    }
    assert_false(ou_checked_grown(SIZE_MAX / 8, 8, &room));
    assert_false(ou_checked_grown(OU_SIZE_LIMIT, 1, &room));
}

static void rounding(void **state)
{
    (void)state;
    assert_int_equal(ou_bits_round_up(0, 4096), 0);
    assert_int_equal(ou_bits_round_up(1, 4096), 4096);
    assert_int_equal(ou_bits_round_up(4096, 4096), 4096);
    assert_true(ou_bits_is_power(1) && ou_bits_is_power(4096));
    assert_false(ou_bits_is_power(0) || ou_bits_is_power(12));
    assert_int_equal(ou_bits_lowest(0x50), 4);
    assert_int_equal(ou_bits_count(UINT64_MAX), 64);
}

static void the_gate_counts_and_fails(void **state)
{
    (void)state;
    OuFault fault;
    ou_fault_arm(&fault, 2, false);
    assert_false(ou_fault_hit(NULL));
#ifdef OU_FAULT
    assert_false(ou_fault_hit(&fault));
    assert_true(ou_fault_hit(&fault));
    assert_false(ou_fault_hit(&fault));
    assert_int_equal(fault.n_requests, 3);
    assert_int_equal(fault.n_failed, 1);
    ou_fault_arm(&fault, 2, true);
    assert_false(ou_fault_hit(&fault));
    assert_true(ou_fault_hit(&fault));
    assert_true(ou_fault_hit(&fault));
#else
    for (int i = 0; i < 5; i++) {
        assert_false(ou_fault_hit(&fault));
    }
#endif
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_and_products_stop_at_the_limit),
        cmocka_unit_test(signed_sums),
        cmocka_unit_test(rooms_grow_by_an_eighth),
        cmocka_unit_test(rounding),
        cmocka_unit_test(the_gate_counts_and_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

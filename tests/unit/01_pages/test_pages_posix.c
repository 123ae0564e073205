/* test_pages_posix.c - what 01_pages promises of the OS. */
#include "unit.h"

#include "01_pages/pages.h"

#include <string.h>

static const size_t mib = (size_t)1 << 20;

static void reservations_are_aligned_and_cost_nothing(void **state)
{
    (void)state;
    size_t before = ou_pages_resident();
    for (size_t align = ou_pages_size(); align <= 16 * mib; align *= 4) {
        char *p = ou_pages_reserve(NULL, 16 * mib, align);
        assert_non_null(p);
        assert_int_equal((uintptr_t)p % align, 0);
        ou_pages_release(p, 16 * mib);
    }
    assert_true(ou_pages_resident() < before + mib);
}

static void purged_pages_read_as_zero_and_stay_accessible(void **state)
{
    (void)state;
    char *p = ou_pages_reserve(NULL, 4 * mib, mib);
    assert_non_null(p);
    assert_true(ou_pages_commit(NULL, p, 2 * mib));
    assert_int_equal(p[mib], 0);
    size_t before = ou_pages_resident();
    memset(p, 1, 2 * mib);
    if (before != 0) {
        assert_true(ou_pages_resident() >= before + mib);
    }
    assert_true(ou_pages_purge(NULL, p, 2 * mib));
    assert_int_equal(p[mib], 0);
#ifndef __SANITIZE_THREAD__ /* whose shadow of the pages stays resident */
    if (before != 0) {
        assert_true(ou_pages_resident() <= before + mib / 2);
    }
#endif
    p[mib] = 2;
    ou_pages_release(p, 4 * mib);
}

static void mappings_keep_their_bytes_when_resized(void **state)
{
    (void)state;
    char *p = ou_pages_map(NULL, mib);
    assert_non_null(p);
    assert_int_equal(p[mib - 1], 0);
    p[0] = 'a';
    p[mib - 1] = 'z';
    p = ou_pages_remap(NULL, p, mib, 64 * mib);
    assert_non_null(p);
    assert_int_equal(p[0], 'a');
    assert_int_equal(p[mib - 1], 'z');
    assert_int_equal(p[64 * mib - 1], 0);
    p = ou_pages_remap(NULL, p, 64 * mib, ou_pages_size());
    assert_non_null(p);
    assert_int_equal(p[0], 'a');
    ou_pages_release(p, ou_pages_size());
}

static void impossible_requests_are_refused(void **state)
{
    (void)state;
    size_t huge = (SIZE_MAX >> 1) & ~(ou_pages_size() - 1);
    assert_null(ou_pages_reserve(NULL, huge, ou_pages_size()));
    assert_null(ou_pages_reserve(NULL, SIZE_MAX & ~(ou_pages_size() - 1), 16 * mib));
    assert_null(ou_pages_map(NULL, huge));
    char *p = ou_pages_map(NULL, ou_pages_size());
    assert_non_null(p);
    p[0] = 'x';
    assert_null(ou_pages_remap(NULL, p, ou_pages_size(), huge));
    assert_int_equal(p[0], 'x');
    ou_pages_release(p, ou_pages_size());
}

static void random_bytes_differ(void **state)
{
    (void)state;
    unsigned char a[300] = {0}, b[300] = {0};
    assert_true(ou_pages_random(a, sizeof a));
    assert_true(ou_pages_random(b, sizeof b));
    assert_memory_not_equal(a, b, sizeof a);
}

static void every_request_passes_the_gate(void **state)
{
    (void)state;
#ifdef OU_FAULT
    OuFault fault;
    char *p = ou_pages_map(NULL, mib);
    assert_non_null(p);
    ou_fault_arm(&fault, 1, true);
    assert_null(ou_pages_reserve(&fault, mib, mib));
    assert_null(ou_pages_map(&fault, mib));
    assert_null(ou_pages_remap(&fault, p, mib, 2 * mib));
    assert_false(ou_pages_commit(&fault, p, mib));
    assert_false(ou_pages_purge(&fault, p, mib));
    assert_int_equal(fault.n_failed, 5);
    ou_pages_release(p, mib);
#endif
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reservations_are_aligned_and_cost_nothing),
        cmocka_unit_test(purged_pages_read_as_zero_and_stay_accessible),
        cmocka_unit_test(mappings_keep_their_bytes_when_resized),
        cmocka_unit_test(impossible_requests_are_refused),
        cmocka_unit_test(random_bytes_differ),
        cmocka_unit_test(every_request_passes_the_gate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

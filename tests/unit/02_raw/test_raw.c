/* test_raw.c - the account and raw memory: routes, cap, reclaim, faults. */
#include "unit.h"

#include "00_base/checked.h"
#include "02_raw/raw.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void routes_follow_the_size(void **state)
{
    (void)state;
    OuAccount account;
    ou_account_init(&account, SIZE_MAX);
    char *below = ou_raw_take(&account, OU_RAW_MAP_MIN - 1);
    assert_non_null(below);
    assert_int_equal(account.n_raw, 1);
    assert_int_equal(account.n_maps, 0);
    char *at = ou_raw_take(&account, OU_RAW_MAP_MIN);
    assert_non_null(at);
    assert_int_equal(account.n_maps, 1);
    assert_int_equal(account.raw_asked, 2 * OU_RAW_MAP_MIN - 1);
    assert_true(account.raw_held >= OU_RAW_MAP_MIN - 1);
    assert_int_equal(account.held, account.raw_held + account.map_held);
    assert_int_equal((uintptr_t)below % 16, 0);
    assert_int_equal((uintptr_t)at % 16, 0);
    memset(below, 1, OU_RAW_MAP_MIN - 1);
    memset(at, 1, OU_RAW_MAP_MIN);
    assert_true(ou_account_check(&account));
    ou_raw_give(&account, below, OU_RAW_MAP_MIN - 1);
    ou_raw_give(&account, at, OU_RAW_MAP_MIN);
    ou_raw_give(&account, NULL, 7);
    assert_int_equal(account.held, account.spare_held);
    assert_int_equal(account.raw_asked, 0);
    assert_true(account.peak >= 2 * OU_RAW_MAP_MIN - 1);
    ou_account_fini(&account);
}

static void size_zero_is_served(void **state)
{
    (void)state;
    OuAccount account;
    ou_account_init(&account, SIZE_MAX);
    char *p = ou_raw_take(&account, 0);
    assert_non_null(p);
    p[0] = 'x';
    p = ou_raw_resize(&account, p, 0, 100);
    assert_non_null(p);
    assert_int_equal(p[0], 'x');
    p = ou_raw_resize(&account, p, 100, 0);
    assert_non_null(p);
    ou_raw_give(&account, p, 0);
    p = ou_raw_resize(&account, NULL, 0, 10);
    assert_non_null(p);
    ou_raw_give(&account, p, 10);
    ou_account_fini(&account);
}

static void zeroed_is_zero(void **state)
{
    (void)state;
    OuAccount account;
    ou_account_init(&account, SIZE_MAX);
    static const size_t sizes[] = {1, 100, 5000, OU_RAW_MAP_MIN, 3 * OU_RAW_MAP_MIN + 1};
    for (size_t i = 0; i < OU_COUNT_OF(sizes); i++) {
        for (int round = 0; round < 4; round++) { /* again, over memory that was used */
            char *p = round % 2 == 0 ? ou_raw_take_zeroed(&account, sizes[i]) : ou_raw_take_sparse(&account, sizes[i]);
            assert_non_null(p);
            for (size_t at = 0; at < sizes[i]; at++) {
                assert_int_equal(p[at], 0);
            }
            memset(p, 0xff, sizes[i]);
            ou_raw_give(&account, p, sizes[i]);
        }
    }
    ou_account_fini(&account);
}

static void resizing_keeps_bytes_on_every_route(void **state)
{
    (void)state;
    OuAccount account;
    ou_account_init(&account, SIZE_MAX);
    static const size_t sizes[] = {1,      1000,  17,    OU_RAW_MAP_MIN - 1, OU_RAW_MAP_MIN,
                                   200000, 3000000, 70000, 65535, 65536, 66000, 30, 1 << 20};
    size_t size = 1;
    unsigned char *p = ou_raw_take(&account, size);
    assert_non_null(p);
    p[0] = 0;
    for (size_t i = 0; i < OU_COUNT_OF(sizes); i++) {
        p = ou_raw_resize(&account, p, size, sizes[i]);
        assert_non_null(p);
        size_t kept = size < sizes[i] ? size : sizes[i];
        for (size_t at = 0; at < kept; at++) {
            assert_int_equal(p[at], at % 251);
        }
        size = sizes[i];
        for (size_t at = 0; at < size; at++) {
            p[at] = (unsigned char)(at % 251);
        }
        assert_int_equal(account.raw_asked, size);
        assert_int_equal(account.n_raw + account.n_maps, 1);
        assert_true(ou_account_check(&account));
    }
    ou_raw_give(&account, p, size);
    assert_int_equal(account.held, account.spare_held);
    ou_account_fini(&account);
}

static void impossible_sizes_are_refused(void **state)
{
    (void)state;
    OuAccount account;
    ou_account_init(&account, SIZE_MAX);
    assert_null(ou_raw_take(&account, SIZE_MAX));
    assert_null(ou_raw_take(&account, OU_SIZE_LIMIT));
    assert_null(ou_raw_take_zeroed(&account, OU_SIZE_LIMIT - 4096));
    char *p = ou_raw_take(&account, 100);
    assert_non_null(p);
    p[99] = 'x';
    assert_null(ou_raw_resize(&account, p, 100, SIZE_MAX));
    assert_null(ou_raw_resize(&account, p, 100, OU_SIZE_LIMIT));
    assert_int_equal(p[99], 'x');
    ou_raw_give(&account, p, 100);
    ou_account_fini(&account);
}

static void the_cap_holds(void **state)
{
    (void)state;
    OuAccount account;
    const size_t cap = (size_t)1 << 20;
    ou_account_init(&account, cap);
    assert_null(ou_raw_take(&account, cap + 1));
    char *blocks[2000];
    size_t n = 0;
    while (n < OU_COUNT_OF(blocks) && (blocks[n] = ou_raw_take(&account, 1000)) != NULL) {
        n++;
        assert_true(account.held <= cap && account.peak <= cap);
    }
    assert_in_range(n, 900, cap / 1000);
    assert_null(ou_raw_resize(&account, blocks[0], 1000, 5000));
    assert_null(ou_raw_resize(&account, blocks[0], 1000, 500000));
    /* Shrinking never needs room. */
    blocks[0] = ou_raw_resize(&account, blocks[0], 1000, 900);
    assert_non_null(blocks[0]);
    ou_raw_give(&account, blocks[0], 900);
    while (n > 1) {
        ou_raw_give(&account, blocks[--n], 1000);
    }
    assert_int_equal(account.held, account.spare_held);
    assert_true(ou_account_charge(&account, cap));
    assert_false(ou_account_charge(&account, 1));
    ou_account_refund(&account, cap);
    ou_account_fini(&account);
}

static void a_mapping_grows_to_most_of_the_cap(void **state)
{
    (void)state;
    OuAccount account;
    const size_t cap = (size_t)8 << 20;
    ou_account_init(&account, cap);
    size_t size = 2 * OU_RAW_MAP_MIN;
    char *p = ou_raw_take(&account, size);
    assert_non_null(p);
    for (;;) {
        char *moved = ou_raw_resize(&account, p, size, size + size / 8);
        if (moved == NULL) {
            break;
        }
        p = moved;
        size += size / 8;
    }
#ifndef OU_STRESS /* where each resize copies */
    assert_true(size > cap / 8 * 7);
#endif
    ou_raw_give(&account, p, size);
    ou_account_fini(&account);
}

typedef struct Cache {
    OuAccount *account;
    void *block; /* what the hook can give back */
    size_t size;
    int n_runs;
} Cache;

static bool empty_cache(void *ctx, size_t wanted)
{
    Cache *cache = ctx;
    cache->n_runs++;
    assert_true(cache->account->in_reclaim);
    assert_true(wanted > 0);
    /* A request of the hook itself does not run the hook again. */
    assert_false(ou_account_reclaim(cache->account, 1));
    if (cache->block == NULL) {
        return false;
    }
    ou_raw_give(cache->account, cache->block, cache->size);
    cache->block = NULL;
    return true;
}

static void the_reclaim_hook_is_run_once_a_request(void **state)
{
    (void)state;
    OuAccount account;
    const size_t cap = (size_t)1 << 20;
    ou_account_init(&account, cap);
    Cache cache = {.account = &account, .size = cap / 2};
    account.reclaim = empty_cache;
    account.reclaim_ctx = &cache;
    cache.block = ou_raw_take(&account, cache.size);
    assert_non_null(cache.block);
    assert_int_equal(cache.n_runs, 0);
    char *p = ou_raw_take(&account, cap / 4 * 3);
    assert_non_null(p);
    assert_int_equal(cache.n_runs, 1);
    assert_null(ou_raw_take(&account, cap / 2));
    assert_int_equal(cache.n_runs, 2);
    assert_false(ou_account_charge(&account, cap));
    assert_int_equal(cache.n_runs, 3);
    ou_raw_give(&account, p, cap / 4 * 3);
    ou_account_fini(&account);
}

static void a_check_names_each_broken_rule(void **state)
{
    (void)state;
    OuAccount good;
    ou_account_init(&good, (size_t)1 << 20);
    void *p = ou_raw_take(&good, 100);
    assert_non_null(p);
    assert_true(ou_account_check(&good));
    OuAccount bad = good;
    bad.cap = bad.held - 1; /* RAW-1 */
    assert_false(ou_account_check(&bad));
    bad = good;
    bad.peak = 0; /* RAW-2 */
    assert_false(ou_account_check(&bad));
    bad = good;
    bad.raw_held = bad.held + 1; /* RAW-3 */
    assert_false(ou_account_check(&bad));
    bad = good;
    bad.n_raw = 0; /* RAW-4 */
    assert_false(ou_account_check(&bad));
    ou_raw_give(&good, p, 100);
    ou_account_fini(&good);
}

/* Requests of every kind, any of which may fail: what stands afterwards is sound
 * and keeps its bytes. */
static void some_requests(OuSweep *sweep)
{
    OuAccount account;
    ou_account_init(&account, SIZE_MAX);
    OU_SWEEP_ARM(sweep, &account);
    static const size_t sizes[] = {10, 700, 100000, 400000, 500, 70000};
    unsigned char *p = NULL;
    size_t size = 0;
    for (size_t i = 0; i < OU_COUNT_OF(sizes); i++) {
        unsigned char *moved = ou_raw_resize(&account, p, size, sizes[i]);
        if (moved == NULL) {
            assert_true(sweep->n != 0);
            continue;
        }
        for (size_t at = 0; at < size && at < sizes[i]; at++) {
            assert_int_equal(moved[at], 0x5a);
        }
        p = moved;
        size = sizes[i];
        memset(p, 0x5a, size);
        assert_true(ou_account_check(&account));
    }
    void *zeroed = ou_raw_take_zeroed(&account, 300);
    if (ou_account_charge(&account, 4096)) {
        ou_account_refund(&account, 4096);
    }
    OU_SWEEP_DISARM(sweep, &account);
    ou_raw_give(&account, zeroed, 300);
    ou_raw_give(&account, p, size);
    assert_int_equal(account.held, account.spare_held);
    ou_account_fini(&account);
}

static void requests_survive_every_fault(void **state)
{
    (void)state;
    FAULT_SWEEP(some_requests);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(routes_follow_the_size),
        cmocka_unit_test(size_zero_is_served),
        cmocka_unit_test(zeroed_is_zero),
        cmocka_unit_test(resizing_keeps_bytes_on_every_route),
        cmocka_unit_test(impossible_sizes_are_refused),
        cmocka_unit_test(the_cap_holds),
        cmocka_unit_test(a_mapping_grows_to_most_of_the_cap),
        cmocka_unit_test(the_reclaim_hook_is_run_once_a_request),
        cmocka_unit_test(a_check_names_each_broken_rule),
        cmocka_unit_test(requests_survive_every_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

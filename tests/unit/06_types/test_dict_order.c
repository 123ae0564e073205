/* Dicts as lists of keys: moves to either end and taking from either against a plain array, tables of strs and general ones; the first entry's
 * word about dead ones (DICT-7) broken; every request failed. */
#include "unit.h"

#include "06_types/dict_int.h"
#include "06_types/tuple.h"
#include "types_live.h"

#define KEYS 60

static OuObject *keys[KEYS];

static void make_keys(bool general)
{
    for (size_t i = 0; i < KEYS; i++) {
        char text[8];
        snprintf(text, sizeof text, "k%zu", i);
        keys[i] = general && i % 2 == 0 ? num((int64_t)i) : str(text);
    }
}

static void drop_keys(void)
{
    for (size_t i = 0; i < KEYS; i++) {
        ou_drop(TH, keys[i]);
    }
}

static void same_as(OuObject *dict, const size_t *order, size_t n)
{
    OuDict *d = (OuDict *)dict;
    OuObject *key, *value;
    assert_true(ou_dict_check(dict));
    assert_int_equal(d->used, n);
    size_t at = ou_dict_walk(d, false), i = 0;
    while (ou_dict_step(d, false, &at, &key, &value)) {
        assert_ptr_equal(key, keys[order[i++]]);
    }
    assert_int_equal(i, n);
    at = ou_dict_walk(d, true);
    while (ou_dict_step(d, true, &at, &key, &value)) {
        assert_ptr_equal(key, keys[order[--i]]);
    }
    assert_int_equal(i, 0);
}

static void ends_agree_with_an_array(void **state)
{
    (void)state;
    live_start();
    for (int round = 0; round < 40; round++) {
        make_keys(round % 2 == 1);
        OuObject *dict = ou_dict_new(TH);
        size_t order[KEYS], n = 0;
        for (int step = 0; step < 300; step++) {
            size_t pick = random_below(KEYS), where = 0;
            while (where < n && order[where] != pick) {
                where++;
            }
            bool last = random_below(2) == 0, moved;
            if (random_below(4) == 0 && n > 0) {
                OuObject *pair = ou_dict_take_end(TH, (OuDict *)dict, last);
                assert_ptr_equal(ou_tuple_borrow(pair, 0), keys[last ? order[n - 1] : order[0]]);
                ou_drop(TH, pair);
                n--;
                memmove(order, order + !last, n * sizeof *order);
            } else if (where == n) {
                assert_int_equal(ou_dict_move_key(TH, (OuDict *)dict, keys[pick], last, &moved), OU_FALSE);
                assert_true(ou_dict_set(TH, dict, keys[pick], keys[pick]));
                order[n++] = pick;
            } else {
                assert_int_equal(ou_dict_move_key(TH, (OuDict *)dict, keys[pick], last, &moved), OU_TRUE);
                assert_int_equal(moved, where != (last ? n - 1 : 0));
                memmove(order + where, order + where + 1, (n - where - 1) * sizeof *order);
                memmove(order + !last, order, (n - 1) * sizeof *order * !last);
                order[last ? n - 1 : 0] = pick;
            }
            same_as(dict, order, n);
        }
        ou_drop(TH, dict);
        drop_keys();
    }
    live_end();
}

static void the_check_sees_a_wrong_word_about_dead_entries(void **state)
{
    (void)state;
    live_start();
    make_keys(false);
    OuObject *dict = ou_dict_new(TH);
    for (size_t i = 0; i < 6; i++) {
        assert_true(ou_dict_set(TH, dict, keys[i], keys[i]));
    }
    for (size_t i = 0; i < 2; i++) {
        ou_drop(TH, ou_dict_take_end(TH, (OuDict *)dict, false));
    }
    (void)ou_dict_walk((OuDict *)dict, false);
    OuDictStrEntry *front = ou_dict_entry(((OuDict *)dict)->table, 0);
    OuObject *was = front->key;
    assert_int_equal((uintptr_t)was, 2 << 1 | 1);
    assert_true(ou_dict_check(dict));
    front->key = (OuObject *)(uintptr_t)(3 << 1 | 1);
    assert_false(ou_dict_check(dict));
    front->key = was;
    ou_drop(TH, dict);
    drop_keys();
    live_end();
}

static void moves_and_ends(OuSweep *sweep)
{
    live_start();
    make_keys(false);
    OuObject *pair = NULL;
    bool moved;
    OU_SWEEP_ARM(sweep, &vm.account);
    OuObject *dict = ou_dict_new(TH);
    bool ok = dict != NULL;
    for (size_t i = 0; ok && i < 20; i++) {
        ok = ou_dict_set(TH, dict, keys[i], keys[i]) && ou_dict_move_key(TH, (OuDict *)dict, keys[i / 2], i % 3 == 0, &moved) == OU_TRUE;
    }
    ok = ok && (pair = ou_dict_take_end(TH, (OuDict *)dict, false)) != NULL;
    OU_SWEEP_DISARM(sweep, &vm.account);
    if (!ok) {
        expect_memory_error();
    }
    assert_true(ok || sweep->n != 0);
    assert_true(dict == NULL || ou_dict_check(dict));
    ou_drop_maybe(TH, pair);
    ou_drop_maybe(TH, dict);
    drop_keys();
    live_end();
}

static void moves_survive_every_fault(void **state)
{
    (void)state;
    FAULT_SWEEP(moves_and_ends);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ends_agree_with_an_array),
        cmocka_unit_test(the_check_sees_a_wrong_word_about_dead_entries),
        cmocka_unit_test(moves_survive_every_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

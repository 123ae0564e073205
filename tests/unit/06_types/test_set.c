/* Sets: every operation against a bitmap, all algebra against its definition, tables that
 * change under a look-up, every request failed. */
#include "unit.h"

#include "06_types/dict.h"
#include "06_types/list.h"
#include "06_types/set_int.h"
#include "06_types/tuple.h"
#include "types_live.h"

#define UNIVERSE 64

/* An int, or a probe whose hash collides with its neighbours'. */
static OuObject *member(size_t i)
{
    return i % 2 == 0 ? num((int64_t)i) : probe((int64_t)i, (int64_t)(i % 4));
}

static size_t member_number(const OuObject *o)
{
    return ou_is_int(o) ? (size_t)ou_int_value(o) : (size_t)((const Probe *)o)->id;
}

static uint64_t bits_of(OuObject *set)
{
    assert_true(ou_set_check(set));
    uint64_t bits = 0;
    OuObject *key;
    size_t n = 0;
    for (size_t at = 0; ou_set_each(set, &at, &key); n++) {
        bits |= (uint64_t)1 << member_number(key);
    }
    assert_int_equal(n, ou_set_size(set));
    return bits;
}

static OuObject *set_of_bits(const OuType *type, uint64_t bits)
{
    OuSet *set = ou_set_make_empty(TH, type);
    for (size_t i = 0; i < UNIVERSE; i++) {
        if (bits >> i & 1) {
            OuObject *o = member(i);
            assert_true(ou_set_add(TH, &set->head, o));
            ou_drop(TH, o);
        }
    }
    return &set->head;
}

static void random_operations_agree_with_a_bitmap(void **state)
{
    (void)state;
    live_start();
    OuObject *set = ou_set_new(TH, NULL);
    uint64_t bits = 0;
    for (int i = 0; i < 20000; i++) {
        size_t k = random_below(UNIVERSE);
        uint64_t bit = (uint64_t)1 << k;
        OuObject *o = member(k);
        switch (random_below(7)) {
        case 0:
        case 1:
        case 2:
            assert_true(ou_set_add(TH, set, o));
            bits |= bit;
            break;
        case 3:
        case 4:
            assert_int_equal(ou_set_discard(TH, set, o), (bits & bit) != 0);
            bits &= ~bit;
            break;
        case 5:
            assert_int_equal(ou_set_has(TH, set, o), (bits & bit) != 0);
            break;
        default:
            if (random_below(200) == 0) {
                ou_set_clear(TH, set);
                bits = 0;
            }
        }
        ou_drop(TH, o);
        if (i % 8 == 0) {
            assert_true(bits_of(set) == bits);
        }
    }
    ou_drop(TH, set);
    live_end();
}

static uint64_t random_bits(void)
{
    uint64_t bits = 0;
    for (size_t n = random_below(30); n > 0; n--) {
        bits |= (uint64_t)1 << random_below(UNIVERSE);
    }
    return bits;
}

static void check_result(OuObject *result, uint64_t bits)
{
    assert_non_null(result);
    assert_true(bits_of(result) == bits);
    ou_drop(TH, result);
}

static void check_truth(OuObject *a, OuObject *b, OuCompare op, bool truth)
{
    OuObject *answer = ou_set_compare(TH, a, b, op);
    assert_ptr_equal(answer, ou_bool(truth));
}

/* The other operand of a method: a set, a frozenset, a list, a tuple, a dict. */
static OuObject *in_guise(OuObject *set, size_t guise)
{
    OuObject *list, *other = NULL;
    switch (guise) {
    case 0: return ou_keep(set);
    case 1: return ou_frozenset_new(TH, set);
    case 2: return ou_to_list(TH, set);
    case 3: return ou_to_tuple(TH, set);
    default:
        list = ou_to_list(TH, set);
        other = ou_dict_new(TH);
        for (size_t i = 0; i < ou_list_size(list); i++) {
            assert_true(ou_dict_set(TH, other, ou_list_borrow(list, i), OU_NONE));
        }
        ou_drop(TH, list);
        return other;
    }
}

static void algebra_agrees_with_bits(void **state)
{
    (void)state;
    live_start();
    const OuNumberSlots *ops = &ou_set_number;
    for (int i = 0; i < 1500; i++) {
        uint64_t x = random_bits(), y = random_below(5) == 0 ? x & random_bits() : random_bits();
        const OuType *type = random_below(2) ? &ou_set_type : &ou_frozenset_type;
        OuObject *a = set_of_bits(type, x), *b = set_of_bits(&ou_set_type, y);
        check_result(ops->binary[OU_OP_AND](TH, a, b), x & y);
        check_result(ops->binary[OU_OP_OR](TH, a, b), x | y);
        check_result(ops->binary[OU_OP_XOR](TH, a, b), x ^ y);
        check_result(ops->binary[OU_OP_SUB](TH, a, b), x & ~y);
        check_truth(a, b, OU_EQ, x == y);
        check_truth(a, b, OU_NE, x != y);
        check_truth(a, b, OU_LE, (x & ~y) == 0);
        check_truth(a, b, OU_LT, (x & ~y) == 0 && x != y);
        check_truth(a, b, OU_GE, (y & ~x) == 0);
        check_truth(a, b, OU_GT, (y & ~x) == 0 && x != y);
        OuObject *other = in_guise(b, random_below(5));
        check_result(ou_set_intersection(TH, a, other), x & y);
        OuObject *copy = ou_set_new(TH, a);
        assert_true(ou_set_symmetric_update(TH, copy, other));
        assert_true(bits_of(copy) == (x ^ y));
        assert_true(ou_set_difference_update(TH, copy, other));
        assert_true(bits_of(copy) == (x & ~y));
        assert_true(ou_set_update(TH, copy, other));
        assert_true(bits_of(copy) == (x | y));
        copy = ops->inplace[OU_OP_AND](TH, copy, b); /* a new reference to itself */
        assert_true(bits_of(copy) == y);
        ou_drop(TH, copy);
        ou_drop(TH, copy);
        ou_drop(TH, other);
        ou_drop(TH, a);
        ou_drop(TH, b);
    }
    live_end();
}

static void equal_frozensets_hash_alike(void **state)
{
    (void)state;
    live_start();
    for (int i = 0; i < 200; i++) {
        uint64_t x = random_bits();
        OuObject *a = set_of_bits(&ou_frozenset_type, x), *b = set_of_bits(&ou_frozenset_type, x | 1);
        OuObject *zero = num(0);
        if ((x & 1) == 0) { /* the same set by another way: with a dummy in its table */
            assert_int_equal(ou_set_discard(TH, b, zero), OU_TRUE);
        }
        assert_int_equal(ou_hash(TH, a), ou_hash(TH, b));
        ou_drop(TH, zero);
        ou_drop(TH, a);
        ou_drop(TH, b);
    }
    live_end();
}

/* The order that CPython 3.11 shows for the same insertions. */
static void small_ints_come_in_their_order(void **state)
{
    (void)state;
    live_start();
    const int64_t in[] = {9, 1, 17, 3, 2, 64, 8, 33}, out[] = {64, 1, 2, 3, 33, 8, 9, 17};
    OuObject *set = ou_set_new(TH, NULL), *key;
    for (size_t i = 0; i < 8; i++) {
        OuObject *o = num(in[i]);
        assert_true(ou_set_add(TH, set, o));
        ou_drop(TH, o);
    }
    size_t n = 0;
    for (size_t at = 0; ou_set_each(set, &at, &key); n++) {
        assert_int_equal(value_of(key), out[n]);
    }
    ou_drop(TH, set);
    live_end();
}

static void frozensets_of_ints_hash_as_in_cpython(void **state)
{
    (void)state;
    live_start();
    OuObject *empty = ou_frozenset_new(TH, NULL), *list = ou_list_new(TH, 0);
    for (int64_t i = 1; i < 4; i++) {
        assert_true(ou_list_append_adopt(TH, list, num(i)));
    }
    OuObject *three = ou_frozenset_new(TH, list);
    assert_int_equal(ou_hash(TH, empty), 133146708735736);
    assert_int_equal(ou_hash(TH, three), -272375401224217160);
    ou_drop(TH, empty);
    ou_drop(TH, three);
    ou_drop(TH, list);
    live_end();
}

static OuObject *victim;
static int n_interventions;

static void change_once(Probe *a, Probe *b)
{
    (void)a, (void)b;
    if (n_interventions++ == 0) {
        ou_set_clear(TH, victim);
        for (int64_t i = 0; i < 50; i++) {
            OuObject *o = num(i + 100);
            assert_true(ou_set_add(TH, victim, o));
            ou_drop(TH, o);
        }
    }
}

static void a_lookup_starts_again_when_the_table_changed(void **state)
{
    (void)state;
    live_start();
    victim = ou_set_new(TH, NULL);
    OuObject *first = probe(1, 5), *other = probe(2, 5);
    assert_true(ou_set_add(TH, victim, first));
    n_interventions = 0;
    probe_on_compare = change_once;
    assert_true(ou_set_add(TH, victim, other));
    probe_on_compare = NULL;
    assert_int_equal(ou_set_size(victim), 51);
    assert_true(ou_set_check(victim));
    assert_int_equal(ou_set_has(TH, victim, other), OU_TRUE);
    assert_int_equal(ou_set_has(TH, victim, first), OU_FALSE);
    ou_drop(TH, first);
    ou_drop(TH, other);
    ou_drop(TH, victim);
    live_end();
}

static void an_unhashable_set_is_looked_for_as_a_frozenset(void **state)
{
    (void)state;
    live_start();
    OuObject *inner = set_of_bits(&ou_set_type, 21), *frozen = ou_frozenset_new(TH, inner);
    OuObject *outer = ou_set_new(TH, NULL);
    assert_true(ou_set_add(TH, outer, frozen));
    assert_int_equal(ou_set_has_convert(TH, outer, inner), OU_TRUE);
    assert_int_equal(ou_set_discard_convert(TH, outer, inner), OU_TRUE);
    assert_false(ou_set_add(TH, outer, inner));
    expect_error(&ou_exc_type_error);
    ou_drop(TH, inner);
    ou_drop(TH, frozen);
    ou_drop(TH, outer);
    live_end();
}

static void the_check_sees_each_broken_rule(void **state)
{
    (void)state;
    live_start();
    OuObject *o = set_of_bits(&ou_set_type, 0x55);
    OuSet *set = (OuSet *)o;
    set->used++;
    assert_false(ou_set_check(o)); /* SET-1 */
    set->used--;
    size_t at = 0;
    OuObject *key;
    assert_true(ou_set_each(o, &at, &key));
    int64_t hash = set->table[at - 1].hash;
    set->table[at - 1].hash = hash + 16 * (int64_t)set->mask + 20;
    assert_false(ou_set_check(o)); /* SET-2 */
    set->table[at - 1].hash = hash;
    size_t mask = set->mask;
    set->mask = mask - 1;
    assert_false(ou_set_check(o)); /* SET-3 */
    set->mask = mask;
    assert_true(ou_set_check(o));
    ou_drop(TH, o);
    live_end();
}

static void a_set_s_life(OuSweep *sweep)
{
    live_start();
    OuObject *a = set_of_bits(&ou_set_type, 0xff), *list = NULL, *b = NULL, *c = NULL;
    OuObject *keys[30];
    for (size_t i = 0; i < 30; i++) {
        keys[i] = member(i + 20);
    }
    OU_SWEEP_ARM(sweep, &vm.account);
    b = ou_set_new(TH, NULL);
    bool ok = b != NULL;
    for (size_t i = 0; ok && i < 30; i++) {
        ok = ou_set_add(TH, b, keys[i]);
    }
    ok = ok && ou_set_update(TH, a, b) && (list = ou_to_list(TH, a)) != NULL &&
         ou_set_symmetric_update(TH, b, list) && (c = ou_set_intersection(TH, a, list)) != NULL &&
         ou_set_difference_update(TH, a, list);
    OU_SWEEP_DISARM(sweep, &vm.account);
    if (!ok) {
        assert_int_not_equal(sweep->n, 0);
        expect_memory_error();
    }
    assert_true(ou_set_check(a));
    assert_true(b == NULL || ou_set_check(b));
    ou_drop(TH, a);
    ou_drop_maybe(TH, b);
    ou_drop_maybe(TH, c);
    ou_drop_maybe(TH, list);
    for (size_t i = 0; i < 30; i++) {
        ou_drop(TH, keys[i]);
    }
    live_end();
}

static void a_set_survives_every_fault(void **state)
{
    (void)state;
    FAULT_SWEEP(a_set_s_life);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_operations_agree_with_a_bitmap),
        cmocka_unit_test(algebra_agrees_with_bits),
        cmocka_unit_test(equal_frozensets_hash_alike),
        cmocka_unit_test(frozensets_of_ints_hash_as_in_cpython),
        cmocka_unit_test(small_ints_come_in_their_order),
        cmocka_unit_test(a_lookup_starts_again_when_the_table_changed),
        cmocka_unit_test(an_unhashable_set_is_looked_for_as_a_frozenset),
        cmocka_unit_test(the_check_sees_each_broken_rule),
        cmocka_unit_test(a_set_survives_every_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

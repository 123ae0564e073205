/* Lists and tuples: every operation against a plain array, slices against their definition,
 * lists that change while they are compared or sorted, every request failed. */
#include "unit.h"

#include "06_types/list.h"
#include "06_types/list_int.h"
#include "06_types/range.h"
#include "06_types/tuple.h"
#include "types_live.h"

#define MODEL_ROOM 4096

typedef struct Model {
    int64_t items[MODEL_ROOM];
    size_t n;
} Model;

static void check_against(OuObject *list, const Model *model)
{
    assert_true(ou_list_check(list));
    assert_int_equal(ou_list_size(list), model->n);
    for (size_t i = 0; i < model->n; i++) {
        assert_int_equal(value_of(ou_list_borrow(list, i)), model->items[i]);
    }
}

/* [start:stop:step] with parts that may be None (-99). */
static OuObject *slice_of(int64_t start, int64_t stop, int64_t step)
{
    OuObject *parts[3];
    const int64_t values[3] = {start, stop, step};
    for (size_t i = 0; i < 3; i++) {
        parts[i] = values[i] == -99 ? OU_NONE : num(values[i]);
    }
    OuObject *slice = ou_slice_new(TH, parts[0], parts[1], parts[2]);
    assert_non_null(slice);
    for (size_t i = 0; i < 3; i++) {
        ou_drop(TH, parts[i]);
    }
    return slice;
}

/* The positions that a slice names, by the definition in Python's reference. */
static size_t positions(size_t length, int64_t start, int64_t stop, int64_t step, size_t *out)
{
    int64_t n = (int64_t)length;
    step = step == -99 ? 1 : step;
    int64_t low = step > 0 ? 0 : -1, high = step > 0 ? n : n - 1;
    start = start == -99 ? (step > 0 ? low : high) : start < 0 ? start + n : start;
    stop = stop == -99 ? (step > 0 ? high : low) : stop < 0 ? stop + n : stop;
    start = start < low ? low : start > high ? high : start;
    stop = stop < low ? low : stop > high ? high : stop;
    size_t count = 0;
    for (int64_t i = start; step > 0 ? i < stop : i > stop; i += step) {
        out[count++] = (size_t)i;
    }
    return count;
}

static int64_t random_part(void)
{
    return random_below(4) == 0 ? -99 : (int64_t)random_below(40) - 20;
}

static OuObject *numbers(size_t n)
{
    OuObject *list = ou_list_new(TH, 0);
    for (size_t i = 0; i < n; i++) {
        assert_true(ou_list_append_adopt(TH, list, num((int64_t)random_below(1000))));
    }
    return list;
}

static void model_replace(Model *model, size_t from, size_t to, OuObject *with)
{
    size_t n = ou_list_size(with);
    memmove(model->items + from + n, model->items + to, (model->n - to) * sizeof(int64_t));
    for (size_t i = 0; i < n; i++) {
        model->items[from + i] = value_of(ou_list_borrow(with, i));
    }
    model->n = model->n - (to - from) + n;
}

static void slice_step(OuObject *list, Model *model)
{
    int64_t start = random_part(), stop = random_part(), step = random_below(2) ? -99 : (int64_t)random_below(7) - 3;
    if (step == 0) {
        step = 1;
    }
    size_t at[MODEL_ROOM], n = positions(model->n, start, stop, step, at);
    OuObject *slice = slice_of(start, stop, step);
    const OuSequenceSlots *slots = ou_list_type.sequence;
    switch (random_below(3)) {
    case 0: {
        OuObject *got = slots->item(TH, list, slice);
        assert_int_equal(ou_list_size(got), n);
        for (size_t i = 0; i < n; i++) {
            assert_int_equal(value_of(ou_list_borrow(got, i)), model->items[at[i]]);
        }
        ou_drop(TH, got);
        break;
    }
    case 1: {
        bool simple = step == 1 || step == -99;
        OuObject *with = numbers(simple ? random_below(20) : n);
        assert_true(slots->set_item(TH, list, slice, with));
        if (simple) { /* an empty slice stands where it starts */
            int64_t from = start == -99 ? 0 : start < 0 ? start + (int64_t)model->n : start;
            from = from < 0 ? 0 : from > (int64_t)model->n ? (int64_t)model->n : from;
            model_replace(model, (size_t)from, (size_t)from + n, with);
        } else {
            for (size_t i = 0; i < n; i++) {
                model->items[at[i]] = value_of(ou_list_borrow(with, i));
            }
        }
        ou_drop(TH, with);
        break;
    }
    default:
        assert_true(slots->set_item(TH, list, slice, NULL));
        for (size_t i = 0; i < n; i++) {
            model->items[at[i]] = -1;
        }
        size_t to = 0;
        for (size_t i = 0; i < model->n; i++) {
            if (model->items[i] != -1) {
                model->items[to++] = model->items[i];
            }
        }
        model->n = to;
    }
    ou_drop(TH, slice);
}

static void random_step(OuObject *list, Model *model)
{
    OuObject *item = num((int64_t)random_below(1000));
    size_t at = random_below(model->n + 1);
    switch (random_below(8)) {
    case 0:
    case 1:
        assert_true(ou_list_append(TH, list, item));
        model->items[model->n++] = value_of(item);
        break;
    case 2:
        assert_true(ou_list_insert(TH, list, (int64_t)at, item));
        memmove(model->items + at + 1, model->items + at, (model->n - at) * sizeof(int64_t));
        model->items[at] = value_of(item);
        model->n++;
        break;
    case 3:
        if (model->n > 0) {
            at = at == model->n ? at - 1 : at;
            OuObject *taken = ou_list_take(TH, (OuList *)list, at);
            assert_int_equal(value_of(taken), model->items[at]);
            ou_drop(TH, taken);
            memmove(model->items + at, model->items + at + 1, (model->n - at - 1) * sizeof(int64_t));
            model->n--;
        }
        break;
    case 4:
        if (model->n < 100) {
            assert_true(ou_list_extend(TH, list, list));
            memcpy(model->items + model->n, model->items, model->n * sizeof(int64_t));
            model->n *= 2;
        }
        break;
    default:
        slice_step(list, model);
    }
    ou_drop(TH, item);
    if (model->n > 300) {
        ou_list_clear(TH, list);
        model->n = 0;
    }
}

static void random_operations_agree_with_a_model(void **state)
{
    (void)state;
    live_start();
    OuObject *list = ou_list_new(TH, 0);
    Model model = {.n = 0};
    for (int i = 0; i < 20000; i++) {
        random_step(list, &model);
        check_against(list, &model);
    }
    ou_drop(TH, list);
    live_end();
}

static void tuple_slices_agree_with_the_definition(void **state)
{
    (void)state;
    live_start();
    OuObject *list = numbers(17), *tuple = ou_list_to_tuple(TH, list);
    for (int i = 0; i < 3000; i++) {
        int64_t start = random_part(), stop = random_part(), step = (int64_t)random_below(7) - 3;
        step = step == 0 ? -99 : step;
        size_t at[32], n = positions(17, start, stop, step, at);
        OuObject *slice = slice_of(start, stop, step), *got = ou_tuple_type.sequence->item(TH, tuple, slice);
        assert_int_equal(ou_tuple_size(got), n);
        for (size_t k = 0; k < n; k++) {
            assert_ptr_equal(ou_tuple_borrow(got, k), ou_tuple_borrow(tuple, at[k]));
        }
        ou_drop(TH, got);
        ou_drop(TH, slice);
    }
    ou_drop(TH, tuple);
    ou_drop(TH, list);
    live_end();
}

static void sizes_are_as_designed(void **state)
{
    (void)state;
    live_start();
    OuObject *list = ou_list_new(TH, 0), *pair = ou_tuple_of(TH, 2, OU_NONE, OU_NONE);
    assert_int_equal(ou_list_type.size_of(list), 40);
    assert_int_equal(ou_tuple_type.size_of(pair), 40);
    ou_drop(TH, list);
    ou_drop(TH, pair);
    live_end();
}

static void the_empty_tuple_exists_once(void **state)
{
    (void)state;
    live_start();
    OuObject *a = ou_tuple_new(TH, 0), *b = ou_tuple_from(TH, NULL, 0);
    assert_ptr_equal(a, b);
    assert_false(ou_is_tracked(a));
    ou_drop(TH, a);
    ou_drop(TH, b);
    live_end();
}

static void tuples_of_ints_hash_as_in_cpython(void **state)
{
    (void)state;
    live_start();
    OuObject *empty = ou_tuple_new(TH, 0), *list = ou_list_new(TH, 0);
    for (int64_t i = 1; i < 4; i++) {
        assert_true(ou_list_append_adopt(TH, list, num(i)));
    }
    OuObject *three = ou_list_to_tuple(TH, list);
    assert_int_equal(ou_hash(TH, empty), 5740354900026072187);
    assert_int_equal(ou_hash(TH, three), 529344067295497451);
    ou_drop(TH, empty);
    ou_drop(TH, three);
    ou_drop(TH, list);
    live_end();
}

static void the_collector_untracks_a_tuple_of_atoms(void **state)
{
    (void)state;
    live_start();
    OuObject *number = num(900), *list = ou_list_new(TH, 0);
    OuObject *atoms = ou_tuple_of(TH, 2, number, OU_NONE), *nested = ou_tuple_of(TH, 1, atoms);
    OuObject *holder = ou_tuple_of(TH, 1, list);
    assert_true(ou_is_tracked(atoms));
    ou_cycle_collect(TH, 0);
    ou_cycle_collect(TH, 1);
    assert_false(ou_is_tracked(atoms));
    assert_false(ou_is_tracked(nested)); /* at the latest in the next collection */
    assert_true(ou_is_tracked(holder));
    ou_drop(TH, nested);
    ou_drop(TH, atoms);
    ou_drop(TH, holder);
    ou_drop(TH, list);
    ou_drop(TH, number);
    live_end();
}

static void count_visit(void *arg, OuObject *child)
{
    (void)child;
    ++*(size_t *)arg;
}

/* A search in slices may come back to an address with a place in a wide tuple, and find a short one there. */
static void a_visit_that_goes_on_behind_the_end_ends(void **state)
{
    (void)state;
    live_start();
    OuObject *pair = ou_tuple_of(TH, 2, OU_NONE, OU_NONE), *list = ou_to_list(TH, pair);
    size_t seen = 0;
    assert_true(ou_tuple_type.visit(pair, 128, 128, count_visit, &seen) == OU_VISIT_END);
    assert_true(ou_tuple_type.visit(pair, 2, 128, count_visit, &seen) == OU_VISIT_END);
    assert_true(ou_list_type.visit(list, 128, 128, count_visit, &seen) == OU_VISIT_END);
    assert_int_equal(seen, 0);
    ou_drop(TH, list);
    ou_drop(TH, pair);
    live_end();
}

static void a_list_in_itself_is_freed_by_a_collection(void **state)
{
    (void)state;
    live_start();
    OuObject *list = ou_list_new(TH, 0);
    assert_true(ou_list_append(TH, list, list));
    OuObject *text = ou_repr(TH, list);
    assert_true(ou_str_equal_text(text, "[[...]]"));
    ou_drop(TH, text);
    ou_drop(TH, list);
    assert_int_equal(ou_cycle_collect(TH, 2), 1);
    live_end();
}

static void a_deep_list_is_dropped_without_recursion(void **state)
{
    (void)state;
    live_start();
    OuObject *list = ou_list_new(TH, 0);
    for (int i = 0; i < 300000; i++) {
        OuObject *outer = ou_list_from(TH, &list, 1);
        assert_non_null(outer);
        ou_drop(TH, list);
        list = outer;
    }
    ou_drop(TH, list);
    live_end();
}

/* ---- lists that change while they are walked ---- */

static OuObject *victim;

static void empty_it(Probe *a, Probe *b)
{
    (void)a, (void)b;
    ou_list_clear(TH, victim);
}

static OuObject *probes(int64_t n)
{
    OuObject *list = ou_list_new(TH, 0);
    for (int64_t i = 0; i < n; i++) {
        assert_true(ou_list_append_adopt(TH, list, probe((i * 7) % n, 0)));
    }
    return list;
}

static void comparisons_may_empty_the_list(void **state)
{
    (void)state;
    live_start();
    OuObject *other = probes(5), *wanted = probe(99, 0);
    probe_on_compare = empty_it;
    victim = probes(5);
    assert_int_equal(ou_list_type.sequence->contains(TH, victim, wanted), OU_FALSE);
    ou_drop(TH, victim);
    victim = probes(5);
    OuObject *answer = ou_list_type.compare(TH, victim, other, OU_LT);
    assert_non_null(answer);
    ou_drop(TH, victim);
    victim = probes(5);
    answer = ou_list_type.compare(TH, other, victim, OU_EQ);
    assert_ptr_equal(answer, OU_PY_FALSE);
    probe_on_compare = NULL;
    ou_drop(TH, victim);
    ou_drop(TH, other);
    ou_drop(TH, wanted);
    live_end();
}

static void append_to_it(Probe *a, Probe *b)
{
    (void)a, (void)b;
    if (ou_list_size(victim) == 0) {
        assert_true(ou_list_append(TH, victim, OU_NONE));
    }
}

static void append_and_empty(Probe *a, Probe *b)
{
    append_to_it(a, b);
    ou_list_clear(TH, victim);
}

static void fail_it(Probe *a, Probe *b)
{
    if (a->id + b->id > 12) {
        (void)ou_raise(TH, &ou_exc_type_error, "no order");
    }
}

static void a_sort_notices_changes_and_loses_nothing(void **state)
{
    (void)state;
    void (*const meddlers[])(Probe *, Probe *) = {append_to_it, append_and_empty, fail_it};
    for (size_t which = 0; which < 3; which++) {
        live_start();
        victim = probes(16);
        probe_on_compare = meddlers[which];
        assert_false(ou_list_sort(TH, victim, NULL, false));
        probe_on_compare = NULL;
        expect_error(which == 2 ? &ou_exc_type_error : &ou_exc_value_error);
        assert_true(ou_list_check(victim));
        assert_int_equal(ou_list_size(victim), 16);
        bool seen[16] = {false};
        for (size_t i = 0; i < 16; i++) {
            seen[((Probe *)ou_list_borrow(victim, i))->id] = true;
        }
        for (size_t i = 0; i < 16; i++) {
            assert_true(seen[i]);
        }
        ou_drop(TH, victim);
        live_end();
    }
}

static void sorting_orders_each_kind_of_key(void **state)
{
    (void)state;
    live_start();
    for (int kind = 0; kind < 4; kind++) {
        for (int reverse = 0; reverse < 2; reverse++) {
            OuObject *list = ou_list_new(TH, 0);
            for (int i = 0; i < 200; i++) {
                int64_t n = (int64_t)random_below(100);
                char text[8];
                snprintf(text, sizeof text, "%03d", (int)n);
                OuObject *a = num(n), *b = str(text);
                OuObject *item = kind == 0   ? ou_keep(a)
                                 : kind == 1 ? ou_keep(b)
                                 : kind == 2 ? ou_tuple_of(TH, 2, b, a)
                                             : probe(n, 0);
                assert_true(ou_list_append_adopt(TH, list, item));
                ou_drop(TH, a);
                ou_drop(TH, b);
            }
            assert_true(ou_list_sort(TH, list, NULL, reverse != 0));
            for (size_t i = 1; i < 200; i++) {
                OuObject *x = ou_list_borrow(list, i - 1), *y = ou_list_borrow(list, i);
                assert_int_equal(ou_compare_bool(TH, reverse ? x : y, reverse ? y : x, OU_LT), OU_FALSE);
            }
            ou_drop(TH, list);
        }
    }
    live_end();
}

/* ---- invariants and faults ---- */

static void the_check_sees_each_broken_rule(void **state)
{
    (void)state;
    live_start();
    OuObject *o = numbers(3);
    OuList *list = (OuList *)o;
    size_t room = list->room;
    list->room = 2;
    assert_false(ou_list_check(o)); /* LIST-1 */
    list->room = room;
    OuObject *item = list->items[1];
    list->items[1] = NULL;
    assert_false(ou_list_check(o)); /* LIST-2 */
    list->items[1] = item;
    assert_true(ou_list_check(o));
    ou_drop(TH, o);
    live_end();
}

static void a_list_s_life(OuSweep *sweep)
{
    live_start();
    OuObject *items[40], *list = NULL, *copy = NULL, *tuple = NULL, *doubled = NULL;
    for (size_t i = 0; i < 40; i++) {
        items[i] = probe((int64_t)((i * 17) % 40), 0);
    }
    OuObject *slice = slice_of(1, 30, 2);
    OU_SWEEP_ARM(sweep, &vm.account);
    list = ou_list_new(TH, 0);
    bool ok = list != NULL;
    for (size_t i = 0; ok && i < 40; i++) {
        ok = ou_list_append(TH, list, items[i]);
    }
    ok = ok && ou_list_sort(TH, list, NULL, true) && (copy = ou_list_slice(TH, list, 0, 40)) != NULL &&
         ou_list_type.sequence->set_item(TH, copy, slice, NULL) && ou_list_insert(TH, copy, 3, items[0]) &&
         ou_list_extend(TH, copy, list) && (tuple = ou_list_to_tuple(TH, copy)) != NULL &&
         (doubled = ou_tuple_type.sequence->repeat(TH, tuple, 3)) != NULL &&
         ou_list_replace(TH, (OuList *)copy, 2, 30, items, 5);
    OU_SWEEP_DISARM(sweep, &vm.account);
    if (!ok) {
        assert_int_not_equal(sweep->n, 0);
        expect_memory_error();
    }
    assert_true(list == NULL || ou_list_check(list));
    assert_true(copy == NULL || ou_list_check(copy));
    ou_drop_maybe(TH, list);
    ou_drop_maybe(TH, copy);
    ou_drop_maybe(TH, tuple);
    ou_drop_maybe(TH, doubled);
    ou_drop(TH, slice);
    for (size_t i = 0; i < 40; i++) {
        ou_drop(TH, items[i]);
    }
    live_end();
}

static void a_list_survives_every_fault(void **state)
{
    (void)state;
    FAULT_SWEEP(a_list_s_life);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_operations_agree_with_a_model),
        cmocka_unit_test(tuple_slices_agree_with_the_definition),
        cmocka_unit_test(sizes_are_as_designed),
        cmocka_unit_test(the_empty_tuple_exists_once),
        cmocka_unit_test(tuples_of_ints_hash_as_in_cpython),
        cmocka_unit_test(the_collector_untracks_a_tuple_of_atoms),
        cmocka_unit_test(a_visit_that_goes_on_behind_the_end_ends),
        cmocka_unit_test(a_list_in_itself_is_freed_by_a_collection),
        cmocka_unit_test(a_deep_list_is_dropped_without_recursion),
        cmocka_unit_test(comparisons_may_empty_the_list),
        cmocka_unit_test(a_sort_notices_changes_and_loses_nothing),
        cmocka_unit_test(sorting_orders_each_kind_of_key),
        cmocka_unit_test(the_check_sees_each_broken_rule),
        cmocka_unit_test(a_list_survives_every_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

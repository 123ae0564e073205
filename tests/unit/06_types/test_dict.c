/* Dicts: every operation against a plain array, tables that change under a look-up, each
 * invariant broken by one field, every request failed. */
#include "unit.h"

#include "06_types/dict.h"
#include "06_types/dict_int.h"
#include "06_types/list.h"
#include "06_types/tuple.h"
#include "types_live.h"

/* ---- random operations against a model ---- */

#define MODEL_KEYS 97

typedef struct Model { /* values by key; order by the time of insertion */
    int64_t value[MODEL_KEYS], since[MODEL_KEYS];
    bool there[MODEL_KEYS];
    int64_t clock;
    size_t used;
} Model;

/* Keys of three kinds: small ints, strs, probes that all collide. */
static OuObject *model_key(size_t i, int kind)
{
    char text[32];
    if (kind == 0 || (kind == 2 && i % 3 == 0)) {
        snprintf(text, sizeof text, "key %zu", i);
        return str(text);
    }
    return kind == 1 || i % 3 == 1 ? num((int64_t)i * 7) : probe((int64_t)i, 5);
}

/* What the row tells the collector is what visit does, in its order. */
typedef struct Visited {
    OuRow row;
    size_t at, n;
} Visited;

static void is_next_of_row(void *arg, OuObject *child)
{
    Visited *visited = arg;
    while (visited->at < visited->row.n && ou_row_at(visited->row, visited->at) == NULL) {
        visited->at++;
    }
    assert_true(visited->at < visited->row.n);
    assert_ptr_equal(ou_row_at(visited->row, visited->at++), child);
    visited->n++;
}

static void check_row(OuObject *dict, int kind)
{
    Visited visited = {.n = 0};
    if (!ou_dict_type.row(dict, &visited.row)) {
        assert_true(kind != 0 || ou_dict_size(dict) == 0); /* a table of strs has one */
        return;
    }
    for (size_t from = 0; from != OU_VISIT_END;) {
        from = ou_dict_type.visit(dict, from, 10, is_next_of_row, &visited);
    }
    assert_int_equal(visited.n, ou_dict_size(dict));
}

static void check_against(OuObject *dict, const Model *model, int kind)
{
    assert_true(ou_dict_check(dict));
    check_row(dict, kind);
    assert_int_equal(ou_dict_size(dict), model->used);
    int64_t last = -1;
    size_t n = 0;
    OuObject *key, *value;
    for (size_t at = 0; ou_dict_each(dict, &at, &key, &value); n++) {
        size_t i = (size_t)value_of(value) / 1000;
        assert_true(model->there[i]);
        assert_int_equal(value_of(value), model->value[i]);
        assert_true(model->since[i] > last); /* in order of insertion */
        last = model->since[i];
    }
    assert_int_equal(n, model->used);
    for (size_t i = 0; i < MODEL_KEYS; i += 5) {
        OuObject *probe_key = model_key(i, kind);
        assert_int_equal(ou_dict_has(TH, dict, probe_key), model->there[i] ? OU_TRUE : OU_FALSE);
        ou_drop(TH, probe_key);
    }
}

static void model_set(OuObject *dict, Model *model, size_t i, OuObject *key)
{
    int64_t value = (int64_t)i * 1000 + (int64_t)random_below(1000);
    OuObject *o = num(value);
    assert_true(ou_dict_set(TH, dict, key, o));
    ou_drop(TH, o);
    if (!model->there[i]) {
        model->there[i] = true;
        model->since[i] = model->clock++;
        model->used++;
    }
    model->value[i] = value;
}

static void model_remove(Model *model, size_t i)
{
    model->there[i] = false;
    model->used--;
}

static void random_step(OuObject *dict, Model *model, int kind)
{
    size_t i = random_below(MODEL_KEYS);
    OuObject *key = model_key(i, kind), *value;
    bool failed;
    switch (random_below(10)) {
    case 0:
    case 1:
    case 2:
    case 3:
        model_set(dict, model, i, key);
        break;
    case 4:
    case 5:
        assert_int_equal(ou_dict_delete(TH, dict, key), model->there[i] ? OU_TRUE : OU_FALSE);
        if (model->there[i]) {
            model_remove(model, i);
        }
        break;
    case 6:
        value = ou_dict_pop(TH, dict, key, &failed);
        assert_false(failed);
        assert_int_equal(value != NULL, model->there[i]);
        if (value != NULL) {
            assert_int_equal(value_of(value), model->value[i]);
            ou_drop(TH, value);
            model_remove(model, i);
        }
        break;
    case 7:
        value = ou_dict_borrow(TH, dict, key, &failed);
        assert_false(failed);
        assert_int_equal(value != NULL, model->there[i]);
        break;
    case 8:
        if (model->there[i]) {
            value = ou_dict_set_default(TH, dict, key, OU_NONE);
            assert_int_equal(value_of(value), model->value[i]);
            ou_drop(TH, value);
        }
        break;
    default:
        if (random_below(60) == 0) {
            ou_dict_clear(TH, dict);
            memset(model->there, 0, sizeof model->there);
            model->used = 0;
        }
    }
    ou_drop(TH, key);
}

static void random_operations_agree_with_a_model(void **state)
{
    (void)state;
    live_start();
    for (int kind = 0; kind < 3; kind++) {
        Model model = {.clock = 0};
        OuObject *dict = ou_dict_new(TH);
        for (int i = 0; i < 4000; i++) {
            random_step(dict, &model, kind);
            if (i % 16 == 0) {
                check_against(dict, &model, kind);
            }
        }
        OuObject *copy = ou_dict_copy(TH, dict);
        check_against(copy, &model, kind);
        ou_drop(TH, copy);
        ou_drop(TH, dict);
    }
    live_end();
}

static void a_big_dict_keeps_everything(void **state)
{
    (void)state;
    live_start();
    OuObject *dict = ou_dict_new(TH);
    for (int64_t i = 0; i < 70000; i++) {
        OuObject *key = num(i * 16), *value = num(i);
        assert_true(ou_dict_set(TH, dict, key, value));
        ou_drop(TH, key);
        ou_drop(TH, value);
    }
    assert_true(ou_dict_check(dict));
    assert_int_equal(ou_dict_size(dict), 70000);
    for (int64_t i = 0; i < 70000; i += 7) {
        OuObject *key = num(i * 16);
        assert_int_equal(value_of(ou_dict_borrow(TH, dict, key, NULL)), i);
        ou_drop(TH, key);
    }
    ou_drop(TH, dict);
    live_end();
}

/* ---- sizes (DESIGN 3) ---- */

static void sizes_are_as_designed(void **state)
{
    (void)state;
    live_start();
    OuObject *dict = ou_dict_new(TH);
    assert_true(ou_dict_type.size_of(dict) <= 64);
    assert_null(((OuDict *)dict)->table);
    for (int i = 0; i < 5; i++) {
        char text[2] = {(char)('a' + i), 0};
        assert_true(ou_dict_set_text(TH, dict, text, OU_NONE));
    }
    assert_true(ou_dict_type.size_of(dict) <= 184 * 85 / 100); /* 184: CPython 3.11's five str keys */
    ou_drop(TH, dict);
    live_end();
}

/* ---- look-ups during which the dict changes ---- */

static OuObject *victim;
static int n_interventions;

static void grow_once(Probe *a, Probe *b)
{
    (void)a, (void)b;
    if (n_interventions++ == 0) {
        for (int64_t i = 0; i < 40; i++) {
            OuObject *key = num(1000 + i);
            assert_true(ou_dict_set(TH, victim, key, OU_NONE));
            ou_drop(TH, key);
        }
    }
}

static void clear_once(Probe *a, Probe *b)
{
    (void)a, (void)b;
    if (n_interventions++ == 0) {
        ou_dict_clear(TH, victim);
    }
}

static void a_lookup_starts_again_when_the_table_changed(void **state)
{
    (void)state;
    void (*const interventions[])(Probe *, Probe *) = {grow_once, clear_once};
    for (size_t which = 0; which < 2; which++) {
        live_start();
        victim = ou_dict_new(TH);
        OuObject *first = probe(1, 5), *second = probe(2, 5), *same = probe(2, 5);
        assert_true(ou_dict_set(TH, victim, first, OU_NONE));
        assert_true(ou_dict_set(TH, victim, second, OU_PY_TRUE));
        n_interventions = 0;
        probe_on_compare = interventions[which];
        bool failed;
        OuObject *found = ou_dict_borrow(TH, victim, same, &failed);
        probe_on_compare = NULL;
        assert_false(failed);
        assert_ptr_equal(found, which == 0 ? OU_PY_TRUE : NULL);
        assert_true(ou_dict_check(victim));
        ou_drop(TH, first);
        ou_drop(TH, second);
        ou_drop(TH, same);
        ou_drop(TH, victim);
        live_end();
    }
}

static void refuse(Probe *a, Probe *b)
{
    (void)a, (void)b;
    (void)ou_raise(TH, &ou_exc_value_error, "no comparison");
}

static void a_failing_comparison_changes_nothing(void **state)
{
    (void)state;
    live_start();
    OuObject *dict = ou_dict_new(TH), *key = probe(1, 5), *other = probe(2, 5);
    bool failed;
    assert_true(ou_dict_set(TH, dict, key, OU_NONE));
    probe_on_compare = refuse;
    assert_null(ou_dict_borrow(TH, dict, other, &failed));
    assert_true(failed);
    expect_error(&ou_exc_value_error);
    assert_false(ou_dict_set(TH, dict, other, OU_NONE));
    expect_error(&ou_exc_value_error);
    assert_int_equal(ou_dict_delete(TH, dict, other), OU_ERROR);
    expect_error(&ou_exc_value_error);
    assert_ptr_equal(ou_dict_borrow(TH, dict, key, &failed), OU_NONE); /* identity needs no __eq__ */
    probe_on_compare = NULL;
    assert_int_equal(ou_dict_size(dict), 1);
    assert_true(ou_dict_check(dict));
    ou_drop(TH, key);
    ou_drop(TH, other);
    ou_drop(TH, dict);
    live_end();
}

/* ---- strs ---- */

static void a_table_of_strs_becomes_general_and_still_finds_them(void **state)
{
    (void)state;
    live_start();
    OuObject *dict = ou_dict_new(TH), *name = str("name"), *five = num(5);
    assert_true(ou_dict_set(TH, dict, name, five));
    assert_false(((OuDict *)dict)->table->general);
    assert_true(ou_dict_set(TH, dict, five, name));
    assert_true(((OuDict *)dict)->table->general);
    assert_ptr_equal(ou_dict_borrow_str(TH, dict, name), five);
    assert_ptr_equal(ou_dict_borrow_text(TH, dict, "name"), five);
    assert_null(ou_dict_borrow_text(TH, dict, "nam"));
    char longer[300];
    memset(longer, 'x', sizeof longer - 1);
    longer[sizeof longer - 1] = 0;
    assert_null(ou_dict_borrow_text(TH, dict, longer));
    assert_true(ou_dict_set_text(TH, dict, longer, OU_PY_TRUE));
    assert_ptr_equal(ou_dict_borrow_text(TH, dict, longer), OU_PY_TRUE);
    ou_drop(TH, name);
    ou_drop(TH, five);
    ou_drop(TH, dict);
    live_end();
}

/* ---- inline caches ---- */

static void the_version_changes_exactly_when_a_key_moves(void **state)
{
    (void)state;
    live_start();
    OuObject *dict = ou_dict_new(TH), *a = str("a"), *b = str("b"), *c = str("c");
    assert_true(ou_dict_set(TH, dict, a, OU_NONE));
    assert_true(ou_dict_set(TH, dict, b, OU_NONE));
    size_t place, absent;
    uint64_t version = ou_dict_watch(TH, dict, b, &place);
    assert_true(version != 0);
    assert_int_equal(ou_dict_watch(TH, dict, c, &absent), version);
    assert_true(absent == SIZE_MAX);
    assert_true(ou_dict_set(TH, dict, b, OU_PY_TRUE)); /* a value is replaced in its place */
    assert_int_equal(((OuDict *)dict)->version, version);
    assert_ptr_equal(*ou_dict_slot(dict, place), OU_PY_TRUE);
    assert_true(ou_dict_set(TH, dict, c, OU_NONE));
    assert_true(((OuDict *)dict)->version != version);
    version = ((OuDict *)dict)->version;
    assert_int_equal(ou_dict_delete(TH, dict, a), OU_TRUE);
    assert_true(((OuDict *)dict)->version != version);
    version = ((OuDict *)dict)->version;
    ou_dict_clear(TH, dict);
    assert_true(((OuDict *)dict)->version != version);
    OuObject *number = num(1), *key = probe(1, 1);
    assert_true(ou_dict_set(TH, dict, number, OU_NONE));
    assert_true(ou_dict_set(TH, dict, key, OU_NONE));
    assert_int_equal(ou_dict_watch(TH, dict, a, &place), 0); /* such keys may answer to any name */
    ou_drop(TH, number);
    ou_drop(TH, key);
    ou_drop(TH, a);
    ou_drop(TH, b);
    ou_drop(TH, c);
    ou_drop(TH, dict);
    live_end();
}

/* ---- tracking ---- */

static void a_dict_is_tracked_when_it_can_be_part_of_a_cycle(void **state)
{
    (void)state;
    live_start();
    OuObject *dict = ou_dict_new(TH), *key = str("k"), *number = num(700), *list = ou_list_new(TH, 0);
    assert_false(ou_is_tracked(dict));
    assert_true(ou_dict_set(TH, dict, key, number));
    assert_false(ou_is_tracked(dict));
    assert_true(ou_dict_type.untrackable(dict));
    assert_true(ou_dict_set(TH, dict, key, list)); /* in place of the number */
    assert_true(ou_is_tracked(dict));
    assert_false(ou_dict_type.untrackable(dict));
    OuObject *copy = ou_dict_copy(TH, dict);
    assert_true(ou_is_tracked(copy));
    ou_drop(TH, copy);
    assert_true(ou_dict_set(TH, dict, key, dict));
    ou_drop(TH, dict);
    assert_int_equal(ou_cycle_collect(TH, 2), 1);
    ou_drop(TH, key);
    ou_drop(TH, number);
    ou_drop(TH, list);
    live_end();
}

/* ---- iterators ---- */

static void a_changed_dict_is_noticed_by_its_iterators(void **state)
{
    (void)state;
    live_start();
    OuObject *dict = ou_dict_new(TH);
    assert_true(ou_dict_set_text(TH, dict, "a", OU_NONE));
    assert_true(ou_dict_set_text(TH, dict, "b", OU_NONE));
    OuObject *it = ou_dict_iter_new(TH, &ou_dict_item_iter_type, dict);
    OuObject *item = ou_next(TH, it);
    OuObject *again = ou_next(TH, it);
    assert_ptr_not_equal(item, again); /* somebody holds the first one */
    ou_drop(TH, item);
    ou_drop(TH, again);
    assert_true(ou_dict_set_text(TH, dict, "c", OU_NONE));
    assert_null(ou_next(TH, it));
    expect_error(&ou_exc_runtime_error);
    assert_null(ou_next(TH, it)); /* and it says so again */
    expect_error(&ou_exc_runtime_error);
    ou_drop(TH, it);
    it = ou_dict_iter_new(TH, &ou_dict_key_iter_type, dict);
    ou_drop(TH, ou_next(TH, it));
    OuObject *a = str("a"), *b = str("b"), *c = str("c");
    assert_int_equal(ou_dict_delete(TH, dict, a), OU_TRUE);
    assert_true(ou_dict_set(TH, dict, a, OU_NONE)); /* as many as before, but one is met twice */
    ou_drop(TH, ou_next(TH, it));
    ou_drop(TH, ou_next(TH, it));
    assert_null(ou_next(TH, it));
    expect_error(&ou_exc_runtime_error);
    ou_drop(TH, it);
    ou_drop(TH, a);
    ou_drop(TH, b);
    ou_drop(TH, c);
    ou_drop(TH, dict);
    live_end();
}

static void reverse_iterators_go_back(void **state)
{
    (void)state;
    live_start();
    OuObject *dict = ou_dict_new(TH);
    for (int64_t i = 0; i < 10; i++) {
        OuObject *key = num(i);
        assert_true(ou_dict_set(TH, dict, key, key));
        ou_drop(TH, key);
    }
    OuObject *four = num(4), *item;
    assert_int_equal(ou_dict_delete(TH, dict, four), OU_TRUE);
    OuObject *it = ou_dict_iter_new(TH, &ou_dict_reverse_value_iter_type, dict);
    for (int64_t i = 9; i >= 0; i--) {
        if (i != 4) {
            item = ou_next(TH, it);
            assert_int_equal(value_of(item), i);
            ou_drop(TH, item);
        }
    }
    assert_null(ou_next(TH, it));
    ou_drop(TH, it);
    ou_drop(TH, four);
    ou_drop(TH, dict);
    live_end();
}

/* ---- invariants: one field is spoilt, and that rule objects ---- */

static OuObject *three_entries(void)
{
    OuObject *dict = ou_dict_new(TH);
    assert_true(ou_dict_set_text(TH, dict, "a", OU_NONE));
    assert_true(ou_dict_set_text(TH, dict, "b", OU_NONE));
    assert_true(ou_dict_set_text(TH, dict, "c", OU_NONE));
    return dict;
}

static void the_check_sees_each_broken_rule(void **state)
{
    (void)state;
    live_start();
    OuObject *o = three_entries();
    OuDict *dict = (OuDict *)o;
    assert_true(ou_dict_check(o));
    dict->used++;
    assert_false(ou_dict_check(o)); /* DICT-2: as many index entries as used ones */
    dict->used--;
    uint64_t left = dict->table->left;
    dict->table->left = 6;
    assert_false(ou_dict_check(o)); /* DICT-3 */
    dict->table->left = left;
    OuDictStrEntry *entry = ou_dict_entry(dict->table, 1);
    OuObject *value = entry->value;
    entry->value = NULL;
    assert_false(ou_dict_check(o)); /* DICT-1, DICT-2 */
    entry->value = value;
    int64_t hash = ((OuStr *)entry->key)->hash;
    ((OuStr *)entry->key)->hash = -1;
    assert_false(ou_dict_check(o)); /* DICT-4 */
    ((OuStr *)entry->key)->hash = hash;
    OuObject *list = ou_list_new(TH, 0);
    value = entry->value;
    entry->value = list;
    assert_false(ou_dict_check(o)); /* DICT-5 */
    entry->value = value;
    dict->instance = o;
    assert_false(ou_dict_check(o)); /* DICT-6 */
    dict->instance = NULL;
    assert_true(ou_dict_check(o));
    ou_drop(TH, list);
    ou_drop(TH, o);
    live_end();
}

/* ---- faults ---- */

/* Grows through two sizes, turns general, is copied, updated, popped from. Whatever request fails:
 * MemoryError, the dict passes its check, nothing leaks. */
static void a_dict_s_life(OuSweep *sweep)
{
    live_start();
    OuObject *keys[14];
    for (size_t i = 0; i < 14; i++) {
        char text[8];
        snprintf(text, sizeof text, "k%zu", i);
        keys[i] = i == 9 ? num(900) : str(text);
    }
    OuObject *dict = NULL, *copy = NULL, *list = NULL;
    OU_SWEEP_ARM(sweep, &vm.account);
    dict = ou_dict_new(TH);
    bool ok = dict != NULL;
    for (size_t i = 0; ok && i < 14; i++) {
        ok = ou_dict_set(TH, dict, keys[i], keys[(i + 1) % 14]);
    }
    ok = ok && (copy = ou_dict_copy(TH, dict)) != NULL;
    ok = ok && ou_dict_delete(TH, copy, keys[3]) == OU_TRUE && ou_dict_update(TH, copy, dict, true);
    ok = ok && (list = ou_dict_items_list(TH, copy)) != NULL;
    OU_SWEEP_DISARM(sweep, &vm.account);
    if (!ok) {
        expect_memory_error();
    } else {
        assert_int_equal(ou_dict_size(copy), 14);
    }
    assert_true(ok || sweep->n != 0);
    assert_true(dict == NULL || ou_dict_check(dict));
    assert_true(copy == NULL || ou_dict_check(copy));
    ou_drop_maybe(TH, dict);
    ou_drop_maybe(TH, copy);
    ou_drop_maybe(TH, list);
    for (size_t i = 0; i < 14; i++) {
        ou_drop(TH, keys[i]);
    }
    live_end();
}

static void a_dict_survives_every_fault(void **state)
{
    (void)state;
    FAULT_SWEEP(a_dict_s_life);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_operations_agree_with_a_model),
        cmocka_unit_test(a_big_dict_keeps_everything),
        cmocka_unit_test(sizes_are_as_designed),
        cmocka_unit_test(a_lookup_starts_again_when_the_table_changed),
        cmocka_unit_test(a_failing_comparison_changes_nothing),
        cmocka_unit_test(a_table_of_strs_becomes_general_and_still_finds_them),
        cmocka_unit_test(the_version_changes_exactly_when_a_key_moves),
        cmocka_unit_test(a_dict_is_tracked_when_it_can_be_part_of_a_cycle),
        cmocka_unit_test(a_changed_dict_is_noticed_by_its_iterators),
        cmocka_unit_test(reverse_iterators_go_back),
        cmocka_unit_test(the_check_sees_each_broken_rule),
        cmocka_unit_test(a_dict_survives_every_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_str.c - str and bytes below their methods: sharing, hashes, growth in place, the builder, the
 * intern table, searches; and that they bear any failure. */
#include "unit.h"

#include "types_live.h"

#include "06_types/bytes.h"
#include "06_types/list.h"
#include "06_types/memoryview.h"
#include "06_types/search.h"
#include "06_types/str_int.h"
#include "oracle.h"

static void small_ones_are_shared(void **state)
{
    (void)state;
    live_start();
    OuObject *a = str("a"), *b = ou_str_from_char(TH, 'a'), *c = ou_str_from_char(TH, 0x1234);
    assert_ptr_equal(a, b);
    OuObject *word = str("xay"), *slice = ou_str_slice(TH, word, 1, 2), *none = ou_str_slice(TH, word, 1, 1);
    assert_ptr_equal(slice, a);
    assert_ptr_equal(none, vm.types->empty_str);
    assert_int_equal(ou_str_at(c, 0), 0x1234);
    assert_int_equal(ou_str_width(c), 2);
    OuObject *bytes = ou_bytes_from(TH, "q", 1), *same = ou_bytes_from(TH, "q", 1);
    assert_ptr_equal(bytes, same);
    OuObject *all[] = {a, b, c, word, slice, none, bytes, same};
    for (size_t i = 0; i < OU_COUNT_OF(all); i++) {
        ou_drop(TH, all[i]);
    }
    live_end();
}

static void a_five_letter_word_takes_forty_bytes(void **state)
{
    (void)state;
    live_start();
    OuObject *s = str("hello");
    assert_true(ou_str_type.size_of(s) <= 40);
    ou_drop(TH, s);
    live_end();
}

static void hashes_are_those_of_the_oracle(void **state)
{
    (void)state;
    char *line = NULL;
    size_t room = 0;
    FILE *answers = access("/usr/bin/python3.11", X_OK) != 0
                        ? NULL
                        : popen("PYTHONHASHSEED=1 /usr/bin/python3.11 -c \""
                                "print(hash('abc'), hash('caf\\xe9 1234567'), hash('\\u1234'), hash('\\U0001f600'), "
                                "hash(b'abc'), hash(''))\"",
                                "r");
    if (answers == NULL) {
        skip();
    }
    live_start();
    vm.hash_key = ou_siphash_key_from_seed(1);
    static const char *const texts[] = {"abc", "caf\xc3\xa9 1234567", "\xe1\x88\xb4", "\xf0\x9f\x98\x80", NULL, ""};
    char *rest = oracle_line(answers, &line, &room);
    for (size_t i = 0; i < OU_COUNT_OF(texts); i++) {
        /* made anew: shared ones may have been hashed with the other key */
        OuObject *s = texts[i] == NULL ? ou_bytes_from(TH, "abc", 3) : str(texts[i]);
        assert_int_equal(ou_hash(TH, s), strtoll(oracle_word(&rest), NULL, 10));
        ou_drop(TH, s);
    }
    oracle_close(answers);
    free(line);
    vm.hash_key = (OuSipKey){0, 0};
    live_end();
}

static void appending_grows_in_place(void **state)
{
    (void)state;
    live_start();
    OuObject *s = str("start:"), *piece = str("0123456789"), *wide = str("\xe1\x88\xb4");
    size_t n_moves = 0;
    for (size_t i = 0; i < 5000; i++) {
        OuObject *before = s;
        s = ou_str_append_adopt(TH, s, piece);
        n_moves += s != before;
    }
    assert_int_equal(ou_str_length(s), 50006);
    assert_true(ou_str_check(s));
    assert_true(n_moves < 200);
    OuObject *other = ou_keep(s); /* two owners: the old one stays as it is */
    s = ou_str_append_adopt(TH, s, piece);
    assert_ptr_not_equal(s, other);
    assert_int_equal(ou_str_length(other), 50006);
    assert_int_equal(ou_str_length(s), 50016);
    s = ou_str_append_adopt(TH, s, wide);
    assert_true(ou_str_check(s));
    s = ou_str_append_adopt(TH, s, piece);
    assert_true(ou_str_check(s) && ou_str_width(s) == 2);
    assert_int_equal(ou_str_at(s, 50016), 0x1234);
    assert_int_equal(ou_str_at(s, 50026), '9');
    ou_drop(TH, s);
    ou_drop(TH, other);
    ou_drop(TH, piece);
    ou_drop(TH, wide);
    live_end();
}

static void interned_ones_are_one_and_die(void **state)
{
    (void)state;
    live_start();
    OuObject *names[3000];
    for (size_t i = 0; i < OU_COUNT_OF(names); i++) {
        char text[32];
        snprintf(text, sizeof text, "name_%zu", i);
        names[i] = ou_str_intern_text(TH, text);
        OuObject *again = ou_str_intern_adopt(TH, str(text));
        assert_ptr_equal(names[i], again);
        ou_drop(TH, again);
    }
    for (size_t i = 0; i < OU_COUNT_OF(names); i += 2) {
        ou_drop(TH, names[i]);
    }
    for (size_t i = 1; i < OU_COUNT_OF(names); i += 2) {
        char text[32];
        snprintf(text, sizeof text, "name_%zu", i);
        OuObject *again = ou_str_intern_text(TH, text);
        assert_ptr_equal(names[i], again);
        ou_drop(TH, again);
        ou_drop(TH, names[i]);
    }
    live_end();
}

static void the_builder_widens(void **state)
{
    (void)state;
    live_start();
    OuStrBuilder b;
    ou_builder_init(&b);
    for (uint32_t i = 0; i < 300; i++) {
        assert_true(ou_builder_char(TH, &b, 'a' + i % 26));
        assert_true(ou_builder_char(TH, &b, i < 100 ? 'z' : i < 200 ? 0xe9 : i < 290 ? 0x1234 : 0x1f600));
    }
    assert_true(ou_builder_fill(TH, &b, '-', 5));
    OuObject *s = ou_builder_finish(TH, &b);
    assert_true(ou_str_check(s));
    assert_int_equal(ou_str_length(s), 605);
    assert_int_equal(ou_str_at(s, 599), 0x1f600);
    assert_int_equal(ou_str_at(s, 201), 0xe9);
    ou_drop(TH, s);
    live_end();
}

/* The oracle of searches is a loop. */
static size_t slow_search(const uint8_t *text, size_t n, const uint8_t *needle, size_t m, bool backwards)
{
    size_t found = OU_SEARCH_NONE;
    for (size_t i = 0; i + m <= n; i++) {
        if (memcmp(text + i, needle, m) == 0) {
            found = i;
            if (!backwards) {
                break;
            }
        }
    }
    return found;
}

static void searches_find_what_is_there(void **state)
{
    (void)state;
    uint8_t text[600], needle[64];
    uint32_t wide_text[600], wide_needle[64];
    uint16_t middle_text[600], middle_needle[64];
    srand(3);
    for (size_t round = 0; round < 20000; round++) {
        unsigned letters = 1 + (unsigned)rand() % 3;
        size_t n = (size_t)rand() % (round % 10 == 0 ? 600 : 40), m = 1 + (size_t)rand() % (round % 10 == 0 ? 60 : 6);
        for (size_t i = 0; i < n; i++) {
            middle_text[i] = text[i] = (uint8_t)('a' + (unsigned)rand() % letters);
            wide_text[i] = text[i];
        }
        for (size_t i = 0; i < m; i++) {
            middle_needle[i] = needle[i] = (uint8_t)('a' + (unsigned)rand() % letters);
            wide_needle[i] = needle[i];
        }
        for (int backwards = 0; backwards < 2; backwards++) {
            size_t want = slow_search(text, n, needle, m, backwards);
            assert_int_equal(ou_search(text, 1, n, needle, 1, m, backwards), want);
            assert_int_equal(ou_search(middle_text, 2, n, needle, 1, m, backwards), want);
            assert_int_equal(ou_search(middle_text, 2, n, middle_needle, 2, m, backwards), want);
            assert_int_equal(ou_search(wide_text, 4, n, needle, 1, m, backwards), want);
            assert_int_equal(ou_search(wide_text, 4, n, middle_needle, 2, m, backwards), want);
            assert_int_equal(ou_search(wide_text, 4, n, wide_needle, 4, m, backwards), want);
        }
    }
}

/* Half a million characters against a needle that almost matches everywhere: quadratic would be 10^11. */
static void the_worst_case_is_linear(void **state)
{
    (void)state;
    size_t n = 500000, m = 200000;
    uint16_t *text = calloc(n, sizeof *text), *needle = calloc(m, sizeof *needle);
    assert_non_null(text);
    assert_non_null(needle);
    needle[m / 2] = 1;
    assert_int_equal(ou_search(text, 2, n, needle, 2, m, false), OU_SEARCH_NONE);
    assert_int_equal(ou_search(text, 2, n, needle, 2, m, true), OU_SEARCH_NONE);
    text[n - 1 - m / 2] = 1;
    assert_int_equal(ou_search(text, 2, n, needle, 2, m, false), n - m - (m % 2 == 0 ? 1 : 0) + 0);
    free(text);
    free(needle);
}

/* ---- faults ---- */

/* What a scenario made, or the error that must then be MemoryError. */
static bool made(OuObject *o)
{
    if (o == NULL) {
        assert_true(ou_has_error(TH));
        assert_true(ou_error_matches(TH, &ou_exc_memory_error));
        ou_error_clear(TH);
        return false;
    }
    if (ou_is_str(o)) {
        assert_true(ou_str_check(o));
    }
    ou_drop(TH, o);
    return true;
}

static void many_operations(OuSweep *sweep)
{
    live_start();
    OuObject *text = str("the quick brown fox; caf\xc3\xa9, \xe1\x88\xb4 and \xf0\x9f\x98\x80"), *sep = str(" ");
    OuObject *words = ou_call_method_text(TH, text, "split", 0), *x = str("x"), *spec = str("*^90");
    OuObject *format = str("%s|%10s|%d|%r"), *template = str("{} {!r:>40} {}"), *seven = num(7);
    OuObject *args = ou_tuple_of(TH, 4, text, x, seven, text), *bytes = ou_str_encode(TH, text, "utf-8", NULL);
    OuObject *array = ou_bytearray_from(TH, "abcdef", 6);
    OU_SWEEP_ARM(sweep, &vm.account);
    made(ou_str_join(TH, sep, ((OuList *)words)->items, ou_list_size(words)));
    made(ou_call_method_text(TH, text, "split", 0));
    made(ou_call_method_text(TH, text, "upper", 0));
    made(ou_call_method_text(TH, text, "replace", 2, sep, text));
    made(ou_call_method_text(TH, text, "partition", 1, sep));
    made(ou_call_method_text(TH, text, "splitlines", 0));
    made(ou_repr(TH, text));
    made(ou_ascii(TH, text));
    made(ou_str_percent(TH, format, args));
    made(ou_call_method_text(TH, template, "format", 3, text, text, x));
    made(ou_str_format_spec(TH, text, spec));
    made(ou_str_format(TH, "%s %R %A %zu %T", "plain", text, text, (size_t)5, text));
    made(ou_str_encode(TH, text, "utf-8", NULL));
    made(ou_str_encode(TH, text, "ascii", "backslashreplace"));
    made(ou_str_encode(TH, text, "utf-16", NULL));
    made(ou_str_encode(TH, text, "unicode_escape", NULL));
    made(ou_str_decode(TH, ou_bytes_data(bytes), ou_bytes_size(bytes), "utf-8", NULL));
    made(ou_str_decode(TH, "ab\xff\xfe" "cd", 6, "utf-8", "replace"));
    made(ou_str_decode(TH, "ab\xff\xfe" "cd", 6, "ascii", "surrogateescape"));
    made(ou_str_intern_adopt(TH, ou_str_concat(TH, text, x)));
    made(ou_str_append_adopt(TH, ou_keep(text), x));
    OuObject *grown = ou_str_concat(TH, text, x);
    for (size_t i = 0; grown != NULL && i < 20; i++) {
        grown = ou_str_append_adopt(TH, grown, text);
    }
    made(grown);
    made(ou_call_method_text(TH, bytes, "split", 0));
    made(ou_call_method_text(TH, bytes, "hex", 0));
    made(ou_call_method_text(TH, array, "extend", 1, bytes));
    made(ou_call_method_text(TH, array, "replace", 2, bytes, bytes));
    made(ou_str_intern_text(TH, "a_word"));
    OuObject *view = ou_memoryview_new(TH, array);
    if (view != NULL) {
        made(ou_call_method_text(TH, view, "tolist", 0));
        made(ou_call_method_text(TH, view, "tobytes", 0));
        made(ou_call_method_text(TH, view, "toreadonly", 0));
        made(ou_get_attr_text(TH, view, "shape"));
    }
    made(view);
    made(ou_bytes_repr(TH, ou_bytes_data(bytes), ou_bytes_size(bytes), "b"));
    OU_SWEEP_DISARM(sweep, &vm.account);
    OuObject *all[] = {text, sep, words, x, spec, format, template, seven, args, bytes, array};
    for (size_t i = 0; i < OU_COUNT_OF(all); i++) {
        ou_drop(TH, all[i]);
    }
    live_end();
}

static void text_survives_every_fault(void **state)
{
    (void)state;
    FAULT_SWEEP(many_operations);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_ones_are_shared),
        cmocka_unit_test(a_five_letter_word_takes_forty_bytes),
        cmocka_unit_test(hashes_are_those_of_the_oracle),
        cmocka_unit_test(appending_grows_in_place),
        cmocka_unit_test(interned_ones_are_one_and_die),
        cmocka_unit_test(the_builder_widens),
        cmocka_unit_test(searches_find_what_is_there),
        cmocka_unit_test(the_worst_case_is_linear),
        cmocka_unit_test(text_survives_every_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Trees and errors, against rows recorded from the oracle; limits; faults.
 *
 * With file names as arguments this prints each file's tree as a line of text instead:
 * tests/tools/compare_trees.sh compares those with the oracle's. */
#include "unit.h"
#include "source_live.h"
#include "tree_text.h"

#include <time.h>

static const struct {
    OuParseMode mode;
    const char *source, *result;
} rows[] = {
#include "parser_rows.inc"
};

/* What becomes of the source, as text to be freed. Nothing is pending afterwards. */
static char *result_of(const char *source, size_t size, OuParseMode mode)
{
    char *text;
    size_t text_size;
    FILE *out = open_memstream(&text, &text_size);
    OuArena arena;
    ou_arena_init(&arena, &vm.account);
    OuTree *tree = ou_parse(TH, &arena, source, size, OU_NONE, mode, 0);
    if (tree == NULL) {
        live_error_text(out);
    } else {
        assert_false(ou_has_error(TH));
        assert_true(tree_text(TH, out, tree->root));
    }
    ou_arena_fini(TH, &arena);
    fclose(out);
    return text;
}

static void sources_become_what_the_oracle_makes_of_them(void **state)
{
    (void)state;
    size_t n_wrong = 0;
    for (size_t i = 0; i < OU_COUNT_OF(rows); i++) {
        char *found = result_of(rows[i].source, strlen(rows[i].source), rows[i].mode);
        if (strcmp(found, rows[i].result) != 0) {
            n_wrong++;
            print_message("source: %s\n found: %s\nwanted: %s\n", rows[i].source, found, rows[i].result);
        }
        free(found);
    }
    assert_int_equal(n_wrong, 0);
}

/* ---- limits ---- */

static char *repeated(const char *head, const char *piece, size_t n, const char *tail)
{
    size_t head_size = strlen(head), size = strlen(piece), tail_size = strlen(tail);
    char *text = malloc(head_size + n * size + tail_size + 1);
    memcpy(text, head, head_size);
    for (size_t i = 0; i < n; i++) {
        memcpy(text + head_size + i * size, piece, size);
    }
    memcpy(text + head_size + n * size, tail, tail_size + 1);
    return text;
}

/* Parses and ends with a tree (wanted NULL) or the exception of that name. */
static void expect_end(char *text, const char *wanted)
{
    OuArena arena;
    ou_arena_init(&arena, &vm.account);
    OuTree *tree = ou_parse(TH, &arena, text, strlen(text), OU_NONE, OU_PARSE_EXEC, 0);
    if (wanted == NULL) {
        assert_non_null(tree);
    } else {
        assert_null(tree);
        OuObject *error = ou_error_take(TH);
        assert_string_equal(error->type->name, wanted);
        ou_drop(TH, error);
    }
    ou_arena_fini(TH, &arena);
    free(text);
}

static void chains_may_be_long(void **state)
{
    (void)state;
    expect_end(repeated("1", "+1", 200000, "\n"), NULL);
    expect_end(repeated("a", ".b", 200000, "\n"), NULL);
    expect_end(repeated("f", "()", 200000, "\n"), NULL);
    expect_end(repeated("a", " < b", 200000, "\n"), NULL);
    expect_end(repeated("a", " and b", 200000, "\n"), NULL);
    expect_end(repeated("if a: pass\n", "elif a: pass\n", 50000, ""), NULL);
    expect_end(repeated("x = [", "1, ", 200000, "]\n"), NULL);
    expect_end(repeated("f'", "{x}", 50000, "'\n"), NULL);
}

static void nesting_is_bounded(void **state)
{
    (void)state;
    expect_end(repeated("", "(", 200, ""), "SyntaxError");
    expect_end(repeated("", "(", 100000, ""), "SyntaxError");
    expect_end(repeated("", "-", 2000, "1\n"), NULL);
    expect_end(repeated("", "-", 100000, "1\n"), "MemoryError");
    expect_end(repeated("", "not ", 100000, "1\n"), "MemoryError");
    expect_end(repeated("", "lambda: ", 100000, "1\n"), "MemoryError");
    expect_end(repeated("", "a if b else ", 100000, "c\n"), "MemoryError");
    expect_end(repeated("1", "**1", 100000, "\n"), "MemoryError");
    expect_end(repeated("", "word ", 100000, "\n"), "MemoryError");
}

/* Hints read the same text several times: nested, that must not multiply. */
static void errors_deep_inside_are_found_in_time(void **state)
{
    (void)state;
    static const char *const pieces[] = {"a[", "f(", "(a if ", "{a:", "[a, b for x in ", "(a = ", "{1:2, a[",
                                         "[c {", "(print ", "x[a:=(", "{**{", "with (", "(yield "};
    for (size_t i = 0; i < OU_COUNT_OF(pieces); i++) {
        expect_end(repeated("x = ", pieces[i], 60, " = "), "SyntaxError");
        expect_end(repeated("", pieces[i], 60, " = "), "SyntaxError");
    }
    expect_end(repeated("x = [", "abc, ", 50000, "= ]\n"), "SyntaxError");
    expect_end(repeated("", "x = a(1)\n", 20000, "x = = 1\n"), "SyntaxError");
}

/* ---- the prompt ---- */

static void unfinished_input_asks_for_more(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        char end; /* m: more, t: a tree, e: an error */
    } cases[] = {
        {"a", 't'},        {"if a:", 'm'},          {"if a:\n  b", 'm'},     {"if a:\n  b\n", 't'},
        {"if a: b", 'm'},  {"if a: b\n", 't'},      {"(", 'm'},              {"f(a,\n", 'm'},
        {"'''a", 'm'},     {"a \\", 'm'},           {"a b", 'e'},            {"def f():\n  a\n  ", 'm'},
        {"", 't'},         {"# c", 't'},            {"x = ", 'e'},           {"@a", 'm'},
        {"class A:", 'm'}, {"try:\n a\n", 'e'},     {"try:\n a", 'm'},       {"if a:\n  b\nelse:", 'm'},
        {"'a", 'e'},       {"a\nb", 'e'},           {"(]", 'e'},             {"match a:\n case 1:", 'm'},
        {"match", 't'},    {"for a in b: c\n", 't'}, {"if a:\n  b\n c", 'e'},
    };
    for (size_t i = 0; i < OU_COUNT_OF(cases); i++) {
        OuArena arena;
        bool incomplete;
        ou_arena_init(&arena, &vm.account);
        OuTree *tree = ou_parse_interactive(TH, &arena, cases[i].text, strlen(cases[i].text), OU_NONE, 0,
                                            &incomplete);
        char end_found = incomplete ? 'm' : tree != NULL ? 't' : 'e';
        if (end_found != cases[i].end) {
            print_message("%s: found %c, wanted %c\n", cases[i].text, end_found, cases[i].end);
        }
        assert_int_equal(end_found, cases[i].end);
        assert_int_equal(ou_has_error(TH), end_found == 'e');
        ou_error_clear(TH);
        ou_arena_fini(TH, &arena);
    }
}

static void odd_text_is_a_syntax_error(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t size;
    } cases[] = {{"a\xff", 2}, {"'\xed\xa0\x80'", 5}, {"\xe2\x82", 2}};
    for (size_t i = 0; i < OU_COUNT_OF(cases); i++) {
        char *found = result_of(cases[i].text, cases[i].size, OU_PARSE_EXEC);
        assert_int_equal(strncmp(found, "SyntaxError|", 12), 0);
        free(found);
    }
    char *found = result_of("a\0b", 3, OU_PARSE_EXEC);
    assert_int_equal(strncmp(found, "ValueError", 10), 0);
    free(found);
}

/* ---- warnings ---- */

static void doubtful_literals_warn_once(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int n;
    } cases[] = {{"'\\d'", 1},        {"b'\\d\\q'", 1}, {"r'\\d'", 0}, {"f'\\d{x}\\q'", 2}, {"1if 2else 3", 2},
                 {"'\\d' '\\d'", 2}, {"'\\d' x y", 1}, {"'\\n'", 0},  {"f'\\{x}'", 1},      {"0xfor x", 1}};
    for (size_t i = 0; i < OU_COUNT_OF(cases); i++) {
        live_n_warnings = 0;
        free(result_of(cases[i].text, strlen(cases[i].text), OU_PARSE_EXEC));
        assert_int_equal(live_n_warnings, cases[i].n);
    }
}

/* ---- faults ---- */

static const char *swept_source;

/* Whatever request fails: an error is pending exactly when there is no tree, and
 * nothing leaks. */
static void parse_once(OuSweep *sweep)
{
    OuArena arena;
    ou_arena_init(&arena, &vm.account);
    OU_SWEEP_ARM(sweep, &vm.account);
    OuTree *tree = ou_parse(TH, &arena, swept_source, strlen(swept_source), OU_NONE, OU_PARSE_EXEC, 0);
    OU_SWEEP_DISARM(sweep, &vm.account);
    assert_int_equal(tree == NULL, ou_has_error(TH));
    ou_error_clear(TH);
    ou_arena_fini(TH, &arena);
}

static void parsing_survives_every_fault(void **state)
{
    (void)state;
    for (size_t i = 0; i < OU_COUNT_OF(rows); i += i < 12 ? 1 : 17) {
        swept_source = rows[i].source;
        FAULT_SWEEP(parse_once);
    }
}

/* ---- trees of files, for compare_trees.sh ---- */

static char *slurp(const char *path, size_t *size)
{
    FILE *in = fopen(path, "rb");
    if (in == NULL) {
        perror(path);
        exit(2);
    }
    char *bytes = NULL;
    size_t room = 0;
    *size = 0;
    do {
        room = room * 2 + 65536;
        bytes = realloc(bytes, room);
        *size += fread(bytes + *size, 1, room - *size, in);
    } while (*size == room);
    fclose(in);
    return bytes;
}

static void print_tree(const char *path)
{
    size_t size;
    char *bytes = slurp(path, &size);
    OuSource source;
    OuArena arena;
    ou_arena_init(&arena, &vm.account);
    OuTree *tree = NULL;
    if (ou_source_open(TH, &source, bytes, size, OU_NONE, false)) {
        tree = ou_parse(TH, &arena, source.utf8, source.size, OU_NONE, OU_PARSE_EXEC, 0);
        ou_source_close(TH, &source);
    }
    if (tree == NULL) {
        live_error_text(stdout);
    } else {
        tree_text(TH, stdout, tree->root);
    }
    putchar('\n');
    ou_arena_fini(TH, &arena);
    free(bytes);
}

/* Parses all files until a second is over, and says how fast. */
static void measure(int n, char **paths)
{
    size_t total = 0;
    clock_t start_time = clock();
    do {
        for (int i = 0; i < n; i++) {
            size_t size;
            char *bytes = slurp(paths[i], &size);
            OuArena arena;
            ou_arena_init(&arena, &vm.account);
            ou_parse(TH, &arena, bytes, size, OU_NONE, OU_PARSE_EXEC, 0);
            ou_error_clear(TH);
            ou_arena_fini(TH, &arena);
            total += size;
            free(bytes);
        }
    } while (clock() - start_time < CLOCKS_PER_SEC);
    double seconds = (double)(clock() - start_time) / CLOCKS_PER_SEC;
    printf("%.1f MB/s\n", (double)total / seconds / 1e6);
}

int main(int argc, char **argv)
{
    if (argc > 1) {
        bool timed = strcmp(argv[1], "--time") == 0;
        live_start();
        if (timed) {
            measure(argc - 2, argv + 2);
        }
        for (int i = 1; i < argc && !timed; i++) {
            print_tree(argv[i]);
        }
        live_end();
        return 0;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(sources_become_what_the_oracle_makes_of_them, live_setup, live_teardown),
        cmocka_unit_test_setup_teardown(chains_may_be_long, live_setup, live_teardown),
        cmocka_unit_test_setup_teardown(nesting_is_bounded, live_setup, live_teardown),
        cmocka_unit_test_setup_teardown(errors_deep_inside_are_found_in_time, live_setup, live_teardown),
        cmocka_unit_test_setup_teardown(unfinished_input_asks_for_more, live_setup, live_teardown),
        cmocka_unit_test_setup_teardown(odd_text_is_a_syntax_error, live_setup, live_teardown),
        cmocka_unit_test_setup_teardown(doubtful_literals_warn_once, live_setup, live_teardown),
        cmocka_unit_test_setup_teardown(parsing_survives_every_fault, live_setup, live_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The verifier (verify.c, verify_flow.c): one thing is spoiled in code that is right, and only that is objected to. */
#include "unit.h"
#include "source_live.h"

#include "06_types/abstract.h"
#include "06_types/tuple.h"
#include "08_compile/compile.h"
#include "08_compile/opcode.h"

/* The code of the first function in a source; borrowed from *module, which is the caller's. */
static OuCode *function_code(const char *source, OuCode **module)
{
    OuObject *name = ou_str_from_text(TH, "<test>");
    *module = ou_compile_source(TH, source, strlen(source), name, OU_COMPILE_EXEC, 0, 0, NULL);
    ou_drop(TH, name);
    assert_non_null(*module);
    for (size_t i = 0; i < ou_tuple_size((*module)->consts); i++) {
        OuObject *k = ou_tuple_borrow((*module)->consts, i);
        if (k->type == &ou_code_type) {
            return (OuCode *)k;
        }
    }
    fail_msg("no function in %s", source);
    return NULL;
}

/* The nth instruction of an opcode; all of these programs are narrow. */
static uint32_t *find(OuCode *code, uint32_t opcode, int nth)
{
    for (uint32_t pc = 0; pc < code->n_words; pc += ou_opcode_length(code->words[pc] & 0xff)) {
        if ((code->words[pc] & 0xff) == opcode && nth-- == 0) {
            return &code->words[pc];
        }
    }
    fail_msg("no %s", ou_opcode_info[opcode].name);
    return NULL;
}

typedef struct Row {
    const char *source;
    uint32_t opcode;
    int nth, byte;     /* which instruction; which byte of its word: 0 the opcode, 1 to 3 its fields */
    int value;
    const char *words; /* of the error */
} Row;

#define TWO_ARGUMENTS "def f(a):\n    return g(a, a)\n"
#define TRY "def f(a):\n    try: a()\n    except KeyError as e: return e\n"
#define CLOSURE "def f(a):\n    def h(): return a\n    return h\n"
static const Row rows[] = {
    {"def f(a):\n    b = a\n    return b\n", OU_OPCODE_MOVE, 0, 1, -2, "local without its value is read"},
    {"def f(a):\n    return [*a]\n", OU_OPCODE_BUILD_LIST, 0, 0, OU_OPCODE_BUILD_SET, "another kind"},
    {TWO_ARGUMENTS, OU_OPCODE_MOVE, 1, 1, 2, "live temporary is overwritten"},
    {TWO_ARGUMENTS, OU_OPCODE_MOVE, 1, 0, OU_OPCODE_NOP, "depth is above what is there"},
    {TWO_ARGUMENTS, OU_OPCODE_CALL, 0, 3, 1, "window of a call"},
    {"def f(a):\n    a()\n    return 1\n", OU_OPCODE_POP, 0, 0, OU_OPCODE_NOP, "live temporary is left behind"},
    {TRY, OU_OPCODE_PUSH_EXC, 0, 0, OU_OPCODE_NOP, "depth is above"},
    {TRY, OU_OPCODE_POP_EXC, 0, 0, OU_OPCODE_RERAISE, "another kind"},
    {"def f(a):\n    for x in a: a()\n", OU_OPCODE_FOR_ITER, 0, 2, 1, "temporary"},
    {"def f(a):\n    return f'{a!r}'\n", OU_OPCODE_FORMAT, 0, 3, 4, "conversion"},
    {"def f(a):\n    return a[1:2:a]\n", OU_OPCODE_BUILD_SLICE, 0, 3, 1, "slice"},
    {CLOSURE, OU_OPCODE_MAKE_CELL, 0, 0, OU_OPCODE_CHECK, "closure"},
    {CLOSURE, OU_OPCODE_BUILD_TUPLE, 0, 0, OU_OPCODE_BUILD_LIST, "closure"},
};

static void each_fault_is_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < OU_COUNT_OF(rows); i++) {
        const Row *r = &rows[i];
        OuCode *module, *code = function_code(r->source, &module);
        assert_true(ou_code_verify(TH, code));
        uint32_t *word = find(code, r->opcode, r->nth);
        *word = (*word & ~(UINT32_C(0xff) << 8 * r->byte)) | (uint32_t)(uint8_t)r->value << 8 * r->byte;
        assert_false(ou_code_verify(TH, code));
        OuObject *error = ou_error_take(TH), *text = ou_str(TH, error), *bytes = ou_str_encode(TH, text, "ascii", "strict");
        if (strstr(ou_bytes_data(bytes), r->words) == NULL) {
            fail_msg("row %zu: %s", i, ou_bytes_data(bytes));
        }
        ou_drop(TH, bytes);
        ou_drop(TH, text);
        ou_drop(TH, error);
        ou_drop(TH, module);
    }
}

/* What a register holds where ways meet is what all of them leave there. */
static void ways_meet(void **state)
{
    (void)state;
    OuCode *module, *code = function_code("def f(a):\n    if a: b = 1\n    else: b = 2\n    return b\n", &module);
    assert_true(ou_code_verify(TH, code));
    uint32_t *word = find(code, OU_OPCODE_LOADK, 1);
    *word = (*word & ~UINT32_C(0xff00)) | (uint32_t)(uint8_t)-2 << 8; /* a = 2 */
    assert_false(ou_code_verify(TH, code));
    assert_true(ou_error_swallow(TH, &ou_exc_value_error));
    ou_drop(TH, module);
}

/* Many ranges over much code, and many jumps to one place: the work stays in proportion. */
static void long_code_is_verified(void **state)
{
    (void)state;
    size_t room = 1 << 20, n = 0;
    char *source = malloc(room);
    n += (size_t)snprintf(source + n, room - n, "def f(a):\n");
    for (int i = 0; i < 3000; i++) {
        n += (size_t)snprintf(source + n, room - n, "    try:\n        if a: v%d = a()\n    except KeyError: a = %d\n", i % 200, i);
    }
    OuCode *module, *code = function_code(source, &module);
    assert_true(ou_code_verify(TH, code));
    ou_drop(TH, module);
    free(source);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_fault_is_found, live_setup, live_teardown),
        cmocka_unit_test_setup_teardown(ways_meet, live_setup, live_teardown),
        cmocka_unit_test_setup_teardown(long_code_is_verified, live_setup, live_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Code objects to bytes and back: the same code, the same identities; and bytes that somebody changed, in each of
 * many ways, are refused or give code that passes the verifier. OUROTEST_MUTATIONS says how many (100,000 in the long test). */
#include "unit.h"
#include "source_live.h"

#include "06_types/abstract.h"
#include "06_types/tuple.h"
#include "08_compile/compile.h"
#include "08_compile/dump_int.h"

static const char program[] =
    "'doc'\n"
    "import sys as s, os.path\n"
    "big, small, text = 123456789012345678901234567890123, -1234567, 'nai\\u0308ve \\ud800'\n"
    "numbers = 1.5, -0.0, 2j, b'bytes', None, True, ..., 888888888\n"
    "def f(a, b=2, /, *rest, c: int = 3, **more) -> 'text':\n"
    "    'of f'\n"
    "    def inner():\n"
    "        nonlocal a\n"
    "        a += b\n"
    "        return 888888888, a in {1, 2, 3}\n"
    "    try:\n"
    "        for x in rest:\n"
    "            if x < 0: continue\n"
    "            yield from (y * 2 for y in range(x) if y % 2)\n"
    "    except (ValueError, TypeError) as e:\n"
    "        raise KeyError from e\n"
    "    finally:\n"
    "        print(f'{a!r:>{b}}', *rest, **more)\n"
    "def dead():\n"
    "    raise KeyError\n"
    "    yield None\n"
    "class C(object, metaclass=type):\n"
    "    x: int = 1\n"
    "    async def g(self):\n"
    "        async with self as y, self: await y[1:2]\n"
    "    def h(self):\n"
    "        match self:\n"
    "            case {'k': v, **r} | [_, *r, v]: return super().h(v, r)\n"
    "            case C(x=1) as z: return z\n";

static OuCode *compiled(const char *text)
{
    OuObject *name = ou_str_from_text(TH, "<test>");
    OuCode *code = ou_compile_source(TH, text, strlen(text), name, OU_COMPILE_EXEC, 0, 0, NULL);
    ou_drop(TH, name);
    assert_non_null(code);
    return code;
}

static void loaded_code_is_equal(void **state)
{
    (void)state;
    OuCode *code = compiled(program);
    OuObject *bytes = ou_code_dump(TH, code);
    assert_non_null(bytes);
    OuCode *again = ou_code_load(TH, ou_bytes_data(bytes), ou_bytes_size(bytes));
    assert_non_null(again);
    assert_null(again->positions);
    assert_true(again->unverified);
    assert_int_equal(ou_compare_bool(TH, &code->head, &again->head, OU_EQ), OU_TRUE);
    assert_true(ou_str_equal(code->filename, again->filename));
    assert_true(ou_str_is_interned(ou_tuple_borrow(again->names, 0)));
    OuObject *bytes_again = ou_code_dump(TH, again);
    assert_int_equal(ou_bytes_size(bytes), ou_bytes_size(bytes_again));
    assert_memory_equal(ou_bytes_data(bytes), ou_bytes_data(bytes_again), ou_bytes_size(bytes));
    ou_drop(TH, bytes_again);
    ou_drop(TH, again);
    ou_drop(TH, bytes);
    ou_drop(TH, code);
}

static void another_instruction_set_is_refused(void **state)
{
    (void)state;
    OuCode *code = compiled("x = 1\n");
    OuObject *bytes = ou_code_dump(TH, code);
    ou_bytes_data(bytes)[0] ^= 1;
    assert_null(ou_code_load(TH, ou_bytes_data(bytes), ou_bytes_size(bytes)));
    assert_true(ou_error_swallow(TH, &ou_exc_value_error));
    ou_drop(TH, bytes);
    ou_drop(TH, code);
}

static void a_new_path_reaches_nested_code(void **state)
{
    (void)state;
    OuCode *code = compiled("def f():\n    def g(): pass\n");
    OuObject *path = ou_str_from_text(TH, "/elsewhere.py");
    assert_true(ou_code_relocate(TH, code, path));
    OuCode *f = (OuCode *)ou_tuple_borrow(code->consts, 0);
    for (size_t i = 0; f->head.type != &ou_code_type; i++) {
        f = (OuCode *)ou_tuple_borrow(code->consts, i);
    }
    assert_ptr_equal(code->filename, path);
    assert_ptr_equal(f->filename, path);
    ou_drop(TH, path);
    ou_drop(TH, code);
}

/* xorshift64*: the same numbers in each run (Marsaglia 2003, Vigna 2014). */
static uint64_t random_number(uint64_t *seed)
{
    *seed ^= *seed >> 12;
    *seed ^= *seed << 25;
    *seed ^= *seed >> 27;
    return *seed * UINT64_C(0x2545f4914f6cdd1d);
}

/* One to four bytes changed, a piece cut out or doubled, or the end cut off; the new size. `data` has room for twice. */
static size_t spoil(uint8_t *data, size_t size, uint64_t *seed)
{
    size_t body = size - OU_DUMP_HEAD;
    uint64_t how = random_number(seed) % 16;
    size_t at = OU_DUMP_HEAD + random_number(seed) % body, n = 1 + random_number(seed) % 8;
    n = n > size - at ? size - at : n;
    if (how == 0) {
        return at + 1;
    }
    if (how == 1) {
        memmove(data + at, data + at + n, size - at - n);
        return size - n > OU_DUMP_HEAD ? size - n : size;
    }
    if (how == 2) {
        memmove(data + at + n, data + at, size - at);
        return size + n;
    }
    for (uint64_t i = 0; i < 1 + how % 4; i++) {
        uint64_t r = random_number(seed);
        data[OU_DUMP_HEAD + r % body] = how < 9 ? (uint8_t)(r >> 40) : (uint8_t)(data[OU_DUMP_HEAD + r % body] + 1 - (r >> 40) % 3);
    }
    return size;
}

static void spoiled_bytes_are_refused_or_verified(void **state)
{
    (void)state;
    const char *wish = getenv("OUROTEST_MUTATIONS");
    long n = wish != NULL ? atol(wish) : 4000;
    OuCode *code = compiled(program);
    OuObject *bytes = ou_code_dump(TH, code);
    size_t size = ou_bytes_size(bytes), n_taken = 0;
    uint8_t *copy = malloc(size * 2);
    uint64_t seed = 42;
    for (long i = 0; i < n; i++) {
        memcpy(copy, ou_bytes_data(bytes), size);
        size_t spoiled = spoil(copy, size, &seed);
        uint64_t sum = ou_dump_checksum(copy + OU_DUMP_HEAD, spoiled - OU_DUMP_HEAD);
        for (unsigned k = 0; k < 8 && i % 16 != 0; k++) { /* one in sixteen: the checksum finds it */
            copy[8 + k] = (uint8_t)(sum >> 8 * k);
        }
        OuCode *got = ou_code_load(TH, (const char *)copy, spoiled);
        assert_true((got == NULL) == ou_has_error(TH));
        ou_error_clear(TH);
        if (got != NULL) {
            n_taken++;
            assert_true(got->unverified);
            bool sound = ou_code_admit(TH, got);
            assert_true(sound != got->unverified && (sound || ou_error_swallow(TH, &ou_exc_value_error)));
            OuObject *listing = ou_code_disassemble(TH, got, true, NULL); /* what is nested may be unsound, too */
            assert_true(listing == NULL ? ou_error_swallow(TH, &ou_exc_value_error) : sound);
            ou_drop_maybe(TH, listing);
            ou_drop(TH, got);
        }
    }
    assert_true(n_taken < (size_t)n);
    free(copy);
    ou_drop(TH, bytes);
    ou_drop(TH, code);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(loaded_code_is_equal, live_setup, live_teardown),
        cmocka_unit_test_setup_teardown(another_instruction_set_is_refused, live_setup, live_teardown),
        cmocka_unit_test_setup_teardown(a_new_path_reaches_nested_code, live_setup, live_teardown),
        cmocka_unit_test_setup_teardown(spoiled_bytes_are_refused_or_verified, live_setup, live_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_int.c - ints of all sizes against the oracle, under faults, interrupted. */
#include "unit.h"

#include "06_types/dict.h"
#include "numbers_cases.h"

/* Values around every limit: of small ints, of C integers, of the two shapes, of limbs. */
#define VALUES                                                                                     \
    "values = sorted({s * (2**k + d) for k in (0, 1, 3, 8, 30, 31, 32, 52, 53, 54, 61, 62, 63, 64, 65, 126, 127,\n" \
    "    128, 129, 192, 1000) for d in (-1, 0, 1) for s in (1, -1)} | {0, -5, -6, 256, 257, 10**18, 10**19})\n"

CASES_TEST(arithmetic_of_edges,
           VALUES
           "for a in values:\n"
           "    each('neg pos abs inv hash bool str .__index__ .bit_length .bit_count .as_integer_ratio', a)\n"
           "    for b in values:\n"
           "        each('+ - * // % / & | ^ < <= == != > >= divmod', a, b)\n")

CASES_TEST(arithmetic_of_all_sizes,
           "for i in range(3000):\n"
           "    a, b = big(2000), big(random.choice([60, 70, 130, 2000]))\n"
           "    each('+ - * // % / & | ^ < <= == != > >= divmod', a, b)\n"
           "    each('neg abs inv hash str .bit_length .bit_count', a)\n")

CASES_TEST(shifts,
           VALUES
           "for a in values:\n"
           "    for b in (0, 1, 2, 30, 31, 60, 61, 62, 63, 64, 65, 127, 128, 129, 1000, 2**62, 2**63, 2**64, -1, -2**70):\n"
           "        do('>>', a, b)\n"
           "        if b <= 1000 or b >= 2**63 or a == 0: do('<<', a, b)\n")

CASES_TEST(powers,
           VALUES
           "for a in values:\n"
           "    for b in (0, 1, 2, 3, 5, 10, 17, 62, 63, 64, 70): do('**', a, b) if abs(a) < 2**70 or b < 5 else None\n"
           "    for b in (-1, -2, -70): do('**', a, b)\n"
           "for a in (0, 1, -1):\n"
           "    for b in (2**62, 2**63, 2**64, 2**64 + 1): do('**', a, b)\n"
           "mods = [m for m in values if abs(m) < 2**200]\n"
           "for i in range(3000):\n"
           "    do('pow', random.choice(values + [big(700)]), random.choice(mods + [big(90)]), random.choice(mods + [big(300)]))\n"
           "for a in range(-7, 8):\n"
           "    for b in range(-3, 4):\n"
           "        for c in range(-6, 7): do('pow', a, b, c)\n")

CASES_TEST(text,
           "for i in range(2000):\n"
           "    n = big(random.choice([70, 300, 2000, 13000]))\n"
           "    do('str', n)\n"
           "    do('call', int, str(n))\n"
           "    base = random.randrange(2, 37)\n"
           "    digits, m = '', abs(n)\n"
           "    while m: m, d = divmod(m, base); digits = '0123456789abcdefghijklmnopqrstuvwxyz'[d] + digits\n"
           "    do('call', int, '-' + digits.upper() if i % 2 else '+' + digits, base)\n"
           "for t in ('', ' ', '0', '-0', '+0', '--1', '+ 1', ' 12 ', '\\t\\n12\\v\\f\\r', '1 2', '1_0', '1__0', '_1', '1_', '0_0',\n"
           "    '00', '01', '0b1', '0B_1', '0o17', '0O1_7', '0x1f', '0X_1F', '0x', '0b', '0x_', '0x__1', '-0x1f', '0b2', '0o8',\n"
           "    'z', 'Z', '\\u0663\\u0661', '1\\u0663', '\\u30001\\u3000', '\\x1c1', '\\u06631\\x1c', 'x\\xe9', '\\xb2', '1\\x00', '\\U0001d7d9',\n"
           "    'a' * 300, '9' * 4300, '9' * 4301, '-' + '9' * 4301, '0' * 4301, '1_' * 4300 + '1', '1_' * 4299 + '1'):\n"
           "    if '\\0' in t: continue\n"
           "    do('call', int, t)\n"
           "    for base in (0, 2, 8, 10, 16, 36): do('call', int, t, base)\n"
           "    if t.isascii(): do('call', int, t.encode()); do('call', int, t.encode(), 16); do('call', int, bytearray(t.encode()))\n"
           "for n in (10**4300, 10**4300 - 1, -10**4300, 1 - 10**4300): do('str', n)\n"
           "do('.__format__', 10**4300, 'd'); do('.__format__', 10**4300 - 1, ','); do('.__format__', 10**4300, 'x')\n")

CASES_TEST(constructor,
           "for a in ((), (3,), (True,), (2.9,), (-2.9,), (1e300,), (-1e300,), (2.0**62,), (-2.0**62,), (2.0**63,), (2.0**64,), (inf,), (-inf,), (nan,), (1j,),\n"
           "    (None,), ('12', 5), ('12', True), ('12', None), ('12', 1), ('12', 37), ('12', -1), ('12', 2**70), (12, 10),\n"
           "    (1.5, 10), (b'12', 8), (bytearray(b'12'), 8), (1, 2, 3), (int,), ('12', '3')):\n"
           "    do('call', int, *a)\n"
           "do('call', int, base=10); do('call', int, '12', base=8); do('call', int, x=1); do('call', int, '1', bas=3)\n"
           "for a in ((), (0,), (1,), (0.0,), (0j,), ('',), ('a',), (None,), (1, 2)): do('call', bool, *a)\n"
           "do('call', bool, x=1)\n")

CASES_TEST(bytes_of_ints,
           VALUES
           "for a in values:\n"
           "    if abs(a) > 2**200: continue\n"
           "    for n in (0, 1, 2, 7, 8, 9, 16, 17, 24, 26):\n"
           "        for order in ('big', 'little'):\n"
           "            do('.to_bytes', a, n, order); do('.to_bytes', a, n, order, signed=True)\n"
           "do('.to_bytes', 5); do('.to_bytes', 500); do('.to_bytes', 5, byteorder='little', length=3)\n"
           "do('.to_bytes', 5, -1, 'big'); do('.to_bytes', 5, 2, 'x'); do('.to_bytes', 5, 2, 3); do('.to_bytes', 5, 2.0, 'big')\n"
           "do('.to_bytes', 5, 2**80, 'big')\n"
           "for i in range(500):\n"
           "    b = random.randbytes(random.randrange(0, 40))\n"
           "    for order in ('big', 'little'):\n"
           "        do('.from_bytes', int, b, order); do('.from_bytes', int, b, order, signed=True)\n"
           "do('.from_bytes', int, 'ab', 'big'); do('.from_bytes', int, 5, 'big'); do('.from_bytes', int, bytearray(b'xy'))\n"
           "do('.from_bytes', bool, b'a', 'big'); do('.from_bytes', int, b'a', 'gib'); do('.from_bytes', int, True); do('.from_bytes', int, 1.5)\n")

CASES_TEST(rounding,
           VALUES
           "for a in values + list(range(-30, 31)) + [25, 35, 250, 350, 1250, 10**30 // 2, 5 * 10**29]:\n"
           "    each('.__round__ .__floor__ .__ceil__ .__trunc__ .conjugate .__getnewargs__ .__int__ .__float__', a)\n"
           "    for n in (0, 1, -1, -2, -3, -18, -19, -20, -30, -31, -400, 2**70): do('.__round__', a, n)\n"
           "do('.__round__', 1, None); do('.__round__', 1, 1.0)\n")

CASES_TEST(formatting,
           "ns = [0, 1, -1, 42, -42, 255, 256, 1234567, -1234567, 10**9, 2**62, 2**63, -2**64, 10**30, -10**40, 0x1F600, True, False]\n"
           "types = ['', 'd', 'b', 'o', 'x', 'X', 'n', 'c', 'e', 'f', 'g', '%', 'E', 'F', 'G', 's', 'q', '\\x01', '\\xe9']\n"
           "for n in ns:\n"
           "    for t in types:\n"
           "        for s in ('', '5', '12', '<12', '^12', '=12', '>12', '*^13', '+', ' ', '-', '#', '#12', '012', '+012', ',', '_', '014,', '014_',\n"
           "                  '#014_', '.3', 'z', '\\xe9^9', '\\u20ac>15', '\\U0001f600=20', '0=7', '+,', '^+#020_'):\n"
           "            do('.__format__', n, s + t)\n"
           "for s in ('5x5', '.', ',_', '_,', '99999999999999999999', '{', '\\u06635'): do('.__format__', 7, s)\n"
           "do('.__format__', 7, 3); do('.__format__', 7); do('.__format__', 10**400, 'f'); do('.__format__', 2**70, 'c')\n")

CASES_TEST(bools,
           "for a in (True, False):\n"
           "    each('neg pos abs inv hash bool str .__index__ .bit_length .conjugate .__int__ .__float__', a)\n"
           "    for b in (True, False, 1, 0, 5, 1.5, None):\n"
           "        each('+ - * // % / ** << >> & | ^ < <= == != > >= divmod', a, b)\n"
           "        each('+ - * // % / & | ^ == < divmod', b, a)\n"
           "    do('.__round__', a); do('.__getnewargs__', a); do('.to_bytes', a)\n")

CASES_TEST(other_operands,
           "for b in (None, 'a', b'a'):\n"
           "    each('+ - / // % ** << >> & | ^ < == != divmod', 5, b)\n"
           "    each('+ - / // ** << >> & | ^ < == != divmod', b, 5)\n"
           "for w in ('.__add__', '.__pow__', '.__rsub__', '.__and__', '.__lt__', '.__eq__', '.__divmod__'):\n"
           "    for b in (1.5, 'x', None, 7): do(w, 5, b)\n"
           "do('.__pow__', 2, 3, None); do('.__pow__', 2, 3, 5); do('.__pow__', 2, 3, 5.0); do('pow', 2, 3, 5.0); do('pow', 2, 'x')\n"
           "do('.bit_length', 5, 1); do('.nothing', 5)\n")

/* Longer than any operand of GMP's that may allocate, so through our own algorithms; in hexadecimal, for
 * the oracle's decimal text is slow. */
CASES_TEST(arithmetic_of_very_long_ones,
           "def check(w, a, b):\n"
           "    print(w, word(a) + ' ' + word(b), type(ops[w](a, b)).__name__ + ':' + ascii(ops[w](a, b)), sep='\\t')\n"
           "for n in (600, 1500, 5000):\n"
           "    for i in range(4):\n"
           "        a, b = random.getrandbits(64 * n), random.getrandbits(64 * n // random.choice([1, 2, 9])) | 1\n"
           "        product = a * b\n"
           "        for w, x, y in (('==', product, product), ('<', product, product + 1)): check(w, x, y)\n"
           "        check('-', product + 12345 - a * b + a, a)\n"
           "        check('%', product + 77, b)\n"
           "        do('hash', product); do('.bit_count', product); do('.bit_length', product)\n"
           "        check('%', (a + 1) * b * b + 99, a + 1)\n")

/* (a * b) // b == a, and so on, where both sides are ours: sizes through which the algorithms change. */
static void laws_of_long_ints(void **state)
{
    (void)state;
    cases_start();
    uint64_t seed = 88172645463325252u;
    for (size_t n = 1; n < 3000; n = n * 3 / 2 + 1) {
        uint64_t *limbs = malloc(2 * n * sizeof *limbs);
        assert_non_null(limbs);
        for (size_t i = 0; i < 2 * n; i++) {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            limbs[i] = seed;
        }
        OuObject *a = ou_int_from_limbs(TH, n % 2, limbs, n), *b = ou_int_from_limbs(TH, n % 3 == 0, limbs + n, n / 2 + 1);
        OuObject *product = ou_int_binary(TH, OU_OP_MUL, a, b), *c = ou_int_new(TH, 123456789);
        OuObject *sum = ou_int_binary(TH, OU_OP_ADD, product, c);
        OuObject *pair = ou_divmod(TH, sum, b);
        OuObject *back = ou_int_binary(TH, OU_OP_MUL, ou_tuple_borrow(pair, 0), b);
        OuObject *again = ou_int_binary(TH, OU_OP_ADD, back, ou_tuple_borrow(pair, 1));
        assert_int_equal(ou_int_order(sum, again), 0);
        assert_true(ou_int_sign(ou_tuple_borrow(pair, 1)) == 0 ||
                    ou_int_sign(ou_tuple_borrow(pair, 1)) == ou_int_sign(b));
        OuObject *hexadecimal = ou_int_to_text(TH, sum, 16, true);
        size_t size;
        OuObject *holder;
        const char *text = ou_str_utf8(TH, hexadecimal, &size, &holder);
        OuObject *read = ou_int_from_digits(TH, text, size, 0);
        assert_int_equal(ou_int_order(sum, read), 0);
        OuObject *all[] = {a, b, product, c, sum, pair, back, again, hexadecimal, read};
        for (size_t i = 0; i < OU_COUNT_OF(all); i++) {
            ou_drop(TH, all[i]);
        }
        free(limbs);
    }
    cases_end();
}

static void long_work_is_interrupted(void **state)
{
    (void)state;
    cases_start();
    OuObject *one = ou_int_new(TH, 1), *shift = ou_int_new(TH, 3000000);
    OuObject *power = ou_int_binary(TH, OU_OP_LSHIFT, one, shift);
    OuObject *a = ou_int_binary(TH, OU_OP_SUB, power, one);
    ou_break_set(TH, OU_BREAK_SIGNAL);
    OuObject *square = ou_int_binary(TH, OU_OP_MUL, a, power);
    assert_non_null(square); /* the handler let it go on */
    ou_drop(TH, square);
    cases_interrupt = true;
    assert_null(ou_int_binary(TH, OU_OP_MUL, a, power));
    assert_ptr_equal(TH->error->type, &ou_exc_keyboard_interrupt);
    ou_error_clear(TH);
    TH->vm->types->int_max_str_digits = 0;
    assert_null(ou_repr(TH, a));
    assert_ptr_equal(TH->error->type, &ou_exc_keyboard_interrupt);
    ou_error_clear(TH);
    ou_drop(TH, a);
    ou_drop(TH, power);
    ou_drop(TH, shift);
    ou_drop(TH, one);
    cases_end();
}

static void expect_leaving(unsigned times, OuObject *result)
{
    assert_non_null(result);
    ou_drop(TH, result);
    assert_int_equal(cases_left, times);
    assert_true(cases_locked);
    cases_left = 0;
}

/* Nobody else sees the limbs that long work is about. */
static void long_work_gives_the_lock_up(void **state)
{
    (void)state;
    cases_start();
    TH->vm->types->int_max_str_digits = 0;
    OuObject *three = ou_int_new(TH, 3), *thousand = ou_int_new(TH, 1000), *many = ou_int_new(TH, 100000);
    OuObject *some = ou_int_binary(TH, OU_OP_POW, three, thousand);
    assert_int_equal(cases_left, 0);
    OuObject *big = ou_int_binary(TH, OU_OP_POW, three, many);
    assert_int_equal(cases_left, 1);
    cases_left = 0;
    expect_leaving(0, ou_int_binary(TH, OU_OP_MUL, some, big));
    expect_leaving(1, ou_int_binary(TH, OU_OP_MUL, big, big));
    expect_leaving(0, ou_int_binary(TH, OU_OP_FLOORDIV, big, three));
    OuObject *square = ou_int_binary(TH, OU_OP_MUL, big, big);
    cases_left = 0;
    expect_leaving(1, ou_int_binary(TH, OU_OP_MOD, square, big));
    expect_leaving(0, ou_int_binary(TH, OU_OP_TRUEDIV, square, square));
    expect_leaving(1, ou_pow(TH, some, big, some));
    expect_leaving(0, ou_repr(TH, some));
    OuObject *text = ou_repr(TH, big);
    assert_int_equal(cases_left, 1);
    cases_left = 0;
    expect_leaving(1, ou_call1(TH, OU_TYPE_OBJECT(&ou_int_type), text));
    ou_drop(TH, text);
    ou_drop(TH, square);
    ou_drop(TH, big);
    ou_drop(TH, some);
    ou_drop(TH, many);
    ou_drop(TH, thousand);
    ou_drop(TH, three);
    cases_end();
}

/* M11 */
static void small_ints_exist_once(void **state)
{
    (void)state;
    cases_start();
    for (int64_t value = -8; value < 260; value++) {
        OuObject *a = ou_int_new(TH, value), *b = ou_int_new(TH, value);
        assert_int_equal(a == b, value >= OU_SMALL_INT_MIN && value <= OU_SMALL_INT_MAX);
        ou_drop(TH, a);
        ou_drop(TH, b);
    }
    OuObject *one = ou_int_new(TH, 1);
    int32_t count = one->count;
    OuObject *more = ou_int_new(TH, 1);
    assert_int_equal(one->count, count + 1);
    ou_drop(TH, more);
    ou_drop(TH, one);
    cases_end();
}

static void c_integers(void **state)
{
    (void)state;
    cases_start();
    static const int64_t values[] = {0, -1, INT64_MAX, INT64_MIN, OU_INT_INLINE_MAX, OU_INT_INLINE_MIN, OU_INT_INLINE_MAX + 1,
                                     OU_INT_INLINE_MIN - 1};
    for (size_t i = 0; i < OU_COUNT_OF(values); i++) {
        OuObject *o = ou_int_new(TH, values[i]);
        int64_t back;
        assert_true(ou_int_as_i64(TH, o, &back));
        assert_int_equal(back, values[i]);
        assert_int_equal(ou_int_is_inline(o), values[i] >= OU_INT_INLINE_MIN && values[i] <= OU_INT_INLINE_MAX);
        ou_drop(TH, o);
    }
    OuObject *most = ou_int_new_u64(TH, UINT64_MAX);
    uint64_t unsigned_back;
    int64_t clipped;
    assert_true(ou_int_as_u64(TH, most, &unsigned_back));
    assert_true(unsigned_back == UINT64_MAX);
    assert_int_equal(ou_int_clip_i64(most, &clipped), 1);
    assert_int_equal(clipped, INT64_MAX);
    assert_false(ou_int_as_i64(TH, most, &clipped));
    assert_ptr_equal(TH->error->type, &ou_exc_overflow_error);
    ou_error_clear(TH);
    ou_drop(TH, most);
    cases_end();
}

/* Classes without Python code: instances have a dict behind their limbs. */
static OuObject *subclass_of(const OuType *base)
{
    OuObject *name = ou_str_from_text(TH, "Sub"), *bases = ou_tuple_of(TH, 1, OU_TYPE_OBJECT(base)), *dict = ou_dict_new(TH);
    OuObject *type = NULL;
    if (name != NULL && bases != NULL && dict != NULL) {
        type = ou_type_new(TH, &ou_type_type, name, bases, dict, NULL, NULL);
    }
    ou_drop_maybe(TH, name);
    ou_drop_maybe(TH, bases);
    ou_drop_maybe(TH, dict);
    return type;
}

/* An instance with the value of `like` and an attribute, used as a number. False with an error. */
static bool use_instance(OuObject *type, OuObject *like)
{
    OuObject *o = ou_call1(TH, type, like), *sum = NULL, *exact = NULL, *text = NULL;
    bool ok = o != NULL && ou_set_attr_text(TH, o, "mark", o) && (sum = ou_binary(TH, OU_OP_ADD, o, o)) != NULL &&
              (exact = ou_positive(TH, o)) != NULL && (text = ou_repr(TH, o)) != NULL;
    if (ok) {
        assert_ptr_equal(o->type, type);
        assert_ptr_equal(exact->type, like->type);
        assert_ptr_equal(sum->type, like->type);
        assert_int_equal(ou_compare_bool(TH, o, like, OU_EQ), OU_TRUE);
        assert_int_equal(ou_hash(TH, o), ou_hash(TH, like));
        OuObject *mark = ou_get_attr_text(TH, o, "mark");
        assert_true(mark == NULL || mark == o);
        ou_drop_maybe(TH, mark);
        ou_error_clear(TH);
    }
    ou_drop_maybe(TH, o); /* a cycle now */
    ou_drop_maybe(TH, sum);
    ou_drop_maybe(TH, exact);
    ou_drop_maybe(TH, text);
    return ok;
}

static void use_subclasses(OuSweep *sweep)
{
    cases_start();
    OuObject *ten = ou_int_new(TH, 10), *forty = ou_int_new(TH, 40), *three = ou_int_new(TH, 3);
    OuObject *values[] = {ou_int_new(TH, 7), ou_int_new(TH, 777777), ou_int_binary(TH, OU_OP_POW, ten, forty), ou_int_binary(TH, OU_OP_LSHIFT, three, forty),
                          ou_float_new(TH, 1.5), ou_complex_new(TH, 1, 2)};
    for (size_t i = 0; i < OU_COUNT_OF(values); i++) {
        OuObject *type = subclass_of(values[i]->type);
        assert_non_null(type);
        OU_SWEEP_ARM(sweep, &cases_vm.account);
        if (!use_instance(type, values[i])) {
            assert_true(sweep->n > 0);
            assert_ptr_equal(TH->error->type, &ou_exc_memory_error);
            ou_error_clear(TH);
        }
        OU_SWEEP_DISARM(sweep, &cases_vm.account);
        ou_drop(TH, type);
    }
    for (size_t i = 0; i < OU_COUNT_OF(values); i++) {
        ou_drop(TH, values[i]);
    }
    ou_drop(TH, ten);
    ou_drop(TH, forty);
    ou_drop(TH, three);
    cases_end();
}

static void subclasses(void **state)
{
    (void)state;
    OuSweep once = {0};
    use_subclasses(&once);
}

static void subclasses_survive_every_fault(void **state)
{
    (void)state;
    FAULT_SWEEP(use_subclasses);
}

#define LONG_A "i123456789abcdef0123456789abcdef0123456789abcdef"
#define LONG_B "-fedcba98765432100fedcba9876543210"

static void survives_every_fault(void **state)
{
    (void)state;
    CASES_SWEEP("+\t" LONG_A " i" LONG_B, "-\t" LONG_A " i" LONG_B, "*\t" LONG_A " i" LONG_B, "//\t" LONG_A " i" LONG_B,
                "%\t" LONG_A " i" LONG_B, "divmod\t" LONG_A " i" LONG_B, "divmod\ti5555 i-77", "/\t" LONG_A " i" LONG_B,
                "&\t" LONG_A " i" LONG_B, "<<\t" LONG_A " i2000", ">>\t" LONG_A " i20", "inv\t" LONG_A, "neg\t" LONG_A,
                "**\t" LONG_A " i51", "**\ti3 i-5", "pow\t" LONG_A " i" LONG_B " i10001", "pow\t" LONG_A " i33 i10001",
                "pow\t" LONG_A " i-33 i-2717", "str\t" LONG_A, "call\ttint s000000310000003200000033", "call\ttint b3132 i9",
                ".__format__\t" LONG_A " s0000002300000078", ".__format__\ti3039 s000000e90000003e0000003900000065",
                ".__round__\t" LONG_A " i-8", ".to_bytes\t" LONG_A " i40", ".from_bytes\ttint b0102030405060708090a0b0c0d0e0f",
                ".as_integer_ratio\t" LONG_A, ".__getnewargs__\ti5555");
}

static void long_ones_survive_every_fault(void **state)
{
    (void)state;
    CASES_SWEEP("<<\ti7 i10000", "**\ti3 i3000", "**\ti5 i9000");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arithmetic_of_edges),
        cmocka_unit_test(arithmetic_of_all_sizes),
        cmocka_unit_test(arithmetic_of_very_long_ones),
        cmocka_unit_test(shifts),
        cmocka_unit_test(powers),
        cmocka_unit_test(text),
        cmocka_unit_test(constructor),
        cmocka_unit_test(bytes_of_ints),
        cmocka_unit_test(rounding),
        cmocka_unit_test(formatting),
        cmocka_unit_test(bools),
        cmocka_unit_test(other_operands),
        cmocka_unit_test(laws_of_long_ints),
        cmocka_unit_test(long_work_is_interrupted),
        cmocka_unit_test(long_work_gives_the_lock_up),
        cmocka_unit_test(small_ints_exist_once),
        cmocka_unit_test(c_integers),
        cmocka_unit_test(subclasses),
        cmocka_unit_test(survives_every_fault),
        cmocka_unit_test(subclasses_survive_every_fault),
        cmocka_unit_test(long_ones_survive_every_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

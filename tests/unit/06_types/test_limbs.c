/* test_limbs.c - arithmetic on limbs against the oracle: small numbers in bulk, large
 * ones around every threshold, with exactly the scratch that was asked for. */
#include <gmp.h>
#include <math.h>

#include "06_types/limbs.h"
#include "oracle.h"

/* A number read from the oracle: magnitude and sign. */
typedef struct Number {
    OuLimb *limbs; /* malloc'ed, exactly n limbs (or one) */
    size_t n;
    bool negative;
} Number;

static OuLimb *room_for(size_t n)
{
    OuLimb *limbs = malloc((n > 0 ? n : 1) * sizeof(OuLimb));
    assert_non_null(limbs);
    memset(limbs, 0xA5, (n > 0 ? n : 1) * sizeof(OuLimb));
    return limbs;
}

static unsigned hex_value(char c)
{
    return (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10);
}

static Number read_number(const char *word)
{
    Number number = {.negative = word[0] == '-'};
    word += number.negative;
    size_t n_digits = strlen(word);
    size_t n = (n_digits + 15) / 16;
    number.limbs = room_for(n);
    memset(number.limbs, 0, (n > 0 ? n : 1) * sizeof(OuLimb));
    for (size_t i = 0; i < n_digits; i++) {
        size_t at = n_digits - 1 - i;
        number.limbs[at / 16] |= (OuLimb)hex_value(word[i]) << (4 * (at % 16));
    }
    number.n = ou_limbs_trim(number.limbs, n);
    return number;
}

static void check(const char *what, const OuLimb *got, size_t n, const Number *want)
{
    n = ou_limbs_trim(got, n);
    if (n != want->n || memcmp(got, want->limbs, n * sizeof(OuLimb)) != 0) {
        fail_msg("%s: wrong result of %zu limbs, wanted %zu", what, n, want->n);
    }
}

/* --- one function an operation; x, y, z are operands, want the result */

typedef void Operation(const Number *x, const Number *y, const Number *z, const Number *want);

static size_t max_size(const Number *x, const Number *y)
{
    return x->n > y->n ? x->n : y->n;
}

static void do_add(const Number *x, const Number *y, const Number *z, const Number *want)
{
    (void)z;
    OuLimb *r = room_for(max_size(x, y) + 1);
    check("add", r, ou_limbs_add(r, x->limbs, x->n, y->limbs, y->n), want);
    check("sub", r, ou_limbs_sub(r, want->limbs, want->n, y->limbs, y->n), x);
    free(r);
}

static void do_mul(const Number *x, const Number *y, const Number *z, const Number *want)
{
    (void)z;
    if (x->n == 0 || y->n == 0) {
        return;
    }
    const OuLimb *second = x->n == y->n && memcmp(x->limbs, y->limbs, x->n * 8) == 0 ? x->limbs : y->limbs;
    OuLimb *r = room_for(x->n + y->n);
    size_t n_scratch = ou_limbs_mul_scratch(x->n, y->n);
    OuLimb *scratch = n_scratch > 0 ? room_for(n_scratch) : NULL;
    assert_true(ou_limbs_mul(r, x->limbs, x->n, second, y->n, scratch, NULL));
    check("mul", r, x->n + y->n, want);
    free(scratch);
    free(r);
}

/* x = want * y + z */
static void do_divrem(const Number *x, const Number *y, const Number *z, const Number *want)
{
    if (x->n < y->n) {
        return;
    }
    size_t nq = x->n - y->n + 1;
    OuLimb *q = room_for(nq), *r = room_for(y->n);
    size_t n_scratch = ou_limbs_divrem_scratch(x->n, y->n);
    OuLimb *scratch = n_scratch > 0 ? room_for(n_scratch) : NULL;
    assert_true(ou_limbs_divrem(q, r, x->limbs, x->n, y->limbs, y->n, scratch, NULL));
    check("quotient", q, nq, want);
    check("remainder", r, y->n, z);
    assert_true(ou_limbs_divrem(NULL, r, x->limbs, x->n, y->limbs, y->n, scratch, NULL));
    check("remainder alone", r, y->n, z);
    if (y->n == 1) {
        assert_true(ou_limbs_divrem_1(q, x->limbs, x->n, y->limbs[0]) == (z->n > 0 ? z->limbs[0] : 0));
        check("quotient by one limb", q, x->n, want);
        assert_true(ou_limbs_divrem_1(NULL, x->limbs, x->n, y->limbs[0]) == (z->n > 0 ? z->limbs[0] : 0));
    }
    free(scratch);
    free(r);
    free(q);
}

static void do_shift(const Number *x, const Number *y, const Number *z, const Number *want)
{
    uint64_t bits = y->n > 0 ? y->limbs[0] : 0;
    OuLimb *r = room_for(x->n + bits / 64 + 1);
    bool lost;
    check("shift left", r, ou_limbs_shift_left(r, x->limbs, x->n, bits), want);
    check("shift back", r, ou_limbs_shift_right(r, want->limbs, want->n, bits, &lost), x);
    assert_false(lost);
    check("shift right", r, ou_limbs_shift_right(r, x->limbs, x->n, bits, &lost), z);
    size_t n = ou_limbs_shift_left(r, r, z->n, bits);
    assert_int_equal(lost, ou_limbs_compare(r, n, x->limbs, x->n) != 0);
    free(r);
}

static void bit_op(OuLimbsBitOp op, const Number *x, const Number *y, const Number *want)
{
    OuLimb *r = room_for(max_size(x, y) + 1);
    bool negative;
    size_t n = ou_limbs_bit_op(op, r, &negative, x->limbs, x->n, x->negative, y->limbs, y->n, y->negative);
    check("bit op", r, n, want);
    assert_int_equal(negative, want->negative);
    memcpy(r, y->limbs, y->n * sizeof(OuLimb));
    n = ou_limbs_bit_op(op, r, &negative, x->limbs, x->n, x->negative, r, y->n, y->negative);
    check("bit op in place", r, n, want);
    free(r);
}

static void do_and(const Number *x, const Number *y, const Number *z, const Number *want)
{
    (void)z;
    bit_op(OU_LIMBS_AND, x, y, want);
}

static void do_or(const Number *x, const Number *y, const Number *z, const Number *want)
{
    (void)z;
    bit_op(OU_LIMBS_OR, x, y, want);
}

static void do_xor(const Number *x, const Number *y, const Number *z, const Number *want)
{
    (void)z;
    bit_op(OU_LIMBS_XOR, x, y, want);
}

/* want = bit length, y = bit count, z = hash of |x| */
static void do_bits(const Number *x, const Number *y, const Number *z, const Number *want)
{
    assert_true(ou_limbs_bit_length(x->limbs, x->n) == (want->n > 0 ? want->limbs[0] : 0));
    assert_true(ou_limbs_bit_count(x->limbs, x->n) == (y->n > 0 ? y->limbs[0] : 0));
    assert_true(ou_limbs_mod_m61(x->limbs, x->n) == (z->n > 0 ? z->limbs[0] : 0));
}

static double double_of(const Number *bits)
{
    double value = 0;
    uint64_t image = bits->n > 0 ? bits->limbs[0] : 0;
    memcpy(&value, &image, sizeof value);
    return value;
}

/* want = the bits of float(|x|), or all ones for an overflow; y = mantissa bits of
 * frexp, z = its exponent */
static void do_double(const Number *x, const Number *y, const Number *z, const Number *want)
{
    double value, wanted = double_of(want);
    bool fits = ou_limbs_to_double(x->limbs, x->n, &value);
    int64_t exponent;
    assert_int_equal(fits, !isnan(wanted));
    double fraction = ou_limbs_frexp(x->limbs, x->n, &exponent);
    assert_true(fraction == double_of(y));
    assert_true(exponent == (int64_t)(z->n > 0 ? z->limbs[0] : 0));
    if (fits) {
        assert_true(value == wanted);
        OuLimb whole[OU_LIMBS_DOUBLE];
        size_t n = ou_limbs_from_double(value, whole);
        assert_int_equal(ou_limbs_compare_double(x->limbs, x->n, value),
                         ou_limbs_compare(x->limbs, x->n, whole, n));
        assert_int_equal(ou_limbs_compare_double(whole, n, value), 0);
        if (value < 4503599627370496.0) {
            assert_int_equal(ou_limbs_compare_double(whole, n, value + 0.5), -1);
        }
    }
}

/* want = the bits of |x| / |y|, all ones for an overflow */
static void do_true_divide(const Number *x, const Number *y, const Number *z, const Number *want)
{
    (void)z;
    double value, wanted = double_of(want);
    bool overflow;
    size_t n_scratch = ou_limbs_true_divide_scratch(x->n, y->n);
    OuLimb *scratch = n_scratch > 0 ? room_for(n_scratch) : NULL;
    assert_true(ou_limbs_true_divide(&value, &overflow, x->limbs, x->n, y->limbs, y->n, scratch, NULL));
    assert_int_equal(overflow, isnan(wanted));
    if (!overflow && memcmp(&value, &wanted, sizeof value) != 0) {
        fail_msg("true division: %.17g, wanted %.17g", value, wanted);
    }
    free(scratch);
}

static void do_isqrt(const Number *x, const Number *y, const Number *z, const Number *want)
{
    (void)y, (void)z;
    if (x->n == 0) {
        return;
    }
    size_t nr = (x->n + 1) / 2, n_scratch = ou_limbs_isqrt_scratch(x->n);
    OuLimb *r = room_for(nr), *scratch = n_scratch > 0 ? room_for(n_scratch) : NULL;
    assert_true(ou_limbs_isqrt(r, x->limbs, x->n, scratch, NULL));
    check("isqrt", r, nr, want);
    free(scratch);
    free(r);
}

static void do_gcd(const Number *x, const Number *y, const Number *z, const Number *want)
{
    (void)z;
    if (x->n == 0 || y->n == 0) {
        return;
    }
    size_t n = x->n < y->n ? x->n : y->n, n_scratch = ou_limbs_gcd_scratch(x->n, y->n), nr;
    OuLimb *r = room_for(n), *scratch = room_for(n_scratch);
    assert_true(ou_limbs_gcd(r, &nr, x->limbs, x->n, y->limbs, y->n, scratch, NULL));
    assert_int_equal(nr, ou_limbs_trim(r, nr));
    check("gcd", r, nr, want);
    free(scratch);
    free(r);
}

static void do_powmod(const Number *x, const Number *y, const Number *z, const Number *want)
{
    size_t n_scratch = ou_limbs_powmod_scratch(x->n, y->n, z->n);
    OuLimb *r = room_for(z->n), *scratch = room_for(n_scratch);
    assert_true(ou_limbs_powmod(r, x->limbs, x->n, y->limbs, y->n, z->limbs, z->n, scratch, NULL));
    check("powmod", r, z->n, want);
    free(scratch);
    free(r);
}

static void do_pow(const Number *x, const Number *y, const Number *z, const Number *want)
{
    (void)z;
    if (x->n == 0) {
        return;
    }
    uint64_t exponent = y->n > 0 ? y->limbs[0] : 0;
    size_t room, nr;
    assert_true(ou_limbs_pow_room(x->limbs, x->n, exponent, &room));
    OuLimb *r = room_for(room), *scratch = room_for(ou_limbs_pow_scratch(room));
    assert_true(ou_limbs_pow(r, &nr, room, x->limbs, x->n, exponent, scratch, NULL));
    check("pow", r, nr, want);
    free(scratch);
    free(r);
}

static const struct {
    const char *name;
    Operation *operation;
} operations[] = {
    {"add", do_add},   {"mul", do_mul},   {"divrem", do_divrem}, {"shift", do_shift},        {"and", do_and},
    {"or", do_or},     {"xor", do_xor},   {"bits", do_bits},     {"double", do_double},      {"truediv", do_true_divide},
    {"isqrt", do_isqrt}, {"gcd", do_gcd}, {"powmod", do_powmod}, {"pow", do_pow},
};

static void run(const char *script)
{
    ORACLE_OR_SKIP(answers, script);
    char *buffer = NULL, *line;
    size_t room = 0, n_lines = 0;
    while ((line = oracle_line(answers, &buffer, &room)) != NULL) {
        const char *name = oracle_word(&line);
        Number numbers[4];
        for (int i = 0; i < 4; i++) {
            numbers[i] = read_number(oracle_word(&line));
        }
        for (size_t i = 0; i <= OU_COUNT_OF(operations); i++) {
            assert_true(i < OU_COUNT_OF(operations));
            if (strcmp(operations[i].name, name) == 0) {
                operations[i].operation(&numbers[0], &numbers[1], &numbers[2], &numbers[3]);
                break;
            }
        }
        for (int i = 0; i < 4; i++) {
            free(numbers[i].limbs);
        }
        n_lines++;
    }
    assert_true(n_lines > 10);
    free(buffer);
    oracle_close(answers);
}

#define NUMBERS                                                                                     \
    "import math, random, struct, sys\n"                                                            \
    "r = random.Random(64)\n"                                                                       \
    "def show(op, x, y, z, want): print(op, *('%x' % v for v in (x, y, z, want)))\n"                \
    "def some(bits):\n"                                                                             \
    "    if bits <= 0: return 0\n"                                                                  \
    "    k = r.randrange(8)\n"                                                                      \
    "    if k == 0: return (1 << bits) - 1\n"                                                       \
    "    if k == 1: return 1 << (bits - 1)\n"                                                       \
    "    if k == 2: return (1 << bits) - 1 - (1 << r.randrange(bits))\n"                            \
    "    if k == 3: return (1 << (bits - 1)) + r.getrandbits(max(1, bits // 3))\n"                  \
    "    return r.getrandbits(bits) | 1 << (bits - 1)\n"                                            \
    "def limbs(n): return some(64 * n - r.choice([0, 0, 1, 63, r.randrange(64)])) or 1\n"

static void small_numbers_are_as_in_the_oracle(void **state)
{
    (void)state;
    run(NUMBERS
        "def size(): return r.choice([0, 1, 2, 60, 63, 64, 65, 127, 128, 129, 200, 640, r.randrange(3000)])\n"
        "for i in range(6000):\n"
        "    x, y = some(size()), some(size())\n"
        "    sx, sy = r.choice([x, -x]), r.choice([y, -y])\n"
        "    show('add', x, y, 0, x + y)\n"
        "    show('mul', x, y, 0, x * y); show('mul', x, x, 0, x * x)\n"
        "    if y: show('divrem', x, y, x % y, x // y); show('divrem', x * y, y, 0, x)\n"
        "    if y > 1: show('divrem', x * y + y - 1, y, y - 1, x)\n"
        "    k = r.randrange(300); show('shift', x, k, x >> k, x << k)\n"
        "    show('and', sx, sy, 0, sx & sy); show('or', sx, sy, 0, sx | sy); show('xor', sx, sy, 0, sx ^ sy)\n"
        "    show('bits', x, x.bit_count(), x % (2**61 - 1), x.bit_length())\n");
}

static void large_products_are_as_in_the_oracle(void **state)
{
    (void)state;
    run(NUMBERS
        "sizes = [1, 100, 511, 512, 513, 520, 767, 1000, 1023, 1024, 1025, 1026, 1027, 1200, 1535, 1536, 1537, 2000, 3071, 3100, 4500]\n"
        "for a in sizes:\n"
        "    x = limbs(a); show('mul', x, x, 0, x * x)\n"
        "    for b in sizes:\n"
        "        if a >= b: x, y = limbs(a), limbs(b); show('mul', x, y, 0, x * y)\n"
        "for i in range(100):\n"
        "    a = r.randrange(500, 3500); b = r.choice([a, a // 2 + r.randrange(-2, 3), 2 * a // 3 + r.randrange(-2, 3), r.randrange(1, a)])\n"
        "    x, y = limbs(a), limbs(b); show('mul', x, y, 0, x * y)\n");
}

static void large_quotients_are_as_in_the_oracle(void **state)
{
    (void)state;
    run(NUMBERS
        "def both(x, y): q, m = divmod(x, y); show('divrem', x, y, m, q)\n"
        "sizes = [1, 2, 511, 512, 513, 514, 700, 1024, 1025, 1026, 1537, 2049, 3000]\n"
        "for q in sizes:\n"
        "    for b in sizes:\n"
        "        y, x = limbs(b), limbs(q); both(x * y + r.choice([0, y - 1, r.randrange(y)]), y); both(limbs(q + b), y)\n"
        "# A divisor and a dividend whose tops agree: the guess of all ones.\n"
        "for b in (513, 800, 1100, 2100):\n"
        "    for k in (1, 10, b // 2, b // 2 + 1, b, 2 * b):\n"
        "        y = limbs(b); both((y << (64 * k)) - 1, y); both((y << (64 * k)) - r.getrandbits(64 * k), y)\n"
        "        y = (1 << 64 * b) - r.getrandbits(64 * (b // 2)); both((1 << 64 * (b + k)) - 1 - r.getrandbits(50), y)\n");
}

static void doubles_are_as_in_the_oracle(void **state)
{
    (void)state;
    run(NUMBERS
        "ones = 2**64 - 1\n"
        "def bits(x): return struct.unpack('<Q', struct.pack('<d', x))[0]\n"
        "def frac(x):\n"
        "    if x == 0: return 0, 0\n"
        "    k = x.bit_length(); m, e = math.frexp(x / (1 << k)); return bits(m), k + e\n"
        "def one(x):\n"
        "    m, e = frac(x)\n"
        "    try: show('double', x, m, e, bits(float(x)))\n"
        "    except OverflowError: show('double', x, m, e, ones)\n"
        "for x in range(300): one(x)\n"
        "for k in range(60, 1030): one(2**k - 1); one(2**k); one(2**k + 1); one(2**k + 2**(k - 53)); one(2**k + 2**(k - 53) + 1); one(2**k + 3 * 2**(k - 53)); one(2**k - 2**(k - 54)); one(2**k - 2**(k-54) - 1)\n"
        "for i in range(4000): one(some(r.randrange(1, 1100)))\n"
        "def two(x, y):\n"
        "    try: show('truediv', x, y, 0, bits(x / y))\n"
        "    except OverflowError: show('truediv', x, y, 0, ones)\n"
        "for i in range(20000):\n"
        "    x, y = some(r.randrange(0, r.choice([60, 70, 200, 2300]))), some(r.randrange(1, r.choice([60, 70, 200, 2300]))) or 1\n"
        "    two(x, y)\n"
        "    e = r.randrange(-1080, 1030); m = r.getrandbits(54) * 2 + 1\n"
        "    for d in (-1, 0, 1):\n"
        "        if e >= 0: two((m << (e + 60)) + d, 1 << 60)\n"
        "        else: two((m << 60) + d, 1 << (60 - e))\n"
        "for i in range(20): two(limbs(3000), limbs(3001)); two(limbs(10), limbs(3000)); two(limbs(3000), limbs(10)); two(limbs(700), limbs(690))\n");
}

static void roots_and_gcds_are_as_in_the_oracle(void **state)
{
    (void)state;
    run(NUMBERS
        "def root(x): show('isqrt', x, 0, 0, math.isqrt(x))\n"
        "for x in range(1, 300): root(x)\n"
        "for i in range(1000): x = some(r.randrange(1, 700)); root(x); root(x * x); root(x * x + 2 * x); root(x * x - 1 if x > 1 else 1)\n"
        "for n in (511, 512, 513, 514, 515, 516, 517, 1023, 1024, 1025, 1026, 1027, 2047, 2100):\n"
        "    for i in range(3): root(limbs(n))\n"
        "    for i in range(3): x = limbs(n // 2 + 1); root(x * x); root(x * x - 1); root(x * x + 2 * x)\n"
        "def gcd(x, y): show('gcd', x, y, 0, math.gcd(x, y))\n"
        "for i in range(4000):\n"
        "    g, x, y = some(r.randrange(1, 200)), some(r.randrange(1, 700)), some(r.randrange(1, 700))\n"
        "    gcd(x * g, y * g); gcd(x << r.randrange(200), y << r.randrange(200)); gcd(x, x)\n"
        "for i in range(12):\n"
        "    g, x, y = limbs(r.choice([1, 300, 600])), limbs(r.randrange(1, 900)), limbs(r.randrange(1, 900))\n"
        "    gcd(x * g, y * g); gcd(x * g, g)\n"
        "a, b = 1, 1\n"
        "while b.bit_length() < 64 * 600: a, b = b, a + b\n"
        "gcd(a, b); gcd(a * 12, b * 18); gcd(limbs(1500), limbs(2)); gcd(1 << 64 * 700, 1 << 64 * 600)\n");
}

static void powers_are_as_in_the_oracle(void **state)
{
    (void)state;
    run(NUMBERS
        "def pm(x, y, m): show('powmod', x, y, m, pow(x, y, m))\n"
        "for x in range(5):\n"
        "    for y in range(5):\n"
        "        for m in range(1, 6): pm(x, y, m)\n"
        "for i in range(1500):\n"
        "    s = r.choice([30, 64, 128, 300])\n"
        "    pm(some(r.randrange(2 * s)), some(r.randrange(s)), some(r.randrange(1, s)) or 1)\n"
        "    pm(some(r.randrange(2 * s)), some(r.randrange(s)), some(r.randrange(1, s)) | 1)\n"
        "for n in (63, 64, 65, 127, 128, 129, 130, 200):\n"
        "    pm(limbs(n), some(300), limbs(n) | 1); pm(limbs(n + 5), some(300), limbs(n) & -2 | 1 << (64 * n - 64))\n"
        "pm(limbs(600), some(40), limbs(600) | 1); pm(limbs(1300), some(20), limbs(600) << 3); pm(limbs(3), 2**64, limbs(4) | 1)\n"
        "def pw(x, y): show('pow', x, y, 0, x ** y)\n"
        "for x in range(1, 40):\n"
        "    for y in range(40): pw(x, y)\n"
        "for i in range(500): pw(some(r.randrange(1, 400)), r.randrange(60)); pw(some(r.randrange(1, 40)) << r.randrange(300), r.randrange(30))\n"
        "pw(3, 50000); pw(10, 30000); pw(7 << 100, 900); pw(1, 2**63); pw(2, 100000); pw(limbs(300), 7); pw(12345, 4097)\n");
}

/* --- text */

static void texts_are_as_in_the_oracle(void **state)
{
    (void)state;
    ORACLE_OR_SKIP(answers, NUMBERS
        "sys.set_int_max_str_digits(0)\n"
        "chars = '0123456789abcdefghijklmnopqrstuvwxyz'\n"
        "def text(x, b):\n"
        "    if b == 10: return str(x)\n"
        "    if x < b**40:\n"
        "        t = ''\n"
        "        while x: x, d = divmod(x, b); t = chars[d] + t\n"
        "        return t or '0'\n"
        "    k = 20\n"
        "    while b**(2 * k) <= x: k *= 2\n"
        "    h, l = divmod(x, b**k); return text(h, b) + text(l, b).rjust(k, '0')\n"
        "def one(x, b): print('%x' % x, b, text(x, b))\n"
        "for b in range(2, 37):\n"
        "    for x in range(80): one(x, b)\n"
        "    for i in range(60): one(some(r.randrange(3000)), b)\n"
        "    for k in (1, 12, 40, 63, 64, 65, 500, 1000): one(b**k, b); one(b**k - 1, b); one(b**k + 1, b)\n"
        "    for n in (13, 14, 15, 16, 17, 27, 28, 29, 31, 32, 33, 34, 55, 56, 57, 111, 112, 113): one(limbs(n), b)\n"
        "for b in (3, 7, 10, 24, 31, 36):\n"
        "    for n in (447, 448, 449, 512, 600, 895, 896, 897, 1024, 1100): one(limbs(n), b)\n"
        "    one(b**20000, b); one(b**20000 - 1, b)\n"
        "for n in (1791, 1792, 1793, 2048, 2500, 3600): one(limbs(n), 10); one(limbs(n), 16); one(limbs(n), 32)\n"
        "for d in (300, 304, 305, 608, 609, 1216, 1217, 19456, 19457, 50000): one(10**d, 10); one(10**d - 1, 10); one(10**d + 10**(d // 2), 10)\n");
    char *buffer = NULL, *line;
    size_t room = 0;
    while ((line = oracle_line(answers, &buffer, &room)) != NULL) {
        Number x = read_number(oracle_word(&line));
        int base = atoi(oracle_word(&line));
        size_t length = strlen(line), got_length, n_scratch = ou_limbs_to_text_scratch(x.n, base), n;
        size_t text_room = ou_limbs_text_room(x.n, base);
        assert_true(text_room >= length && text_room <= length + 70);
        OuLimb *scratch = n_scratch > 0 ? room_for(n_scratch) : NULL;
        char *text = malloc(text_room);
        assert_true(ou_limbs_to_text(text, &got_length, x.limbs, x.n, base, scratch, NULL));
        if (got_length != length || memcmp(text, line, length) != 0) {
            fail_msg("to text: base %d, %zu limbs, %zu digits, wanted %zu", base, x.n, got_length, length);
        }
        free(text);
        free(scratch);
        /* And back, with and without zeros in front. */
        for (size_t zeros = 0; zeros < 40; zeros += 13) {
            uint8_t *digits = malloc(length + zeros);
            memset(digits, 0, zeros);
            for (size_t i = 0; i < length; i++) {
                digits[zeros + i] = (uint8_t)(line[i] <= '9' ? line[i] - '0' : line[i] - 'a' + 10);
            }
            n_scratch = ou_limbs_from_text_scratch(length + zeros, base);
            scratch = n_scratch > 0 ? room_for(n_scratch) : NULL;
            OuLimb *r = room_for(ou_limbs_from_text_room(length + zeros, base));
            assert_true(ou_limbs_from_text(r, &n, digits, length + zeros, base, scratch, NULL));
            check("from text", r, n, &x);
            assert_int_equal(n, x.n);
            free(r);
            free(scratch);
            free(digits);
        }
        free(x.limbs);
    }
    free(buffer);
    oracle_close(answers);
}

static void bytes_are_as_in_the_oracle(void **state)
{
    (void)state;
    ORACLE_OR_SKIP(answers, NUMBERS
        "def one(x):\n"
        "    for size in {0, 1, 2, 7, 8, 9, 16, 17, (x.bit_length() + 7) // 8, x.bit_length() // 8 + 1}:\n"
        "        for order in 'little', 'big':\n"
        "            for signed in 0, 1:\n"
        "                if x < 0 and not signed: continue\n"
        "                try: b = x.to_bytes(size, order, signed=bool(signed)).hex() or '-'\n"
        "                except OverflowError: b = 'error'\n"
        "                print('%x' % x, size, order, signed, b)\n"
        "for x in range(-300, 300): one(x)\n"
        "for k in range(1, 200): [one(s * (2**k + d)) for s in (1, -1) for d in (-1, 0, 1)]\n"
        "for i in range(500): one(r.choice([1, -1]) * some(r.randrange(500)))\n");
    char *buffer = NULL, *line;
    size_t room = 0;
    while ((line = oracle_line(answers, &buffer, &room)) != NULL) {
        Number x = read_number(oracle_word(&line));
        size_t size = strtoull(oracle_word(&line), NULL, 10);
        bool big = strcmp(oracle_word(&line), "big") == 0, is_signed = oracle_word(&line)[0] == '1';
        uint8_t *bytes = malloc(size + 1);
        bool fits = ou_limbs_to_bytes(bytes, size, big, is_signed, x.limbs, x.n, x.negative);
        assert_int_equal(fits, strcmp(line, "error") != 0);
        if (fits) {
            for (size_t i = 0; i < size; i++) {
                assert_int_equal(bytes[i], hex_value(line[2 * i]) * 16 + hex_value(line[2 * i + 1]));
            }
            if (size == 0) {
                free(bytes);
                free(x.limbs);
                continue;
            }
            OuLimb *r = room_for((size + 7) / 8);
            bool negative;
            check("from bytes", r, ou_limbs_from_bytes(r, &negative, bytes, size, big, is_signed), &x);
            assert_int_equal(negative, x.negative);
            free(r);
        }
        free(bytes);
        free(x.limbs);
    }
    free(buffer);
    oracle_close(answers);
}

/* --- abandoning, and GMP's own allocator */

static bool countdown(void *arg)
{
    return --*(int *)arg > 0;
}

static void long_work_can_be_abandoned(void **state)
{
    (void)state;
    enum { N = 6000 };
    OuLimb *a = room_for(N), *b = room_for(N), *r = room_for(2 * N), *q = room_for(N + 1);
    OuLimb *scratch = room_for(40 * N);
    char *text = malloc(ou_limbs_text_room(N, 10));
    size_t length, nr;
    for (int after = 1; after < 4; after++) {
        int left = after;
        OuTick tick = {countdown, &left};
        assert_false(ou_limbs_mul(r, a, N, b, N, scratch, &tick));
        left = after;
        assert_false(ou_limbs_divrem(q, r, a, N, b, N / 2, scratch, &tick));
        left = after;
        assert_false(ou_limbs_to_text(text, &length, a, N, 10, scratch, &tick));
        left = after;
        assert_false(ou_limbs_isqrt(r, a, N, scratch, &tick));
        left = after;
        assert_false(ou_limbs_gcd(r, &nr, a, N, b, N, scratch, &tick));
        left = after;
        assert_false(ou_limbs_powmod(r, a, 600, b, 600, a, 600, scratch, &tick));
    }
    free(a);
    free(b);
    free(r);
    free(q);
    free(scratch);
    free(text);
}

static void *no_take(size_t size)
{
    fail_msg("GMP asked for %zu bytes", size);
    return NULL;
}

static void *no_resize(void *memory, size_t old_size, size_t size)
{
    (void)memory, (void)old_size;
    return no_take(size);
}

static void no_give(void *memory, size_t size)
{
    (void)memory;
    no_take(size);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_numbers_are_as_in_the_oracle),
        cmocka_unit_test(large_products_are_as_in_the_oracle),
        cmocka_unit_test(large_quotients_are_as_in_the_oracle),
        cmocka_unit_test(texts_are_as_in_the_oracle),
        cmocka_unit_test(bytes_are_as_in_the_oracle),
        cmocka_unit_test(doubles_are_as_in_the_oracle),
        cmocka_unit_test(roots_and_gcds_are_as_in_the_oracle),
        cmocka_unit_test(powers_are_as_in_the_oracle),
        cmocka_unit_test(long_work_can_be_abandoned),
    };
    /* Nothing here may lead GMP to its allocator, whose failure would abort. */
    mp_set_memory_functions(no_take, no_resize, no_give);
    return cmocka_run_group_tests(tests, NULL, NULL);
}

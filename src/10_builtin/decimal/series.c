/* series.c - series.h: Taylor's series after halving, Newton's iteration, and an arctangent formula for ln 10.
 *
 * exp: x is halved s times, the series is summed with about 2 sqrt(terms) products (Paterson and Stockmeyer; D. M. Smith,
 * "Efficient multiple-precision evaluation of elementary functions", 1989), and the sum squared s times. With s near the cube root
 * of the bits all three costs are alike (R. P. Brent). ln: an approximation y of a quarter of the digits, from the C library's log at the
 * bottom, is corrected by ln(x e^-y), whose argument is so close to 1 that three terms do: no division.
 * The arithmetic-geometric mean was rejected: it wins above some ten thousand digits only, and needs fast roots and divisions. */
#include "10_builtin/decimal/series.h"

#include "00_base/checked.h"
#include "06_types/int_view.h"
#include "10_builtin/decimal/digits_int.h"

#include <math.h>
#include <string.h>

#define BITS_A_LIMB 60.0 /* a little more than 18 digits have */
#define FEW_HALVINGS 7   /* they lose two digits, which the guard has room for */
#define STEP_HALVINGS 59 /* 2^59 is below the base */
#define POWERS_MOST 64   /* powers of x that are held at a time: memory */
#define TABLE (sizeof ln10_limbs / sizeof *ln10_limbs)

/* ln 10, the whole part first. */
static const uint64_t ln10_limbs[] = {
    UINT64_C(2), UINT64_C(302585092994045684), UINT64_C(17991454684364207), UINT64_C(601101488628772976), UINT64_C(33327900967572609),
    UINT64_C(677352480235997205), UINT64_C(89598298341967784), UINT64_C(42286248633409525), UINT64_C(465082806756666287), UINT64_C(369098781689482907),
    UINT64_C(208325554680843799), UINT64_C(894826233198528393), UINT64_C(505308965377732628), UINT64_C(846163366222287698), UINT64_C(219886746543667474),
    UINT64_C(404243274365155048), UINT64_C(934314939391479619), UINT64_C(404400222105101714), UINT64_C(174800368808401264), UINT64_C(708068556774321622),
    UINT64_C(835522011480466371), UINT64_C(565912137345074785), UINT64_C(694768346361679210), UINT64_C(180644507064800027), UINT64_C(750268491674655058),
    UINT64_C(685693567342067058), UINT64_C(113642922455440575), UINT64_C(892572420824131469), UINT64_C(568901675894025677), UINT64_C(631135691929203337),
    UINT64_C(658714166023010570), UINT64_C(308963457207544037), UINT64_C(84746994016826928), UINT64_C(280848118428931484), UINT64_C(852494864487192780),
    UINT64_C(967627127577539702), UINT64_C(766860595249671667), UINT64_C(418348570442250719), UINT64_C(796500471495105049), UINT64_C(221477656763693866),
    UINT64_C(297697952211071826), UINT64_C(454973477266242570), UINT64_C(942932258279850258), UINT64_C(550978526538320760), UINT64_C(672631716430950599),
    UINT64_C(508780752371033310), UINT64_C(119785754733154142), UINT64_C(180842754386359177), UINT64_C(811705430982748238), UINT64_C(504564801909561029),
    UINT64_C(929182431823752535), UINT64_C(770975053956518769), UINT64_C(751037497088869218), UINT64_C(20518933950723853), UINT64_C(920514463419726528),
    UINT64_C(728696511086257149), UINT64_C(219884997874887377), UINT64_C(134568620916705849), UINT64_C(807828059751193854), UINT64_C(445009978131146915),
    UINT64_C(934666241071846692)};

/* Scratch of one computation; few limbs need no block. */
typedef struct Bench {
    OuThread *th;
    uint64_t *limbs; /* `stack`, or a block */
    size_t room, used;
    size_t width;       /* limbs of a number here: fraction and one */
    uint64_t *product;  /* of two numbers */
    uint64_t *scratch;  /* for that product */
    OuTick tick;
    uint64_t stack[160];
} Bench;

/* n numbers of width limbs, and what a product needs. */
static bool bench_start(OuThread *th, Bench *bench, size_t n, size_t width)
{
    size_t rest = 2 * width + ou_digits_mul_scratch(width, width), size;
    bench->th = th;
    bench->limbs = bench->stack;
    bench->room = n * width + rest;
    bench->used = rest;
    bench->width = width;
    bench->tick = ou_int_work_begin(th, 0);
    if (bench->room > sizeof bench->stack / sizeof *bench->stack) {
        if (width > OU_SERIES_MOST || !ou_checked_mul(n * width + rest, sizeof(uint64_t), &size)) {
            return ou_raise_memory(th);
        }
        bench->limbs = ou_mem_take(th, size);
        if (bench->limbs == NULL) {
            return false;
        }
    }
    bench->product = bench->limbs;
    bench->scratch = bench->limbs + 2 * width;
    return true;
}

static void bench_end(Bench *bench)
{
    ou_int_work_end(&bench->tick);
    if (bench->limbs != bench->stack) {
        ou_mem_give(bench->th, bench->limbs, bench->room * sizeof *bench->limbs);
    }
}

static uint64_t *bench_numbers(Bench *bench, size_t n)
{
    uint64_t *number = bench->limbs + bench->used;
    bench->used += n * bench->width;
    OU_ASSERT(bench->used <= bench->room);
    return number;
}

/* r = a * b, rounded down; r may be a or b. */
static bool multiply(Bench *bench, uint64_t *r, const uint64_t *a, const uint64_t *b)
{
    size_t width = bench->width, fraction = width - 1;
    size_t na = ou_digits_trim(a, width), nb = ou_digits_trim(b, width), n = na + nb;
    if (na == 0 || nb == 0 || n <= fraction) {
        memset(r, 0, width * sizeof *r);
        return true;
    }
    if (!ou_digits_mul(bench->product, a, na, b, nb, bench->scratch, &bench->tick)) {
        return false;
    }
    size_t kept = n - fraction;
    OU_ASSERT(kept <= width || bench->product[n - 1] == 0);
    kept = kept < width ? kept : width;
    memcpy(r, bench->product + fraction, kept * sizeof *r);
    memset(r + kept, 0, (width - kept) * sizeof *r);
    return true;
}

/* ---- ln 10 ---- */

/* sum += factor * artanh(1 / q) = factor * (1/q + 1/(3 q^3) + 1/(5 q^5) + ...); all of width limbs. */
static bool add_artanh(Bench *bench, uint64_t *sum, uint64_t *power, uint64_t *term, uint64_t factor, uint64_t q)
{
    size_t width = bench->width, n = width, work = 0;
    memset(power, 0, width * sizeof *power);
    power[width - 1] = factor;
    ou_digits_div_word(power, power, n, q);
    for (uint64_t k = 1; n > 0; k += 2) {
        ou_digits_div_word(term, power, n, k);
        ou_digits_add_in(sum, sum, width, term, n);
        ou_digits_div_word(power, power, n, q * q);
        n = ou_digits_trim(power, n);
        work += n;
        if (work > 20000) {
            work = 0;
            if (!bench->tick.go_on(bench->tick.arg)) {
                return false;
            }
        }
    }
    return true;
}

/* ln 10 = 46 artanh(1/31) + 34 artanh(1/49) + 20 artanh(1/161): from 2^4 5^2 = 400 and its like being neighbours of smooth numbers
 * (C. Stormer). One limb more than is asked for takes the errors of all terms. */
static bool ln10_beyond_table(OuThread *th, uint64_t *out, size_t f)
{
    static const struct {
        uint64_t factor, q;
    } parts[] = {{46, 31}, {34, 49}, {20, 161}};
    Bench bench;
    if (!bench_start(th, &bench, 3, f + 2)) {
        return false;
    }
    uint64_t *sum = bench_numbers(&bench, 1), *power = bench_numbers(&bench, 1), *term = bench_numbers(&bench, 1);
    bool ok = true;
    memset(sum, 0, bench.width * sizeof *sum);
    for (size_t i = 0; ok && i < sizeof parts / sizeof *parts; i++) {
        ok = add_artanh(&bench, sum, power, term, parts[i].factor, parts[i].q);
    }
    memcpy(out, sum + 1, (f + 1) * sizeof *out);
    bench_end(&bench);
    return ok;
}

bool ou_series_ln10(OuThread *th, uint64_t *out, size_t f)
{
    if (f >= TABLE) {
        return ln10_beyond_table(th, out, f);
    }
    for (size_t i = 0; i <= f; i++) {
        out[f - i] = ln10_limbs[i];
    }
    return true;
}

/* ---- exp ---- */

OU_INLINE double as_double(const uint64_t *x, size_t f)
{
    return (double)x[f] + (double)x[f - 1] * 1e-18;
}

/* Terms of the series for e^x that reach 18 f digits. */
static uint64_t count_terms(double x, size_t f)
{
    double left = (double)f * OU_DIGITS_EACH + 1, rest = 1;
    uint64_t n = 0;
    while (left > 0) {
        n++;
        rest *= x / (double)n;
        if (rest < 1e-100) {
            rest *= 1e100;
            left -= 100;
        } else if (left < 100 && rest * ldexp(1, (int)(left * 3.33)) < 1) {
            break;
        }
    }
    return n + 1;
}

static void halve(uint64_t *x, size_t n, unsigned times)
{
    while (times > 0) {
        unsigned step = times < STEP_HALVINGS ? times : STEP_HALVINGS;
        ou_digits_div_word(x, x, n, UINT64_C(1) << step);
        times -= step;
    }
}

/* The sum of x^i / i! for i < terms, by Horner's rule on (x / k) within a block of `block` terms and on x^block between them: S(k-1) =
 * x^((k-1) mod block) + S(k) / k [* x^block where k is the first of a block]. powers: x^1 .. x^block, in a row. */
static bool sum_terms(Bench *bench, uint64_t *sum, const uint64_t *powers, uint64_t terms, uint64_t block)
{
    size_t width = bench->width;
    memset(sum, 0, width * sizeof *sum);
    for (uint64_t k = terms; k > 0; k--) {
        if (k < terms) {
            ou_digits_div_word(sum, sum, width, k);
            if (k % block == 0 && !multiply(bench, sum, sum, powers + (block - 1) * width)) {
                return false;
            }
        }
        if ((k - 1) % block == 0) {
            sum[width - 1]++;
        } else {
            ou_digits_add_in(sum, sum, width, powers + ((k - 1) % block - 1) * width, width);
        }
    }
    return true;
}

/* Each step is wrong by a unit or two of the working width, the sum by less than ten; squaring s times makes that 10 * 2^s * e^x. */
static bool exp_on_bench(Bench *bench, uint64_t *sum, const uint64_t *x, size_t f, unsigned halvings, uint64_t terms, uint64_t block)
{
    size_t width = bench->width, extra = width - (f + 1);
    uint64_t *powers = bench_numbers(bench, (size_t)block);
    memset(powers, 0, extra * sizeof *powers);
    memcpy(powers + extra, x, (f + 1) * sizeof *x);
    halve(powers, width, halvings);
    for (uint64_t i = 1; i < block; i++) {
        if (!multiply(bench, powers + i * width, powers + (i - 1) * width, powers)) {
            return false;
        }
    }
    if (!sum_terms(bench, sum, powers, terms, block)) {
        return false;
    }
    for (unsigned i = 0; i < halvings; i++) {
        if (!multiply(bench, sum, sum, sum)) {
            return false;
        }
    }
    return true;
}

bool ou_series_exp(OuThread *th, uint64_t *out, const uint64_t *x, size_t f)
{
    double size = as_double(x, f) + 1e-17;
    int exponent, wanted = f <= 4 ? FEW_HALVINGS - 2 : (int)cbrt(BITS_A_LIMB * (double)f);
    frexp(size, &exponent); /* size < 2^exponent <= 4 */
    unsigned halvings = wanted + exponent > 0 ? (unsigned)(wanted + exponent) : 0;
    size_t extra = halvings > FEW_HALVINGS ? halvings / 50 + 1 : 0;
    uint64_t terms = count_terms(ldexp(size, -(int)halvings), f + extra), block = (uint64_t)sqrt((double)terms);
    block = block < POWERS_MOST ? block : POWERS_MOST;
    Bench bench;
    if (!bench_start(th, &bench, (size_t)block + 1, f + extra + 1)) {
        return false;
    }
    uint64_t *sum = bench_numbers(&bench, 1);
    bool ok = exp_on_bench(&bench, sum, x, f, halvings, terms, block);
    if (ok) {
        memcpy(out, sum + extra, (f + 1) * sizeof *out);
    }
    bench_end(&bench);
    return ok;
}

/* ---- ln ---- */

/* sum += ln z for z within 10^(-18 f / 4 - 1) of 1: with d = z - 1, it is d - d^2 / 2 + d^3 / 3. Spoils z; all of one width. */
static bool add_ln_near_one(Bench *bench, uint64_t *sum, uint64_t *z, uint64_t *power)
{
    size_t width = bench->width;
    bool below = z[width - 1] == 0;
    if (below) { /* 1 - z */
        memset(power, 0, width * sizeof *power);
        power[width - 1] = 1;
        ou_digits_sub_in(z, power, width, z, width);
    } else {
        z[width - 1] -= 1;
    }
    memcpy(power, z, width * sizeof *z);
    for (uint64_t k = 1; k <= 3; k++) {
        uint64_t *term = power;
        if (k > 1) {
            if (!multiply(bench, power, power, z)) {
                return false;
            }
            term = bench->product;
            ou_digits_div_word(term, power, width, k);
        }
        if (below || k == 2) {
            ou_digits_sub_in(sum, sum, width, term, width);
        } else {
            ou_digits_add_in(sum, sum, width, term, width);
        }
    }
    return true;
}

/* With y = ln(10 x) nearly, e^(2 ln 10 - y) is 10 / x nearly, and ln(10 x) = y + ln(x * that / 10). */
static bool improve_ln(Bench *bench, uint64_t *y, const uint64_t *x)
{
    size_t width = bench->width;
    uint64_t *z = bench_numbers(bench, 1), *spare = bench_numbers(bench, 1);
    if (!ou_series_ln10(bench->th, z, width - 1)) {
        return false;
    }
    ou_digits_add_in(z, z, width, z, width);
    ou_digits_sub_in(z, z, width, y, width);
    if (!ou_series_exp(bench->th, z, z, width - 1) || !multiply(bench, z, z, x)) {
        return false;
    }
    ou_digits_div_word(z, z, width, 10);
    return add_ln_near_one(bench, y, z, spare);
}

/* The recursion is as deep as the logarithm of f to base 4. */
bool ou_series_ln(OuThread *th, uint64_t *out, const uint64_t *x, size_t f)
{
    memset(out, 0, (f + 1) * sizeof *out);
    if (f <= 3) { /* 10^-15 to the fourth is below 10^(-18 * 3) */
        double y = log(as_double(x, f)) + 2.302585092994045684, whole = floor(y);
        out[f] = (uint64_t)whole;
        out[f - 1] = (uint64_t)((y - whole) * 1e18);
    } else {
        size_t quarter = f / 4 + 1;
        if (!ou_series_ln(th, out + (f - quarter), x + (f - quarter), quarter)) {
            return false;
        }
    }
    Bench bench;
    if (!bench_start(th, &bench, 2, f + 1)) {
        return false;
    }
    bool ok = improve_ln(&bench, out, x);
    bench_end(&bench);
    return ok;
}

/* test_decimal_series.c - fixed-point exp and ln: as close as they promise. */
#include "unit.h"

#include "../06_types/host.h"
#include "10_builtin/decimal/series.h"

#define F_MOST 300
#define MORE 4 /* limbs of fraction that the reference has beyond */

static const size_t sizes[] = {2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 16, 20, 27, 40, 59, 60, 61, 62, 90, 150, F_MOST};
static uint64_t seed = 88172645463325252u;

static uint64_t next_random(void)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return seed;
}

/* |a - b / base^MORE| in units of a, clipped. */
static uint64_t units_apart(const uint64_t *a, const uint64_t *b, size_t f)
{
    uint64_t difference[F_MOST + 1];
    bool less = ou_digits_compare(a, ou_digits_trim(a, f + 1), b + MORE, ou_digits_trim(b + MORE, f + 1)) < 0;
    const uint64_t *high = less ? b + MORE : a, *low = less ? a : b + MORE;
    size_t n = ou_digits_sub(difference, high, ou_digits_trim(high, f + 1), low, ou_digits_trim(low, f + 1));
    return n > 1 ? UINT64_MAX : n == 1 ? difference[0] : 0;
}

typedef bool Series(OuThread *th, uint64_t *out, const uint64_t *x, size_t f);

static bool ln10(OuThread *th, uint64_t *out, const uint64_t *x, size_t f)
{
    (void)x;
    return ou_series_ln10(th, out, f);
}

/* `whole` and the first limb's range say where the operands are; some have zeros at their top. */
static void expect_within_guard(Series *series, double least, double most)
{
    static uint64_t x[F_MOST + MORE + 1], near[F_MOST + 1], nearer[F_MOST + MORE + 1];
    OuVm vm;
    OuThread *th = host_start(&vm);
    uint64_t worst = 0;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        size_t f = sizes[i];
        for (int k = 0; k < (f < 30 ? 300 : 3); k++) {
            double value = least + (most - least) * (double)(next_random() % 1000003) / 1000003;
            value = k % 7 == 0 && least <= 0 ? value * 1e-9 : value;
            for (size_t j = 0; j < f + MORE; j++) {
                x[j] = j < MORE ? 0 : next_random() % OU_DIGITS_BASE;
            }
            x[f + MORE] = (uint64_t)value;
            x[f + MORE - 1] = (uint64_t)((value - (double)x[f + MORE]) * 1e18);
            assert_true(series(th, near, x + MORE, f) && series(th, nearer, x, f + MORE));
            uint64_t apart = units_apart(near, nearer, f);
            worst = apart > worst ? apart : worst;
        }
    }
    print_message("at most %llu units\n", (unsigned long long)worst);
    assert_true(worst < ou_digits_power[OU_SERIES_GUARD]);
    host_end(&vm);
}

static void exp_is_within_its_guard(void **state)
{
    (void)state;
    expect_within_guard(ou_series_exp, 0, 3.47);
}

static void ln_is_within_its_guard(void **state)
{
    (void)state;
    expect_within_guard(ou_series_ln, 0.316, 3.19);
}

static void ln10_joins_its_table(void **state)
{
    (void)state;
    expect_within_guard(ln10, 0, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exp_is_within_its_guard),
        cmocka_unit_test(ln_is_within_its_guard),
        cmocka_unit_test(ln10_joins_its_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

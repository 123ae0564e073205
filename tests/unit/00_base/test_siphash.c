/* test_siphash.c - values recorded from CPython 3.11's hash() of str and bytes. */
#include "unit.h"

#include "00_base/siphash.h"

#include <string.h>

typedef struct Row {
    uint32_t seed;
    const char *text;
    int64_t hash; /* hash(text), which has -2 for -1 */
} Row;

static const Row rows[] = {
#include "siphash_rows.inc"
};

static void same_as_cpython(void **state)
{
    (void)state;
    for (size_t i = 0; i < OU_COUNT_OF(rows); i++) {
        OuSipKey key = ou_siphash_key_from_seed(rows[i].seed);
        assert_int_equal((int64_t)ou_siphash13(key, rows[i].text, strlen(rows[i].text)), rows[i].hash);
    }
}

static void every_byte_counts(void **state)
{
    (void)state;
    unsigned char bytes[40] = {0};
    OuSipKey key = {1, 2};
    for (size_t size = 1; size <= sizeof bytes; size++) {
        uint64_t before = ou_siphash13(key, bytes, size);
        assert_int_not_equal(before, ou_siphash13(key, bytes, size - 1));
        for (size_t i = 0; i < size; i++) {
            bytes[i] ^= 0x80;
            assert_int_not_equal(before, ou_siphash13(key, bytes, size));
            bytes[i] ^= 0x80;
        }
    }
}

static void alignment_does_not_matter(void **state)
{
    (void)state;
    char room[64];
    OuSipKey key = {3, 4};
    uint64_t first = 0;
    for (size_t at = 0; at < 8; at++) {
        memcpy(room + at, "twenty-three characters", 23);
        uint64_t hash = ou_siphash13(key, room + at, 23);
        if (at == 0) {
            first = hash;
        }
        assert_int_equal(hash, first);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_as_cpython),
        cmocka_unit_test(every_byte_counts),
        cmocka_unit_test(alignment_does_not_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

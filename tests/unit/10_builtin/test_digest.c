/* test_digest.c - hashes and checksums: the standards' examples, and pieces against the whole. */
#include "10_builtin/compress/crc.h"
#include "10_builtin/hash/digest.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

static const OuDigest *const digests[] = {
    &ou_digest_md5, &ou_digest_sha1, &ou_digest_sha224, &ou_digest_sha256, &ou_digest_sha384, &ou_digest_sha512,
    &ou_digest_sha3_224, &ou_digest_sha3_256, &ou_digest_sha3_384, &ou_digest_sha3_512, &ou_digest_shake_128, &ou_digest_shake_256,
};

static size_t size_of(const OuDigest *digest)
{
    return digest->size == 0 ? 32 : digest->size;
}

static void expect_hex(const uint8_t *bytes, size_t n, const char *hex)
{
    char text[2 * OU_DIGEST_MAX + 1];
    for (size_t i = 0; i < n; i++) {
        sprintf(text + 2 * i, "%02x", bytes[i]);
    }
    assert_string_equal(text, hex);
}

static void abc_is_what_the_standards_say(void **state)
{
    static const struct { const OuDigest *digest; const char *hex; } rows[] = {
        {&ou_digest_md5, "900150983cd24fb0d6963f7d28e17f72"},
        {&ou_digest_sha1, "a9993e364706816aba3e25717850c26c9cd0d89d"},
        {&ou_digest_sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {&ou_digest_sha3_256, "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        OuDigestState s;
        uint8_t out[OU_DIGEST_MAX];
        rows[i].digest->start(rows[i].digest, &s);
        rows[i].digest->add(&s, "abc", 3);
        rows[i].digest->finish(&s, out, rows[i].digest->size);
        expect_hex(out, rows[i].digest->size, rows[i].hex);
    }
}

/* Every length up to some blocks, cut in two at every place: the same digest. */
static void pieces_make_the_whole(void **state)
{
    uint8_t data[300];
    for (size_t i = 0; i < sizeof data; i++) {
        data[i] = (uint8_t)(i * 7 + 1);
    }
    for (size_t d = 0; d < sizeof digests / sizeof *digests; d++) {
        const OuDigest *digest = digests[d];
        for (size_t n = 0; n <= sizeof data; n += n < 5 ? 1 : 13) {
            uint8_t whole[OU_DIGEST_MAX], pieces[OU_DIGEST_MAX];
            OuDigestState s;
            digest->start(digest, &s);
            digest->add(&s, data, n);
            digest->finish(&s, whole, size_of(digest));
            for (size_t cut = 0; cut <= n; cut++) {
                digest->start(digest, &s);
                digest->add(&s, data, cut);
                digest->add(&s, data + cut, n - cut);
                digest->finish(&s, pieces, size_of(digest));
                assert_memory_equal(whole, pieces, size_of(digest));
            }
        }
    }
}

static void blake2_pieces_make_the_whole(void **state)
{
    uint8_t data[300] = {1, 2, 3}, key[32] = {9};
    for (int small = 0; small < 2; small++) {
        OuBlake2Parameters parameters = {.digest_size = 32, .key_size = 7, .fanout = 1, .depth = 1};
        for (size_t n = 0; n <= sizeof data; n += 20) {
            uint8_t whole[64], pieces[64];
            OuBlake2 s;
            ou_blake2_start(&s, small, &parameters, key);
            ou_blake2_add(&s, data, n);
            ou_blake2_finish(&s, whole);
            for (size_t cut = 0; cut <= n; cut++) {
                ou_blake2_start(&s, small, &parameters, key);
                ou_blake2_add(&s, data, cut);
                ou_blake2_add(&s, data + cut, n - cut);
                ou_blake2_finish(&s, pieces);
                assert_memory_equal(whole, pieces, 32);
            }
        }
    }
}

static void checksums_have_their_check_values(void **state)
{
    static const char digits[] = "123456789";
    assert_int_equal(ou_crc32(0, digits, 9), 0xcbf43926u);
    assert_int_equal(ou_crc_ccitt(0, digits, 9), 0x31c3);
    uint8_t data[64];
    for (size_t i = 0; i < sizeof data; i++) {
        data[i] = (uint8_t)(i * 31);
    }
    for (size_t cut = 0; cut <= sizeof data; cut++) {
        assert_int_equal(ou_crc32(ou_crc32(0, data, cut), data + cut, sizeof data - cut), ou_crc32(0, data, sizeof data));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(abc_is_what_the_standards_say),
        cmocka_unit_test(pieces_make_the_whole),
        cmocka_unit_test(blake2_pieces_make_the_whole),
        cmocka_unit_test(checksums_have_their_check_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

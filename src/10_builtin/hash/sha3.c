/* sha3.c - SHA-3 and SHAKE (FIPS 202): the Keccak sponge. */
#include "10_builtin/hash/digest.h"

#include <string.h>

static const uint64_t round_constants[24] = {
    0x0000000000000001, 0x0000000000008082, 0x800000000000808a, 0x8000000080008000,
    0x000000000000808b, 0x0000000080000001, 0x8000000080008081, 0x8000000000008009,
    0x000000000000008a, 0x0000000000000088, 0x0000000080008009, 0x000000008000000a,
    0x000000008000808b, 0x800000000000008b, 0x8000000000008089, 0x8000000000008003,
    0x8000000000008002, 0x8000000000000080, 0x000000000000800a, 0x800000008000000a,
    0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
};

static void permute(uint64_t a[25])
{
    for (unsigned round = 0; round < 24; round++) {
        uint64_t c[5], b[25];
        for (unsigned x = 0; x < 5; x++) {
            c[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
        }
        for (unsigned i = 0; i < 25; i++) {
            a[i] ^= c[(i + 4) % 5] ^ ou_rotl64(c[(i + 1) % 5], 1);
        }
        /* Lanes walk (x, y) -> (y, 2x + 3y), turned by triangular numbers. */
        b[0] = a[0];
        for (unsigned t = 0, x = 1, y = 0; t < 24; t++) {
            unsigned to_x = y, to_y = (2 * x + 3 * y) % 5;
            b[to_x + 5 * to_y] = ou_rotl64(a[x + 5 * y], (t + 1) * (t + 2) / 2 % 64);
            x = to_x;
            y = to_y;
        }
        for (unsigned y = 0; y < 25; y += 5) {
            for (unsigned x = 0; x < 5; x++) {
                a[y + x] = b[y + x] ^ (~b[y + (x + 1) % 5] & b[y + (x + 2) % 5]);
            }
        }
        a[0] ^= round_constants[round];
    }
}

static void mix(OuSponge *s, uint8_t byte)
{
    s->lanes[s->at / 8] ^= (uint64_t)byte << (8 * (s->at % 8));
    s->at++;
}

static void start(const OuDigest *digest, OuDigestState *state)
{
    state->sponge = (OuSponge){.rate = digest->block, .suffix = digest->suffix};
}

static void add(OuDigestState *state, const void *data, size_t n)
{
    OuSponge *s = &state->sponge;
    const uint8_t *at = data;
    while (n > 0) {
        if (s->at == 0 && n >= s->rate) {
            for (unsigned i = 0; i < s->rate / 8; i++) {
                s->lanes[i] ^= ou_load_le64(at + 8 * i);
            }
            at += s->rate;
            n -= s->rate;
            s->at = s->rate;
        } else {
            mix(s, *at++);
            n--;
        }
        if (s->at == s->rate) {
            permute(s->lanes);
            s->at = 0;
        }
    }
}

static void finish(OuDigestState *state, uint8_t *out, size_t n)
{
    OuSponge *s = &state->sponge;
    mix(s, s->suffix);
    s->at = s->rate - 1;
    mix(s, 0x80);
    permute(s->lanes);
    s->at = 0;
    for (size_t i = 0; i < n; i++, s->at++) {
        if (s->at == s->rate) {
            permute(s->lanes);
            s->at = 0;
        }
        out[i] = (uint8_t)(s->lanes[s->at / 8] >> (8 * (s->at % 8)));
    }
}

const OuDigest ou_digest_sha3_224 = {"sha3_224", 28, 144, 6, start, add, finish};
const OuDigest ou_digest_sha3_256 = {"sha3_256", 32, 136, 6, start, add, finish};
const OuDigest ou_digest_sha3_384 = {"sha3_384", 48, 104, 6, start, add, finish};
const OuDigest ou_digest_sha3_512 = {"sha3_512", 64, 72, 6, start, add, finish};
const OuDigest ou_digest_shake_128 = {"shake_128", 0, 168, 0x1f, start, add, finish};
const OuDigest ou_digest_shake_256 = {"shake_256", 0, 136, 0x1f, start, add, finish};

/* sha2.c - SHA-224, SHA-256, SHA-384, SHA-512 (FIPS 180-4). */
#include "10_builtin/hash/digest.h"

#include <string.h>

/* Fractions of the cube roots of the first primes; SHA-256 takes the upper halves of 64 of them. */
static const uint64_t constants[80] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc,
    0x3956c25bf348b538, 0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118,
    0xd807aa98a3030242, 0x12835b0145706fbe, 0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2,
    0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235, 0xc19bf174cf692694,
    0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5,
    0x983e5152ee66dfab, 0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4,
    0xc6e00bf33da88fc2, 0xd5a79147930aa725, 0x06ca6351e003826f, 0x142929670a0e6e70,
    0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed, 0x53380d139d95b3df,
    0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30,
    0xd192e819d6ef5218, 0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8,
    0x19a4c116b8d2d0c8, 0x1e376c085141ab53, 0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8,
    0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373, 0x682e6ff3d6b2b8a3,
    0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b,
    0xca273eceea26619c, 0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178,
    0x06f067aa72176fba, 0x0a637dc5a2c898a6, 0x113f9804bef90dae, 0x1b710b35131c471b,
    0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc, 0x431d67c49c100d4c,
    0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817,
};

/* Fractions of the square roots of the first eight primes, and of the next eight. */
static const uint64_t starts[2][8] = {
    {
        0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
        0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
    },
    {
        0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939,
        0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4,
    },
};

/* A round leaves the eight words where they are: which one is which goes round instead. */
#define EIGHT_ROUNDS(R)                                                                            \
    R(0, 0, 1, 2, 3, 4, 5, 6, 7) R(1, 7, 0, 1, 2, 3, 4, 5, 6) R(2, 6, 7, 0, 1, 2, 3, 4, 5) R(3, 5, 6, 7, 0, 1, 2, 3, 4) \
    R(4, 4, 5, 6, 7, 0, 1, 2, 3) R(5, 3, 4, 5, 6, 7, 0, 1, 2) R(6, 2, 3, 4, 5, 6, 7, 0, 1) R(7, 1, 2, 3, 4, 5, 6, 7, 0)
#define ROUND(k, a, b, c, d, e, f, g, h, constant, rotate, e1, e2, e3, a1, a2, a3)                 \
    v[h] += (rotate(v[e], e1) ^ rotate(v[e], e2) ^ rotate(v[e], e3)) + ((v[e] & v[f]) ^ (~v[e] & v[g])) + (constant) + w[i + k]; \
    v[d] += v[h];                                                                                  \
    v[h] += (rotate(v[a], a1) ^ rotate(v[a], a2) ^ rotate(v[a], a3)) + ((v[a] & v[b]) ^ (v[a] & v[c]) ^ (v[b] & v[c]));
#define ROUND_32(k, a, b, c, d, e, f, g, h)                                                        \
    ROUND(k, a, b, c, d, e, f, g, h, (uint32_t)(constants[i + k] >> 32), ou_rotr32, 6, 11, 25, 2, 13, 22)
#define ROUND_64(k, a, b, c, d, e, f, g, h)                                                        \
    ROUND(k, a, b, c, d, e, f, g, h, constants[i + k], ou_rotr64, 14, 18, 41, 28, 34, 39)

static void compress_32(OuChained *c, const uint8_t *block, size_t n_blocks)
{
    for (; n_blocks > 0; n_blocks--, block += 64) {
        uint32_t *h = c->h.w32, w[64], v[8];
        for (unsigned i = 0; i < 16; i++) {
            w[i] = ou_load_be32(block + 4 * i);
        }
        for (unsigned i = 16; i < 64; i++) {
            uint32_t x = w[i - 15], y = w[i - 2];
            w[i] = w[i - 16] + w[i - 7] + (ou_rotr32(x, 7) ^ ou_rotr32(x, 18) ^ x >> 3) +
                   (ou_rotr32(y, 17) ^ ou_rotr32(y, 19) ^ y >> 10);
        }
        memcpy(v, h, sizeof v);
        for (unsigned i = 0; i < 64; i += 8) {
            EIGHT_ROUNDS(ROUND_32)
        }
        for (unsigned i = 0; i < 8; i++) {
            h[i] += v[i];
        }
    }
}

static void compress_64(OuChained *c, const uint8_t *block, size_t n_blocks)
{
    for (; n_blocks > 0; n_blocks--, block += 128) {
        uint64_t *h = c->h.w64, w[80], v[8];
        for (unsigned i = 0; i < 16; i++) {
            w[i] = ou_load_be64(block + 8 * i);
        }
        for (unsigned i = 16; i < 80; i++) {
            uint64_t x = w[i - 15], y = w[i - 2];
            w[i] = w[i - 16] + w[i - 7] + (ou_rotr64(x, 1) ^ ou_rotr64(x, 8) ^ x >> 7) +
                   (ou_rotr64(y, 19) ^ ou_rotr64(y, 61) ^ y >> 6);
        }
        memcpy(v, h, sizeof v);
        for (unsigned i = 0; i < 80; i += 8) {
            EIGHT_ROUNDS(ROUND_64)
        }
        for (unsigned i = 0; i < 8; i++) {
            h[i] += v[i];
        }
    }
}

static void start_32(const OuDigest *digest, OuDigestState *state)
{
    state->chained.size = 0;
    for (unsigned i = 0; i < 8; i++) { /* SHA-224 has the lower halves of SHA-384's */
        state->chained.h.w32[i] = digest->size == 28 ? (uint32_t)starts[1][i] : (uint32_t)(starts[0][i] >> 32);
    }
}

static void add_32(OuDigestState *state, const void *data, size_t n)
{
    ou_chained_add(&state->chained, 64, data, n, compress_32);
}

static void finish_32(OuDigestState *state, uint8_t *out, size_t n)
{
    ou_chained_pad(&state->chained, 64, true, compress_32);
    for (size_t i = 0; i < n; i += 4) {
        ou_store(out + i, state->chained.h.w32[i / 4], 4, true);
    }
}

static void start_64(const OuDigest *digest, OuDigestState *state)
{
    state->chained.size = 0;
    memcpy(state->chained.h.w64, starts[digest->size == 48], sizeof starts[0]);
}

static void add_64(OuDigestState *state, const void *data, size_t n)
{
    ou_chained_add(&state->chained, 128, data, n, compress_64);
}

static void finish_64(OuDigestState *state, uint8_t *out, size_t n)
{
    ou_chained_pad(&state->chained, 128, true, compress_64);
    for (size_t i = 0; i < n; i += 8) {
        ou_store(out + i, state->chained.h.w64[i / 8], 8, true);
    }
}

const OuDigest ou_digest_sha224 = {"sha224", 28, 64, 0, start_32, add_32, finish_32};
const OuDigest ou_digest_sha256 = {"sha256", 32, 64, 0, start_32, add_32, finish_32};
const OuDigest ou_digest_sha384 = {"sha384", 48, 128, 0, start_64, add_64, finish_64};
const OuDigest ou_digest_sha512 = {"sha512", 64, 128, 0, start_64, add_64, finish_64};

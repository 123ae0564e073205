/* md.c - MD5 (RFC 1321) and SHA-1 (FIPS 180-4), and what all chained hashes share. */
#include "10_builtin/hash/digest.h"

#include <string.h>

void ou_chained_add(OuChained *c, size_t block, const uint8_t *data, size_t n,
                    void (*compress)(OuChained *c, const uint8_t *block, size_t n_blocks))
{
    size_t at = c->size % block;
    c->size += n;
    if (at > 0) {
        size_t part = block - at < n ? block - at : n;
        memcpy(c->block + at, data, part);
        data += part;
        n -= part;
        if (at + part < block) {
            return;
        }
        compress(c, c->block, 1);
    }
    if (n >= block) {
        compress(c, data, n / block);
        data += n - n % block;
        n %= block;
    }
    if (n > 0) {
        memcpy(c->block, data, n);
    }
}

void ou_chained_pad(OuChained *c, size_t block, bool big, void (*compress)(OuChained *c, const uint8_t *block, size_t n_blocks))
{
    size_t at = c->size % block, length = block / 8;
    c->block[at++] = 0x80;
    if (at > block - length) {
        memset(c->block + at, 0, block - at);
        compress(c, c->block, 1);
        at = 0;
    }
    memset(c->block + at, 0, block - at);
    ou_store(c->block + block - 8, c->size << 3, 8, big);
    if (block == 128) {
        c->block[block - 9] = (uint8_t)(c->size >> 61);
    }
    compress(c, c->block, 1);
}

static const uint32_t md5_sines[64] = {
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
    0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
    0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
    0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
    0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
    0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
    0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391,
};

static void md5_compress(OuChained *c, const uint8_t *block, size_t n_blocks)
{
    static const uint8_t turns[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
    for (; n_blocks > 0; n_blocks--, block += 64) {
        uint32_t *h = c->h.w32, a = h[0], b = h[1], d = h[3], e = h[2], m[16];
        for (unsigned i = 0; i < 16; i++) {
            m[i] = ou_load_le32(block + 4 * i);
        }
        for (unsigned i = 0; i < 64; i++) {
            unsigned round = i / 16;
            uint32_t f = round == 0   ? (b & e) | (~b & d)
                         : round == 1 ? (d & b) | (~d & e)
                         : round == 2 ? b ^ e ^ d
                                      : e ^ (b | ~d);
            unsigned k = round == 0 ? i : round == 1 ? (5 * i + 1) & 15 : round == 2 ? (3 * i + 5) & 15 : (7 * i) & 15;
            f += a + md5_sines[i] + m[k];
            a = d;
            d = e;
            e = b;
            b += ou_rotl32(f, turns[round][i & 3]);
        }
        h[0] += a;
        h[1] += b;
        h[2] += e;
        h[3] += d;
    }
}

static void sha1_compress(OuChained *c, const uint8_t *block, size_t n_blocks)
{
    static const uint32_t constants[4] = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6};
    for (; n_blocks > 0; n_blocks--, block += 64) {
        uint32_t *h = c->h.w32, w[80], v[5];
        for (unsigned i = 0; i < 80; i++) {
            w[i] = i < 16 ? ou_load_be32(block + 4 * i) : ou_rotl32(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
        }
        memcpy(v, h, sizeof v);
        for (unsigned i = 0; i < 80; i++) {
            unsigned round = i / 20;
            uint32_t f = round == 0   ? (v[1] & v[2]) | (~v[1] & v[3])
                         : round == 2 ? (v[1] & v[2]) | (v[1] & v[3]) | (v[2] & v[3])
                                      : v[1] ^ v[2] ^ v[3];
            uint32_t next = ou_rotl32(v[0], 5) + f + v[4] + constants[round] + w[i];
            v[4] = v[3];
            v[3] = v[2];
            v[2] = ou_rotl32(v[1], 30);
            v[1] = v[0];
            v[0] = next;
        }
        for (unsigned i = 0; i < 5; i++) {
            h[i] += v[i];
        }
    }
}

static void start(OU_UNUSED const OuDigest *digest, OuDigestState *state)
{
    static const uint32_t h[5] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
    state->chained.size = 0;
    memcpy(state->chained.h.w32, h, sizeof h);
}

static void md5_add(OuDigestState *state, const void *data, size_t n)
{
    ou_chained_add(&state->chained, 64, data, n, md5_compress);
}

static void md5_finish(OuDigestState *state, uint8_t *out, size_t n)
{
    ou_chained_pad(&state->chained, 64, false, md5_compress);
    for (size_t i = 0; i < n; i += 4) {
        ou_store(out + i, state->chained.h.w32[i / 4], 4, false);
    }
}

static void sha1_add(OuDigestState *state, const void *data, size_t n)
{
    ou_chained_add(&state->chained, 64, data, n, sha1_compress);
}

static void sha1_finish(OuDigestState *state, uint8_t *out, size_t n)
{
    ou_chained_pad(&state->chained, 64, true, sha1_compress);
    for (size_t i = 0; i < n; i += 4) {
        ou_store(out + i, state->chained.h.w32[i / 4], 4, true);
    }
}

const OuDigest ou_digest_md5 = {"md5", 16, 64, 0, start, md5_add, md5_finish};
const OuDigest ou_digest_sha1 = {"sha1", 20, 64, 0, start, sha1_add, sha1_finish};

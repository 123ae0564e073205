/* blake2.c - BLAKE2b and BLAKE2s (RFC 7693), with keys, salts, personalisation and trees. */
#include "10_builtin/hash/digest.h"

#include <string.h>

static const uint64_t starts[8] = { /* SHA-512's; BLAKE2s takes the upper halves */
    0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
    0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
};

static const uint8_t orders[10][16] = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4}, {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13}, {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11}, {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5}, {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
};

/* Which words of v the eight quarter rounds mix: columns, then diagonals. */
static const uint8_t places[8][4] = {
    {0, 4, 8, 12}, {1, 5, 9, 13}, {2, 6, 10, 14}, {3, 7, 11, 15}, {0, 5, 10, 15}, {1, 6, 11, 12}, {2, 7, 8, 13}, {3, 4, 9, 14},
};

static size_t block_size(const OuBlake2 *state)
{
    return state->small ? 64 : 128;
}

#define QUARTER(type, rotate, r1, r2, r3, r4)                                                      \
    for (unsigned g = 0; g < 8; g++) {                                                             \
        const uint8_t *order = orders[round % 10], *p = places[g];                                 \
        type a = v[p[0]], b = v[p[1]], c = v[p[2]], d = v[p[3]];                                   \
        a += b + m[order[2 * g]];                                                                  \
        d = rotate(d ^ a, r1);                                                                     \
        c += d;                                                                                    \
        b = rotate(b ^ c, r2);                                                                     \
        a += b + m[order[2 * g + 1]];                                                              \
        d = rotate(d ^ a, r3);                                                                     \
        c += d;                                                                                    \
        b = rotate(b ^ c, r4);                                                                     \
        v[p[0]] = a, v[p[1]] = b, v[p[2]] = c, v[p[3]] = d;                                        \
    }

static void compress_64(OuBlake2 *s, const uint8_t *block, bool last)
{
    uint64_t v[16], m[16];
    for (unsigned i = 0; i < 16; i++) {
        m[i] = ou_load_le64(block + 8 * i);
    }
    memcpy(v, s->h, sizeof s->h);
    memcpy(v + 8, starts, sizeof starts);
    v[12] ^= s->size;
    v[14] ^= last ? UINT64_MAX : 0;
    v[15] ^= last && s->last_node ? UINT64_MAX : 0;
    for (unsigned round = 0; round < 12; round++) {
        QUARTER(uint64_t, ou_rotr64, 32, 24, 16, 63)
    }
    for (unsigned i = 0; i < 8; i++) {
        s->h[i] ^= v[i] ^ v[i + 8];
    }
}

static void compress_32(OuBlake2 *s, const uint8_t *block, bool last)
{
    uint32_t v[16], m[16];
    for (unsigned i = 0; i < 16; i++) {
        m[i] = ou_load_le32(block + 4 * i);
    }
    for (unsigned i = 0; i < 8; i++) {
        v[i] = (uint32_t)s->h[i];
        v[i + 8] = (uint32_t)(starts[i] >> 32);
    }
    v[12] ^= (uint32_t)s->size;
    v[13] ^= (uint32_t)(s->size >> 32);
    v[14] ^= last ? UINT32_MAX : 0;
    v[15] ^= last && s->last_node ? UINT32_MAX : 0;
    for (unsigned round = 0; round < 10; round++) {
        QUARTER(uint32_t, ou_rotr32, 16, 12, 8, 7)
    }
    for (unsigned i = 0; i < 8; i++) {
        s->h[i] ^= v[i] ^ v[i + 8];
    }
}

static void compress(OuBlake2 *s, const uint8_t *block, size_t n, bool last)
{
    s->size += n;
    if (s->small) {
        compress_32(s, block, last);
    } else {
        compress_64(s, block, last);
    }
}

void ou_blake2_start(OuBlake2 *state, bool is_small, const OuBlake2Parameters *p, const uint8_t *key)
{
    uint8_t block[64] = {p->digest_size, p->key_size, p->fanout, p->depth};
    *state = (OuBlake2){.digest_size = p->digest_size, .last_node = p->last_node, .small = is_small};
    ou_store(block + 4, p->leaf_size, 4, false);
    ou_store(block + 8, p->node_offset, is_small ? 6 : 8, false);
    block[is_small ? 14 : 16] = p->node_depth;
    block[is_small ? 15 : 17] = p->inner_size;
    memcpy(block + (is_small ? 16 : 32), p->salt, is_small ? 8 : 16);
    memcpy(block + (is_small ? 24 : 48), p->person, is_small ? 8 : 16);
    for (unsigned i = 0; i < 8; i++) {
        state->h[i] = is_small ? (starts[i] >> 32) ^ ou_load_le32(block + 4 * i) : starts[i] ^ ou_load_le64(block + 8 * i);
    }
    if (p->key_size > 0) {
        memcpy(state->block, key, p->key_size);
        state->at = (uint32_t)block_size(state);
    }
}

/* The last block is compressed by finish() only, so a full one waits until more comes. */
void ou_blake2_add(OuBlake2 *state, const void *data, size_t n)
{
    const uint8_t *at = data;
    size_t block = block_size(state);
    while (n > 0) {
        if (state->at == block) {
            compress(state, state->block, block, false);
            state->at = 0;
        }
        if (state->at == 0 && n > block) {
            compress(state, at, block, false);
            at += block;
            n -= block;
            continue;
        }
        size_t part = block - state->at < n ? block - state->at : n;
        memcpy(state->block + state->at, at, part);
        state->at += (uint32_t)part;
        at += part;
        n -= part;
    }
}

void ou_blake2_finish(OuBlake2 *state, uint8_t *out)
{
    uint8_t all[64];
    memset(state->block + state->at, 0, block_size(state) - state->at);
    compress(state, state->block, state->at, true);
    for (unsigned i = 0; i < 8; i++) {
        ou_store(all + i * (state->small ? 4 : 8), state->h[i], state->small ? 4 : 8, false);
    }
    memcpy(out, all, state->digest_size);
}

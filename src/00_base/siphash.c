/* siphash.c - SipHash-1-3, after the paper's description of the state and round.
 *
 * Words are read little-endian whatever the machine, so that a value depends on
 * key and bytes alone. */
#include "00_base/siphash.h"

#include <string.h>

typedef struct Sip {
    uint64_t v0, v1, v2, v3;
} Sip;

OU_INLINE uint64_t turn(uint64_t x, unsigned by)
{
    return x << by | x >> (64 - by);
}

OU_INLINE uint64_t little_endian(uint64_t word)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    return __builtin_bswap64(word);
#else
    return word;
#endif
}

OU_INLINE void sip_round(Sip *s)
{
    s->v0 += s->v1;
    s->v2 += s->v3;
    s->v1 = turn(s->v1, 13) ^ s->v0;
    s->v3 = turn(s->v3, 16) ^ s->v2;
    s->v0 = turn(s->v0, 32);
    s->v2 += s->v1;
    s->v0 += s->v3;
    s->v1 = turn(s->v1, 17) ^ s->v2;
    s->v3 = turn(s->v3, 21) ^ s->v0;
    s->v2 = turn(s->v2, 32);
}

OU_INLINE void absorb(Sip *s, uint64_t word)
{
    s->v3 ^= word;
    sip_round(s);
    s->v0 ^= word;
}

uint64_t ou_siphash13(OuSipKey key, const void *bytes, size_t size)
{
    Sip s = {key.k0 ^ 0x736f6d6570736575u, key.k1 ^ 0x646f72616e646f6du,
             key.k0 ^ 0x6c7967656e657261u, key.k1 ^ 0x7465646279746573u};
    const unsigned char *at = bytes;
    uint64_t word;
    for (size_t left = size; left >= 8; left -= 8, at += 8) {
        memcpy(&word, at, 8);
        absorb(&s, little_endian(word));
    }
    word = 0;
    if ((size & 7) != 0) {
        memcpy(&word, at, size & 7);
    }
    absorb(&s, little_endian(word) | (uint64_t)size << 56);
    s.v2 ^= 0xff;
    sip_round(&s);
    sip_round(&s);
    sip_round(&s);
    return s.v0 ^ s.v1 ^ s.v2 ^ s.v3;
}

OuSipKey ou_siphash_key_from_seed(uint32_t seed)
{
    if (seed == 0) {
        return (OuSipKey){0, 0};
    }
    /* The generator CPython documents for reproducible hashes: a 32-bit linear
     * congruential one, of which bits 16-23 of each state are a byte of the key. */
    uint64_t words[2] = {0, 0};
    uint32_t x = seed;
    for (unsigned i = 0; i < 16; i++) {
        x = x * 214013u + 2531011u;
        words[i / 8] |= (uint64_t)(x >> 16 & 0xff) << (i % 8 * 8);
    }
    return (OuSipKey){words[0], words[1]};
}

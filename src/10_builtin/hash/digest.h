/* digest.h - hash functions of bytes: states that grow by pieces and can be copied with memcpy.
 *
 * Written from their standards (RFC 1321, FIPS 180-4, FIPS 202, RFC 7693), in plain C. They serve where OpenSSL is not
 * installed, and where loading it would cost a start more than it saves (random.py, hmac of short keys). */
#ifndef OU_DIGEST_H
#define OU_DIGEST_H

#include "00_base/base.h"

#define OU_DIGEST_MAX 64  /* bytes of the longest fixed digest */

/* Hashes of the Merkle-Damgard kind: chaining words, and a block that fills up. */
typedef struct OuChained {
    uint64_t size;        /* bytes so far */
    uint8_t block[128];
    union {
        uint32_t w32[8];
        uint64_t w64[8];
    } h;
} OuChained;

typedef struct OuSponge { /* Keccak */
    uint64_t lanes[25];
    uint32_t rate;        /* bytes of a block */
    uint32_t at;          /* where the next byte goes */
    uint8_t suffix;       /* what is put behind the data: 0x06, 0x1f */
} OuSponge;

/* A node's place in a tree, a key's length, ...: what RFC 7693 calls the parameter block. */
typedef struct OuBlake2Parameters {
    uint8_t digest_size, key_size, fanout, depth;
    uint32_t leaf_size;
    uint64_t node_offset; /* 48 bits count in blake2s */
    uint8_t node_depth, inner_size;
    uint8_t salt[16], person[16]; /* 8 bytes count in blake2s */
    bool last_node;
} OuBlake2Parameters;

typedef struct OuBlake2 {
    uint64_t h[8];        /* the small one uses the low halves */
    uint64_t size;        /* bytes that were compressed */
    uint8_t block[128];
    uint32_t at;          /* bytes in block */
    uint8_t digest_size;
    bool last_node, small;
} OuBlake2;

typedef union OuDigestState {
    OuChained chained;
    OuSponge sponge;
} OuDigestState;

typedef struct OuDigest {
    const char *name;
    uint8_t size;         /* bytes of the digest; 0: as many as are asked for */
    uint8_t block;        /* bytes of a block */
    uint8_t suffix;       /* of a sponge */
    void (*start)(const struct OuDigest *digest, OuDigestState *state);
    void (*add)(OuDigestState *state, const void *data, size_t n);
    void (*finish)(OuDigestState *state, uint8_t *out, size_t n); /* n: digest->size, or what is asked for */
} OuDigest;

extern const OuDigest ou_digest_md5, ou_digest_sha1, ou_digest_sha224, ou_digest_sha256, ou_digest_sha384, ou_digest_sha512,
    ou_digest_sha3_224, ou_digest_sha3_256, ou_digest_sha3_384, ou_digest_sha3_512, ou_digest_shake_128, ou_digest_shake_256;

/* key: parameters->key_size bytes. */
void ou_blake2_start(OuBlake2 *state, bool is_small, const OuBlake2Parameters *parameters, const uint8_t *key);
void ou_blake2_add(OuBlake2 *state, const void *data, size_t n);
void ou_blake2_finish(OuBlake2 *state, uint8_t *out); /* state->digest_size bytes */

/* For the hash files: adds data block by block. */
void ou_chained_add(OuChained *c, size_t block, const uint8_t *data, size_t n,
                    void (*compress)(OuChained *c, const uint8_t *block, size_t n_blocks));
/* A one bit, zeros, and the number of bits in the last 8 (or 16) bytes of a block. */
void ou_chained_pad(OuChained *c, size_t block, bool big, void (*compress)(OuChained *c, const uint8_t *block, size_t n_blocks));

OU_INLINE uint32_t ou_load_le32(const uint8_t *p)
{
    return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}
OU_INLINE uint64_t ou_load_le64(const uint8_t *p) { return ou_load_le32(p) | (uint64_t)ou_load_le32(p + 4) << 32; }
OU_INLINE uint32_t ou_load_be32(const uint8_t *p) { return __builtin_bswap32(ou_load_le32(p)); }
OU_INLINE uint64_t ou_load_be64(const uint8_t *p) { return __builtin_bswap64(ou_load_le64(p)); }
OU_INLINE void ou_store(uint8_t *p, uint64_t value, size_t n, bool big)
{
    for (size_t i = 0; i < n; i++) {
        p[big ? n - 1 - i : i] = (uint8_t)(value >> (8 * i));
    }
}
OU_INLINE uint32_t ou_rotl32(uint32_t x, unsigned n) { return x << n | x >> (32 - n); }
OU_INLINE uint32_t ou_rotr32(uint32_t x, unsigned n) { return x >> n | x << (32 - n); }
OU_INLINE uint64_t ou_rotl64(uint64_t x, unsigned n) { return x << n | x >> ((64 - n) & 63); }
OU_INLINE uint64_t ou_rotr64(uint64_t x, unsigned n) { return x >> n | x << (64 - n); }

#endif

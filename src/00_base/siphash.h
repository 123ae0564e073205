/* siphash.h - SipHash-1-3, the keyed hash of str and bytes.
 *
 * Aumasson and Bernstein, "SipHash: a fast short-input PRF" (2012); 1 compression
 * round and 3 final ones, as CPython 3.11 uses it. Same key, same bytes: same value. */
#ifndef OU_SIPHASH_H
#define OU_SIPHASH_H

#include "00_base/base.h"

typedef struct OuSipKey {
    uint64_t k0, k1;
} OuSipKey;

uint64_t ou_siphash13(OuSipKey key, const void *bytes, size_t size);

/* The key that CPython derives from PYTHONHASHSEED=seed; seed 0 means key 0, 0. */
OuSipKey ou_siphash_key_from_seed(uint32_t seed);

#endif

/* hash_int.h - what the hash modules share: their argument, digests as text. */
#ifndef OU_HASH_INT_H
#define OU_HASH_INT_H

#include "10_builtin/data_int.h"
#include "10_builtin/work.h"

/* The data to hash: TypeError for str and for what has no buffer. */
bool ou_hash_buffer(OuThread *th, OuObject *o, OuBuffer *out);

/* 2 n digits. */
OuObject *ou_hash_hex(OuThread *th, const uint8_t *bytes, size_t n);

#endif

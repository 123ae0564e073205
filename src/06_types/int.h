/* int.h - int: 63 bits inline behind a tag, else 64-bit limbs inline.
 *
 * 24 bytes for every value that fits 63 bits: header, then `bits`: value << 1 | 1.
 * A longer one has bits = size << 2 | negative << 1 (tag bit 0), and `size` limbs, least significant
 * first, highest not zero, behind it. A value that fits 63 bits is always inline
 * (INT-1). -5..256 exist once a VM (INT-2). bool shares the layout. */
#ifndef OU_INT_H
#define OU_INT_H

#include "06_types/types_vm.h"

typedef struct OuInt {
    OuObject head;
    int64_t bits;
    uint64_t limbs[];
} OuInt;

extern const OuType ou_int_type, ou_bool_type;

#define OU_INT_INLINE_MAX (INT64_MAX >> 1)
#define OU_INT_INLINE_MIN (INT64_MIN >> 1)

OU_INLINE bool ou_is_int(const OuObject *o)      { return OU_HAS_FLAG(o->type, OU_TYPE_IS_INT); }
OU_INLINE bool ou_is_exact_int(const OuObject *o) { return o->type == &ou_int_type; }
OU_INLINE bool ou_is_bool(const OuObject *o)     { return o->type == &ou_bool_type; }
OU_INLINE bool ou_int_is_inline(const OuObject *o) { return (((const OuInt *)o)->bits & 1) != 0; }
/* Only when inline. */
OU_INLINE int64_t ou_int_value(const OuObject *o) { return ((const OuInt *)o)->bits >> 1; }

OuObject *ou_int_new(OuThread *th, int64_t value);
OuObject *ou_int_new_u64(OuThread *th, uint64_t value);
OuObject *ou_int_from_f64(OuThread *th, double value); /* truncates; errors for inf, nan */
/* Digits and single underscores, sign allowed, spaces not; base 2..36 (0: by prefix). NULL with ValueError. */
OuObject *ou_int_from_digits(OuThread *th, const char *digits, size_t n, int base);
/* int(text, base) of a str, bytes or bytearray: spaces around, digits of all scripts. ValueError shows it. */
OuObject *ou_int_from_text(OuThread *th, OuObject *text, int base);
OuObject *ou_int_from_limbs(OuThread *th, bool negative, const uint64_t *limbs, size_t n); /* normalises */
OuObject *ou_int_from_bytes(OuThread *th, const uint8_t *bytes, size_t n, bool little, bool is_signed);
/* o is an int (subclasses too). False with OverflowError. */
bool ou_int_as_i64(OuThread *th, OuObject *o, int64_t *out);
bool ou_int_as_u64(OuThread *th, OuObject *o, uint64_t *out);
/* 0: fits; -1 / +1: too small / too large, *out clipped. Raises nothing. */
int ou_int_clip_i64(const OuObject *o, int64_t *out);
bool ou_int_as_f64(OuThread *th, OuObject *o, double *out);
int ou_int_sign(const OuObject *o);
/* The magnitude as 64-bit limbs, the least first; their number, 0 for 0. They are the int's own or, of a short one, in `one`. */
size_t ou_int_magnitude(const OuObject *o, uint64_t one[1], const uint64_t **limbs, bool *negative);
OuObject *ou_int_to_text(OuThread *th, OuObject *o, int base, bool prefix);
/* __format__ of an int; spec a str. */
OuObject *ou_int_format(OuThread *th, OuObject *o, OuObject *spec);
/* The arithmetic slots for two ints, any size: what the machine's slow paths call. */
OuObject *ou_int_binary(OuThread *th, OuBinaryOp op, OuObject *a, OuObject *b);
/* -1, 0, 1. */
int ou_int_order(const OuObject *a, const OuObject *b);
/* Part of ou_types_start(): fills types->small_ints. False with MemoryError: perhaps only some of them. */
OU_MUST_USE bool ou_int_start(OuThread *th);

/* The least that sys.set_int_max_str_digits() takes, but for 0, no limit. */
#define OU_INT_LEAST_MAX_STR_DIGITS 640

#endif

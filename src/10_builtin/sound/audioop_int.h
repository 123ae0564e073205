/* audioop_int.h - the files of the module audioop: samples in fragments, and how arguments come in.
 *
 * A sample is 1 to 4 bytes, signed, in the order of bytes of the machines that Ouro runs on, the least first. Codes, rates and
 * widths are changed at full scale: 32 bits, a sample of less is their upper bytes. */
#ifndef OU_AUDIOOP_INT_H
#define OU_AUDIOOP_INT_H

#include "10_builtin/data_int.h"

/* A fragment that a function was given: begin, and end in any case. Both NULL-safe for what was not begun. */
typedef struct OuFragment {
    OuBuffer buffer;
    const uint8_t *data;
    size_t size;  /* bytes */
    size_t width; /* bytes of a sample */
    size_t n;     /* samples */
} OuFragment;

/* False with an error: no bytes-like object, a width that is none, not a whole number of frames. */
bool ou_fragment_begin(OuThread *th, OuFragment *f, OuObject *data, OuObject *width);
void ou_fragment_end(OuThread *th, OuFragment *f);

/* A width of samples that are to be made. */
bool ou_audioop_width(OuThread *th, OuObject *o, size_t *width);

/* Raises audioop.error; false. */
bool ou_audioop_raise(OuThread *th, const char *words);

/* A bytes for n samples; MemoryError. */
OuObject *ou_audioop_room(OuThread *th, size_t n, size_t width);

/* In a bytes from ou_audioop_room(). */
OU_INLINE uint8_t *ou_audioop_bytes(OuObject *bytes)
{
    return (uint8_t *)ou_bytes_data(bytes);
}

OU_INLINE uint32_t ou_sample_raw(const uint8_t *at, size_t width)
{
    uint32_t raw = 0;
    for (size_t i = 0; i < width; i++) {
        raw |= (uint32_t)at[i] << (8 * i);
    }
    return raw;
}

OU_INLINE void ou_sample_put_raw(uint8_t *at, size_t width, uint32_t raw)
{
    for (size_t i = 0; i < width; i++) {
        at[i] = (uint8_t)(raw >> (8 * i));
    }
}

/* At full scale. */
OU_INLINE int32_t ou_sample_full(const uint8_t *at, size_t width)
{
    return (int32_t)(ou_sample_raw(at, width) << (32 - 8 * width));
}

OU_INLINE void ou_sample_put_full(uint8_t *at, size_t width, int32_t value)
{
    ou_sample_put_raw(at, width, (uint32_t)value >> (32 - 8 * width));
}

/* A number: the i-th sample of a fragment. */
OU_INLINE int32_t ou_sample_at(const OuFragment *f, size_t i)
{
    return ou_sample_full(f->data + i * f->width, f->width) >> (32 - 8 * f->width);
}

/* audioop_codes.c */
OuMethodFunction ou_audioop_lin2ulaw, ou_audioop_ulaw2lin, ou_audioop_lin2alaw, ou_audioop_alaw2lin, ou_audioop_lin2adpcm,
    ou_audioop_adpcm2lin, ou_audioop_ratecv;

#endif

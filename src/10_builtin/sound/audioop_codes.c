/* audioop_codes.c - audioop: the logarithmic codes of ITU-T G.711, IMA's ADPCM, and other rates.
 *
 * A G.711 code is a sign, three bits for the power of two and the four bits below the leading one; the formulas stand here rather
 * than tables of 16,384 codes. ADPCM codes the difference from a prediction in four bits, as the IMA's recommended practices
 * (1992) describe it; its two tables are those of that text. */
#include "10_builtin/sound/audioop_int.h"

/* ---- G.711 ---- */

#define ULAW_BIAS 33 /* what makes the lowest segment begin at a power of two, of 14 bits */
#define ULAW_CLIP 8159

/* Of a sample of 14 bits. */
static uint8_t ulaw_encode(int32_t sample)
{
    uint8_t sign = sample < 0 ? 0x7f : 0xff;
    uint32_t size = (uint32_t)(sample < 0 ? -sample : sample);
    size = (size > ULAW_CLIP ? ULAW_CLIP : size) + ULAW_BIAS;
    unsigned segment = 0;
    while (segment < 8 && size >> (segment + 6) != 0) {
        segment++;
    }
    return segment == 8 ? 0x7f ^ sign : (uint8_t)(((segment << 4) | ((size >> (segment + 1)) & 15)) ^ sign);
}

/* To 16 bits. */
static int32_t ulaw_decode(uint8_t code)
{
    uint32_t bits = (uint8_t)~code;
    int32_t size = (int32_t)((((bits & 15) << 3) + 4 * ULAW_BIAS) << ((bits >> 4) & 7)) - 4 * ULAW_BIAS;
    return (bits & 0x80) != 0 ? -size : size;
}

#define ALAW_MASK 0x55 /* every other bit is sent inverted */

/* Of a sample of 13 bits. */
static uint8_t alaw_encode(int32_t sample)
{
    uint8_t sign = sample >= 0 ? 0x80 | ALAW_MASK : ALAW_MASK;
    uint32_t size = (uint32_t)(sample >= 0 ? sample : -sample - 1);
    unsigned segment = 0;
    while (segment < 8 && size >> (segment + 5) != 0) {
        segment++;
    }
    return segment == 8 ? 0x7f ^ sign : (uint8_t)(((segment << 4) | ((size >> (segment < 2 ? 1 : segment)) & 15)) ^ sign);
}

/* To 16 bits. */
static int32_t alaw_decode(uint8_t code)
{
    uint32_t bits = code ^ ALAW_MASK;
    unsigned segment = (bits >> 4) & 7;
    int32_t size = (int32_t)(((bits & 15) << 4) + 8);
    if (segment > 0) {
        size = (size + 0x100) << (segment - 1);
    }
    return (bits & 0x80) != 0 ? size : -size;
}

static OuObject *encode(OuThread *th, OuObject *const *args, uint8_t (*code)(int32_t), unsigned bits)
{
    OuFragment f;
    OuObject *result = ou_fragment_begin(th, &f, args[0], args[1]) ? ou_audioop_room(th, f.n, 1) : NULL;
    for (size_t i = 0; result != NULL && i < f.n; i++) {
        ou_audioop_bytes(result)[i] = code(ou_sample_full(f.data + i * f.width, f.width) >> (32 - bits));
    }
    ou_fragment_end(th, &f);
    return result;
}

static OuObject *decode(OuThread *th, OuObject *const *args, int32_t (*value)(uint8_t))
{
    OuBuffer codes = {0};
    size_t width = 1;
    bool ok = ou_bytes_like(th, args[0], &codes) && ou_audioop_width(th, args[1], &width);
    OuObject *result = ok ? ou_audioop_room(th, codes.size, width) : NULL;
    for (size_t i = 0; result != NULL && i < codes.size; i++) {
        ou_sample_put_full(ou_audioop_bytes(result) + i * width, width, value((uint8_t)codes.data[i]) * 0x10000);
    }
    if (codes.owner != NULL) {
        ou_buffer_release(th, &codes);
    }
    return result;
}

OU_METHOD_SHARED(ou_audioop_lin2ulaw)
{
    return encode(th, args, ulaw_encode, 14);
}

OU_METHOD_SHARED(ou_audioop_ulaw2lin)
{
    return decode(th, args, ulaw_decode);
}

OU_METHOD_SHARED(ou_audioop_lin2alaw)
{
    return encode(th, args, alaw_encode, 13);
}

OU_METHOD_SHARED(ou_audioop_alaw2lin)
{
    return decode(th, args, alaw_decode);
}

/* ---- states ---- */

/* A tuple, or None for none; TypeError. */
static bool is_state(OuThread *th, OuObject *state)
{
    return state == OU_NONE || ou_is_tuple(state) || ou_raise(th, &ou_exc_type_error, "state must be a tuple or None");
}

static bool read_pair(OuThread *th, OuObject *pair, const char *function, int *first, int *second)
{
    if (!ou_is_tuple(pair) || ou_tuple_size(pair) != 2) {
        return ou_raise(th, &ou_exc_type_error, "%s(): illegal state argument", function);
    }
    return ou_as_format_int(th, ou_tuple_borrow(pair, 0), first) && ou_as_format_int(th, ou_tuple_borrow(pair, 1), second);
}

static OuObject *pair_new(OuThread *th, int64_t first, int64_t second)
{
    OuObject *o = ou_int_new(th, first);
    return o == NULL ? NULL : ou_seq_pair_adopt(th, o, ou_int_new(th, second));
}

/* ---- ADPCM ---- */

#define N_STEPS 89

typedef struct Adpcm {
    int value; /* what was coded last: 16 bits */
    int index; /* of the step */
} Adpcm;

static const int16_t steps[N_STEPS] = {
    7,     8,     9,     10,    11,    12,    13,    14,    16,    17,    19,    21,    23,    25,    28,    31,    34,   37,
    41,    45,    50,    55,    60,    66,    73,    80,    88,    97,    107,   118,   130,   143,   157,   173,   190,  209,
    230,   253,   279,   307,   337,   371,   408,   449,   494,   544,   598,   658,   724,   796,   876,   963,   1060, 1166,
    1282,  1411,  1552,  1707,  1878,  2066,  2272,  2499,  2749,  3024,  3327,  3660,  4026,  4428,  4871,  5358,  5894, 6484,
    7132,  7845,  8630,  9493,  10442, 11487, 12635, 13899, 15289, 16818, 18500, 20350, 22385, 24623, 27086, 29794, 32767};
static const int8_t index_changes[8] = {-1, -1, -1, -1, 2, 4, 6, 8};

/* The decoder's half, which the coder does as well: the state after a code of four bits. */
static void adpcm_follow(Adpcm *s, unsigned code)
{
    int step = steps[s->index];
    int change = (step >> 3) + ((code & 4) != 0 ? step : 0) + ((code & 2) != 0 ? step >> 1 : 0) + ((code & 1) != 0 ? step >> 2 : 0);
    int value = (code & 8) != 0 ? s->value - change : s->value + change;
    s->value = value > INT16_MAX ? INT16_MAX : value < INT16_MIN ? INT16_MIN : value;
    int index = s->index + index_changes[code & 7];
    s->index = index < 0 ? 0 : index >= N_STEPS ? N_STEPS - 1 : index;
}

static unsigned adpcm_code(const Adpcm *s, int value)
{
    int step = steps[s->index], difference = value - s->value;
    unsigned code = difference < 0 ? 8 : 0;
    difference = difference < 0 ? -difference : difference;
    for (unsigned bit = 4; bit > 0; bit >>= 1, step >>= 1) {
        if (difference >= step) {
            code |= bit;
            difference -= step;
        }
    }
    return code;
}

static bool adpcm_begin(OuThread *th, OuObject *state, const char *function, Adpcm *s)
{
    *s = (Adpcm){0, 0};
    if (!is_state(th, state) || (state != OU_NONE && !read_pair(th, state, function, &s->value, &s->index))) {
        return false;
    }
    bool good = s->value <= INT16_MAX && s->value >= INT16_MIN && s->index >= 0 && s->index < N_STEPS;
    return good || ou_raise(th, &ou_exc_value_error, "bad state");
}

/* (result, (value, index)); the result is taken over. */
static OuObject *adpcm_end_adopt(OuThread *th, OuObject *result, const Adpcm *s)
{
    return result == NULL ? NULL : ou_seq_pair_adopt(th, result, pair_new(th, s->value, s->index));
}

/* Two codes a byte, the first in the upper half; a last one without a second is not written, but counts for the state. */
OU_METHOD_SHARED(ou_audioop_lin2adpcm)
{
    OuFragment f;
    Adpcm s;
    bool ok = ou_fragment_begin(th, &f, args[0], args[1]) && adpcm_begin(th, args[2], "lin2adpcm", &s);
    OuObject *result = ok ? ou_audioop_room(th, f.n / 2, 1) : NULL;
    unsigned upper = 0;
    for (size_t i = 0; result != NULL && i < f.n; i++) {
        unsigned code = adpcm_code(&s, ou_sample_full(f.data + i * f.width, f.width) >> 16);
        adpcm_follow(&s, code);
        if ((i & 1) == 0) {
            upper = code << 4;
        } else {
            ou_audioop_bytes(result)[i / 2] = (uint8_t)(upper | code);
        }
    }
    ou_fragment_end(th, &f);
    return adpcm_end_adopt(th, result, &s);
}

OU_METHOD_SHARED(ou_audioop_adpcm2lin)
{
    OuBuffer codes = {0};
    Adpcm s;
    size_t width = 1;
    bool ok = ou_bytes_like(th, args[0], &codes) && ou_audioop_width(th, args[1], &width) && adpcm_begin(th, args[2], "adpcm2lin", &s);
    OuObject *result = ok ? ou_audioop_room(th, codes.size, 2 * width) : NULL;
    for (size_t i = 0; result != NULL && i < 2 * codes.size; i++) {
        unsigned both = (uint8_t)codes.data[i / 2];
        adpcm_follow(&s, (i & 1) == 0 ? both >> 4 : both & 15);
        ou_sample_put_full(ou_audioop_bytes(result) + i * width, width, s.value * 0x10000);
    }
    if (codes.owner != NULL) {
        ou_buffer_release(th, &codes);
    }
    return adpcm_end_adopt(th, result, &s);
}

/* ---- rates ---- */

/* A conversion: output frames lie on lines between input frames. `ahead` says where the next one is: below zero, behind the
 * frame read last, so another is read first; else so far before it, in units of 1/out of the distance between two. */
typedef struct Rates {
    int n_channels, in, out, weight_a, weight_b;
    int64_t ahead;
    int32_t *frames; /* the frame before and the one read last, by channel: 2 * n_channels */
} Rates;

static int divisor(int a, int b)
{
    while (b != 0) {
        int rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static bool rates_state(OuThread *th, Rates *r, OuObject *state)
{
    if (state == OU_NONE) {
        r->ahead = -(int64_t)r->out;
        memset(r->frames, 0, (size_t)r->n_channels * 2 * sizeof *r->frames);
        return true;
    }
    int ahead;
    if (ou_tuple_size(state) != 2 || !ou_is_tuple(ou_tuple_borrow(state, 1))) {
        return ou_raise(th, &ou_exc_type_error, "ratecv(): illegal state argument");
    }
    OuObject *channels = ou_tuple_borrow(state, 1);
    if (!ou_as_format_int(th, ou_tuple_borrow(state, 0), &ahead)) {
        return false;
    }
    if (ou_tuple_size(channels) != (size_t)r->n_channels) {
        return ou_audioop_raise(th, "illegal state argument");
    }
    r->ahead = ahead;
    for (size_t i = 0; i < (size_t)r->n_channels; i++) {
        int before, last;
        if (!read_pair(th, ou_tuple_borrow(channels, i), "ratecv", &before, &last)) {
            return false;
        }
        r->frames[2 * i] = before;
        r->frames[2 * i + 1] = last;
    }
    /* No call leaves an output frame that could be made; with one far ahead the result would be of any size. */
    return ahead < r->out || ou_audioop_raise(th, "illegal state argument");
}

/* (ahead, ((before, last), ...)), new. */
static OuObject *rates_state_new(OuThread *th, const Rates *r)
{
    OuObject *channels = ou_tuple_new(th, (size_t)r->n_channels);
    for (size_t i = 0; channels != NULL && i < (size_t)r->n_channels; i++) {
        OuObject *pair = pair_new(th, r->frames[2 * i], r->frames[2 * i + 1]);
        ou_tuple_items(channels)[i] = pair;
        if (pair == NULL) {
            ou_clear_ref(th, &channels);
        }
    }
    if (channels == NULL) {
        return NULL;
    }
    ou_tuple_ready(th, channels);
    OuObject *ahead = ou_int_new(th, r->ahead);
    if (ahead == NULL) {
        ou_drop(th, channels);
        return NULL;
    }
    return ou_seq_pair_adopt(th, ahead, channels);
}

/* One input frame, smoothed by the one before it. */
static const uint8_t *rates_read(Rates *r, const uint8_t *at, size_t width)
{
    double a = r->weight_a, b = r->weight_b;
    for (size_t i = 0; i < (size_t)r->n_channels; i++, at += width) {
        int32_t *frame = r->frames + 2 * i;
        frame[0] = frame[1];
        frame[1] = (int32_t)((a * (double)ou_sample_full(at, width) + b * (double)frame[0]) / (a + b));
    }
    r->ahead += r->out;
    return at;
}

static bool rates_write(OuThread *th, Rates *r, OuByteBuilder *out, size_t width)
{
    size_t bytes = (size_t)r->n_channels * width;
    if (!ou_byte_builder_reserve(th, out, bytes)) {
        return false;
    }
    uint8_t *at = (uint8_t *)out->data + out->n;
    for (size_t i = 0; i < (size_t)r->n_channels; i++, at += width) {
        const int32_t *frame = r->frames + 2 * i;
        double mix = ((double)frame[0] * (double)r->ahead + (double)frame[1] * (double)(r->out - r->ahead)) / (double)r->out;
        ou_sample_put_full(at, width, (int32_t)mix);
    }
    out->n += bytes;
    r->ahead -= r->in;
    return true;
}

static OuObject *rates_convert(OuThread *th, Rates *r, const OuFragment *f)
{
    OuByteBuilder out = {NULL, 0, 0};
    const uint8_t *at = f->data;
    size_t left = f->size / f->width / (size_t)r->n_channels;
    bool ok = true;
    while (ok && (r->ahead >= 0 || left > 0)) {
        if (r->ahead >= 0) {
            ok = rates_write(th, r, &out, f->width);
        } else {
            at = rates_read(r, at, f->width);
            left--;
        }
    }
    if (!ok) {
        ou_byte_builder_abandon(th, &out);
        return NULL;
    }
    OuObject *bytes = ou_byte_builder_finish(th, &out);
    return bytes == NULL ? NULL : ou_seq_pair_adopt(th, bytes, rates_state_new(th, r));
}

static bool rates_check(OuThread *th, const Rates *r, const OuFragment *f)
{
    if (r->n_channels < 1) {
        return ou_audioop_raise(th, "# of channels should be >= 1");
    }
    if (r->n_channels > INT32_MAX / (int)f->width) {
        return ou_raise(th, &ou_exc_overflow_error, "width * nchannels too big for a C int");
    }
    if (r->weight_a < 1 || r->weight_b < 0) {
        return ou_audioop_raise(th, "weightA should be >= 1, weightB should be >= 0");
    }
    if (f->size % (f->width * (size_t)r->n_channels) != 0) {
        return ou_audioop_raise(th, "not a whole number of frames");
    }
    return (r->in > 0 && r->out > 0) || ou_audioop_raise(th, "sampling rate not > 0");
}

OU_METHOD_SHARED(ou_audioop_ratecv)
{
    OuFragment f = {0};
    Rates r = {.weight_a = 1};
    OuObject *result = NULL;
    bool ok = ou_bytes_like(th, args[0], &f.buffer) && ou_as_c_int(th, args[2], &r.n_channels) && ou_as_c_int(th, args[3], &r.in) &&
              ou_as_c_int(th, args[4], &r.out) && ou_as_c_int(th, args[6], &r.weight_a) && ou_as_c_int(th, args[7], &r.weight_b) &&
              ou_audioop_width(th, args[1], &f.width);
    f.data = (const uint8_t *)f.buffer.data;
    f.size = f.buffer.size;
    size_t room;
    if (ok && rates_check(th, &r, &f) && is_state(th, args[5])) {
        int common = divisor(r.in, r.out);
        r.in /= common;
        r.out /= common;
        common = divisor(r.weight_a, r.weight_b);
        r.weight_a /= common;
        r.weight_b /= common;
        if (!ou_checked_array(0, (size_t)r.n_channels, 2 * sizeof *r.frames, &room)) {
            ou_raise_memory(th);
        } else if ((r.frames = ou_mem_take(th, room)) != NULL) {
            result = rates_state(th, &r, args[5]) ? rates_convert(th, &r, &f) : NULL;
            ou_mem_give(th, r.frames, room);
        }
    }
    ou_fragment_end(th, &f);
    return result;
}

/* audioop_module.c - the module audioop: arithmetic on fragments of sound. Codes and rates are in audioop_codes.c. */
#include "10_builtin/sound/audioop_int.h"

#include <math.h>

/* ---- fragments ---- */

static OuObject *error_class(OuThread *th)
{
    return ou_data_exception(th, OU_KEPT_AUDIOOP_ERROR, "audioop.error", NULL);
}

bool ou_audioop_raise(OuThread *th, const char *words)
{
    return ou_data_raise(th, error_class(th), "%s", words);
}

bool ou_audioop_width(OuThread *th, OuObject *o, size_t *width)
{
    int given = 0;
    if (!ou_as_c_int(th, o, &given)) {
        return false;
    }
    if (given < 1 || given > 4) {
        return ou_audioop_raise(th, "Size should be 1, 2, 3 or 4");
    }
    *width = (size_t)given;
    return true;
}

bool ou_fragment_begin(OuThread *th, OuFragment *f, OuObject *data, OuObject *width)
{
    *f = (OuFragment){.width = 1};
    if (!ou_bytes_like(th, data, &f->buffer) || !ou_audioop_width(th, width, &f->width)) {
        return false;
    }
    f->data = (const uint8_t *)f->buffer.data;
    f->size = f->buffer.size;
    f->n = f->size / f->width;
    return f->size % f->width == 0 || ou_audioop_raise(th, "not a whole number of frames");
}

void ou_fragment_end(OuThread *th, OuFragment *f)
{
    if (f->buffer.owner != NULL) {
        ou_buffer_release(th, &f->buffer);
    }
}

OuObject *ou_audioop_room(OuThread *th, size_t n, size_t width)
{
    size_t bytes;
    if (!ou_checked_array(0, n, width, &bytes) || bytes > OU_BYTES_MAX) {
        ou_raise_memory(th);
        return NULL;
    }
    return ou_bytes_new(th, bytes);
}

/* The largest number of a width; the smallest is one below its negative. */
static double largest(size_t width)
{
    return ldexp(1, (int)(8 * width - 1)) - 1;
}

/* A computed sample: clipped, and rounded down. What is no number becomes the smallest int of C, cut to the width. */
static uint32_t rounded(double value, size_t width)
{
    double top = largest(width), bottom = -top - 1;
    if (isnan(value)) {
        return UINT32_C(1) << 31;
    }
    value = value > top ? top : value < bottom + 1 ? bottom : floor(value);
    return (uint32_t)(int32_t)value;
}

static uint32_t size_of(int32_t value)
{
    return value < 0 ? 0u - (uint32_t)value : (uint32_t)value;
}

/* ---- what a fragment is like ---- */

OU_METHOD(getsample)
{
    OuFragment f;
    int64_t index;
    OuObject *result = NULL;
    if (ou_fragment_begin(th, &f, args[0], args[1]) && ou_as_ssize(th, args[2], &index)) {
        if (index < 0 || (uint64_t)index >= f.n) {
            ou_audioop_raise(th, "Index out of range");
        } else {
            result = ou_int_new(th, ou_sample_at(&f, (size_t)index));
        }
    }
    ou_fragment_end(th, &f);
    return result;
}

OU_METHOD(loudest)
{
    OuFragment f;
    uint32_t most = 0;
    bool ok = ou_fragment_begin(th, &f, args[0], args[1]);
    for (size_t i = 0; ok && i < f.n; i++) {
        uint32_t size = size_of(ou_sample_at(&f, i));
        most = size > most ? size : most;
    }
    ou_fragment_end(th, &f);
    return ok ? ou_int_new(th, most) : NULL;
}

OU_METHOD(minmax)
{
    OuFragment f;
    int32_t least = INT32_MAX, most = INT32_MIN;
    bool ok = ou_fragment_begin(th, &f, args[0], args[1]);
    for (size_t i = 0; ok && i < f.n; i++) {
        int32_t value = ou_sample_at(&f, i);
        least = value < least ? value : least;
        most = value > most ? value : most;
    }
    ou_fragment_end(th, &f);
    OuObject *first = ok ? ou_int_new(th, least) : NULL;
    return first == NULL ? NULL : ou_seq_pair_adopt(th, first, ou_int_new(th, most));
}

/* The sum of the samples, or of their squares, in floating point. */
static bool sum_of(OuThread *th, OuObject *const *args, bool squares, double *sum, size_t *count)
{
    OuFragment f;
    bool ok = ou_fragment_begin(th, &f, args[0], args[1]);
    *sum = 0;
    for (size_t i = 0; ok && i < f.n; i++) {
        double value = ou_sample_at(&f, i);
        *sum += squares ? value * value : value;
    }
    *count = f.n;
    ou_fragment_end(th, &f);
    return ok;
}

OU_METHOD(avg)
{
    double sum;
    size_t count;
    return !sum_of(th, args, false, &sum, &count) ? NULL : ou_int_new(th, count == 0 ? 0 : (int64_t)floor(sum / (double)count));
}

OU_METHOD(rms)
{
    double sum;
    size_t count;
    return !sum_of(th, args, true, &sum, &count) ? NULL : ou_int_new(th, count == 0 ? 0 : (int64_t)sqrt(sum / (double)count));
}

OU_METHOD(cross)
{
    OuFragment f;
    int64_t crossings = -1; /* the first sample has a sign, too, that none had before */
    bool ok = ou_fragment_begin(th, &f, args[0], args[1]);
    bool below = false;
    for (size_t i = 0; ok && i < f.n; i++) {
        bool is_below = ou_sample_at(&f, i) < 0;
        crossings += i == 0 || is_below != below;
        below = is_below;
    }
    ou_fragment_end(th, &f);
    return ok ? ou_int_new(th, crossings) : NULL;
}

/* Distances between one peak and the next: their sum, the largest, and how many there are. A peak is a sample where a rise
 * becomes a fall or the other way round. */
typedef struct Peaks {
    double sum;
    uint32_t largest;
    uint64_t n;
} Peaks;

static bool find_peaks(OuThread *th, OuObject *const *args, Peaks *peaks)
{
    OuFragment f;
    bool ok = ou_fragment_begin(th, &f, args[0], args[1]);
    bool has_way = false, falls = false, has_peak = false;
    int32_t peak = 0, before = ok && f.n > 0 ? ou_sample_at(&f, 0) : 0;
    *peaks = (Peaks){0, 0, 0};
    for (size_t i = 1; ok && i < f.n; i++) {
        int32_t value = ou_sample_at(&f, i);
        if (value == before) {
            continue;
        }
        if (has_way && falls != (value < before)) {
            if (has_peak) {
                int64_t distance = (int64_t)before - peak;
                uint32_t size = (uint32_t)(distance < 0 ? -distance : distance);
                peaks->sum += (double)size;
                peaks->largest = size > peaks->largest ? size : peaks->largest;
                peaks->n++;
            }
            has_peak = true;
            peak = before;
        }
        has_way = true;
        falls = value < before;
        before = value;
    }
    ou_fragment_end(th, &f);
    return ok;
}

OU_METHOD(avgpp)
{
    Peaks peaks;
    if (!find_peaks(th, args, &peaks)) {
        return NULL;
    }
    return ou_int_new(th, peaks.n == 0 ? 0 : (int64_t)(peaks.sum / (double)peaks.n));
}

OU_METHOD(maxpp)
{
    Peaks peaks;
    return find_peaks(th, args, &peaks) ? ou_int_new(th, peaks.largest) : NULL;
}

/* ---- likeness of fragments of two bytes a sample ---- */

typedef struct Shorts {
    OuBuffer buffer;
    size_t n;
} Shorts;

static bool shorts_begin(OuThread *th, Shorts *s, OuObject *o)
{
    *s = (Shorts){0};
    if (!ou_bytes_like(th, o, &s->buffer)) {
        return false;
    }
    s->n = s->buffer.size / 2;
    return true;
}

static void shorts_end(OuThread *th, Shorts *s)
{
    if (s->buffer.owner != NULL) {
        ou_buffer_release(th, &s->buffer);
    }
}

static bool are_even(OuThread *th, const Shorts *a, const Shorts *b)
{
    return ((a->buffer.size | b->buffer.size) & 1) == 0 || ou_audioop_raise(th, "Strings should be even-sized");
}

static double short_at(const Shorts *s, size_t i)
{
    return ou_sample_full((const uint8_t *)s->buffer.data + 2 * i, 2) >> 16;
}

/* The sum of a[from + i] * b[from_b + i], n of them: exact, but for fragments of a million loud samples. */
static double product(const Shorts *a, size_t from, const Shorts *b, size_t from_b, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        sum += short_at(a, from + i) * short_at(b, from_b + i);
    }
    return sum;
}

/* Where in the first fragment the second fits best, and by which factor: the place with the least square of what is left. */
static OuObject *best_fit(OuThread *th, const Shorts *a, const Shorts *b)
{
    size_t best = 0, last = a->n - b->n;
    double energy_b = product(b, 0, b, 0, b->n), energy = product(a, 0, a, 0, b->n), least = 0;
    for (size_t at = 0; at <= last; at++) {
        if (at > 0) { /* the window moves by one */
            double out = short_at(a, at - 1), in = short_at(a, at + b->n - 1);
            energy = energy + in * in - out * out;
        }
        double common = product(a, at, b, 0, b->n);
        double left = (energy_b * energy - common * common) / energy;
        if (at == 0 || left < least) {
            least = left;
            best = at;
        }
    }
    double factor = product(a, best, b, 0, b->n) / energy_b;
    OuObject *place = ou_int_new(th, (int64_t)best);
    return place == NULL ? NULL : ou_seq_pair_adopt(th, place, ou_float_new(th, factor));
}

OU_METHOD(findfit)
{
    Shorts a, b = {0};
    OuObject *result = NULL;
    if (shorts_begin(th, &a, args[0]) && shorts_begin(th, &b, args[1]) && are_even(th, &a, &b)) {
        if (a.n < b.n) {
            ou_audioop_raise(th, "First sample should be longer");
        } else if (b.n == 0) { /* fits anywhere, by no factor */
            OuObject *place = ou_int_new(th, 0);
            result = place == NULL ? NULL : ou_seq_pair_adopt(th, place, ou_float_new(th, (double)NAN));
        } else {
            result = best_fit(th, &a, &b);
        }
    }
    shorts_end(th, &b);
    shorts_end(th, &a);
    return result;
}

OU_METHOD(findfactor)
{
    Shorts a, b = {0};
    OuObject *result = NULL;
    if (shorts_begin(th, &a, args[0]) && shorts_begin(th, &b, args[1]) && are_even(th, &a, &b)) {
        if (a.n != b.n) {
            ou_audioop_raise(th, "Samples should be same size");
        } else {
            double energy = product(&b, 0, &b, 0, b.n);
            result = ou_float_new(th, b.n == 0 ? (double)NAN : product(&a, 0, &b, 0, b.n) / energy);
        }
    }
    shorts_end(th, &b);
    shorts_end(th, &a);
    return result;
}

OU_METHOD(findmax)
{
    Shorts a;
    int64_t length;
    OuObject *result = NULL;
    if (!shorts_begin(th, &a, args[0]) || !ou_as_ssize(th, args[1], &length) || !are_even(th, &a, &a)) {
    } else if (length < 0 || (uint64_t)length > a.n) {
        ou_audioop_raise(th, "Input sample should be longer");
    } else {
        size_t window = (size_t)length, best = 0;
        double energy = product(&a, 0, &a, 0, window), most = energy;
        for (size_t at = 1; window > 0 && at <= a.n - window; at++) {
            double out = short_at(&a, at - 1), in = short_at(&a, at + window - 1);
            energy = energy + in * in - out * out;
            if (energy > most) {
                most = energy;
                best = at;
            }
        }
        result = ou_int_new(th, (int64_t)best);
    }
    shorts_end(th, &a);
    return result;
}

/* ---- new fragments ---- */

OU_METHOD(mul)
{
    OuFragment f;
    double factor;
    bool ok = ou_fragment_begin(th, &f, args[0], args[1]) && ou_as_f64(th, args[2], &factor);
    OuObject *result = ok ? ou_audioop_room(th, f.n, f.width) : NULL;
    for (size_t i = 0; result != NULL && i < f.n; i++) {
        ou_sample_put_raw(ou_audioop_bytes(result) + i * f.width, f.width, rounded(ou_sample_at(&f, i) * factor, f.width));
    }
    ou_fragment_end(th, &f);
    return result;
}

OU_METHOD(tomono)
{
    OuFragment f;
    double left, right;
    OuObject *result = NULL;
    if (!ou_fragment_begin(th, &f, args[0], args[1]) || !ou_as_f64(th, args[2], &left) || !ou_as_f64(th, args[3], &right)) {
    } else if ((f.n & 1) != 0) {
        ou_audioop_raise(th, "not a whole number of frames");
    } else {
        result = ou_audioop_room(th, f.n / 2, f.width);
        for (size_t i = 0; result != NULL && i < f.n / 2; i++) {
            double value = ou_sample_at(&f, 2 * i) * left + ou_sample_at(&f, 2 * i + 1) * right;
            ou_sample_put_raw(ou_audioop_bytes(result) + i * f.width, f.width, rounded(value, f.width));
        }
    }
    ou_fragment_end(th, &f);
    return result;
}

OU_METHOD(tostereo)
{
    OuFragment f;
    double left, right;
    bool ok = ou_fragment_begin(th, &f, args[0], args[1]) && ou_as_f64(th, args[2], &left) && ou_as_f64(th, args[3], &right);
    OuObject *result = ok ? ou_audioop_room(th, f.n, 2 * f.width) : NULL;
    for (size_t i = 0; result != NULL && i < f.n; i++) {
        double value = ou_sample_at(&f, i);
        uint8_t *out = ou_audioop_bytes(result) + 2 * i * f.width;
        ou_sample_put_raw(out, f.width, rounded(value * left, f.width));
        ou_sample_put_raw(out + f.width, f.width, rounded(value * right, f.width));
    }
    ou_fragment_end(th, &f);
    return result;
}

OU_METHOD(add)
{
    OuFragment a, b = {0};
    OuObject *result = NULL;
    if (!ou_bytes_like(th, args[1], &b.buffer)) {
        a.buffer.owner = NULL;
    } else if (!ou_fragment_begin(th, &a, args[0], args[2])) {
    } else if (a.size != b.buffer.size) {
        ou_audioop_raise(th, "Lengths should be the same");
    } else {
        b = (OuFragment){b.buffer, (const uint8_t *)b.buffer.data, a.size, a.width, a.n};
        result = ou_audioop_room(th, a.n, a.width);
        for (size_t i = 0; result != NULL && i < a.n; i++) {
            double sum = (double)ou_sample_at(&a, i) + (double)ou_sample_at(&b, i);
            ou_sample_put_raw(ou_audioop_bytes(result) + i * a.width, a.width, rounded(sum, a.width));
        }
    }
    ou_fragment_end(th, &a);
    ou_fragment_end(th, &b);
    return result;
}

OU_METHOD(bias)
{
    OuFragment f;
    int amount;
    bool ok = ou_fragment_begin(th, &f, args[0], args[1]) && ou_as_c_int(th, args[2], &amount);
    OuObject *result = ok ? ou_audioop_room(th, f.n, f.width) : NULL;
    for (size_t i = 0; result != NULL && i < f.n; i++) {
        uint32_t raw = ou_sample_raw(f.data + i * f.width, f.width);
        ou_sample_put_raw(ou_audioop_bytes(result) + i * f.width, f.width, raw + (uint32_t)amount);
    }
    ou_fragment_end(th, &f);
    return result;
}

OU_METHOD(reverse)
{
    OuFragment f;
    OuObject *result = ou_fragment_begin(th, &f, args[0], args[1]) ? ou_audioop_room(th, f.n, f.width) : NULL;
    for (size_t i = 0; result != NULL && i < f.n; i++) {
        memcpy(ou_audioop_bytes(result) + (f.n - 1 - i) * f.width, f.data + i * f.width, f.width);
    }
    ou_fragment_end(th, &f);
    return result;
}

OU_METHOD(byteswap)
{
    OuFragment f;
    OuObject *result = ou_fragment_begin(th, &f, args[0], args[1]) ? ou_audioop_room(th, f.n, f.width) : NULL;
    for (size_t i = 0; result != NULL && i < f.size; i++) {
        size_t within = i % f.width;
        ou_audioop_bytes(result)[i - within + f.width - 1 - within] = f.data[i];
    }
    ou_fragment_end(th, &f);
    return result;
}

OU_METHOD(lin2lin)
{
    OuFragment f;
    size_t width = 1;
    bool ok = ou_fragment_begin(th, &f, args[0], args[1]) && ou_audioop_width(th, args[2], &width);
    OuObject *result = ok ? ou_audioop_room(th, f.n, width) : NULL;
    for (size_t i = 0; result != NULL && i < f.n; i++) {
        ou_sample_put_full(ou_audioop_bytes(result) + i * width, width, ou_sample_full(f.data + i * f.width, f.width));
    }
    ou_fragment_end(th, &f);
    return result;
}

static const OuMethodDef functions[] = {
    {"add", add, "fragment1, fragment2, width, /", 0, "The sum of two fragments of the same length, clipped."},
    {"adpcm2lin", ou_audioop_adpcm2lin, "fragment, width, state, /", 0, "Decode an Intel/DVI ADPCM coded fragment to a linear one."},
    {"alaw2lin", ou_audioop_alaw2lin, "fragment, width, /", 0, "Decode a fragment in a-LAW encoding to a linear one."},
    {"avg", avg, "fragment, width, /", 0, "The average over all samples."},
    {"avgpp", avgpp, "fragment, width, /", 0, "The average distance between one peak and the next."},
    {"bias", bias, "fragment, width, bias, /", 0, "The fragment with a bias added to each sample; samples wrap around."},
    {"byteswap", byteswap, "fragment, width, /", 0, "The fragment with the bytes of each sample in the other order."},
    {"cross", cross, "fragment, width, /", 0, "The number of zero crossings."},
    {"findfactor", findfactor, "fragment, reference, /", 0, "The factor F for which rms(add(fragment, mul(reference, -F))) is the least."},
    {"findfit", findfit, "fragment, reference, /", 0, "Where the reference fits the fragment best, and by which factor."},
    {"findmax", findmax, "fragment, length, /", 0, "Where in the fragment as many samples as `length` have the most energy."},
    {"getsample", getsample, "fragment, width, index, /", 0, "The value of one sample."},
    {"lin2adpcm", ou_audioop_lin2adpcm, "fragment, width, state, /", 0, "Encode samples as Intel/DVI ADPCM, four bits each."},
    {"lin2alaw", ou_audioop_lin2alaw, "fragment, width, /", 0, "Encode samples as a-LAW, one byte each."},
    {"lin2lin", lin2lin, "fragment, width, newwidth, /", 0, "Convert samples between widths."},
    {"lin2ulaw", ou_audioop_lin2ulaw, "fragment, width, /", 0, "Encode samples as u-LAW, one byte each."},
    {"max", loudest, "fragment, width, /", 0, "The largest absolute value of all samples."},
    {"maxpp", maxpp, "fragment, width, /", 0, "The largest distance between one peak and the next."},
    {"minmax", minmax, "fragment, width, /", 0, "The smallest and the largest sample."},
    {"mul", mul, "fragment, width, factor, /", 0, "The fragment with each sample multiplied by a number, clipped."},
    {"ratecv", ou_audioop_ratecv, "fragment, width, nchannels, inrate, outrate, state, weightA=1, weightB=0, /", 0,
     "Convert the rate of frames; the result is a fragment and a state for the next call."},
    {"reverse", reverse, "fragment, width, /", 0, "The samples in the other order."},
    {"rms", rms, "fragment, width, /", 0, "The root of the mean of the squares of all samples."},
    {"tomono", tomono, "fragment, width, lfactor, rfactor, /", 0, "A fragment of one channel from one of two."},
    {"tostereo", tostereo, "fragment, width, lfactor, rfactor, /", 0, "A fragment of two channels from one of one."},
    {"ulaw2lin", ou_audioop_ulaw2lin, "fragment, width, /", 0, "Decode a fragment in u-LAW encoding to a linear one."},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    if (!ou_data_warn_removed(th, "audioop")) {
        return NULL;
    }
    OuObject *module = ou_module_make(th, "audioop", NULL, functions);
    OuObject *error = module == NULL ? NULL : error_class(th);
    if (module != NULL && (error == NULL || !ou_module_add(th, module, "error", error))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module_audioop = {.name = "audioop", .make = make};

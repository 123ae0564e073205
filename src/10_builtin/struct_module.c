/* struct_module.c - the module _struct: values to bytes and back, as a format says.
 *
 * A format is parsed once into rows (a code, where it lies, how often), kept in a Struct object; the functions of the
 * module find theirs in a cache by the format's text. Each integer code is a size and a signedness, so that native and
 * standard formats differ in the rows only, not in the code that packs. */
#include "10_builtin/data_int.h"

#include "06_types/dict.h"

#include <ctype.h>
#include <math.h>

#define METHOD(name) OU_METHOD(name)

#define CACHE_MAX 100 /* formats */

typedef struct Row {
    char code;
    uint8_t size;   /* bytes of one value; of s and p: of all */
    size_t offset;  /* of the first one */
    size_t count;   /* values; of s and p: bytes of the one value */
} Row;

/* STRUCT-1 uninitialised: rows NULL, size and n_values -1. */
typedef struct Struct {
    OuObject head;
    OuObject *format; /* bytes; owned, NULL until __init__ ran */
    Row *rows;        /* ou_mem block of n_rows */
    size_t n_rows;
    int64_t size, n_values;
    bool big, native;
} Struct;

typedef struct UnpackIter {
    OuObject head;
    OuObject *of;    /* the Struct; NULL: exhausted */
    OuBuffer buffer;
    size_t next;
} UnpackIter;

extern const OuType ou_struct_type, ou_struct_iter_type;

static OuObject *error(OuThread *th)
{
    return ou_data_exception(th, OU_KEPT_STRUCT_ERROR, "struct.error", NULL);
}

/* Raises struct.error; false and NULL as the caller needs. */
#define FAIL(...) ou_data_raise(th, error(th), __VA_ARGS__)
#define FAIL_NULL(...) ou_data_null(th, error(th), __VA_ARGS__)

/* ---- formats ---- */

/* Bytes of a value and its native alignment; 0: no such code. */
static size_t code_size(char code, bool native)
{
    switch (code) {
    case 'x': case 'c': case 'b': case 'B': case '?': case 's': case 'p': return 1;
    case 'h': case 'H': case 'e': return 2;
    case 'i': case 'I': case 'f': return 4;
    case 'l': case 'L': return native ? sizeof(long) : 4;
    case 'q': case 'Q': case 'd': return 8;
    case 'n': case 'N': case 'P': return native ? sizeof(size_t) : 0;
    default: return 0;
    }
}

/* One unit of the format: *code and *count, *at behind it. False at the end, or with an error. */
static bool next_unit(OuThread *th, const char *text, size_t n, size_t *at, bool native, char *code, size_t *count)
{
    while (*at < n && isspace((unsigned char)text[*at])) {
        ++*at;
    }
    if (*at == n) {
        return false;
    }
    *count = 1;
    if (isdigit((unsigned char)text[*at])) {
        for (*count = 0; *at < n && isdigit((unsigned char)text[*at]); ++*at) {
            if (*count > ((size_t)INT64_MAX - (size_t)(text[*at] - '0')) / 10) {
                return FAIL("total struct size too long");
            }
            *count = *count * 10 + (size_t)(text[*at] - '0');
        }
        if (*at == n) {
            return FAIL("repeat count given without format specifier");
        }
    }
    *code = text[(*at)++];
    return code_size(*code, native) != 0 || FAIL("bad char in struct format");
}

static bool add_row(OuThread *th, Struct *s, size_t *room, Row row)
{
    if (s->n_rows == *room) {
        size_t more = *room == 0 ? 4 : *room * 2, bytes;
        Row *rows = ou_checked_mul(more, sizeof(Row), &bytes) ? ou_mem_resize(th, s->rows, *room * sizeof(Row), bytes) : NULL;
        if (rows == NULL) {
            return ou_has_error(th) ? false : ou_raise_memory(th);
        }
        s->rows = rows;
        *room = more;
    }
    s->rows[s->n_rows++] = row;
    return true;
}

static bool parse_rows(OuThread *th, Struct *s, const char *text, size_t n, size_t *room)
{
    size_t at = 0, count = 0;
    bool aligned = true;
    char code = 0;
    s->native = true;
    s->big = false;
    if (n > 0 && strchr("@=<>!", text[0]) != NULL) {
        at = 1;
        aligned = s->native = text[0] == '@';
        s->big = text[0] == '>' || text[0] == '!';
    }
    s->size = s->n_values = 0;
    while (next_unit(th, text, n, &at, s->native, &code, &count)) {
        size_t size = code_size(code, s->native), all, end, offset = (size_t)s->size;
        if (aligned) {
            offset = (offset + size - 1) / size * size;
        }
        if (!ou_checked_mul(count, size, &all) || !ou_checked_add(offset, all, &end)) {
            return FAIL("total struct size too long");
        }
        s->size = (int64_t)end;
        bool one = code == 's' || code == 'p';
        if (code == 'x' || (count == 0 && !one)) {
            continue;
        }
        s->n_values += one ? 1 : (int64_t)count;
        if (!add_row(th, s, room, (Row){code, (uint8_t)size, offset, count})) {
            return false;
        }
    }
    return !ou_has_error(th);
}

/* Takes the format over into s. On failure s is as it was. */
static bool set_format(OuThread *th, Struct *s, OuObject *format)
{
    const char *text = ou_bytes_data(format);
    size_t n = ou_bytes_size(format), room = 0;
    Struct fresh = {.rows = NULL};
    if (memchr(text, 0, n) != NULL) {
        return FAIL("embedded null character");
    }
    bool ok = parse_rows(th, &fresh, text, n, &room);
    if (ok && room > fresh.n_rows) { /* none too many, so that n_rows tells the size of the block */
        if (fresh.n_rows == 0) {
            ou_mem_give(th, fresh.rows, room * sizeof(Row));
            fresh.rows = NULL;
        } else {
            Row *rows = ou_mem_resize(th, fresh.rows, room * sizeof(Row), fresh.n_rows * sizeof(Row));
            ok = rows != NULL;
            fresh.rows = ok ? rows : fresh.rows;
        }
        room = ok ? fresh.n_rows : room;
    }
    if (!ok) {
        ou_mem_give(th, fresh.rows, room * sizeof(Row));
        return false;
    }
    ou_mem_give(th, s->rows, s->n_rows * sizeof(Row));
    s->rows = fresh.rows;
    s->n_rows = fresh.n_rows;
    s->size = fresh.size;
    s->n_values = fresh.n_values;
    s->big = fresh.big;
    s->native = fresh.native;
    ou_replace(th, &s->format, ou_keep(format));
    return true;
}

static OuObject *struct_make(OuThread *th, const OuType *type, OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,
                             OU_UNUSED OuObject *kwnames)
{
    OuObject *o = ou_type_allocate(th, type, 0);
    if (o != NULL) {
        ((Struct *)o)->size = ((Struct *)o)->n_values = -1;
        if (OU_HAS_FLAG(type, OU_TYPE_CONTAINER)) {
            ou_track(th, o);
        }
    }
    return o;
}

static bool struct_start(OuThread *th, OuObject *self, OuObject *format)
{
    OuObject *bytes;
    if (ou_is_str(format)) {
        bytes = ou_str_encode(th, format, "ascii", NULL);
    } else if (ou_is_bytes(format)) {
        bytes = ou_keep(format);
    } else {
        return ou_raise(th, &ou_exc_type_error, "Struct() argument 1 must be a str or bytes object, not %s",
                        ou_type_short_name(format->type));
    }
    bool ok = bytes != NULL && set_format(th, (Struct *)self, bytes);
    ou_drop_maybe(th, bytes);
    return ok;
}

static bool struct_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *given[1];
    return ou_args_parse(th, "Struct", "format", args, n, kwnames, given) && struct_start(th, self, given[0]);
}

static void struct_drop(OuThread *th, OuObject *self)
{
    Struct *s = (Struct *)self;
    ou_untrack(th, self);
    ou_clear_ref(th, &s->format);
    ou_mem_give(th, s->rows, s->n_rows * sizeof(Row));
    s->rows = NULL;
    s->n_rows = 0;
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

static size_t struct_size_of(OuObject *self)
{
    return ou_type_instance_size(self, 0) + ((Struct *)self)->n_rows * sizeof(Row);
}

/* ---- packing ---- */

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define FOREIGN(big) (big)
#else
#define FOREIGN(big) (!(big))
#endif

/* size is 1, 2, 4 or 8. */
static void store(char *at, size_t size, bool big, uint64_t bits)
{
    uint8_t v1 = (uint8_t)bits;
    uint16_t v2 = (uint16_t)bits;
    uint32_t v4 = (uint32_t)bits;
    if (FOREIGN(big)) {
        v2 = __builtin_bswap16(v2);
        v4 = __builtin_bswap32(v4);
        bits = __builtin_bswap64(bits);
    }
    switch (size) {
    case 1: memcpy(at, &v1, 1); break;
    case 2: memcpy(at, &v2, 2); break;
    case 4: memcpy(at, &v4, 4); break;
    default: memcpy(at, &bits, 8); break;
    }
}

static uint64_t load(const char *at, size_t size, bool big)
{
    uint16_t v2;
    uint32_t v4;
    uint64_t v8;
    switch (size) {
    case 1: return (uint8_t)*at;
    case 2: memcpy(&v2, at, 2); return FOREIGN(big) ? __builtin_bswap16(v2) : v2;
    case 4: memcpy(&v4, at, 4); return FOREIGN(big) ? __builtin_bswap32(v4) : v4;
    default: memcpy(&v8, at, 8); return FOREIGN(big) ? __builtin_bswap64(v8) : v8;
    }
}

/* Half precision, rounded half to even. False: too large. */
static bool half_of(double value, uint16_t *out)
{
    uint16_t sign = signbit(value) ? 0x8000 : 0;
    if (isnan(value) || isinf(value)) {
        *out = (uint16_t)(sign | (isnan(value) ? 0x7e00 : 0x7c00));
        return true;
    }
    int exponent;
    double a = fabs(value);
    (void)frexp(a, &exponent); /* 2^(exponent-1) <= a < 2^exponent */
    int unit = exponent - 11 < -24 ? -24 : exponent - 11; /* the last place of an 11-bit significand */
    double units = a == 0 ? 0 : rint(ldexp(a, -unit));
    uint32_t bits = (uint32_t)units;
    if (unit > -24 && bits > 0) { /* normal; a carry into the next power of two is a carry into the exponent */
        bits += (uint32_t)(unit + 24) << 10;
    }
    *out = (uint16_t)(sign | bits);
    return bits < 0x7c00;
}

static double half_to_double(uint16_t bits)
{
    int exponent = bits >> 10 & 31;
    double fraction = bits & 0x3ff;
    double a = exponent == 31  ? (fraction == 0 ? INFINITY : (double)NAN)
               : exponent == 0 ? ldexp(fraction, -24)
                               : ldexp(fraction + 1024, exponent - 25);
    return copysign(a, bits >> 15 ? -1.0 : 1.0);
}

static bool pack_real(OuThread *th, const Struct *s, const Row *row, char *at, OuObject *value)
{
    double d;
    if (!ou_as_f64(th, value, &d)) {
        ou_error_clear(th);
        return FAIL("required argument is not a float");
    }
    uint64_t bits = 0;
    if (row->code == 'd') {
        memcpy(&bits, &d, sizeof d);
    } else if (row->code == 'f') {
        float f = (float)d;
        if (isinf(f) && isfinite(d) && !s->native) {
            return ou_raise(th, &ou_exc_overflow_error, "float too large to pack with f format");
        }
        memcpy(&bits, &f, sizeof f);
    } else {
        uint16_t half;
        if (!half_of(d, &half)) {
            return ou_raise(th, &ou_exc_overflow_error, "float too large to pack with e format");
        }
        bits = half;
    }
    store(at, row->size, s->big, bits);
    return true;
}

static bool is_signed(char code)
{
    switch (code) {
    case 'b': case 'h': case 'i': case 'l': case 'q': case 'n': return true;
    default: return false;
    }
}

/* The words for a number that fits 64 bits, but not the format. */
static bool out_of_range(OuThread *th, const Struct *s, const Row *row, bool number_is_signed)
{
    static const struct { char code; const char *name; } short_names[] = {
        {'b', "byte"}, {'B', "ubyte"}, {'h', "short"}, {'H', "ushort"},
    };
    uint64_t top = row->size == 8 ? UINT64_MAX : (UINT64_C(1) << (8 * row->size)) - 1;
    int64_t low = number_is_signed ? -(int64_t)(top / 2) - 1 : 0, high = (int64_t)(number_is_signed ? top / 2 : top);
    for (size_t i = 0; i < 4; i++) {
        if (short_names[i].code == row->code && (row->size == 1 || !s->big)) {
            return FAIL("%s format requires %lld <= number <= %lld", short_names[i].name, (long long)low, (long long)high);
        }
    }
    return FAIL("'%c' format requires %lld <= number <= %lld", row->code, (long long)low, (long long)high);
}

static bool pack_whole(OuThread *th, const Struct *s, const Row *row, char *at, OuObject *value)
{
    if (!ou_seq_is_index(value)) {
        return FAIL("required argument is not an integer");
    }
    OuObject *number = ou_is_exact_int(value) ? ou_keep(value) : ou_index(th, value);
    if (number == NULL) {
        return false;
    }
    char code = row->code;
    unsigned n_bits = 8u * row->size;
    int64_t n = 0;
    uint64_t bits = 0;
    bool is_long, fits;
    if (is_signed(code) || code == 'B' || (code == 'H' && !s->big)) { /* small unsigned ones are read as a long, too */
        is_long = ou_int_clip_i64(number, &n) == 0;
        bits = (uint64_t)n;
        fits = n_bits == 64 || (is_signed(code) ? n >> (n_bits - 1) == n >> 63 : bits >> n_bits == 0);
    } else if (code == 'P' && ou_int_sign(number) < 0) {
        is_long = fits = ou_int_clip_i64(number, &n) == 0;
        bits = (uint64_t)n;
    } else {
        is_long = ou_int_as_u64(th, number, &bits);
        if (!is_long && !ou_error_swallow(th, &ou_exc_overflow_error)) {
            ou_drop(th, number);
            return false;
        }
        fits = n_bits == 64 || bits >> n_bits == 0;
    }
    ou_drop(th, number);
    if (!is_long) {
        return FAIL("%s", code == 'P' || (s->big && row->size == 8) ? "int too large to convert" : "argument out of range");
    }
    if (!fits) {
        return out_of_range(th, s, row, is_signed(code));
    }
    store(at, row->size, s->big, bits);
    return true;
}

static bool pack_text(OuThread *th, const Row *row, char *at, OuObject *value)
{
    if (!ou_is_bytes(value) && !ou_is_bytearray(value)) {
        return FAIL("argument for '%c' must be a bytes object", row->code);
    }
    OuByteView view = ou_byte_view(value);
    size_t room = row->count, n = view.n;
    if (row->code == 'p') {
        if (room == 0) {
            return true;
        }
        room--;
        n = n > room ? room : n;
        *at++ = (char)(n > 255 ? 255 : n);
    }
    memcpy(at, view.data, n > room ? room : n);
    return true;
}

static bool pack_one(OuThread *th, const Struct *s, const Row *row, char *at, OuObject *value)
{
    OuTruth truth;
    switch (row->code) {
    case 's': case 'p': return pack_text(th, row, at, value);
    case 'e': case 'f': case 'd': return pack_real(th, s, row, at, value);
    case '?':
        truth = ou_is_true(th, value);
        *at = truth == OU_TRUE;
        return truth != OU_ERROR;
    case 'c':
        if (!ou_is_bytes(value) || ou_bytes_size(value) != 1) {
            return FAIL("char format requires a bytes object of length 1");
        }
        *at = ou_bytes_data(value)[0];
        return true;
    default: return pack_whole(th, s, row, at, value);
    }
}

/* s->n_values values to out, which has room for s->size bytes. The rows may not change meanwhile: values' methods can
 * run __init__ of the same object, so the caller holds a copy where that matters. */
static bool pack_all(OuThread *th, OuObject *self, OuObject *const *values, char *out)
{
    Struct *s = (Struct *)self;
    OuObject *format = ou_keep(s->format);
    memset(out, 0, (size_t)s->size);
    bool ok = true;
    for (size_t i = 0; ok && i < s->n_rows; i++) {
        Row row = s->rows[i];
        size_t n = row.code == 's' || row.code == 'p' ? 1 : row.count;
        for (size_t k = 0; ok && k < n; k++) {
            ok = pack_one(th, s, &row, out + row.offset + k * row.size, *values++);
            if (s->format != format) {
                ok = ok && ou_raise(th, &ou_exc_runtime_error, "Struct was initialized again while it packed");
            }
        }
    }
    ou_drop(th, format);
    return ok;
}

static OuObject *pack(OuThread *th, OuObject *self, OuObject *const *values, size_t n)
{
    Struct *s = (Struct *)self;
    if ((int64_t)n != s->n_values) {
        return FAIL_NULL("pack expected %lld items for packing (got %zu)", (long long)s->n_values, n);
    }
    OuObject *bytes = ou_bytes_new(th, (size_t)s->size);
    if (bytes != NULL && s->size > 0 && !pack_all(th, self, values, ou_bytes_data(bytes))) {
        ou_clear_ref(th, &bytes);
    }
    if (bytes != NULL && s->size == 0 && s->n_values > 0) { /* 0s: checked for their types alone */
        char nothing[1];
        if (!pack_all(th, self, values, nothing)) {
            ou_clear_ref(th, &bytes);
        }
    }
    return bytes;
}

/* The part of a buffer from `offset` on; words of both directions. */
static char *locate(OuThread *th, const Struct *s, const OuBuffer *buffer, int64_t offset, bool packing)
{
    int64_t size = (int64_t)buffer->size;
    if (offset < 0) {
        if (offset + s->size > 0) {
            return FAIL_NULL(packing ? "no space to pack %lld bytes at offset %lld" : "not enough data to unpack %lld bytes at offset %lld",
                             (long long)s->size, (long long)offset);
        }
        if (offset + size < 0) {
            return FAIL_NULL("offset %lld out of range for %lld-byte buffer", (long long)offset, (long long)size);
        }
        offset += size;
    }
    if (size - offset < s->size) {
        return FAIL_NULL("%s requires a buffer of at least %llu bytes for %s %lld bytes at offset %lld (actual buffer size is %lld)",
                         packing ? "pack_into" : "unpack_from", (unsigned long long)s->size + (unsigned long long)offset,
                         packing ? "packing" : "unpacking", (long long)s->size, (long long)offset, (long long)size);
    }
    return buffer->data + offset;
}

static OuObject *pack_into(OuThread *th, OuObject *self, OuObject *const *args, size_t n)
{
    Struct *s = (Struct *)self;
    OuBuffer buffer;
    int64_t offset;
    if (n < 2) {
        return FAIL_NULL(n == 0 ? "pack_into expected buffer argument" : "pack_into expected offset argument");
    }
    if ((int64_t)n - 2 != s->n_values) {
        return FAIL_NULL("pack_into expected %lld items for packing (got %zu)", (long long)s->n_values, n - 2);
    }
    if (!ou_data_writable(th, "argument", args[0], &buffer)) {
        return NULL;
    }
    char *at = ou_as_index(th, args[1], &offset, &ou_exc_index_error) ? locate(th, s, &buffer, offset, true) : NULL;
    bool ok = at != NULL && pack_all(th, self, args + 2, at);
    ou_buffer_release(th, &buffer);
    return ok ? OU_NONE : NULL;
}

/* ---- unpacking ---- */

static OuObject *unpack_one(OuThread *th, const Struct *s, const Row *row, const char *at)
{
    uint64_t bits;
    float f;
    double d;
    size_t n;
    switch (row->code) {
    case 'c': return ou_bytes_from(th, at, 1);
    case 's': return ou_bytes_from(th, at, row->count);
    case 'p':
        n = row->count == 0 ? 0 : (uint8_t)*at;
        n = n >= row->count ? (row->count == 0 ? 0 : row->count - 1) : n;
        return ou_bytes_from(th, at + (row->count > 0), n);
    default: break;
    }
    bits = load(at, row->size, s->big);
    switch (row->code) {
    case '?': return ou_bool(bits != 0);
    case 'e': return ou_float_new(th, half_to_double((uint16_t)bits));
    case 'f': {
        uint32_t low = (uint32_t)bits;
        memcpy(&f, &low, sizeof f);
        return ou_float_new(th, (double)f);
    }
    case 'd': memcpy(&d, &bits, sizeof d); return ou_float_new(th, d);
    default: break;
    }
    if (!is_signed(row->code)) {
        return ou_int_new_u64(th, bits);
    }
    unsigned shift = 64 - 8u * row->size;
    return ou_int_new(th, (int64_t)(bits << shift) >> shift);
}

static OuObject *unpack_at(OuThread *th, OuObject *self, const char *at)
{
    Struct *s = (Struct *)self;
    OuObject *tuple = ou_tuple_new(th, (size_t)s->n_values);
    size_t next = 0;
    for (size_t i = 0; tuple != NULL && i < s->n_rows; i++) {
        const Row *row = &s->rows[i];
        size_t n = row->code == 's' || row->code == 'p' ? 1 : row->count;
        for (size_t k = 0; k < n; k++) {
            OuObject *value = unpack_one(th, s, row, at + row->offset + k * row->size);
            if (value == NULL) {
                ou_drop(th, tuple);
                return NULL;
            }
            ou_tuple_items(tuple)[next++] = value;
        }
    }
    return tuple == NULL ? NULL : ou_tuple_ready(th, tuple);
}

static OuObject *unpack(OuThread *th, OuObject *self, OuObject *source)
{
    Struct *s = (Struct *)self;
    OuBuffer buffer;
    if (!ou_buffer_acquire(th, source, &buffer, false)) {
        return NULL;
    }
    OuObject *result = NULL;
    if ((int64_t)buffer.size != s->size) {
        FAIL("unpack requires a buffer of %lld bytes", (long long)s->size);
    } else {
        result = unpack_at(th, self, buffer.data);
    }
    ou_buffer_release(th, &buffer);
    return result;
}

static bool is_ready(OuThread *th, const Struct *s)
{
    return s->size >= 0 || ou_raise(th, &ou_exc_runtime_error, "Struct object is not initialized");
}

static OuObject *unpack_from(OuThread *th, OuObject *self, OuObject *source, OuObject *where)
{
    OuBuffer buffer;
    int64_t offset = 0;
    if (!is_ready(th, (Struct *)self) || !ou_buffer_acquire(th, source, &buffer, false)) {
        return NULL;
    }
    const char *at = ou_as_ssize(th, where, &offset) ? locate(th, (Struct *)self, &buffer, offset, false) : NULL;
    OuObject *result = at == NULL ? NULL : unpack_at(th, self, at);
    ou_buffer_release(th, &buffer);
    return result;
}

static OuObject *iter_unpack(OuThread *th, OuObject *self, OuObject *source)
{
    Struct *s = (Struct *)self;
    if (!is_ready(th, s)) {
        return NULL;
    }
    if (s->size == 0) {
        return FAIL_NULL("cannot iteratively unpack with a struct of length 0");
    }
    UnpackIter *it = (UnpackIter *)ou_object_new_zeroed(th, &ou_struct_iter_type, sizeof *it);
    if (it == NULL) {
        return NULL;
    }
    if (!ou_buffer_acquire(th, source, &it->buffer, false) ||
        (it->buffer.size % (size_t)s->size != 0 &&
         !FAIL("iterative unpacking requires a buffer of a multiple of %lld bytes", (long long)s->size))) {
        ou_drop(th, it);
        return NULL;
    }
    it->of = ou_keep(self);
    ou_track(th, &it->head);
    return &it->head;
}

static void iter_finish(OuThread *th, UnpackIter *it)
{
    OuBuffer buffer = it->buffer;
    it->buffer.owner = NULL;
    ou_buffer_release(th, &buffer);
    ou_clear_ref(th, &it->of);
}

static void iter_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    iter_finish(th, (UnpackIter *)self);
    ou_object_free(th, self, sizeof(UnpackIter));
}

static void iter_clear(OuThread *th, OuObject *self)
{
    iter_finish(th, (UnpackIter *)self);
}

static size_t iter_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, ((UnpackIter *)self)->of);
    ou_visit_one(fn, arg, ((UnpackIter *)self)->buffer.owner);
    return OU_VISIT_END;
}

static OuObject *iter_next(OuThread *th, OuObject *self)
{
    UnpackIter *it = (UnpackIter *)self;
    size_t size = it->of == NULL ? 0 : (size_t)((Struct *)it->of)->size;
    if (it->of == NULL) {
        return NULL;
    }
    /* The Struct may have been initialized anew. */
    if (it->next >= it->buffer.size || size == 0 || size > it->buffer.size - it->next) {
        iter_finish(th, it);
        return NULL;
    }
    OuObject *result = unpack_at(th, it->of, it->buffer.data + it->next);
    it->next += size;
    return result;
}

METHOD(iter_length_hint)
{
    UnpackIter *it = (UnpackIter *)self;
    int64_t size = it->of == NULL ? 0 : ((Struct *)it->of)->size;
    return ou_int_new(th, size <= 0 ? 0 : (int64_t)(it->buffer.size - it->next) / size);
}

static const OuMethodDef iter_methods[] = {
    {"__length_hint__", iter_length_hint, "", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

const OuType ou_struct_iter_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_struct.unpack_iterator",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_STRUCT_ITER,
    .basic_size = sizeof(UnpackIter),
    .drop = iter_drop,
    .visit = iter_visit,
    .clear = iter_clear,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .iter = ou_object_self,
    .next = iter_next,
    .methods = iter_methods,
};

/* ---- Struct ---- */

METHOD(struct_pack)
{
    return ou_args_no_keywords(th, "Struct.pack", kwnames) ? pack(th, self, args, n) : NULL;
}

METHOD(struct_pack_into)
{
    return ou_args_no_keywords(th, "Struct.pack_into", kwnames) ? pack_into(th, self, args, n) : NULL;
}

METHOD(struct_unpack)
{
    return unpack(th, self, args[0]);
}

METHOD(struct_unpack_from)
{
    return unpack_from(th, self, args[0], args[1]);
}

METHOD(struct_iter_unpack)
{
    return iter_unpack(th, self, args[0]);
}

static OuObject *get_format(OuThread *th, OuObject *self)
{
    OuObject *format = ((Struct *)self)->format;
    return format == NULL ? ou_str_from_text(th, "") : ou_str_from_utf8(th, ou_bytes_data(format), ou_bytes_size(format));
}

static OuObject *get_size(OuThread *th, OuObject *self)
{
    return ou_int_new(th, ((Struct *)self)->size);
}

#define PACK_DOC "S.pack(v1, v2, ...) -> bytes\n\nReturn a bytes object containing values v1, v2, ... packed according to S.format."

static const OuMethodDef struct_methods[] = {
    {"iter_unpack", struct_iter_unpack, "buffer, /", 0, "Return an iterator yielding tuples."},
    {"pack", struct_pack, NULL, 0, PACK_DOC},
    {"pack_into", struct_pack_into, NULL, 0, "S.pack_into(buffer, offset, v1, v2, ...)\n\nPack the values and write them into a writable buffer from offset on."},
    {"unpack", struct_unpack, "buffer, /", 0, "Return a tuple containing unpacked values."},
    {"unpack_from", struct_unpack_from, "buffer, offset=0", 0, "Return a tuple containing unpacked values, from offset on."},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuGetSetDef struct_getset[] = {
    {"format", get_format, NULL, "struct format string"},
    {"size", get_size, NULL, "struct size in bytes"},
    {NULL, NULL, NULL, NULL},
};

const OuType ou_struct_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_struct.Struct",
    .base = &ou_object_type,
    .flags = OU_TYPE_BASE | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_STRUCT,
    .basic_size = sizeof(Struct),
    .weak = 1,
    .drop = struct_drop,
    .visit = ou_instance_visit_only,
    .clear = ou_instance_clear_only,
    .size_of = struct_size_of,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .make = struct_make,
    .init = struct_init,
    .methods = struct_methods,
    .getset = struct_getset,
    .doc = "Struct(fmt) --> compiled struct object",
};

/* ---- functions of the module ---- */

/* The Struct of a format, through the cache: new. */
static OuObject *struct_of(OuThread *th, OuObject *format)
{
    OuObject **cache = &th->vm->library->kept[OU_KEPT_STRUCT_CACHE];
    bool failed = false;
    if (*cache == NULL && (*cache = ou_dict_new(th)) == NULL) {
        return NULL;
    }
    OuObject *dict = ou_keep(*cache), *found = ou_keep_maybe(ou_dict_borrow(th, dict, format, &failed));
    if (found == NULL && !failed) {
        found = struct_make(th, &ou_struct_type, NULL, 0, NULL);
        if (found != NULL && !struct_start(th, found, format)) {
            ou_clear_ref(th, &found);
        }
        if (found != NULL && ou_dict_size(dict) >= CACHE_MAX) {
            ou_dict_clear(th, dict);
        }
        if (found != NULL && !ou_dict_set(th, dict, format, found)) {
            ou_error_clear(th); /* not cached, then */
        }
    }
    ou_drop(th, dict);
    return found;
}

METHOD(module_calcsize)
{
    OuObject *s = struct_of(th, args[0]);
    OuObject *size = s == NULL ? NULL : ou_int_new(th, ((Struct *)s)->size);
    ou_drop_maybe(th, s);
    return size;
}

METHOD(module_pack)
{
    if (!ou_args_no_keywords(th, "_struct.pack", kwnames) || (n == 0 && !ou_raise(th, &ou_exc_type_error, "missing format argument"))) {
        return NULL;
    }
    OuObject *s = struct_of(th, args[0]);
    OuObject *result = s == NULL ? NULL : pack(th, s, args + 1, n - 1);
    ou_drop_maybe(th, s);
    return result;
}

METHOD(module_pack_into)
{
    if (!ou_args_no_keywords(th, "_struct.pack_into", kwnames) ||
        (n == 0 && !ou_raise(th, &ou_exc_type_error, "missing format argument"))) {
        return NULL;
    }
    OuObject *s = struct_of(th, args[0]);
    OuObject *result = s == NULL ? NULL : pack_into(th, s, args + 1, n - 1);
    ou_drop_maybe(th, s);
    return result;
}

METHOD(module_unpack)
{
    OuObject *s = struct_of(th, args[0]);
    OuObject *result = s == NULL ? NULL : unpack(th, s, args[1]);
    ou_drop_maybe(th, s);
    return result;
}

METHOD(module_unpack_from)
{
    OuObject *s = struct_of(th, args[0]);
    OuObject *result = s == NULL ? NULL : unpack_from(th, s, args[1], args[2]);
    ou_drop_maybe(th, s);
    return result;
}

METHOD(module_iter_unpack)
{
    OuObject *s = struct_of(th, args[0]);
    OuObject *result = s == NULL ? NULL : iter_unpack(th, s, args[1]);
    ou_drop_maybe(th, s);
    return result;
}

METHOD(module_clearcache)
{
    ou_clear_ref(th, &th->vm->library->kept[OU_KEPT_STRUCT_CACHE]);
    return OU_NONE;
}

static const OuMethodDef functions[] = {
    {"_clearcache", module_clearcache, "", 0, "Clear the internal cache."},
    {"calcsize", module_calcsize, "format, /", 0, "Return size in bytes of the struct described by the format string."},
    {"iter_unpack", module_iter_unpack, "format, buffer, /", 0, "Return an iterator yielding tuples unpacked according to the format string."},
    {"pack", module_pack, NULL, 0, "pack(format, v1, v2, ...) -> bytes\n\nReturn a bytes object containing the values packed according to the format string."},
    {"pack_into", module_pack_into, NULL, 0, "pack_into(format, buffer, offset, v1, v2, ...)\n\nPack the values and write them into a writable buffer from offset on."},
    {"unpack", module_unpack, "format, buffer, /", 0, "Return a tuple containing values unpacked according to the format string."},
    {"unpack_from", module_unpack_from, "format, /, buffer, offset=0", 0, "Return a tuple containing values unpacked according to the format string, from offset on."},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    OuObject *module = ou_module_make(th, "_struct", "Functions to convert between Python values and C structs.", functions);
    if (module != NULL && (error(th) == NULL || !ou_module_add(th, module, "error", error(th)) ||
                           !ou_module_add_type(th, module, &ou_struct_type))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module__struct = {.name = "_struct", .make = make};

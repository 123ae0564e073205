/* memoryview_item.c - one element of a memoryview: struct's native single-character formats. */
#include "06_types/memoryview_int.h"

#include "06_types/float.h"

char ou_memoryview_code(const char *format)
{
    if (format[0] == '@') {
        format++;
    }
    return format[0] != 0 && format[1] == 0 && ou_memoryview_code_size(format[0]) != 0 ? format[0] : 0;
}

size_t ou_memoryview_code_size(char code)
{
    switch (code) {
    case 'c':
    case 'b':
    case 'B': return 1;
    case '?': return sizeof(bool);
    case 'h':
    case 'H': return sizeof(short);
    case 'i':
    case 'I': return sizeof(int);
    case 'l':
    case 'L': return sizeof(long);
    case 'q':
    case 'Q': return sizeof(long long);
    case 'n':
    case 'N': return sizeof(size_t);
    case 'P': return sizeof(void *);
    case 'f': return sizeof(float);
    case 'd': return sizeof(double);
    default: return 0;
    }
}

static bool is_signed(char code)
{
    return strchr("bhilqn", code) != NULL;
}

static uint64_t load(const char *at, size_t size)
{
    uint64_t value = 0;
    uint16_t v2;
    uint32_t v4;
    switch (size) {
    case 1: return (uint8_t)*at;
    case 2: memcpy(&v2, at, 2); return v2;
    case 4: memcpy(&v4, at, 4); return v4;
    default: memcpy(&value, at, 8); return value;
    }
}

OuObject *ou_memoryview_unpack(OuThread *th, const char *format, const char *at)
{
    char code = ou_memoryview_code(format);
    float f;
    double d;
    switch (code) {
    case 0: return ou_null(th, &ou_exc_not_implemented_error, "memoryview: format %s not supported", format);
    case 'c': return ou_bytes_from(th, at, 1);
    case '?': return ou_bool(*at != 0);
    case 'f': memcpy(&f, at, sizeof f); return ou_float_new(th, (double)f);
    case 'd': memcpy(&d, at, sizeof d); return ou_float_new(th, d);
    default: break;
    }
    size_t size = ou_memoryview_code_size(code);
    uint64_t value = load(at, size);
    if (!is_signed(code)) {
        return ou_int_new_u64(th, value);
    }
    unsigned shift = (unsigned)(64 - size * 8);
    return ou_int_new(th, (int64_t)(value << shift) >> shift);
}

/* Messages leave an @ out. */
static const char *shown(const char *format)
{
    return format[0] == '@' ? format + 1 : format;
}

static bool bad_value(OuThread *th, const char *format)
{
    return ou_raise(th, &ou_exc_value_error, "memoryview: invalid value for format '%s'", shown(format));
}

static bool bad_type(OuThread *th, const char *format)
{
    return ou_raise(th, &ou_exc_type_error, "memoryview: invalid type for format '%s'", shown(format));
}

static bool pack_integer(OuThread *th, const char *format, char code, char *at, OuObject *value)
{
    if (!ou_seq_is_index(value)) {
        return bad_type(th, format);
    }
    OuObject *number = ou_index(th, value);
    if (number == NULL) {
        return ou_error_swallow(th, &ou_exc_type_error) ? bad_type(th, format) : false;
    }
    size_t size = ou_memoryview_code_size(code);
    uint64_t bits = 0;
    bool fits;
    if (is_signed(code) || (code == 'P' && ou_int_sign(number) < 0)) {
        int64_t n;
        fits = ou_int_clip_i64(number, &n) == 0 && (size == 8 || n >> (size * 8 - 1) == n >> 63);
        bits = (uint64_t)n;
    } else {
        fits = ou_int_as_u64(th, number, &bits);
        if (!fits) {
            ou_error_swallow(th, &ou_exc_overflow_error);
        }
        fits = fits && (size == 8 || bits >> (size * 8) == 0);
    }
    ou_drop(th, number);
    if (!fits) {
        return ou_has_error(th) ? false : bad_value(th, format);
    }
    uint16_t v2 = (uint16_t)bits;
    uint32_t v4 = (uint32_t)bits;
    switch (size) {
    case 1: *at = (char)bits; break;
    case 2: memcpy(at, &v2, 2); break;
    case 4: memcpy(at, &v4, 4); break;
    default: memcpy(at, &bits, 8); break;
    }
    return true;
}

bool ou_memoryview_pack(OuThread *th, OuMemoryView *view, char *at, OuObject *value)
{
    const char *format = view->format;
    char code = ou_memoryview_code(format), buffer[8];
    size_t size = ou_memoryview_code_size(code);
    if (code == 0) {
        return ou_raise(th, &ou_exc_not_implemented_error, "memoryview: format %s not supported", format);
    }
    if (code == 'c') {
        if (!ou_is_bytes(value)) {
            return bad_type(th, format);
        }
        if (ou_bytes_size(value) != 1) {
            return bad_value(th, format);
        }
        buffer[0] = ou_bytes_data(value)[0];
    } else if (code == '?') {
        OuTruth truth = ou_is_true(th, value);
        if (truth == OU_ERROR) {
            return false;
        }
        buffer[0] = truth == OU_TRUE;
    } else if (code == 'f' || code == 'd') {
        double d;
        if (!ou_as_f64(th, value, &d)) {
            return ou_error_swallow(th, &ou_exc_type_error) ? bad_type(th, format) : false;
        }
        float f = (float)d;
        memcpy(buffer, code == 'f' ? (const void *)&f : (const void *)&d, size);
    } else if (!pack_integer(th, format, code, buffer, value)) {
        return false;
    }
    if (view->buffer.owner == NULL) { /* the value's code has released the view */
        return ou_raise(th, &ou_exc_value_error, "operation forbidden on released memoryview object");
    }
    memcpy(at, buffer, size);
    return true;
}

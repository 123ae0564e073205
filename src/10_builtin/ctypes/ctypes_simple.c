/* ctypes_simple.c - the codes of simple types: how a value of each is read and written.
 *
 * Bytes are moved by memcpy, since a field may stand at any address. Integers of any size share one reader and one writer; what
 * differs is in the table. */
#include "10_builtin/ctypes/ctypes_int.h"

#ifdef OU_HAVE_FFI

#include <wchar.h>

/* ---- integers ---- */

uint64_t ou_csimple_load(const char *p, size_t size, bool swapped)
{
    uint8_t u8;
    uint16_t u16;
    uint32_t u32;
    uint64_t u64;
    switch (size) {
    case 1: memcpy(&u8, p, 1); return u8;
    case 2: memcpy(&u16, p, 2); return swapped ? __builtin_bswap16(u16) : u16;
    case 4: memcpy(&u32, p, 4); return swapped ? __builtin_bswap32(u32) : u32;
    default: memcpy(&u64, p, 8); return swapped ? __builtin_bswap64(u64) : u64;
    }
}

void ou_csimple_store(char *p, size_t size, bool swapped, uint64_t bits)
{
    uint8_t u8 = (uint8_t)bits;
    uint16_t u16 = swapped ? __builtin_bswap16((uint16_t)bits) : (uint16_t)bits;
    uint32_t u32 = swapped ? __builtin_bswap32((uint32_t)bits) : (uint32_t)bits;
    uint64_t u64 = swapped ? __builtin_bswap64(bits) : bits;
    switch (size) {
    case 1: memcpy(p, &u8, 1); break;
    case 2: memcpy(p, &u16, 2); break;
    case 4: memcpy(p, &u32, 4); break;
    default: memcpy(p, &u64, 8); break;
    }
}

static uint64_t low_bits(const OuObject *number)
{
    uint64_t one[1];
    const uint64_t *limbs;
    bool negative;
    uint64_t bits = ou_int_magnitude(number, one, &limbs, &negative) == 0 ? 0 : limbs[0];
    return negative ? 0 - bits : bits;
}

bool ou_csimple_bits(OuThread *th, OuObject *value, uint64_t *out)
{
    OuObject *number = ou_index(th, value);
    if (number == NULL) {
        return false;
    }
    *out = low_bits(number);
    ou_drop(th, number);
    return true;
}

bool ou_csimple_pointer(OU_UNUSED OuThread *th, OuObject *value, void **out)
{
    *out = (void *)(uintptr_t)low_bits(value);
    return true;
}

static OuObject *get_integer(OuThread *th, const OuCSimple *simple, const char *p, bool swapped)
{
    uint64_t bits = ou_csimple_load(p, simple->size, swapped);
    if (!simple->is_signed) {
        return ou_int_new_u64(th, bits);
    }
    unsigned unused = 64 - 8u * simple->size;
    return ou_int_new(th, (int64_t)(bits << unused) >> unused);
}

static bool set_integer(OuThread *th, const OuCSimple *simple, char *p, OuObject *value, bool swapped, OU_UNUSED OuObject **keep)
{
    uint64_t bits;
    if (!ou_csimple_bits(th, value, &bits)) {
        return false;
    }
    ou_csimple_store(p, simple->size, swapped, bits);
    return true;
}

static OuObject *get_bool(OU_UNUSED OuThread *th, OU_UNUSED const OuCSimple *simple, const char *p, OU_UNUSED bool swapped)
{
    return ou_bool(*p != 0);
}

static bool set_bool(OuThread *th, OU_UNUSED const OuCSimple *simple, char *p, OuObject *value, OU_UNUSED bool swapped,
                     OU_UNUSED OuObject **keep)
{
    OuTruth truth = ou_is_true(th, value);
    if (truth == OU_ERROR) {
        return false;
    }
    *p = truth == OU_TRUE;
    return true;
}

/* VARIANT_BOOL: all bits or none. */
static OuObject *get_variant(OU_UNUSED OuThread *th, const OuCSimple *simple, const char *p, OU_UNUSED bool swapped)
{
    return ou_bool(ou_csimple_load(p, simple->size, false) != 0);
}

static bool set_variant(OuThread *th, const OuCSimple *simple, char *p, OuObject *value, OU_UNUSED bool swapped,
                        OU_UNUSED OuObject **keep)
{
    OuTruth truth = ou_is_true(th, value);
    if (truth != OU_ERROR) {
        ou_csimple_store(p, simple->size, false, truth == OU_TRUE ? UINT64_MAX : 0);
    }
    return truth != OU_ERROR;
}

/* ---- floats ---- */

static OuObject *get_float(OuThread *th, const OuCSimple *simple, const char *p, bool swapped)
{
    if (simple->code == 'g') {
        long double g;
        memcpy(&g, p, sizeof g);
        return ou_float_new(th, (double)g);
    }
    uint64_t bits = ou_csimple_load(p, simple->size, swapped);
    uint32_t half = (uint32_t)bits;
    float f;
    double d;
    memcpy(&f, &half, sizeof f);
    memcpy(&d, &bits, sizeof d);
    return ou_float_new(th, simple->code == 'f' ? (double)f : d);
}

static bool set_float(OuThread *th, const OuCSimple *simple, char *p, OuObject *value, bool swapped, OU_UNUSED OuObject **keep)
{
    double d;
    if (!ou_as_f64(th, value, &d)) {
        return false;
    }
    if (simple->code == 'g') {
        long double g = (long double)d;
        memset(p, 0, sizeof g);
        memcpy(p, &g, sizeof g);
        return true;
    }
    float f = (float)d;
    uint32_t half;
    uint64_t bits;
    memcpy(&half, &f, sizeof half);
    memcpy(&bits, &d, sizeof bits);
    ou_csimple_store(p, simple->size, swapped, simple->code == 'f' ? half : bits);
    return true;
}

/* ---- characters and texts ---- */

static OuObject *get_char(OuThread *th, OU_UNUSED const OuCSimple *simple, const char *p, OU_UNUSED bool swapped)
{
    return ou_bytes_from(th, p, 1);
}

static bool set_char(OuThread *th, OU_UNUSED const OuCSimple *simple, char *p, OuObject *value, OU_UNUSED bool swapped,
                     OU_UNUSED OuObject **keep)
{
    if (ou_is_bytes(value) || ou_is_bytearray(value)) {
        OuByteView view = ou_byte_view(value);
        if (view.n == 1) {
            *p = view.data[0];
            return true;
        }
    } else if (ou_is_int(value) && ou_int_is_inline(value) && ou_int_value(value) >= 0 && ou_int_value(value) < 256) {
        *p = (char)ou_int_value(value);
        return true;
    }
    return ou_raise(th, &ou_exc_type_error, "one character bytes, bytearray or integer expected");
}

OuObject *ou_csimple_wide(OuThread *th, const wchar_t *text, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if ((uint32_t)text[i] > 0x10ffff) {
            return ou_null(th, &ou_exc_value_error, "character U+%x is not in range [U+0000; U+10ffff]", (unsigned)text[i]);
        }
    }
    return ou_str_from_ucs4(th, (const uint32_t *)text, n);
}

OuObject *ou_csimple_wide_copy(OuThread *th, OuObject *text)
{
    size_t n = ou_str_length(text), bytes;
    if (!ou_checked_mul(n + 1, sizeof(wchar_t), &bytes)) {
        return ou_null_memory(th);
    }
    OuObject *copy = ou_bytes_new(th, bytes);
    for (size_t i = 0; copy != NULL && i <= n; i++) {
        wchar_t c = i < n ? (wchar_t)ou_str_at(text, i) : 0;
        memcpy(ou_bytes_data(copy) + i * sizeof c, &c, sizeof c);
    }
    return copy;
}

static OuObject *get_wide(OuThread *th, OU_UNUSED const OuCSimple *simple, const char *p, OU_UNUSED bool swapped)
{
    wchar_t c;
    memcpy(&c, p, sizeof c);
    return ou_csimple_wide(th, &c, 1);
}

static bool set_wide(OuThread *th, OU_UNUSED const OuCSimple *simple, char *p, OuObject *value, OU_UNUSED bool swapped,
                     OU_UNUSED OuObject **keep)
{
    if (!ou_is_str(value)) {
        return ou_raise(th, &ou_exc_type_error, "unicode string expected instead of %T instance", value);
    }
    if (ou_str_length(value) != 1) {
        return ou_raise(th, &ou_exc_type_error, "one character unicode string expected");
    }
    wchar_t c = (wchar_t)ou_str_at(value, 0);
    memcpy(p, &c, sizeof c);
    return true;
}

/* ---- pointers ---- */

static void *load_pointer(const char *p)
{
    void *pointer;
    memcpy(&pointer, p, sizeof pointer);
    return pointer;
}

static OuObject *get_text(OuThread *th, const OuCSimple *simple, const char *p, OU_UNUSED bool swapped)
{
    const char *text = load_pointer(p);
    if (text == NULL) {
        return OU_NONE;
    }
    return simple->code == 'z' ? ou_bytes_from(th, text, strlen(text))
                               : ou_csimple_wide(th, (const wchar_t *)(const void *)text, wcslen((const wchar_t *)(const void *)text));
}

static OuObject *get_pointer(OuThread *th, OU_UNUSED const OuCSimple *simple, const char *p, OU_UNUSED bool swapped)
{
    void *pointer = load_pointer(p);
    return pointer == NULL ? OU_NONE : ou_int_new_u64(th, (uintptr_t)pointer);
}

static bool set_text(OuThread *th, const OuCSimple *simple, char *p, OuObject *value, OU_UNUSED bool swapped, OuObject **keep)
{
    void *pointer = NULL;
    if (simple->code == 'z' && ou_is_bytes(value)) {
        *keep = ou_keep(value);
        pointer = ou_bytes_data(value);
    } else if (simple->code == 'Z' && ou_is_str(value)) {
        *keep = ou_csimple_wide_copy(th, value);
        if (*keep == NULL) {
            return false;
        }
        pointer = ou_bytes_data(*keep);
    } else if (ou_is_int(value)) {
        ou_csimple_pointer(th, value, &pointer);
    } else if (value != OU_NONE) {
        return ou_raise(th, &ou_exc_type_error, "%s or integer address expected instead of %T instance",
                        simple->code == 'z' ? "bytes" : "unicode string", value);
    }
    memcpy(p, &pointer, sizeof pointer);
    return true;
}

static bool set_pointer(OuThread *th, OU_UNUSED const OuCSimple *simple, char *p, OuObject *value, OU_UNUSED bool swapped,
                        OU_UNUSED OuObject **keep)
{
    void *pointer = NULL;
    if (ou_is_int(value)) {
        ou_csimple_pointer(th, value, &pointer);
    } else if (value != OU_NONE) {
        return ou_raise(th, &ou_exc_type_error, "cannot be converted to pointer");
    }
    memcpy(p, &pointer, sizeof pointer);
    return true;
}

static OuObject *get_object(OuThread *th, OU_UNUSED const OuCSimple *simple, const char *p, OU_UNUSED bool swapped)
{
    OuObject *o = load_pointer(p);
    return o == NULL ? ou_null(th, &ou_exc_value_error, "PyObject is NULL") : ou_keep(o);
}

static bool set_object(OU_UNUSED OuThread *th, OU_UNUSED const OuCSimple *simple, char *p, OuObject *value, OU_UNUSED bool swapped,
                       OuObject **keep)
{
    memcpy(p, &value, sizeof value);
    *keep = ou_keep(value);
    return true;
}

/* ---- the table ---- */

#define INTEGER(code, shown, type, number, is_signed, swaps)                                       \
    {code, shown, sizeof(type), number, is_signed, true, swaps, get_integer, set_integer}
static const OuCSimple simples[] = {
    INTEGER('b', 'b', int8_t, FFI_TYPE_SINT8, true, false),
    INTEGER('B', 'B', uint8_t, FFI_TYPE_UINT8, false, false),
    INTEGER('h', 'h', int16_t, FFI_TYPE_SINT16, true, true),
    INTEGER('H', 'H', uint16_t, FFI_TYPE_UINT16, false, true),
    INTEGER('i', 'i', int32_t, FFI_TYPE_SINT32, true, true),
    INTEGER('I', 'I', uint32_t, FFI_TYPE_UINT32, false, true),
    INTEGER('l', 'q', long, FFI_TYPE_SINT64, true, true),
    INTEGER('L', 'Q', unsigned long, FFI_TYPE_UINT64, false, true),
    INTEGER('q', 'q', int64_t, FFI_TYPE_SINT64, true, true),
    INTEGER('Q', 'Q', uint64_t, FFI_TYPE_UINT64, false, true),
    {'?', '?', sizeof(bool), FFI_TYPE_UINT8, false, true, false, get_bool, set_bool},
    {'v', 'v', sizeof(int16_t), FFI_TYPE_SINT16, true, false, false, get_variant, set_variant},
    {'f', 'f', sizeof(float), FFI_TYPE_FLOAT, false, false, true, get_float, set_float},
    {'d', 'd', sizeof(double), FFI_TYPE_DOUBLE, false, false, true, get_float, set_float},
    {'g', 'g', sizeof(long double), FFI_TYPE_LONGDOUBLE, false, false, false, get_float, set_float},
    {'c', 'c', 1, FFI_TYPE_SINT8, true, false, false, get_char, set_char},
    {'u', 'u', sizeof(wchar_t), FFI_TYPE_SINT32, true, false, false, get_wide, set_wide},
    {'z', 'z', sizeof(void *), FFI_TYPE_POINTER, false, false, false, get_text, set_text},
    {'Z', 'Z', sizeof(void *), FFI_TYPE_POINTER, false, false, false, get_text, set_text},
    {'P', 'P', sizeof(void *), FFI_TYPE_POINTER, false, false, false, get_pointer, set_pointer},
    {'O', 'O', sizeof(void *), FFI_TYPE_POINTER, false, false, false, get_object, set_object},
};

const OuCSimple *ou_csimple_find(uint32_t code)
{
    for (size_t i = 0; i < OU_COUNT_OF(simples); i++) {
        if ((uint32_t)(unsigned char)simples[i].code == code) {
            return &simples[i];
        }
    }
    return NULL;
}

#endif

/* array_item.c - array_int.h: one element of an array to and from an object; representations of other machines. */
#include "10_builtin/array/array_int.h"

#include "06_types/list.h"

#include <limits.h>

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define HERE(little) (little)
#else
#define HERE(little) ((little) + 1)
#endif

static const OuArrayCode codes[] = {
    {'b', 1, true, true, 1, "b"},          {'B', 1, true, false, 0, "B"},
    {'u', 4, false, false, HERE(20), "w"}, {'h', 2, true, true, HERE(4), "h"},
    {'H', 2, true, false, HERE(2), "H"},   {'i', 4, true, true, HERE(8), "i"},
    {'I', 4, true, false, HERE(6), "I"},   {'l', 8, true, true, HERE(12), "l"},
    {'L', 8, true, false, HERE(10), "L"},  {'q', 8, true, true, HERE(12), "q"},
    {'Q', 8, true, false, HERE(10), "Q"},  {'f', 4, false, true, HERE(14), "f"},
    {'d', 8, false, true, HERE(16), "d"},
};

const OuArrayCode *ou_array_code(uint32_t code)
{
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        if ((uint32_t)codes[i].code == code) {
            return &codes[i];
        }
    }
    return NULL;
}

/* The bits of a whole number, signed ones extended. */
static uint64_t whole_bits(const OuArrayCode *code, const char *at)
{
    uint8_t v1;
    uint16_t v2;
    uint32_t v4;
    uint64_t v8;
    switch (code->size) {
    case 1: memcpy(&v1, at, 1); return code->is_signed ? (uint64_t)(int64_t)(int8_t)v1 : v1;
    case 2: memcpy(&v2, at, 2); return code->is_signed ? (uint64_t)(int64_t)(int16_t)v2 : v2;
    case 4: memcpy(&v4, at, 4); return code->is_signed ? (uint64_t)(int64_t)(int32_t)v4 : v4;
    default: memcpy(&v8, at, 8); return v8;
    }
}

static double real(const OuArrayCode *code, const char *at)
{
    float f;
    double d;
    if (code->size == 4) {
        memcpy(&f, at, sizeof f);
        return (double)f;
    }
    memcpy(&d, at, sizeof d);
    return d;
}

OuObject *ou_array_item_get(OuThread *th, const OuArrayCode *code, const char *at)
{
    if (code->code == 'u') {
        uint32_t c;
        memcpy(&c, at, sizeof c);
        return c <= 0x10ffff ? ou_str_from_char(th, c)
                             : ou_null(th, &ou_exc_value_error, "character U+%x is not in range [U+0000; U+10ffff]", c);
    }
    if (!code->is_whole) {
        return ou_float_new(th, real(code, at));
    }
    uint64_t bits = whole_bits(code, at);
    return code->is_signed ? ou_int_new(th, (int64_t)bits) : ou_int_new_u64(th, bits);
}

static bool overflow(OuThread *th, const char *words)
{
    return ou_raise(th, &ou_exc_overflow_error, "%s", words);
}

/* "<name> is less than minimum" and so on, when n is not within bounds. */
static bool within(OuThread *th, int64_t n, int64_t low, int64_t high, const char *name)
{
    return n < low    ? ou_raise(th, &ou_exc_overflow_error, "%s is less than minimum", name)
           : n > high ? ou_raise(th, &ou_exc_overflow_error, "%s is greater than maximum", name)
                      : true;
}

/* Codes that fit a C long: read as one, then as narrower types as CPython does, so that the words are the same. */
static bool as_long(OuThread *th, char code, const OuObject *number, int64_t *n)
{
    if (ou_int_clip_i64(number, n) != 0) {
        return overflow(th, code == 'q' ? "int too big to convert" : "Python int too large to convert to C long");
    }
    switch (code) {
    case 'b':
        return within(th, *n, SHRT_MIN, SHRT_MAX, "signed short integer") && within(th, *n, SCHAR_MIN, SCHAR_MAX, "signed char");
    case 'B': return within(th, *n, 0, UCHAR_MAX, "unsigned byte integer");
    case 'h': return within(th, *n, SHRT_MIN, SHRT_MAX, "signed short integer");
    case 'H': return within(th, *n, INT_MIN, INT_MAX, "signed integer") && within(th, *n, 0, USHRT_MAX, "unsigned short");
    case 'i': return within(th, *n, INT_MIN, INT_MAX, "signed integer");
    default: return true;
    }
}

static bool as_unsigned(OuThread *th, char code, OuObject *number, uint64_t *bits)
{
    if (ou_int_sign(number) < 0) {
        return overflow(th, code == 'Q' ? "can't convert negative int to unsigned" : "can't convert negative value to unsigned int");
    }
    if (!ou_int_as_u64(th, number, bits)) {
        return ou_error_swallow(th, &ou_exc_overflow_error) &&
               overflow(th, code == 'Q' ? "int too big to convert" : "Python int too large to convert to C unsigned long");
    }
    return code != 'I' || *bits <= UINT_MAX || overflow(th, "unsigned int is greater than maximum");
}

static bool set_whole(OuThread *th, const OuArrayCode *code, OuObject *value, char *out)
{
    OuObject *number = ou_is_exact_int(value) ? ou_keep(value) : ou_index(th, value);
    uint64_t bits = 0;
    int64_t n = 0;
    if (number == NULL) {
        return false;
    }
    bool ok;
    if (code->is_signed || code->size < 4) {
        ok = as_long(th, code->code, number, &n);
        bits = (uint64_t)n;
    } else {
        ok = as_unsigned(th, code->code, number, &bits);
    }
    ou_drop(th, number);
    uint8_t v1 = (uint8_t)bits;
    uint16_t v2 = (uint16_t)bits;
    uint32_t v4 = (uint32_t)bits;
    switch (code->size) {
    case 1: memcpy(out, &v1, 1); break;
    case 2: memcpy(out, &v2, 2); break;
    case 4: memcpy(out, &v4, 4); break;
    default: memcpy(out, &bits, 8); break;
    }
    return ok;
}

bool ou_array_item_set(OuThread *th, const OuArrayCode *code, OuObject *value, char out[OU_ARRAY_ITEM_ROOM])
{
    if (code->code == 'u') {
        if (!ou_is_str(value) || ou_str_length(value) != 1) {
            return ou_raise(th, &ou_exc_type_error, "array item must be unicode character");
        }
        uint32_t c = ou_str_at(value, 0);
        memcpy(out, &c, sizeof c);
        return true;
    }
    if (code->is_whole) {
        return set_whole(th, code, value, out);
    }
    double d;
    if (ou_is_exact_float(value)) {
        d = ou_float_value(value);
    } else if (!ou_as_f64(th, value, &d)) {
        return false;
    }
    float f = (float)d;
    if (code->size == 4) {
        memcpy(out, &f, sizeof f);
    } else {
        memcpy(out, &d, sizeof d);
    }
    return true;
}

int ou_array_item_order(const OuArrayCode *code, const char *a, const char *b)
{
    if (code->is_whole && code->is_signed) {
        int64_t x = (int64_t)whole_bits(code, a), y = (int64_t)whole_bits(code, b);
        return (x > y) - (x < y);
    }
    if (code->is_whole || code->code == 'u') {
        uint64_t x = whole_bits(code, a), y = whole_bits(code, b);
        return (x > y) - (x < y);
    }
    double x = real(code, a), y = real(code, b);
    return x < y ? -1 : x > y ? 1 : x == y ? 0 : 2;
}

static void reverse(char *at, size_t n)
{
    for (size_t i = 0; i < n / 2; i++) {
        char c = at[i];
        at[i] = at[n - 1 - i];
        at[n - 1 - i] = c;
    }
}

void ou_array_item_swap(const OuArrayCode *code, char *data, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        reverse(data + i * code->size, code->size);
    }
}

/* ---- representations by number ---- */

typedef struct Machine {
    uint8_t unit;  /* bytes that the size must be a multiple of */
    bool is_signed, big;
} Machine;

/* The units of the Unicode ones are what CPython 3.11 asks for, not the bytes of a character. */
static const Machine machines[OU_ARRAY_MACHINES] = {
    {1, false, false}, {1, true, false}, {2, false, false}, {2, false, true}, {2, true, false},  {2, true, true},
    {4, false, false}, {4, false, true}, {4, true, false},  {4, true, true},  {8, false, false}, {8, false, true},
    {8, true, false},  {8, true, true},  {4, true, false},  {4, true, true},  {8, true, false},  {8, true, true},
    {4, false, false}, {4, false, true}, {8, false, false}, {8, false, true},
};
enum { FIRST_REAL = 14, FIRST_TEXT = 18, FIRST_UTF32 = 20 };

static OuObject *foreign_text(OuThread *th, int64_t machine, const char *data, size_t n)
{
    static const char *const encodings[] = {"utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"};
    return ou_str_decode(th, data, n, encodings[machine - FIRST_TEXT], NULL);
}

/* The first code for whole numbers of this size and sign, as CPython picks it. */
static const OuArrayCode *code_of(const Machine *m, const OuArrayCode *fallback)
{
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        if (codes[i].is_whole && codes[i].size == m->unit && codes[i].is_signed == m->is_signed) {
            return &codes[i];
        }
    }
    return fallback;
}

OuObject *ou_array_foreign_items(OuThread *th, int64_t machine, const OuArrayCode **code, const char *data, size_t n)
{
    static const OuArrayCode reals[2] = {{'f', 4, false, true, 0, "f"}, {'d', 8, false, true, 0, "d"}};
    const Machine *m = &machines[machine];
    if (n % m->unit != 0) {
        return ou_null(th, &ou_exc_value_error, "string length not a multiple of item size");
    }
    if (machine >= FIRST_TEXT) {
        return foreign_text(th, machine, data, n);
    }
    OuArrayCode as;
    if (machine >= FIRST_REAL) {
        as = reals[m->unit == 8];
    } else {
        as = *code_of(m, &reals[0]);
        *code = ou_array_code((uint32_t)as.code);
    }
    OuObject *list = ou_list_new(th, 0);
    bool swap = m->unit > 1 && m->big == (HERE(0) == 0);
    for (size_t i = 0; list != NULL && i < n; i += m->unit) {
        char item[OU_ARRAY_ITEM_ROOM];
        memcpy(item, data + i, m->unit);
        if (swap) {
            reverse(item, m->unit);
        }
        OuObject *value = ou_array_item_get(th, &as, item);
        if (value == NULL || !ou_list_append(th, list, value)) {
            ou_clear_ref(th, &list);
        }
        ou_drop_maybe(th, value);
    }
    return list;
}

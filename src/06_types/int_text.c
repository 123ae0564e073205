/* int_text.c - ints to digits and back.
 *
 * Decimal text of more digits than the VM allows (sys.set_int_max_str_digits) is
 * refused before the work is done, both ways; bases that are powers of two, whose
 * conversion is linear, are not limited. */
#include "06_types/int_int.h"
#include "00_base/digit.h"

#include <string.h>

#include "06_types/bytes.h"
#include "06_types/unicode.h"

#define TO_CONVERT "use sys.set_int_max_str_digits() to increase the limit"

/* ---- to text ---- */

static const char digit_chars[] = "0123456789abcdefghijklmnopqrstuvwxyz";

/* The digits of a magnitude, written backwards from `end`; returns where they start. */
static char *write_u64(char *end, uint64_t value, unsigned base)
{
    do {
        *--end = digit_chars[value % base];
        value /= base;
    } while (value != 0);
    return end;
}

/* Two digits a step. */
static char *write_decimal(char *end, uint64_t value)
{
    static const char pairs[] = "00010203040506070809101112131415161718192021222324252627282930313233343536373839"
                                "40414243444546474849505152535455565758596061626364656667686970717273747576777879"
                                "8081828384858687888990919293949596979899";
    while (value >= 100) {
        end -= 2;
        memcpy(end, pairs + value % 100 * 2, 2);
        value /= 100;
    }
    if (value >= 10) {
        end -= 2;
        memcpy(end, pairs + value * 2, 2);
    } else {
        *--end = (char)('0' + value);
    }
    return end;
}

#define CHUNK 10000000000000000000u /* the largest power of ten in 64 bits */
#define CHUNK_DIGITS 19

/* Of two limbs; backwards from `end`, which has 39 characters before it. */
static char *write_two_limbs(char *end, uint64_t low, uint64_t high)
{
    unsigned __int128 value = (unsigned __int128)high << 64 | low;
    while (value >= CHUNK) {
        char *start = write_decimal(end, (uint64_t)(value % CHUNK));
        end -= CHUNK_DIGITS;
        memset(end, '0', (size_t)(start - end));
        value /= CHUNK;
    }
    return write_decimal(end, (uint64_t)value);
}

static bool refuse_digits(OuThread *th)
{
    return ou_raise(th, &ou_exc_value_error, "Exceeds the limit (%lld digits) for integer string conversion; " TO_CONVERT,
                    (long long)th->vm->types->int_max_str_digits);
}

/* Have all numbers of that many bits more decimal digits than are allowed? */
static bool surely_too_long(const OuThread *th, const OuIntView *view)
{
    int64_t limit = th->vm->types->int_max_str_digits;
    /* 2^(bits - 1) has at least (bits - 1) * 0.30102 digits before its last one. */
    return limit > 0 && (double)(ou_limbs_bit_length(view->limbs, view->n) - 1) * 0.30102 > (double)limit;
}

bool ou_int_digits_start(OuThread *th, OuIntDigits *digits, OuObject *o, int base)
{
    OuIntView view;
    OuIntScratch scratch;
    ou_int_view(o, &view);
    digits->text = digits->stack;
    digits->room = 0;
    if (view.n <= 1 || (view.n == 2 && base == 10)) {
        char text[64], *end = text + sizeof text;
        uint64_t low = view.n == 0 ? 0 : view.limbs[0];
        char *start = view.n == 2   ? write_two_limbs(end, low, view.limbs[1])
                      : base == 10 ? write_decimal(end, low)
                                   : write_u64(end, low, (unsigned)base);
        digits->length = (size_t)(end - start);
        memcpy(digits->stack, start, digits->length);
        return true;
    }
    if (base == 10 && surely_too_long(th, &view)) {
        return refuse_digits(th);
    }
    size_t room = ou_limbs_text_room(view.n, base);
    if (room > sizeof digits->stack) {
        digits->room = room;
        digits->text = ou_mem_take(th, room);
        if (digits->text == NULL) {
            return false;
        }
    }
    bool ok = ou_int_scratch_start(th, &scratch, ou_limbs_to_text_scratch(view.n, base));
    if (ok) {
        OuTick tick = ou_int_work_begin(th, (double)view.n * (double)view.n);
        ok = ou_limbs_to_text(digits->text, &digits->length, view.limbs, view.n, base, scratch.limbs, &tick);
        ou_int_work_end(&tick);
        ou_int_scratch_end(th, &scratch);
    }
    int64_t limit = th->vm->types->int_max_str_digits;
    if (ok && base == 10 && limit > 0 && digits->length > (size_t)limit) {
        ok = refuse_digits(th);
    }
    if (!ok) {
        ou_int_digits_end(th, digits);
    }
    return ok;
}

void ou_int_digits_end(OuThread *th, OuIntDigits *digits)
{
    if (digits->room > 0) {
        ou_mem_give(th, digits->text, digits->room);
    }
}

OuObject *ou_int_repr(OuThread *th, OuObject *o)
{
    if (OU_LIKELY(ou_int_is_inline(o))) {
        char text[24], *end = text + sizeof text;
        int64_t value = ou_int_value(o);
        char *start = write_decimal(end, value < 0 ? 0 - (uint64_t)value : (uint64_t)value);
        if (value < 0) {
            *--start = '-';
        }
        size_t n = (size_t)(end - start);
        if (n == 1) {
            return ou_str_from_char(th, (uint8_t)*start); /* exists once */
        }
        OuObject *s = ou_str_new(th, n, 0x7f);
        if (s != NULL) {
            memcpy(((OuStr *)s)->data, start, n);
        }
        return s;
    }
    return ou_int_to_text(th, o, 10, false);
}

static const char *prefix_of(int base)
{
    return base == 2 ? "0b" : base == 8 ? "0o" : base == 16 ? "0x" : "";
}

OuObject *ou_int_to_text(OuThread *th, OuObject *o, int base, bool prefix)
{
    OuIntDigits digits;
    if (!ou_int_digits_start(th, &digits, o, base)) {
        return NULL;
    }
    char head[4];
    size_t n = 0;
    if (ou_int_sign(o) < 0) {
        head[n++] = '-';
    }
    for (const char *p = prefix ? prefix_of(base) : ""; *p != 0; p++) {
        head[n++] = *p;
    }
    OuObject *text;
    if (n + digits.length == 1) {
        text = ou_str_from_char(th, (uint8_t)digits.text[0]); /* exists once */
    } else if ((text = ou_str_new(th, n + digits.length, 0x7f)) != NULL) {
        char *to = ((OuStr *)text)->data;
        memcpy(to, head, n);
        memcpy(to + n, digits.text, digits.length);
    }
    ou_int_digits_end(th, &digits);
    return text;
}

/* ---- from text ---- */

/* A literal taken apart. */
typedef struct Literal {
    const char *digits; /* after sign and prefix; may hold underscores */
    size_t n;
    size_t n_digits;    /* of them */
    int base;           /* 2..36 */
    bool negative;
} Literal;

/* The prefix's base at text[0, n) where base allows one; 0: none. */
static int base_of_prefix(const char *text, size_t n, int base)
{
    if (n < 2 || text[0] != '0') {
        return 0;
    }
    int told = text[1] == 'x' || text[1] == 'X'   ? 16
               : text[1] == 'o' || text[1] == 'O' ? 8
               : text[1] == 'b' || text[1] == 'B' ? 2
                                                  : 0;
    return told != 0 && (base == 0 || base == told) ? told : 0;
}

static bool all_zeros(const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (text[i] != '0' && text[i] != '_') {
            return false;
        }
    }
    return true;
}

/* False: it is not a literal of the base (2..36, or 0: by prefix). */
static bool parse_literal(const char *text, size_t n, int base, Literal *literal)
{
    size_t at = 0;
    *literal = (Literal){.base = base};
    if (at < n && (text[at] == '+' || text[at] == '-')) {
        literal->negative = text[at++] == '-';
    }
    int told = base_of_prefix(text + at, n - at, base);
    if (told != 0) {
        at += 2;
        literal->base = told;
        if (at < n && text[at] == '_') {
            at++;
        }
    } else if (base == 0) {
        literal->base = 10;
        if (at < n && text[at] == '0' && !all_zeros(text + at, n - at)) {
            return false; /* "010" was octal once */
        }
    }
    literal->digits = text + at;
    literal->n = n - at;
    bool after_digit = false;
    for (; at < n; at++) {
        if (text[at] == '_' && after_digit) {
            after_digit = false;
            continue;
        }
        if (ou_digit_value(text[at]) >= (unsigned)literal->base) {
            return false;
        }
        after_digit = true;
        literal->n_digits++;
    }
    return after_digit;
}

/* Of at most as many digits as surely fit 62 bits. */
static OuObject *short_value(OuThread *th, const Literal *literal)
{
    int64_t value = 0;
    for (size_t i = 0; i < literal->n; i++) {
        if (literal->digits[i] != '_') {
            value = value * literal->base + (int64_t)ou_digit_value(literal->digits[i]);
        }
    }
    return ou_int_new_inline(th, literal->negative ? -value : value);
}

static OuObject *long_value(OuThread *th, const Literal *literal)
{
    OuIntDraft draft;
    OuIntScratch scratch;
    size_t n, count = 0;
    if (!ou_int_draft_start(th, &draft, ou_limbs_from_text_room(literal->n_digits, literal->base))) {
        return NULL;
    }
    uint8_t *values = ou_mem_take(th, literal->n_digits);
    if (values == NULL) {
        ou_int_draft_abandon(th, &draft);
        return NULL;
    }
    for (size_t i = 0; i < literal->n; i++) {
        if (literal->digits[i] != '_') {
            values[count++] = (uint8_t)ou_digit_value(literal->digits[i]);
        }
    }
    size_t room = ou_limbs_from_text_scratch(count, literal->base);
    bool ok = ou_int_scratch_start(th, &scratch, room);
    if (ok) {
        OuTick tick = ou_int_work_begin(th, (double)draft.room * (double)draft.room);
        ok = ou_limbs_from_text(draft.limbs, &n, values, count, literal->base, scratch.limbs, &tick);
        ou_int_work_end(&tick);
        ou_int_scratch_end(th, &scratch);
    }
    ou_mem_give(th, values, literal->n_digits);
    if (!ok) {
        ou_int_draft_abandon(th, &draft);
        return NULL;
    }
    return ou_int_draft_finish(th, &draft, literal->negative, n);
}

static OuObject *value_of(OuThread *th, const Literal *literal)
{
    bool power_of_two = (literal->base & (literal->base - 1)) == 0;
    int64_t limit = th->vm->types->int_max_str_digits;
    if (!power_of_two && limit > 0 && literal->n_digits > OU_INT_LEAST_MAX_STR_DIGITS &&
        literal->n_digits > (size_t)limit) {
        return ou_null(th, &ou_exc_value_error,
                       "Exceeds the limit (%lld digits) for integer string conversion: value has %zu "
                       "digits; " TO_CONVERT,
                       (long long)limit, literal->n_digits);
    }
    /* 62 bits: 18 decimal digits, 11 of base 36. */
    size_t n_short = literal->base <= 10 ? 18 : literal->base <= 16 ? 15 : 11;
    return literal->n_digits <= n_short ? short_value(th, literal) : long_value(th, literal);
}

static OuObject *refuse_literal(OuThread *th, OuObject *literal, int base)
{
    return ou_null(th, &ou_exc_value_error, "invalid literal for int() with base %d: %.200R", base, literal);
}

OuObject *ou_int_from_digits(OuThread *th, const char *digits, size_t n, int base)
{
    Literal literal;
    if (parse_literal(digits, n, base, &literal)) {
        return value_of(th, &literal);
    }
    OuObject *text = ou_str_from_latin1(th, (const uint8_t *)digits, n);
    if (text != NULL) {
        refuse_literal(th, text, base);
        ou_drop(th, text);
    }
    return NULL;
}

static bool is_ascii_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* `shown` is what the error shows. */
static OuObject *from_chars(OuThread *th, const char *text, size_t n, int base, OuObject *shown)
{
    Literal literal;
    while (n > 0 && is_ascii_space(text[0])) {
        text++;
        n--;
    }
    while (n > 0 && is_ascii_space(text[n - 1])) {
        n--;
    }
    return parse_literal(text, n, base, &literal) ? value_of(th, &literal) : refuse_literal(th, shown, base);
}

/* Digits and spaces of all scripts become ASCII ones; what else is not ASCII, a '?', no digit. */
static OuObject *from_str(OuThread *th, OuObject *s, int base)
{
    size_t n = ou_str_length(s);
    if (ou_str_is_ascii(s)) {
        return from_chars(th, ou_str_data(s), n, base, s);
    }
    char *text = ou_mem_take(th, n);
    if (text == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < n; i++) {
        uint32_t c = ou_str_at(s, i);
        int digit = c < 128 ? -1 : ou_unicode_decimal(c);
        text[i] = c < 128 ? (char)c : digit >= 0 ? (char)('0' + digit) : ou_unicode_is_space(c) ? ' ' : '?';
    }
    OuObject *result = from_chars(th, text, n, base, s);
    ou_mem_give(th, text, n);
    return result;
}

OuObject *ou_int_from_text(OuThread *th, OuObject *text, int base)
{
    if (ou_is_str(text)) {
        return from_str(th, text, base);
    }
    if (ou_is_bytes(text)) {
        return from_chars(th, ou_bytes_data(text), ou_bytes_size(text), base, text);
    }
    OU_ASSERT(ou_is_bytearray(text));
    OuObject *bytes = ou_bytes_from(th, ou_bytearray_data(text), ((const OuByteArray *)text)->size);
    OuObject *result = bytes == NULL ? NULL : ou_int_from_text(th, bytes, base);
    ou_drop_maybe(th, bytes);
    return result;
}

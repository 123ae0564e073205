/* percent.c - the % operator of str, bytes and bytearray.
 *
 * One reader of directives and one layout of numbers; the two kinds of result differ in
 * where characters go and in what %s, %r, %a and %c take. */
#include "06_types/bytes_int.h"
#include "06_types/str_int.h"

#include "06_types/float_text.h"

#include <limits.h>

typedef struct Directive {
    bool left, sign, blank, alternate, zero, no_neg_zero; /* - + space # 0 z */
    int64_t width;     /* -1: none */
    int64_t precision; /* -1: none */
    uint32_t type;
    OuObject *value;   /* owned: the argument chosen by %(key) or by position */
} Directive;

typedef struct Percent {
    OuThread *th;
    OuChars format;
    size_t at;
    bool bytes;
    OuObject *format_object; /* for keys */
    OuObject *args;
    size_t next;       /* of the tuple, or 1 when a single argument is used up */
    bool is_tuple;
    bool is_mapping;
    bool plain;        /* no % met yet */
    OuObject *keyed;   /* the value that %(key) chose for this directive; owned */
    OuStrBuilder str;
    OuByteBuilder out;
} Percent;

static bool bad(const Percent *p, const OuType *type, const char *message)
{
    return ou_raise(p->th, type, "%s", message);
}

static uint32_t peek(const Percent *p)
{
    return ou_chars_get(p->format.data, p->format.width, p->at);
}

/* ---- arguments ---- */

/* The next argument, kept; NULL with TypeError. */
static OuObject *take(Percent *p)
{
    if (p->keyed != NULL) {
        OuObject *value = p->keyed;
        p->keyed = NULL;
        return value;
    }
    if (p->is_tuple ? p->next < ou_tuple_size(p->args) : p->next == 0) {
        return ou_keep(p->is_tuple ? ou_tuple_borrow(p->args, p->next++) : (p->next++, p->args));
    }
    bad(p, &ou_exc_type_error, "not enough arguments for format string");
    return NULL;
}

/* A width or precision given as an argument. */
static bool take_star(Percent *p, int64_t *out, bool is_precision)
{
    OuObject *value = take(p);
    if (value == NULL) {
        return false;
    }
    bool ok = ou_is_int(value) || bad(p, &ou_exc_type_error, "* wants int");
    if (ok && (ou_int_clip_i64(value, out) != 0 || (is_precision && *out != (int32_t)*out))) {
        ok = bad(p, &ou_exc_overflow_error, is_precision ? "Python int too large to convert to C int"
                                                         : "Python int too large to convert to C ssize_t");
    }
    ou_drop(p->th, value);
    return ok;
}

/* %(key): with at behind the parenthesis. */
static bool take_key(Percent *p)
{
    if (!p->is_mapping) {
        return bad(p, &ou_exc_type_error, "format requires a mapping");
    }
    size_t from = p->at, depth = 1;
    for (; p->at < p->format.n; p->at++) {
        uint32_t c = peek(p);
        if (c == ')' && --depth == 0) {
            break;
        }
        depth += c == '(';
    }
    if (p->at >= p->format.n) {
        return bad(p, &ou_exc_value_error, "incomplete format key");
    }
    OuObject *key = p->bytes ? ou_bytes_from(p->th, (const char *)p->format.data + from, p->at - from)
                             : ou_str_slice(p->th, p->format_object, from, p->at);
    p->at++;
    if (key == NULL) {
        return false;
    }
    ou_clear_ref(p->th, &p->keyed);
    p->keyed = ou_get_item(p->th, p->args, key);
    p->next = 1; /* from now on the mapping itself is no argument */
    ou_drop(p->th, key);
    return p->keyed != NULL;
}

/* Digits at `at`. */
static bool read_number(Percent *p, int64_t *out, int64_t limit, const char *message)
{
    int64_t value = 0;
    for (; p->at < p->format.n && peek(p) >= '0' && peek(p) <= '9'; p->at++) {
        value = value * 10 + (int64_t)(peek(p) - '0');
        if (value > limit) {
            return bad(p, &ou_exc_value_error, message);
        }
    }
    *out = value;
    return true;
}

static bool read_flags(Percent *p, Directive *d)
{
    for (; p->at < p->format.n; p->at++) {
        switch (peek(p)) {
        case '-': d->left = true; break;
        case '+': d->sign = true; break;
        case ' ': d->blank = true; break;
        case '#': d->alternate = true; break;
        case '0': d->zero = true; break;
        case 'z': /* of bytes alone */
            if (!p->bytes) {
                return true;
            }
            d->no_neg_zero = true;
            break;
        default: return true;
        }
    }
    return true;
}

/* A directive, with `at` behind the percent sign. d->value is yours, even on failure. */
static bool read_directive(Percent *p, Directive *d)
{
    *d = (Directive){.width = -1, .precision = -1};
    if (p->at < p->format.n && peek(p) == '(') {
        p->at++;
        if (!take_key(p)) {
            return false;
        }
    }
    read_flags(p, d);
    if (p->at < p->format.n && peek(p) == '*') {
        p->at++;
        if (!take_star(p, &d->width, false)) {
            return false;
        }
        if (d->width < 0) {
            d->left = true;
            d->width = -d->width;
        }
    } else if (p->at < p->format.n && peek(p) >= '0' && peek(p) <= '9' &&
               !read_number(p, &d->width, INT64_MAX / 16, "width too big")) {
        return false;
    }
    if (p->at < p->format.n && peek(p) == '.') {
        p->at++;
        d->precision = 0;
        if (p->at < p->format.n && peek(p) == '*') {
            p->at++;
            if (!take_star(p, &d->precision, true)) {
                return false;
            }
            d->precision = d->precision < 0 ? 0 : d->precision;
        } else if (!read_number(p, &d->precision, INT_MAX, p->bytes ? "prec too big" : "precision too big")) {
            return false;
        }
    }
    if (p->at < p->format.n && (peek(p) == 'h' || peek(p) == 'l' || peek(p) == 'L')) {
        p->at++;
    }
    if (p->at >= p->format.n) {
        return bad(p, &ou_exc_value_error, "incomplete format");
    }
    d->type = peek(p);
    p->at++;
    d->value = take(p);
    return d->value != NULL;
}

/* ---- output ---- */

static bool put_fill(Percent *p, char c, size_t n)
{
    return p->bytes ? ou_byte_builder_fill(p->th, &p->out, c, n) : ou_builder_fill(p->th, &p->str, (uint32_t)c, n);
}

static bool put_ascii(Percent *p, const char *text, size_t n)
{
    return p->bytes ? ou_byte_builder_put(p->th, &p->out, text, n) : ou_builder_ascii(p->th, &p->str, text, n);
}

static size_t fill_of(const Directive *d, size_t n)
{
    return d->width > (int64_t)n ? (size_t)d->width - n : 0;
}

/* Text of a number: a "-" perhaps, a prefix of n_prefix ("0x"), digits and the rest. */
static bool put_number(Percent *p, const Directive *d, const char *text, size_t n, size_t n_prefix, size_t n_zeros)
{
    char sign = 0;
    if (n > 0 && (text[0] == '-' || text[0] == '+')) {
        sign = *text++;
        n--;
    }
    if (sign != '-') {
        sign = d->sign ? '+' : d->blank ? ' ' : 0;
    }
    size_t fill = fill_of(d, n + n_zeros + (sign != 0));
    if (d->zero && !d->left) {
        n_zeros += fill;
        fill = 0;
    }
    return (d->left || put_fill(p, ' ', fill)) && (sign == 0 || put_ascii(p, &sign, 1)) &&
           put_ascii(p, text, n_prefix) && put_fill(p, '0', n_zeros) &&
           put_ascii(p, text + n_prefix, n - n_prefix) && (!d->left || put_fill(p, ' ', fill));
}

static bool put_str(Percent *p, const Directive *d, OuObject *s)
{
    size_t n = ou_str_length(s);
    if (d->precision >= 0 && (size_t)d->precision < n && d->type != 'c') {
        n = (size_t)d->precision;
    }
    size_t fill = fill_of(d, n);
    return (d->left || put_fill(p, ' ', fill)) && ou_builder_sub(p->th, &p->str, s, 0, n) &&
           (!d->left || put_fill(p, ' ', fill));
}

static bool put_bytes(Percent *p, const Directive *d, const char *data, size_t n)
{
    if (d->precision >= 0 && (size_t)d->precision < n && d->type != 'c') {
        n = (size_t)d->precision;
    }
    size_t fill = fill_of(d, n);
    return (d->left || put_fill(p, ' ', fill)) && put_ascii(p, data, n) && (!d->left || put_fill(p, ' ', fill));
}

/* ---- numbers ---- */

/* The int that %d and the like format; new. */
static OuObject *integer_of(Percent *p, const Directive *d)
{
    OuObject *v = d->value;
    if (ou_is_int(v)) {
        return ou_keep(v);
    }
    const OuNumberSlots *number = v->type->number;
    bool hexadecimal = d->type == 'x' || d->type == 'X' || d->type == 'o';
    OuObject *result = NULL;
    if (number != NULL && (number->to_int != NULL || number->index != NULL || number->to_float != NULL)) {
        result = hexadecimal ? ou_index(p->th, v) : ou_to_int(p->th, v);
        if (result != NULL || !ou_error_swallow(p->th, &ou_exc_type_error)) {
            return result;
        }
    }
    return ou_null(p->th, &ou_exc_type_error,
                   hexadecimal ? "%%%c format: an integer is required, not %T"
                               : "%%%c format: a real number is required, not %T",
                   p->bytes && d->type == 'i' ? 'd' : (int)d->type, v);
}

static bool put_integer(Percent *p, const Directive *d)
{
    OuObject *number = integer_of(p, d);
    if (number == NULL) {
        return false;
    }
    int base = d->type == 'x' || d->type == 'X' ? 16 : d->type == 'o' ? 8 : 10;
    bool prefix = d->alternate && base != 10;
    OuObject *text = ou_int_to_text(p->th, number, base, prefix);
    ou_drop(p->th, number);
    if (text == NULL) {
        return false;
    }
    size_t n = ou_str_length(text), minus = n > 0 && *(const char *)ou_str_data(text) == '-';
    char *upper = NULL;
    const char *digits = ou_str_data(text);
    if (d->type == 'X') {
        upper = ou_mem_take(p->th, n);
        if (upper == NULL) {
            ou_drop(p->th, text);
            return false;
        }
        for (size_t i = 0; i < n; i++) {
            upper[i] = digits[i] >= 'a' && digits[i] <= 'z' ? (char)(digits[i] - 32) : digits[i];
        }
        digits = upper;
    }
    size_t n_prefix = prefix ? 2 : 0, n_digits = n - minus - n_prefix;
    size_t zeros = d->precision > (int64_t)n_digits ? (size_t)d->precision - n_digits : 0;
    bool ok = put_number(p, d, digits, n, n_prefix, zeros);
    ou_mem_give(p->th, upper, n);
    ou_drop(p->th, text);
    return ok;
}

static bool put_float(Percent *p, const Directive *d)
{
    double value;
    if (!ou_as_f64(p->th, d->value, &value)) {
        if (p->bytes && ou_error_swallow(p->th, &ou_exc_exception)) {
            ou_raise(p->th, &ou_exc_type_error, "float argument required, not %T", d->value);
        }
        return false;
    }
    int precision = d->precision < 0 ? 6 : (int)d->precision;
    unsigned flags = (d->alternate ? OU_FLOAT_ALTERNATE : 0u) | (d->no_neg_zero ? OU_FLOAT_NO_NEG_ZERO : 0u);
    char small[128];
    size_t n = ou_float_format(value, (char)d->type, precision, flags, small, sizeof small);
    if (n <= sizeof small) {
        return put_number(p, d, small, n, 0, 0);
    }
    char *text = ou_mem_take(p->th, n);
    if (text == NULL) {
        return false;
    }
    ou_float_format(value, (char)d->type, precision, flags, text, n);
    bool ok = put_number(p, d, text, n, 0, 0);
    ou_mem_give(p->th, text, n);
    return ok;
}

/* ---- one directive ---- */

static bool put_char(Percent *p, const Directive *d)
{
    OuThread *th = p->th;
    OuObject *v = d->value;
    if (p->bytes) {
        if ((ou_is_bytes(v) || ou_is_bytearray(v)) && ou_byte_view(v).n == 1) {
            return put_bytes(p, d, ou_byte_view(v).data, 1);
        }
    } else if (ou_is_str(v)) {
        return ou_str_length(v) == 1 ? put_str(p, d, v) : bad(p, &ou_exc_type_error, "%c requires int or char");
    }
    int64_t c = -1;
    const char *wanted = p->bytes ? "%c requires an integer in range(256) or a single byte" : "%c requires int or char";
    if (!ou_seq_is_index(v)) {
        return bad(p, &ou_exc_type_error, wanted);
    }
    OuObject *number = ou_index(th, v);
    if (number == NULL) {
        return ou_error_swallow(th, &ou_exc_type_error) && bad(p, &ou_exc_type_error, wanted);
    }
    ou_int_clip_i64(number, &c);
    ou_drop(th, number);
    if (c < 0 || c > (p->bytes ? 255 : 0x10ffff)) {
        return bad(p, &ou_exc_overflow_error, p->bytes ? "%c arg not in range(256)" : "%c arg not in range(0x110000)");
    }
    if (p->bytes) {
        char byte = (char)c;
        return put_bytes(p, d, &byte, 1);
    }
    OuObject *s = ou_str_from_char(th, (uint32_t)c);
    bool ok = s != NULL && put_str(p, d, s);
    ou_drop_maybe(th, s);
    return ok;
}

/* %b and %s of bytes. */
static bool put_bytes_object(Percent *p, const Directive *d)
{
    OuThread *th = p->th;
    OuObject *v = d->value;
    if (ou_is_bytes(v) || ou_is_bytearray(v)) {
        OuByteView view = ou_byte_view(v);
        return put_bytes(p, d, view.data, view.n);
    }
    bool failed = false;
    OuObject *method = ou_lookup_special(th, v, OU_NAME(th, dunder_bytes), &failed);
    if (failed) {
        return false;
    }
    if (method == NULL && !ou_has_buffer(v)) {
        return ou_raise(th, &ou_exc_type_error,
                        "%%b requires a bytes-like object, or an object that implements __bytes__, not '%T'", v);
    }
    ou_drop_maybe(th, method);
    OuObject *made = ou_bytes_from_object(th, v);
    bool ok = made != NULL && put_bytes(p, d, ou_bytes_data(made), ou_bytes_size(made));
    ou_drop_maybe(th, made);
    return ok;
}

static bool put_text(Percent *p, const Directive *d)
{
    OuThread *th = p->th;
    OuObject *text = p->bytes || d->type == 'a' ? ou_ascii(th, d->value)
                     : d->type == 'r'           ? ou_repr(th, d->value)
                                                : ou_str(th, d->value);
    bool ok = text != NULL && (p->bytes ? put_bytes(p, d, ou_str_data(text), ou_str_length(text)) : put_str(p, d, text));
    ou_drop_maybe(th, text);
    return ok;
}

static bool put_directive(Percent *p, const Directive *d)
{
    switch (d->type) {
    case 'b':
        if (!p->bytes) {
            break;
        }
        return put_bytes_object(p, d);
    case 's':
        if (p->bytes) {
            return put_bytes_object(p, d);
        }
        return put_text(p, d);
    case 'r':
    case 'a':
        return put_text(p, d);
    case 'c':
        return put_char(p, d);
    case 'd':
    case 'i':
    case 'u':
    case 'x':
    case 'X':
    case 'o':
        return put_integer(p, d);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
        return put_float(p, d);
    default:
        break;
    }
    return ou_raise(p->th, &ou_exc_value_error, "unsupported format character '%c' (0x%x) at index %zu",
                    d->type > 30 && d->type < 127 ? (int)d->type : '?', (unsigned)d->type, p->at - 1);
}

static bool run(Percent *p)
{
    size_t n = p->format.n;
    while (p->at < n) {
        size_t from = p->at;
        while (p->at < n && peek(p) != '%') {
            p->at++;
        }
        if (p->at > from) {
            bool ok = p->bytes
                          ? ou_byte_builder_put(p->th, &p->out, (const char *)p->format.data + from, p->at - from)
                          : ou_builder_sub(p->th, &p->str, p->format_object, from, p->at);
            if (!ok) {
                return false;
            }
        }
        if (p->at == n) {
            break;
        }
        p->at++;
        p->plain = false;
        if (p->at < n && peek(p) == '%') {
            p->at++;
            if (!put_fill(p, '%', 1)) {
                return false;
            }
            continue;
        }
        Directive d;
        bool ok = read_directive(p, &d) && put_directive(p, &d);
        ou_drop_maybe(p->th, d.value);
        ou_clear_ref(p->th, &p->keyed);
        if (!ok) {
            return false;
        }
    }
    if (!p->is_mapping && (p->is_tuple ? p->next < ou_tuple_size(p->args) : p->next == 0)) {
        return bad(p, &ou_exc_type_error, p->bytes ? "not all arguments converted during bytes formatting"
                                                   : "not all arguments converted during string formatting");
    }
    return true;
}

static void start(Percent *p, OuThread *th, OuObject *format, OuObject *args)
{
    *p = (Percent){.th = th, .format_object = format, .args = args, .plain = true};
    p->is_tuple = ou_is_tuple(args);
    p->is_mapping = !p->is_tuple && !ou_is_str(args) && args->type->sequence != NULL && args->type->sequence->item != NULL;
    ou_builder_init(&p->str);
}

OuObject *ou_str_percent(OuThread *th, OuObject *format, OuObject *args)
{
    Percent p;
    start(&p, th, format, args);
    p.format = ou_chars_of(format);
    if (!run(&p)) {
        ou_clear_ref(th, &p.keyed);
        ou_builder_abandon(th, &p.str);
        return NULL;
    }
    if (p.plain && p.format.n > 0) { /* the format itself, of whatever class */
        ou_builder_abandon(th, &p.str);
        return ou_keep(format);
    }
    return ou_builder_finish(th, &p.str);
}

OuObject *ou_bytes_percent(OuThread *th, OuObject *format, OuObject *args)
{
    Percent p;
    start(&p, th, format, args);
    p.is_mapping = p.is_mapping && !ou_is_bytes(args) && !ou_is_bytearray(args);
    p.bytes = true;
    OuByteView view = ou_byte_view(format); /* of a bytearray: a copy, since arguments run code */
    OuObject *copy = ou_is_bytes(format) ? ou_keep(format) : ou_bytes_from(th, view.data, view.n);
    if (copy == NULL) {
        return NULL;
    }
    p.format = (OuChars){ou_bytes_data(copy), 1, ou_bytes_size(copy)};
    OuObject *result = NULL;
    if (run(&p)) {
        result = ou_bytes_result(th, format, p.out.n == 0 ? "" : p.out.data, p.out.n);
    }
    ou_clear_ref(th, &p.keyed);
    ou_byte_builder_abandon(th, &p.out);
    ou_drop(th, copy);
    return result;
}

/* str_format.c - ou_str_format(): printf for str, with objects. What ou_raise() words its messages with.
 *
 * The directives are those of error.h; flags 0 and -, width and precision work on all of
 * them. Numbers go through the C library; what it writes of an integer depends on no
 * locale. */
#include "06_types/chars.h"
#include "06_types/str_int.h"

#include "06_types/utf8.h"

#include <stdio.h>

typedef struct Directive {
    bool zero, left;
    int width, precision; /* precision -1: none */
    char size;            /* 0, l, L (ll), z */
    char type;
} Directive;

static const char *parse(const char *at, Directive *d)
{
    *d = (Directive){.precision = -1};
    for (;; at++) {
        if (*at == '0') {
            d->zero = true;
        } else if (*at == '-') {
            d->left = true;
        } else {
            break;
        }
    }
    for (; *at >= '0' && *at <= '9'; at++) {
        d->width = d->width * 10 + (*at - '0');
    }
    if (*at == '.') {
        d->precision = 0;
        for (at++; *at >= '0' && *at <= '9'; at++) {
            d->precision = d->precision * 10 + (*at - '0');
        }
    }
    if (*at == 'z' || *at == 'l') {
        d->size = *at++;
        if (d->size == 'l' && *at == 'l') {
            d->size = 'L';
            at++;
        }
    }
    d->type = *at;
    return *at == 0 ? at : at + 1;
}

static bool put_str(OuThread *th, OuStrBuilder *b, const Directive *d, OuObject *s)
{
    size_t n = ou_str_length(s);
    if (d->precision >= 0 && (size_t)d->precision < n) {
        n = (size_t)d->precision;
    }
    size_t fill = d->width > 0 && (size_t)d->width > n ? (size_t)d->width - n : 0;
    return (d->left || ou_builder_fill(th, b, ' ', fill)) && ou_builder_sub(th, b, s, 0, n) &&
           (!d->left || ou_builder_fill(th, b, ' ', fill));
}

/* A fresh str, or NULL. */
static bool put_new(OuThread *th, OuStrBuilder *b, const Directive *d, OuObject *s)
{
    bool ok = s != NULL && put_str(th, b, d, s);
    ou_drop_maybe(th, s);
    return ok;
}

static bool put_text(OuThread *th, OuStrBuilder *b, const Directive *d, const char *text)
{
    size_t n = d->precision >= 0 ? strnlen(text, (size_t)d->precision) : strlen(text);
    OuUtf8Scan scan = ou_utf8_scan((const uint8_t *)text, n);
    if (d->width == 0 && scan.error == OU_UTF8_OK && scan.max_char < 0x80) {
        return ou_builder_ascii(th, b, text, n);
    }
    if (scan.error == OU_UTF8_SHORT && d->precision >= 0) {
        n = scan.n_bytes; /* the cut went through a character */
    }
    Directive whole = *d;
    whole.precision = -1;
    return put_new(th, b, &whole, ou_str_decode(th, text, n, "utf-8", "replace"));
}

static bool put_number(OuThread *th, OuStrBuilder *b, const Directive *d, bool is_signed, uint64_t value)
{
    char digits[32], text[128];
    int n = d->type == 'x'   ? snprintf(digits, sizeof digits, "%llx", (unsigned long long)value)
            : is_signed      ? snprintf(digits, sizeof digits, "%lld", (long long)value)
                             : snprintf(digits, sizeof digits, "%llu", (unsigned long long)value);
    int width = d->width < 100 ? d->width : 100, at = 0;
    bool minus = digits[0] == '-';
    if (d->zero && !d->left && width > n) {
        if (minus) {
            text[at++] = '-';
        }
        for (int fill = width - n; fill > 0; fill--) {
            text[at++] = '0';
        }
        memcpy(text + at, digits + minus, (size_t)(n - minus));
        return ou_builder_ascii(th, b, text, (size_t)(at + n - minus));
    }
    int pad = width > n ? width - n : 0;
    return (d->left || ou_builder_fill(th, b, ' ', (size_t)pad)) && ou_builder_ascii(th, b, digits, (size_t)n) &&
           (!d->left || ou_builder_fill(th, b, ' ', (size_t)pad));
}

/* va_list can be an array type: handed on in a struct. */
typedef struct Args {
    __builtin_va_list list;
} Args;

static bool put_integer(OuThread *th, OuStrBuilder *b, const Directive *d, Args *args)
{
    bool is_signed = d->type == 'd' || d->type == 'i';
    uint64_t value;
    if (d->size == 0) {
        value = is_signed ? (uint64_t)(int64_t)__builtin_va_arg(args->list, int)
                          : (uint64_t)__builtin_va_arg(args->list, unsigned);
    } else if (d->size == 'z') {
        value = (uint64_t)__builtin_va_arg(args->list, size_t);
    } else if (d->size == 'l') {
        value = (uint64_t)__builtin_va_arg(args->list, long);
    } else {
        value = (uint64_t)__builtin_va_arg(args->list, long long);
    }
    return put_number(th, b, d, is_signed, value);
}

static bool put(OuThread *th, OuStrBuilder *b, const Directive *d, Args *args)
{
    switch (d->type) {
    case '%':
        return ou_builder_char(th, b, '%');
    case 's':
        return put_text(th, b, d, __builtin_va_arg(args->list, const char *));
    case 'd':
    case 'i':
    case 'u':
    case 'x':
        return put_integer(th, b, d, args);
    case 'c':
        return ou_builder_char(th, b, (uint32_t)__builtin_va_arg(args->list, int));
    case 'p': {
        Directive hex = {.type = 'x'};
        return ou_builder_ascii(th, b, "0x", 2) &&
               put_number(th, b, &hex, false, (uint64_t)(uintptr_t)__builtin_va_arg(args->list, void *));
    }
    case 'U':
        return put_str(th, b, d, __builtin_va_arg(args->list, OuObject *));
    case 'S':
        return put_new(th, b, d, ou_str(th, __builtin_va_arg(args->list, OuObject *)));
    case 'R':
        return put_new(th, b, d, ou_repr(th, __builtin_va_arg(args->list, OuObject *)));
    case 'A':
        return put_new(th, b, d, ou_ascii(th, __builtin_va_arg(args->list, OuObject *)));
    case 'T':
        return put_text(th, b, d, __builtin_va_arg(args->list, OuObject *)->type->name);
    case 'G':
        return put_text(th, b, d, ou_argument_type(__builtin_va_arg(args->list, OuObject *)));
    case 'N':
        return put_text(th, b, d, __builtin_va_arg(args->list, const OuType *)->name);
    default:
        return ou_raise(th, &ou_exc_system_error, "invalid format string");
    }
}

OuObject *ou_str_format_list(OuThread *th, const char *format, __builtin_va_list list)
{
    Args args;
    __builtin_va_copy(args.list, list);
    OuStrBuilder b;
    ou_builder_init(&b);
    bool ok = true;
    while (ok && *format != 0) {
        size_t n = strcspn(format, "%");
        if (n > 0) {
            Directive plain = {.precision = (int)n};
            ok = put_text(th, &b, &plain, format);
            format += n;
            continue;
        }
        Directive d;
        format = parse(format + 1, &d);
        ok = put(th, &b, &d, &args);
    }
    __builtin_va_end(args.list);
    if (!ok) {
        ou_builder_abandon(th, &b);
        return NULL;
    }
    return ou_builder_finish(th, &b);
}

OuObject *ou_str_format(OuThread *th, const char *format, ...)
{
    __builtin_va_list args;
    __builtin_va_start(args, format);
    OuObject *s = ou_str_format_list(th, format, args);
    __builtin_va_end(args);
    return s;
}

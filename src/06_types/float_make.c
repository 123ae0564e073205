/* float_make.c - float(...): numbers, and text with digits of any script. */
#include "06_types/float_int.h"

#include <string.h>

#include "06_types/bytes.h"
#include "06_types/type.h"
#include "06_types/unicode.h"

/* ---- text ---- */

static bool is_ascii_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static void cut_spaces(OuNumberText *text)
{
    while (text->n > 0 && is_ascii_space(text->text[0])) {
        text->text++;
        text->n--;
    }
    while (text->n > 0 && is_ascii_space(text->text[text->n - 1])) {
        text->n--;
    }
}

bool ou_number_text_start(OuThread *th, OuNumberText *out, OuObject *s)
{
    size_t n = ou_str_length(s);
    *out = (OuNumberText){.text = ou_str_data(s), .n = n};
    if (!ou_str_is_ascii(s)) {
        out->block = ou_mem_take(th, n);
        if (out->block == NULL) {
            return false;
        }
        out->block_size = n;
        for (size_t i = 0; i < n; i++) {
            uint32_t c = ou_str_at(s, i);
            int digit = c < 128 ? -1 : ou_unicode_decimal(c);
            out->block[i] = c < 128                  ? (char)c
                            : digit >= 0             ? (char)('0' + digit)
                            : ou_unicode_is_space(c) ? ' '
                                                     : '?';
        }
        out->text = out->block;
    }
    cut_spaces(out);
    return true;
}

void ou_number_text_end(OuThread *th, OuNumberText *text)
{
    ou_mem_give(th, text->block, text->block_size);
}

/* `shown` is what the error shows. */
static bool parse(OuThread *th, const OuNumberText *text, OuObject *shown, double *out)
{
    return ou_float_parse(text->text, text->n, out) ||
           ou_raise(th, &ou_exc_value_error, "could not convert string to float: %R", shown);
}

static bool from_str(OuThread *th, OuObject *s, double *out)
{
    OuNumberText text;
    if (!ou_number_text_start(th, &text, s)) {
        return false;
    }
    bool ok = parse(th, &text, s, out);
    ou_number_text_end(th, &text);
    return ok;
}

OuObject *ou_float_from_str(OuThread *th, OuObject *text)
{
    double value;
    return from_str(th, text, &value) ? ou_float_new_inline(th, value) : NULL;
}

/* What else has bytes: they are shown as a bytes object when they are no number. */
static bool from_buffer(OuThread *th, OuObject *o, double *out)
{
    OuBuffer buffer;
    if (!ou_buffer_acquire(th, o, &buffer, false)) {
        return false;
    }
    OuNumberText text = {.text = buffer.data, .n = buffer.size};
    cut_spaces(&text);
    bool ok = ou_float_parse(text.text, text.n, out);
    OuObject *shown = ok ? NULL : ou_bytes_from(th, buffer.data, buffer.size);
    if (shown != NULL) {
        ou_raise(th, &ou_exc_value_error, "could not convert string to float: %R", ou_is_bytearray(o) ? o : shown);
        ou_drop(th, shown);
    }
    ou_buffer_release(th, &buffer);
    return ok;
}

/* ---- objects ---- */

static bool from_object(OuThread *th, OuObject *o, double *out)
{
    if (ou_is_exact_str(o)) {
        return from_str(th, o, out);
    }
    const OuNumberSlots *number = o->type->number;
    if (number != NULL && (number->to_float != NULL || number->index != NULL)) {
        return ou_to_f64(th, o, out);
    }
    if (ou_is_str(o)) {
        return from_str(th, o, out);
    }
    if (ou_has_buffer(o)) {
        return from_buffer(th, o, out);
    }
    return ou_raise(th, &ou_exc_type_error, "float() argument must be a string or a real number, not '%T'", o);
}

OuObject *ou_float_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    double value = 0;
    if ((type->init == ou_float_type.init && !ou_args_no_keywords(th, "float", kwnames)) ||
        !ou_args_count(th, "float", n, 0, 1)) {
        return NULL;
    }
    if (n == 1) {
        if (type == &ou_float_type && ou_is_exact_float(args[0])) {
            return ou_keep(args[0]);
        }
        if (!from_object(th, args[0], &value)) {
            return NULL;
        }
    }
    if (type == &ou_float_type) {
        return ou_float_new_inline(th, value);
    }
    OuFloat *f = (OuFloat *)ou_type_allocate(th, type, 0);
    if (f != NULL) {
        f->value = value;
        if (OU_HAS_FLAG(type, OU_TYPE_CONTAINER)) {
            ou_track(th, &f->head);
        }
    }
    return (OuObject *)f;
}

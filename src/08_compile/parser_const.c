/* parser_const.c - the objects in a tree: identifiers, numbers, text.
 *
 * Everything that makes an object for the parser is here. Each is handed to the
 * arena, which keeps it while the tree lives. */
#include "08_compile/parser_int.h"
#include "00_base/checked.h"
#include "06_types/bytes.h"
#include "06_types/float.h"
#include "06_types/float_text.h"
#include "06_types/int.h"
#include "06_types/str.h"
#include "06_types/unicode.h"
#include "06_types/unicode_names.h"
#include "06_types/utf8.h"

#include <string.h>

/* ---- names and text ---- */

/* The characters of checked UTF-8, in ou_mem memory of *room bytes. */
static uint32_t *to_ucs4(OuParser *p, const char *utf8, size_t size, size_t *n, size_t *room)
{
    if (!ou_checked_mul(size + 1, sizeof(uint32_t), room)) {
        return ou_null_memory(p->th);
    }
    uint32_t *chars = ou_mem_take(p->th, *room);
    if (chars != NULL) {
        *n = ou_utf8_decode((const uint8_t *)utf8, size, 4, chars);
    }
    return chars;
}

/* NFKC of the characters, as a new str. */
static OuObject *normalised(OuParser *p, const uint32_t *chars, size_t n)
{
    if (ou_unicode_quick_check(chars, n, OU_UNICODE_NFKC) == OU_UNICODE_YES) {
        return ou_str_from_ucs4(p->th, chars, n);
    }
    size_t length, room;
    if (!ou_unicode_decomposed_length(chars, n, true, &length) ||
        !ou_checked_mul(length, sizeof(uint32_t), &room)) {
        return ou_null_memory(p->th);
    }
    uint32_t *text = ou_mem_take(p->th, room);
    if (text == NULL) {
        return NULL;
    }
    length = ou_unicode_decompose(chars, n, true, text);
    length = ou_unicode_compose(text, length);
    OuObject *s = ou_str_from_ucs4(p->th, text, length);
    ou_mem_give(p->th, text, room);
    return s;
}

OuObject *ou_const_identifier(OuParser *p, const char *utf8, size_t size, bool ascii)
{
    OuObject *s = NULL;
    if (ascii) {
        s = ou_str_from_utf8(p->th, utf8, size);
    } else {
        size_t n, room;
        uint32_t *chars = to_ucs4(p, utf8, size, &n, &room);
        if (chars != NULL) {
            s = normalised(p, chars, n);
            ou_mem_give(p->th, chars, room);
        }
    }
    return ou_arena_own(p->th, p->arena, ou_str_intern_adopt(p->th, s));
}

/* UTF-8 with surrogates in it, to characters: the strict decoder refuses them. */
static OuObject *with_surrogates(OuParser *p, const char *utf8, size_t size)
{
    size_t n = 0, room;
    if (!ou_checked_mul(size, sizeof(uint32_t), &room)) {
        return ou_null_memory(p->th);
    }
    uint32_t *chars = ou_mem_take(p->th, room);
    if (chars == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < size;) {
        size_t used;
        uint8_t first = (uint8_t)utf8[i];
        if (first == 0xED) {
            chars[n++] = 0xD000u | ((uint32_t)utf8[i + 1] & 0x3F) << 6 | ((uint32_t)utf8[i + 2] & 0x3F);
            used = 3;
        } else {
            chars[n++] = ou_utf8_peek((const uint8_t *)utf8 + i, &used);
        }
        i += used;
    }
    OuObject *s = ou_str_from_ucs4(p->th, chars, n);
    ou_mem_give(p->th, chars, room);
    return s;
}

OuObject *ou_const_str(OuParser *p, const char *utf8, size_t size, bool has_surrogate)
{
    OuObject *s = has_surrogate ? with_surrogates(p, utf8, size) : ou_str_from_utf8(p->th, utf8, size);
    return ou_arena_own(p->th, p->arena, s);
}

OuObject *ou_const_bytes(OuParser *p, const char *bytes, size_t size)
{
    return ou_arena_own(p->th, p->arena, ou_bytes_from(p->th, bytes, size));
}

bool ou_const_char_named(const char *name, size_t size, uint32_t *out)
{
    uint32_t found[OU_UNICODE_MAX_SEQUENCE];
    if (ou_unicode_find(name, size, found) != 1) {
        return false;
    }
    *out = found[0];
    return true;
}

/* ---- numbers ---- */

/* Decimal literals beyond the limit of sys.set_int_max_str_digits() are refused. */
static OuObject *too_many_digits(OuParser *p, const OuToken *token)
{
    OuObject *error = ou_error_take(p->th);
    OuObject *text = ou_str_format(p->th, "%S", error);
    OuObject *holder = NULL;
    size_t size;
    const char *utf8 = text == NULL ? NULL : ou_str_utf8(p->th, text, &size, &holder);
    if (utf8 != NULL) {
        ou_parser_raise_edge(p, token,
                             "%s - Consider hexadecimal for huge integer literals to avoid decimal "
                             "conversion limits.",
                             utf8);
        ou_drop_maybe(p->th, holder);
    }
    ou_drop_maybe(p->th, text);
    ou_drop(p->th, error);
    return NULL;
}

static OuObject *integer(OuParser *p, const OuToken *token, const char *text, size_t size)
{
    char letter = size > 1 && text[0] == '0' ? text[1] | 0x20 : '\0';
    int base = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 10;
    size_t skip = base == 10 ? 0 : 2;
    OuObject *value = ou_int_from_digits(p->th, text + skip, size - skip, base);
    if (value == NULL && ou_error_matches(p->th, &ou_exc_value_error)) {
        return too_many_digits(p, token);
    }
    return value;
}

/* text: the literal without underscores. */
static OuObject *number(OuParser *p, const OuToken *token, const char *text, size_t size)
{
    bool radix = size > 1 && text[0] == '0' && strchr("xXoObB", text[1]) != NULL;
    if (radix) {
        return integer(p, token, text, size);
    }
    double value;
    if ((text[size - 1] | 0x20) == 'j') {
        ou_float_parse(text, size - 1, &value);
        return ou_complex_new(p->th, 0.0, value);
    }
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '.' || (text[i] | 0x20) == 'e') {
            ou_float_parse(text, size, &value);
            return ou_float_new(p->th, value);
        }
    }
    return integer(p, token, text, size);
}

/* A copy without underscores; the literal itself when it has none. */
static char *without_underscores(OuParser *p, const char *text, size_t size, size_t *out_size)
{
    char *copy = ou_mem_take(p->th, size + 1);
    if (copy == NULL) {
        return NULL;
    }
    size_t n = 0;
    for (size_t i = 0; i < size; i++) {
        if (text[i] != '_') {
            copy[n++] = text[i];
        }
    }
    copy[n] = '\0';
    *out_size = n;
    return copy;
}

OuNode *ou_const_number(OuParser *p, const OuToken *token)
{
    const char *text = p->text + token->start;
    size_t size = token->end - token->start;
    OuObject *value = NULL;
    if (token->glued &&
        !ou_parser_warn(p, OU_WARN_SYNTAX, token, "invalid %s literal", ou_lexer_number_noun(text, size))) {
        return NULL;
    }
    if (memchr(text, '_', size) == NULL) {
        value = number(p, token, text, size);
    } else if (ou_parser_since(p, 6, "Underscores in numeric literals are")) {
        size_t n;
        char *copy = without_underscores(p, text, size, &n);
        if (copy != NULL) {
            value = number(p, token, copy, n);
            ou_mem_give(p->th, copy, size + 1);
        }
    }
    value = ou_arena_own(p->th, p->arena, value);
    OuNode *node = value == NULL ? NULL : ou_parser_node(p, OU_N_CONSTANT, (OuPlace){token->line, token->col});
    if (node != NULL) {
        node->constant.value = value;
    }
    return node;
}

/* str_repr.c - repr() and ascii() of a str, and what str_is_name_like() and isidentifier() ask.
 *
 * Quotes: single ones, unless the text has single ones and no double ones. What Unicode 14
 * calls not printable is escaped. */
#include "06_types/str_int.h"

#include "06_types/unicode.h"

static size_t hex_escape(char *out, uint32_t c)
{
    static const char digits[] = "0123456789abcdef";
    int n = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
    size_t at = 0;
    out[at++] = '\\';
    out[at++] = n == 2 ? 'x' : n == 4 ? 'u' : 'U';
    for (int shift = (n - 1) * 4; shift >= 0; shift -= 4) {
        out[at++] = digits[c >> shift & 15];
    }
    return at;
}

static bool stands_for_itself(uint32_t c)
{
    return c < 0x7f ? c >= 0x20 : c != 0x7f && ou_unicode_is_printable(c);
}

static bool put_escaped(OuThread *th, OuStrBuilder *b, uint32_t c)
{
    char text[12];
    size_t n = 2;
    text[0] = '\\';
    switch (c) {
    case '\n': text[1] = 'n'; break;
    case '\r': text[1] = 'r'; break;
    case '\t': text[1] = 't'; break;
    case '\\':
    case '\'': text[1] = (char)c; break;
    default: n = hex_escape(text, c);
    }
    return ou_builder_ascii(th, b, text, n);
}

/* The repr of ASCII text without escapes, in one pass and one copy; NULL: it has some, or MemoryError. */
static OuObject *plain_repr(OuThread *th, const uint8_t *data, size_t n, bool *single, bool *twice)
{
    unsigned odd = 0, n_single = 0, n_twice = 0; /* counts, which compilers can make vectors of */
    for (size_t i = 0; i < n; i++) {
        odd |= (unsigned)(data[i] < 0x20) | (unsigned)(data[i] == 0x7f) | (unsigned)(data[i] == '\\');
        n_single |= (unsigned)(data[i] == '\'');
        n_twice |= (unsigned)(data[i] == '"');
    }
    *single = n_single != 0;
    *twice = n_twice != 0;
    if (odd != 0 || (*single && *twice)) {
        return NULL;
    }
    OuObject *result = ou_str_new(th, n + 2, 0x7f);
    if (result != NULL) {
        char *to = ou_str_chars(result);
        to[0] = to[n + 1] = *single ? '"' : '\'';
        memcpy(to + 1, data, n);
    }
    return result;
}

OuObject *ou_str_repr(OuThread *th, OuObject *s)
{
    size_t n = ou_str_length(s);
    unsigned width = ou_str_width(s);
    const void *data = ou_str_data(s);
    bool single = false, twice = false;
    if (ou_str_is_ascii(s)) {
        OuObject *plain = plain_repr(th, data, n, &single, &twice);
        if (plain != NULL || ou_has_error(th)) {
            return plain;
        }
    } else {
        for (size_t i = 0; i < n; i++) {
            uint32_t c = ou_chars_get(data, width, i);
            single = single || c == '\'';
            twice = twice || c == '"';
        }
    }
    uint32_t quote = single && !twice ? '"' : '\'';
    OuStrBuilder b;
    ou_builder_init(&b);
    bool ok = ou_builder_reserve(th, &b, n + 2, 0) && ou_builder_char(th, &b, quote);
    for (size_t i = 0; ok && i < n;) {
        size_t from = i;
        uint32_t c = 0, all = 0;
        for (; i < n; i++) {
            c = ou_chars_get(data, width, i);
            if (c == quote || c == '\\' || !stands_for_itself(c)) {
                break;
            }
            all |= c;
        }
        ok = ou_builder_chars(th, &b, data, width, from, i - from, all);
        if (ok && i < n) {
            ok = put_escaped(th, &b, c);
            i++;
        }
    }
    if (!ok || !ou_builder_char(th, &b, quote)) {
        ou_builder_abandon(th, &b);
        return NULL;
    }
    return ou_builder_finish(th, &b);
}

OuObject *ou_str_backslashed(OuThread *th, OuObject *s)
{
    if (ou_str_is_ascii(s)) {
        return ou_str_exact(th, s);
    }
    OuStrBuilder b;
    ou_builder_init(&b);
    bool ok = true;
    for (size_t i = 0, n = ou_str_length(s); ok && i < n; i++) {
        uint32_t c = ou_str_at(s, i);
        char text[12];
        ok = c < 0x80 ? ou_builder_char(th, &b, c) : ou_builder_ascii(th, &b, text, hex_escape(text, c));
    }
    if (!ok) {
        ou_builder_abandon(th, &b);
        return NULL;
    }
    return ou_builder_finish(th, &b);
}

bool ou_str_is_name_like(const OuObject *s)
{
    if (!ou_str_is_ascii(s)) {
        return false;
    }
    const uint8_t *at = ou_str_data(s);
    for (size_t i = 0, n = ou_str_length(s); i < n; i++) {
        if (at[i] != '_' && !ou_unicode_is_alnum(at[i])) {
            return false;
        }
    }
    return true;
}

bool ou_str_is_identifier(const OuObject *s)
{
    size_t n = ou_str_length(s);
    for (size_t i = 0; i < n; i++) {
        uint32_t c = ou_str_at(s, i);
        if (c != '_' && !(i == 0 ? ou_unicode_is_xid_start(c) : ou_unicode_is_xid_continue(c))) {
            return false;
        }
    }
    return n > 0;
}

/* str_case.c - case mapping of strings: full mappings, with final sigma.
 *
 * ASCII strings are mapped byte by byte into an exact allocation; others through a
 * builder, since a character may become three. */
#include "06_types/str_int.h"

#include "06_types/unicode.h"

OU_INLINE char ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

OU_INLINE char ascii_upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
}

typedef enum Mapping { LOWER, UPPER, FOLD, SWAP, TITLE, CAPITAL } Mapping;

/* Title case or capitals of words. */
static void map_words(const char *from, char *to, size_t n, bool each_word)
{
    bool in_word = false;
    for (size_t i = 0; i < n; i++) {
        char lower = ascii_lower(from[i]), upper = ascii_upper(from[i]);
        to[i] = in_word ? lower : upper;
        in_word = each_word ? lower != upper : true;
    }
}

static OuObject *map_ascii(OuThread *th, OuObject *s, Mapping mapping)
{
    size_t n = ou_str_length(s);
    OuObject *result = ou_str_new(th, n, 0x7f);
    if (result == NULL || n == 0) {
        return result;
    }
    const char *from = ou_str_data(s);
    char *to = ou_str_chars(result);
    switch (mapping) { /* loops of their own, that a compiler can make vectors of */
    case LOWER:
    case FOLD:
        for (size_t i = 0; i < n; i++) {
            to[i] = ascii_lower(from[i]);
        }
        break;
    case UPPER:
        for (size_t i = 0; i < n; i++) {
            to[i] = ascii_upper(from[i]);
        }
        break;
    case SWAP:
        for (size_t i = 0; i < n; i++) {
            char lower = ascii_lower(from[i]);
            to[i] = lower == from[i] ? ascii_upper(from[i]) : lower;
        }
        break;
    default:
        map_words(from, to, n, mapping == TITLE);
        break;
    }
    return ou_str_settle_adopt(th, result);
}

/* Does the capital sigma at place i end a word? (Unicode 3.13, Final_Sigma.) */
static bool sigma_is_final(OuObject *s, size_t i)
{
    size_t k = i, n = ou_str_length(s);
    uint32_t c = 0;
    bool found = false;
    while (k > 0 && !found) {
        c = ou_str_at(s, --k);
        found = !ou_unicode_is_case_ignorable(c);
    }
    if (!found || !ou_unicode_is_cased(c)) {
        return false;
    }
    for (k = i + 1, found = false; k < n && !found; k++) {
        c = ou_str_at(s, k);
        found = !ou_unicode_is_case_ignorable(c);
    }
    return !found || !ou_unicode_is_cased(c);
}

static int to_lower(OuObject *s, size_t i, uint32_t c, uint32_t *out)
{
    if (c == 0x3a3) {
        out[0] = sigma_is_final(s, i) ? 0x3c2 : 0x3c3;
        return 1;
    }
    return ou_unicode_to_lower(c, out);
}

static OuObject *map(OuThread *th, OuObject *s, Mapping mapping)
{
    if (ou_str_is_ascii(s)) {
        return map_ascii(th, s, mapping);
    }
    OuStrBuilder b;
    ou_builder_init(&b);
    size_t length = ou_str_length(s);
    bool ok = ou_builder_reserve(th, &b, length, 0), in_word = false;
    for (size_t i = 0; ok && i < length; i++) {
        uint32_t c = ou_str_at(s, i), out[OU_UNICODE_MAX_CASE];
        int n = 1;
        switch (mapping) {
        case LOWER: n = to_lower(s, i, c, out); break;
        case UPPER: n = ou_unicode_to_upper(c, out); break;
        case FOLD: n = ou_unicode_to_folded(c, out); break;
        case SWAP:
            if (ou_unicode_is_upper(c)) {
                n = to_lower(s, i, c, out);
            } else if (ou_unicode_is_lower(c)) {
                n = ou_unicode_to_upper(c, out);
            } else {
                out[0] = c;
            }
            break;
        case TITLE:
            n = in_word ? to_lower(s, i, c, out) : ou_unicode_to_title(c, out);
            in_word = ou_unicode_is_cased(c);
            break;
        case CAPITAL: n = i == 0 ? ou_unicode_to_title(c, out) : to_lower(s, i, c, out); break;
        }
        for (int k = 0; ok && k < n; k++) {
            ok = ou_builder_char(th, &b, out[k]);
        }
    }
    if (!ok) {
        ou_builder_abandon(th, &b);
        return NULL;
    }
    return ou_builder_finish(th, &b);
}

#define CASE_METHOD(name, mapping)                                                                 \
    OuObject *ou_str_method_##name(OuThread *th, OuObject *self, OuObject *const *args, size_t n,  \
                                   OuObject *kwnames)                                              \
    {                                                                                              \
        (void)args, (void)n, (void)kwnames;                                                        \
        return map(th, self, (mapping));                                                           \
    }
CASE_METHOD(lower, LOWER)
CASE_METHOD(upper, UPPER)
CASE_METHOD(casefold, FOLD)
CASE_METHOD(swapcase, SWAP)
CASE_METHOD(title, TITLE)
CASE_METHOD(capitalize, CAPITAL)

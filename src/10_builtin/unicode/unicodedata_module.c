/* unicodedata_module.c - the module unicodedata: properties, names and normal forms of characters.
 *
 * The tables are those of 06_types/unicode.h (Unicode 14.0.0). ucd_3_2_0 is an object with the same functions as methods,
 * which look first whether Unicode 3.2.0 said something else (unicode_old.h): IDNA's nameprep is defined on that. */
#include "10_builtin/data_int.h"
#include "10_builtin/unicode/unicode_old.h"

#include "06_types/unicode_names.h"

#include <stdio.h>
#include <strings.h>

#define METHOD(name) OU_METHOD(name)

#define NAME_MAX_LOOKUP 256

static const OuType ucd_type;

static bool is_old(const OuObject *self)
{
    return self->type == &ucd_type;
}

/* The one character that arg must be; `which` words the error: "" or " 1". */
static bool character(OuThread *th, const char *name, const char *which, OuObject *arg, uint32_t *c)
{
    if (!ou_is_str(arg) || ou_str_length(arg) != 1) {
        return ou_raise(th, &ou_exc_type_error, "%s() argument%s must be a unicode character, not %s", name, which,
                        ou_argument_type(arg));
    }
    *c = ou_str_at(arg, 0);
    return true;
}

static bool is_missing(const OuObject *self, uint32_t c)
{
    return is_old(self) && ou_unicode_old_missing(c);
}

static const OuUnicodeOld *changed(const OuObject *self, uint32_t c)
{
    return is_old(self) ? ou_unicode_old_changed(c) : NULL;
}

/* ---- properties ---- */

METHOD(category)
{
    uint32_t c;
    if (!character(th, "category", "", args[0], &c)) {
        return NULL;
    }
    const OuUnicodeOld *old = changed(self, c);
    return ou_str_intern_text(th, is_missing(self, c) ? "Cn" : old != NULL ? old->category : ou_unicode_category_name(c));
}

METHOD(bidirectional)
{
    uint32_t c;
    if (!character(th, "bidirectional", "", args[0], &c)) {
        return NULL;
    }
    const OuUnicodeOld *old = changed(self, c);
    return ou_str_intern_text(th, is_missing(self, c) ? "" : old != NULL ? old->bidi : ou_unicode_bidi_name(c));
}

METHOD(east_asian_width)
{
    uint32_t c;
    if (!character(th, "east_asian_width", "", args[0], &c)) {
        return NULL;
    }
    const OuUnicodeOld *old = changed(self, c); /* what was not assigned counts as "F", as CPython has it */
    return ou_str_intern_text(th, is_missing(self, c) ? "F" : old != NULL ? old->width : ou_unicode_width_name(c));
}

METHOD(combining)
{
    uint32_t c;
    if (!character(th, "combining", "", args[0], &c)) {
        return NULL;
    }
    return ou_int_new(th, is_missing(self, c) ? 0 : ou_unicode_combining(c));
}

METHOD(mirrored)
{
    uint32_t c;
    if (!character(th, "mirrored", "", args[0], &c)) {
        return NULL;
    }
    const OuUnicodeOld *old = changed(self, c);
    return ou_int_new(th, is_missing(self, c) ? false : old != NULL ? old->mirrored : ou_unicode_is_mirrored(c));
}

/* The fallback of functions that take one, or the error. */
static OuObject *fallback(OuThread *th, OuObject *arg, const char *words)
{
    return arg != NULL ? ou_keep(arg) : ou_null(th, &ou_exc_value_error, "%s", words);
}

METHOD(decimal)
{
    uint32_t c;
    if (!character(th, "decimal", " 1", args[0], &c)) {
        return NULL;
    }
    const OuUnicodeOld *old = changed(self, c);
    int value = is_missing(self, c) ? -1 : old != NULL ? old->decimal : ou_unicode_decimal(c);
    return value >= 0 ? ou_int_new(th, value) : fallback(th, args[1], "not a decimal");
}

METHOD(digit)
{
    uint32_t c;
    if (!character(th, "digit", " 1", args[0], &c)) {
        return NULL;
    }
    int value = ou_unicode_digit(c);
    return value >= 0 ? ou_int_new(th, value) : fallback(th, args[1], "not a digit");
}

METHOD(numeric)
{
    uint32_t c;
    double value;
    if (!character(th, "numeric", " 1", args[0], &c)) {
        return NULL;
    }
    return !is_missing(self, c) && ou_unicode_numeric(c, &value) ? ou_float_new(th, value)
                                                                 : fallback(th, args[1], "not a numeric character");
}

METHOD(decomposition)
{
    uint32_t c, parts[OU_UNICODE_MAX_DECOMPOSED];
    const char *tag;
    if (!character(th, "decomposition", "", args[0], &c)) {
        return NULL;
    }
    int n_parts = is_missing(self, c) ? 0 : ou_unicode_decomposition(c, parts, &tag);
    char text[32 + OU_UNICODE_MAX_DECOMPOSED * 8];
    size_t at = n_parts == 0 ? 0 : (size_t)snprintf(text, sizeof text, "%s", tag);
    for (int i = 0; i < n_parts; i++) {
        at += (size_t)snprintf(text + at, sizeof text - at, "%s%04X", at > 0 ? " " : "", parts[i]);
    }
    return ou_str_from_utf8(th, text, at);
}

/* ---- names ---- */

METHOD(name)
{
    uint32_t c;
    char text[OU_UNICODE_NAME_ROOM];
    if (!character(th, "name", " 1", args[0], &c)) {
        return NULL;
    }
    size_t size = is_missing(self, c) ? 0 : ou_unicode_name(c, text);
    return size > 0 ? ou_str_from_utf8(th, text, size) : fallback(th, args[1], "no such name");
}

/* Names that are computed, not listed: known whenever they were assigned. */
static bool is_computed(uint32_t c)
{
    return (c >= 0xac00 && c < 0xac00 + 11172) ||
           (ou_unicode_has(c, OU_UNICODE_ALPHA) && ((c >= 0x3400 && c < 0xa000) || (c >= 0x20000 && c < 0x32000)));
}

/* Unicode 3.2.0 has neither aliases nor sequences here: the one code point must have this very name. */
static bool is_own_name(uint32_t c, const char *text, size_t n)
{
    char own[OU_UNICODE_NAME_ROOM];
    size_t size = ou_unicode_name(c, own);
    return size == n && strncasecmp(own, text, n) == 0 && (is_computed(c) || !ou_unicode_old_missing(c));
}

static OuObject *find(OuThread *th, const OuObject *self, const char *text, size_t n)
{
    uint32_t found[OU_UNICODE_MAX_SEQUENCE];
    if (n > NAME_MAX_LOOKUP) {
        return ou_null(th, &ou_exc_key_error, "name too long");
    }
    int n_found = ou_unicode_find(text, n, found);
    if (is_old(self) && (n_found != 1 || !is_own_name(found[0], text, n))) {
        n_found = 0;
    }
    if (n_found > 0) {
        return ou_str_from_ucs4(th, found, (size_t)n_found);
    }
    OuObject *shown = ou_str_decode(th, text, strnlen(text, n), "utf-8", "replace");
    OuObject *message = shown == NULL ? NULL : ou_str_format(th, "undefined character name '%U'", shown);
    if (message != NULL) {
        ou_raise_value(th, &ou_exc_key_error, message);
    }
    ou_drop_maybe(th, message);
    ou_drop_maybe(th, shown);
    return NULL;
}

METHOD(lookup)
{
    OuObject *holder = NULL, *result;
    size_t size;
    if (ou_is_str(args[0])) {
        const char *text = ou_str_utf8(th, args[0], &size, &holder);
        result = text == NULL ? NULL : find(th, self, text, size);
        ou_drop_maybe(th, holder);
        return result;
    }
    OuBuffer buffer;
    if (!ou_buffer_acquire(th, args[0], &buffer, false)) {
        return NULL;
    }
    /* What may change under a C string is not taken. */
    result = ou_is_bytes(args[0]) || buffer.read_only
                 ? find(th, self, buffer.data, buffer.size)
                 : ou_null(th, &ou_exc_type_error, "lookup() argument must be read-only bytes-like object, not %G", args[0]);
    ou_buffer_release(th, &buffer);
    return result;
}

/* ---- normal forms ---- */

/* Code points in ou_mem memory. */
typedef struct Text {
    uint32_t *data;
    size_t n, room;
} Text;

static bool text_take(OuThread *th, Text *text, size_t room)
{
    size_t bytes;
    room += room == 0;
    if (!ou_checked_mul(room, sizeof(uint32_t), &bytes)) {
        return ou_raise_memory(th);
    }
    *text = (Text){ou_mem_take(th, bytes), 0, room};
    return text->data != NULL;
}

static void text_give(OuThread *th, Text *text)
{
    ou_mem_give(th, text->data, text->room * sizeof(uint32_t));
}

static bool text_of(OuThread *th, OuObject *s, Text *out)
{
    if (!text_take(th, out, ou_str_length(s))) {
        return false;
    }
    out->n = ou_str_length(s);
    for (size_t i = 0; i < out->n; i++) {
        out->data[i] = ou_str_at(s, i);
    }
    return true;
}

/* Runs of combining marks sorted by class, equal ones kept in order, by counting. */
static void order_marks(Text *text, uint32_t *scratch)
{
    for (size_t i = 0; i < text->n;) {
        size_t end = i, starts[257] = {0};
        while (end < text->n && ou_unicode_combining(text->data[end]) != 0) {
            starts[ou_unicode_combining(text->data[end++]) + 1]++;
        }
        for (size_t k = 1; end > i + 1 && k < 257; k++) {
            starts[k] += starts[k - 1];
        }
        for (size_t k = i; end > i + 1 && k < end; k++) {
            scratch[starts[ou_unicode_combining(text->data[k])]++] = text->data[k];
        }
        if (end > i + 1) {
            memcpy(text->data + i, scratch, (end - i) * sizeof(uint32_t));
        }
        i = end + (end == i);
    }
}

/* As 3.2.0 decomposed: what it did not know stays, what was corrected since is as it was. */
static bool decompose_old(OuThread *th, const Text *from, bool compat, Text *to)
{
    size_t room;
    Text scratch = {0};
    if (!ou_unicode_decomposed_length(from->data, from->n, compat, &room)) {
        return ou_raise_memory(th);
    }
    if (!text_take(th, to, room)) {
        return false;
    }
    for (size_t i = 0; i < from->n; i++) {
        uint32_t c = from->data[i], was = ou_unicode_old_decomposition(c);
        if (was != 0 || ou_unicode_old_missing(c)) {
            to->data[to->n++] = was != 0 ? was : c;
        } else {
            to->n += ou_unicode_decompose(&c, 1, compat, to->data + to->n);
        }
    }
    if (!text_take(th, &scratch, to->n)) {
        text_give(th, to);
        return false;
    }
    order_marks(to, scratch.data);
    text_give(th, &scratch);
    return true;
}

static bool decompose(OuThread *th, const OuObject *self, const Text *from, bool compat, Text *to)
{
    size_t room;
    if (is_old(self)) {
        return decompose_old(th, from, compat, to);
    }
    if (!ou_unicode_decomposed_length(from->data, from->n, compat, &room)) {
        return ou_raise_memory(th);
    }
    if (!text_take(th, to, room)) {
        return false;
    }
    to->n = ou_unicode_decompose(from->data, from->n, compat, to->data);
    return true;
}

static bool form_of(OuThread *th, OuObject *arg, OuUnicodeForm *form)
{
    static const struct { const char *name; OuUnicodeForm form; } forms[] = {
        {"NFC", OU_UNICODE_NFC}, {"NFKC", OU_UNICODE_NFKC}, {"NFD", OU_UNICODE_NFD}, {"NFKD", OU_UNICODE_NFKD},
    };
    for (size_t i = 0; i < 4; i++) {
        if (ou_str_equal_text(arg, forms[i].name)) {
            *form = forms[i].form;
            return true;
        }
    }
    return ou_raise(th, &ou_exc_value_error, "invalid normalization form");
}

static bool two_strings(OuThread *th, const char *name, OuObject *const *args)
{
    for (size_t i = 0; i < 2; i++) {
        if (!ou_is_str(args[i])) {
            return ou_raise(th, &ou_exc_type_error, "%s() argument %zu must be str, not %s", name, i + 1, ou_argument_type(args[i]));
        }
    }
    return true;
}

/* s in the form: NULL in *out when it was in it already. */
static bool normalized(OuThread *th, const OuObject *self, OuUnicodeForm form, OuObject *s, OuObject **out)
{
    Text from = {0}, to = {0};
    *out = NULL;
    if (ou_str_is_ascii(s)) {
        return true;
    }
    if (!text_of(th, s, &from)) {
        return false;
    }
    if (!is_old(self) && ou_unicode_quick_check(from.data, from.n, form) == OU_UNICODE_YES) {
        text_give(th, &from);
        return true;
    }
    bool ok = decompose(th, self, &from, form == OU_UNICODE_NFKC || form == OU_UNICODE_NFKD, &to);
    if (ok) {
        if (form == OU_UNICODE_NFC || form == OU_UNICODE_NFKC) {
            to.n = ou_unicode_compose(to.data, to.n);
        }
        if (to.n != from.n || memcmp(to.data, from.data, to.n * sizeof(uint32_t)) != 0) {
            *out = ou_str_from_ucs4(th, to.data, to.n);
            ok = *out != NULL;
        }
        text_give(th, &to);
    }
    text_give(th, &from);
    return ok;
}

METHOD(normalize)
{
    OuUnicodeForm form = OU_UNICODE_NFC;
    OuObject *result;
    if (!two_strings(th, "normalize", args)) {
        return NULL;
    }
    if (ou_str_length(args[1]) == 0) {
        return ou_keep(args[1]);
    }
    if (!form_of(th, args[0], &form) || !normalized(th, self, form, args[1], &result)) {
        return NULL;
    }
    return result != NULL ? result : ou_keep(args[1]);
}

METHOD(is_normalized)
{
    OuUnicodeForm form = OU_UNICODE_NFC;
    OuObject *other;
    if (!two_strings(th, "is_normalized", args)) {
        return NULL;
    }
    if (ou_str_length(args[1]) == 0) {
        return OU_PY_TRUE;
    }
    if (!form_of(th, args[0], &form) || !normalized(th, self, form, args[1], &other)) {
        return NULL;
    }
    bool same = other == NULL;
    ou_drop_maybe(th, other);
    return ou_bool(same);
}

static const OuMethodDef functions[] = {
    {"decimal", decimal, "chr, default=None, /", 0, "Converts a Unicode character into its equivalent decimal value."},
    {"digit", digit, "chr, default=None, /", 0, "Converts a Unicode character into its equivalent digit value."},
    {"numeric", numeric, "chr, default=None, /", 0, "Converts a Unicode character into its equivalent numeric value."},
    {"category", category, "chr, /", 0, "Returns the general category assigned to the character chr as string."},
    {"bidirectional", bidirectional, "chr, /", 0, "Returns the bidirectional class assigned to the character chr as string."},
    {"combining", combining, "chr, /", 0, "Returns the canonical combining class assigned to the character chr as integer."},
    {"mirrored", mirrored, "chr, /", 0, "Returns the mirrored property assigned to the character chr as integer."},
    {"east_asian_width", east_asian_width, "chr, /", 0, "Returns the east asian width assigned to the character chr as string."},
    {"decomposition", decomposition, "chr, /", 0, "Returns the character decomposition mapping assigned to the character chr as string."},
    {"name", name, "chr, default=None, /", 0, "Returns the name assigned to the character chr as a string."},
    {"lookup", lookup, "name, /", 0, "Look up character by name."},
    {"is_normalized", is_normalized, "form, unistr, /", 0, "Return whether the Unicode string unistr is in the normal form 'form'."},
    {"normalize", normalize, "form, unistr, /", 0, "Return the normal form 'form' for the Unicode string unistr."},
    {NULL, NULL, NULL, 0, NULL},
};

/* ---- ucd_3_2_0 ---- */

static void ucd_drop(OuThread *th, OuObject *self)
{
    ou_object_free(th, self, sizeof(OuObject));
}

static OuObject *get_version(OuThread *th, OU_UNUSED OuObject *self)
{
    return ou_str_from_text(th, "3.2.0");
}

static const OuGetSetDef ucd_getset[] = {
    {"unidata_version", get_version, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

static const OuType ucd_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "unicodedata.UCD",
    .base = &ou_object_type,
    .flags = OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_UCD,
    .basic_size = sizeof(OuObject),
    .drop = ucd_drop,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .methods = functions,
    .getset = ucd_getset,
};

static OuObject *make(OuThread *th)
{
    OuObject *module = ou_module_make(th, "unicodedata", "This module provides access to the Unicode Character Database which\n"
                                      "defines character properties for all Unicode characters. The data in\n"
                                      "this database is based on the UnicodeData.txt file version\n"
                                      "14.0.0 which is publicly available from the Unicode Consortium.", functions);
    if (module != NULL && (!ou_module_add_adopt(th, module, "unidata_version", ou_str_from_text(th, "14.0.0")) ||
                           !ou_module_add_adopt(th, module, "ucd_3_2_0", ou_object_new(th, &ucd_type, sizeof(OuObject))) ||
                           !ou_module_add_type(th, module, &ucd_type))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module_unicodedata = {.name = "unicodedata", .make = make};

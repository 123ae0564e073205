/* str_methods.c - the table of str's methods, and those that ask, find or pad. */
#include "06_types/str_int.h"

#include "06_types/search.h"
#include "06_types/unicode.h"

/* ---- arguments ---- */

static bool bound(OuThread *th, OuObject *o, int64_t *out)
{
    if (o == NULL || o == OU_NONE) {
        return true;
    }
    if (!ou_seq_is_index(o)) {
        return ou_raise(th, &ou_exc_type_error,
                        "slice indices must be integers or None or have an __index__ method");
    }
    return ou_as_index(th, o, out, NULL);
}

bool ou_str_bounds(OuThread *th, OuObject *start, OuObject *end, int64_t *from, int64_t *to)
{
    *from = 0;
    *to = INT64_MAX;
    return bound(th, start, from) && bound(th, end, to);
}

bool ou_str_find_arguments(OuThread *th, const char *name, OuObject *const *args, size_t n, OuObject *kwnames,
                           OuObject **out)
{
    if (kwnames != NULL && ou_tuple_size(kwnames) > 0) {
        return ou_raise(th, &ou_exc_type_error, "%s() takes no keyword arguments", name);
    }
    if (n < 1 || n > 3) {
        return ou_raise(th, &ou_exc_type_error, "%s() takes at %s (%zu given)", name,
                        n < 1 ? "least 1 argument" : "most 3 arguments", n);
    }
    for (size_t i = 0; i < 3; i++) {
        out[i] = i < n ? args[i] : NULL;
    }
    return true;
}

bool ou_str_name_argument(OuThread *th, const char *name, const char *which, OuObject *arg, const char **out,
                          OuObject **holder)
{
    *out = NULL;
    *holder = NULL;
    if (arg == NULL) {
        return true;
    }
    if (!ou_is_str(arg)) {
        return ou_raise(th, &ou_exc_type_error, "%s() argument '%s' must be str, not %s", name, which,
                        ou_argument_type(arg));
    }
    size_t size;
    *out = ou_str_utf8(th, arg, &size, holder);
    if (*out != NULL && strlen(*out) != size) {
        *out = NULL;
        ou_clear_ref(th, holder);
        return ou_raise(th, &ou_exc_value_error, "embedded null character");
    }
    return *out != NULL;
}

/* ---- find ---- */

typedef struct Range {
    int64_t from, to;
} Range;

/* A call as it came. */
typedef struct Call {
    const char *name;
    OuObject *const *args;
    size_t n;
    OuObject *kwnames;
} Call;

static bool find_arguments(OuThread *th, OuObject *self, const Call *call, OuObject **args, Range *range)
{
    if (!ou_str_find_arguments(th, call->name, call->args, call->n, call->kwnames, args)) {
        return false;
    }
    if (!ou_str_bounds(th, args[1], args[2], &range->from, &range->to)) {
        return false;
    }
    if (!ou_is_str(args[0])) {
        return ou_raise(th, &ou_exc_type_error, "must be str, not %T", args[0]);
    }
    ou_str_clip(ou_str_length(self), &range->from, &range->to);
    return true;
}

static OuObject *find(OuThread *th, OuObject *self, const Call *call, bool backwards, bool must)
{
    Range range;
    OuObject *args[3];
    if (!find_arguments(th, self, call, args, &range)) {
        return NULL;
    }
    int64_t place = ou_str_find(self, args[0], (size_t)range.from, (size_t)range.to, backwards);
    if (place < 0 && must) {
        return ou_null(th, &ou_exc_value_error, "substring not found");
    }
    return ou_int_new(th, place);
}

OU_METHOD(str_find)
{
    return find(th, self, &(Call){"find", args, n, kwnames}, false, false);
}

OU_METHOD(str_rfind)
{
    return find(th, self, &(Call){"rfind", args, n, kwnames}, true, false);
}

OU_METHOD(str_index)
{
    return find(th, self, &(Call){"index", args, n, kwnames}, false, true);
}

OU_METHOD(str_rindex)
{
    return find(th, self, &(Call){"rindex", args, n, kwnames}, true, true);
}

OU_METHOD(str_count)
{
    Range range;
    OuObject *sub[3];
    if (!find_arguments(th, self, &(Call){"count", args, n, kwnames}, sub, &range)) {
        return NULL;
    }
    if (range.from > range.to) {
        return ou_int_new(th, 0);
    }
    size_t length = (size_t)(range.to - range.from), m = ou_str_length(sub[0]);
    if (m == 0) {
        return ou_int_new(th, (int64_t)length + 1);
    }
    unsigned width = ou_str_width(self);
    return ou_int_new(th, (int64_t)ou_search_count((const char *)ou_str_data(self) + (size_t)range.from * width,
                                                   width, length, ou_str_data(sub[0]), ou_str_width(sub[0]), m,
                                                   SIZE_MAX));
}

static bool matches(OuObject *self, OuObject *sub, Range range, bool at_end)
{
    int64_t m = (int64_t)ou_str_length(sub);
    if (range.to - m < range.from) {
        return false;
    }
    size_t at = (size_t)(at_end ? range.to - m : range.from);
    return ou_str_matches_at(self, sub, at);
}

static OuObject *starts_or_ends(OuThread *th, OuObject *self, const Call *call, bool at_end)
{
    const char *name = call->name;
    Range range;
    OuObject *args[3];
    if (!ou_str_find_arguments(th, name, call->args, call->n, call->kwnames, args) ||
        !ou_str_bounds(th, args[1], args[2], &range.from, &range.to)) {
        return NULL;
    }
    ou_str_clip(ou_str_length(self), &range.from, &range.to);
    if (ou_is_str(args[0])) {
        return ou_bool(matches(self, args[0], range, at_end));
    }
    if (!ou_is_tuple(args[0])) {
        return ou_null(th, &ou_exc_type_error, "%s first arg must be str or a tuple of str, not %T", name, args[0]);
    }
    for (size_t i = 0; i < ou_tuple_size(args[0]); i++) {
        OuObject *item = ou_tuple_borrow(args[0], i);
        if (!ou_is_str(item)) {
            return ou_null(th, &ou_exc_type_error, "tuple for %s must only contain str, not %T", name, item);
        }
        if (matches(self, item, range, at_end)) {
            return OU_PY_TRUE;
        }
    }
    return OU_PY_FALSE;
}

OU_METHOD(str_startswith)
{
    return starts_or_ends(th, self, &(Call){"startswith", args, n, kwnames}, false);
}

OU_METHOD(str_endswith)
{
    return starts_or_ends(th, self, &(Call){"endswith", args, n, kwnames}, true);
}

/* ---- questions ---- */

/* Are there characters, and has each one of the flags? */
static OuObject *all_have(OuObject *self, uint32_t flags)
{
    size_t n = ou_str_length(self);
    for (size_t i = 0; i < n; i++) {
        if (!ou_unicode_has(ou_str_at(self, i), flags)) {
            return OU_PY_FALSE;
        }
    }
    return ou_bool(n > 0);
}

OU_METHOD(str_isalpha)
{
    return all_have(self, OU_UNICODE_ALPHA);
}

OU_METHOD(str_isalnum)
{
    return all_have(self, OU_UNICODE_ALPHA | OU_UNICODE_DECIMAL | OU_UNICODE_DIGIT | OU_UNICODE_NUMERIC);
}

OU_METHOD(str_isdecimal)
{
    return all_have(self, OU_UNICODE_DECIMAL);
}

OU_METHOD(str_isdigit)
{
    return all_have(self, OU_UNICODE_DIGIT);
}

OU_METHOD(str_isnumeric)
{
    return all_have(self, OU_UNICODE_NUMERIC);
}

OU_METHOD(str_isspace)
{
    return all_have(self, OU_UNICODE_SPACE);
}

OU_METHOD(str_isprintable)
{
    return ou_str_length(self) == 0 ? OU_PY_TRUE : all_have(self, OU_UNICODE_PRINTABLE);
}

OU_METHOD(str_isascii)
{
    return ou_bool(ou_str_is_ascii(self));
}

OU_METHOD(str_isidentifier)
{
    return ou_bool(ou_str_is_identifier(self));
}

/* Is there a cased character, and none of the other case? */
static OuObject *one_case(OuObject *self, uint32_t wanted, uint32_t unwanted)
{
    bool seen = false;
    for (size_t i = 0, n = ou_str_length(self); i < n; i++) {
        uint32_t flags = ou_unicode_flags(ou_str_at(self, i));
        if ((flags & unwanted) != 0) {
            return OU_PY_FALSE;
        }
        seen = seen || (flags & wanted) != 0;
    }
    return ou_bool(seen);
}

OU_METHOD(str_islower)
{
    return one_case(self, OU_UNICODE_LOWER, OU_UNICODE_UPPER | OU_UNICODE_TITLE);
}

OU_METHOD(str_isupper)
{
    return one_case(self, OU_UNICODE_UPPER, OU_UNICODE_LOWER | OU_UNICODE_TITLE);
}

OU_METHOD(str_istitle)
{
    bool seen = false, in_word = false;
    for (size_t i = 0, length = ou_str_length(self); i < length; i++) {
        uint32_t flags = ou_unicode_flags(ou_str_at(self, i));
        bool lower = (flags & OU_UNICODE_LOWER) != 0, upper = (flags & (OU_UNICODE_UPPER | OU_UNICODE_TITLE)) != 0;
        if ((upper && in_word) || (lower && !upper && !in_word)) {
            return OU_PY_FALSE;
        }
        in_word = lower || upper;
        seen = seen || in_word;
    }
    return ou_bool(seen);
}

/* ---- padding ---- */

static OuObject *pad(OuThread *th, OuObject *self, size_t left, size_t right, uint32_t fill)
{
    if (left == 0 && right == 0) {
        return ou_str_exact(th, self);
    }
    size_t n = ou_str_length(self), total;
    if (__builtin_add_overflow(left, right, &total) || __builtin_add_overflow(total, n, &total) ||
        total > PTRDIFF_MAX) {
        return ou_null(th, &ou_exc_overflow_error, "padded string is too long");
    }
    uint32_t max_char = ou_str_max_char(self);
    OuObject *s = ou_str_new(th, total, fill > max_char ? fill : max_char);
    if (s == NULL) {
        return NULL;
    }
    unsigned width = ou_str_width(s);
    ou_chars_fill(ou_str_chars(s), width, 0, fill, left);
    ou_chars_copy(ou_str_chars(s), width, left, ou_str_data(self), ou_str_width(self), 0, n);
    ou_chars_fill(ou_str_chars(s), width, left + n, fill, right);
    return ou_str_settle_adopt(th, s);
}

static bool pad_arguments(OuThread *th, OuObject *self, OuObject *const *args, size_t *total, uint32_t *fill)
{
    int64_t width;
    if (!ou_as_ssize(th, args[0], &width)) {
        return false;
    }
    *fill = ' ';
    if (args[1] != NULL) {
        if (!ou_is_str(args[1])) {
            return ou_raise(th, &ou_exc_type_error, "The fill character must be a unicode character, not %T",
                            args[1]);
        }
        if (ou_str_length(args[1]) != 1) {
            return ou_raise(th, &ou_exc_type_error, "The fill character must be exactly one character long");
        }
        *fill = ou_str_at(args[1], 0);
    }
    size_t n = ou_str_length(self);
    *total = width > 0 && (size_t)width > n ? (size_t)width - n : 0;
    return true;
}

OU_METHOD(str_ljust)
{
    size_t total;
    uint32_t fill;
    return pad_arguments(th, self, args, &total, &fill) ? pad(th, self, 0, total, fill) : NULL;
}

OU_METHOD(str_rjust)
{
    size_t total;
    uint32_t fill;
    return pad_arguments(th, self, args, &total, &fill) ? pad(th, self, total, 0, fill) : NULL;
}

OU_METHOD(str_center)
{
    size_t total;
    uint32_t fill;
    if (!pad_arguments(th, self, args, &total, &fill)) {
        return NULL;
    }
    size_t left = total / 2 + (total & (total + ou_str_length(self)) & 1);
    return pad(th, self, left, total - left, fill);
}

OU_METHOD(str_zfill)
{
    int64_t width;
    if (!ou_as_ssize(th, args[0], &width)) {
        return NULL;
    }
    size_t length = ou_str_length(self);
    if (width <= (int64_t)length) {
        return ou_str_exact(th, self);
    }
    size_t fill = (size_t)width - length;
    OuObject *s = pad(th, self, fill, 0, '0');
    if (s == NULL || length == 0) {
        return s;
    }
    uint32_t sign = ou_str_at(self, 0);
    if (sign == '+' || sign == '-') { /* s has two characters at least, so nobody shares it */
        ou_chars_put(ou_str_chars(s), ou_str_width(s), 0, sign);
        ou_chars_put(ou_str_chars(s), ou_str_width(s), fill, '0');
    }
    return s;
}

OU_METHOD(str_expandtabs)
{
    int32_t tab = 8;
    if (!ou_as_c_int(th, args[0], &tab)) {
        return NULL;
    }
    size_t length = ou_str_length(self), column = 0, from = 0;
    OuStrBuilder b;
    ou_builder_init(&b);
    bool ok = true;
    for (size_t i = 0; ok && i < length; i++) {
        uint32_t c = ou_str_at(self, i);
        if (c != '\t') {
            column = c == '\n' || c == '\r' ? 0 : column + 1;
            continue;
        }
        size_t fill = tab > 0 ? (size_t)tab - column % (size_t)tab : 0;
        ok = ou_builder_sub(th, &b, self, from, i) && ou_builder_fill(th, &b, ' ', fill);
        column += fill;
        from = i + 1;
    }
    if (from == 0) {
        return ou_str_exact(th, self);
    }
    if (!ok || !ou_builder_sub(th, &b, self, from, length)) {
        ou_builder_abandon(th, &b);
        return NULL;
    }
    return ou_builder_finish(th, &b);
}

/* ---- the rest ---- */

OuObject *ou_str_method_encode(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)n, (void)kwnames;
    const char *encoding, *errors;
    OuObject *holder = NULL, *holder2 = NULL, *result = NULL;
    if (ou_str_name_argument(th, "encode", "encoding", args[0], &encoding, &holder) &&
        ou_str_name_argument(th, "encode", "errors", args[1], &errors, &holder2)) {
        result = ou_str_encode(th, self, encoding, errors);
    }
    ou_drop_maybe(th, holder);
    ou_drop_maybe(th, holder2);
    return result;
}

OU_METHOD(str_getnewargs)
{
    OuObject *copy = ou_str_format(th, "%U", self); /* an object of its own, as far as there is more than one */
    return ou_tuple_adopt(th, &copy, 1);
}

OU_METHOD(str_sizeof)
{
    return ou_int_new(th, (int64_t)ou_str_type.size_of(self));
}

#define M(name) ou_str_method_##name

const OuMethodDef ou_str_methods[] = {
    {"encode", M(encode), "encoding='utf-8', errors='strict'", 0,
     "Return the text as bytes.\n\nerrors: strict, ignore, replace, xmlcharrefreplace, or another registered handler."},
    {"replace", M(replace), "old, new, count=-1, /", 0, "Return a copy with old replaced by new, count times at most."},
    {"split", M(split), "sep=None, maxsplit=-1", 0,
     "Return a list of the parts between seps (runs of white space by default), split maxsplit times at most."},
    {"rsplit", M(rsplit), "sep=None, maxsplit=-1", 0, "Return a list of the parts between seps, splitting from the right."},
    {"join", M(join), "iterable, /", 0, "Return the strings of the iterable with this one between them."},
    {"capitalize", M(capitalize), "", 0, "Return a copy with the first character in title case, the rest in lower case."},
    {"casefold", M(casefold), "", 0, "Return a copy for comparison without regard to case."},
    {"title", M(title), "", 0, "Return a copy in which words begin in title case and go on in lower case."},
    {"center", str_center, "width, fillchar=' ', /", 0, "Return a copy centred in width characters, filled with fillchar."},
    {"count", str_count, NULL, 0, "Return how often sub occurs in [start:end], without overlaps."},
    {"expandtabs", str_expandtabs, "tabsize=8", 0, "Return a copy with tabs turned into spaces."},
    {"find", str_find, NULL, 0, "Return the first place of sub in [start:end]; -1 without one."},
    {"partition", M(partition), "sep, /", 0, "Return what stands before the first sep, sep, and the rest."},
    {"index", str_index, NULL, 0, "Return the first place of sub in [start:end]; ValueError without one."},
    {"ljust", str_ljust, "width, fillchar=' ', /", 0, "Return a copy filled up to width characters on the right."},
    {"lower", M(lower), "", 0, "Return a copy in lower case."},
    {"lstrip", M(lstrip), "chars=None, /", 0, "Return a copy without these characters (white space by default) at the start."},
    {"rfind", str_rfind, NULL, 0, "Return the last place of sub in [start:end]; -1 without one."},
    {"rindex", str_rindex, NULL, 0, "Return the last place of sub in [start:end]; ValueError without one."},
    {"rjust", str_rjust, "width, fillchar=' ', /", 0, "Return a copy filled up to width characters on the left."},
    {"rstrip", M(rstrip), "chars=None, /", 0, "Return a copy without these characters (white space by default) at the end."},
    {"rpartition", M(rpartition), "sep, /", 0, "Return what stands before the last sep, sep, and the rest."},
    {"splitlines", M(splitlines), "keepends=False", 0, "Return a list of the lines."},
    {"strip", M(strip), "chars=None, /", 0, "Return a copy without these characters (white space by default) at both ends."},
    {"swapcase", M(swapcase), "", 0, "Return a copy with upper and lower case exchanged."},
    {"translate", M(translate), "table, /", 0,
     "Return a copy with each character c replaced by table[ord(c)]: a number, a string, or None."},
    {"upper", M(upper), "", 0, "Return a copy in upper case."},
    {"startswith", str_startswith, NULL, 0, "Return whether it starts with the prefix, or one of a tuple of them."},
    {"endswith", str_endswith, NULL, 0, "Return whether it ends with the suffix, or one of a tuple of them."},
    {"removeprefix", M(removeprefix), "prefix, /", 0, "Return a copy without that prefix, if it is there."},
    {"removesuffix", M(removesuffix), "suffix, /", 0, "Return a copy without that suffix, if it is there."},
    {"isascii", str_isascii, "", 0, "Return whether all characters are ASCII."},
    {"islower", str_islower, "", 0, "Return whether there are cased characters and all are in lower case."},
    {"isupper", str_isupper, "", 0, "Return whether there are cased characters and all are in upper case."},
    {"istitle", str_istitle, "", 0, "Return whether words begin in upper or title case and go on in lower case."},
    {"isspace", str_isspace, "", 0, "Return whether there are characters and all are white space."},
    {"isdecimal", str_isdecimal, "", 0, "Return whether there are characters and all are decimal digits."},
    {"isdigit", str_isdigit, "", 0, "Return whether there are characters and all are digits."},
    {"isnumeric", str_isnumeric, "", 0, "Return whether there are characters and all have a numeric value."},
    {"isalpha", str_isalpha, "", 0, "Return whether there are characters and all are letters."},
    {"isalnum", str_isalnum, "", 0, "Return whether there are characters and all are letters or have a numeric value."},
    {"isidentifier", str_isidentifier, "", 0, "Return whether it has the form of an identifier; keywords have it too."},
    {"isprintable", str_isprintable, "", 0, "Return whether repr() would show all characters as they are."},
    {"zfill", str_zfill, "width, /", 0, "Return a copy filled up to width with zeros behind the sign."},
    {"format", M(format), NULL, 0, "Return the text with fields in braces replaced by the arguments, formatted."},
    {"format_map", M(format_map), "mapping, /", 0, "Return the text with fields in braces replaced by values of the mapping."},
    {"__format__", M(format_dunder), "format_spec, /", 0, "Return the text as format_spec says."},
    {"maketrans", M(maketrans), "x, y=None, z=None, /", OU_FN_STATIC,
     "Return a table for translate().\n\nx is a dict from characters to numbers, strings or None; or each character "
     "of x becomes the one of y, and those of z go."},
    {"__getnewargs__", str_getnewargs, "", 0, NULL},
    {"__sizeof__", str_sizeof, "", 0, "Return the size of the string in memory, in bytes."},
    {NULL, NULL, NULL, 0, NULL},
};

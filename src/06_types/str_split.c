/* str_split.c - taking strings apart and putting them together: split, join, partition,
 * replace, strip, translate. */
#include "06_types/str_int.h"

#include "06_types/dict.h"
#include "06_types/list.h"
#include "06_types/search.h"
#include "06_types/sort.h"
#include "06_types/unicode.h"

#define STR_METHOD(name)                                                                           \
    OuObject *ou_str_method_##name(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self,               \
                                   OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,            \
                                   OU_UNUSED OuObject *kwnames)

/* ---- split ---- */

/* The part [from, to) becomes the list's last item. */
static bool add_part(OuThread *th, OuObject *list, OuObject *s, size_t from, size_t to)
{
    return ou_list_append_adopt(th, list, ou_str_slice(th, s, from, to));
}

OU_INLINE bool is_space_at(const void *data, unsigned width, size_t i)
{
    return ou_unicode_is_space(ou_chars_get(data, width, i));
}

/* The width is a constant of each caller. */
OU_INLINE bool split_space(OuThread *th, OuObject *list, OuObject *s, size_t max, unsigned width)
{
    const void *data = ou_str_data(s);
    size_t n = ou_str_length(s), at = 0;
    for (;;) {
        while (at < n && is_space_at(data, width, at)) {
            at++;
        }
        if (at == n) {
            return true;
        }
        if (max-- == 0) {
            return add_part(th, list, s, at, n);
        }
        size_t from = at;
        while (at < n && !is_space_at(data, width, at)) {
            at++;
        }
        if (!add_part(th, list, s, from, at)) {
            return false;
        }
    }
}

OU_INLINE bool rsplit_space(OuThread *th, OuObject *list, OuObject *s, size_t max, unsigned width)
{
    const void *data = ou_str_data(s);
    size_t at = ou_str_length(s);
    for (;;) {
        while (at > 0 && is_space_at(data, width, at - 1)) {
            at--;
        }
        if (at == 0) {
            return true;
        }
        if (max-- == 0) {
            return add_part(th, list, s, 0, at);
        }
        size_t to = at;
        while (at > 0 && !is_space_at(data, width, at - 1)) {
            at--;
        }
        if (!add_part(th, list, s, at, to)) {
            return false;
        }
    }
}

static bool split_by_space(OuThread *th, OuObject *list, OuObject *s, size_t max, bool backwards)
{
    switch (ou_str_width(s)) {
    case 1: return backwards ? rsplit_space(th, list, s, max, 1) : split_space(th, list, s, max, 1);
    case 2: return backwards ? rsplit_space(th, list, s, max, 2) : split_space(th, list, s, max, 2);
    default: return backwards ? rsplit_space(th, list, s, max, 4) : split_space(th, list, s, max, 4);
    }
}

/* By one ASCII character, in ASCII text: parts are mostly short, so a loop looks for it first. */
static bool split_by_char(OuThread *th, OuObject *list, OuObject *s, char sep, size_t max)
{
    const char *data = ou_str_data(s);
    size_t n = ou_str_length(s), from = 0;
    while (max-- > 0) {
        size_t at = from, near = n - from < 24 ? n : from + 24;
        while (at < near && data[at] != sep) {
            at++;
        }
        if (at == near) {
            const char *hit = memchr(data + at, sep, n - at);
            if (hit == NULL) {
                break;
            }
            at = (size_t)(hit - data);
        }
        if (!add_part(th, list, s, from, at)) {
            return false;
        }
        from = at + 1;
    }
    return add_part(th, list, s, from, n);
}

static bool split_by(OuThread *th, OuObject *list, OuObject *s, OuObject *sep, size_t max)
{
    if (ou_str_length(sep) == 1 && ou_str_is_ascii(sep) && ou_str_is_ascii(s)) {
        return split_by_char(th, list, s, *(const char *)ou_str_data(sep), max);
    }
    size_t n = ou_str_length(s), m = ou_str_length(sep), from = 0;
    while (max-- > 0) {
        int64_t place = ou_str_find(s, sep, from, n, false);
        if (place < 0) {
            break;
        }
        if (!add_part(th, list, s, from, (size_t)place)) {
            return false;
        }
        from = (size_t)place + m;
    }
    return add_part(th, list, s, from, n);
}

static bool rsplit_by(OuThread *th, OuObject *list, OuObject *s, OuObject *sep, size_t max)
{
    size_t m = ou_str_length(sep), to = ou_str_length(s);
    while (max-- > 0) {
        int64_t place = ou_str_find(s, sep, 0, to, true);
        if (place < 0) {
            break;
        }
        if (!add_part(th, list, s, (size_t)place + m, to)) {
            return false;
        }
        to = (size_t)place;
    }
    return add_part(th, list, s, 0, to);
}

static OuObject *split(OuThread *th, OuObject *self, OuObject *const *args, bool backwards)
{
    OuObject *sep = args[0] == OU_NONE ? NULL : args[0];
    int64_t max = -1;
    if (!ou_as_ssize(th, args[1], &max)) {
        return NULL;
    }
    if (sep != NULL && !ou_is_str(sep)) {
        return ou_null(th, &ou_exc_type_error, "must be str or None, not %T", sep);
    }
    if (sep != NULL && ou_str_length(sep) == 0) {
        return ou_null(th, &ou_exc_value_error, "empty separator");
    }
    size_t limit = max < 0 ? SIZE_MAX : (size_t)max;
    OuObject *list = ou_list_new(th, limit < 8 ? limit + 1 : 8);
    if (list == NULL) {
        return NULL;
    }
    bool ok;
    if (sep == NULL) {
        ok = split_by_space(th, list, self, limit, backwards);
    } else {
        ok = backwards ? rsplit_by(th, list, self, sep, limit) : split_by(th, list, self, sep, limit);
    }
    if (backwards) {
        ou_sort_reverse(((OuList *)list)->items, ou_list_size(list));
    }
    if (!ok) {
        ou_drop(th, list);
        return NULL;
    }
    return list;
}

STR_METHOD(split)
{
    return split(th, self, args, false);
}

STR_METHOD(rsplit)
{
    return split(th, self, args, true);
}

STR_METHOD(splitlines)
{
    int32_t keep = 0;
    if (!ou_as_c_int(th, args[0], &keep)) {
        return NULL;
    }
    OuObject *list = ou_list_new(th, 0);
    size_t length = ou_str_length(self), from = 0;
    bool ok = list != NULL;
    while (ok && from < length) {
        size_t at = from;
        while (at < length && !ou_unicode_is_line_break(ou_str_at(self, at))) {
            at++;
        }
        size_t end = at;
        if (at < length) {
            at += ou_str_at(self, at) == '\r' && at + 1 < length && ou_str_at(self, at + 1) == '\n' ? 2 : 1;
        }
        ok = add_part(th, list, self, from, keep != 0 ? at : end);
        from = at;
    }
    if (!ok) {
        ou_drop_maybe(th, list);
        return NULL;
    }
    return list;
}

/* ---- partition ---- */

static OuObject *three_adopt(OuThread *th, OuObject *a, OuObject *b, OuObject *c)
{
    OuObject *tuple = a != NULL && b != NULL && c != NULL ? ou_tuple_of(th, 3, a, b, c) : NULL;
    ou_drop_maybe(th, a);
    ou_drop_maybe(th, b);
    ou_drop_maybe(th, c);
    return tuple;
}

static OuObject *partition(OuThread *th, OuObject *self, OuObject *sep, bool backwards)
{
    if (!ou_is_str(sep)) {
        return ou_null(th, &ou_exc_type_error, "must be str, not %T", sep);
    }
    if (ou_str_length(sep) == 0) {
        return ou_null(th, &ou_exc_value_error, "empty separator");
    }
    size_t n = ou_str_length(self);
    int64_t place = ou_str_find(self, sep, 0, n, backwards);
    if (place < 0) {
        OuObject *whole = ou_keep(self), *empty = ou_str_new(th, 0, 0);
        return backwards ? three_adopt(th, empty, ou_keep_maybe(empty), whole)
                         : three_adopt(th, whole, empty, ou_keep_maybe(empty));
    }
    return three_adopt(th, ou_str_slice(th, self, 0, (size_t)place), ou_keep(sep),
                       ou_str_slice(th, self, (size_t)place + ou_str_length(sep), n));
}

STR_METHOD(partition)
{
    return partition(th, self, args[0], false);
}

STR_METHOD(rpartition)
{
    return partition(th, self, args[0], true);
}

/* ---- join ---- */

/* The items of an iterable; new. */
static OuObject *list_to_join(OuThread *th, OuObject *iterable)
{
    OuObject *iterator = ou_iter(th, iterable);
    if (iterator == NULL) {
        return ou_error_swallow(th, &ou_exc_type_error) ? ou_null(th, &ou_exc_type_error, "can only join an iterable") : NULL;
    }
    OuObject *list = ou_to_list(th, iterator);
    ou_drop(th, iterator);
    return list;
}

STR_METHOD(join)
{
    OuObject *holder = NULL; /* owns the items */
    OuObject *const *items;
    size_t count;
    if (ou_is_tuple(args[0])) {
        holder = ou_keep(args[0]);
    } else {
        holder = ou_is_list(args[0]) ? ou_keep(args[0]) : list_to_join(th, args[0]);
        if (holder == NULL) {
            return NULL;
        }
    }
    if (ou_is_tuple(holder)) {
        items = ou_tuple_items(holder);
        count = ou_tuple_size(holder);
    } else {
        items = ((OuList *)holder)->items;
        count = ou_list_size(holder);
    }
    OuObject *result = ou_str_join(th, self, items, count); /* runs no Python code, so that a list cannot change meanwhile */
    ou_drop(th, holder);
    return result;
}

/* ---- replace ---- */

/* Between all characters, at the start and at the end. */
static OuObject *interleave(OuThread *th, OuObject *s, OuObject *new, size_t max)
{
    size_t n = ou_str_length(s), total;
    if (max > n + 1) {
        max = n + 1;
    }
    if (!ou_checked_array(n, max, ou_str_length(new), &total) || total > OU_STR_MAX_LENGTH) {
        return ou_null(th, &ou_exc_overflow_error, "replace string is too long");
    }
    OuStrBuilder b;
    ou_builder_init(&b);
    bool ok = ou_builder_reserve(th, &b, total, 0);
    for (size_t i = 0; ok && i < max; i++) {
        ok = ou_builder_str(th, &b, new) && (i == n || ou_builder_sub(th, &b, s, i, i + 1));
    }
    if (!ok || (max < n && !ou_builder_sub(th, &b, s, max, n))) {
        ou_builder_abandon(th, &b);
        return NULL;
    }
    return ou_builder_finish(th, &b);
}

/* Piece by piece: the result may be narrower than s. */
static OuObject *replace_narrowing(OuThread *th, OuObject *s, OuObject *old, OuObject *new, size_t count, size_t total)
{
    size_t n = ou_str_length(s), from = 0;
    OuStrBuilder b;
    ou_builder_init(&b);
    bool ok = total == 0 || ou_builder_reserve(th, &b, total, 0);
    for (; ok && count > 0; count--) {
        size_t place = (size_t)ou_str_find(s, old, from, n, false);
        ok = ou_builder_sub(th, &b, s, from, place) && ou_builder_str(th, &b, new);
        from = place + ou_str_length(old);
    }
    if (!ok || !ou_builder_sub(th, &b, s, from, n)) {
        ou_builder_abandon(th, &b);
        return NULL;
    }
    return ou_builder_finish(th, &b);
}

/* Into a result of known width, which is that of s or more. */
static void replace_into(OuObject *result, OuObject *s, OuObject *old, OuObject *new, size_t count)
{
    size_t n = ou_str_length(s), m = ou_str_length(old), k = ou_str_length(new), from = 0, to = 0;
    unsigned width = ou_str_width(s), to_width = ou_str_width(result);
    for (; count > 0; count--) {
        size_t gap = ou_search((const char *)ou_str_data(s) + from * width, width, n - from, ou_str_data(old), ou_str_width(old), m, false);
        ou_chars_copy(ou_str_chars(result), to_width, to, ou_str_data(s), width, from, gap);
        ou_chars_copy(ou_str_chars(result), to_width, to + gap, ou_str_data(new), ou_str_width(new), 0, k);
        from += gap + m;
        to += gap + k;
    }
    ou_chars_copy(ou_str_chars(result), to_width, to, ou_str_data(s), width, from, n - from);
}

/* As many characters, as wide: a copy, and then only the places that change. old is in s. */
static void overwrite_into(OuObject *result, OuObject *s, OuObject *old, OuObject *new, size_t max)
{
    size_t n = ou_str_length(s), m = ou_str_length(old), from = 0;
    unsigned width = ou_str_width(s);
    char *chars = ou_str_chars(result);
    memcpy(chars, ou_str_data(s), n * width);
    if (width == 1) {
        ou_search_overwrite(chars, n, ou_str_data(old), ou_str_data(new), m, max);
        return;
    }
    for (; max > 0; max--) {
        size_t gap = ou_search(chars + from * width, width, n - from, ou_str_data(old), ou_str_width(old), m, false);
        if (gap == OU_SEARCH_NONE) {
            return;
        }
        ou_chars_copy(chars, width, from + gap, ou_str_data(new), ou_str_width(new), 0, m);
        from += gap + m;
    }
}

static OuObject *replace(OuThread *th, OuObject *s, OuObject *old, OuObject *new, size_t max)
{
    size_t n = ou_str_length(s), m = ou_str_length(old), k = ou_str_length(new), total;
    if (max == 0 || (m == 0 ? false : m > n) || (old == new)) {
        return ou_str_exact(th, s);
    }
    if (m == 0) {
        return interleave(th, s, new, max);
    }
    /* What makes s as wide as it is remains, or what is put there is as wide. */
    uint32_t max_char = ou_str_max_char(s) | ou_str_max_char(new);
    bool known = ou_str_max_char(old) < ou_str_max_char(s) || ou_str_max_char(new) >= ou_str_max_char(s);
    bool overwrites = m == k && known && ou_width_of(max_char) == ou_str_width(s);
    size_t count = ou_search_count(ou_str_data(s), ou_str_width(s), n, ou_str_data(old), ou_str_width(old), m, overwrites ? 1 : max);
    if (count == 0) {
        return ou_str_exact(th, s);
    }
    if (!ou_checked_array(n - count * m, count, k, &total) || total > OU_STR_MAX_LENGTH) {
        return ou_null(th, &ou_exc_overflow_error, "replace string is too long");
    }
    if (total == 0 || !known) {
        return replace_narrowing(th, s, old, new, count, total);
    }
    OuObject *result = ou_str_new(th, total, max_char);
    if (result == NULL) {
        return NULL;
    }
    if (overwrites) {
        overwrite_into(result, s, old, new, max);
    } else if (ou_str_width(result) == 1) {
        ou_search_replace(ou_str_chars(result), ou_str_data(s), n, ou_str_data(old), m, ou_str_data(new), k, count);
    } else {
        replace_into(result, s, old, new, count);
    }
    return ou_str_settle_adopt(th, result);
}

/* "replace() argument 1 must be str, not int" */
static bool must_be_str(OuThread *th, const char *name, int which, OuObject *arg)
{
    return ou_is_str(arg) ||
           ou_raise(th, &ou_exc_type_error, "%s() argument %d must be str, not %s", name, which, ou_argument_type(arg));
}

STR_METHOD(replace)
{
    int64_t max = -1;
    if (!must_be_str(th, "replace", 1, args[0]) || !must_be_str(th, "replace", 2, args[1]) ||
        !ou_as_ssize(th, args[2], &max)) {
        return NULL;
    }
    return replace(th, self, args[0], args[1], max < 0 ? SIZE_MAX : (size_t)max);
}

/* ---- strip ---- */

static bool strips(OuObject *chars, uint32_t c)
{
    return chars == NULL ? ou_unicode_is_space(c)
                         : ou_search_char(ou_str_data(chars), ou_str_width(chars), ou_str_length(chars), c, false) !=
                               OU_SEARCH_NONE;
}

static OuObject *strip(OuThread *th, OuObject *self, OuObject *chars, const char *name, bool left, bool right)
{
    if (chars == OU_NONE) {
        chars = NULL;
    }
    if (chars != NULL && !ou_is_str(chars)) {
        return ou_null(th, &ou_exc_type_error, "%s arg must be None or str", name);
    }
    size_t from = 0, to = ou_str_length(self);
    while (left && from < to && strips(chars, ou_str_at(self, from))) {
        from++;
    }
    while (right && to > from && strips(chars, ou_str_at(self, to - 1))) {
        to--;
    }
    return ou_str_slice(th, self, from, to);
}

STR_METHOD(strip)
{
    return strip(th, self, args[0], "strip", true, true);
}

STR_METHOD(lstrip)
{
    return strip(th, self, args[0], "lstrip", true, false);
}

STR_METHOD(rstrip)
{
    return strip(th, self, args[0], "rstrip", false, true);
}

STR_METHOD(removeprefix)
{
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "removeprefix() argument must be str, not %s",
                       ou_argument_type(args[0]));
    }
    size_t m = ou_str_length(args[0]), length = ou_str_length(self);
    if (m > length || !ou_str_matches_at(self, args[0], 0)) {
        m = 0;
    }
    return ou_str_slice(th, self, m, length);
}

STR_METHOD(removesuffix)
{
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "removesuffix() argument must be str, not %s",
                       ou_argument_type(args[0]));
    }
    size_t m = ou_str_length(args[0]), length = ou_str_length(self);
    if (m > length || !ou_str_matches_at(self, args[0], length - m)) {
        m = 0;
    }
    return ou_str_slice(th, self, 0, length - m);
}

/* ---- translate ---- */

/* What the table gives for c: a str, an int, None; NULL without an error: nothing. */
static OuObject *look_up(OuThread *th, OuObject *table, uint32_t c, bool *failed)
{
    *failed = false;
    OuObject *key = ou_int_new(th, c);
    OuObject *value = key == NULL ? NULL : ou_get_item(th, table, key);
    ou_drop_maybe(th, key);
    if (value == NULL && !ou_error_swallow(th, &ou_exc_lookup_error)) {
        *failed = true;
    }
    return value;
}

static bool put_translated(OuThread *th, OuStrBuilder *b, OuObject *value, uint32_t c)
{
    int64_t number;
    if (value == NULL) {
        return ou_builder_char(th, b, c);
    }
    if (value == OU_NONE) {
        return true;
    }
    if (ou_is_str(value)) {
        return ou_builder_str(th, b, value);
    }
    if (!ou_is_int(value)) {
        return ou_raise(th, &ou_exc_type_error, "character mapping must return integer, None or str");
    }
    if (ou_int_clip_i64(value, &number) != 0 || number < 0 || number > 0x10ffff) {
        return ou_raise(th, &ou_exc_value_error, "character mapping must be in range(0x110000)");
    }
    return ou_builder_char(th, b, (uint32_t)number);
}

STR_METHOD(translate)
{
    OuStrBuilder b;
    ou_builder_init(&b);
    size_t length = ou_str_length(self);
    bool ok = length == 0 || ou_builder_reserve(th, &b, length, 0);
    OuObject *known[128] = {NULL}; /* answers for ASCII characters; owned */
    bool asked[128] = {false};
    for (size_t i = 0; ok && i < length; i++) {
        uint32_t c = ou_str_at(self, i);
        bool failed = false;
        OuObject *value;
        if (c < 128 && asked[c]) {
            value = ou_keep_maybe(known[c]);
        } else {
            value = look_up(th, args[0], c, &failed);
            if (c < 128 && !failed) {
                asked[c] = true;
                known[c] = ou_keep_maybe(value);
            }
        }
        ok = !failed && put_translated(th, &b, value, c);
        ou_drop_maybe(th, value);
    }
    for (size_t i = 0; i < 128; i++) {
        ou_drop_maybe(th, known[i]);
    }
    if (!ok) {
        ou_builder_abandon(th, &b);
        return NULL;
    }
    return ou_builder_finish(th, &b);
}

/* table[ord(c)] = value, which is taken over. */
static bool map_adopt(OuThread *th, OuObject *table, uint32_t c, OuObject *value)
{
    OuObject *key = value == NULL ? NULL : ou_int_new(th, c);
    bool ok = key != NULL && ou_dict_set(th, table, key, value);
    ou_drop_maybe(th, key);
    ou_drop_maybe(th, value);
    return ok;
}

static bool map_pairs(OuThread *th, OuObject *table, OuObject *x, OuObject *y, OuObject *z)
{
    if (!ou_is_str(y)) {
        return ou_raise(th, &ou_exc_type_error, "maketrans() argument 2 must be str, not %G", y);
    }
    if (z != NULL && !ou_is_str(z)) {
        return ou_raise(th, &ou_exc_type_error, "maketrans() argument 3 must be str, not %G", z);
    }
    if (!ou_is_str(x)) {
        return ou_raise(th, &ou_exc_type_error,
                        "first maketrans argument must be a string if there is a second argument");
    }
    if (ou_str_length(x) != ou_str_length(y)) {
        return ou_raise(th, &ou_exc_value_error, "the first two maketrans arguments must have equal length");
    }
    for (size_t i = 0; i < ou_str_length(x); i++) {
        if (!map_adopt(th, table, ou_str_at(x, i), ou_int_new(th, ou_str_at(y, i)))) {
            return false;
        }
    }
    for (size_t i = 0; z != NULL && i < ou_str_length(z); i++) {
        if (!map_adopt(th, table, ou_str_at(z, i), OU_NONE)) {
            return false;
        }
    }
    return true;
}

static bool map_dict(OuThread *th, OuObject *table, OuObject *from)
{
    if (!ou_is_dict(from)) {
        return ou_raise(th, &ou_exc_type_error, "if you give only one argument to maketrans it must be a dict");
    }
    size_t at = 0;
    OuObject *key, *value;
    while (ou_dict_each(from, &at, &key, &value)) {
        bool ok;
        if (ou_is_str(key)) {
            if (ou_str_length(key) != 1) {
                return ou_raise(th, &ou_exc_value_error, "string keys in translate table must be of length 1");
            }
            ok = map_adopt(th, table, ou_str_at(key, 0), ou_keep(value));
        } else if (ou_is_int(key)) {
            ok = ou_dict_set(th, table, key, value);
        } else {
            ok = ou_raise(th, &ou_exc_type_error, "keys in translate table must be strings or integers");
        }
        if (!ok) {
            return false;
        }
    }
    return true;
}

STR_METHOD(maketrans)
{
    OuObject *table = ou_dict_new(th);
    if (table == NULL) {
        return NULL;
    }
    bool ok = args[1] != NULL ? map_pairs(th, table, args[0], args[1], args[2]) : map_dict(th, table, args[0]);
    if (!ok) {
        ou_drop(th, table);
        return NULL;
    }
    return table;
}

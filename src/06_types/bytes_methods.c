/* bytes_methods.c - the methods that bytes and bytearray share.
 *
 * A function looks at the bytes of self after its arguments are converted: their code may
 * change a bytearray. Letters, digits and spaces are those of ASCII. Results are of self's
 * kind, exact. */
#include "06_types/bytes_int.h"

#include "00_base/digit.h"
#include "06_types/codec.h"
#include "06_types/list.h"
#include "06_types/search.h"
#include "06_types/sort.h"
#include "06_types/str_int.h"
#include "06_types/type.h"

#define BYTES_METHOD(name)                                                                         \
    OuObject *ou_bytes_method_##name(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self,             \
                                     OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,          \
                                     OU_UNUSED OuObject *kwnames)

/* ---- ASCII ---- */

OU_INLINE bool is_lower(uint8_t c) { return c >= 'a' && c <= 'z'; }
OU_INLINE bool is_upper(uint8_t c) { return c >= 'A' && c <= 'Z'; }
OU_INLINE bool is_alpha(uint8_t c) { return is_lower(c) || is_upper(c); }
OU_INLINE bool is_digit(uint8_t c) { return c >= '0' && c <= '9'; }
OU_INLINE bool is_space(uint8_t c) { return c == ' ' || (c >= 9 && c <= 13); }
OU_INLINE char lower(uint8_t c) { return (char)(is_upper(c) ? c + 32 : c); }
OU_INLINE char upper(uint8_t c) { return (char)(is_lower(c) ? c - 32 : c); }

typedef enum Question { ALPHA, ALNUM, DIGIT, SPACE } Question;

static OuObject *all_are(OuObject *self, Question question)
{
    OuByteView view = ou_byte_view(self);
    for (size_t i = 0; i < view.n; i++) {
        uint8_t c = (uint8_t)view.data[i];
        if (!(question == ALPHA   ? is_alpha(c)
              : question == ALNUM ? is_alpha(c) || is_digit(c)
              : question == DIGIT ? is_digit(c)
                                  : is_space(c))) {
            return OU_PY_FALSE;
        }
    }
    return ou_bool(view.n > 0);
}

BYTES_METHOD(isalpha)
{
    return all_are(self, ALPHA);
}

BYTES_METHOD(isalnum)
{
    return all_are(self, ALNUM);
}

BYTES_METHOD(isdigit)
{
    return all_are(self, DIGIT);
}

BYTES_METHOD(isspace)
{
    return all_are(self, SPACE);
}

BYTES_METHOD(isascii)
{
    OuByteView view = ou_byte_view(self);
    return ou_bool(ou_chars_max(view.data, 1, 0, view.n) < 0x80);
}

static OuObject *one_case(OuObject *self, bool want_lower)
{
    OuByteView view = ou_byte_view(self);
    bool seen = false;
    for (size_t i = 0; i < view.n; i++) {
        uint8_t c = (uint8_t)view.data[i];
        if (want_lower ? is_upper(c) : is_lower(c)) {
            return OU_PY_FALSE;
        }
        seen = seen || is_alpha(c);
    }
    return ou_bool(seen);
}

BYTES_METHOD(islower)
{
    return one_case(self, true);
}

BYTES_METHOD(isupper)
{
    return one_case(self, false);
}

BYTES_METHOD(istitle)
{
    OuByteView view = ou_byte_view(self);
    bool seen = false, in_word = false;
    for (size_t i = 0; i < view.n; i++) {
        uint8_t c = (uint8_t)view.data[i];
        if ((is_upper(c) && in_word) || (is_lower(c) && !in_word)) {
            return OU_PY_FALSE;
        }
        in_word = is_alpha(c);
        seen = seen || in_word;
    }
    return ou_bool(seen);
}

typedef enum Mapping { LOWER, UPPER, SWAP, TITLE, CAPITAL } Mapping;

static OuObject *map(OuThread *th, OuObject *self, Mapping mapping)
{
    OuByteView view = ou_byte_view(self);
    char *to;
    OuObject *result = ou_bytes_result_new(th, self, view.n, &to);
    if (result == NULL) {
        return NULL;
    }
    bool in_word = false;
    for (size_t i = 0; i < view.n; i++) {
        uint8_t c = (uint8_t)view.data[i];
        switch (mapping) {
        case LOWER: to[i] = lower(c); break;
        case UPPER: to[i] = upper(c); break;
        case SWAP: to[i] = is_upper(c) ? lower(c) : upper(c); break;
        case CAPITAL: to[i] = i == 0 ? upper(c) : lower(c); break;
        case TITLE:
            to[i] = in_word ? lower(c) : upper(c);
            in_word = is_alpha(c);
            break;
        }
    }
    return result;
}

BYTES_METHOD(lower)
{
    return map(th, self, LOWER);
}

BYTES_METHOD(upper)
{
    return map(th, self, UPPER);
}

BYTES_METHOD(swapcase)
{
    return map(th, self, SWAP);
}

BYTES_METHOD(title)
{
    return map(th, self, TITLE);
}

BYTES_METHOD(capitalize)
{
    return map(th, self, CAPITAL);
}

/* ---- find ---- */

/* What is looked for: one byte, or a buffer. */
typedef struct Needle {
    OuBuffer buffer;
    bool is_buffer;
    uint8_t byte;
    OuByteView view;
} Needle;

static bool needle_get(OuThread *th, OuObject *o, Needle *needle)
{
    needle->is_buffer = false;
    if (ou_has_buffer(o)) {
        if (!ou_buffer_acquire(th, o, &needle->buffer, false)) {
            return false;
        }
        needle->is_buffer = true;
        needle->view = ou_buffer_view(&needle->buffer);
        return true;
    }
    if (!ou_seq_is_index(o)) {
        return ou_raise(th, &ou_exc_type_error, "argument should be integer or bytes-like object, not '%T'", o);
    }
    if (!ou_byte_value(th, o, "byte must be in range(0, 256)", &needle->byte)) {
        return false;
    }
    needle->view = (OuByteView){(const char *)&needle->byte, 1};
    return true;
}

static void needle_release(OuThread *th, Needle *needle)
{
    if (needle->is_buffer) {
        ou_buffer_release(th, &needle->buffer);
    }
}

typedef enum Search { FIND, RFIND, INDEX, RINDEX, COUNT } Search;

/* A call as it came. */
typedef struct Call {
    OuObject *const *args;
    size_t n;
    OuObject *kwnames;
} Call;

static bool find_arguments(OuThread *th, const char *name, const Call *call, OuObject **args)
{
    return ou_str_find_arguments(th, name, call->args, call->n, call->kwnames, args);
}

static OuObject *find(OuThread *th, OuObject *self, const Call *call, Search search)
{
    static const char *const names[] = {"find", "rfind", "index", "rindex", "count"};
    int64_t from, to, answer = -1;
    Needle needle;
    OuObject *args[3];
    if (!find_arguments(th, names[search], call, args) || !ou_str_bounds(th, args[1], args[2], &from, &to) || !needle_get(th, args[0], &needle)) {
        return NULL;
    }
    OuByteView view = ou_byte_view(self);
    ou_str_clip(view.n, &from, &to);
    if (search == COUNT) {
        answer = 0;
    }
    if (from <= to) {
        const char *data = view.data + from;
        size_t length = (size_t)(to - from);
        if (search == COUNT) {
            answer = needle.view.n == 0
                         ? (int64_t)length + 1
                         : (int64_t)ou_search_count(data, 1, length, needle.view.data, 1, needle.view.n, SIZE_MAX);
        } else {
            size_t place = ou_search(data, 1, length, needle.view.data, 1, needle.view.n,
                                     search == RFIND || search == RINDEX);
            answer = place == OU_SEARCH_NONE ? -1 : from + (int64_t)place;
        }
    }
    needle_release(th, &needle);
    if (answer < 0 && (search == INDEX || search == RINDEX)) {
        return ou_null(th, &ou_exc_value_error, "subsection not found");
    }
    return ou_int_new(th, answer);
}

BYTES_METHOD(find)
{
    return find(th, self, &(Call){args, n, kwnames}, FIND);
}

BYTES_METHOD(rfind)
{
    return find(th, self, &(Call){args, n, kwnames}, RFIND);
}

BYTES_METHOD(index)
{
    return find(th, self, &(Call){args, n, kwnames}, INDEX);
}

BYTES_METHOD(rindex)
{
    return find(th, self, &(Call){args, n, kwnames}, RINDEX);
}

BYTES_METHOD(count)
{
    return find(th, self, &(Call){args, n, kwnames}, COUNT);
}

static OuTruth matches(OuThread *th, OuObject *self, OuObject *sub, int64_t from, int64_t to, bool at_end)
{
    OuBuffer buffer;
    if (!ou_bytes_like(th, sub, &buffer)) {
        return OU_ERROR;
    }
    OuByteView view = ou_byte_view(self);
    int64_t m = (int64_t)buffer.size;
    bool same = to - m >= from && (m == 0 || memcmp(view.data + (at_end ? to - m : from), buffer.data, buffer.size) == 0);
    ou_buffer_release(th, &buffer);
    return same ? OU_TRUE : OU_FALSE;
}

static OuObject *starts_or_ends(OuThread *th, OuObject *self, const Call *call, bool at_end)
{
    int64_t from, to;
    OuObject *args[3];
    if (!find_arguments(th, at_end ? "endswith" : "startswith", call, args) ||
        !ou_str_bounds(th, args[1], args[2], &from, &to)) {
        return NULL;
    }
    ou_str_clip(ou_byte_view(self).n, &from, &to);
    OuTruth answer = OU_FALSE;
    if (ou_is_tuple(args[0])) {
        for (size_t i = 0; answer == OU_FALSE && i < ou_tuple_size(args[0]); i++) {
            answer = matches(th, self, ou_tuple_borrow(args[0], i), from, to, at_end);
        }
    } else if (!ou_has_buffer(args[0])) {
        return ou_null(th, &ou_exc_type_error, "%s first arg must be bytes or a tuple of bytes, not %T",
                       at_end ? "endswith" : "startswith", args[0]);
    } else {
        answer = matches(th, self, args[0], from, to, at_end);
    }
    return answer == OU_ERROR ? NULL : ou_bool(answer == OU_TRUE);
}

BYTES_METHOD(startswith)
{
    return starts_or_ends(th, self, &(Call){args, n, kwnames}, false);
}

BYTES_METHOD(endswith)
{
    return starts_or_ends(th, self, &(Call){args, n, kwnames}, true);
}

static OuObject *remove_affix(OuThread *th, OuObject *self, OuObject *affix, bool at_end)
{
    OuBuffer buffer;
    if (!ou_bytes_like(th, affix, &buffer)) {
        return NULL;
    }
    OuByteView view = ou_byte_view(self);
    size_t m = buffer.size;
    bool there = m > 0 && m <= view.n && memcmp(view.data + (at_end ? view.n - m : 0), buffer.data, m) == 0;
    OuObject *result = !there ? ou_bytes_same(th, self)
                              : ou_bytes_result(th, self, view.data + (at_end ? 0 : m), view.n - m);
    ou_buffer_release(th, &buffer);
    return result;
}

BYTES_METHOD(removeprefix)
{
    return remove_affix(th, self, args[0], false);
}

BYTES_METHOD(removesuffix)
{
    return remove_affix(th, self, args[0], true);
}

/* ---- split and join ---- */

static bool add_part(OuThread *th, OuObject *list, OuObject *self, OuByteView view, size_t from, size_t to)
{
    return ou_list_append_adopt(th, list, ou_bytes_result(th, self, to == from ? "" : view.data + from, to - from));
}

static bool split_space(OuThread *th, OuObject *list, OuObject *self, OuByteView view, size_t max, bool backwards)
{
    size_t from = 0, to = view.n;
    for (;;) {
        while (from < to && is_space((uint8_t)(backwards ? view.data[to - 1] : view.data[from]))) {
            if (backwards) {
                to--;
            } else {
                from++;
            }
        }
        if (from == to) {
            return true;
        }
        if (max-- == 0) {
            return add_part(th, list, self, view, from, to);
        }
        size_t start = from, end = to;
        while (from < to && !is_space((uint8_t)(backwards ? view.data[to - 1] : view.data[from]))) {
            if (backwards) {
                to--;
            } else {
                from++;
            }
        }
        if (!(backwards ? add_part(th, list, self, view, to, end) : add_part(th, list, self, view, start, from))) {
            return false;
        }
    }
}

static bool split_by(OuThread *th, OuObject *list, OuObject *self, OuByteView view, OuByteView sep, size_t max,
                     bool backwards)
{
    size_t from = 0, to = view.n;
    while (max-- > 0) {
        size_t place = ou_search(view.data + from, 1, to - from, sep.data, 1, sep.n, backwards);
        if (place == OU_SEARCH_NONE) {
            break;
        }
        place += from;
        if (backwards ? !add_part(th, list, self, view, place + sep.n, to)
                      : !add_part(th, list, self, view, from, place)) {
            return false;
        }
        if (backwards) {
            to = place;
        } else {
            from = place + sep.n;
        }
    }
    return add_part(th, list, self, view, from, to);
}

static OuObject *split(OuThread *th, OuObject *self, OuObject *const *args, bool backwards)
{
    int64_t max = -1;
    if (!ou_as_ssize(th, args[1], &max)) {
        return NULL;
    }
    size_t limit = max < 0 ? SIZE_MAX : (size_t)max;
    bool by_space = args[0] == NULL || args[0] == OU_NONE, ok;
    OuBuffer sep;
    if (!by_space && !ou_bytes_like(th, args[0], &sep)) {
        return NULL;
    }
    OuObject *list = ou_list_new(th, limit < 8 ? limit + 1 : 8);
    OuByteView view = ou_byte_view(self);
    if (list == NULL) {
        ok = false;
    } else if (by_space) {
        ok = split_space(th, list, self, view, limit, backwards);
    } else if (sep.size == 0) {
        ok = ou_raise(th, &ou_exc_value_error, "empty separator");
    } else {
        ok = split_by(th, list, self, view, ou_buffer_view(&sep), limit, backwards);
    }
    if (!by_space) {
        ou_buffer_release(th, &sep);
    }
    if (!ok) {
        ou_drop_maybe(th, list);
        return NULL;
    }
    if (backwards) {
        ou_sort_reverse(((OuList *)list)->items, ou_list_size(list));
    }
    return list;
}

BYTES_METHOD(split)
{
    return split(th, self, args, false);
}

BYTES_METHOD(rsplit)
{
    return split(th, self, args, true);
}

BYTES_METHOD(splitlines)
{
    int32_t keep = 0;
    if (!ou_as_c_int(th, args[0], &keep)) {
        return NULL;
    }
    OuObject *list = ou_list_new(th, 0);
    OuByteView view = ou_byte_view(self);
    bool ok = list != NULL;
    for (size_t from = 0; ok && from < view.n;) {
        size_t at = from;
        while (at < view.n && view.data[at] != '\n' && view.data[at] != '\r') {
            at++;
        }
        size_t end = at;
        if (at < view.n) {
            at += view.data[at] == '\r' && at + 1 < view.n && view.data[at + 1] == '\n' ? 2 : 1;
        }
        ok = add_part(th, list, self, view, from, keep ? at : end);
        from = at;
    }
    if (!ok) {
        ou_drop_maybe(th, list);
        return NULL;
    }
    return list;
}

static OuObject *partition(OuThread *th, OuObject *self, OuObject *sep_object, bool backwards)
{
    OuBuffer sep;
    if (!ou_bytes_like(th, sep_object, &sep)) {
        return NULL;
    }
    OuObject *parts[3] = {NULL, NULL, NULL}, *result = NULL;
    OuByteView view = ou_byte_view(self);
    if (sep.size == 0) {
        ou_raise(th, &ou_exc_value_error, "empty separator");
    } else {
        size_t place = ou_search(view.data, 1, view.n, sep.data, 1, sep.size, backwards);
        if (place == OU_SEARCH_NONE) {
            OuObject *whole = ou_is_bytes(self) ? ou_keep(self) : ou_bytes_same(th, self); /* of a subclass, too */
            parts[0] = backwards ? ou_bytes_result(th, self, "", 0) : whole;
            parts[1] = ou_bytes_result(th, self, "", 0);
            parts[2] = backwards ? whole : ou_bytes_result(th, self, "", 0);
        } else {
            parts[0] = ou_bytes_result(th, self, view.data, place);
            parts[1] = ou_is_bytes(self) && ou_is_bytes(sep_object) ? ou_keep(sep_object)
                                                                     : ou_bytes_result(th, self, sep.data, sep.size);
            parts[2] = ou_bytes_result(th, self, view.data + place + sep.size, view.n - place - sep.size);
        }
        if (parts[0] != NULL && parts[1] != NULL && parts[2] != NULL) {
            result = ou_tuple_from(th, parts, 3);
        }
    }
    for (size_t i = 0; i < 3; i++) {
        ou_drop_maybe(th, parts[i]);
    }
    ou_buffer_release(th, &sep);
    return result;
}

BYTES_METHOD(partition)
{
    return partition(th, self, args[0], false);
}

BYTES_METHOD(rpartition)
{
    return partition(th, self, args[0], true);
}

BYTES_METHOD(join)
{
    OuObject *source = ou_is_tuple(args[0]) || ou_is_list(args[0]) ? ou_keep(args[0]) : ou_iter(th, args[0]);
    if (source == NULL) {
        return ou_error_swallow(th, &ou_exc_type_error) ? ou_null(th, &ou_exc_type_error, "can only join an iterable") : NULL;
    }
    OuObject *items = ou_to_tuple(th, source);
    ou_drop(th, source);
    if (items == NULL) {
        return NULL;
    }
    OuByteBuilder b = {NULL, 0, 0};
    bool ok = true;
    for (size_t i = 0; ok && i < ou_tuple_size(items); i++) {
        OuObject *item = ou_tuple_borrow(items, i);
        OuByteView sep = ou_byte_view(self);
        OuBuffer buffer;
        bool has = ou_has_buffer(item) && ou_buffer_acquire(th, item, &buffer, false);
        if (!has) {
            ok = ou_error_matches(th, &ou_exc_memory_error)
                     ? false
                     : ou_raise(th, &ou_exc_type_error, "sequence item %zu: expected a bytes-like object, %T found", i,
                                item);
        } else {
            ok = (i == 0 || ou_byte_builder_put(th, &b, sep.data, sep.n)) &&
                 ou_byte_builder_put(th, &b, buffer.data, buffer.size);
            ou_buffer_release(th, &buffer);
        }
    }
    OuObject *result = NULL;
    if (ok) {
        result = ou_tuple_size(items) == 1 && ou_is_bytes(self) && ou_tuple_borrow(items, 0)->type == &ou_bytes_type
                     ? ou_keep(ou_tuple_borrow(items, 0))
                     : ou_bytes_result(th, self, b.n == 0 ? "" : b.data, b.n);
    }
    ou_byte_builder_abandon(th, &b);
    ou_drop(th, items);
    return result;
}

/* ---- replace, strip, translate ---- */

static OuObject *replace(OuThread *th, OuObject *self, OuByteView old, OuByteView new, size_t max)
{
    OuByteView view = ou_byte_view(self);
    bool overwrites = old.n > 0 && old.n == new.n; /* then one is enough to know of */
    size_t count = old.n == 0 ? view.n + 1 : ou_search_count(view.data, 1, view.n, old.data, 1, old.n, overwrites ? 1 : max), total;
    count = count > max ? max : count;
    if (count == 0) {
        return ou_bytes_same(th, self);
    }
    if (!ou_checked_array(view.n - count * old.n, count, new.n, &total) || total > OU_BYTES_MAX) {
        return ou_null(th, &ou_exc_overflow_error, "replace bytes is too long");
    }
    char *to;
    OuObject *result = ou_bytes_result_new(th, self, total, &to);
    if (result == NULL || total == 0) {
        return result;
    }
    if (overwrites) {
        memcpy(to, view.data, view.n);
        ou_search_overwrite(to, view.n, old.data, new.data, old.n, max);
        return result;
    }
    if (old.n > 0) {
        ou_search_replace(to, view.data, view.n, old.data, old.n, new.data, new.n, count);
        return result;
    }
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            *to++ = view.data[i - 1];
        }
        memcpy(to, new.data, new.n);
        to += new.n;
    }
    memcpy(to, view.data + (count - 1), view.n - (count - 1));
    return result;
}

BYTES_METHOD(replace)
{
    OuBuffer old, new;
    int64_t max = -1;
    OuObject *result = NULL;
    if (!ou_bytes_like(th, args[0], &old)) {
        return NULL;
    }
    if (ou_bytes_like(th, args[1], &new)) {
        if (ou_as_ssize(th, args[2], &max)) {
            result = replace(th, self, ou_buffer_view(&old), ou_buffer_view(&new), max < 0 ? SIZE_MAX : (size_t)max);
        }
        ou_buffer_release(th, &new);
    }
    ou_buffer_release(th, &old);
    return result;
}

static OuObject *strip(OuThread *th, OuObject *self, OuObject *set, bool left, bool right)
{
    bool strips[256];
    OuBuffer buffer;
    if (set == NULL || set == OU_NONE) {
        for (unsigned i = 0; i < 256; i++) {
            strips[i] = is_space((uint8_t)i);
        }
    } else {
        if (!ou_bytes_like(th, set, &buffer)) {
            return NULL;
        }
        memset(strips, 0, sizeof strips);
        for (size_t i = 0; i < buffer.size; i++) {
            strips[(uint8_t)buffer.data[i]] = true;
        }
        ou_buffer_release(th, &buffer);
    }
    OuByteView view = ou_byte_view(self);
    size_t from = 0, to = view.n;
    while (left && from < to && strips[(uint8_t)view.data[from]]) {
        from++;
    }
    while (right && to > from && strips[(uint8_t)view.data[to - 1]]) {
        to--;
    }
    return to - from == view.n ? ou_bytes_same(th, self)
                               : ou_bytes_result(th, self, to == from ? "" : view.data + from, to - from);
}

BYTES_METHOD(strip)
{
    return strip(th, self, args[0], true, true);
}

BYTES_METHOD(lstrip)
{
    return strip(th, self, args[0], true, false);
}

BYTES_METHOD(rstrip)
{
    return strip(th, self, args[0], false, true);
}

/* table NULL: bytes stay as they are. */
static OuObject *translate(OuThread *th, OuObject *self, const char *table, const OuBuffer *gone)
{
    bool deleted[256] = {false};
    for (size_t i = 0; gone != NULL && i < gone->size; i++) {
        deleted[(uint8_t)gone->data[i]] = true;
    }
    OuByteView view = ou_byte_view(self);
    OuByteBuilder b = {NULL, 0, 0};
    if (!ou_byte_builder_reserve(th, &b, view.n + 1)) {
        return NULL;
    }
    for (size_t i = 0; i < view.n; i++) {
        uint8_t c = (uint8_t)view.data[i];
        if (!deleted[c]) {
            b.data[b.n++] = table == NULL ? (char)c : table[c];
        }
    }
    OuObject *result = ou_bytes_result(th, self, b.data, b.n);
    ou_byte_builder_abandon(th, &b);
    return result;
}

BYTES_METHOD(translate)
{
    OuBuffer table, gone;
    bool has_table = args[0] != OU_NONE, has_gone = args[1] != NULL;
    OuObject *result = NULL;
    if (has_table && !ou_bytes_like(th, args[0], &table)) {
        return NULL;
    }
    if (has_table && table.size != 256) {
        ou_raise(th, &ou_exc_value_error, "translation table must be 256 characters long");
    } else if (!has_gone || ou_bytes_like(th, args[1], &gone)) {
        result = translate(th, self, has_table ? table.data : NULL, has_gone ? &gone : NULL);
        if (has_gone) {
            ou_buffer_release(th, &gone);
        }
    }
    if (has_table) {
        ou_buffer_release(th, &table);
    }
    return result;
}

BYTES_METHOD(maketrans)
{
    OuBuffer from, to;
    OuObject *result = NULL;
    if (!ou_bytes_like(th, args[0], &from)) {
        return NULL;
    }
    if (ou_bytes_like(th, args[1], &to)) {
        if (from.size != to.size) {
            ou_raise(th, &ou_exc_value_error, "maketrans arguments must have same length");
        } else if ((result = ou_bytes_new(th, 256)) != NULL) {
            char *table = ou_bytes_data(result);
            for (unsigned i = 0; i < 256; i++) {
                table[i] = (char)i;
            }
            for (size_t i = 0; i < from.size; i++) {
                table[(uint8_t)from.data[i]] = to.data[i];
            }
        }
        ou_buffer_release(th, &to);
    }
    ou_buffer_release(th, &from);
    return result;
}

/* ---- padding ---- */

static OuObject *pad(OuThread *th, OuObject *self, size_t left, size_t right, char fill)
{
    OuByteView view = ou_byte_view(self);
    size_t total;
    if (left == 0 && right == 0) {
        return ou_bytes_same(th, self);
    }
    if (!ou_checked_add(left, right, &total) || !ou_checked_add(total, view.n, &total)) {
        return ou_null_memory(th);
    }
    char *to;
    OuObject *result = ou_bytes_result_new(th, self, total, &to);
    if (result != NULL) {
        memset(to, fill, left);
        memcpy(to + left, view.data, view.n);
        memset(to + left + view.n, fill, right);
    }
    return result;
}

static bool pad_arguments(OuThread *th, OuObject *self, OuObject *const *args, const char *name, size_t *total,
                          char *fill)
{
    int64_t width;
    *fill = ' ';
    if (!ou_as_ssize(th, args[0], &width)) {
        return false;
    }
    if (args[1] != NULL) {
        bool is_bytes = ou_is_bytes(args[1]) || ou_is_bytearray(args[1]);
        if (!is_bytes || ou_byte_view(args[1]).n != 1) {
            return ou_raise(th, &ou_exc_type_error, "%s() argument 2 must be a byte string of length 1, not %s", name,
                            ou_argument_type(args[1]));
        }
        *fill = ou_byte_view(args[1]).data[0];
    }
    size_t n = ou_byte_view(self).n;
    *total = width > (int64_t)n ? (size_t)width - n : 0;
    return true;
}

BYTES_METHOD(ljust)
{
    size_t total;
    char fill;
    return pad_arguments(th, self, args, "ljust", &total, &fill) ? pad(th, self, 0, total, fill) : NULL;
}

BYTES_METHOD(rjust)
{
    size_t total;
    char fill;
    return pad_arguments(th, self, args, "rjust", &total, &fill) ? pad(th, self, total, 0, fill) : NULL;
}

BYTES_METHOD(center)
{
    size_t total;
    char fill;
    if (!pad_arguments(th, self, args, "center", &total, &fill)) {
        return NULL;
    }
    size_t left = total / 2 + (total & (total + ou_byte_view(self).n) & 1);
    return pad(th, self, left, total - left, fill);
}

BYTES_METHOD(zfill)
{
    int64_t width;
    if (!ou_as_ssize(th, args[0], &width)) {
        return NULL;
    }
    OuByteView view = ou_byte_view(self);
    if (width <= (int64_t)view.n) {
        return ou_bytes_same(th, self);
    }
    size_t fill = (size_t)width - view.n;
    OuObject *result = pad(th, self, fill, 0, '0');
    if (result != NULL && view.n > 0 && (view.data[0] == '+' || view.data[0] == '-')) {
        char *data = (char *)(uintptr_t)ou_byte_view(result).data;
        data[0] = view.data[0];
        data[fill] = '0';
    }
    return result;
}

BYTES_METHOD(expandtabs)
{
    int32_t tab = 8;
    if (!ou_as_c_int(th, args[0], &tab)) {
        return NULL;
    }
    OuByteView view = ou_byte_view(self);
    OuByteBuilder b = {NULL, 0, 0};
    bool ok = true;
    size_t column = 0;
    for (size_t i = 0; ok && i < view.n; i++) {
        char c = view.data[i];
        if (c == '\t') {
            size_t fill = tab > 0 ? (size_t)tab - column % (size_t)tab : 0;
            ok = ou_byte_builder_fill(th, &b, ' ', fill);
            column += fill;
        } else {
            ok = ou_byte_builder_put(th, &b, &c, 1);
            column = c == '\n' || c == '\r' ? 0 : column + 1;
        }
    }
    OuObject *result = ok ? ou_bytes_result(th, self, b.n == 0 ? "" : b.data, b.n) : NULL;
    ou_byte_builder_abandon(th, &b);
    return result;
}

/* ---- text ---- */

BYTES_METHOD(decode)
{
    const char *encoding, *errors;
    OuObject *holder = NULL, *holder2 = NULL, *result = NULL;
    OuBuffer buffer;
    if (ou_str_name_argument(th, "decode", "encoding", args[0], &encoding, &holder) &&
        ou_str_name_argument(th, "decode", "errors", args[1], &errors, &holder2) &&
        ou_buffer_acquire(th, self, &buffer, false)) {
        result = !ou_codec_check(th, encoding, errors) ? NULL
                 : buffer.size == 0                    ? ou_str_from_text(th, "") /* whatever the encoding's name */
                                                       : ou_str_decode(th, buffer.data, buffer.size, encoding, errors);
        ou_buffer_release(th, &buffer);
    }
    ou_drop_maybe(th, holder);
    ou_drop_maybe(th, holder2);
    return result;
}

/* The separator of hex(): one ASCII character of a str or bytes; -1 with the error. */
static int separator(OuThread *th, OuObject *sep)
{
    int64_t n = ou_len(th, sep);
    if (n < 0) {
        return -1;
    }
    if (n != 1) {
        ou_raise(th, &ou_exc_value_error, "sep must be length 1.");
        return -1;
    }
    uint32_t c = 0x80;
    if (ou_is_str(sep)) {
        c = ou_str_at(sep, 0);
    } else if (ou_is_bytes(sep)) {
        c = (uint8_t)ou_bytes_data(sep)[0];
    } else {
        ou_raise(th, &ou_exc_type_error, "sep must be str or bytes.");
        return -1;
    }
    if (c >= 0x80) {
        ou_raise(th, &ou_exc_value_error, "sep must be ASCII.");
        return -1;
    }
    return (int)c;
}

OuObject *ou_bytes_hex(OuThread *th, const char *data, size_t n, OuObject *sep, OuObject *per_group)
{
    static const char digits[] = "0123456789abcdef";
    int32_t group = 1;
    int c = 0;
    if (!ou_as_c_int(th, per_group, &group)) {
        return NULL;
    }
    if (sep != NULL && (c = separator(th, sep)) < 0) {
        return NULL;
    }
    size_t size = group < 0 ? (size_t)-group : (size_t)group, total;
    bool grouped = sep != NULL && size > 0 && n > 0;
    size_t n_seps = grouped ? (n - 1) / size : 0;
    if (!ou_checked_array(n_seps, n, 2, &total)) {
        return ou_null_memory(th);
    }
    OuObject *s = ou_str_new(th, total, 0x7f);
    if (s == NULL || total == 0) {
        return s;
    }
    char *to = ou_str_chars(s);
    for (size_t i = 0; i < n; i++) {
        size_t behind = group > 0 ? n - i : i; /* groups are counted from the right, or from the left */
        if (grouped && i > 0 && behind % size == 0) {
            *to++ = (char)c;
        }
        *to++ = digits[(uint8_t)data[i] >> 4];
        *to++ = digits[data[i] & 15];
    }
    return s;
}

BYTES_METHOD(hex)
{
    OuBuffer buffer;
    if (!ou_buffer_acquire(th, self, &buffer, false)) {
        return NULL;
    }
    OuObject *result = ou_bytes_hex(th, buffer.data, buffer.size, args[0], args[1]);
    ou_buffer_release(th, &buffer);
    return result;
}

BYTES_METHOD(fromhex)
{
    const OuType *type = (const OuType *)(const void *)self;
    OuObject *text = args[0];
    if (!ou_is_str(text)) {
        return ou_null(th, &ou_exc_type_error, "fromhex() argument must be str, not %s", ou_argument_type(text));
    }
    OuByteBuilder b = {NULL, 0, 0};
    size_t length = ou_str_length(text);
    bool ok = true;
    for (size_t i = 0; ok && i < length;) {
        uint32_t c = ou_str_at(text, i);
        if (c < 0x80 && is_space((uint8_t)c)) {
            i++;
            continue;
        }
        int high = ou_digit_hex(c), low = i + 1 < length ? ou_digit_hex(ou_str_at(text, i + 1)) : -1;
        if (high < 0 || low < 0) {
            ok = ou_raise(th, &ou_exc_value_error, "non-hexadecimal number found in fromhex() arg at position %zu",
                          high < 0 ? i : i + 1);
            break;
        }
        char byte = (char)(high << 4 | low);
        ok = ou_byte_builder_put(th, &b, &byte, 1);
        i += 2;
    }
    OuObject *result = NULL;
    if (ok) {
        bool is_bytes = OU_HAS_FLAG(type, OU_TYPE_IS_BYTES);
        result = is_bytes ? ou_bytes_from(th, b.n == 0 ? "" : b.data, b.n) : ou_bytearray_from(th, b.data, b.n);
        if (result != NULL && type != &ou_bytes_type && type != &ou_bytearray_type) {
            OuObject *exact = result;
            result = ou_call1(th, OU_TYPE_OBJECT(type), exact);
            ou_drop(th, exact);
        }
    }
    ou_byte_builder_abandon(th, &b);
    return result;
}

OU_METHOD(bytes_getnewargs)
{
    OuObject *copy = ou_bytes_from(th, ou_bytes_data(self), ou_bytes_size(self));
    return ou_tuple_adopt(th, &copy, 1);
}

OU_METHOD(bytes_bytes)
{
    return ou_bytes_same(th, self);
}

OU_METHOD(bytes_sizeof)
{
    return ou_int_new(th, (int64_t)ou_bytes_type.size_of(self));
}

const OuMethodDef ou_bytes_methods[] = {
#include "06_types/bytes_table.inc"
    {"__getnewargs__", bytes_getnewargs, "", 0, NULL},
    {"__bytes__", bytes_bytes, "", 0, "Convert this value to exact type bytes."},
    {"__sizeof__", bytes_sizeof, "", 0, "Return the size of the bytes in memory, in bytes."},
    {NULL, NULL, NULL, 0, NULL},
};

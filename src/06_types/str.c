/* str.c - str: creation, comparison, hash, concatenation, slices, and the type itself.
 *
 * A str is made with its final width, filled in, and never changed afterwards, with one
 * exception: ou_str_append_adopt() grows the block of a string that only the caller holds. A grown
 * block's size is a step function of the characters' size (ou_str_bytes()), so the room behind
 * them need not be stored. */
#include "06_types/str_int.h"

#include "06_types/codec.h"
#include "06_types/range.h"
#include "06_types/search.h"
#include "06_types/type.h"
#include "06_types/type_index.h"
#include "06_types/utf8.h"

#include <stdio.h>

/* ---- characters ---- */

void ou_chars_copy(void *to, unsigned to_width, size_t k, const void *from, unsigned from_width, size_t i,
                   size_t n)
{
    if (to_width == from_width) {
        memcpy((char *)to + k * to_width, (const char *)from + i * from_width, n * to_width);
    } else if (to_width == 1) { /* narrowing: the caller knows that they fit */
        uint8_t *out = (uint8_t *)to + k;
        if (from_width == 2) {
            const uint16_t *in = (const uint16_t *)from + i;
            for (size_t j = 0; j < n; j++) {
                out[j] = (uint8_t)in[j];
            }
        } else {
            const uint32_t *in = (const uint32_t *)from + i;
            for (size_t j = 0; j < n; j++) {
                out[j] = (uint8_t)in[j];
            }
        }
    } else if (to_width == 2) {
        uint16_t *out = (uint16_t *)to + k;
        if (from_width == 1) {
            const uint8_t *in = (const uint8_t *)from + i;
            for (size_t j = 0; j < n; j++) {
                out[j] = in[j];
            }
        } else {
            const uint32_t *in = (const uint32_t *)from + i;
            for (size_t j = 0; j < n; j++) {
                out[j] = (uint16_t)in[j];
            }
        }
    } else {
        uint32_t *out = (uint32_t *)to + k;
        if (from_width == 1) {
            const uint8_t *in = (const uint8_t *)from + i;
            for (size_t j = 0; j < n; j++) {
                out[j] = in[j];
            }
        } else {
            const uint16_t *in = (const uint16_t *)from + i;
            for (size_t j = 0; j < n; j++) {
                out[j] = in[j];
            }
        }
    }
}

uint32_t ou_chars_max(const void *data, unsigned width, size_t i, size_t n)
{
    if (n == 0) {
        return 0;
    }
    uint32_t all = 0;
    if (width == 1) {
        return ou_utf8_ascii_prefix((const uint8_t *)data + i, n) == n ? 0x7f : 0xff;
    }
    if (width == 2) {
        const uint16_t *at = (const uint16_t *)data + i;
        for (size_t j = 0; j < n; j++) {
            all |= at[j];
        }
    } else {
        const uint32_t *at = (const uint32_t *)data + i;
        for (size_t j = 0; j < n; j++) {
            all |= at[j];
        }
    }
    return all < 0x80 ? 0x7f : all < 0x100 ? 0xff : all < 0x10000 ? 0xffff : 0x10ffff;
}

void ou_chars_fill(void *to, unsigned width, size_t k, uint32_t c, size_t n)
{
    if (width == 1) {
        memset((char *)to + k, (int)c, n);
    } else {
        for (size_t i = 0; i < n; i++) {
            ou_chars_put(to, width, k + i, c);
        }
    }
}

/* ---- making ---- */

/* At most an eighth more, and a multiple of 16 at least: what an appended-to string's block has. */
static size_t grown_bytes(size_t bytes)
{
    size_t step = bytes < 128 ? 16 : ((size_t)1 << (60 - __builtin_clzll(bytes)));
    return (bytes + step - 1) & ~(step - 1);
}

size_t ou_str_bytes(const OuStr *s)
{
    size_t bytes = sizeof(OuStr) + ((size_t)(s->meta >> 8) + 1) * (s->meta & OU_STR_WIDTH_MASK);
    return OU_UNLIKELY((s->meta & OU_STR_GROWN) != 0) ? grown_bytes(bytes) : bytes;
}

OuObject *ou_str_new(OuThread *th, size_t length, uint32_t max_char)
{
    OuObject *empty = th->vm->types->empty_str;
    if (length == 0 && OU_LIKELY(empty != NULL)) {
        return ou_keep(empty);
    }
    if (length > OU_STR_MAX_LENGTH) {
        return ou_null_memory(th);
    }
    unsigned width = ou_width_of(max_char);
    OuStr *s = ou_object_new_plain(th, &ou_str_type, sizeof(OuStr) + (length + 1) * width);
    if (s == NULL) {
        return NULL;
    }
    s->hash = -1;
    s->meta = (uint64_t)length << 8 | width | (max_char < 0x80 ? OU_STR_ASCII : 0);
    ou_chars_put(s->data, width, length, 0);
    return &s->head;
}

OuObject *ou_str_from_char(OuThread *th, uint32_t c)
{
    if (c < 256) {
        OuObject **shared = &th->vm->types->latin1[c];
        if (OU_UNLIKELY(*shared == NULL)) {
            OuObject *s = ou_str_new(th, 1, c);
            if (s == NULL) {
                return NULL;
            }
            ((OuStr *)s)->data[0] = (char)c;
            *shared = s;
        }
        return ou_keep(*shared);
    }
    OuObject *s = ou_str_new(th, 1, c);
    if (s != NULL) {
        ou_chars_put(ou_str_chars(s), ou_str_width(s), 0, c);
    }
    return s;
}

OuObject *ou_str_settle_adopt(OuThread *th, OuObject *s)
{
    if (s != NULL && ou_str_length(s) == 1 && ou_str_width(s) == 1) {
        OuObject *shared = ou_str_from_char(th, ou_str_at(s, 0));
        ou_drop(th, s);
        return shared;
    }
    return s;
}

OuObject *ou_str_from_chars(OuThread *th, const void *data, unsigned width, size_t n)
{
    if (n == 1) {
        return ou_str_from_char(th, ou_chars_get(data, width, 0));
    }
    OuObject *s = ou_str_new(th, n, ou_chars_max(data, width, 0, n));
    if (s != NULL && n > 0) {
        ou_chars_copy(ou_str_chars(s), ou_str_width(s), 0, data, width, 0, n);
    }
    return s;
}

OuObject *ou_str_from_latin1(OuThread *th, const uint8_t *chars, size_t n)
{
    return ou_str_from_chars(th, chars, 1, n);
}

OuObject *ou_str_from_ucs4(OuThread *th, const uint32_t *chars, size_t n)
{
    return ou_str_from_chars(th, chars, 4, n);
}

OuObject *ou_str_from_utf8(OuThread *th, const char *utf8, size_t size)
{
    OuUtf8Scan scan = ou_utf8_scan((const uint8_t *)utf8, size);
    if (OU_UNLIKELY(scan.error != OU_UTF8_OK)) {
        return ou_str_decode(th, utf8, size, "utf-8", NULL); /* words the error */
    }
    if (scan.n_chars == 1 && scan.max_char < 0x100) {
        size_t used;
        return ou_str_from_char(th, ou_utf8_peek((const uint8_t *)utf8, &used));
    }
    OuObject *s = ou_str_new(th, scan.n_chars, scan.max_char);
    if (s != NULL && size > 0) {
        ou_utf8_decode((const uint8_t *)utf8, size, (int)ou_str_width(s), ou_str_chars(s));
    }
    return s;
}

OuObject *ou_str_from_text(OuThread *th, const char *text)
{
    return ou_str_from_utf8(th, text, strlen(text));
}

OuObject *ou_str_exact(OuThread *th, OuObject *s)
{
    return ou_is_exact_str(s) ? ou_keep(s)
                              : ou_str_from_chars(th, ou_str_data(s), ou_str_width(s), ou_str_length(s));
}

bool ou_str_check(const OuObject *o)
{
    const OuStr *s = (const OuStr *)o;
    unsigned width = ou_str_width(o);
    size_t n = ou_str_length(o);
    uint32_t max_char = ou_chars_max(s->data, width, 0, n);
    const char *broken = NULL;
    if (width != ou_width_of(max_char)) {
        broken = "STR-1";
    } else if (ou_str_is_ascii(o) != (max_char < 0x80)) {
        broken = "STR-2";
    } else if (ou_str_at(o, n) != 0) {
        broken = "STR-4 no zero behind the characters";
    }
    if (broken != NULL) {
        fprintf(stderr, "%s\n", broken);
    }
    return broken == NULL;
}

/* ---- comparison ---- */

bool ou_str_equal(const OuObject *a, const OuObject *b)
{
    const OuStr *x = (const OuStr *)a, *y = (const OuStr *)b;
    const uint64_t kind = ~(uint64_t)0xff | OU_STR_WIDTH_MASK; /* by STR-1, equal strings have one width */
    return a == b || (((x->meta ^ y->meta) & kind) == 0 &&
                      memcmp(x->data, y->data, ou_str_length(a) * ou_str_width(a)) == 0);
}

bool ou_str_equal_text(const OuObject *s, const char *ascii)
{
    size_t n = ou_str_length(s);
    return ou_str_is_ascii(s) && strlen(ascii) == n && memcmp(ou_str_data(s), ascii, n) == 0;
}

int ou_str_order(const OuObject *a, const OuObject *b)
{
    size_t n_a = ou_str_length(a), n_b = ou_str_length(b), n = n_a < n_b ? n_a : n_b;
    unsigned wa = ou_str_width(a), wb = ou_str_width(b);
    const void *x = ou_str_data(a), *y = ou_str_data(b);
    if (wa == 1 && wb == 1) {
        int order = memcmp(x, y, n);
        if (order != 0) {
            return order;
        }
    } else {
        for (size_t i = 0; i < n; i++) {
            uint32_t c = ou_chars_get(x, wa, i), d = ou_chars_get(y, wb, i);
            if (c != d) {
                return c < d ? -1 : 1;
            }
        }
    }
    return n_a < n_b ? -1 : n_a > n_b;
}

bool ou_str_matches_at(const OuObject *s, const OuObject *sub, size_t at)
{
    size_t m = ou_str_length(sub), n = ou_str_length(s);
    unsigned width = ou_str_width(s), sub_width = ou_str_width(sub);
    if (at > n || m > n - at || sub_width > width) {
        return m == 0 && at <= n;
    }
    const char *data = (const char *)ou_str_data(s) + at * width;
    if (width == sub_width) {
        return memcmp(data, ou_str_data(sub), m * width) == 0;
    }
    for (size_t i = 0; i < m; i++) {
        if (ou_chars_get(data, width, i) != ou_chars_get(ou_str_data(sub), sub_width, i)) {
            return false;
        }
    }
    return true;
}

int64_t ou_str_hash(OuThread *th, OuObject *o)
{
    OuStr *s = (OuStr *)o;
    if (s->hash == -1) {
        size_t n = ou_str_length(o);
        int64_t hash = n == 0 ? 0 : (int64_t)ou_siphash13(th->vm->hash_key, s->data, n * ou_str_width(o));
        s->hash = hash == -1 ? -2 : hash;
    }
    return s->hash;
}

static OuObject *str_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    (void)th;
    if (!ou_is_str(a) || !ou_is_str(b)) {
        return OU_NOT_IMPLEMENTED;
    }
    if (op == OU_EQ || op == OU_NE) {
        return ou_bool(ou_str_equal(a, b) == (op == OU_EQ));
    }
    int order = ou_str_order(a, b);
    return ou_bool(op == OU_LT ? order < 0 : op == OU_LE ? order <= 0 : op == OU_GT ? order > 0 : order >= 0);
}

/* ---- joining and cutting ---- */

OuObject *ou_str_concat(OuThread *th, OuObject *a, OuObject *b)
{
    size_t n_a = ou_str_length(a), n_b = ou_str_length(b);
    if (n_a == 0) {
        return ou_str_exact(th, b);
    }
    if (n_b == 0) {
        return ou_str_exact(th, a);
    }
    uint32_t max_a = ou_str_max_char(a), max_b = ou_str_max_char(b);
    OuObject *s = ou_str_new(th, n_a + n_b, max_a > max_b ? max_a : max_b);
    if (s != NULL) {
        unsigned width = ou_str_width(s);
        ou_chars_copy(ou_str_chars(s), width, 0, ou_str_data(a), ou_str_width(a), 0, n_a);
        ou_chars_copy(ou_str_chars(s), width, n_a, ou_str_data(b), ou_str_width(b), 0, n_b);
    }
    return s;
}

/* a's block gets room for b, and b's characters. a is exact, unshared, at least as wide. */
static OuObject *append_in_place(OuThread *th, OuStr *a, OuObject *b)
{
    unsigned width = ou_str_width(&a->head);
    size_t n_a = ou_str_length(&a->head), n_b = ou_str_length(b);
    if (n_a + n_b > OU_STR_MAX_LENGTH) {
        ou_drop(th, a);
        return ou_null_memory(th);
    }
    size_t old_bytes = ou_str_bytes(a), new_bytes = grown_bytes(sizeof(OuStr) + (n_a + n_b + 1) * width);
    if (old_bytes != new_bytes) {
        OuObject *moved = ou_object_resize(th, &a->head, old_bytes, new_bytes);
        if (moved == NULL) {
            ou_drop(th, a);
            return NULL;
        }
        a = (OuStr *)moved;
    }
    uint64_t ascii = ou_str_is_ascii(b) ? a->meta & OU_STR_ASCII : 0;
    ou_chars_copy(a->data, width, n_a, ou_str_data(b), ou_str_width(b), 0, n_b);
    ou_chars_put(a->data, width, n_a + n_b, 0);
    a->meta = (uint64_t)(n_a + n_b) << 8 | width | ascii | OU_STR_GROWN;
    a->hash = -1;
    return &a->head;
}

OuObject *ou_str_append_adopt(OuThread *th, OuObject *a, OuObject *b)
{
    if (ou_is_exact_str(a) && a->count == 1 && !ou_str_is_interned(a) && ou_str_width(b) <= ou_str_width(a) &&
        !(a->word & OU_WORD_WEAKREF) && ou_str_length(a) > 0) {
        return ou_str_length(b) == 0 ? a : append_in_place(th, (OuStr *)a, b);
    }
    OuObject *s = ou_str_concat(th, a, b);
    ou_drop(th, a);
    return s;
}

OuObject *ou_str_join(OuThread *th, OuObject *sep, OuObject *const *items, size_t n)
{
    if (n == 0) {
        return ou_str_new(th, 0, 0);
    }
    if (n == 1 && ou_is_exact_str(items[0])) {
        return ou_keep(items[0]);
    }
    size_t n_sep = ou_str_length(sep), total;
    uint32_t max_char = n > 1 && n_sep > 0 ? ou_str_max_char(sep) : 0x7f;
    if (!ou_checked_mul(n - 1, n_sep, &total)) {
        return ou_null(th, &ou_exc_overflow_error, "join() result is too long for a Python string");
    }
    for (size_t i = 0; i < n; i++) {
        if (!ou_is_str(items[i])) {
            return ou_null(th, &ou_exc_type_error, "sequence item %zu: expected str instance, %T found", i, items[i]);
        }
        uint32_t c = ou_str_max_char(items[i]);
        max_char = c > max_char ? c : max_char;
        if (!ou_checked_add(total, ou_str_length(items[i]), &total)) {
            return ou_null(th, &ou_exc_overflow_error, "join() result is too long for a Python string");
        }
    }
    OuObject *s = ou_str_new(th, total, max_char);
    if (s == NULL) {
        return NULL;
    }
    if (total == 0) {
        return s;
    }
    unsigned width = ou_str_width(s), sep_width = ou_str_width(sep);
    char *data = ou_str_chars(s);
    size_t at = 0;
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && n_sep > 0) {
            ou_chars_copy(data, width, at, ou_str_data(sep), sep_width, 0, n_sep);
            at += n_sep;
        }
        size_t length = ou_str_length(items[i]);
        ou_chars_copy(data, width, at, ou_str_data(items[i]), ou_str_width(items[i]), 0, length);
        at += length;
    }
    return ou_str_settle_adopt(th, s);
}

OuObject *ou_str_slice(OuThread *th, OuObject *s, size_t from, size_t to)
{
    OU_ASSERT(from <= to && to <= ou_str_length(s));
    size_t n = to - from;
    if (n == ou_str_length(s)) {
        return ou_str_exact(th, s);
    }
    unsigned width = ou_str_width(s);
    if (n == 1) {
        return ou_str_from_char(th, ou_str_at(s, from));
    }
    if (ou_str_is_ascii(s)) {
        OuObject *result = ou_str_new(th, n, 0x7f);
        if (result != NULL && n > 0) {
            memcpy(ou_str_chars(result), (const char *)ou_str_data(s) + from, n);
        }
        return result;
    }
    return ou_str_from_chars(th, (const char *)ou_str_data(s) + from * width, width, n);
}

bool ou_str_without_null(OuThread *th, OuObject *s)
{
    for (size_t i = 0; i < ou_str_length(s); i++) {
        if (ou_str_at(s, i) == 0) {
            return ou_raise(th, &ou_exc_value_error, "embedded null character");
        }
    }
    return true;
}

int64_t ou_str_find(OuObject *s, OuObject *sub, size_t from, size_t to, bool backwards)
{
    size_t length = ou_str_length(s);
    if (to > length) {
        to = length;
    }
    if (from > to) {
        return -1;
    }
    unsigned width = ou_str_width(s);
    size_t place = ou_search((const char *)ou_str_data(s) + from * width, width, to - from, ou_str_data(sub),
                             ou_str_width(sub), ou_str_length(sub), backwards);
    return place == OU_SEARCH_NONE ? -1 : (int64_t)(from + place);
}

OuObject *ou_str_repeat(OuThread *th, OuObject *s, int64_t times)
{
    size_t n = ou_str_length(s), total;
    if (n == 0 || times <= 0) {
        return ou_str_new(th, 0, 0);
    }
    if (times == 1) {
        return ou_str_exact(th, s);
    }
    if (__builtin_mul_overflow(n, (size_t)times, &total) || total > PTRDIFF_MAX) {
        return ou_null(th, &ou_exc_overflow_error, "repeated string is too long");
    }
    OuObject *result = ou_str_new(th, total, ou_str_max_char(s));
    if (result == NULL) {
        return NULL;
    }
    unsigned width = ou_str_width(s);
    char *data = ou_str_chars(result);
    if (n == 1) {
        ou_chars_fill(data, width, 0, ou_str_at(s, 0), total);
        return result;
    }
    size_t bytes = n * width, all = total * width;
    memcpy(data, ou_str_data(s), bytes);
    for (size_t done = bytes; done < all; done *= 2) { /* doubling: few long copies */
        memcpy(data + done, data, done < all - done ? done : all - done);
    }
    return result;
}

/* ---- slots ---- */

static void str_drop(OuThread *th, OuObject *self)
{
    OuStr *s = (OuStr *)self;
    if (OU_LIKELY(ou_is_exact_str(self))) {
        if (OU_UNLIKELY((s->meta & OU_STR_INTERNED) != 0)) {
            ou_intern_forget(th, self);
        }
        ou_object_free_plain(th, self, ou_str_bytes(s));
        return;
    }
    ou_untrack(th, self);
    size_t n_items = ou_str_width(self) == 0 ? 1 : (ou_str_length(self) + 1) * ou_str_width(self);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, n_items));
}

static size_t str_size_of(OuObject *self)
{
    return ou_is_exact_str(self)
               ? ou_str_bytes((OuStr *)self)
               : ou_type_instance_size(self, (ou_str_length(self) + 1) * ou_str_width(self));
}

static OuObject *str_str(OuThread *th, OuObject *self)
{
    return ou_str_exact(th, self);
}

static int64_t str_length(OuThread *th, OuObject *self)
{
    (void)th;
    return (int64_t)ou_str_length(self);
}

static OuObject *subscript_slice(OuThread *th, OuObject *self, OuObject *slice)
{
    int64_t start, stop, step;
    size_t n;
    if (!ou_slice_resolve(th, slice, ou_str_length(self), &start, &stop, &step, &n)) {
        return NULL;
    }
    if (step == 1) {
        return ou_str_slice(th, self, n == 0 ? 0 : (size_t)start, n == 0 ? 0 : (size_t)start + n);
    }
    if (n <= 1) {
        return n == 0 ? ou_str_new(th, 0, 0) : ou_str_from_char(th, ou_str_at(self, (size_t)start));
    }
    uint32_t all = ou_str_is_ascii(self) ? 0x7f : 0;
    for (size_t i = 0; !ou_str_is_ascii(self) && i < n; i++) {
        all |= ou_str_at(self, (size_t)(start + (int64_t)i * step));
    }
    OuObject *result = ou_str_new(th, n, all);
    if (result == NULL) {
        return NULL;
    }
    unsigned width = ou_str_width(result), from_width = ou_str_width(self);
    char *to = ou_str_chars(result);
    const void *from = ou_str_data(self);
    if (width == 1 && from_width == 1) {
        for (size_t i = 0; i < n; i++) {
            to[i] = ((const char *)from)[start + (int64_t)i * step];
        }
    } else {
        for (size_t i = 0; i < n; i++) {
            ou_chars_put(to, width, i, ou_chars_get(from, from_width, (size_t)(start + (int64_t)i * step)));
        }
    }
    return result;
}

static OuObject *str_item(OuThread *th, OuObject *self, OuObject *key)
{
    if (OU_LIKELY(ou_seq_is_index(key))) {
        int64_t at;
        if (!ou_seq_key(th, key, &at)) {
            return NULL;
        }
        size_t n = ou_str_length(self);
        if (at < 0) {
            at += (int64_t)n;
        }
        if ((uint64_t)at >= n) {
            return ou_null(th, &ou_exc_index_error, "string index out of range");
        }
        return ou_str_from_char(th, ou_str_at(self, (size_t)at));
    }
    if (key->type == &ou_slice_type) {
        return subscript_slice(th, self, key);
    }
    return ou_null(th, &ou_exc_type_error, "string indices must be integers, not '%T'", key);
}

static OuTruth str_contains(OuThread *th, OuObject *self, OuObject *value)
{
    if (!ou_is_str(value)) {
        ou_raise(th, &ou_exc_type_error, "'in <string>' requires string as left operand, not %T", value);
        return OU_ERROR;
    }
    return ou_str_find(self, value, 0, SIZE_MAX, false) >= 0 ? OU_TRUE : OU_FALSE;
}

static OuObject *str_concat(OuThread *th, OuObject *a, OuObject *b)
{
    if (!ou_is_str(b)) {
        return ou_null(th, &ou_exc_type_error, "can only concatenate str (not \"%T\") to str", b);
    }
    return ou_str_concat(th, a, b);
}

static OuObject *str_iter(OuThread *th, OuObject *self)
{
    return ou_index_iter_new(th, &ou_str_iter_type, self);
}

static OuObject *str_mod(OuThread *th, OuObject *a, OuObject *b)
{
    return ou_is_str(a) ? ou_str_percent(th, a, b) : OU_NOT_IMPLEMENTED;
}

/* ---- str(...) ---- */

/* str(o, encoding, errors) */
static OuObject *decode_object(OuThread *th, OuObject *o, const char *encoding, const char *errors)
{
    if (ou_is_str(o)) {
        return ou_null(th, &ou_exc_type_error, "decoding str is not supported");
    }
    if (!ou_has_buffer(o)) {
        return ou_null(th, &ou_exc_type_error, "decoding to str: need a bytes-like object, %T found", o);
    }
    OuBuffer buffer;
    if (!ou_buffer_acquire(th, o, &buffer, false)) {
        return NULL;
    }
    OuObject *result = !ou_codec_check(th, encoding, errors) ? NULL
                       : buffer.size == 0 ? ou_str_from_text(th, "") /* whatever the encoding's name */
                                          : ou_str_decode(th, buffer.data, buffer.size, encoding == NULL ? "utf-8" : encoding, errors);
    ou_buffer_release(th, &buffer);
    return result;
}

static OuObject *make_exact(OuThread *th, OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (n == 1 && kwnames == NULL) {
        return ou_str(th, args[0]);
    }
    OuObject *out[3];
    if (!ou_args_parse(th, "str", "object='', encoding='utf-8', errors='strict'", args, n, kwnames, out)) {
        return NULL;
    }
    const char *encoding, *errors;
    OuObject *holder = NULL, *holder2 = NULL;
    OuObject *result = NULL;
    if (ou_str_name_argument(th, "str", "encoding", out[1], &encoding, &holder) &&
        ou_str_name_argument(th, "str", "errors", out[2], &errors, &holder2)) {
        result = out[0] == NULL                        ? ou_str_new(th, 0, 0)
                 : encoding == NULL && errors == NULL ? ou_str(th, out[0])
                                                      : decode_object(th, out[0], encoding, errors);
    }
    ou_drop_maybe(th, holder);
    ou_drop_maybe(th, holder2);
    return result;
}

static OuObject *str_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *exact = make_exact(th, args, n, kwnames);
    if (exact == NULL || type == &ou_str_type) {
        return exact;
    }
    size_t size = (ou_str_length(exact) + 1) * ou_str_width(exact);
    OuStr *s = (OuStr *)ou_type_allocate(th, type, size);
    if (s != NULL) {
        s->hash = ((OuStr *)exact)->hash;
        s->meta = ((OuStr *)exact)->meta & ~(uint64_t)(OU_STR_INTERNED | OU_STR_GROWN);
        memcpy(s->data, ou_str_data(exact), size);
        if (OU_HAS_FLAG(type, OU_TYPE_CONTAINER)) {
            ou_track(th, &s->head);
        }
    }
    ou_drop(th, exact);
    return s == NULL ? NULL : &s->head;
}

const OuNumberSlots ou_str_number = {
    .binary[OU_OP_MOD] = str_mod,
};

static const OuSequenceSlots str_sequence = {
    .length = str_length,
    .item = str_item,
    .contains = str_contains,
    .concat = str_concat,
    .repeat = ou_str_repeat,
    .is_sequence = true,
};

const OuType ou_str_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "str",
    .own = OU_OWN_GETATTR,
    .base = &ou_object_type,
    .flags = OU_TYPE_BASE | OU_TYPE_IMMUTABLE | OU_TYPE_MATCH_SELF | OU_TYPE_IS_STR,
    .index = OU_TYPE_INDEX_STR,
    .basic_size = sizeof(OuStr),
    .item_size = 1,
    .drop = str_drop,
    .visit = ou_instance_visit_only,
    .clear = ou_instance_clear_only,
    .size_of = str_size_of,
    .repr = ou_str_repr,
    .str = str_str,
    .hash = ou_str_hash,
    .compare = str_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .iter = str_iter,
    .make = str_make,
    .init = ou_object_init,
    .number = &ou_str_number,
    .sequence = &str_sequence,
    .methods = ou_str_methods,
    .doc = "Text: an immutable sequence of Unicode characters.\n\nWithout an argument the empty string; with one, "
           "its text by __str__() or __repr__().\nWith encoding or errors, object is a buffer that is decoded "
           "(encoding utf-8, errors strict by default).",
};

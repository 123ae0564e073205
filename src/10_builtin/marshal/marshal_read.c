/* marshal_read.c - marshal's bytes to objects.
 *
 * The bytes are not trusted. A size is believed only as far as there are bytes for it; an object that others can already refer
 * to is complete enough to be looked at (a tuple starts full of None), or a reference to it is an error (frozenset). A cycle must
 * go through something mutable, as all cycles that a program can make do: nothing could take a cycle of tuples apart.
 * Code objects pass the verifier. */
#include "10_builtin/marshal/marshal_int.h"

#include "06_types/abstract.h"
#include "06_types/bytes.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/float.h"
#include "06_types/float_text.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/set.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "08_compile/compile.h"
#include "09_vm/cache.h"

#include <string.h>

/* A tuple that is being read: on the C stack of get_tuple(). */
typedef struct Unfinished {
    struct Unfinished *outer;
    OuObject *tuple;    /* borrowed */
    unsigned n_mutable; /* lists, dicts and sets that were being read when it began */
} Unfinished;

typedef struct Reader {
    OuThread *th;
    const uint8_t *at, *end; /* what is there; of a file: what was read last */
    OuObject *file;          /* borrowed; NULL: all is in memory */
    OuObject *held;          /* of a file: bytearray that `at` points into; owned */
    OuObject *refs;          /* list; NotImplemented stands for one that nothing may refer to yet */
    Unfinished *unfinished;  /* the innermost */
    unsigned n_mutable;      /* lists, dicts and sets that are being read */
    unsigned depth;
} Reader;

static bool bad(Reader *r, const char *why)
{
    return ou_raise(r->th, &ou_exc_value_error, "bad marshal data (%s)", why);
}

static OuObject *bad_null(Reader *r, const char *why)
{
    bad(r, why);
    return NULL;
}

/* ---- bytes ---- */

static bool too_short(Reader *r)
{
    return ou_raise(r->th, &ou_exc_eof_error, "marshal data too short");
}

static bool no_object(Reader *r)
{
    return ou_raise(r->th, &ou_exc_eof_error, "EOF read where object expected");
}

/* n bytes of the file into r->held. */
static bool read_file(Reader *r, size_t n)
{
    ou_clear_ref(r->th, &r->held);
    OuObject *size = ou_int_new_u64(r->th, n);
    r->held = size == NULL ? NULL : ou_call1(r->th, OU_TYPE_OBJECT(&ou_bytearray_type), size);
    ou_drop_maybe(r->th, size);
    OuObject *got = r->held == NULL ? NULL : ou_call_method_text(r->th, r->file, "readinto", 1, r->held);
    int64_t count = 0;
    bool ok = got != NULL && ou_as_index(r->th, got, &count, &ou_exc_overflow_error);
    ou_drop_maybe(r->th, got);
    if (!ok) {
        return false;
    }
    OuBuffer buffer;
    if (count != (int64_t)n || !ou_buffer_acquire(r->th, r->held, &buffer, false)) {
        return count > (int64_t)n
                   ? ou_raise(r->th, &ou_exc_value_error, "read() returned too much data: %zu bytes requested, %lld returned",
                              n, (long long)count)
               : count != (int64_t)n ? too_short(r)
                                     : false;
    }
    /* A copy, which no reader that kept the bytearray can change. */
    OuObject *copy = ou_bytes_from(r->th, buffer.data, buffer.size);
    bool whole = buffer.size == n;
    ou_buffer_release(r->th, &buffer);
    ou_drop(r->th, r->held);
    r->held = copy;
    if (copy == NULL || !whole) {
        return copy != NULL && too_short(r);
    }
    r->at = (const uint8_t *)ou_bytes_data(copy);
    r->end = r->at + n;
    return true;
}

/* The next n bytes; good until the next call. NULL with an error. */
static const uint8_t *take(Reader *r, size_t n)
{
    if (r->file != NULL && n > 0 && !read_file(r, n)) {
        return NULL;
    }
    if ((size_t)(r->end - r->at) < n) {
        too_short(r);
        return NULL;
    }
    r->at += n;
    return r->at - n;
}

static bool get_fixed(Reader *r, unsigned n, uint64_t *out)
{
    const uint8_t *bytes = take(r, n);
    *out = 0;
    for (unsigned i = n; bytes != NULL && i-- > 0;) {
        *out = *out << 8 | bytes[i];
    }
    return bytes != NULL;
}

static bool get_i32(Reader *r, int32_t *out)
{
    uint64_t value = 0;
    bool ok = get_fixed(r, 4, &value);
    *out = (int32_t)(uint32_t)value;
    return ok;
}

/* A size of 4 bytes, or (short) of one: of that many bytes, or of objects, each of which has at least one. */
static bool get_size(Reader *r, bool is_short, bool objects, const char *what, size_t *out)
{
    int32_t n = 0;
    uint64_t byte = 0;
    if (is_short ? !get_fixed(r, 1, &byte) : !get_i32(r, &n)) {
        return false;
    }
    if (n < 0) {
        return bad(r, what);
    }
    *out = is_short ? (size_t)byte : (size_t)n;
    return r->file != NULL || *out <= (size_t)(r->end - r->at) || (objects ? no_object(r) : too_short(r));
}

/* ---- references ---- */

/* A new number, for an object that is not there yet: the place in refs; -1 with an error. Nothing without a flag. */
static int64_t reserve(Reader *r, bool flag)
{
    if (!flag) {
        return 0;
    }
    return ou_list_append(r->th, r->refs, OU_NOT_IMPLEMENTED) ? (int64_t)ou_list_size(r->refs) - 1 : -1;
}

static void fill_in(Reader *r, bool flag, int64_t place, OuObject *o)
{
    if (flag && o != NULL) {
        ou_replace(r->th, &((OuList *)r->refs)->items[place], ou_keep(o));
    }
}

/* Gives the object the next number; passes it through. */
static OuObject *note(Reader *r, bool flag, OuObject *o)
{
    if (o != NULL && flag && !ou_list_append(r->th, r->refs, o)) {
        ou_clear_ref(r->th, &o);
    }
    return o;
}

/* ---- objects ---- */

/* What get_object() gives for TYPE_NULL: NULL with *null set; with an error NULL and false. */
static OuObject *get_object(Reader *r, bool *null);

/* An object where there must be one. */
static OuObject *get_item(Reader *r, const char *of)
{
    bool null;
    OuObject *o = get_object(r, &null);
    if (o == NULL && null) {
        ou_raise(r->th, &ou_exc_type_error, "NULL object in marshal data for %s", of);
    }
    return o;
}

static OuObject *get_long(Reader *r)
{
    int32_t signed_n;
    if (!get_i32(r, &signed_n)) {
        return NULL;
    }
    if (signed_n == INT32_MIN) {
        return bad_null(r, "long size out of range");
    }
    size_t n = (size_t)(signed_n < 0 ? -signed_n : signed_n), n_limbs = n * MARSHAL_DIGIT_BITS / 64 + 1;
    const uint8_t *digits = take(r, n * 2);
    uint64_t *limbs = digits == NULL ? NULL : ou_mem_take_zeroed(r->th, n_limbs * 8);
    if (limbs == NULL) {
        return NULL;
    }
    OuObject *result = NULL;
    uint64_t digit = 1;
    for (size_t i = 0; i < n; i++) {
        digit = (uint64_t)digits[2 * i] | (uint64_t)digits[2 * i + 1] << 8;
        if (digit >> MARSHAL_DIGIT_BITS != 0) {
            bad(r, "digit out of range in long");
            goto done;
        }
        size_t at = i * MARSHAL_DIGIT_BITS, shift = at % 64;
        limbs[at / 64] |= digit << shift;
        if (shift > 64 - MARSHAL_DIGIT_BITS) {
            limbs[at / 64 + 1] |= digit >> (64 - shift);
        }
    }
    if (digit == 0) {
        bad(r, "unnormalized long data");
        goto done;
    }
    result = ou_int_from_limbs(r->th, signed_n < 0, limbs, n_limbs);
done:
    ou_mem_give(r->th, limbs, n_limbs * 8);
    return result;
}

static bool get_double(Reader *r, bool text, double *out)
{
    uint64_t bits;
    if (!text) {
        bool ok = get_fixed(r, 8, &bits);
        memcpy(out, &bits, sizeof bits);
        return ok;
    }
    if (!get_fixed(r, 1, &bits)) {
        return false;
    }
    const uint8_t *digits = take(r, (size_t)bits);
    if (digits == NULL || ou_float_parse((const char *)digits, (size_t)bits, out)) {
        return digits != NULL;
    }
    OuObject *shown = ou_str_from_latin1(r->th, digits, (size_t)bits);
    if (shown != NULL) {
        ou_raise(r->th, &ou_exc_value_error, "could not convert string to float: %R", shown);
        ou_drop(r->th, shown);
    }
    return false;
}

static OuObject *get_number(Reader *r, unsigned type)
{
    double real, imag;
    uint64_t bits;
    int32_t value;
    switch (type) {
    case TYPE_INT: return get_i32(r, &value) ? ou_int_new(r->th, value) : NULL;
    case TYPE_INT64: return get_fixed(r, 8, &bits) ? ou_int_new(r->th, (int64_t)bits) : NULL;
    case TYPE_LONG: return get_long(r);
    case TYPE_FLOAT:
    case TYPE_FLOAT_TEXT: return get_double(r, type == TYPE_FLOAT_TEXT, &real) ? ou_float_new(r->th, real) : NULL;
    default:
        return get_double(r, type == TYPE_COMPLEX_TEXT, &real) && get_double(r, type == TYPE_COMPLEX_TEXT, &imag)
                   ? ou_complex_new(r->th, real, imag)
                   : NULL;
    }
}

static OuObject *get_text(Reader *r, unsigned type)
{
    bool is_short = type == TYPE_SHORT_ASCII || type == TYPE_SHORT_ASCII_INTERNED;
    bool utf8 = type == TYPE_UNICODE || type == TYPE_INTERNED;
    size_t n;
    if (!get_size(r, is_short, false, "string size out of range", &n)) {
        return NULL;
    }
    const char *text = (const char *)take(r, n);
    OuObject *s = text == NULL ? NULL
                  : utf8       ? ou_str_decode(r->th, text, n, "utf-8", "surrogatepass")
                               : ou_str_from_latin1(r->th, (const uint8_t *)text, n);
    bool interned = type == TYPE_INTERNED || type == TYPE_ASCII_INTERNED || type == TYPE_SHORT_ASCII_INTERNED;
    return s != NULL && interned ? ou_str_intern_adopt(r->th, s) : s;
}

static OuObject *get_bytes(Reader *r)
{
    size_t n;
    const uint8_t *data = get_size(r, false, false, "bytes object size out of range", &n) ? take(r, n) : NULL;
    return data == NULL ? NULL : ou_bytes_from(r->th, data, n);
}

static OuObject *get_code(Reader *r)
{
    size_t n;
    const uint8_t *data = get_size(r, false, false, "code size out of range", &n) ? take(r, n) : NULL;
    return data == NULL ? NULL : (OuObject *)ou_code_load(r->th, (const char *)data, n);
}

static OuObject *get_tuple(Reader *r, bool is_short, bool flag)
{
    size_t n;
    OuObject *tuple = get_size(r, is_short, true, "tuple size out of range", &n) ? ou_tuple_new(r->th, n) : NULL;
    for (size_t i = 0; tuple != NULL && i < n; i++) {
        ou_tuple_items(tuple)[i] = OU_NONE;
    }
    tuple = tuple == NULL ? NULL : note(r, flag, n == 0 ? tuple : ou_tuple_ready(r->th, tuple));
    Unfinished here = {r->unfinished, tuple, r->n_mutable};
    r->unfinished = &here;
    for (size_t i = 0; tuple != NULL && i < n; i++) {
        OuObject *item = get_item(r, "tuple");
        if (item == NULL) {
            ou_clear_ref(r->th, &tuple);
        } else {
            ou_tuple_items(tuple)[i] = item;
        }
    }
    r->unfinished = here.outer;
    return tuple;
}

static OuObject *get_list(Reader *r, bool flag)
{
    size_t n;
    OuObject *list = get_size(r, false, true, "list size out of range", &n) ? note(r, flag, ou_list_new(r->th, 0)) : NULL;
    for (size_t i = 0; list != NULL && i < n; i++) {
        if (!ou_list_append_adopt(r->th, list, get_item(r, "list"))) {
            ou_clear_ref(r->th, &list);
        }
    }
    return list;
}

static OuObject *get_dict(Reader *r, bool flag)
{
    OuObject *dict = note(r, flag, ou_dict_new(r->th));
    while (dict != NULL) {
        bool null;
        OuObject *key = get_object(r, &null);
        if (key == NULL && null) {
            break;
        }
        OuObject *value = key == NULL ? NULL : get_object(r, &null);
        if (value == NULL && key != NULL && null) { /* a key without a value ends it, too */
            ou_drop(r->th, key);
            break;
        }
        if (value == NULL || !ou_dict_set(r->th, dict, key, value)) {
            ou_clear_ref(r->th, &dict);
        }
        ou_drop_maybe(r->th, value);
        ou_drop_maybe(r->th, key);
    }
    return dict;
}

/* A frozenset is made when all its elements are there: until then nothing may refer to it. */
static OuObject *get_set(Reader *r, bool frozen, bool flag)
{
    size_t n;
    if (!get_size(r, false, true, "set size out of range", &n)) {
        return NULL;
    }
    OuObject *set = frozen && n > 0 ? NULL : frozen ? ou_frozenset_new(r->th, NULL) : ou_set_new(r->th, NULL);
    if (!frozen || n == 0) {
        set = note(r, flag, set);
        for (size_t i = 0; set != NULL && i < n; i++) {
            OuObject *item = get_item(r, "set");
            if (item == NULL || !ou_set_add(r->th, set, item)) {
                ou_clear_ref(r->th, &set);
            }
            ou_drop_maybe(r->th, item);
        }
        return set;
    }
    int64_t place = reserve(r, flag);
    OuObject *items = place < 0 ? NULL : ou_list_new(r->th, 0);
    for (size_t i = 0; items != NULL && i < n; i++) {
        if (!ou_list_append_adopt(r->th, items, get_item(r, "set"))) {
            ou_clear_ref(r->th, &items);
        }
    }
    set = items == NULL ? NULL : ou_frozenset_new(r->th, items);
    ou_drop_maybe(r->th, items);
    fill_in(r, flag, place, set);
    return set;
}

static OuObject *get_ref(Reader *r)
{
    int32_t n;
    if (!get_i32(r, &n)) {
        return NULL;
    }
    if (n < 0 || (size_t)n >= ou_list_size(r->refs) || ou_list_borrow(r->refs, (size_t)n) == OU_NOT_IMPLEMENTED) {
        return bad_null(r, "invalid reference");
    }
    OuObject *o = ou_list_borrow(r->refs, (size_t)n);
    for (const Unfinished *u = r->unfinished; u != NULL; u = u->outer) {
        if (u->tuple == o && u->n_mutable == r->n_mutable) {
            return bad_null(r, "invalid reference");
        }
    }
    return ou_keep(o);
}

static OuObject *get_mutable(Reader *r, unsigned type, bool flag)
{
    r->n_mutable++;
    OuObject *o = type == TYPE_LIST ? get_list(r, flag) : type == TYPE_DICT ? get_dict(r, flag) : get_set(r, false, flag);
    r->n_mutable--;
    return o;
}

static OuObject *get_content(Reader *r, unsigned type, bool flag)
{
    switch (type) {
    case TYPE_NONE: return OU_NONE;
    case TYPE_TRUE: return OU_PY_TRUE;
    case TYPE_FALSE: return OU_PY_FALSE;
    case TYPE_ELLIPSIS: return OU_ELLIPSIS;
    case TYPE_STOPITER: return ou_keep(OU_TYPE_OBJECT(&ou_exc_stop_iteration));
    case TYPE_INT: case TYPE_INT64: case TYPE_LONG: case TYPE_FLOAT: case TYPE_FLOAT_TEXT: case TYPE_COMPLEX:
    case TYPE_COMPLEX_TEXT: return note(r, flag, get_number(r, type));
    case TYPE_BYTES: return note(r, flag, get_bytes(r));
    case TYPE_UNICODE: case TYPE_INTERNED: case TYPE_ASCII: case TYPE_ASCII_INTERNED: case TYPE_SHORT_ASCII:
    case TYPE_SHORT_ASCII_INTERNED: return note(r, flag, get_text(r, type));
    case TYPE_TUPLE: case TYPE_SMALL_TUPLE: return get_tuple(r, type == TYPE_SMALL_TUPLE, flag);
    case TYPE_LIST: case TYPE_DICT: case TYPE_SET: return get_mutable(r, type, flag);
    case TYPE_FROZENSET: return get_set(r, true, flag);
    case TYPE_REF: return get_ref(r);
    case OU_CACHE_CODE: return note(r, flag, get_code(r));
    default: return bad_null(r, "unknown type code");
    }
}

static OuObject *get_object(Reader *r, bool *null)
{
    *null = false;
    if (r->file == NULL && r->at == r->end) {
        no_object(r);
        return NULL;
    }
    const uint8_t *byte = take(r, 1);
    if (byte == NULL) {
        if (ou_error_swallow(r->th, &ou_exc_eof_error)) {
            no_object(r);
        }
        return NULL;
    }
    unsigned type = *byte & ~MARSHAL_FLAG_REF;
    bool flag = (*byte & MARSHAL_FLAG_REF) != 0;
    if (type == TYPE_NULL) {
        *null = true;
        return NULL;
    }
    if (r->depth >= MARSHAL_MAX_DEPTH || (const char *)__builtin_frame_address(0) < r->th->stack_limit) {
        return ou_null(r->th, &ou_exc_value_error, "recursion limit exceeded");
    }
    r->depth++;
    OuObject *o = get_content(r, type, flag);
    r->depth--;
    return o;
}

static OuObject *read_all(Reader *r)
{
    r->refs = ou_list_new(r->th, 0);
    OuObject *o = r->refs == NULL ? NULL : get_item(r, "object");
    ou_drop_maybe(r->th, r->refs);
    ou_drop_maybe(r->th, r->held);
    return o;
}

OuObject *ou_marshal_loads(OuThread *th, const char *data, size_t size)
{
    const uint8_t *bytes = (const uint8_t *)data;
    Reader r = {.th = th, .at = bytes, .end = bytes + size};
    return read_all(&r);
}

OuObject *ou_marshal_load(OuThread *th, OuObject *file)
{
    Reader r = {.th = th, .file = file};
    return read_all(&r);
}

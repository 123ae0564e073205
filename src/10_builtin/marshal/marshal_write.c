/* marshal_write.c - objects to marshal's bytes.
 *
 * As CPython does, an object to which something else refers, too, is numbered, so that it is written once: that is
 * decided by its count. No Python code runs here. */
#include "10_builtin/marshal/marshal_int.h"

#include "06_types/abstract.h"
#include "06_types/byte_builder.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/float.h"
#include "06_types/float_text.h"
#include "06_types/int_view.h"
#include "06_types/list.h"
#include "06_types/seen.h"
#include "06_types/set.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "08_compile/compile.h"
#include "09_vm/cache.h"

#include <string.h>

typedef struct Writer {
    OuThread *th;
    int version;
    unsigned depth;
    OuByteBuilder out;
    OuSeen seen;
} Writer;

/* ---- bytes ---- */

static bool put(Writer *w, const void *data, size_t n)
{
    return ou_byte_builder_put(w->th, &w->out, data, n);
}

static bool put_byte(Writer *w, unsigned byte)
{
    uint8_t one = (uint8_t)byte;
    return put(w, &one, 1);
}

static bool put_fixed(Writer *w, uint64_t value, unsigned n)
{
    uint8_t bytes[8];
    for (unsigned i = 0; i < n; i++) {
        bytes[i] = (uint8_t)(value >> 8 * i);
    }
    return put(w, bytes, n);
}

/* A size of 4 bytes, signed in the format. */
static bool put_size(Writer *w, size_t n)
{
    if (n > INT32_MAX) {
        return ou_raise(w->th, &ou_exc_value_error, "unmarshallable object");
    }
    return put_fixed(w, n, 4);
}

static bool put_sized(Writer *w, unsigned type, const void *data, size_t n)
{
    return put_byte(w, type) && put_size(w, n) && put(w, data, n);
}

/* ---- numbered objects ---- */

/* OU_TRUE: a reference was written, the object is done. OU_FALSE: it is to be written with *flag in its type. */
static OuTruth put_ref(Writer *w, OuObject *o, unsigned *flag)
{
    *flag = 0;
    if (w->version < 3 || o->count == 1) {
        return OU_FALSE;
    }
    uint32_t number;
    if (ou_seen_find(&w->seen, o, &number)) {
        return put_byte(w, TYPE_REF) && put_fixed(w, number, 4) ? OU_TRUE : OU_ERROR;
    }
    if (w->seen.n == INT32_MAX) {
        return OU_FALSE;
    }
    if (!ou_seen_add(w->th, &w->seen, o)) {
        return OU_ERROR;
    }
    *flag = MARSHAL_FLAG_REF;
    return OU_FALSE;
}

/* ---- objects ---- */

static bool put_object(Writer *w, OuObject *o);

/* Sign and number of digits together, digits of two bytes each, the least first. */
static bool put_long(Writer *w, OuObject *o, unsigned flag)
{
    uint64_t one[1];
    const uint64_t *limbs;
    bool negative;
    size_t n_limbs = ou_int_magnitude(o, one, &limbs, &negative); /* not 0: those that fit 32 bits are written otherwise */
    uint64_t bits = (uint64_t)(n_limbs - 1) * 64 + (64 - (unsigned)__builtin_clzll(limbs[n_limbs - 1]));
    uint64_t n = (bits + MARSHAL_DIGIT_BITS - 1) / MARSHAL_DIGIT_BITS;
    if (n > INT32_MAX) {
        return ou_raise(w->th, &ou_exc_value_error, "unmarshallable object");
    }
    bool ok = put_byte(w, TYPE_LONG | flag) && put_fixed(w, (uint64_t)(negative ? -(int64_t)n : (int64_t)n), 4);
    for (uint64_t i = 0; ok && i < n; i++) {
        uint64_t at = i * MARSHAL_DIGIT_BITS, limb = at / 64, shift = at % 64;
        uint64_t digit = limbs[limb] >> shift;
        if (shift > 64 - MARSHAL_DIGIT_BITS && limb + 1 < n_limbs) {
            digit |= limbs[limb + 1] << (64 - shift);
        }
        ok = put_fixed(w, digit & ((1u << MARSHAL_DIGIT_BITS) - 1), 2);
    }
    return ok;
}

static bool put_int(Writer *w, OuObject *o, unsigned flag)
{
    int64_t value;
    if (ou_int_clip_i64(o, &value) == 0 && value >= INT32_MIN && value <= INT32_MAX) {
        return put_byte(w, TYPE_INT | flag) && put_fixed(w, (uint64_t)value, 4);
    }
    return put_long(w, o, flag);
}

static bool put_double(Writer *w, double value)
{
    if (w->version > 1) {
        uint64_t bits;
        memcpy(&bits, &value, sizeof bits);
        return put_fixed(w, bits, 8);
    }
    char text[64];
    size_t n = ou_float_format(value, 'g', 17, 0, text, sizeof text);
    return put_byte(w, (unsigned)n) && put(w, text, n);
}

static bool put_str(Writer *w, OuObject *o, unsigned flag)
{
    bool interned = w->version >= 3 && ou_str_is_interned(o);
    size_t n = ou_str_length(o);
    if (w->version >= 4 && ou_str_is_ascii(o)) {
        if (n < 256) {
            return put_byte(w, (interned ? TYPE_SHORT_ASCII_INTERNED : TYPE_SHORT_ASCII) | flag) &&
                   put_byte(w, (unsigned)n) && put(w, ou_str_data(o), n);
        }
        return put_sized(w, (interned ? TYPE_ASCII_INTERNED : TYPE_ASCII) | flag, ou_str_data(o), n);
    }
    OuObject *bytes = ou_str_encode(w->th, o, "utf-8", "surrogatepass");
    bool ok = bytes != NULL && put_sized(w, (interned ? TYPE_INTERNED : TYPE_UNICODE) | flag, ou_bytes_data(bytes),
                                         ou_bytes_size(bytes));
    ou_drop_maybe(w->th, bytes);
    return ok;
}

static bool put_tuple(Writer *w, OuObject *o, unsigned flag)
{
    size_t n = ou_tuple_size(o);
    bool ok = w->version >= 4 && n < 256 ? put_byte(w, TYPE_SMALL_TUPLE | flag) && put_byte(w, (unsigned)n)
                                         : put_byte(w, TYPE_TUPLE | flag) && put_size(w, n);
    for (size_t i = 0; ok && i < n; i++) {
        ok = put_object(w, ou_tuple_borrow(o, i));
    }
    return ok;
}

static bool put_list(Writer *w, OuObject *o, unsigned flag)
{
    size_t n = ou_list_size(o);
    bool ok = put_byte(w, TYPE_LIST | flag) && put_size(w, n);
    for (size_t i = 0; ok && i < n; i++) {
        ok = put_object(w, ou_list_borrow(o, i));
    }
    return ok;
}

static bool put_dict(Writer *w, OuObject *o, unsigned flag)
{
    size_t at = 0;
    OuObject *key, *value;
    bool ok = put_byte(w, TYPE_DICT | flag);
    while (ok && ou_dict_each(o, &at, &key, &value)) {
        ok = put_object(w, key) && put_object(w, value);
    }
    return ok && put_byte(w, TYPE_NULL);
}

/* The elements in the order of their own bytes, so that equal sets give equal bytes. */
static bool put_set(Writer *w, OuObject *o, unsigned flag)
{
    OuObject *pairs = ou_list_new(w->th, ou_set_size(o)), *key;
    size_t at = 0, n = ou_set_size(o);
    bool ok = pairs != NULL && put_byte(w, (ou_type_extends(o->type, &ou_frozenset_type) ? TYPE_FROZENSET : TYPE_SET) | flag) &&
              put_size(w, n);
    while (ok && ou_set_each(o, &at, &key)) {
        OuObject *bytes = ou_marshal_dumps(w->th, key, w->version);
        OuObject *pair = bytes == NULL ? NULL : ou_tuple_of(w->th, 2, bytes, key);
        ou_drop_maybe(w->th, bytes);
        ok = ou_list_append_adopt(w->th, pairs, pair);
    }
    ok = ok && ou_list_sort(w->th, pairs, NULL, false);
    for (size_t i = 0; ok && i < ou_list_size(pairs); i++) {
        ok = put_object(w, ou_tuple_borrow(ou_list_borrow(pairs, i), 1));
    }
    ou_drop_maybe(w->th, pairs);
    return ok;
}

static bool put_code(Writer *w, OuObject *o, unsigned flag)
{
    OuObject *bytes = ou_code_dump(w->th, (OuCode *)o);
    bool ok = bytes != NULL && put_sized(w, OU_CACHE_CODE | flag, ou_bytes_data(bytes), ou_bytes_size(bytes));
    ou_drop_maybe(w->th, bytes);
    return ok;
}

static bool put_buffer(Writer *w, OuObject *o, unsigned flag)
{
    OuBuffer buffer;
    if (!ou_buffer_acquire(w->th, o, &buffer, false)) {
        return false;
    }
    bool ok = put_sized(w, TYPE_BYTES | flag, buffer.data, buffer.size);
    ou_buffer_release(w->th, &buffer);
    return ok;
}

static bool put_content(Writer *w, OuObject *o, unsigned flag)
{
    if (ou_is_exact_int(o)) {
        return put_int(w, o, flag);
    }
    if (ou_is_exact_float(o)) {
        return put_byte(w, (w->version > 1 ? TYPE_FLOAT : TYPE_FLOAT_TEXT) | flag) &&
               put_double(w, ((OuFloat *)o)->value);
    }
    if (o->type == &ou_complex_type) {
        return put_byte(w, (w->version > 1 ? TYPE_COMPLEX : TYPE_COMPLEX_TEXT) | flag) &&
               put_double(w, ((OuComplex *)o)->real) && put_double(w, ((OuComplex *)o)->imag);
    }
    if (o->type == &ou_bytes_type) {
        return put_sized(w, TYPE_BYTES | flag, ou_bytes_data(o), ou_bytes_size(o));
    }
    if (ou_is_exact_str(o)) {
        return put_str(w, o, flag);
    }
    if (ou_is_exact_tuple(o)) {
        return put_tuple(w, o, flag);
    }
    if (ou_is_exact_list(o)) {
        return put_list(w, o, flag);
    }
    if (ou_is_exact_dict(o)) {
        return put_dict(w, o, flag);
    }
    if (o->type == &ou_set_type || o->type == &ou_frozenset_type) {
        return put_set(w, o, flag);
    }
    if (o->type == &ou_code_type) {
        return put_code(w, o, flag);
    }
    return ou_has_buffer(o) ? put_buffer(w, o, flag) : ou_raise(w->th, &ou_exc_value_error, "unmarshallable object");
}

static bool put_object(Writer *w, OuObject *o)
{
    if (o == OU_NONE || o == OU_PY_TRUE || o == OU_PY_FALSE || o == OU_ELLIPSIS ||
        o == OU_TYPE_OBJECT(&ou_exc_stop_iteration)) {
        return put_byte(w, o == OU_NONE       ? TYPE_NONE
                           : o == OU_PY_TRUE  ? TYPE_TRUE
                           : o == OU_PY_FALSE ? TYPE_FALSE
                           : o == OU_ELLIPSIS ? TYPE_ELLIPSIS
                                              : TYPE_STOPITER);
    }
    if (w->depth >= MARSHAL_MAX_DEPTH || (const char *)__builtin_frame_address(0) < w->th->stack_limit) {
        return ou_raise(w->th, &ou_exc_value_error, "object too deeply nested to marshal");
    }
    unsigned flag;
    OuTruth done = put_ref(w, o, &flag);
    if (done != OU_FALSE) {
        return done == OU_TRUE;
    }
    w->depth++;
    bool ok = put_content(w, o, flag);
    w->depth--;
    return ok;
}

OuObject *ou_marshal_dumps(OuThread *th, OuObject *o, int version)
{
    Writer w = {.th = th, .version = version};
    OuObject *bytes = NULL;
    if (ou_enter(th, " while marshalling an object")) { /* one a nested set */
        bytes = put_object(&w, o) ? ou_byte_builder_finish(th, &w.out) : NULL;
        ou_leave(th);
    }
    ou_byte_builder_abandon(th, &w.out);
    ou_seen_end(th, &w.seen);
    return bytes;
}

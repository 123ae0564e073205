/* pickle_save.c - values of built-in types to opcodes. What is no such value goes on to pickle_reduce.c.
 *
 * Containers are walked by recursion, which ou_enter() bounds as CPython does: data nested deeper than that is a
 * RecursionError there, too. Saving may run any Python code (reductions, hooks, write()), so items are kept while they are
 * saved, and containers are asked again for their size. */
#include "10_builtin/pickle/pickle_int.h"

#include "06_types/codec.h"
#include "06_types/limbs.h"
#include "06_types/set.h"

#include <stdio.h>

/* ---- the memo ---- */

bool ou_pickle_fetch(OuThread *th, OuPickler *p, size_t index)
{
    if (!p->bin) {
        char text[24];
        int n = snprintf(text, sizeof text, "%c%zu\n", OU_P_GET, index);
        return ou_pickle_put(th, p, text, (size_t)n);
    }
    if (index < 256) {
        return ou_pickle_op_number(th, p, OU_P_BINGET, index, 1);
    }
    if (index > UINT32_MAX) {
        return ou_pickling_fails(th, "memo id too large for LONG_BINGET");
    }
    return ou_pickle_op_number(th, p, OU_P_LONG_BINGET, index, 4);
}

bool ou_pickle_memoize(OuThread *th, OuPickler *p, OuObject *o)
{
    if (p->fast) {
        return true;
    }
    size_t index = p->memo.used;
    if (!ou_pickle_memo_put(th, &p->memo, o, index)) {
        return false;
    }
    if (p->protocol >= 4) {
        return ou_pickle_op(th, p, OU_P_MEMOIZE);
    }
    if (!p->bin) {
        char text[24];
        int n = snprintf(text, sizeof text, "%c%zu\n", OU_P_PUT, index);
        return ou_pickle_put(th, p, text, (size_t)n);
    }
    if (index < 256) {
        return ou_pickle_op_number(th, p, OU_P_BINPUT, index, 1);
    }
    if (index > UINT32_MAX) {
        return ou_pickling_fails(th, "memo id too large for LONG_BINPUT");
    }
    return ou_pickle_op_number(th, p, OU_P_LONG_BINPUT, index, 4);
}

/* ---- numbers ---- */

/* Protocols 0 and 1: digits between two marks. */
static bool save_digits(OuThread *th, OuPickler *p, OuObject *o, char op, const char *end)
{
    OuObject *digits = ou_repr(th, o);
    bool done = digits != NULL && ou_pickle_put(th, p, &op, 1) && ou_pickle_put(th, p, ou_str_data(digits), ou_str_length(digits)) &&
                ou_pickle_put(th, p, end, strlen(end));
    ou_drop_maybe(th, digits);
    return done;
}

/* Two's complement, the least byte first, no longer than needed. Not zero, which has a shorter opcode. */
static bool save_long(OuThread *th, OuPickler *p, OuObject *o)
{
    uint64_t one[1];
    const uint64_t *limbs;
    bool negative;
    size_t n = ou_int_magnitude(o, one, &limbs, &negative);
    size_t size = (n * 64 - (size_t)__builtin_clzll(limbs[n - 1])) / 8 + 1, room = size;
    if (size > INT32_MAX) {
        return ou_raise(th, &ou_exc_overflow_error, "int too large to pickle");
    }
    uint8_t *bytes = ou_mem_take(th, room);
    if (bytes == NULL) {
        return false;
    }
    /* -2^(8k-1) fits into a byte less */
    if (negative && ou_limbs_to_bytes(bytes, size - 1, false, true, limbs, n, true)) {
        size--;
    } else {
        ou_limbs_to_bytes(bytes, size, false, true, limbs, n, negative);
    }
    bool done = ou_pickle_op_number(th, p, size < 256 ? OU_P_LONG1 : OU_P_LONG4, size, size < 256 ? 1 : 4) &&
                ou_pickle_put(th, p, bytes, size);
    ou_mem_give(th, bytes, room);
    return done;
}

static bool save_int(OuThread *th, OuPickler *p, OuObject *o)
{
    int64_t value = ou_int_is_inline(o) ? ou_int_value(o) : INT64_MAX;
    if (value < INT32_MIN || value > INT32_MAX) {
        return p->protocol >= 2 ? save_long(th, p, o) : save_digits(th, p, o, OU_P_LONG, "L\n");
    }
    if (!p->bin) {
        return save_digits(th, p, o, OU_P_INT, "\n");
    }
    if (value >= 0 && value <= 0xffff) {
        return value <= 0xff ? ou_pickle_op_number(th, p, OU_P_BININT1, (uint64_t)value, 1)
                             : ou_pickle_op_number(th, p, OU_P_BININT2, (uint64_t)value, 2);
    }
    return ou_pickle_op_number(th, p, OU_P_BININT, (uint64_t)value, 4);
}

static bool save_float(OuThread *th, OuPickler *p, OuObject *o)
{
    if (!p->bin) {
        return save_digits(th, p, o, OU_P_FLOAT, "\n");
    }
    uint64_t bits;
    double value = ou_float_value(o);
    char bytes[9] = {OU_P_BINFLOAT};
    memcpy(&bits, &value, sizeof bits);
    for (int i = 0; i < 8; i++) {
        bytes[i + 1] = (char)(uint8_t)(bits >> (56 - 8 * i));
    }
    return ou_pickle_put(th, p, bytes, sizeof bytes);
}

static bool save_bool(OuThread *th, OuPickler *p, bool value)
{
    if (p->protocol >= 2) {
        return ou_pickle_op(th, p, value ? OU_P_NEWTRUE : OU_P_NEWFALSE);
    }
    return ou_pickle_put(th, p, value ? "I01\n" : "I00\n", 4);
}

/* ---- bytes and text ---- */

/* One of the opcodes with a size of 1, 4 or 8 bytes (0: there is none), then the data, then the memo. */
static bool save_run(OuThread *th, OuPickler *p, OuObject *o, const OuPickleOp ops[3], const char *data, size_t n, OuObject *payload)
{
    char head[9];
    size_t head_size;
    if (n <= 0xff && ops[0] != 0) {
        head[0] = (char)ops[0];
        head_size = 2;
    } else if (n <= UINT32_MAX && ops[1] != 0) {
        head[0] = (char)ops[1];
        head_size = 5;
    } else {
        head[0] = (char)ops[2];
        head_size = 9;
    }
    ou_pickle_little(head + 1, n, head_size - 1);
    return ou_pickle_put_run(th, p, head, head_size, data, n, payload) && ou_pickle_memoize(th, p, o);
}

bool ou_pickle_save_bytes(OuThread *th, OuPickler *p, OuObject *o, const char *data, size_t n)
{
    static const OuPickleOp ops[3] = {OU_P_SHORT_BINBYTES, OU_P_BINBYTES, OU_P_BINBYTES8};
    if (n > UINT32_MAX && p->protocol < 4) {
        return ou_raise(th, &ou_exc_overflow_error, "serializing a bytes object larger than 4 GiB requires pickle protocol 4 or higher");
    }
    return save_run(th, p, o, ops, data, n, o);
}

bool ou_pickle_save_bytearray(OuThread *th, OuPickler *p, OuObject *o, const char *data, size_t n)
{
    static const OuPickleOp ops[3] = {0, 0, OU_P_BYTEARRAY8};
    return save_run(th, p, o, ops, data, n, o);
}

/* Below protocol 3 there are no bytes: an encoded text, or bytes(). */
static bool save_bytes(OuThread *th, OuPickler *p, OuObject *o)
{
    if (p->protocol >= 3) {
        return ou_pickle_save_bytes(th, p, o, ou_bytes_data(o), ou_bytes_size(o));
    }
    if (ou_bytes_size(o) == 0) {
        return ou_pickle_save_call_adopt(th, p, OU_TYPE_OBJECT(&ou_bytes_type), ou_tuple_new(th, 0), o);
    }
    OuObject *encode = ou_pickle_part(th, OU_PART_ENCODE), *name = ou_str_intern_text(th, "latin1");
    OuObject *text = encode == NULL || name == NULL ? NULL : ou_str_from_latin1(th, (const uint8_t *)ou_bytes_data(o), ou_bytes_size(o));
    OuObject *args = text == NULL ? NULL : ou_tuple_of(th, 2, text, name);
    bool done = args != NULL && ou_pickle_save_call_adopt(th, p, encode, args, o);
    ou_drop_maybe(th, text);
    ou_drop_maybe(th, name);
    return done;
}

static bool save_bytearray(OuThread *th, OuPickler *p, OuObject *o)
{
    OuByteView view = ou_byte_view(o);
    if (p->protocol >= 5) {
        return ou_pickle_save_bytearray(th, p, o, view.data, view.n);
    }
    OuObject *bytes = view.n == 0 ? NULL : ou_bytes_from(th, view.data, view.n);
    OuObject *args = view.n == 0 ? ou_tuple_new(th, 0) : bytes == NULL ? NULL : ou_tuple_of(th, 1, bytes);
    ou_drop_maybe(th, bytes);
    return ou_pickle_save_call_adopt(th, p, OU_TYPE_OBJECT(&ou_bytearray_type), args, o);
}

/* Protocol 0: one line, in which what would end it, or begin an escape, is an escape. */
static bool save_escaped(OuThread *th, OuPickler *p, OuObject *o)
{
    char text[12];
    if (!ou_pickle_op(th, p, OU_P_UNICODE)) {
        return false;
    }
    for (size_t i = 0, n = ou_str_length(o); i < n; i++) {
        uint32_t c = ou_str_at(o, i);
        bool plain = c < 0x100 && c != '\\' && c != 0 && c != '\n' && c != '\r' && c != 0x1a;
        int size = 1;
        text[0] = (char)(uint8_t)c;
        if (!plain) {
            size = snprintf(text, sizeof text, c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
        }
        if (!ou_pickle_put(th, p, text, (size_t)size)) {
            return false;
        }
    }
    return ou_pickle_put(th, p, "\n", 1) && ou_pickle_memoize(th, p, o);
}

static bool save_str(OuThread *th, OuPickler *p, OuObject *o)
{
    static const OuPickleOp old[3] = {0, OU_P_BINUNICODE, OU_P_BINUNICODE8},
                            new[3] = {OU_P_SHORT_BINUNICODE, OU_P_BINUNICODE, OU_P_BINUNICODE8};
    if (!p->bin) {
        return save_escaped(th, p, o);
    }
    const char *data = ou_str_data(o);
    size_t n = ou_str_length(o);
    OuObject *encoded = NULL;
    if (!ou_str_is_ascii(o)) {
        encoded = ou_codec_encode_utf8(th, o, "surrogatepass");
        if (encoded == NULL) {
            return false;
        }
        data = ou_bytes_data(encoded);
        n = ou_bytes_size(encoded);
    }
    bool done = n <= UINT32_MAX || p->protocol >= 4
                    ? save_run(th, p, o, p->protocol >= 4 ? new : old, data, n, encoded)
                    : ou_raise(th, &ou_exc_overflow_error, "serializing a string larger than 4 GiB requires pickle protocol 4 or higher");
    ou_drop_maybe(th, encoded);
    return done;
}

static bool save_picklebuffer(OuThread *th, OuPickler *p, OuObject *o)
{
    if (p->protocol < 5) {
        return ou_pickling_fails(th, "PickleBuffer can only pickled with protocol >= 5");
    }
    const OuBuffer *buffer = ou_pickle_buffer_of(th, o);
    if (buffer == NULL) {
        return false;
    }
    if (!ou_buffer_is_run(buffer)) {
        return ou_pickling_fails(th, "PickleBuffer can not be pickled when pointing to a non-contiguous buffer");
    }
    OuTruth in_band = OU_TRUE;
    if (p->buffer_callback != NULL) {
        OuObject *callback = ou_keep(p->buffer_callback), *answer = ou_call1(th, callback, o);
        ou_drop(th, callback);
        in_band = answer == NULL ? OU_ERROR : ou_is_true(th, answer);
        ou_drop_maybe(th, answer);
        buffer = in_band == OU_ERROR ? NULL : ou_pickle_buffer_of(th, o); /* which the callback may have released */
        if (buffer == NULL) {
            return false;
        }
    }
    if (in_band == OU_TRUE) {
        return buffer->read_only ? ou_pickle_save_bytes(th, p, o, buffer->data, buffer->size)
                                 : ou_pickle_save_bytearray(th, p, o, buffer->data, buffer->size);
    }
    return ou_pickle_op(th, p, OU_P_NEXT_BUFFER) && (!buffer->read_only || ou_pickle_op(th, p, OU_P_READONLY_BUFFER));
}

/* ---- containers ---- */

/* In fast mode nothing is memoized, so a cycle has to be noticed here: containers beyond a depth are remembered. */
static bool fast_enter(OuThread *th, OuPickler *p, OuObject *o, bool *entered)
{
    *entered = false;
    if (++p->fast_depth < OU_PICKLE_FAST_DEPTH) {
        return true;
    }
    if (p->fast_memo == NULL && (p->fast_memo = ou_dict_new(th)) == NULL) {
        return false;
    }
    OuObject *key = ou_int_new(th, (int64_t)(intptr_t)o);
    OuTruth there = key == NULL ? OU_ERROR : ou_dict_has(th, p->fast_memo, key);
    bool done = there == OU_FALSE && ou_dict_set(th, p->fast_memo, key, OU_NONE);
    if (there == OU_TRUE) {
        ou_raise(th, &ou_exc_value_error, "fast mode: can't pickle cyclic objects including object type %T at %p", o, (void *)o);
    }
    ou_drop_maybe(th, key);
    *entered = done;
    return done;
}

static bool fast_leave(OuThread *th, OuPickler *p, OuObject *o, bool entered, bool done)
{
    p->fast_depth--;
    if (entered && p->fast_memo != NULL) {
        OuObject *key = ou_int_new(th, (int64_t)(intptr_t)o);
        if (key == NULL || ou_dict_delete(th, p->fast_memo, key) == OU_ERROR) {
            done = false;
        }
        ou_drop_maybe(th, key);
    }
    return done;
}

/* The tuple is in the memo by now: one of its items holds it. What was put on the stack goes again. */
static bool tuple_was_saved(OuThread *th, OuPickler *p, size_t n_pops, bool mark, size_t index)
{
    if (mark && p->bin) {
        return ou_pickle_op(th, p, OU_P_POP_MARK) && ou_pickle_fetch(th, p, index);
    }
    for (size_t i = 0; i < n_pops + mark; i++) {
        if (!ou_pickle_op(th, p, OU_P_POP)) {
            return false;
        }
    }
    return ou_pickle_fetch(th, p, index);
}

static bool save_tuple(OuThread *th, OuPickler *p, OuObject *o)
{
    static const OuPickleOp by_size[] = {OU_P_EMPTY_TUPLE, OU_P_TUPLE1, OU_P_TUPLE2, OU_P_TUPLE3};
    size_t n = ou_tuple_size(o);
    if (n == 0) {
        return p->bin ? ou_pickle_op(th, p, OU_P_EMPTY_TUPLE) : ou_pickle_op(th, p, OU_P_MARK) && ou_pickle_op(th, p, OU_P_TUPLE);
    }
    bool mark = n > 3 || p->protocol < 2;
    if (mark && !ou_pickle_op(th, p, OU_P_MARK)) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        if (!ou_pickle_save(th, p, ou_tuple_borrow(o, i), true)) {
            return false;
        }
    }
    const OuPickleMemoEntry *entry = ou_pickle_memo_find(&p->memo, o);
    if (entry != NULL) {
        return tuple_was_saved(th, p, n, mark, entry->index);
    }
    return ou_pickle_op(th, p, mark ? OU_P_TUPLE : by_size[n]) && ou_pickle_memoize(th, p, o);
}

/* An item that its container may let go of meanwhile. */
static bool save_kept(OuThread *th, OuPickler *p, OuObject *item)
{
    ou_keep(item);
    bool done = ou_pickle_save(th, p, item, true);
    ou_drop(th, item);
    return done;
}

static bool save_list_items(OuThread *th, OuPickler *p, OuObject *list)
{
    if (ou_list_size(list) == 1) {
        return save_kept(th, p, ou_list_borrow(list, 0)) && ou_pickle_op(th, p, OU_P_APPEND);
    }
    for (size_t i = 0; i < ou_list_size(list);) {
        if (!ou_pickle_op(th, p, OU_P_MARK)) {
            return false;
        }
        for (size_t batch = 0; batch < OU_PICKLE_BATCH && i < ou_list_size(list); batch++, i++) {
            if (!save_kept(th, p, ou_list_borrow(list, i))) {
                return false;
            }
        }
        if (!ou_pickle_op(th, p, OU_P_APPENDS)) {
            return false;
        }
    }
    return true;
}

static bool save_pair_kept(OuThread *th, OuPickler *p, OuObject *key, OuObject *value)
{
    ou_keep(key);
    ou_keep(value);
    bool done = ou_pickle_save(th, p, key, true) && ou_pickle_save(th, p, value, true);
    ou_drop(th, value);
    ou_drop(th, key);
    return done;
}

static bool save_dict_items(OuThread *th, OuPickler *p, OuObject *dict)
{
    OuObject *key, *value;
    size_t size = ou_dict_size(dict), at = 0, batch;
    if (size == 1) {
        return !ou_dict_each(dict, &at, &key, &value) || (save_pair_kept(th, p, key, value) && ou_pickle_op(th, p, OU_P_SETITEM));
    }
    do {
        if (!ou_pickle_op(th, p, OU_P_MARK)) {
            return false;
        }
        for (batch = 0; batch < OU_PICKLE_BATCH && ou_dict_each(dict, &at, &key, &value); batch++) {
            if (!save_pair_kept(th, p, key, value)) {
                return false;
            }
        }
        if (!ou_pickle_op(th, p, OU_P_SETITEMS)) {
            return false;
        }
        if (ou_dict_size(dict) != size) {
            return ou_raise(th, &ou_exc_runtime_error, "dictionary changed size during iteration");
        }
    } while (batch == OU_PICKLE_BATCH);
    return true;
}

static bool save_list(OuThread *th, OuPickler *p, OuObject *o)
{
    if (!(p->bin ? ou_pickle_op(th, p, OU_P_EMPTY_LIST) : ou_pickle_op(th, p, OU_P_MARK) && ou_pickle_op(th, p, OU_P_LIST)) ||
        !ou_pickle_memoize(th, p, o)) {
        return false;
    }
    if (ou_list_size(o) == 0 || p->protocol > 0) {
        return save_list_items(th, p, o);
    }
    OuObject *iterator = ou_iter(th, o);
    bool done = iterator != NULL && ou_pickle_save_items(th, p, iterator);
    ou_drop_maybe(th, iterator);
    return done;
}

static bool save_dict(OuThread *th, OuPickler *p, OuObject *o)
{
    if (!(p->bin ? ou_pickle_op(th, p, OU_P_EMPTY_DICT) : ou_pickle_op(th, p, OU_P_MARK) && ou_pickle_op(th, p, OU_P_DICT)) ||
        !ou_pickle_memoize(th, p, o)) {
        return false;
    }
    if (ou_dict_size(o) == 0) {
        return true;
    }
    if (p->protocol > 0) {
        return save_dict_items(th, p, o);
    }
    OuObject *items = ou_call_method(th, o, OU_NAME(th, plain_items), NULL, 0);
    OuObject *iterator = items == NULL ? NULL : ou_iter(th, items);
    ou_drop_maybe(th, items);
    bool done = iterator != NULL && ou_pickle_save_pairs(th, p, iterator);
    ou_drop_maybe(th, iterator);
    return done;
}

/* Below protocol 4, sets are made of a list. */
static bool save_set_as_list(OuThread *th, OuPickler *p, OuObject *o)
{
    OuObject *list = ou_to_list(th, o), *args = list == NULL ? NULL : ou_tuple_of(th, 1, list);
    ou_drop_maybe(th, list);
    return ou_pickle_save_call_adopt(th, p, OU_TYPE_OBJECT(o->type), args, o);
}

static bool save_set(OuThread *th, OuPickler *p, OuObject *o)
{
    OuObject *key;
    size_t at = 0, batch, size = ou_set_size(o);
    if (p->protocol < 4) {
        return save_set_as_list(th, p, o);
    }
    if (!ou_pickle_op(th, p, OU_P_EMPTY_SET) || !ou_pickle_memoize(th, p, o)) {
        return false;
    }
    if (size == 0) {
        return true;
    }
    do {
        if (!ou_pickle_op(th, p, OU_P_MARK)) {
            return false;
        }
        for (batch = 0; batch < OU_PICKLE_BATCH && ou_set_each(o, &at, &key); batch++) {
            if (!save_kept(th, p, key)) {
                return false;
            }
        }
        if (!ou_pickle_op(th, p, OU_P_ADDITEMS)) {
            return false;
        }
        if (ou_set_size(o) != size) {
            return ou_raise(th, &ou_exc_runtime_error, "set changed size during iteration");
        }
    } while (batch == OU_PICKLE_BATCH);
    return true;
}

static bool save_frozenset(OuThread *th, OuPickler *p, OuObject *o)
{
    OuObject *key;
    if (p->protocol < 4) {
        return save_set_as_list(th, p, o);
    }
    if (!ou_pickle_op(th, p, OU_P_MARK)) {
        return false;
    }
    for (size_t at = 0; ou_set_each(o, &at, &key);) {
        if (!ou_pickle_save(th, p, key, true)) {
            return false;
        }
    }
    const OuPickleMemoEntry *entry = ou_pickle_memo_find(&p->memo, o);
    if (entry != NULL) {
        return tuple_was_saved(th, p, 0, true, entry->index);
    }
    return ou_pickle_op(th, p, OU_P_FROZENSET) && ou_pickle_memoize(th, p, o);
}

/* ---- what iterators yield ---- */

/* One item, or a key and its value, of which `item` is a tuple. */
static bool save_yielded(OuThread *th, OuPickler *p, OuObject *item, bool pairs)
{
    if (!pairs) {
        return ou_pickle_save(th, p, item, true);
    }
    if (!ou_is_tuple(item) || ou_tuple_size(item) != 2) {
        return ou_raise(th, &ou_exc_type_error, "dict items iterator must return 2-tuples");
    }
    return ou_pickle_save(th, p, ou_tuple_borrow(item, 0), true) && ou_pickle_save(th, p, ou_tuple_borrow(item, 1), true);
}

/* A batch that begins with two items, which are taken over. *full: there may be more. */
static bool save_batch(OuThread *th, OuPickler *p, OuObject *iterator, OuObject *first, OuObject *item, bool pairs, bool *full)
{
    size_t n = 1;
    bool done = ou_pickle_op(th, p, OU_P_MARK) && save_yielded(th, p, first, pairs);
    ou_drop(th, first);
    while (done && item != NULL) {
        done = save_yielded(th, p, item, pairs);
        ou_drop(th, item);
        item = done && ++n < OU_PICKLE_BATCH ? ou_next(th, iterator) : NULL;
    }
    ou_drop_maybe(th, item);
    *full = n == OU_PICKLE_BATCH;
    return done && !ou_has_error(th) && ou_pickle_op(th, p, pairs ? OU_P_SETITEMS : OU_P_APPENDS);
}

/* Protocol 0 adds them one by one; later ones in batches, but for the only one of a batch. */
static bool save_iterator(OuThread *th, OuPickler *p, OuObject *iterator, bool pairs)
{
    OuObject *first, *second;
    bool more = true;
    while (more && (first = ou_next(th, iterator)) != NULL) {
        second = p->protocol == 0 ? NULL : ou_next(th, iterator);
        if (second != NULL) {
            if (!save_batch(th, p, iterator, first, second, pairs, &more)) {
                return false;
            }
            continue;
        }
        more = p->protocol == 0;
        bool done = !ou_has_error(th) && save_yielded(th, p, first, pairs) && ou_pickle_op(th, p, pairs ? OU_P_SETITEM : OU_P_APPEND);
        ou_drop(th, first);
        if (!done) {
            return false;
        }
    }
    return !ou_has_error(th);
}

bool ou_pickle_save_items(OuThread *th, OuPickler *p, OuObject *iterator)
{
    return save_iterator(th, p, iterator, false);
}

bool ou_pickle_save_pairs(OuThread *th, OuPickler *p, OuObject *iterator)
{
    return save_iterator(th, p, iterator, true);
}

/* ---- any object ---- */

/* *saved: persistent_id() had a name for it. */
static bool save_by_id(OuThread *th, OuPickler *p, OuObject *o, bool *saved)
{
    OuObject *id = ou_pickle_hook_call(th, &p->head, &p->persistent_id, o);
    *saved = false;
    if (id == NULL || id == OU_NONE) {
        ou_drop_maybe(th, id);
        return id != NULL;
    }
    *saved = true;
    bool done;
    if (p->bin) {
        done = ou_pickle_save(th, p, id, false) && ou_pickle_op(th, p, OU_P_BINPERSID);
    } else {
        OuObject *text = ou_str(th, id);
        done = text != NULL;
        if (done && !ou_str_is_ascii(text)) {
            done = ou_pickling_fails(th, "persistent IDs in protocol 0 must be ASCII strings");
        }
        done = done && ou_pickle_op(th, p, OU_P_PERSID) && ou_pickle_put(th, p, ou_str_data(text), ou_str_length(text)) &&
               ou_pickle_put(th, p, "\n", 1);
        ou_drop_maybe(th, text);
    }
    ou_drop(th, id);
    return done;
}

/* Lists, dicts and what is not known here by its type. */
static bool save_compound(OuThread *th, OuPickler *p, OuObject *o)
{
    const OuType *type = o->type;
    bool entered, done;
    if (type == &ou_list_type || type == &ou_dict_type) {
        if (!p->fast) {
            return type == &ou_list_type ? save_list(th, p, o) : save_dict(th, p, o);
        }
        done = fast_enter(th, p, o, &entered) && (type == &ou_list_type ? save_list(th, p, o) : save_dict(th, p, o));
        return fast_leave(th, p, o, entered, done);
    }
    if (type == &ou_tuple_type) {
        return save_tuple(th, p, o);
    }
    if (type == &ou_set_type) {
        return save_set(th, p, o);
    }
    if (type == &ou_frozenset_type) {
        return save_frozenset(th, p, o);
    }
    if (type == &ou_bytearray_type) {
        return save_bytearray(th, p, o);
    }
    if (type == &ou_pickle_buffer_type) {
        return save_picklebuffer(th, p, o);
    }
    if (p->reducer_override.function != NULL) {
        OuObject *reduced = ou_pickle_hook_call(th, &p->head, &p->reducer_override, o);
        if (reduced == NULL) {
            return false;
        }
        if (reduced != OU_NOT_IMPLEMENTED) {
            done = ou_pickle_save_other(th, p, o, reduced);
            ou_drop(th, reduced);
            return done;
        }
    }
    if (type == &ou_type_type) {
        return ou_pickle_save_type(th, p, o);
    }
    if (type == &ou_function_type) {
        return ou_pickle_save_global(th, p, o, NULL);
    }
    return ou_pickle_save_other(th, p, o, NULL);
}

bool ou_pickle_save(OuThread *th, OuPickler *p, OuObject *o, bool with_id)
{
    const OuType *type = o->type;
    bool saved;
    if (!ou_pickle_boundary(th, p)) {
        return false;
    }
    if (with_id && p->persistent_id.function != NULL) {
        if (!save_by_id(th, p, o, &saved)) {
            return false;
        }
        if (saved) {
            return true;
        }
    }
    if (type == &ou_int_type) {
        return save_int(th, p, o);
    }
    if (o == OU_NONE) {
        return ou_pickle_op(th, p, OU_P_NONE);
    }
    if (type == &ou_bool_type) {
        return save_bool(th, p, o == OU_PY_TRUE);
    }
    if (type == &ou_float_type) {
        return save_float(th, p, o);
    }
    const OuPickleMemoEntry *entry = ou_pickle_memo_find(&p->memo, o);
    if (entry != NULL) {
        return ou_pickle_fetch(th, p, entry->index);
    }
    if (type == &ou_str_type) {
        return save_str(th, p, o);
    }
    if (type == &ou_bytes_type) {
        return save_bytes(th, p, o);
    }
    if (!ou_enter(th, " while pickling an object")) {
        return false;
    }
    bool done = ou_tick(th) && save_compound(th, p, o);
    ou_leave(th);
    return done;
}

/* unpickle.c - load(): opcodes in turn. Those that make values of built-in types are here; unpickle_make.c has the others.
 *
 * Nothing that a pickle says is believed: sizes are checked against what there is, positions against the stack, numbers
 * of the memo against the memo. There is no recursion: the stack is OuLoad's. */
#include "10_builtin/pickle/pickle_int.h"

#include "06_types/codec.h"
#include "06_types/set.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- numbers ---- */

/* A size of 1, 4 or 8 bytes; `what` is in the words of the error. */
static bool read_size(OuThread *th, OuUnpickler *u, size_t bytes, const char *what, size_t *n)
{
    uint64_t number;
    if (!ou_pickle_read_number(th, u, bytes, &number)) {
        return false;
    }
    if (number > INT64_MAX) {
        return ou_raise(th, &ou_exc_overflow_error, "%s exceeds system's maximum%s of %lld bytes", what, *what == 'F' ? "" : " size",
                        (long long)INT64_MAX);
    }
    *n = (size_t)number;
    return true;
}

/* A line without its newline, as a C string in `text` when it fits; NULL and an error, or text. */
typedef struct Line {
    char text[64];
    OuObject *long_text; /* a bytes, when it is longer; owned */
    const char *start;
    size_t n;
} Line;

static bool take_line(OuThread *th, OuUnpickler *u, Line *line)
{
    const char *data = ou_pickle_line(th, u, 2, &line->n);
    line->long_text = NULL;
    if (data == NULL) {
        return false;
    }
    line->n--;
    if (line->n < sizeof line->text) {
        memcpy(line->text, data, line->n);
        line->text[line->n] = 0;
        line->start = line->text;
        return true;
    }
    line->long_text = ou_bytes_from(th, data, line->n);
    line->start = line->long_text == NULL ? NULL : ou_bytes_data(line->long_text);
    return line->long_text != NULL;
}

static void end_line(OuThread *th, Line *line)
{
    ou_drop_maybe(th, line->long_text);
}

/* int(line, base), with the newline in the words of the error, as CPython has it; without a prefix the base it names is 10. */
static OuObject *int_of_line(OuThread *th, const Line *line, size_t n, int base)
{
    OuObject *text = ou_str_from_utf8(th, line->start, n), *newline = text == NULL ? NULL : ou_str_from_char(th, '\n');
    OuObject *whole = newline == NULL ? NULL : ou_str_concat(th, text, newline);
    OuObject *value = whole == NULL ? NULL : ou_int_from_text(th, whole, base == 0 && n > 0 && line->start[0] != '0' ? 10 : base);
    ou_drop_maybe(th, whole);
    ou_drop_maybe(th, newline);
    ou_drop_maybe(th, text);
    return value;
}

/* INT: 00 and 01 are the truth values; what C's strtol() takes goes as it says, so 010 is 8. */
static OuObject *load_int(OuThread *th, OuUnpickler *u)
{
    Line line;
    OuObject *value = NULL;
    if (!take_line(th, u, &line)) {
        return NULL;
    }
    char *end;
    errno = 0;
    long number = strtol(line.start, &end, 0);
    if (errno == 0 && end == line.start + line.n) {
        value = line.n == 2 && (number == 0 || number == 1) ? ou_bool(number == 1) : ou_int_new(th, number);
    } else {
        value = int_of_line(th, &line, line.n, 0);
        if (value == NULL && ou_error_swallow(th, &ou_exc_value_error)) {
            ou_raise(th, &ou_exc_value_error, "could not convert string to int");
        }
    }
    end_line(th, &line);
    return value;
}

static OuObject *load_long(OuThread *th, OuUnpickler *u)
{
    Line line;
    if (!take_line(th, u, &line)) {
        return NULL;
    }
    OuObject *value = int_of_line(th, &line, line.n - (line.start[line.n - 1] == 'L'), 0);
    end_line(th, &line);
    return value;
}

static OuObject *load_binary_long(OuThread *th, OuUnpickler *u, size_t size_bytes)
{
    uint64_t n;
    if (!ou_pickle_read_number(th, u, size_bytes, &n)) {
        return NULL;
    }
    if (n > INT32_MAX) {
        ou_unpickling_fails(th, "LONG pickle has negative byte count");
        return NULL;
    }
    const char *data = ou_pickle_read(th, u, (size_t)n);
    return data == NULL ? NULL : ou_int_from_bytes(th, (const uint8_t *)data, (size_t)n, true, true);
}

static OuObject *load_float(OuThread *th, OuUnpickler *u)
{
    Line line;
    if (!take_line(th, u, &line)) {
        return NULL;
    }
    /* float() takes underscores and spaces, too, which no pickle has. */
    bool odd = memchr(line.start, '_', line.n) != NULL || memchr(line.start, ' ', line.n) != NULL || memchr(line.start, '\t', line.n) != NULL;
    OuObject *text = odd ? NULL : ou_str_from_latin1(th, (const uint8_t *)line.start, line.n);
    OuObject *value = text == NULL ? NULL : ou_float_from_str(th, text);
    if (odd || (value == NULL && text != NULL && ou_error_swallow(th, &ou_exc_value_error))) {
        ou_raise(th, &ou_exc_value_error, "could not convert string to float");
    }
    ou_drop_maybe(th, text);
    end_line(th, &line);
    return value;
}

static OuObject *load_binary_float(OuThread *th, OuUnpickler *u)
{
    const uint8_t *data = (const uint8_t *)ou_pickle_read(th, u, 8);
    uint64_t bits = 0;
    double value;
    if (data == NULL) {
        return NULL;
    }
    for (int i = 0; i < 8; i++) {
        bits = bits << 8 | data[i];
    }
    memcpy(&value, &bits, sizeof value);
    return ou_float_new(th, value);
}

/* ---- bytes and text ---- */

static OuObject *load_bytes(OuThread *th, OuUnpickler *u, size_t size_bytes)
{
    size_t n;
    if (!read_size(th, u, size_bytes, "BINBYTES", &n)) {
        return NULL;
    }
    if (n > OU_BYTES_MAX) {
        return ou_null(th, &ou_exc_overflow_error, "byte string is too large");
    }
    OuObject *bytes = ou_pickle_may_have(th, u, n) ? ou_bytes_new(th, n) : NULL;
    if (bytes != NULL && n > 0 && !ou_pickle_read_into(th, u, ou_bytes_data(bytes), n)) {
        ou_clear_ref(th, &bytes);
    }
    return bytes;
}

static OuObject *load_bytearray(OuThread *th, OuUnpickler *u)
{
    size_t n;
    if (!read_size(th, u, 8, "BYTEARRAY8", &n) || !ou_pickle_may_have(th, u, n)) {
        return NULL;
    }
    if (n > OU_BYTES_MAX) {
        return ou_null_memory(th);
    }
    OuObject *array = ou_bytearray_from(th, NULL, n);
    /* Nobody else knows the array while a file's method runs, so its memory stays where it is. */
    if (array != NULL && n > 0 && !ou_pickle_read_into(th, u, ((OuByteArray *)array)->data, n)) {
        ou_clear_ref(th, &array);
    }
    return array;
}

static OuObject *load_text(OuThread *th, OuUnpickler *u, size_t size_bytes)
{
    size_t n;
    if (!read_size(th, u, size_bytes, "BINUNICODE", &n)) {
        return NULL;
    }
    const char *data = ou_pickle_read(th, u, n);
    if (data == NULL) {
        return NULL;
    }
    size_t i = 0;
    while (i < n && (uint8_t)data[i] < 0x80) {
        i++;
    }
    return i == n ? ou_str_from_latin1(th, (const uint8_t *)data, n) : ou_codec_decode_utf8(th, data, n, "surrogatepass", NULL);
}

static OuObject *load_unicode(OuThread *th, OuUnpickler *u)
{
    size_t n;
    const char *data = ou_pickle_line(th, u, 1, &n);
    /* An error handler would be other people's code, but strict has none. */
    return data == NULL ? NULL : ou_codec_decode_raw_escape(th, data, n - 1, NULL, NULL);
}

/* A str of Python 2, which was bytes: what it becomes is for the caller of load() to say. bytes taken over. */
static OuObject *decoded_adopt(OuThread *th, OuUnpickler *u, OuObject *bytes)
{
    if (bytes == NULL || ou_str_equal_text(u->encoding, "bytes")) {
        return bytes;
    }
    OuObject *encoding = ou_keep(u->encoding), *errors = ou_keep(u->errors);
    OuObject *text = ou_call_method_text(th, bytes, "decode", 2, encoding, errors);
    ou_drop(th, errors);
    ou_drop(th, encoding);
    ou_drop(th, bytes);
    return text;
}

static OuObject *load_string(OuThread *th, OuUnpickler *u)
{
    size_t n;
    const char *data = ou_pickle_line(th, u, 1, &n);
    if (data == NULL) {
        return NULL;
    }
    n--;
    while (n > 0 && (data[n - 1] == '\r' || data[n - 1] == '\n')) {
        n--;
    }
    if (n < 2 || data[0] != data[n - 1] || (data[0] != '"' && data[0] != '\'')) {
        ou_unpickling_fails(th, "the STRING opcode argument must be quoted");
        return NULL;
    }
    return decoded_adopt(th, u, ou_codec_decode_bytes_escape(th, data + 1, n - 2, NULL));
}

static OuObject *load_binary_string(OuThread *th, OuUnpickler *u, size_t size_bytes)
{
    size_t n;
    const char *data = read_size(th, u, size_bytes, "BINSTRING", &n) ? ou_pickle_read(th, u, n) : NULL;
    return data == NULL ? NULL : decoded_adopt(th, u, ou_bytes_from(th, data, n));
}

/* ---- containers ---- */

static bool load_tuple(OuThread *th, OuLoad *l, size_t n)
{
    if (l->size < ou_load_fence(l) + n) {
        return ou_load_underflow(th, l);
    }
    return ou_load_push_adopt(th, l, ou_load_cut_tuple(th, l, l->size - n));
}

static bool load_dict(OuThread *th, OuLoad *l)
{
    size_t from;
    if (!ou_load_unmark(th, l, &from)) {
        return false;
    }
    if ((l->size - from) % 2 != 0) {
        return ou_unpickling_fails(th, "odd number of items for DICT");
    }
    OuObject *dict = ou_dict_new(th);
    for (size_t i = from; dict != NULL && i < l->size; i += 2) {
        if (!ou_dict_set(th, dict, l->items[i], l->items[i + 1])) {
            ou_clear_ref(th, &dict);
        }
    }
    if (dict == NULL) {
        return false;
    }
    ou_load_cut(th, l, from);
    return ou_load_push_adopt(th, l, dict);
}

/* What stands above the mark, as a list, tuple or frozenset. */
static bool load_marked(OuThread *th, OuLoad *l, OuPickleOp op)
{
    size_t from;
    if (!ou_load_unmark(th, l, &from)) {
        return false;
    }
    OuObject *items = op == OU_P_LIST ? ou_load_cut_list(th, l, from) : ou_load_cut_tuple(th, l, from);
    if (items != NULL && op == OU_P_FROZENSET) {
        ou_replace(th, &items, ou_frozenset_new(th, items));
    }
    return ou_load_push_adopt(th, l, items);
}

/* ---- the stack and the memo ---- */

static bool load_pop(OuThread *th, OuLoad *l)
{
    if (l->n_marks > 0 && ou_load_fence(l) == l->size) {
        l->n_marks--;
        return true;
    }
    OuObject *o = ou_load_pop(th, l);
    ou_drop_maybe(th, o);
    return o != NULL;
}

static bool load_pop_mark(OuThread *th, OuLoad *l)
{
    size_t from;
    if (!ou_load_unmark(th, l, &from)) {
        return false;
    }
    ou_load_cut(th, l, from);
    return true;
}

/* The number in a line: GET and PUT. */
static bool line_number(OuThread *th, OuUnpickler *u, int64_t *number)
{
    Line line;
    if (!take_line(th, u, &line)) {
        return false;
    }
    OuObject *value = int_of_line(th, &line, line.n, 10);
    end_line(th, &line);
    bool done = value != NULL && ou_int_as_i64(th, value, number);
    ou_drop_maybe(th, value);
    return done;
}

static bool memo_fetch(OuThread *th, OuLoad *l, int64_t index)
{
    bool failed = false;
    OuObject *value = index < 0 ? NULL : ou_unpickler_memo_get(th, l->u, (size_t)index, &failed);
    if (value == NULL) {
        return !failed && ou_unpickling_fails(th, "Memo value not found at index %lld", (long long)index);
    }
    return ou_load_push_adopt(th, l, ou_keep(value));
}

/* size 0: the number is in a line. */
static bool load_get(OuThread *th, OuLoad *l, size_t size)
{
    int64_t index = 0;
    uint64_t number = 0;
    if (size == 0 ? !line_number(th, l->u, &index) : !ou_pickle_read_number(th, l->u, size, &number)) {
        return false;
    }
    return memo_fetch(th, l, size == 0 ? index : (int64_t)number);
}

static bool load_put(OuThread *th, OuLoad *l, size_t size)
{
    int64_t index = 0;
    uint64_t number = 0;
    OuObject *top = NULL;
    if (size > 0 ? !ou_pickle_read_number(th, l->u, size, &number) : (top = ou_load_top_borrow(th, l)) == NULL || !line_number(th, l->u, &index)) {
        return false;
    }
    top = ou_load_top_borrow(th, l);
    if (top == NULL) {
        return false;
    }
    if (index < 0) {
        return ou_raise(th, &ou_exc_value_error, "negative PUT argument");
    }
    return ou_unpickler_memo_put(th, l->u, size == 0 ? (size_t)index : (size_t)number, top);
}

static bool load_memoize(OuThread *th, OuLoad *l)
{
    OuObject *top = ou_load_top_borrow(th, l);
    return top != NULL && ou_unpickler_memo_put(th, l->u, l->u->memo_used, top);
}

static bool load_protocol(OuThread *th, OuLoad *l)
{
    uint64_t number;
    if (!ou_pickle_read_number(th, l->u, 1, &number)) {
        return false;
    }
    if (number > OU_PICKLE_HIGHEST) {
        return ou_raise(th, &ou_exc_value_error, "unsupported pickle protocol: %d", (int)number);
    }
    l->u->protocol = (int32_t)number;
    return true;
}

/* A frame says how many bytes come: with a file, they are fetched at once. */
static bool load_frame(OuThread *th, OuLoad *l)
{
    size_t n;
    if (!read_size(th, l->u, 8, "FRAME length", &n) || ou_pickle_read(th, l->u, n) == NULL) {
        return false;
    }
    l->u->in.at -= n;
    return true;
}

static bool unknown_op(OuThread *th, uint8_t op)
{
    if (op >= 0x20 && op <= 0x7e && op != '\'' && op != '\\') {
        return ou_unpickling_fails(th, "invalid load key, '%c'.", op);
    }
    char text[8];
    snprintf(text, sizeof text, "\\x%02x", op);
    return ou_unpickling_fails(th, "invalid load key, '%s'.", text);
}

static OuObject *small_number(OuThread *th, OuUnpickler *u, size_t size)
{
    uint64_t number;
    if (!ou_pickle_read_number(th, u, size, &number)) {
        return NULL;
    }
    return ou_int_new(th, size == 4 ? (int64_t)(int32_t)(uint32_t)number : (int64_t)number);
}

#define PUSH(value) ou_load_push_adopt(th, l, (value))

static bool run_op(OuThread *th, OuLoad *l, uint8_t op)
{
    OuUnpickler *u = l->u;
    size_t from;
    switch (op) {
    case OU_P_NONE: return PUSH(OU_NONE);
    case OU_P_NEWTRUE: return PUSH(OU_PY_TRUE);
    case OU_P_NEWFALSE: return PUSH(OU_PY_FALSE);
    case OU_P_BININT1: return PUSH(small_number(th, u, 1));
    case OU_P_BININT2: return PUSH(small_number(th, u, 2));
    case OU_P_BININT: return PUSH(small_number(th, u, 4));
    case OU_P_INT: return PUSH(load_int(th, u));
    case OU_P_LONG: return PUSH(load_long(th, u));
    case OU_P_LONG1: return PUSH(load_binary_long(th, u, 1));
    case OU_P_LONG4: return PUSH(load_binary_long(th, u, 4));
    case OU_P_FLOAT: return PUSH(load_float(th, u));
    case OU_P_BINFLOAT: return PUSH(load_binary_float(th, u));
    case OU_P_SHORT_BINBYTES: return PUSH(load_bytes(th, u, 1));
    case OU_P_BINBYTES: return PUSH(load_bytes(th, u, 4));
    case OU_P_BINBYTES8: return PUSH(load_bytes(th, u, 8));
    case OU_P_BYTEARRAY8: return PUSH(load_bytearray(th, u));
    case OU_P_SHORT_BINSTRING: return PUSH(load_binary_string(th, u, 1));
    case OU_P_BINSTRING: return PUSH(load_binary_string(th, u, 4));
    case OU_P_STRING: return PUSH(load_string(th, u));
    case OU_P_UNICODE: return PUSH(load_unicode(th, u));
    case OU_P_SHORT_BINUNICODE: return PUSH(load_text(th, u, 1));
    case OU_P_BINUNICODE: return PUSH(load_text(th, u, 4));
    case OU_P_BINUNICODE8: return PUSH(load_text(th, u, 8));
    case OU_P_EMPTY_TUPLE: return PUSH(ou_tuple_new(th, 0));
    case OU_P_TUPLE1: return load_tuple(th, l, 1);
    case OU_P_TUPLE2: return load_tuple(th, l, 2);
    case OU_P_TUPLE3: return load_tuple(th, l, 3);
    case OU_P_EMPTY_LIST: return PUSH(ou_list_new(th, 0));
    case OU_P_EMPTY_DICT: return PUSH(ou_dict_new(th));
    case OU_P_EMPTY_SET: return PUSH(ou_set_new(th, NULL));
    case OU_P_TUPLE:
    case OU_P_LIST:
    case OU_P_FROZENSET: return load_marked(th, l, (OuPickleOp)op);
    case OU_P_DICT: return load_dict(th, l);
    case OU_P_MARK: return ou_load_mark(th, l);
    case OU_P_POP: return load_pop(th, l);
    case OU_P_POP_MARK: return load_pop_mark(th, l);
    case OU_P_DUP: return PUSH(ou_keep_maybe(ou_load_top_borrow(th, l)));
    case OU_P_GET: return load_get(th, l, 0);
    case OU_P_BINGET: return load_get(th, l, 1);
    case OU_P_LONG_BINGET: return load_get(th, l, 4);
    case OU_P_PUT: return load_put(th, l, 0);
    case OU_P_BINPUT: return load_put(th, l, 1);
    case OU_P_LONG_BINPUT: return load_put(th, l, 4);
    case OU_P_MEMOIZE: return load_memoize(th, l);
    case OU_P_PROTO: return load_protocol(th, l);
    case OU_P_FRAME: return load_frame(th, l);
    case OU_P_APPEND: return ou_unpickle_append(th, l, l->size - 1);
    case OU_P_APPENDS: return ou_load_unmark(th, l, &from) && ou_unpickle_append(th, l, from);
    case OU_P_SETITEM: return ou_unpickle_set_items(th, l, l->size - 2);
    case OU_P_SETITEMS: return ou_load_unmark(th, l, &from) && ou_unpickle_set_items(th, l, from);
    case OU_P_ADDITEMS: return ou_load_unmark(th, l, &from) && ou_unpickle_add_items(th, l, from);
    case OU_P_BUILD: return ou_unpickle_build(th, l);
    case OU_P_REDUCE: return ou_unpickle_reduce(th, l);
    case OU_P_NEWOBJ: return ou_unpickle_new_object(th, l, false);
    case OU_P_NEWOBJ_EX: return ou_unpickle_new_object(th, l, true);
    case OU_P_OBJ: return ou_unpickle_object(th, l);
    case OU_P_INST: return ou_unpickle_instance(th, l);
    case OU_P_GLOBAL: return ou_unpickle_global(th, l);
    case OU_P_STACK_GLOBAL: return ou_unpickle_stack_global(th, l);
    case OU_P_EXT1: return ou_unpickle_extension(th, l, 1);
    case OU_P_EXT2: return ou_unpickle_extension(th, l, 2);
    case OU_P_EXT4: return ou_unpickle_extension(th, l, 4);
    case OU_P_PERSID: return ou_unpickle_persistent(th, l, true);
    case OU_P_BINPERSID: return ou_unpickle_persistent(th, l, false);
    case OU_P_NEXT_BUFFER: return ou_unpickle_next_buffer(th, l);
    case OU_P_READONLY_BUFFER: return ou_unpickle_read_only(th, l);
    default: return unknown_op(th, op);
    }
}

/* Opcodes up to STOP, whose value is the result. */
static OuObject *run(OuThread *th, OuLoad *l)
{
    OuUnpickler *u = l->u;
    for (;;) {
        const char *op = ou_pickle_read(th, u, 1);
        if (op == NULL) {
            OuObject *error = ou_pickle_error(th, OU_KEPT_UNPICKLING_ERROR);
            if (error != NULL && ou_error_swallow(th, (const OuType *)error)) {
                ou_raise(th, &ou_exc_eof_error, "Ran out of input");
            }
            return NULL;
        }
        uint8_t what = (uint8_t)*op;
        if (what == OU_P_STOP) {
            return ou_load_pop(th, l);
        }
        if (!run_op(th, l, what) || !ou_tick(th)) {
            return NULL;
        }
    }
}

OuObject *ou_unpickle(OuThread *th, OuUnpickler *u)
{
    OuLoad load = {.u = u};
    ou_keep(u);
    u->protocol = 0;
    OuObject *value = run(th, &load);
    ou_load_end(th, &load);
    if (value != NULL && !ou_pickle_in_settle(th, u)) {
        ou_clear_ref(th, &value);
    }
    ou_drop(th, u);
    return value;
}

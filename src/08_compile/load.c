/* load.c - bytes that dump.c wrote, to code objects.
 *
 * Nothing in the bytes is trusted: each count is bounded by the bytes that are left (so what is taken is at most a small
 * multiple of the input), each object's type is checked where it is used, and each code object passes ou_code_check_shape()
 * before anything can see it, and ou_code_admit() before it runs. The checksum is for accidents, not for enemies. */
#include "08_compile/compile.h"
#include "08_compile/dump_int.h"

#include "06_types/abstract.h"
#include "06_types/bytes.h"
#include "06_types/exceptions.h"
#include "06_types/float.h"
#include "06_types/int.h"
#include "06_types/set.h"
#include "06_types/str.h"
#include "06_types/tuple.h"

#include <string.h>

typedef struct Reader {
    OuThread *th;
    const uint8_t *at, *end;
    struct Numbered *seen; /* in the order in which they ended; ou_mem of `room` */
    size_t n_seen, room;
    uint32_t weight;   /* of the object that was read last */
} Reader;

/* Weight: the objects that a walk through it meets, not more than MAX_WEIGHT. What is shared is met again and again, so that a few
 * bytes can be a tuple that nobody would live to see hashed. */
typedef struct Numbered {
    OuObject *object;  /* owned */
    uint32_t weight;
} Numbered;
#define MAX_WEIGHT (1u << 24)

static bool damaged(Reader *r)
{
    return !ou_has_error(r->th) && ou_raise(r->th, &ou_exc_value_error, "bad code object: damaged data");
}

/* ---- bytes ---- */

static bool get_number(Reader *r, uint64_t *out)
{
    uint64_t value = 0;
    for (unsigned shift = 0; r->at < r->end && shift < 64; shift += 7) {
        uint8_t byte = *r->at++;
        value |= (uint64_t)(byte & 0x7f) << shift;
        if ((byte & 0x80) == 0) {
            *out = value;
            return true;
        }
    }
    return damaged(r);
}

static bool get_u32(Reader *r, uint32_t *out)
{
    if (OU_LIKELY(r->at < r->end && *r->at < 0x80)) { /* most numbers are small */
        *out = *r->at++;
        return true;
    }
    uint64_t value = 0;
    if (!get_number(r, &value) || value > UINT32_MAX) {
        return damaged(r);
    }
    *out = (uint32_t)value;
    return true;
}

static bool get_signed(Reader *r, int64_t *out)
{
    uint64_t value = 0;
    if (!get_number(r, &value)) {
        return false;
    }
    *out = (int64_t)(value >> 1 ^ (value & 1 ? UINT64_MAX : 0));
    return true;
}

/* A count of things that take `least` bytes each. */
static bool get_count(Reader *r, size_t least, size_t *out)
{
    uint64_t value = 0;
    if (!get_number(r, &value) || value > (size_t)(r->end - r->at) / least || value > UINT32_MAX) {
        return damaged(r);
    }
    *out = (size_t)value;
    return true;
}

static uint64_t fixed(const uint8_t *bytes, unsigned n)
{
    uint64_t value = 0;
    for (unsigned i = n; i-- > 0;) {
        value = value << 8 | bytes[i];
    }
    return value;
}

static bool get_double(Reader *r, double *out)
{
    if (r->end - r->at < 8) {
        return damaged(r);
    }
    uint64_t bits = fixed(r->at, 8);
    memcpy(out, &bits, sizeof bits);
    r->at += 8;
    return true;
}

/* ---- objects ---- */

static OuObject *get_object(Reader *r);

/* Keeps a reference under the next number; passes the object through, NULL too. */
static OuObject *note(Reader *r, OuObject *o)
{
    if (o == NULL) {
        return NULL;
    }
    if (r->n_seen == r->room) {
        size_t room = r->room == 0 ? 64 : r->room * 2;
        Numbered *grown = ou_mem_resize(r->th, r->seen, r->room * sizeof *grown, room * sizeof *grown);
        if (grown == NULL) {
            ou_drop(r->th, o);
            return NULL;
        }
        r->seen = grown;
        r->room = room;
    }
    r->seen[r->n_seen++] = (Numbered){ou_keep(o), r->weight};
    return o;
}

static OuObject *get_long(Reader *r)
{
    uint64_t head;
    if (!get_number(r, &head) || head >> 1 > (size_t)(r->end - r->at) / 8) {
        damaged(r);
        return NULL;
    }
    size_t n = (size_t)(head >> 1);
    uint64_t *limbs = ou_mem_take(r->th, n * 8 + 8);
    for (size_t i = 0; limbs != NULL && i < n; i++) {
        limbs[i] = fixed(r->at + i * 8, 8);
    }
    r->at += n * 8;
    OuObject *result = limbs == NULL ? NULL : ou_int_from_limbs(r->th, (head & 1) != 0, limbs, n);
    ou_mem_give(r->th, limbs, limbs == NULL ? 0 : n * 8 + 8);
    return result;
}

static bool is_ascii(const uint8_t *text, size_t n)
{
    uint8_t all = 0;
    for (size_t i = 0; i < n; i++) {
        all |= text[i];
    }
    return all < 0x80;
}

static OuObject *get_text(Reader *r, uint8_t tag)
{
    size_t n;
    if (!get_count(r, 1, &n)) {
        return NULL;
    }
    const uint8_t *text = r->at;
    r->at += n;
    OuObject *s = NULL;
    if (tag == OU_DUMP_TEXT || tag == OU_DUMP_TEXT_NAME) {
        s = ou_str_decode(r->th, (const char *)text, n, "utf-8", "surrogatepass");
    } else if (is_ascii(text, n)) {
        s = ou_str_from_latin1(r->th, text, n);
    } else {
        damaged(r);
    }
    return s != NULL && (tag == OU_DUMP_NAME || tag == OU_DUMP_TEXT_NAME) ? ou_str_intern_adopt(r->th, s) : s;
}

static OuObject *get_bytes(Reader *r)
{
    size_t n;
    if (!get_count(r, 1, &n)) {
        return NULL;
    }
    r->at += n;
    return ou_bytes_from(r->th, r->at - n, n);
}

static OuObject *get_tuple(Reader *r)
{
    size_t n;
    OuObject *tuple = get_count(r, 1, &n) ? ou_tuple_new(r->th, n) : NULL;
    uint32_t weight = 1;
    for (size_t i = 0; tuple != NULL && i < n; i++) {
        OuObject *item = get_object(r);
        if (item == NULL) {
            ou_clear_ref(r->th, &tuple);
        } else {
            ou_tuple_items(tuple)[i] = item;
            weight = weight > MAX_WEIGHT - r->weight ? MAX_WEIGHT : weight + r->weight;
        }
    }
    r->weight = weight;
    return tuple == NULL ? NULL : ou_tuple_ready(r->th, tuple);
}

static OuObject *get_frozenset(Reader *r)
{
    OuObject *tuple = get_tuple(r), *set = NULL;
    if (tuple != NULL && r->weight == MAX_WEIGHT) {
        damaged(r);
    } else if (tuple != NULL) {
        set = ou_frozenset_new(r->th, tuple);
    }
    ou_drop_maybe(r->th, tuple);
    return set;
}

/* ---- code ---- */

static bool get_array(Reader *r, size_t n, size_t size, void *out)
{
    if (n == 0) {
        return true;
    }
    void *block = ou_mem_take(r->th, n * size);
    *(void **)out = block;
    return block != NULL;
}

static bool get_words(Reader *r, OuCode *code)
{
    size_t n;
    if (!get_count(r, 4, &n) || !get_array(r, n, 4, &code->words)) {
        return false;
    }
    code->n_words = (uint32_t)n;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    if (n > 0) {
        memcpy(code->words, r->at, n * 4);
    }
#else
    for (size_t i = 0; i < n; i++) {
        code->words[i] = (uint32_t)fixed(r->at + i * 4, 4);
    }
#endif
    r->at += n * 4;
    return true;
}

static bool get_exceptions(Reader *r, OuCode *code)
{
    size_t n;
    if (!get_count(r, 4, &n) || !get_array(r, n, sizeof(OuExceptionEntry), &code->exceptions)) {
        return false;
    }
    code->n_exceptions = (uint32_t)n;
    for (size_t i = 0; i < n; i++) {
        OuExceptionEntry *e = &code->exceptions[i];
        if (!get_u32(r, &e->start) || !get_u32(r, &e->end) || !get_u32(r, &e->handler) || !get_u32(r, &e->depth)) {
            return false;
        }
        if (e->start > e->end || e->end > code->n_words || e->handler >= code->n_words || e->depth >= code->n_temps) {
            return damaged(r);
        }
    }
    return true;
}

/* A line from the one before; a column that is written one higher. */
static bool get_line(Reader *r, uint32_t from, uint32_t *out)
{
    int64_t delta;
    if (!get_signed(r, &delta) || delta < -(int64_t)from || delta > (int64_t)INT32_MAX - from) {
        return damaged(r);
    }
    *out = (uint32_t)(from + delta);
    return true;
}

static bool get_column(Reader *r, int32_t *out)
{
    uint32_t value;
    if (!get_u32(r, &value) || value > INT32_MAX) {
        return damaged(r);
    }
    *out = (int32_t)value - 1;
    return true;
}

static bool get_positions(Reader *r, OuCode *code)
{
    size_t n;
    if (!get_count(r, 5, &n) || !get_array(r, n, sizeof(OuPosition), &code->positions)) {
        return false;
    }
    code->n_positions = (uint32_t)n;
    uint32_t line = 0;
    uint64_t n_words = 0;
    for (size_t i = 0; i < n; i++) {
        OuPosition *p = &code->positions[i];
        if (!get_u32(r, &p->n_words) || !get_line(r, line, &p->line) || !get_line(r, p->line, &p->end_line) ||
            !get_column(r, &p->column) || !get_column(r, &p->end_column)) {
            return false;
        }
        line = p->line;
        n_words += p->n_words;
    }
    return n_words == code->n_words || damaged(r);
}

/* Positions, which nobody asks for before the code runs or is shown. */
static bool get_packed(Reader *r, OuCode *code)
{
    size_t n;
    if (!get_count(r, 1, &n) || n == 0) {
        return damaged(r);
    }
    if (!get_array(r, n, 1, &code->packed)) {
        return false;
    }
    code->packed_size = (uint32_t)n;
    memcpy(code->packed, r->at, n);
    r->at += n;
    return true;
}

bool ou_code_unpack(OuThread *th, OuCode *code)
{
    Reader r = {.th = th, .at = code->packed, .end = code->packed + code->packed_size};
    if (code->packed == NULL) {
        return true;
    }
    if (!get_positions(&r, code) || (r.at != r.end && !damaged(&r))) {
        ou_mem_give(th, code->positions, code->n_positions * sizeof *code->positions);
        code->positions = NULL;
        code->n_positions = 0;
        return false;
    }
    ou_mem_give(th, code->packed, code->packed_size);
    code->packed = NULL;
    code->packed_size = 0;
    return true;
}

static bool get_depths(Reader *r, OuCode *code)
{
    size_t n;
    if (!get_count(r, 1, &n) || !get_array(r, n, 1, &code->depths)) {
        return false;
    }
    code->depths_size = (uint32_t)n;
    if (n > 0) {
        memcpy(code->depths, r->at, n);
    }
    r->at += n;
    return true;
}

static bool get_local_kinds(Reader *r, OuCode *code)
{
    size_t n;
    if (!get_count(r, 1, &n) || !get_array(r, n, 1, &code->local_kinds)) {
        return false;
    }
    code->n_locals = (uint32_t)n;
    if (n > 0) {
        memcpy(code->local_kinds, r->at, n);
    }
    r->at += n;
    return true;
}

static bool get_str(Reader *r, OuObject **out)
{
    *out = get_object(r);
    return *out != NULL && (ou_is_exact_str(*out) || damaged(r));
}

static bool get_parts(Reader *r, OuCode *code)
{
    code->consts = get_object(r);
    code->names = code->consts == NULL ? NULL : get_object(r);
    code->local_names = code->names == NULL ? NULL : get_object(r);
    return code->local_names != NULL && get_str(r, &code->filename) && get_str(r, &code->name) &&
           get_str(r, &code->qualname);
}

/* Sizes are set when their arrays are there: the drop slot gives back what there is. */
static OuObject *get_code(Reader *r)
{
    OuCode *code = ou_code_new(r->th);
    if (code == NULL) {
        return NULL;
    }
    if (get_u32(r, &code->flags) && get_u32(r, &code->n_args) && get_u32(r, &code->n_posonly) &&
        get_u32(r, &code->n_kwonly) && get_u32(r, &code->n_temps) && get_u32(r, &code->n_free) &&
        get_u32(r, &code->first_line) && get_local_kinds(r, code) && get_words(r, code) && get_exceptions(r, code) &&
        get_packed(r, code) && get_depths(r, code) && get_parts(r, code) && ou_code_check_shape(r->th, code)) {
        code->unverified = true;
        return &code->head;
    }
    ou_drop(r->th, code);
    return NULL;
}

static OuObject *get_unnumbered(Reader *r, uint8_t tag, bool *numbered)
{
    int64_t value;
    uint64_t number;
    *numbered = false;
    switch (tag) {
    case OU_DUMP_NONE: return OU_NONE;
    case OU_DUMP_TRUE: return OU_PY_TRUE;
    case OU_DUMP_FALSE: return OU_PY_FALSE;
    case OU_DUMP_ELLIPSIS: return OU_ELLIPSIS;
    case OU_DUMP_SMALL: return get_signed(r, &value) ? ou_int_new(r->th, value) : NULL;
    case OU_DUMP_REF:
        if (get_number(r, &number) && number < r->n_seen) {
            r->weight = r->seen[number].weight;
            return ou_keep(r->seen[number].object);
        }
        damaged(r);
        return NULL;
    default: *numbered = true; return NULL;
    }
}

static OuObject *get_numbered(Reader *r, uint8_t tag)
{
    double real, imag;
    int64_t value;
    switch (tag) {
    case OU_DUMP_ASCII:
    case OU_DUMP_NAME:
    case OU_DUMP_TEXT:
    case OU_DUMP_TEXT_NAME: return get_text(r, tag);
    case OU_DUMP_INT: return get_signed(r, &value) ? ou_int_new(r->th, value) : NULL;
    case OU_DUMP_LONG: return get_long(r);
    case OU_DUMP_FLOAT: return get_double(r, &real) ? ou_float_new(r->th, real) : NULL;
    case OU_DUMP_COMPLEX:
        return get_double(r, &real) && get_double(r, &imag) ? ou_complex_new(r->th, real, imag) : NULL;
    case OU_DUMP_BYTES: return get_bytes(r);
    case OU_DUMP_TUPLE: return get_tuple(r);
    case OU_DUMP_FROZENSET: return get_frozenset(r);
    case OU_DUMP_CODE: return get_code(r);
    default: damaged(r); return NULL;
    }
}

static OuObject *get_object(Reader *r)
{
    if (r->at == r->end) {
        damaged(r);
        return NULL;
    }
    uint8_t tag = *r->at++;
    bool numbered;
    r->weight = 1;
    OuObject *o = get_unnumbered(r, tag, &numbered);
    if (!numbered) {
        return o;
    }
    if (!ou_enter(r->th, " while reading a code object")) {
        return NULL;
    }
    o = get_numbered(r, tag);
    ou_leave(r->th);
    r->weight = tag == OU_DUMP_TUPLE || tag == OU_DUMP_FROZENSET ? r->weight : 1;
    return note(r, o);
}

/* ---- the whole ---- */

OuCode *ou_code_load(OuThread *th, const char *data, size_t size)
{
    const uint8_t *bytes = (const uint8_t *)data;
    Reader r = {.th = th, .at = bytes + OU_DUMP_HEAD, .end = bytes + size};
    if (size <= OU_DUMP_HEAD) {
        damaged(&r);
        return NULL;
    }
    if (fixed(bytes, 8) != ou_dump_fingerprint()) {
        ou_raise(th, &ou_exc_value_error, "bad code object: made for another instruction set");
        return NULL;
    }
    if (fixed(bytes + 8, 8) != ou_dump_checksum(r.at, size - OU_DUMP_HEAD)) {
        damaged(&r);
        return NULL;
    }
    OuObject *code = get_object(&r);
    if (code != NULL && (code->type != &ou_code_type || r.at != r.end)) {
        damaged(&r);
        ou_clear_ref(th, &code);
    }
    for (size_t i = 0; i < r.n_seen; i++) {
        ou_drop(th, r.seen[i].object);
    }
    ou_mem_give(th, r.seen, r.room * sizeof *r.seen);
    return (OuCode *)code;
}

/* What is nested in code, and code itself, that says `old`. */
static bool relocate(OuThread *th, OuCode *code, OuObject *old, OuObject *filename)
{
    if (!ou_str_equal(code->filename, old)) {
        return true;
    }
    if (!ou_enter(th, " while loading a code object")) {
        return false;
    }
    bool ok = true;
    for (size_t i = 0; ok && i < ou_tuple_size(code->consts); i++) {
        OuObject *k = ou_tuple_borrow(code->consts, i);
        ok = k->type != &ou_code_type || relocate(th, (OuCode *)k, old, filename);
    }
    ou_leave(th);
    ou_replace(th, &code->filename, ou_keep(filename));
    return ok;
}

bool ou_code_relocate(OuThread *th, OuCode *code, OuObject *filename)
{
    if (ou_str_equal(code->filename, filename)) {
        return true;
    }
    OuObject *old = ou_keep(code->filename);
    bool ok = relocate(th, code, old, filename);
    ou_drop(th, old);
    return ok;
}

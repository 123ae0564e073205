/* dump.c - code objects to bytes; load.c reads them back.
 *
 * One growing buffer, one table from addresses to numbers for what was written already. Instructions are written without
 * what the machine put into them, four bytes a word although their caches are zeroes: reading them is then one copy, and reading
 * is what happens often. */
#include "08_compile/compile.h"
#include "08_compile/dump_int.h"
#include "08_compile/opcode.h"

#include "06_types/abstract.h"
#include "06_types/byte_builder.h"
#include "06_types/exceptions.h"
#include "06_types/float.h"
#include "06_types/int_view.h"
#include "06_types/seen.h"
#include "06_types/set.h"
#include "06_types/str.h"
#include "06_types/tuple.h"

#include <string.h>

typedef struct Writer {
    OuThread *th;
    OuByteBuilder out;
    OuSeen seen;
} Writer;

/* ---- bytes ---- */

static bool put(Writer *w, const void *data, size_t n)
{
    return ou_byte_builder_put(w->th, &w->out, data, n);
}

static bool put_tag(Writer *w, OuDumpTag tag)
{
    uint8_t byte = (uint8_t)tag;
    return put(w, &byte, 1);
}

static bool put_number(Writer *w, uint64_t value)
{
    uint8_t bytes[10];
    size_t n = 0;
    do {
        bytes[n++] = (uint8_t)((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
        value >>= 7;
    } while (value != 0);
    return put(w, bytes, n);
}

static bool put_signed(Writer *w, int64_t value)
{
    return put_number(w, (uint64_t)value << 1 ^ (value < 0 ? UINT64_MAX : 0));
}

static bool put_fixed(Writer *w, uint64_t value, unsigned n)
{
    uint8_t bytes[8];
    for (unsigned i = 0; i < n; i++) {
        bytes[i] = (uint8_t)(value >> 8 * i);
    }
    return put(w, bytes, n);
}

static bool put_double(Writer *w, double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return put_fixed(w, bits, 8);
}

/* ---- what was written already ---- */

static bool note(Writer *w, const OuObject *o)
{
    return ou_seen_add(w->th, &w->seen, o);
}

/* ---- objects ---- */

static bool put_object(Writer *w, OuObject *o);

static bool put_int(Writer *w, OuObject *o)
{
    int64_t value;
    if (ou_int_clip_i64(o, &value) == 0) {
        bool small = value >= OU_SMALL_INT_MIN && value <= OU_SMALL_INT_MAX;
        return put_tag(w, small ? OU_DUMP_SMALL : OU_DUMP_INT) && put_signed(w, value) && (small || note(w, o));
    }
    uint64_t one[1];
    const uint64_t *limbs;
    bool negative;
    size_t n = ou_int_magnitude(o, one, &limbs, &negative);
    bool ok = put_tag(w, OU_DUMP_LONG) && put_number(w, (uint64_t)n << 1 | (negative ? 1 : 0));
    for (size_t i = 0; ok && i < n; i++) {
        ok = put_fixed(w, limbs[i], 8);
    }
    return ok && note(w, o);
}

static bool put_str(Writer *w, OuObject *o)
{
    bool name = ou_str_is_interned(o);
    if (ou_str_is_ascii(o)) {
        return put_tag(w, name ? OU_DUMP_NAME : OU_DUMP_ASCII) && put_number(w, ou_str_length(o)) &&
               put(w, ou_str_data(o), ou_str_length(o)) && note(w, o);
    }
    OuObject *bytes = ou_str_encode(w->th, o, "utf-8", "surrogatepass");
    bool ok = bytes != NULL && put_tag(w, name ? OU_DUMP_TEXT_NAME : OU_DUMP_TEXT) &&
              put_number(w, ou_bytes_size(bytes)) && put(w, ou_bytes_data(bytes), ou_bytes_size(bytes)) && note(w, o);
    ou_drop_maybe(w->th, bytes);
    return ok;
}

static bool put_items(Writer *w, OuDumpTag tag, OuObject *const *items, size_t n)
{
    bool ok = put_tag(w, tag) && put_number(w, n);
    for (size_t i = 0; ok && i < n; i++) {
        ok = put_object(w, items[i]);
    }
    return ok;
}

static bool put_frozenset(Writer *w, OuObject *o)
{
    size_t at = 0;
    OuObject *key;
    bool ok = put_tag(w, OU_DUMP_FROZENSET) && put_number(w, ou_set_size(o));
    while (ok && ou_set_each(o, &at, &key)) {
        ok = put_object(w, key);
    }
    return ok && note(w, o);
}

static bool put_words(Writer *w, OuCode *code)
{
    uint32_t *words = ou_code_plain_words(w->th, code);
    bool ok = words != NULL && put_number(w, code->n_words);
    for (uint32_t i = 0; ok && i < code->n_words; i++) {
        ok = put_fixed(w, words[i], 4);
    }
    ou_mem_give(w->th, words, words == NULL ? 0 : code->n_words * sizeof *words);
    return ok;
}

/* Their size in bytes stands before them: the reader takes them as they are until somebody wants them. */
static bool put_positions(Writer *w, const OuCode *code)
{
    OuByteBuilder before = w->out;
    w->out = (OuByteBuilder){0};
    bool ok = put_number(w, code->n_positions);
    uint32_t line = 0;
    for (uint32_t i = 0; ok && i < code->n_positions; i++) {
        const OuPosition *p = &code->positions[i];
        ok = put_number(w, p->n_words) && put_signed(w, (int64_t)p->line - line) &&
             put_signed(w, (int64_t)p->end_line - p->line) && put_number(w, (uint64_t)((int64_t)p->column + 1)) &&
             put_number(w, (uint64_t)((int64_t)p->end_column + 1));
        line = p->line;
    }
    OuByteBuilder packed = w->out;
    w->out = before;
    ok = ok && put_number(w, packed.n) && put(w, packed.data, packed.n);
    ou_byte_builder_abandon(w->th, &packed);
    return ok;
}

static bool put_tables(Writer *w, const OuCode *code)
{
    bool ok = put_number(w, code->n_exceptions);
    for (uint32_t i = 0; ok && i < code->n_exceptions; i++) {
        const OuExceptionEntry *e = &code->exceptions[i];
        ok = put_number(w, e->start) && put_number(w, e->end) && put_number(w, e->handler) && put_number(w, e->depth);
    }
    return ok && put_positions(w, code) && put_number(w, code->depths_size) && put(w, code->depths, code->depths_size);
}

static bool write_code(Writer *w, OuCode *code)
{
    OuObject *const parts[] = {code->consts, code->names, code->local_names, code->filename, code->name, code->qualname};
    bool ok = ou_code_admit(w->th, code) && put_tag(w, OU_DUMP_CODE) && put_number(w, code->flags) && put_number(w, code->n_args) &&
              put_number(w, code->n_posonly) && put_number(w, code->n_kwonly) && put_number(w, code->n_temps) &&
              put_number(w, code->n_free) && put_number(w, code->first_line) && put_number(w, code->n_locals) &&
              put(w, code->local_kinds, code->n_locals) && put_words(w, code) && put_tables(w, code);
    for (size_t i = 0; ok && i < OU_COUNT_OF(parts); i++) {
        ok = put_object(w, parts[i]);
    }
    return ok && note(w, &code->head);
}

static bool put_numbered(Writer *w, OuObject *o)
{
    if (ou_is_exact_str(o)) {
        return put_str(w, o);
    }
    if (ou_is_exact_int(o)) {
        return put_int(w, o);
    }
    if (ou_is_exact_tuple(o)) {
        return put_items(w, OU_DUMP_TUPLE, ou_tuple_items(o), ou_tuple_size(o)) && note(w, o);
    }
    if (o->type == &ou_code_type) {
        return write_code(w, (OuCode *)o);
    }
    if (ou_is_exact_float(o)) {
        return put_tag(w, OU_DUMP_FLOAT) && put_double(w, ((OuFloat *)o)->value) && note(w, o);
    }
    if (o->type == &ou_complex_type) {
        return put_tag(w, OU_DUMP_COMPLEX) && put_double(w, ((OuComplex *)o)->real) &&
               put_double(w, ((OuComplex *)o)->imag) && note(w, o);
    }
    if (o->type == &ou_bytes_type) {
        return put_tag(w, OU_DUMP_BYTES) && put_number(w, ou_bytes_size(o)) &&
               put(w, ou_bytes_data(o), ou_bytes_size(o)) && note(w, o);
    }
    if (o->type == &ou_frozenset_type) {
        return put_frozenset(w, o);
    }
    return ou_raise(w->th, &ou_exc_value_error, "a constant of type %T cannot be written", o);
}

static bool put_object(Writer *w, OuObject *o)
{
    if (o == OU_NONE || o == OU_PY_TRUE || o == OU_PY_FALSE || o == OU_ELLIPSIS) {
        return put_tag(w, o == OU_NONE      ? OU_DUMP_NONE
                          : o == OU_PY_TRUE  ? OU_DUMP_TRUE
                          : o == OU_PY_FALSE ? OU_DUMP_FALSE
                                             : OU_DUMP_ELLIPSIS);
    }
    uint32_t number;
    if (ou_seen_find(&w->seen, o, &number)) {
        return put_tag(w, OU_DUMP_REF) && put_number(w, number);
    }
    if (!ou_enter(w->th, " while writing a code object")) {
        return false;
    }
    bool ok = put_numbered(w, o);
    ou_leave(w->th);
    return ok;
}

/* ---- the whole ---- */

/* FNV-1a over the rows of the instruction set, the operators and the format's number (Fowler, Noll, Vo). */
uint64_t ou_dump_fingerprint(void)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325) + OU_DUMP_FORMAT + ((uint64_t)OU_N_BINARY_OPS << 8);
    for (size_t i = 0; i < OU_N_GENERIC_OPCODES; i++) {
        const char *const texts[] = {ou_opcode_info[i].name, ou_opcode_info[i].roles, ou_opcode_info[i].words};
        for (size_t k = 0; k < OU_COUNT_OF(texts); k++) {
            for (const char *c = texts[k];; c++) {
                hash = (hash ^ (uint8_t)*c) * UINT64_C(0x100000001b3);
                if (*c == 0) {
                    break;
                }
            }
        }
    }
    return hash;
}

static uint64_t eight(const uint8_t *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

/* Four sums that do not wait for each other, each step a bijection (FNV's, on words); then one of them. */
uint64_t ou_dump_checksum(const void *data, size_t n)
{
    const uint64_t prime = UINT64_C(0x9e3779b97f4a7c15);
    const uint8_t *at = data;
    uint64_t sums[4] = {n, 1, 2, 3}, sum = 0;
    uint8_t last[32] = {0};
    for (size_t left = n;; at += sizeof last, left -= sizeof last) {
        if (left < sizeof last) {
            if (left > 0) {
                memcpy(last, at, left);
            }
            at = last;
        }
        for (size_t i = 0; i < 4; i++) {
            sums[i] = (sums[i] ^ eight(at + 8 * i)) * prime;
        }
        if (at == last) {
            break;
        }
    }
    for (size_t i = 0; i < 4; i++) {
        sum = ((sum ^ sums[i]) * prime);
        sum ^= sum >> 32;
    }
    return sum;
}

OuObject *ou_code_dump(OuThread *th, OuCode *code)
{
    Writer w = {.th = th};
    OuObject *bytes = NULL;
    if (put_fixed(&w, ou_dump_fingerprint(), 8) && put_fixed(&w, 0, 8) && put_object(&w, &code->head)) {
        uint64_t sum = ou_dump_checksum(w.out.data + OU_DUMP_HEAD, w.out.n - OU_DUMP_HEAD);
        for (unsigned i = 0; i < 8; i++) {
            w.out.data[8 + i] = (char)(sum >> 8 * i);
        }
        bytes = ou_byte_builder_finish(th, &w.out);
    }
    ou_byte_builder_abandon(th, &w.out);
    ou_seen_end(th, &w.seen);
    return bytes;
}

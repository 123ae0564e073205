/* code_attr.c - what Python sees of a code object.
 *
 * Offsets are in bytes of co_code, four a word; co_positions() has, as in CPython, one
 * entry for two bytes, so that `offset // 2` finds it. co_linetable and co_exceptiontable are
 * written as CPython 3.11's Objects/locations.md and exception_handling_notes.txt describe
 * them, with a word in the place of its code unit; co_lnotab as lnotab_notes.txt. */
#include "06_types/code_int.h"
#include "06_types/descr.h"

#include "06_types/abstract.h"
#include "06_types/bytes_int.h"
#include "06_types/list.h"
#include "06_types/str.h"
#include "06_types/tuple.h"

#define CODE(o) ((OuCode *)(o))

/* ---- names ---- */

OuObject *ou_code_names(OuThread *th, const OuCode *code, OuCodeNames which)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < code->n_locals; i++) {
        n += ou_code_has_name(code, i, which);
    }
    OuObject *names = ou_tuple_new(th, n);
    if (names == NULL || n == 0) {
        return names;
    }
    uint32_t at = 0;
    for (uint32_t i = 0; i < code->n_locals; i++) {
        if (ou_code_has_name(code, i, which)) {
            ou_tuple_items(names)[at++] = ou_keep(ou_tuple_borrow(code->local_names, i));
        }
    }
    return ou_tuple_ready(th, names);
}

static OuObject *get_varnames(OuThread *th, OuObject *self)
{
    return ou_code_names(th, CODE(self), OU_CODE_VARNAMES);
}

static OuObject *get_cellvars(OuThread *th, OuObject *self)
{
    return ou_code_names(th, CODE(self), OU_CODE_CELLVARS);
}

static OuObject *get_freevars(OuThread *th, OuObject *self)
{
    return ou_code_names(th, CODE(self), OU_CODE_FREEVARS);
}

static OuObject *get_nlocals(OuThread *th, OuObject *self)
{
    int64_t n = 0;
    for (uint32_t i = 0; i < CODE(self)->n_locals; i++) {
        n += ou_code_has_name(CODE(self), i, OU_CODE_VARNAMES);
    }
    return ou_int_new(th, n);
}

/* ---- fields ---- */

#define FIELD(name, kind, field) {"co_" #name, kind, offsetof(OuCode, field), false, NULL}

const OuMemberDef ou_code_members[] = {
    FIELD(argcount, OU_MEMBER_I32, n_args),
    FIELD(posonlyargcount, OU_MEMBER_I32, n_posonly),
    FIELD(kwonlyargcount, OU_MEMBER_I32, n_kwonly),
    FIELD(stacksize, OU_MEMBER_I32, n_temps),
    FIELD(flags, OU_MEMBER_I32, flags),
    FIELD(names, OU_MEMBER_OBJECT, names),
    FIELD(filename, OU_MEMBER_OBJECT, filename),
    FIELD(name, OU_MEMBER_OBJECT, name),
    FIELD(qualname, OU_MEMBER_OBJECT, qualname),
    FIELD(firstlineno, OU_MEMBER_I32, first_line),
    FIELD(consts, OU_MEMBER_OBJECT, consts),
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

/* ---- what is put together ---- */

static OuObject *get_code(OuThread *th, OuObject *self)
{
    uint32_t *words = ou_code_plain_words(th, CODE(self));
    if (words == NULL) {
        return NULL;
    }
    size_t size = CODE(self)->n_words * sizeof *words;
    OuObject *bytes = ou_bytes_from(th, words, size);
    ou_mem_give(th, words, size);
    return bytes;
}

/* ---- tables ---- */

static bool put_byte(OuThread *th, OuByteBuilder *b, unsigned byte)
{
    return ou_byte_builder_fill(th, b, (int)byte, 1);
}

/* Six bits a byte, lowest first; bit 6: more follow. */
static bool put_low_first(OuThread *th, OuByteBuilder *b, uint32_t value)
{
    while (value >= 64) {
        if (!put_byte(th, b, 0x40 | (value & 63))) {
            return false;
        }
        value >>= 6;
    }
    return put_byte(th, b, value);
}

static bool put_signed(OuThread *th, OuByteBuilder *b, int32_t value)
{
    return put_low_first(th, b, value < 0 ? (0u - (uint32_t)value) << 1 | 1 : (uint32_t)value << 1);
}

#define LOCATION_LONG 14u
#define LOCATION_NO_COLUMN 13u
#define LOCATION_NONE 15u
#define LOCATION_WORDS 8u /* words that one entry can stand for */

static bool put_location(OuThread *th, OuByteBuilder *b, const OuPosition *p, uint32_t n_words, uint32_t *line)
{
    unsigned kind = p->line == 0 ? LOCATION_NONE : p->column < 0 ? LOCATION_NO_COLUMN : LOCATION_LONG;
    if (!put_byte(th, b, 0x80 | kind << 3 | (n_words - 1))) {
        return false;
    }
    if (kind == LOCATION_NONE) {
        return true;
    }
    bool ok = put_signed(th, b, (int32_t)(p->line - *line));
    *line = p->line;
    if (!ok || kind == LOCATION_NO_COLUMN) {
        return ok;
    }
    return put_low_first(th, b, p->end_line < p->line ? 0 : p->end_line - p->line) &&
           put_low_first(th, b, (uint32_t)p->column + 1) && put_low_first(th, b, (uint32_t)(p->end_column + 1));
}

/* What the builder holds as a bytes object; NULL when !ok. */
static OuObject *finish(OuThread *th, OuByteBuilder *b, bool ok)
{
    if (!ok) {
        ou_byte_builder_abandon(th, b);
        return NULL;
    }
    return ou_byte_builder_finish(th, b);
}

static OuObject *get_linetable(OuThread *th, OuObject *self)
{
    const OuCode *code = CODE(self);
    OuByteBuilder b = {0};
    uint32_t line = code->first_line;
    bool ok = ou_code_ready(th, CODE(self));
    for (uint32_t i = 0; ok && i < code->n_positions; i++) {
        uint32_t left = code->positions[i].n_words;
        while (ok && left > 0) {
            uint32_t n = left < LOCATION_WORDS ? left : LOCATION_WORDS;
            ok = put_location(th, &b, &code->positions[i], n, &line);
            left -= n;
        }
    }
    return finish(th, &b, ok);
}

/* (bytes, lines) steps, each at most 255 and within a signed byte. */
static bool put_step(OuThread *th, OuByteBuilder *b, uint32_t bytes, int32_t lines)
{
    bool ok = true;
    for (; ok && bytes > 255; bytes -= 255) {
        ok = put_byte(th, b, 255) && put_byte(th, b, 0);
    }
    for (; ok && (lines > 127 || lines < -128); bytes = 0) {
        int32_t part = lines > 127 ? 127 : -128;
        ok = put_byte(th, b, bytes) && put_byte(th, b, (uint8_t)part);
        lines -= part;
    }
    return ok && put_byte(th, b, bytes) && put_byte(th, b, (uint8_t)lines);
}

static OuObject *get_lnotab(OuThread *th, OuObject *self)
{
    const OuCode *code = CODE(self);
    OuByteBuilder b = {0};
    uint32_t line = code->first_line, offset = 0, last = 0;
    bool ok = ou_code_ready(th, CODE(self));
    for (uint32_t i = 0; ok && i < code->n_positions; i++) {
        const OuPosition *p = &code->positions[i];
        if (p->line != 0 && p->line != line) {
            ok = put_step(th, &b, (offset - last) * (uint32_t)OU_CODE_WORD, (int32_t)(p->line - line));
            last = offset;
            line = p->line;
        }
        offset += p->n_words;
    }
    return finish(th, &b, ok);
}

/* Six bits a byte, highest first; bit 6: more follow; bit 7: an entry begins. */
static bool put_high_first(OuThread *th, OuByteBuilder *b, uint32_t value, unsigned mark)
{
    int shift = 0;
    while (shift < 30 && value >> (shift + 6) != 0) {
        shift += 6;
    }
    for (; shift > 0; shift -= 6, mark = 0) {
        if (!put_byte(th, b, mark | 0x40 | (value >> shift & 63))) {
            return false;
        }
    }
    return put_byte(th, b, mark | (value & 63));
}

static OuObject *get_exceptiontable(OuThread *th, OuObject *self)
{
    const OuCode *code = CODE(self);
    OuByteBuilder b = {0};
    bool ok = ou_code_ready(th, CODE(self));
    for (uint32_t i = 0; ok && i < code->n_exceptions; i++) {
        const OuExceptionEntry *e = &code->exceptions[i];
        ok = put_high_first(th, &b, e->start, 0x80) && put_high_first(th, &b, e->end - e->start, 0) &&
             put_high_first(th, &b, e->handler, 0) && put_high_first(th, &b, e->depth << 1, 0);
    }
    return finish(th, &b, ok);
}

/* ---- iterators over positions ---- */

/* An int, or None for what is unknown. */
static OuObject *number_or_none(OuThread *th, bool known, int64_t value)
{
    return known ? ou_int_new(th, value) : OU_NONE;
}

/* A list's iterator; list taken over, NULL fails. */
static OuObject *iterate_adopt(OuThread *th, OuObject *list)
{
    if (list == NULL) {
        return NULL;
    }
    OuObject *it = ou_iter(th, list);
    ou_drop(th, list);
    return it;
}

OU_METHOD(co_lines)
{
    const OuCode *code = CODE(self);
    OuObject *list = ou_code_ready(th, CODE(self)) ? ou_list_new(th, 0) : NULL;
    int64_t start = 0;
    for (uint32_t i = 0; list != NULL && i < code->n_positions;) {
        uint32_t line = code->positions[i].line;
        int64_t end = start;
        while (i < code->n_positions && code->positions[i].line == line) {
            end += code->positions[i++].n_words;
        }
        OuObject *items[3] = {ou_int_new(th, start * OU_CODE_WORD), ou_int_new(th, end * OU_CODE_WORD),
                              number_or_none(th, line != 0, line)};
        if (!ou_list_append_adopt(th, list, ou_tuple_adopt(th, items, 3))) {
            ou_clear_ref(th, &list);
        }
        start = end;
    }
    return iterate_adopt(th, list);
}

#define ENTRIES_A_WORD 2 /* of co_positions(): one for two bytes */

OU_METHOD(co_positions)
{
    const OuCode *code = CODE(self);
    OuObject *list = ou_code_ready(th, CODE(self)) ? ou_list_new(th, (size_t)code->n_words * ENTRIES_A_WORD) : NULL;
    for (uint32_t i = 0; list != NULL && i < code->n_positions; i++) {
        const OuPosition *p = &code->positions[i];
        bool known = p->line != 0;
        OuObject *items[4] = {number_or_none(th, known, p->line), number_or_none(th, known, p->end_line),
                              number_or_none(th, known && p->column >= 0, p->column),
                              number_or_none(th, known && p->end_column >= 0, p->end_column)};
        OuObject *entry = ou_tuple_adopt(th, items, 4);
        bool ok = entry != NULL;
        for (uint32_t k = 0; ok && k < p->n_words * ENTRIES_A_WORD; k++) {
            ok = ou_list_append(th, list, entry);
        }
        ou_drop_maybe(th, entry);
        if (!ok) {
            ou_clear_ref(th, &list);
        }
    }
    return iterate_adopt(th, list);
}

OU_METHOD(code_sizeof)
{
    return ou_int_new_u64(th, self->type->size_of(self));
}

const OuMethodDef ou_code_methods[] = {
    {"co_lines", co_lines, "", 0, NULL},
    {"co_positions", co_positions, "", 0, NULL},
    {"replace", ou_code_replace,
     "*, co_argcount=-1, co_posonlyargcount=-1, co_kwonlyargcount=-1, co_nlocals=-1, co_stacksize=-1, co_flags=-1, "
     "co_firstlineno=-1, co_code=None, co_consts=None, co_names=None, co_varnames=None, co_freevars=None, "
     "co_cellvars=None, co_filename=None, co_name=None, co_qualname=None, co_linetable=None, co_exceptiontable=None",
     0, "Return a copy of the code object with new values for the specified fields."},
    {"__sizeof__", code_sizeof, "", 0, "Size of object in memory, in bytes."},
    {NULL, NULL, NULL, 0, NULL},
};

#define ROW(name) {"co_" #name, get_##name, NULL, NULL}
#define MEMBER(name) {"co_" #name, get_##name, ou_readonly_member, NULL}

const OuGetSetDef ou_code_getset[] = {
    MEMBER(linetable), MEMBER(exceptiontable), MEMBER(nlocals), ROW(lnotab), ROW(varnames), ROW(cellvars), ROW(freevars),
    ROW(code),
    {NULL, NULL, NULL, NULL},
};

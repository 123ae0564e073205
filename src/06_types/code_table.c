/* code_table.c - co_linetable, co_exceptiontable and co_lnotab: the tables of code as bytes, and the first two read back.
 *
 * They are written as CPython 3.11's Objects/locations.md and exception_handling_notes.txt describe them, with a word of
 * co_code in the place of its code unit; co_lnotab as lnotab_notes.txt. Each entry of the first two begins with a byte that
 * has bit 7. Behind the entries of co_exceptiontable stands a byte 0 and then what else unwinding needs: how many temporaries
 * are live before each word, as pairs (words, depth) of LEB128 numbers. So co_code, the two tables and the other attributes
 * are all that there is of a code object: code_make.c makes an equal one of them. Depths could be worked out from the
 * instructions instead, but not exactly: a register that holds NULL may count or not.
 *
 * What is read comes from anybody: each number is bounded, and what it says is judged by the verifier (R13). */
#include "06_types/code_int.h"

#include "06_types/bytes_int.h"
#include "06_types/exceptions.h"

#include <string.h>

/* ---- writing ---- */

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

/* Kinds of entries; below the first, the columns are in the kind and one byte. */
#define LOCATION_ONE_LINE 10u /* to 12: so many lines on, and two bytes of columns */
#define LOCATION_NO_COLUMN 13u
#define LOCATION_LONG 14u
#define LOCATION_NONE 15u
#define LOCATION_WORDS 8u /* words that one entry can stand for */

static bool put_location(OuThread *th, OuByteBuilder *b, const OuPosition *p, uint32_t n_words, uint32_t *line)
{
    bool whole_line = p->column < 0 && p->end_column < 0 && p->end_line == p->line;
    unsigned kind = p->line == 0 ? LOCATION_NONE : whole_line ? LOCATION_NO_COLUMN : LOCATION_LONG;
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

OuObject *ou_code_linetable(OuThread *th, OuCode *code)
{
    OuByteBuilder b = {0};
    uint32_t line = code->first_line;
    bool ok = ou_code_ready(th, code);
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

OuObject *ou_code_lnotab(OuThread *th, OuCode *code)
{
    OuByteBuilder b = {0};
    uint32_t line = code->first_line, offset = 0, last = 0;
    bool ok = ou_code_ready(th, code);
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

OuObject *ou_code_exceptiontable(OuThread *th, OuCode *code)
{
    OuByteBuilder b = {0};
    bool ok = ou_code_ready(th, code);
    for (uint32_t i = 0; ok && i < code->n_exceptions; i++) {
        const OuExceptionEntry *e = &code->exceptions[i];
        ok = put_high_first(th, &b, e->start, 0x80) && put_high_first(th, &b, e->end - e->start, 0) &&
             put_high_first(th, &b, e->handler, 0) && put_high_first(th, &b, e->depth << 1, 0);
    }
    ok = ok && put_byte(th, &b, 0) && ou_byte_builder_put(th, &b, code->depths, code->depths_size);
    return finish(th, &b, ok);
}

/* ---- reading ---- */

typedef struct Cursor {
    const uint8_t *at, *end;
} Cursor;

static Cursor cursor_of(const OuObject *bytes)
{
    const uint8_t *start = (const uint8_t *)ou_bytes_data(bytes);
    return (Cursor){start, start + ou_bytes_size(bytes)};
}

static bool malformed(OuThread *th, const char *name)
{
    return ou_raise(th, &ou_exc_value_error, "code: %s is malformed", name);
}

static bool get_low_first(Cursor *c, uint32_t *out)
{
    uint64_t value = 0;
    for (unsigned shift = 0; c->at < c->end && shift <= 30; shift += 6) {
        uint8_t byte = *c->at++;
        value |= (uint64_t)(byte & 63) << shift;
        if ((byte & 0x40) == 0) {
            *out = (uint32_t)value;
            return (byte & 0x80) == 0 && value <= UINT32_MAX;
        }
    }
    return false;
}

static bool get_high_first(Cursor *c, uint32_t *out)
{
    uint64_t value = 0;
    for (unsigned n = 0; c->at < c->end && n < 6; n++) {
        uint8_t byte = *c->at++;
        value = value << 6 | (byte & 63);
        if ((byte & 0x40) == 0) {
            *out = (uint32_t)value;
            return value <= INT32_MAX;
        }
    }
    return false;
}

/* A line from the one before. */
static bool get_line(Cursor *c, int64_t *line)
{
    uint32_t value;
    if (!get_low_first(c, &value)) {
        return false;
    }
    *line += value & 1 ? -(int64_t)(value >> 1) : (int64_t)(value >> 1);
    return *line >= INT32_MIN && *line <= INT32_MAX;
}

/* A column that is written one higher. */
static bool get_column(Cursor *c, int32_t *out)
{
    uint32_t value;
    bool fine = get_low_first(c, &value) && value <= INT32_MAX;
    *out = fine ? (int32_t)value - 1 : -1;
    return fine;
}

static bool get_byte(Cursor *c, uint8_t *out)
{
    bool fine = c->at < c->end;
    *out = fine ? *c->at++ : 0;
    return fine;
}

/* An entry: its words are added to *n_words. line: the last one that was named. */
static bool get_location(Cursor *c, int64_t *line, OuPosition *out, uint64_t *n_words)
{
    uint8_t head, low = 0, column = 0, end_column = 0;
    uint32_t lines = 0;
    if (!get_byte(c, &head) || (head & 0x80) == 0) {
        return false;
    }
    unsigned kind = head >> 3 & 15;
    *out = (OuPosition){.n_words = (head & 7u) + 1, .column = -1, .end_column = -1};
    *n_words += out->n_words;
    bool fine = true;
    if (kind == LOCATION_NONE) {
        *out = (OuPosition){.n_words = out->n_words};
        return true;
    }
    if (kind == LOCATION_LONG) {
        fine = get_line(c, line) && get_low_first(c, &lines) && lines <= INT32_MAX && get_column(c, &out->column) &&
               get_column(c, &out->end_column);
    } else if (kind == LOCATION_NO_COLUMN) {
        fine = get_line(c, line);
    } else if (kind >= LOCATION_ONE_LINE) {
        *line += kind - LOCATION_ONE_LINE;
        fine = get_byte(c, &column) && get_byte(c, &end_column);
        out->column = column;
        out->end_column = end_column;
    } else {
        fine = get_byte(c, &low) && (low & 0x80) == 0;
        out->column = (int32_t)(kind << 3 | low >> 4);
        out->end_column = out->column + (low & 15);
    }
    if (!fine || *line + lines > INT32_MAX) {
        return false;
    }
    if (*line <= 0) { /* which a position cannot say */
        *out = (OuPosition){.n_words = out->n_words};
        return true;
    }
    out->line = (uint32_t)*line;
    out->end_line = (uint32_t)*line + lines;
    return true;
}

static bool same_place(const OuPosition *a, const OuPosition *b)
{
    return a->line == b->line && a->end_line == b->end_line && a->column == b->column && a->end_column == b->end_column;
}

/* Puts a position behind the runs that *n counts, or makes the last of them longer. runs NULL: it is only counted. */
static void add_position(OuPosition *runs, uint32_t *n, OuPosition *last, const OuPosition *p)
{
    if (*n > 0 && same_place(last, p)) {
        last->n_words += p->n_words;
    } else {
        (*n)++;
        *last = *p;
    }
    if (runs != NULL) {
        runs[*n - 1] = *last;
    }
}

/* All positions of the table, and none for words that it leaves out. */
static bool walk_positions(const OuCode *code, const OuObject *table, OuPosition *runs, uint32_t *n)
{
    Cursor c = cursor_of(table);
    int64_t line = (int32_t)code->first_line;
    uint64_t n_words = 0;
    OuPosition p, last = {0};
    *n = 0;
    while (c.at < c.end) {
        if (!get_location(&c, &line, &p, &n_words) || n_words > code->n_words) {
            return false;
        }
        add_position(runs, n, &last, &p);
    }
    if (n_words < code->n_words) {
        p = (OuPosition){.n_words = code->n_words - (uint32_t)n_words};
        add_position(runs, n, &last, &p);
    }
    return true;
}

bool ou_code_read_linetable(OuThread *th, OuCode *code, const OuObject *table)
{
    uint32_t n;
    if (!walk_positions(code, table, NULL, &n)) {
        return malformed(th, "co_linetable");
    }
    code->positions = ou_mem_take(th, n * sizeof *code->positions);
    if (code->positions == NULL) {
        return false;
    }
    code->n_positions = n;
    return walk_positions(code, table, code->positions, &n);
}

/* The entries; entries NULL: they are only counted. The cursor stands behind them then. */
static bool walk_exceptions(Cursor *c, OuExceptionEntry *entries, uint32_t *n)
{
    for (*n = 0; c->at < c->end && (*c->at & 0x80) != 0; (*n)++) {
        OuExceptionEntry e;
        uint32_t length, depth;
        if (!get_high_first(c, &e.start) || !get_high_first(c, &length) || !get_high_first(c, &e.handler) ||
            !get_high_first(c, &depth) || depth % 2 != 0 || *n == UINT32_MAX / sizeof e) {
            return false;
        }
        e.end = e.start + length;
        e.depth = depth / 2;
        if (entries != NULL) {
            entries[*n] = e;
        }
    }
    return true;
}

bool ou_code_read_exceptiontable(OuThread *th, OuCode *code, const OuObject *table)
{
    Cursor c = cursor_of(table), again = c;
    uint32_t n;
    if (!walk_exceptions(&c, NULL, &n) || c.at == c.end || *c.at++ != 0 || c.at == c.end || c.end - c.at > UINT32_MAX) {
        return malformed(th, "co_exceptiontable");
    }
    if (n > 0) {
        code->exceptions = ou_mem_take(th, n * sizeof *code->exceptions);
        if (code->exceptions == NULL) {
            return false;
        }
        code->n_exceptions = n;
        walk_exceptions(&again, code->exceptions, &n);
    }
    size_t size = (size_t)(c.end - c.at);
    code->depths = ou_mem_take(th, size);
    if (code->depths == NULL) {
        return false;
    }
    code->depths_size = (uint32_t)size;
    memcpy(code->depths, c.at, size);
    return true;
}

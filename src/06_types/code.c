/* code.c - code objects: their life, and what the machine asks of their tables.
 *
 * The tables are run-length; a look-up walks them from the start. They are asked when
 * something is raised, suspended or collected, never in the course of a loop, so an index
 * over them was left out. The attributes that Python sees are in code_attr.c.
 *
 * Code objects are plain: neither tracked nor visited. What they hold are constants, which
 * make no cycles (a cycle made by way of replace() stays, as in CPython). */
#include "06_types/code_int.h"

#include "06_types/abstract.h"
#include "06_types/float.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "06_types/type_index.h"

#include <string.h>

OuCode *ou_code_new(OuThread *th)
{
    return (OuCode *)ou_object_new_zeroed(th, &ou_code_type, sizeof(OuCode));
}

void ou_code_settle(OuCode *code)
{
    code->unverified = false;
    code->plain = code->n_kwonly == 0 && (code->flags & (OU_CO_VARARGS | OU_CO_VARKEYWORDS | OU_CO_GENERATOR | OU_CO_COROUTINE |
                                                         OU_CO_ASYNC_GENERATOR)) == 0;
}

static void code_drop(OuThread *th, OuObject *self)
{
    OuCode *code = (OuCode *)self;
    ou_mem_give(th, code->trapped, code->trapped == NULL ? 0 : code->n_words);
    ou_mem_give(th, code->words, code->n_words * sizeof *code->words);
    ou_mem_give(th, code->local_kinds, code->n_locals);
    ou_mem_give(th, code->exceptions, code->n_exceptions * sizeof *code->exceptions);
    ou_mem_give(th, code->positions, code->n_positions * sizeof *code->positions);
    ou_mem_give(th, code->depths, code->depths_size);
    ou_mem_give(th, code->packed, code->packed_size);
    ou_drop_maybe(th, code->consts);
    ou_drop_maybe(th, code->names);
    ou_drop_maybe(th, code->local_names);
    ou_drop_maybe(th, code->filename);
    ou_drop_maybe(th, code->name);
    ou_drop_maybe(th, code->qualname);
    ou_object_free(th, self, sizeof *code);
}

/* For gc.get_referents(): the collector does not come here. */
static size_t code_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from;
    (void)limit;
    const OuCode *code = (const OuCode *)self;
    ou_visit_one(fn, arg, code->consts);
    ou_visit_one(fn, arg, code->names);
    ou_visit_one(fn, arg, code->local_names);
    ou_visit_one(fn, arg, code->filename);
    ou_visit_one(fn, arg, code->name);
    ou_visit_one(fn, arg, code->qualname);
    return OU_VISIT_END;
}

static size_t code_size_of(OuObject *self)
{
    const OuCode *code = (const OuCode *)self;
    return sizeof *code + code->n_words * sizeof *code->words + code->n_locals +
           code->n_exceptions * sizeof *code->exceptions + code->n_positions * sizeof *code->positions +
           code->depths_size + code->packed_size;
}

/* ---- tables ---- */

OuPosition ou_code_position(const OuCode *code, uint32_t pc)
{
    uint64_t asked = code->asked_position;
    bool onward = pc >= asked >> 32;
    uint32_t i = onward ? (uint32_t)asked : 0, start = onward ? (uint32_t)(asked >> 32) : 0;
    for (; i < code->n_positions; i++) {
        uint32_t end = start + code->positions[i].n_words;
        if (pc < end) {
            ((OuCode *)(uintptr_t)code)->asked_position = (uint64_t)start << 32 | i;
            return code->positions[i];
        }
        start = end;
    }
    return (OuPosition){.column = -1, .end_column = -1};
}

uint32_t ou_code_line(const OuCode *code, uint32_t pc)
{
    uint32_t end = 0, line = ou_code_position(code, pc).line;
    if (line != 0) {
        return line;
    }
    for (uint32_t i = 0; i < code->n_positions; i++) {
        end += code->positions[i].n_words;
        line = code->positions[i].line != 0 ? code->positions[i].line : line;
        if (pc < end) {
            break;
        }
    }
    return line;
}

static uint32_t varint(const uint8_t **at)
{
    uint32_t value = 0;
    unsigned shift = 0;
    uint8_t byte;
    do {
        byte = *(*at)++;
        value |= (uint32_t)(byte & 0x7f) << shift;
        shift += 7;
    } while (byte & 0x80);
    return value;
}

uint32_t ou_code_depth(const OuCode *code, uint32_t pc)
{
    uint64_t asked = code->asked_depth;
    if (asked >> 32 == pc && asked != 0) {
        return (uint32_t)asked >> 1;
    }
    const uint8_t *at = code->depths, *stop = at + code->depths_size;
    uint32_t end = 0;
    while (at < stop) {
        end += varint(&at);
        uint32_t depth = varint(&at);
        if (pc < end) {
            ((OuCode *)(uintptr_t)code)->asked_depth = (uint64_t)pc << 32 | depth << 1 | 1;
            return depth;
        }
    }
    return 0;
}

const OuExceptionEntry *ou_code_handler(const OuCode *code, uint32_t pc)
{
    for (uint32_t i = 0; i < code->n_exceptions; i++) {
        const OuExceptionEntry *entry = &code->exceptions[i];
        if (pc >= entry->start && pc < entry->end) {
            return entry;
        }
    }
    return NULL;
}

/* ---- the words as the compiler made them ---- */

bool ou_code_ready(OuThread *th, OuCode *code)
{
    return !code->unverified || th->vm->host->admit_code == NULL || th->vm->host->admit_code(th, &code->head);
}

uint32_t *ou_code_plain_words(OuThread *th, OuCode *code)
{
    uint32_t *words = ou_code_ready(th, code) ? ou_mem_take(th, code->n_words * sizeof *words) : NULL;
    if (words == NULL) {
        return NULL;
    }
    if (th->vm->host->plain_words != NULL) {
        th->vm->host->plain_words(&code->head, words);
    } else if (code->n_words > 0) {
        memcpy(words, code->words, code->n_words * sizeof *words);
    }
    return words;
}

/* ---- equality ---- */

static OuTruth same_items(OuThread *th, OuObject *a, OuObject *b);

/* Constants are the same only when their types are, too: 1, 1.0 and True are three, and so are
 * 0.0 and -0.0. */
static OuTruth same_constant(OuThread *th, OuObject *a, OuObject *b)
{
    if (a == b) {
        return OU_TRUE;
    }
    if (a->type != b->type) {
        return OU_FALSE;
    }
    if (ou_is_exact_float(a)) {
        return memcmp(&((OuFloat *)a)->value, &((OuFloat *)b)->value, sizeof(double)) == 0 ? OU_TRUE : OU_FALSE;
    }
    if (a->type == &ou_complex_type) {
        return memcmp(&((OuComplex *)a)->real, &((OuComplex *)b)->real, 2 * sizeof(double)) == 0 ? OU_TRUE : OU_FALSE;
    }
    if (ou_is_exact_tuple(a)) {
        if (!ou_enter(th, " in comparison")) {
            return OU_ERROR;
        }
        OuTruth same = same_items(th, a, b);
        ou_leave(th);
        return same;
    }
    return ou_compare_bool(th, a, b, OU_EQ);
}

static OuTruth same_items(OuThread *th, OuObject *a, OuObject *b)
{
    size_t n = ou_tuple_size(a);
    OuTruth same = n == ou_tuple_size(b) ? OU_TRUE : OU_FALSE;
    for (size_t i = 0; same == OU_TRUE && i < n; i++) {
        same = same_constant(th, ou_tuple_borrow(a, i), ou_tuple_borrow(b, i));
    }
    return same;
}

static bool same_bytes(const void *a, const void *b, size_t n)
{
    return n == 0 || memcmp(a, b, n) == 0;
}

static bool same_numbers(const OuCode *a, const OuCode *b)
{
    return a->flags == b->flags && a->n_args == b->n_args && a->n_posonly == b->n_posonly &&
           a->n_kwonly == b->n_kwonly && a->n_locals == b->n_locals && a->n_temps == b->n_temps &&
           a->n_free == b->n_free && a->first_line == b->first_line && a->n_words == b->n_words &&
           a->n_exceptions == b->n_exceptions && a->n_positions == b->n_positions && a->depths_size == b->depths_size;
}

static OuTruth same_words(OuThread *th, OuCode *a, OuCode *b)
{
    size_t size = a->n_words * sizeof(uint32_t);
    if (same_bytes(a->words, b->words, size)) {
        return OU_TRUE;
    }
    uint32_t *x = ou_code_plain_words(th, a), *y = x == NULL ? NULL : ou_code_plain_words(th, b);
    OuTruth same = y == NULL ? OU_ERROR : memcmp(x, y, size) == 0 ? OU_TRUE : OU_FALSE;
    ou_mem_give(th, x, size);
    ou_mem_give(th, y, size);
    return same;
}

static OuTruth equal(OuThread *th, OuCode *a, OuCode *b)
{
    if (a == b) {
        return OU_TRUE;
    }
    if (!ou_code_ready(th, a) || !ou_code_ready(th, b)) {
        return OU_ERROR;
    }
    if (!same_numbers(a, b) || !ou_str_equal(a->name, b->name) ||
        !same_bytes(a->local_kinds, b->local_kinds, a->n_locals) ||
        !same_bytes(a->exceptions, b->exceptions, a->n_exceptions * sizeof *a->exceptions) ||
        !same_bytes(a->positions, b->positions, a->n_positions * sizeof *a->positions) ||
        !same_bytes(a->depths, b->depths, a->depths_size)) {
        return OU_FALSE;
    }
    OuTruth same = same_words(th, a, b);
    same = same == OU_TRUE ? same_items(th, a->consts, b->consts) : same;
    same = same == OU_TRUE ? same_items(th, a->names, b->names) : same;
    return same == OU_TRUE ? same_items(th, a->local_names, b->local_names) : same;
}

static OuObject *code_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    if ((op != OU_EQ && op != OU_NE) || a->type != &ou_code_type || b->type != &ou_code_type) {
        return OU_NOT_IMPLEMENTED;
    }
    OuTruth same = equal(th, (OuCode *)a, (OuCode *)b);
    return same == OU_ERROR ? NULL : ou_bool((same == OU_TRUE) == (op == OU_EQ));
}

static int64_t code_hash(OuThread *th, OuObject *self)
{
    const OuCode *code = (const OuCode *)self;
    OuObject *const parts[] = {code->name, code->consts, code->names, code->local_names};
    uint64_t hash = code->n_args ^ (uint64_t)code->n_kwonly << 8 ^ (uint64_t)code->flags << 16 ^
                    (uint64_t)code->n_words << 32;
    for (size_t i = 0; i < OU_COUNT_OF(parts); i++) {
        int64_t part = ou_hash(th, parts[i]);
        if (part == -1 && ou_has_error(th)) {
            return -1;
        }
        hash = (hash ^ (uint64_t)part) * UINT64_C(0x9e3779b97f4a7c15);
        hash ^= hash >> 29;
    }
    return hash == UINT64_MAX ? -2 : (int64_t)hash;
}

static OuObject *code_repr(OuThread *th, OuObject *self)
{
    const OuCode *code = (const OuCode *)self;
    return ou_str_format(th, "<code object %U at %p, file \"%U\", line %d>", code->name, (void *)self, code->filename,
                         code->first_line == 0 ? -1 : (int)code->first_line);
}

const OuType ou_code_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "code",
    .base = &ou_object_type,
    .flags = OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_CODE,
    .basic_size = sizeof(OuCode),
    .item_size = sizeof(uint32_t), /* what __itemsize__ says and pickle refuses; words stand apart */
    .weak = 1,
    .drop = code_drop,
    .visit = code_visit,
    .size_of = code_size_of,
    .repr = code_repr,
    .str = ou_object_str,
    .hash = code_hash,
    .compare = code_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .make = ou_code_make,
    .methods = ou_code_methods,
    .getset = ou_code_getset,
    .members = ou_code_members,
    .doc = "Create a code object.  Not for the faint of heart.",
    .new_signature = "argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize,\n     flags, codestring, constants, names, varnames, "
                     "filename, name,\n     qualname, firstlineno, linetable, exceptiontable, freevars=(),\n     cellvars=(), /",
};

bool ou_code_rename(OuThread *th, OuCode *code, OuObject *filename)
{
    OuObject *old = ou_keep(code->filename);
    if (!ou_enter(th, "")) {
        ou_drop(th, old);
        return false;
    }
    bool ok = true;
    ou_replace(th, &code->filename, ou_keep(filename));
    for (size_t i = 0; ok && i < ou_tuple_size(code->consts); i++) {
        OuObject *constant = ou_tuple_borrow(code->consts, i);
        if (constant->type == &ou_code_type && ou_str_equal(((OuCode *)constant)->filename, old)) {
            ok = ou_code_rename(th, (OuCode *)constant, filename);
        }
    }
    ou_leave(th);
    ou_drop(th, old);
    return ok;
}

/* code_attr.c - what Python sees of a code object.
 *
 * Offsets are in bytes of co_code, four a word; co_positions() has, as in CPython, one
 * entry for two bytes, so that `offset // 2` finds it. The tables are written in code_table.c. */
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

static OuObject *get_linetable(OuThread *th, OuObject *self)
{
    return ou_code_linetable(th, CODE(self));
}

static OuObject *get_lnotab(OuThread *th, OuObject *self)
{
    return ou_code_lnotab(th, CODE(self));
}

static OuObject *get_exceptiontable(OuThread *th, OuObject *self)
{
    return ou_code_exceptiontable(th, CODE(self));
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

/* code_replace.c - code.replace(): a copy with other names, constants, flags or lines.
 *
 * What decides how the instructions run (counts of parameters and locals, the
 * instructions themselves, the exception table) may be given but must be what it is: words
 * that nobody verified are not run (R13). Constants keep their kind where instructions
 * rely on it. */
#include "06_types/code_int.h"

#include "06_types/abstract.h"
#include "06_types/audit.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/str.h"
#include "06_types/tuple.h"

#include <string.h>

/* The parameters of replace(), in the order of its signature. */
enum {
    ARG_ARGCOUNT, ARG_POSONLYARGCOUNT, ARG_KWONLYARGCOUNT, ARG_NLOCALS, ARG_STACKSIZE, ARG_FLAGS, ARG_FIRSTLINENO,
    ARG_CODE, ARG_CONSTS, ARG_NAMES, ARG_VARNAMES, ARG_FREEVARS, ARG_CELLVARS, ARG_FILENAME, ARG_NAME, ARG_QUALNAME,
    ARG_LINETABLE, ARG_EXCEPTIONTABLE
};

/* Flags that say what the instructions are made for. */
#define FIXED_FLAGS                                                                                    \
    (OU_CO_OPTIMIZED | OU_CO_NEWLOCALS | OU_CO_VARARGS | OU_CO_VARKEYWORDS | OU_CO_GENERATOR | OU_CO_COROUTINE | \
     OU_CO_ASYNC_GENERATOR)

static bool raise_fixed(OuThread *th, const char *name)
{
    return ou_raise(th, &ou_exc_value_error, "code: %s cannot be replaced by another value", name);
}

/* ---- copying ---- */

static bool copy_array(OuThread *th, const void *from, size_t size, void *to)
{
    if (from == NULL) {
        return true;
    }
    void *copy = ou_mem_take(th, size);
    if (copy == NULL) {
        return false;
    }
    memcpy(copy, from, size);
    *(void **)to = copy;
    return true;
}

static OuCode *copy_code(OuThread *th, OuCode *from)
{
    OuCode *code = ou_code_new(th);
    if (code == NULL) {
        return NULL;
    }
    code->flags = from->flags;
    code->n_args = from->n_args;
    code->n_posonly = from->n_posonly;
    code->n_kwonly = from->n_kwonly;
    code->n_temps = from->n_temps;
    code->n_free = from->n_free;
    code->first_line = from->first_line;
    code->consts = ou_keep(from->consts);
    code->names = ou_keep(from->names);
    code->local_names = ou_keep(from->local_names);
    code->filename = ou_keep(from->filename);
    code->name = ou_keep(from->name);
    code->qualname = ou_keep(from->qualname);
    /* Each size goes with its array: the drop slot gives back what there is. */
    if ((code->words = ou_code_plain_words(th, from)) == NULL) {
        goto failed;
    }
    code->n_words = from->n_words;
    if (!copy_array(th, from->local_kinds, from->n_locals, &code->local_kinds)) {
        goto failed;
    }
    code->n_locals = from->n_locals;
    if (!copy_array(th, from->exceptions, from->n_exceptions * sizeof *from->exceptions, &code->exceptions)) {
        goto failed;
    }
    code->n_exceptions = from->n_exceptions;
    if (!copy_array(th, from->positions, from->n_positions * sizeof *from->positions, &code->positions)) {
        goto failed;
    }
    code->n_positions = from->n_positions;
    if (!copy_array(th, from->depths, from->depths_size, &code->depths)) {
        goto failed;
    }
    code->depths_size = from->depths_size;
    ou_code_settle(code);
    return code;
failed:
    ou_drop(th, code);
    return NULL;
}

/* ---- checking ---- */

/* An argument that must be what the attribute is already. */
static bool check_fixed(OuThread *th, OuObject *self, OuObject *given, const char *name)
{
    if (given == NULL) {
        return true;
    }
    OuObject *now = ou_get_attr_text(th, self, name);
    if (now == NULL) {
        return false;
    }
    OuTruth same = ou_compare_bool(th, given, now, OU_EQ);
    ou_drop(th, now);
    return same == OU_TRUE || (same == OU_FALSE && raise_fixed(th, name));
}

static bool check_number(OuThread *th, OuObject *given, int64_t *out)
{
    if (!ou_as_index(th, given, out, &ou_exc_overflow_error)) {
        return false;
    }
    return (*out >= 0 && *out <= INT32_MAX) ||
           ou_raise(th, &ou_exc_value_error, *out < 0 ? "code: argument must not be negative"
                                                      : "code: argument is too large");
}

static bool check_tuple(OuThread *th, OuObject *given, const char *name)
{
    return ou_is_exact_tuple(given) ||
           ou_raise(th, &ou_exc_type_error, "replace() argument '%s' must be tuple, not %G", name, given);
}

static bool all_str(const OuObject *tuple)
{
    for (size_t i = 0; i < ou_tuple_size(tuple); i++) {
        if (!ou_is_exact_str(ou_tuple_borrow(tuple, i))) {
            return false;
        }
    }
    return true;
}

static bool check_name_tuple(OuThread *th, OuObject *given, size_t n, const char *name)
{
    if (!check_tuple(th, given, name)) {
        return false;
    }
    if (!all_str(given)) {
        return ou_raise(th, &ou_exc_type_error, "name tuples must contain only strings");
    }
    return ou_tuple_size(given) == n || raise_fixed(th, name);
}

/* An instruction may rely on a constant's being code, or a tuple of names. */
static bool may_stand_for(OuObject *given, OuObject *now)
{
    if (now->type == &ou_code_type) {
        return given->type == &ou_code_type && ((OuCode *)given)->n_free == ((OuCode *)now)->n_free;
    }
    if (ou_is_exact_tuple(now)) {
        return ou_is_exact_tuple(given) &&
               (!all_str(now) || (all_str(given) && ou_tuple_size(given) == ou_tuple_size(now)));
    }
    return true;
}

static bool set_consts(OuThread *th, OuCode *code, OuObject *given)
{
    if (!check_tuple(th, given, "co_consts")) {
        return false;
    }
    size_t n = ou_tuple_size(code->consts);
    if (ou_tuple_size(given) < n) {
        return raise_fixed(th, "the number of co_consts");
    }
    for (size_t i = 0; i < n; i++) {
        if (!may_stand_for(ou_tuple_borrow(given, i), ou_tuple_borrow(code->consts, i))) {
            return raise_fixed(th, "the kind of a constant in co_consts");
        }
    }
    ou_replace(th, &code->consts, ou_keep(given));
    return true;
}

/* A tuple of the same strings, interned: names are compared by address. */
static OuObject *interned(OuThread *th, OuObject *names)
{
    OuObject *tuple = ou_tuple_new(th, ou_tuple_size(names));
    for (size_t i = 0; tuple != NULL && i < ou_tuple_size(names); i++) {
        OuObject *name = ou_str_intern_adopt(th, ou_keep(ou_tuple_borrow(names, i)));
        ou_tuple_items(tuple)[i] = name;
        if (name == NULL) {
            ou_clear_ref(th, &tuple);
        }
    }
    return tuple == NULL ? NULL : ou_tuple_ready(th, tuple);
}

static bool set_names(OuThread *th, OuCode *code, OuObject *given)
{
    if (!check_name_tuple(th, given, ou_tuple_size(code->names), "co_names")) {
        return false;
    }
    OuObject *names = interned(th, given);
    if (names != NULL) {
        ou_replace(th, &code->names, names);
    }
    return names != NULL;
}

/* Renames the locals of one sort. */
static bool set_local_names(OuThread *th, OuCode *code, OuObject *given, OuCodeNames which, const char *what)
{
    size_t n = 0, at = 0;
    for (uint32_t i = 0; i < code->n_locals; i++) {
        n += ou_code_has_name(code, i, which);
    }
    if (!check_name_tuple(th, given, n, what)) {
        return false;
    }
    OuObject *names = interned(th, code->local_names), *fresh = names == NULL ? NULL : interned(th, given);
    if (fresh == NULL) {
        ou_drop_maybe(th, names);
        return false;
    }
    if (names != code->local_names) { /* the empty tuple is shared */
        for (uint32_t i = 0; i < code->n_locals; i++) {
            if (ou_code_has_name(code, i, which)) {
                ou_replace(th, &ou_tuple_items(names)[i], ou_keep(ou_tuple_borrow(fresh, at++)));
            }
        }
    }
    ou_drop(th, fresh);
    ou_replace(th, &code->local_names, names);
    return true;
}

static bool set_text(OuThread *th, OuObject **place, OuObject *given, const char *name)
{
    if (!ou_is_str(given)) {
        return ou_raise(th, &ou_exc_type_error, "replace() argument '%s' must be str, not %G", name, given);
    }
    ou_replace(th, place, ou_keep(given));
    return true;
}

/* Lines are relative to the first one. */
static bool set_first_line(OuThread *th, OuCode *code, OuObject *given)
{
    int64_t line;
    if (!check_number(th, given, &line)) {
        return false;
    }
    uint32_t shift = (uint32_t)line - code->first_line;
    for (uint32_t i = 0; i < code->n_positions; i++) {
        if (code->positions[i].line != 0) {
            code->positions[i].line += shift;
            code->positions[i].end_line += shift;
        }
    }
    code->first_line = (uint32_t)line;
    return true;
}

static bool set_flags(OuThread *th, OuCode *code, OuObject *given)
{
    int64_t flags;
    if (!check_number(th, given, &flags)) {
        return false;
    }
    if (((uint32_t)flags ^ code->flags) & FIXED_FLAGS) {
        return raise_fixed(th, "co_flags (a part of them)");
    }
    code->flags = (uint32_t)flags;
    return true;
}

static bool set_stack_size(OuThread *th, OuCode *code, OuObject *given)
{
    int64_t size;
    if (!check_number(th, given, &size)) {
        return false;
    }
    if (size < code->n_temps || size > UINT16_MAX) {
        return raise_fixed(th, "co_stacksize");
    }
    code->n_temps = (uint32_t)size;
    return true;
}

/* Audit hooks hear of the new code what CPython's constructor is given. */
static bool tell(OuThread *th, OuObject *code)
{
    static const char *const names[] = {"co_code", "co_filename", "co_name", "co_argcount", "co_posonlyargcount", "co_kwonlyargcount",
                                        "co_nlocals", "co_stacksize", "co_flags"};
    OuObject *values[OU_COUNT_OF(names)];
    for (size_t i = 0; i < OU_COUNT_OF(names); i++) {
        values[i] = ou_get_attr_text(th, code, names[i]);
    }
    OuObject *args = ou_tuple_adopt(th, values, OU_COUNT_OF(names)), *event = args == NULL ? NULL : ou_str_intern_text(th, "code.__new__");
    bool ok = event != NULL && ou_audit_tuple(th, event, args);
    ou_drop_maybe(th, event);
    ou_drop_maybe(th, args);
    return ok;
}

OuObject *ou_code_replace(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)n;
    (void)kwnames;
    static const struct {
        int arg;
        const char *name;
    } fixed[] = {{ARG_ARGCOUNT, "co_argcount"},   {ARG_POSONLYARGCOUNT, "co_posonlyargcount"},
                 {ARG_NLOCALS, "co_nlocals"},     {ARG_KWONLYARGCOUNT, "co_kwonlyargcount"},
                 {ARG_CODE, "co_code"},           {ARG_LINETABLE, "co_linetable"},
                 {ARG_EXCEPTIONTABLE, "co_exceptiontable"}};
    for (size_t i = 0; i < OU_COUNT_OF(fixed); i++) {
        if (!check_fixed(th, self, args[fixed[i].arg], fixed[i].name)) {
            return NULL;
        }
    }
    OuCode *code = copy_code(th, (OuCode *)self);
    if (code == NULL) {
        return NULL;
    }
#define GIVEN(arg, call) (args[arg] == NULL || (call))
    if (GIVEN(ARG_STACKSIZE, set_stack_size(th, code, args[ARG_STACKSIZE])) &&
        GIVEN(ARG_FLAGS, set_flags(th, code, args[ARG_FLAGS])) &&
        GIVEN(ARG_FIRSTLINENO, set_first_line(th, code, args[ARG_FIRSTLINENO])) &&
        GIVEN(ARG_CONSTS, set_consts(th, code, args[ARG_CONSTS])) &&
        GIVEN(ARG_NAMES, set_names(th, code, args[ARG_NAMES])) &&
        GIVEN(ARG_VARNAMES, set_local_names(th, code, args[ARG_VARNAMES], OU_CODE_VARNAMES, "co_varnames")) &&
        GIVEN(ARG_FREEVARS, set_local_names(th, code, args[ARG_FREEVARS], OU_CODE_FREEVARS, "co_freevars")) &&
        GIVEN(ARG_CELLVARS, set_local_names(th, code, args[ARG_CELLVARS], OU_CODE_CELLVARS, "co_cellvars")) &&
        GIVEN(ARG_FILENAME, set_text(th, &code->filename, args[ARG_FILENAME], "co_filename")) &&
        GIVEN(ARG_NAME, set_text(th, &code->name, args[ARG_NAME], "co_name")) &&
        GIVEN(ARG_QUALNAME, set_text(th, &code->qualname, args[ARG_QUALNAME], "co_qualname")) &&
        (!ou_audited(th) || tell(th, &code->head))) {
        return &code->head;
    }
#undef GIVEN
    ou_drop(th, code);
    return NULL;
}

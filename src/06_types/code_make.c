/* code_make.c - code objects that a program puts together: types.CodeType(...) and code.replace().
 *
 * Both have a value for each attribute, given or taken from the code that is replaced, and go one way: the attributes become
 * tables, and the verifier judges the whole as it judges what comes from disk (R13). Nothing else is believed of the values;
 * what is checked here are their types, and what CPython has words for.
 *
 * Locals are what the names say: parameters and other local variables as in co_varnames, then the cells of co_cellvars that
 * are no parameters, then co_freevars. That is the order in which the compiler numbers registers (08_compile/scope.c). */
#include "06_types/code_int.h"

#include "06_types/abstract.h"
#include "06_types/audit.h"
#include "06_types/bytes.h"
#include "06_types/chars.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/str.h"
#include "06_types/tuple.h"

#include <string.h>

/* In the order of the constructor. */
typedef enum Field {
    ARGCOUNT, POSONLYARGCOUNT, KWONLYARGCOUNT, NLOCALS, STACKSIZE, FLAGS, CODE, CONSTS, NAMES, VARNAMES, FILENAME, NAME,
    QUALNAME, FIRSTLINENO, LINETABLE, EXCEPTIONTABLE, FREEVARS, CELLVARS, N_FIELDS
} Field;
#define N_REQUIRED FREEVARS

typedef enum FieldKind { NUMBER, BYTES, TUPLE, TEXT } FieldKind;

static const struct {
    const char *name;
    FieldKind kind;
    unsigned at; /* among the arguments of replace() */
} fields[N_FIELDS] = {
    [ARGCOUNT] = {"co_argcount", NUMBER, 0},       [POSONLYARGCOUNT] = {"co_posonlyargcount", NUMBER, 1},
    [KWONLYARGCOUNT] = {"co_kwonlyargcount", NUMBER, 2}, [NLOCALS] = {"co_nlocals", NUMBER, 3},
    [STACKSIZE] = {"co_stacksize", NUMBER, 4},     [FLAGS] = {"co_flags", NUMBER, 5},
    [CODE] = {"co_code", BYTES, 7},                [CONSTS] = {"co_consts", TUPLE, 8},
    [NAMES] = {"co_names", TUPLE, 9},              [VARNAMES] = {"co_varnames", TUPLE, 10},
    [FILENAME] = {"co_filename", TEXT, 13},        [NAME] = {"co_name", TEXT, 14},
    [QUALNAME] = {"co_qualname", TEXT, 15},        [FIRSTLINENO] = {"co_firstlineno", NUMBER, 6},
    [LINETABLE] = {"co_linetable", BYTES, 16},     [EXCEPTIONTABLE] = {"co_exceptiontable", BYTES, 17},
    [FREEVARS] = {"co_freevars", TUPLE, 11},       [CELLVARS] = {"co_cellvars", TUPLE, 12},
};

typedef struct Maker {
    OuThread *th;
    bool replaces;            /* else it is the constructor: they have words of their own */
    OuObject *values[N_FIELDS]; /* owned */
    int numbers[N_FIELDS];    /* of those that are numbers */
} Maker;

/* ---- what is given ---- */

static bool raise_value(const Maker *m, const char *what)
{
    return ou_raise(m->th, &ou_exc_value_error, "code: %s", what);
}

static bool raise_type(const Maker *m, Field field, const char *wanted)
{
    OuObject *value = m->values[field];
    return m->replaces ? ou_raise(m->th, &ou_exc_type_error, "replace() argument '%s' must be %s, not %G", fields[field].name, wanted, value)
                       : ou_raise(m->th, &ou_exc_type_error, "code() argument %d must be %s, not %G", (int)field + 1, wanted, value);
}

static bool check_type(Maker *m, Field field)
{
    OuObject *value = m->values[field];
    switch (fields[field].kind) {
    case NUMBER: return ou_as_c_int(m->th, value, &m->numbers[field]);
    case BYTES: return ou_is_bytes(value) || raise_type(m, field, "bytes");
    case TUPLE: return ou_is_tuple(value) || raise_type(m, field, "tuple");
    default: return ou_is_str(value) || raise_type(m, field, "str");
    }
}

/* A line may be below zero, but not by way of replace(). */
static bool check_sign(const Maker *m, Field field)
{
    if (fields[field].kind != NUMBER || m->numbers[field] >= 0 || (field == FIRSTLINENO && !m->replaces)) {
        return true;
    }
    return m->replaces ? ou_raise(m->th, &ou_exc_value_error, "%s must be a positive integer", fields[field].name)
                       : ou_raise(m->th, &ou_exc_value_error, "code: %s must not be negative", fields[field].name + 3);
}

/* Interned, since names are compared by address: a tuple of exact str, new. */
static OuObject *name_tuple(OuThread *th, OuObject *given)
{
    size_t n = ou_tuple_size(given);
    OuObject *tuple = ou_tuple_new(th, n);
    for (size_t i = 0; tuple != NULL && i < n; i++) {
        OuObject *name = ou_tuple_borrow(given, i);
        if (!ou_is_str(name)) {
            ou_raise(th, &ou_exc_type_error, "name tuples must contain only strings, not '%T'", name);
            name = NULL;
        } else {
            name = ou_str_intern_adopt(th, ou_str_exact(th, name));
        }
        ou_tuple_items(tuple)[i] = name;
        if (name == NULL) {
            ou_clear_ref(th, &tuple);
        }
    }
    return tuple == NULL ? NULL : ou_tuple_ready(th, tuple);
}

static bool take_names(Maker *m, Field field)
{
    OuObject *names = name_tuple(m->th, m->values[field]);
    if (names != NULL) {
        ou_replace(m->th, &m->values[field], names);
    }
    return names != NULL;
}

static bool check_values(Maker *m)
{
    for (Field i = 0; i < N_FIELDS; i++) {
        if (!check_type(m, i)) {
            return false;
        }
    }
    for (Field i = 0; i < N_FIELDS; i++) {
        if (!check_sign(m, i)) {
            return false;
        }
    }
    if (!take_names(m, NAMES) || !take_names(m, VARNAMES) || !take_names(m, FREEVARS) || !take_names(m, CELLVARS)) {
        return false;
    }
    const int *numbers = m->numbers;
    int64_t n_parameters = (int64_t)numbers[ARGCOUNT] + numbers[KWONLYARGCOUNT] + ((numbers[FLAGS] & (int)OU_CO_VARARGS) != 0) +
                           ((numbers[FLAGS] & (int)OU_CO_VARKEYWORDS) != 0);
    size_t n_varnames = ou_tuple_size(m->values[VARNAMES]), n_bytes = ou_bytes_size(m->values[CODE]);
    if (numbers[POSONLYARGCOUNT] > numbers[ARGCOUNT]) {
        return raise_value(m, "posonlyargcount is greater than argcount");
    }
    if (n_bytes == 0 || n_bytes % sizeof(uint32_t) != 0 || n_bytes > INT32_MAX) {
        return raise_value(m, "co_code is malformed");
    }
    if (n_parameters > (int64_t)n_varnames) {
        return raise_value(m, "co_varnames is too small");
    }
    if ((size_t)numbers[NLOCALS] != n_varnames) {
        return raise_value(m, "co_nlocals != len(co_varnames)");
    }
    return n_varnames + ou_tuple_size(m->values[CELLVARS]) + ou_tuple_size(m->values[FREEVARS]) <= OU_CODE_MAX_LOCALS ||
           raise_value(m, "too many local variables");
}

/* ---- the code ---- */

static bool copy_words(OuThread *th, OuCode *code, const OuObject *bytes)
{
    size_t size = ou_bytes_size(bytes);
    code->words = ou_mem_take(th, size);
    if (code->words == NULL) {
        return false;
    }
    code->n_words = (uint32_t)(size / sizeof *code->words);
    memcpy(code->words, ou_bytes_data(bytes), size);
    return true;
}

/* The first parameter of that name that is no cell yet becomes one. */
static bool share_parameter(const OuCode *code, const OuObject *name)
{
    for (uint32_t i = 0; i < ou_code_n_parameters(code); i++) {
        if (ou_tuple_borrow(code->local_names, i) == name && code->local_kinds[i] == OU_LOCAL_PLAIN) {
            code->local_kinds[i] = OU_LOCAL_CELL;
            return true;
        }
    }
    return false;
}

/* The parts of local_names that the kinds of names are, one behind the other; those of co_cellvars that are parameters are left out. */
static bool lay_out_locals(const Maker *m, OuCode *code)
{
    static const struct {
        Field field;
        uint8_t kind;
    } parts[] = {{VARNAMES, OU_LOCAL_PLAIN}, {CELLVARS, OU_LOCAL_CELL}, {FREEVARS, OU_LOCAL_FREE}};
    size_t most = ou_tuple_size(m->values[VARNAMES]) + ou_tuple_size(m->values[CELLVARS]) + ou_tuple_size(m->values[FREEVARS]), n = 0;
    OuObject *names = ou_tuple_new(m->th, most);
    code->local_names = names;
    if (names == NULL || most == 0) {
        return names != NULL;
    }
    code->local_kinds = ou_mem_take(m->th, most);
    if (code->local_kinds == NULL) {
        return false;
    }
    code->n_locals = (uint32_t)most;
    for (size_t part = 0; part < OU_COUNT_OF(parts); part++) {
        OuObject *from = m->values[parts[part].field];
        for (size_t i = 0; i < ou_tuple_size(from); i++) {
            if (parts[part].kind != OU_LOCAL_CELL || !share_parameter(code, ou_tuple_borrow(from, i))) {
                ou_tuple_items(names)[n] = ou_keep(ou_tuple_borrow(from, i));
                code->local_kinds[n++] = parts[part].kind;
            }
        }
    }
    code->n_free = (uint32_t)ou_tuple_size(m->values[FREEVARS]);
    if (n == most) {
        return ou_tuple_ready(m->th, names) != NULL;
    }
    uint8_t *kinds = ou_mem_take(m->th, n);
    OuObject *fewer = kinds == NULL ? NULL : ou_tuple_slice(m->th, names, 0, n);
    if (fewer == NULL) {
        ou_mem_give(m->th, kinds, n);
        return false;
    }
    memcpy(kinds, code->local_kinds, n);
    ou_mem_give(m->th, code->local_kinds, most);
    code->local_kinds = kinds;
    code->n_locals = (uint32_t)n;
    ou_replace(m->th, &code->local_names, fewer);
    return true;
}

/* A tuple of strings that are not all interned, as those must be that a call's instruction takes for its keywords. */
static bool may_be_keywords(const OuObject *constant)
{
    bool interned = true;
    for (size_t i = 0; ou_is_exact_tuple(constant) && i < ou_tuple_size(constant); i++) {
        const OuObject *item = ou_tuple_borrow(constant, i);
        if (!ou_is_exact_str(item)) {
            return false;
        }
        interned = interned && ou_str_is_interned(item);
    }
    return !interned;
}

/* The constants as an exact tuple, new; the same one, where nothing has to be interned. */
static OuObject *constants(OuThread *th, OuObject *given)
{
    OuObject *tuple = ou_is_exact_tuple(given) ? ou_keep(given) : ou_tuple_from(th, ou_tuple_items(given), ou_tuple_size(given));
    for (size_t i = 0; tuple != NULL && i < ou_tuple_size(given); i++) {
        if (!may_be_keywords(ou_tuple_borrow(tuple, i))) {
            continue;
        }
        if (tuple == given) {
            ou_drop(th, tuple);
            tuple = ou_tuple_from(th, ou_tuple_items(given), ou_tuple_size(given));
        }
        OuObject *names = tuple == NULL ? NULL : name_tuple(th, ou_tuple_borrow(tuple, i));
        if (names == NULL) {
            ou_drop_maybe(th, tuple);
            return NULL;
        }
        ou_replace(th, &ou_tuple_items(tuple)[i], names);
    }
    return tuple;
}

static bool fill(const Maker *m, OuCode *code)
{
    OuThread *th = m->th;
    code->flags = (uint32_t)m->numbers[FLAGS];
    code->n_args = (uint32_t)m->numbers[ARGCOUNT];
    code->n_posonly = (uint32_t)m->numbers[POSONLYARGCOUNT];
    code->n_kwonly = (uint32_t)m->numbers[KWONLYARGCOUNT];
    code->n_temps = (uint32_t)m->numbers[STACKSIZE];
    code->first_line = (uint32_t)m->numbers[FIRSTLINENO];
    code->names = ou_keep(m->values[NAMES]);
    code->filename = ou_keep(m->values[FILENAME]);
    code->name = ou_keep(m->values[NAME]);
    code->qualname = ou_keep(m->values[QUALNAME]);
    code->consts = constants(th, m->values[CONSTS]);
    return code->consts != NULL && copy_words(th, code, m->values[CODE]) && lay_out_locals(m, code) &&
           ou_code_read_linetable(th, code, m->values[LINETABLE]) &&
           ou_code_read_exceptiontable(th, code, m->values[EXCEPTIONTABLE]);
}

/* Audit hooks hear what CPython's constructor is given. */
static bool tell(const Maker *m)
{
    static const Field told[] = {CODE, FILENAME, NAME, ARGCOUNT, POSONLYARGCOUNT, KWONLYARGCOUNT, NLOCALS, STACKSIZE, FLAGS};
    OuObject *values[OU_COUNT_OF(told)];
    for (size_t i = 0; i < OU_COUNT_OF(told); i++) {
        values[i] = ou_keep(m->values[told[i]]);
    }
    OuObject *args = ou_tuple_adopt(m->th, values, OU_COUNT_OF(told)), *event = args == NULL ? NULL : ou_str_intern_text(m->th, "code.__new__");
    bool ok = event != NULL && ou_audit_tuple(m->th, event, args);
    ou_drop_maybe(m->th, event);
    ou_drop_maybe(m->th, args);
    return ok;
}

/* The values are given up. */
static OuObject *finish(Maker *m)
{
    OuThread *th = m->th;
    OuCode *code = check_values(m) && (!ou_audited(th) || tell(m)) ? ou_code_new(th) : NULL;
    if (code != NULL) {
        code->unverified = true;
        if (!fill(m, code) || !ou_code_ready(th, code)) {
            ou_drop(th, code);
            code = NULL;
        } else {
            ou_code_settle(code);
        }
    }
    for (Field i = 0; i < N_FIELDS; i++) {
        ou_drop_maybe(th, m->values[i]);
    }
    return code == NULL ? NULL : &code->head;
}

/* ---- the two ways in ---- */

OuObject *ou_code_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    Maker m = {.th = th};
    OuObject *out[N_FIELDS];
    (void)type;
    if (!ou_args_parse(th, "code",
                       "argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, codestring, constants, names, varnames, "
                       "filename, name, qualname, firstlineno, linetable, exceptiontable, freevars=(), cellvars=(), /",
                       args, n, kwnames, out)) {
        return NULL;
    }
    for (Field i = 0; i < N_FIELDS; i++) {
        m.values[i] = out[i] == NULL ? ou_tuple_new(th, 0) : ou_keep(out[i]);
    }
    return finish(&m);
}

OuObject *ou_code_replace(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    Maker m = {.th = th, .replaces = true};
    (void)n;
    (void)kwnames;
    for (Field i = 0; i < N_FIELDS; i++) {
        OuObject *given = args[fields[i].at];
        m.values[i] = given != NULL ? ou_keep(given) : ou_get_attr_text(th, self, fields[i].name);
        if (m.values[i] == NULL) {
            for (Field k = 0; k < i; k++) {
                ou_drop(th, m.values[k]);
            }
            return NULL;
        }
    }
    return finish(&m);
}

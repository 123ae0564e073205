/* csv_dialect.c - _csv.Dialect: how a table is written down. Never changes once it is made. */
#include "10_builtin/csv/csv_int.h"

#include "06_types/dict.h"
#include "06_types/int.h"
#include "06_types/tuple.h"

/* The parameters, in order. */
typedef enum Part { DIALECT, DELIMITER, DOUBLE_QUOTE, ESCAPE, LINE_TERMINATOR, QUOTE, QUOTING, SKIP_SPACE, STRICT, N_PARTS } Part;

static const char *const names[N_PARTS] = {"dialect", "delimiter", "doublequote", "escapechar", "lineterminator",
                                           "quotechar", "quoting", "skipinitialspace", "strict"};

/* Arguments to parts, borrowed; NULL where one is absent. */
static bool parse(OuThread *th, OuObject *const *args, size_t n, OuObject *kwnames, OuObject **parts)
{
    size_t n_names = kwnames == NULL ? 0 : ou_tuple_size(kwnames);
    if (n + n_names > N_PARTS) {
        return ou_raise(th, &ou_exc_type_error, "function takes at most %d arguments (%zu given)", (int)N_PARTS, n + n_names);
    }
    for (size_t i = 0; i < N_PARTS; i++) {
        parts[i] = i < n ? args[i] : NULL;
    }
    for (size_t k = 0; k < n_names; k++) {
        OuObject *name = ou_tuple_borrow(kwnames, k);
        size_t i = 0;
        while (i < N_PARTS && !ou_str_equal_text(name, names[i])) {
            i++;
        }
        if (i == N_PARTS) {
            return ou_raise(th, &ou_exc_type_error, "'%U' is an invalid keyword argument for this function", name);
        }
        if (parts[i] != NULL) {
            return ou_raise(th, &ou_exc_type_error, "argument for function given by name ('%U') and position (%zu)", name, i + 1);
        }
        parts[i] = args[n + k];
    }
    return true;
}

static bool set_character(OuThread *th, const char *name, OuObject *value, bool or_none, uint32_t absent, uint32_t *out)
{
    *out = absent;
    if (value == NULL) {
        return true;
    }
    if (or_none && value == OU_NONE) {
        *out = OU_CSV_UNSET;
        return true;
    }
    if (!ou_is_str(value)) {
        return ou_raise(th, &ou_exc_type_error, "\"%s\" must be string%s, not %T", name, or_none ? " or None" : "", value);
    }
    if (ou_str_length(value) != 1) {
        return ou_raise(th, &ou_exc_type_error, "\"%s\" must be a 1-character string", name);
    }
    *out = ou_str_at(value, 0);
    return true;
}

static bool set_flag(OuThread *th, OuObject *value, bool absent, bool *out)
{
    OuTruth truth = value == NULL ? (absent ? OU_TRUE : OU_FALSE) : ou_is_true(th, value);
    *out = truth == OU_TRUE;
    return truth != OU_ERROR;
}

static bool set_quoting(OuThread *th, OuObject *value, int32_t *out)
{
    *out = OU_CSV_MINIMAL;
    if (value != NULL && !ou_is_exact_int(value)) {
        return ou_raise(th, &ou_exc_type_error, "\"%s\" must be an integer", names[QUOTING]);
    }
    return ou_as_c_int(th, value, out);
}

static bool set_line_terminator(OuThread *th, OuObject *value, OuObject **out)
{
    if (value == NULL) {
        return (*out = ou_str_from_text(th, "\r\n")) != NULL;
    }
    if (value == OU_NONE) {
        return true;
    }
    if (!ou_is_str(value)) {
        return ou_raise(th, &ou_exc_type_error, "\"%s\" must be a string", names[LINE_TERMINATOR]);
    }
    *out = ou_keep(value);
    return true;
}

/* The rules that more than one part is in. */
static bool check(OuThread *th, OuCsvDialect *d, OuObject *const *parts)
{
    if (d->quoting < OU_CSV_MINIMAL || d->quoting > OU_CSV_NONE) {
        return ou_raise(th, &ou_exc_type_error, "bad \"quoting\" value");
    }
    if (parts[QUOTE] == OU_NONE && parts[QUOTING] == NULL) {
        d->quoting = OU_CSV_NONE;
    }
    if (d->quoting != OU_CSV_NONE && d->quote == OU_CSV_UNSET) {
        return ou_raise(th, &ou_exc_type_error, "quotechar must be set if quoting enabled");
    }
    return d->line_terminator != NULL || ou_raise(th, &ou_exc_type_error, "lineterminator must be set");
}

static OuObject *dialect_new(OuThread *th, const OuType *type, OuObject *const *parts)
{
    OuCsvDialect *d = (OuCsvDialect *)ou_type_allocate(th, type, 0);
    if (d == NULL) {
        return NULL;
    }
    bool ok = set_character(th, names[DELIMITER], parts[DELIMITER], false, ',', &d->delimiter) &&
              set_flag(th, parts[DOUBLE_QUOTE], true, &d->double_quote) &&
              set_character(th, names[ESCAPE], parts[ESCAPE], true, OU_CSV_UNSET, &d->escape) &&
              set_line_terminator(th, parts[LINE_TERMINATOR], &d->line_terminator) &&
              set_character(th, names[QUOTE], parts[QUOTE], true, '"', &d->quote) && set_quoting(th, parts[QUOTING], &d->quoting) &&
              set_flag(th, parts[SKIP_SPACE], false, &d->skip_space) && set_flag(th, parts[STRICT], false, &d->strict) &&
              check(th, d, parts);
    if (!ok) {
        ou_drop(th, d);
        return NULL;
    }
    ou_track(th, &d->head);
    return &d->head;
}

OuObject *ou_csv_dialect_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *parts[N_PARTS], *base = NULL, *result;
    if (!parse(th, args, n, kwnames, parts)) {
        return NULL;
    }
    if (parts[DIALECT] != NULL) {
        base = ou_is_str(parts[DIALECT]) ? ou_csv_dialect_get(th, parts[DIALECT]) : ou_keep(parts[DIALECT]);
        if (base == NULL) {
            return NULL;
        }
    }
    bool alone = true;
    for (size_t i = DELIMITER; i < N_PARTS; i++) {
        alone = alone && parts[i] == NULL;
        ou_keep_maybe(parts[i]);
    }
    if (base != NULL && alone && ou_is_of(th, base, &ou_csv_dialect_type)) {
        return base;
    }
    for (size_t i = DELIMITER; base != NULL && i < N_PARTS; i++) {
        if (parts[i] == NULL) {
            parts[i] = ou_get_attr_text(th, base, names[i]);
            if (parts[i] == NULL) {
                ou_error_clear(th); /* whatever it is: it is not there */
            }
        }
    }
    result = dialect_new(th, type, parts);
    for (size_t i = DELIMITER; i < N_PARTS; i++) {
        ou_drop_maybe(th, parts[i]);
    }
    ou_drop_maybe(th, base);
    return result;
}

static void dialect_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_clear_ref(th, &((OuCsvDialect *)self)->line_terminator);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

static size_t dialect_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, ((OuCsvDialect *)self)->line_terminator);
    ou_instance_visit_extra(self, fn, arg);
    return OU_VISIT_END;
}

static OuObject *character(OuThread *th, uint32_t c)
{
    return c == OU_CSV_UNSET ? OU_NONE : ou_str_from_char(th, c);
}

static OuObject *get_delimiter(OuThread *th, OuObject *self)
{
    return character(th, ((OuCsvDialect *)self)->delimiter);
}

static OuObject *get_escapechar(OuThread *th, OuObject *self)
{
    return character(th, ((OuCsvDialect *)self)->escape);
}

static OuObject *get_quotechar(OuThread *th, OuObject *self)
{
    return character(th, ((OuCsvDialect *)self)->quote);
}

static OuObject *get_lineterminator(OU_UNUSED OuThread *th, OuObject *self)
{
    return ou_keep(((OuCsvDialect *)self)->line_terminator);
}

static OuObject *get_quoting(OuThread *th, OuObject *self)
{
    return ou_int_new(th, ((OuCsvDialect *)self)->quoting);
}

OU_METHOD(dialect_reduce)
{
    return ou_null(th, &ou_exc_type_error, "cannot pickle '%s' instances", ou_type_short_name(self->type));
}

static const OuMethodDef methods[] = {
    {"__reduce__", dialect_reduce, NULL, 0, "raises an exception to avoid pickling"},
    {"__reduce_ex__", dialect_reduce, NULL, 0, "raises an exception to avoid pickling"},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuGetSetDef getset[] = {
    {"delimiter", get_delimiter, NULL, NULL},
    {"escapechar", get_escapechar, NULL, NULL},
    {"lineterminator", get_lineterminator, NULL, NULL},
    {"quotechar", get_quotechar, NULL, NULL},
    {"quoting", get_quoting, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

static const OuMemberDef members[] = {
    {"skipinitialspace", OU_MEMBER_BOOL, offsetof(OuCsvDialect, skip_space), false, NULL},
    {"doublequote", OU_MEMBER_BOOL, offsetof(OuCsvDialect, double_quote), false, NULL},
    {"strict", OU_MEMBER_BOOL, offsetof(OuCsvDialect, strict), false, NULL},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

const OuType ou_csv_dialect_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_csv.Dialect",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_CSV_DIALECT,
    .basic_size = sizeof(OuCsvDialect),
    .drop = dialect_drop,
    .visit = dialect_visit,
    .clear = ou_instance_clear_only,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .make = ou_csv_dialect_make,
    .init = ou_object_init,
    .methods = methods,
    .getset = getset,
    .members = members,
    .doc = "CSV dialect\n\nThe Dialect type records CSV parsing and generation options.\n",
};

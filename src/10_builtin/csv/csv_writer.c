/* csv_writer.c - _csv.writer: rows to lines, which go to somebody's write(). A row is put together in a builder of its own, so
 * that what str() of a field runs may write rows too. */
#include "10_builtin/csv/csv_int.h"

typedef struct Writer {
    OuObject head;
    OuObject *write, *dialect; /* owned; NULL only while it is made */
} Writer;

static bool fail(OuThread *th, const char *message)
{
    return ou_data_raise(th, ou_csv_error(th), "%s", message);
}

/* Does the dialect give this character a meaning? */
OU_INLINE bool is_special(const OuCsvDialect *d, uint32_t c)
{
    if (c == d->delimiter || c == d->escape || c == d->quote) {
        return true;
    }
    size_t n = ou_str_length(d->line_terminator);
    for (size_t i = 0; i < n; i++) {
        if (c == ou_str_at(d->line_terminator, i)) {
            return true;
        }
    }
    return false;
}

/* The first character from place i on that has a meaning; the length: none. */
static size_t special_from(const OuCsvDialect *d, OuObject *text, size_t i)
{
    size_t n = ou_str_length(text);
    const void *data = ou_str_data(text);
    unsigned width = ou_str_width(text);
    while (i < n && !is_special(d, ou_chars_get(data, width, i))) {
        i++;
    }
    return i;
}

/* How a special character is written. */
typedef enum Way { AS_IT_IS, DOUBLED, ESCAPED } Way;

static Way way_of(const OuCsvDialect *d, uint32_t c, bool *quoted)
{
    if (d->quoting == OU_CSV_NONE) {
        return ESCAPED;
    }
    if (c == d->quote && !d->double_quote) {
        return ESCAPED;
    }
    if (c != d->quote && c == d->escape) {
        return ESCAPED;
    }
    *quoted = true;
    return c == d->quote ? DOUBLED : AS_IT_IS;
}

/* Does a field need quotes around it, or an escape character that there is not? */
static bool look_over(OuThread *th, const OuCsvDialect *d, OuObject *text, bool *quoted)
{
    size_t n = ou_str_length(text);
    for (size_t i = special_from(d, text, 0); i < n; i = special_from(d, text, i + 1)) {
        if (way_of(d, ou_str_at(text, i), quoted) == ESCAPED && d->escape == OU_CSV_UNSET) {
            return fail(th, "need to escape, but no escapechar set");
        }
    }
    return true;
}

/* The characters of a field, with what the special ones get before them. */
static bool put_characters(OuThread *th, OuStrBuilder *row, const OuCsvDialect *d, OuObject *text)
{
    size_t n = ou_str_length(text), done = 0;
    bool quoted = false;
    for (size_t i = special_from(d, text, 0); i < n; i = special_from(d, text, i + 1)) {
        Way way = way_of(d, ou_str_at(text, i), &quoted);
        if (way != AS_IT_IS) {
            if (!ou_builder_sub(th, row, text, done, i) || !ou_builder_char(th, row, way == ESCAPED ? d->escape : d->quote)) {
                return false;
            }
            done = i;
        }
    }
    return done == 0 ? ou_builder_str(th, row, text) : ou_builder_sub(th, row, text, done, n);
}

static bool put_field(OuThread *th, OuStrBuilder *row, const OuCsvDialect *d, OuObject *text, bool quoted)
{
    return look_over(th, d, text, &quoted) && (!quoted || ou_builder_char(th, row, d->quote)) &&
           put_characters(th, row, d, text) && (!quoted || ou_builder_char(th, row, d->quote));
}

static bool is_number(const OuObject *o)
{
    const OuNumberSlots *number = o->type->number;
    return number != NULL && (number->index != NULL || number->to_int != NULL || number->to_float != NULL);
}

static bool put_object(OuThread *th, OuStrBuilder *row, const OuCsvDialect *d, OuObject *o)
{
    bool quoted = d->quoting == OU_CSV_ALL || (d->quoting == OU_CSV_NONNUMERIC && !is_number(o));
    if (o == OU_NONE) { /* nothing, or nothing in quotes */
        return !quoted || (ou_builder_char(th, row, d->quote) && ou_builder_char(th, row, d->quote));
    }
    OuObject *text = ou_is_str(o) ? ou_keep(o) : ou_str(th, o);
    bool ok = text != NULL && put_field(th, row, d, text, quoted);
    ou_drop_maybe(th, text);
    return ok;
}

/* The fields of a row; its length in characters must not be 0 when it has a field: that would read as no row. */
static bool put_row(OuThread *th, OuStrBuilder *row, const OuCsvDialect *d, OuObject *iterator)
{
    size_t n = 0;
    OuObject *field;
    while ((field = ou_next(th, iterator)) != NULL) {
        bool ok = (n == 0 || ou_builder_char(th, row, d->delimiter)) && put_object(th, row, d, field);
        ou_drop(th, field);
        if (!ok) {
            return false;
        }
        n++;
    }
    if (ou_has_error(th)) {
        return false;
    }
    if (n > 0 && row->length == 0) {
        if (d->quoting == OU_CSV_NONE) {
            return fail(th, "single empty field record must be quoted");
        }
        if (!ou_builder_char(th, row, d->quote) || !ou_builder_char(th, row, d->quote)) {
            return false;
        }
    }
    return ou_builder_str(th, row, d->line_terminator);
}

static OuObject *write_row(OuThread *th, Writer *w, OuObject *fields)
{
    OuObject *iterator = ou_iter(th, fields), *text, *result;
    if (iterator == NULL) {
        if (ou_error_swallow(th, &ou_exc_type_error)) {
            ou_data_raise(th, ou_csv_error(th), "iterable expected, not %T", fields);
        }
        return NULL;
    }
    OuStrBuilder row;
    ou_builder_init(&row);
    bool ok = put_row(th, &row, (OuCsvDialect *)w->dialect, iterator);
    ou_drop(th, iterator);
    text = ok ? ou_builder_finish(th, &row) : NULL;
    if (text == NULL) {
        ou_builder_abandon(th, &row);
        return NULL;
    }
    result = ou_call1(th, w->write, text);
    ou_drop(th, text);
    return result;
}

OU_METHOD(writer_writerow)
{
    if (!ou_args_no_keywords(th, "writer.writerow", kwnames)) {
        return NULL;
    }
    if (n != 1) {
        return ou_null(th, &ou_exc_type_error, "writer.writerow() takes exactly one argument (%zu given)", n);
    }
    return write_row(th, (Writer *)self, args[0]);
}

OU_METHOD(writer_writerows)
{
    if (!ou_args_no_keywords(th, "writer.writerows", kwnames)) {
        return NULL;
    }
    if (n != 1) {
        return ou_null(th, &ou_exc_type_error, "writer.writerows() takes exactly one argument (%zu given)", n);
    }
    OuObject *rows = ou_iter(th, args[0]), *row;
    if (rows == NULL) {
        return NULL;
    }
    while ((row = ou_next(th, rows)) != NULL) {
        OuObject *result = write_row(th, (Writer *)self, row);
        ou_drop(th, row);
        if (result == NULL) {
            break;
        }
        ou_drop(th, result);
    }
    ou_drop(th, rows);
    return ou_has_error(th) ? NULL : OU_NONE;
}

OuObject *ou_csv_writer(OuThread *th, OU_UNUSED OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    bool failed = false;
    if (!ou_csv_count(th, n)) {
        return NULL;
    }
    Writer *w = (Writer *)ou_object_new_zeroed(th, &ou_csv_writer_type, sizeof *w);
    if (w == NULL) {
        return NULL;
    }
    w->write = ou_get_attr_maybe(th, args[0], OU_NAME(th, plain_write), &failed);
    if (!failed && (w->write == NULL || !ou_is_callable(w->write))) {
        failed = !ou_raise(th, &ou_exc_type_error, "argument 1 must have a \"write\" method");
    }
    w->dialect = failed ? NULL : ou_csv_dialect_make(th, &ou_csv_dialect_type, args + 1, n - 1, kwnames);
    if (w->dialect == NULL) {
        ou_drop(th, w);
        return NULL;
    }
    ou_track(th, &w->head);
    return &w->head;
}

static size_t writer_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, ((Writer *)self)->write);
    ou_visit_one(fn, arg, ((Writer *)self)->dialect);
    return OU_VISIT_END;
}

static void writer_clear(OuThread *th, OuObject *self)
{
    ou_replace(th, &((Writer *)self)->write, OU_NONE);
}

static void writer_drop(OuThread *th, OuObject *self)
{
    Writer *w = (Writer *)self;
    ou_untrack(th, self);
    ou_clear_ref(th, &w->write);
    ou_clear_ref(th, &w->dialect);
    ou_object_free(th, self, sizeof *w);
}

static const OuMethodDef methods[] = {
    {"writerow", writer_writerow, NULL, 0,
     "writerow(iterable)\n\nConstruct and write a CSV record from an iterable of fields.  Non-string\n"
     "elements will be converted to string."},
    {"writerows", writer_writerows, NULL, 0,
     "writerows(iterable of iterables)\n\nConstruct and write a series of iterables to a csv file.  Non-string\n"
     "elements will be converted to string."},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuMemberDef members[] = {
    {"dialect", OU_MEMBER_OBJECT, offsetof(Writer, dialect), false, NULL},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

const OuType ou_csv_writer_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_csv.writer",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_CSV_WRITER,
    .basic_size = sizeof(Writer),
    .drop = writer_drop,
    .visit = writer_visit,
    .clear = writer_clear,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .init = ou_object_init,
    .methods = methods,
    .members = members,
    .doc = "CSV writer\n\nWriter objects are responsible for generating tabular data\nin CSV format from sequence input.\n",
};

/* csv_reader.c - _csv.reader: rows out of lines.
 *
 * A machine of few states goes over the characters of a line and its end. Characters that mean nothing are not looked at one by
 * one: a run of them is a piece of the field, and a field of one piece is cut out of the line as it stands. The lines
 * come from an iterator that may run anything, this reader too: what stands in the reader is read again after it. */
#include "10_builtin/csv/csv_int.h"

#include "06_types/float.h"
#include "06_types/int.h"
#include "06_types/list.h"

typedef enum State {
    ROW,             /* nothing of the row yet */
    FIELD,           /* nothing of the field yet */
    PLAIN,           /* in a field without quotes */
    PLAIN_ESCAPE,    /* behind the escape character in it */
    PLAIN_ESCAPED_NEWLINE,
    QUOTED,          /* in quotes */
    QUOTED_ESCAPE,
    QUOTED_QUOTE,    /* behind a quote in quotes: it ends them, or is doubled */
    NEWLINE          /* behind the row: only more of the end of the line may follow */
} State;

#define END_OF_LINE (UINT32_MAX - 1) /* stands behind the last character of each line */

typedef struct Reader {
    OuObject head;
    OuObject *lines, *dialect; /* owned; NULL only while it is made */
    OuObject *row;             /* list being filled; owned, NULL: none */
    OuStrBuilder field;        /* earlier pieces of the field */
    size_t piece, piece_end;   /* the last piece, in the line being read; equal: none */
    State state;
    bool numeric;              /* the field has to become a float */
    int64_t line_number;
} Reader;

/* One line going through. */
typedef struct Line {
    OuThread *th;
    Reader *r;
    const OuCsvDialect *d;
    OuObject *text;
    int64_t limit; /* of characters a field */
    size_t at;
} Line;

static bool fail(Line *l, const char *message)
{
    return ou_data_raise(l->th, ou_csv_error(l->th), "%s", message);
}

/* ---- the field ---- */

static bool flush_piece(Line *l)
{
    Reader *r = l->r;
    if (r->piece == r->piece_end) {
        return true;
    }
    bool ok = ou_builder_sub(l->th, &r->field, l->text, r->piece, r->piece_end);
    r->piece = r->piece_end;
    return ok;
}

static bool check_limit(Line *l, size_t more)
{
    size_t length = l->r->field.length + (l->r->piece_end - l->r->piece);
    if (l->limit < 0 || length + more > (size_t)l->limit) {
        return ou_data_raise(l->th, ou_csv_error(l->th), "field larger than field limit (%lld)", (long long)l->limit);
    }
    return true;
}

/* Characters [from, to) of the line belong to the field. */
static bool add_run(Line *l, size_t from, size_t to)
{
    Reader *r = l->r;
    if (!check_limit(l, to - from)) {
        return false;
    }
    if (r->piece == r->piece_end || r->piece_end != from) {
        if (!flush_piece(l)) {
            return false;
        }
        r->piece = from;
    }
    r->piece_end = to;
    return true;
}

/* The newline that the end of a line stands for after an escape character. */
static bool add_newline(Line *l)
{
    return check_limit(l, 1) && flush_piece(l) && ou_builder_char(l->th, &l->r->field, '\n');
}

static OuObject *field_text(Line *l)
{
    Reader *r = l->r;
    if (r->field.length == 0) {
        size_t from = r->piece, to = r->piece_end;
        r->piece = r->piece_end = 0;
        return ou_str_slice(l->th, l->text, from, to);
    }
    if (!flush_piece(l)) {
        return NULL;
    }
    r->piece = r->piece_end = 0;
    return ou_builder_finish(l->th, &r->field);
}

static bool save(Line *l)
{
    OuThread *th = l->th;
    Reader *r = l->r;
    OuObject *field = field_text(l);
    if (field != NULL && r->numeric) {
        r->numeric = false;
        OuObject *number = ou_float_from_str(th, field);
        ou_drop(th, field);
        field = number;
    }
    if (r->row == NULL) { /* somebody used the reader while it waited for a line */
        ou_drop_maybe(th, field);
        return ou_data_raise(th, ou_csv_error(th), "iterator has already advanced the reader");
    }
    return ou_list_append_adopt(th, r->row, field);
}

/* ---- the machine ---- */

static bool is_line_end(uint32_t c)
{
    return c == '\n' || c == '\r' || c == END_OF_LINE;
}

/* The field and its row are done. */
static bool end_row(Line *l, uint32_t c)
{
    if (!save(l)) {
        return false;
    }
    l->r->state = c == END_OF_LINE ? ROW : NEWLINE;
    return true;
}

static bool end_field(Line *l)
{
    l->r->state = FIELD;
    return save(l);
}

OU_INLINE bool is_quote(const OuCsvDialect *d, uint32_t c)
{
    return c == d->quote && d->quoting != OU_CSV_NONE;
}

OU_INLINE size_t plain_end(const OuCsvDialect *d, const void *data, unsigned width, size_t i, size_t n, bool quoted)
{
    uint32_t quote = d->quoting == OU_CSV_NONE ? OU_CSV_UNSET : d->quote;
    uint32_t a = quoted ? quote : d->delimiter, b = d->escape;
    for (; i < n; i++) {
        uint32_t c = ou_chars_get(data, width, i);
        if (c == a || c == b || (!quoted && (c == '\n' || c == '\r'))) {
            break;
        }
    }
    return i;
}

/* Adds characters from place `from` on that mean nothing in this state: at least the first. */
static bool add_plain(Line *l, size_t from, bool quoted)
{
    const void *data = ou_str_data(l->text);
    size_t n = ou_str_length(l->text), to;
    switch (ou_str_width(l->text)) {
    case 1: to = plain_end(l->d, data, 1, from + 1, n, quoted); break;
    case 2: to = plain_end(l->d, data, 2, from + 1, n, quoted); break;
    default: to = plain_end(l->d, data, 4, from + 1, n, quoted); break;
    }
    l->at = to;
    return add_run(l, from, to);
}

static bool field_start(Line *l, uint32_t c, size_t at)
{
    Reader *r = l->r;
    const OuCsvDialect *d = l->d;
    if (is_line_end(c)) {
        return end_row(l, c);
    }
    if (is_quote(d, c)) {
        r->state = QUOTED;
    } else if (c == d->escape) {
        r->state = PLAIN_ESCAPE;
    } else if (c == ' ' && d->skip_space) {
        r->state = FIELD;
    } else if (c == d->delimiter) {
        return end_field(l);
    } else {
        r->numeric = d->quoting == OU_CSV_NONNUMERIC;
        r->state = PLAIN;
        return add_plain(l, at, false);
    }
    return true;
}

static bool plain(Line *l, uint32_t c, size_t at)
{
    if (is_line_end(c)) {
        return end_row(l, c);
    }
    if (c == l->d->escape) {
        l->r->state = PLAIN_ESCAPE;
        return true;
    }
    return c == l->d->delimiter ? end_field(l) : add_plain(l, at, false);
}

static bool quoted(Line *l, uint32_t c, size_t at)
{
    Reader *r = l->r;
    if (c == END_OF_LINE) {
        return true;
    }
    if (c == l->d->escape) {
        r->state = QUOTED_ESCAPE;
    } else if (is_quote(l->d, c)) {
        r->state = l->d->double_quote ? QUOTED_QUOTE : PLAIN;
    } else {
        return add_plain(l, at, true);
    }
    return true;
}

static bool quoted_quote(Line *l, uint32_t c, size_t at)
{
    Reader *r = l->r;
    if (is_quote(l->d, c)) {
        r->state = QUOTED;
        return add_run(l, at, at + 1);
    }
    if (c == l->d->delimiter) {
        return end_field(l);
    }
    if (is_line_end(c)) {
        return end_row(l, c);
    }
    if (l->d->strict) {
        return ou_data_raise(l->th, ou_csv_error(l->th), "'%c' expected after '%c'", (int)l->d->delimiter, (int)l->d->quote);
    }
    r->state = PLAIN;
    return add_run(l, at, at + 1);
}

/* The character at place `at`, or END_OF_LINE. l->at is behind it, or further on when more were taken. */
static bool take(Line *l, uint32_t c, size_t at)
{
    Reader *r = l->r;
    switch (r->state) {
    case ROW:
        if (c == END_OF_LINE) {
            return true;
        }
        if (c == '\n' || c == '\r') {
            r->state = NEWLINE;
            return true;
        }
        return field_start(l, c, at);
    case FIELD: return field_start(l, c, at);
    case PLAIN_ESCAPE:
        r->state = c == '\n' || c == '\r' ? PLAIN_ESCAPED_NEWLINE : PLAIN;
        return c == END_OF_LINE ? add_newline(l) : add_run(l, at, at + 1);
    case PLAIN_ESCAPED_NEWLINE:
        if (c == END_OF_LINE) {
            return true;
        }
        return plain(l, c, at);
    case PLAIN: return plain(l, c, at);
    case QUOTED: return quoted(l, c, at);
    case QUOTED_ESCAPE:
        r->state = QUOTED;
        return c == END_OF_LINE ? add_newline(l) : add_run(l, at, at + 1);
    case QUOTED_QUOTE: return quoted_quote(l, c, at);
    case NEWLINE:
        if (c == END_OF_LINE) {
            r->state = ROW;
            return true;
        }
        return c == '\n' || c == '\r' ||
               fail(l, "new-line character seen in unquoted field - do you need to open the file in universal-newline mode?");
    }
    return false;
}

/* A line through the machine. What is left of an unfinished field goes to the builder: the line is not kept. */
static bool take_line(Line *l)
{
    size_t n = ou_str_length(l->text);
    l->r->piece = l->r->piece_end = 0;
    for (l->at = 0; l->at < n;) {
        size_t at = l->at++;
        if (!take(l, ou_str_at(l->text, at), at)) {
            return false;
        }
    }
    return take(l, END_OF_LINE, n) && flush_piece(l);
}

/* ---- the object ---- */

static void reset(OuThread *th, Reader *r)
{
    ou_builder_abandon(th, &r->field);
    r->piece = r->piece_end = 0;
    r->state = ROW;
    r->numeric = false;
}

/* No more lines. *more: an unfinished field makes a row nevertheless. */
static bool at_end(OuThread *th, Reader *r, bool *more)
{
    *more = r->field.length > 0 || r->state == QUOTED;
    if (!*more) {
        return true;
    }
    if (((OuCsvDialect *)r->dialect)->strict) {
        return ou_data_raise(th, ou_csv_error(th), "unexpected end of data");
    }
    Line l = {.th = th, .r = r, .d = (OuCsvDialect *)r->dialect, .text = th->vm->types->empty_str, .limit = INT64_MAX};
    if (l.text == NULL && (l.text = ou_str_new(th, 0, 0)) == NULL) {
        return false;
    }
    return save(&l);
}

static OuObject *reader_next(OuThread *th, OuObject *self)
{
    Reader *r = (Reader *)self;
    reset(th, r);
    OuObject *row = ou_list_new(th, 0);
    if (row == NULL) {
        return NULL;
    }
    ou_replace(th, &r->row, row);
    do {
        bool more = false;
        OuObject *text = ou_next(th, r->lines);
        if (text == NULL) {
            if (ou_has_error(th) || !at_end(th, r, &more) || !more) {
                return NULL;
            }
            break;
        }
        if (!ou_is_str(text)) {
            ou_data_raise(th, ou_csv_error(th),
                          "iterator should return strings, not %T (the file should be opened in text mode)", text);
            ou_drop(th, text);
            return NULL;
        }
        r->line_number++;
        Line l = {.th = th, .r = r, .d = (OuCsvDialect *)r->dialect, .text = text, .limit = ou_csv_field_limit(th)};
        bool ok = take_line(&l);
        ou_drop(th, text);
        if (!ok) {
            return NULL;
        }
    } while (r->state != ROW);
    row = r->row;
    r->row = NULL;
    return row != NULL ? row : ou_list_new(th, 0);
}

OuObject *ou_csv_reader(OuThread *th, OU_UNUSED OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (!ou_csv_count(th, n)) {
        return NULL;
    }
    Reader *r = (Reader *)ou_object_new_zeroed(th, &ou_csv_reader_type, sizeof *r);
    if (r == NULL) {
        return NULL;
    }
    ou_builder_init(&r->field);
    r->lines = ou_iter(th, args[0]);
    r->dialect = r->lines == NULL ? NULL : ou_csv_dialect_make(th, &ou_csv_dialect_type, args + 1, n - 1, kwnames);
    if (r->dialect == NULL) {
        ou_drop(th, r);
        return NULL;
    }
    ou_track(th, &r->head);
    return &r->head;
}

static size_t reader_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    Reader *r = (Reader *)self;
    ou_visit_one(fn, arg, r->lines);
    ou_visit_one(fn, arg, r->dialect);
    ou_visit_one(fn, arg, r->row);
    return OU_VISIT_END;
}

/* Without lines there is nothing to be read: None is no iterator, and says so. */
static void reader_clear(OuThread *th, OuObject *self)
{
    Reader *r = (Reader *)self;
    ou_replace(th, &r->lines, OU_NONE);
    ou_clear_ref(th, &r->row);
}

static void reader_drop(OuThread *th, OuObject *self)
{
    Reader *r = (Reader *)self;
    ou_untrack(th, self);
    ou_builder_abandon(th, &r->field);
    ou_clear_ref(th, &r->row);
    ou_clear_ref(th, &r->lines);
    ou_clear_ref(th, &r->dialect);
    ou_object_free(th, self, sizeof *r);
}

static const OuMemberDef members[] = {
    {"dialect", OU_MEMBER_OBJECT, offsetof(Reader, dialect), false, NULL},
    {"line_num", OU_MEMBER_I64, offsetof(Reader, line_number), false, NULL},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

const OuType ou_csv_reader_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_csv.reader",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_CSV_READER,
    .basic_size = sizeof(Reader),
    .drop = reader_drop,
    .visit = reader_visit,
    .clear = reader_clear,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .iter = ou_object_self,
    .next = reader_next,
    .init = ou_object_init,
    .members = members,
    .doc = "CSV reader\n\nReader objects are responsible for reading and parsing tabular data\nin CSV format.\n",
};

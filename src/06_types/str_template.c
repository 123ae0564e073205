/* str_template.c - str.format(), format_map(), and the iterators of the _string module.
 *
 * One reader of markup and one of field names serve both. A field's format specification is
 * expanded by the same walk, two levels deep at most. */
#include "06_types/str_int.h"

#include "06_types/type.h"
#include "06_types/type_index.h"
#include "06_types/unicode.h"

/* ---- markup: literal text and replacement fields ---- */

typedef struct Part {
    size_t literal, literal_end;
    bool field;             /* a field follows the literal text */
    size_t name, name_end;  /* of the field */
    size_t spec, spec_end;
    bool nested;            /* the specification has fields itself */
    uint32_t conversion;    /* 0: none */
} Part;

static bool bad(OuThread *th, const char *message)
{
    return ou_raise(th, &ou_exc_value_error, "%s", message);
}

/* The field name from *at (behind the brace), conversion and specification; *at is behind the field. */
static bool read_field(OuThread *th, OuObject *s, size_t *at, size_t end, Part *part)
{
    uint32_t c = 0;
    bool bracket = false;
    part->name = *at;
    for (; *at < end; ++*at) {
        c = ou_str_at(s, *at);
        if (c == '{' && !bracket) {
            return bad(th, "unexpected '{' in field name");
        }
        if (c == '[') {
            bracket = true;
        } else if (c == ']') {
            bracket = false;
        } else if (!bracket && (c == '}' || c == ':' || c == '!')) {
            break;
        }
    }
    part->name_end = *at;
    if (*at >= end) {
        return bad(th, "expected '}' before end of string");
    }
    ++*at;
    part->spec = part->spec_end = *at;
    if (c == '}') {
        return true;
    }
    if (c == '!') {
        if (*at >= end) {
            return bad(th, "end of string while looking for conversion specifier");
        }
        part->conversion = ou_str_at(s, (*at)++);
        if (*at < end) {
            c = ou_str_at(s, (*at)++);
            if (c == '}') {
                part->spec = part->spec_end = *at;
                return true;
            }
            if (c != ':') {
                return bad(th, "expected ':' after conversion specifier");
            }
        }
    }
    part->spec = *at;
    for (size_t depth = 1; *at < end;) {
        c = ou_str_at(s, (*at)++);
        if (c == '{') {
            part->nested = true;
            depth++;
        } else if (c == '}' && --depth == 0) {
            part->spec_end = *at - 1;
            return true;
        }
    }
    return bad(th, "unmatched '{' in format spec");
}

/* The next literal text with what follows it. OU_FALSE: the end. */
static OuTruth read_part(OuThread *th, OuObject *s, size_t *at, size_t end, Part *part)
{
    *part = (Part){.literal = *at, .literal_end = *at};
    if (*at >= end) {
        return OU_FALSE;
    }
    uint32_t c = 0;
    while (*at < end) {
        c = ou_str_at(s, *at);
        if (c == '{' || c == '}') {
            break;
        }
        ++*at;
    }
    part->literal_end = *at;
    if (*at == end) {
        return OU_TRUE;
    }
    ++*at;
    if (*at < end && ou_str_at(s, *at) == c) { /* doubled: it belongs to the literal text */
        part->literal_end = *at;
        ++*at;
        return OU_TRUE;
    }
    if (c == '}' || *at == end) {
        bad(th, c == '}' ? "Single '}' encountered in format string" : "Single '{' encountered in format string");
        return OU_ERROR;
    }
    part->field = true;
    return read_field(th, s, at, end, part) ? OU_TRUE : OU_ERROR;
}

/* ---- field names: first, then .attribute or [item] ---- */

/* The number that s[from, to) says; -1: it is none, -2: too large, and raised. */
static int64_t number_of(OuThread *th, OuObject *s, size_t from, size_t to)
{
    int64_t value = 0;
    if (from == to) {
        return -1;
    }
    for (size_t i = from; i < to; i++) {
        uint32_t c = ou_str_at(s, i);
        if (!ou_unicode_is_decimal(c)) {
            return -1;
        }
        if (!ou_checked_mul_i64(value, 10, &value) || !ou_checked_add_i64(value, ou_unicode_decimal(c), &value)) {
            bad(th, "Too many decimal digits in format string");
            return -2;
        }
    }
    return value;
}

static size_t first_end(OuObject *s, size_t from, size_t to)
{
    while (from < to && ou_str_at(s, from) != '.' && ou_str_at(s, from) != '[') {
        from++;
    }
    return from;
}

typedef struct Step {
    bool attribute;
    size_t from, to;
    int64_t index; /* -1: a name */
} Step;

static OuTruth read_step(OuThread *th, OuObject *s, size_t *at, size_t end, Step *step)
{
    if (*at >= end) {
        return OU_FALSE;
    }
    uint32_t c = ou_str_at(s, (*at)++);
    step->index = -1;
    step->from = *at;
    if (c == '.') {
        step->attribute = true;
        *at = step->to = first_end(s, *at, end);
    } else if (c == '[') {
        step->attribute = false;
        while (*at < end && ou_str_at(s, *at) != ']') {
            ++*at;
        }
        if (*at >= end) {
            bad(th, "Missing ']' in format string");
            return OU_ERROR;
        }
        step->to = (*at)++;
        step->index = number_of(th, s, step->from, step->to);
        if (step->index == -2) {
            return OU_ERROR;
        }
    } else {
        bad(th, "Only '.' or '[' may follow ']' in format field specifier");
        return OU_ERROR;
    }
    if (step->from == step->to) {
        bad(th, "Empty attribute in format string");
        return OU_ERROR;
    }
    return OU_TRUE;
}

/* ---- formatting ---- */

typedef struct Values {
    OuObject *const *args;
    size_t n;
    OuObject *kwnames;   /* names of the values behind the n positional ones; may be NULL */
    OuObject *mapping;   /* of format_map(); NULL: format() */
    int64_t next;        /* number of the next unnumbered field */
    enum { UNKNOWN, AUTOMATIC, MANUAL } numbering;
} Values;

static OuObject *by_number(OuThread *th, const Values *values, int64_t index)
{
    if (values->mapping != NULL) {
        return ou_null(th, &ou_exc_value_error, "Format string contains positional fields");
    }
    if ((uint64_t)index >= values->n) {
        return ou_null(th, &ou_exc_index_error, "Replacement index %zd out of range for positional args tuple",
                       (ptrdiff_t)index);
    }
    return ou_keep(values->args[index]);
}

static OuObject *by_name_adopt(OuThread *th, const Values *values, OuObject *name)
{
    OuObject *value = NULL;
    if (name == NULL) {
        return NULL;
    }
    if (values->mapping != NULL) {
        value = ou_get_item(th, values->mapping, name);
    } else {
        for (size_t i = 0; values->kwnames != NULL && i < ou_tuple_size(values->kwnames); i++) {
            if (ou_str_equal(ou_tuple_borrow(values->kwnames, i), name)) {
                value = ou_keep(values->args[values->n + i]);
                break;
            }
        }
        if (value == NULL) {
            ou_raise_value(th, &ou_exc_key_error, name);
        }
    }
    ou_drop(th, name);
    return value;
}

static OuObject *first_value(OuThread *th, OuObject *s, size_t from, size_t to, Values *values)
{
    int64_t index = number_of(th, s, from, to);
    if (index == -2) {
        return NULL;
    }
    if (from != to && index < 0) {
        return by_name_adopt(th, values, ou_str_slice(th, s, from, to));
    }
    if (values->mapping == NULL) {
        int wanted = from == to ? AUTOMATIC : MANUAL;
        if (values->numbering == UNKNOWN) {
            values->numbering = from == to ? AUTOMATIC : MANUAL;
        } else if ((int)values->numbering != wanted) {
            bad(th, wanted == MANUAL
                        ? "cannot switch from automatic field numbering to manual field specification"
                        : "cannot switch from manual field specification to automatic field numbering");
            return NULL;
        }
    }
    return by_number(th, values, from == to ? values->next++ : index);
}

static OuObject *field_value(OuThread *th, OuObject *s, const Part *part, Values *values)
{
    size_t at = first_end(s, part->name, part->name_end);
    OuObject *value = first_value(th, s, part->name, at, values);
    Step step;
    while (value != NULL) {
        OuTruth more = read_step(th, s, &at, part->name_end, &step);
        if (more == OU_FALSE) {
            break;
        }
        OuObject *next = NULL, *key = NULL;
        if (more == OU_TRUE) {
            key = step.index >= 0 && !step.attribute ? ou_int_new(th, step.index)
                                                     : ou_str_slice(th, s, step.from, step.to);
        }
        if (key != NULL) {
            next = step.attribute ? ou_get_attr(th, value, key) : ou_get_item(th, value, key);
            ou_drop(th, key);
        }
        ou_drop(th, value);
        value = next;
    }
    return value;
}

/* The value as !r, !s, !a say; taken over. */
static OuObject *convert_adopt(OuThread *th, OuObject *value, uint32_t conversion)
{
    OuObject *text = NULL;
    switch (conversion) {
    case 0: return value;
    case 'r': text = ou_repr(th, value); break;
    case 's': text = ou_str(th, value); break;
    case 'a': text = ou_ascii(th, value); break;
    default:
        if (conversion > 32 && conversion < 127) {
            ou_raise(th, &ou_exc_value_error, "Unknown conversion specifier %c", (int)conversion);
        } else {
            ou_raise(th, &ou_exc_value_error, "Unknown conversion specifier \\x%x", (unsigned)conversion);
        }
    }
    ou_drop(th, value);
    return text;
}

static bool expand(OuThread *th, OuStrBuilder *b, OuObject *s, size_t at, size_t end, Values *values, int depth);

static bool put_field(OuThread *th, OuStrBuilder *b, OuObject *s, const Part *part, Values *values, int depth)
{
    OuObject *value = field_value(th, s, part, values);
    if (value != NULL) {
        value = convert_adopt(th, value, part->conversion);
    }
    if (value == NULL) {
        return false;
    }
    OuObject *spec = NULL, *text = NULL;
    bool ok = true;
    if (part->nested) {
        OuStrBuilder inner;
        ou_builder_init(&inner);
        ok = expand(th, &inner, s, part->spec, part->spec_end, values, depth - 1);
        if (ok) {
            spec = ou_builder_finish(th, &inner);
        } else {
            ou_builder_abandon(th, &inner);
        }
        ok = spec != NULL;
    } else if (part->spec < part->spec_end) {
        spec = ou_str_slice(th, s, part->spec, part->spec_end);
        ok = spec != NULL;
    }
    if (ok) {
        text = spec == NULL && ou_is_exact_str(value) ? ou_keep(value) : ou_format(th, value, spec);
        ok = text != NULL && ou_builder_str(th, b, text);
    }
    ou_drop_maybe(th, text);
    ou_drop_maybe(th, spec);
    ou_drop(th, value);
    return ok;
}

static bool expand(OuThread *th, OuStrBuilder *b, OuObject *s, size_t at, size_t end, Values *values, int depth)
{
    if (depth <= 0) {
        return bad(th, "Max string recursion exceeded");
    }
    for (;;) {
        Part part;
        OuTruth more = read_part(th, s, &at, end, &part);
        if (more != OU_TRUE) {
            return more == OU_FALSE;
        }
        if (!ou_builder_sub(th, b, s, part.literal, part.literal_end) ||
            (part.field && !put_field(th, b, s, &part, values, depth))) {
            return false;
        }
    }
}

static OuObject *format(OuThread *th, OuObject *self, Values *values)
{
    OuStrBuilder b;
    ou_builder_init(&b);
    if (!expand(th, &b, self, 0, ou_str_length(self), values, 2)) {
        ou_builder_abandon(th, &b);
        return NULL;
    }
    return ou_builder_finish(th, &b);
}

OuObject *ou_str_method_format(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    Values values = {.args = args, .n = n, .kwnames = kwnames};
    return format(th, self, &values);
}

OuObject *ou_str_method_format_map(OuThread *th, OuObject *self, OuObject *const *args, size_t n,
                                   OuObject *kwnames)
{
    (void)n, (void)kwnames;
    Values values = {.mapping = args[0]};
    return format(th, self, &values);
}

/* ---- _string ---- */

typedef struct TextIter {
    OuObject head;
    OuObject *text; /* an exact str: no cycles */
    size_t at, end;
} TextIter;

static void text_iter_drop(OuThread *th, OuObject *self)
{
    ou_drop_maybe(th, ((TextIter *)self)->text);
    ou_object_free(th, self, sizeof(TextIter));
}

/* text is taken over. */
static OuObject *text_iter_adopt(OuThread *th, const OuType *type, OuObject *text, size_t at)
{
    TextIter *it = text == NULL ? NULL : (TextIter *)ou_object_new(th, type, sizeof(TextIter));
    if (it == NULL) {
        ou_drop_maybe(th, text);
        return NULL;
    }
    it->text = text;
    it->at = at;
    it->end = ou_str_length(text);
    return &it->head;
}

/* (literal text, field name, specification, conversion) */
static OuObject *formatter_next(OuThread *th, OuObject *self)
{
    TextIter *it = (TextIter *)self;
    OuObject *s = it->text;
    Part part;
    if (read_part(th, s, &it->at, it->end, &part) != OU_TRUE) {
        return NULL;
    }
    OuObject *items[4] = {ou_str_slice(th, s, part.literal, part.literal_end), OU_NONE, OU_NONE, OU_NONE};
    if (part.field) {
        items[1] = ou_str_slice(th, s, part.name, part.name_end);
        items[2] = ou_str_slice(th, s, part.spec, part.spec_end);
        if (part.conversion != 0) {
            items[3] = ou_str_from_char(th, part.conversion);
        }
    }
    bool ok = items[0] != NULL && items[1] != NULL && items[2] != NULL && items[3] != NULL;
    OuObject *tuple = ok ? ou_tuple_from(th, items, 4) : NULL;
    for (size_t i = 0; i < 4; i++) {
        ou_drop_maybe(th, items[i]);
    }
    return tuple;
}

/* (is attribute, name or number) */
static OuObject *field_next(OuThread *th, OuObject *self)
{
    TextIter *it = (TextIter *)self;
    Step step;
    if (read_step(th, it->text, &it->at, it->end, &step) != OU_TRUE) {
        return NULL;
    }
    OuObject *key = step.index >= 0 && !step.attribute ? ou_int_new(th, step.index)
                                                       : ou_str_slice(th, it->text, step.from, step.to);
    return key == NULL ? NULL : ou_seq_pair_adopt(th, ou_bool(step.attribute), key);
}

OuObject *ou_str_formatter_parser(OuThread *th, OuObject *s)
{
    if (!ou_is_str(s)) {
        return ou_null(th, &ou_exc_type_error, "expected str, got %T", s);
    }
    return text_iter_adopt(th, &ou_str_formatter_iter_type, ou_str_exact(th, s), 0);
}

OuObject *ou_str_field_name_split(OuThread *th, OuObject *s)
{
    if (!ou_is_str(s)) {
        return ou_null(th, &ou_exc_type_error, "expected str, got %T", s);
    }
    size_t at = first_end(s, 0, ou_str_length(s));
    int64_t index = number_of(th, s, 0, at);
    if (index == -2) {
        return NULL;
    }
    OuObject *first = index >= 0 ? ou_int_new(th, index) : ou_str_slice(th, s, 0, at);
    OuObject *rest = first == NULL ? NULL : text_iter_adopt(th, &ou_str_field_iter_type, ou_str_exact(th, s), at);
    return ou_seq_pair_adopt(th, first, rest);
}

#define ITER_TYPE(variable, type_name, type_index, next_function)                                  \
    const OuType variable = {                                                                      \
        .head = OU_STATIC_HEAD(&ou_type_type),                                                     \
        .name = type_name,                                                                         \
        .base = &ou_object_type,                                                                   \
        .flags = OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,                                               \
        .index = type_index,                                                                       \
        .basic_size = sizeof(TextIter),                                                            \
        .drop = text_iter_drop,                                                                    \
        .repr = ou_object_repr,                                                                    \
        OU_SLOTS_OF_OBJECT,                                                                        \
        .iter = ou_object_self,                                                                    \
        .next = next_function,                                                                     \
    }

ITER_TYPE(ou_str_formatter_iter_type, "formatteriterator", OU_TYPE_INDEX_STR_FORMATTER_ITER, formatter_next);
ITER_TYPE(ou_str_field_iter_type, "fieldnameiterator", OU_TYPE_INDEX_STR_FIELD_ITER, field_next);

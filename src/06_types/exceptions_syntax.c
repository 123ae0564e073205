/* exceptions_syntax.c - SyntaxError and its place in the source. */
#include "06_types/exceptions_int.h"
#include "06_types/int.h"

#define SYNTAX(o) ((OuSyntaxError *)(o))

/* (filename, lineno, offset, text[, end_lineno, end_offset]) */
static bool fill_place(OuThread *th, OuSyntaxError *e, OuObject *info)
{
    size_t n = ou_tuple_size(info);
    if (n < 4 || n > 6) {
        return ou_raise(th, &ou_exc_type_error, "function takes at %s %d arguments (%zu given)", n < 4 ? "least" : "most",
                        n < 4 ? 4 : 6, n);
    }
    if (n == 5) {
        return ou_raise(th, &ou_exc_type_error, "end_offset must be provided when end_lineno is provided");
    }
    OuObject **const places[] = {&e->filename, &e->lineno, &e->offset, &e->text, &e->end_lineno, &e->end_offset};
    for (size_t i = 0; i < OU_COUNT_OF(places); i++) {
        ou_replace(th, places[i], i < n ? ou_keep(ou_tuple_borrow(info, i)) : NULL);
    }
    return true;
}

bool ou_syntax_error_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (!ou_exception_set_args(th, self, args, n, kwnames)) {
        return false;
    }
    OuSyntaxError *e = SYNTAX(self);
    if (n >= 1) {
        ou_replace(th, &e->msg, ou_keep(args[0]));
    }
    if (n != 2) {
        return true;
    }
    OuObject *info = ou_to_tuple(th, args[1]);
    bool ok = info != NULL && fill_place(th, e, info);
    ou_drop_maybe(th, info);
    return ok;
}

/* What stands behind the last slash. New. */
static OuObject *base_name(OuThread *th, OuObject *path)
{
    size_t n = ou_str_length(path), i = n;
    while (i > 0 && ou_str_at(path, i - 1) != '/') {
        i--;
    }
    return ou_str_slice(th, path, i, n);
}

OuObject *ou_syntax_error_str(OuThread *th, OuObject *self)
{
    OuSyntaxError *e = SYNTAX(self);
    OuObject *msg = e->msg == NULL ? OU_NONE : e->msg, *name = NULL, *text;
    bool has_line = e->lineno != NULL && e->lineno->type == &ou_int_type;
    if (e->filename != NULL && ou_is_str(e->filename) && (name = base_name(th, e->filename)) == NULL) {
        return NULL;
    }
    if (name != NULL && has_line) {
        text = ou_str_format(th, "%S (%U, line %S)", msg, name, e->lineno);
    } else if (name != NULL) {
        text = ou_str_format(th, "%S (%U)", msg, name);
    } else if (has_line) {
        text = ou_str_format(th, "%S (line %S)", msg, e->lineno);
    } else {
        text = ou_str(th, msg);
    }
    ou_drop_maybe(th, name);
    return text;
}

#define MEMBER(name, doc) {#name, OU_MEMBER_OBJECT, offsetof(OuSyntaxError, name), true, doc}

const OuMemberDef ou_syntax_error_members[] = {
    MEMBER(msg, "exception msg"),
    MEMBER(filename, "exception filename"),
    MEMBER(lineno, "exception lineno"),
    MEMBER(offset, "exception offset"),
    MEMBER(text, "exception text"),
    MEMBER(end_lineno, "exception end lineno"),
    MEMBER(end_offset, "exception end offset"),
    MEMBER(print_file_and_line, "exception print_file_and_line"),
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

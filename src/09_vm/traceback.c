/* traceback.c - the text that python3 prints for an exception: frames with their source lines and carets (PEP 657), the
 * chain of causes and contexts, the tree of an exception group, notes, SyntaxError's own place.
 *
 * Everything is best effort: what fails while a report is made (no memory, a __str__ that raises, a file that is gone) is
 * left out of it. */
#include "09_vm/source_line.h"
#include "09_vm/suggest.h"

#include "06_types/abstract.h"
#include "06_types/bytes.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/set.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "09_vm/frame.h"

#include <string.h>

#define MAX_CHAIN 1000         /* exceptions of one chain that are shown */
#define MAX_GROUP_DEPTH 10     /* groups inside each other, */
#define MAX_GROUP_WIDTH 15     /* and parts of one group, that are shown */
#define REPEATS_SHOWN 3        /* equal entries in a row that are shown before they are only counted */

typedef struct Report {
    OuThread *th;
    OuStrBuilder text;
    bool failed;
    int64_t limit;  /* sys.tracebacklimit */
    unsigned depth; /* in exception groups; 0: outside */
    bool needs_end; /* the last part of a group is being shown: a line closes the tree behind it */
    OuObject *seen; /* set: identities of what was shown as the cause or context of something; NULL: no group met yet */
} Report;

static void put(Report *r, const char *ascii)
{
    r->failed = r->failed || !ou_builder_ascii(r->th, &r->text, ascii, strlen(ascii));
}

static void put_str(Report *r, OuObject *s)
{
    r->failed = r->failed || s == NULL || !ou_builder_str(r->th, &r->text, s);
}

static void put_adopt(Report *r, OuObject *s)
{
    if (s == NULL) {
        ou_error_clear(r->th);
        put(r, "<unprintable object>");
        return;
    }
    put_str(r, s);
    ou_drop(r->th, s);
}

static void put_fill(Report *r, uint32_t c, size_t n)
{
    r->failed = r->failed || !ou_builder_fill(r->th, &r->text, c, n);
}

/* Has the report failed? Then nothing that may run Python code is asked any more: its error may be pending. */
static bool is_lost(Report *r)
{
    r->failed = r->failed || ou_has_error(r->th);
    return r->failed;
}

/* ---- one entry ---- */

/* What a line inside a group starts with. */
static void put_margin(Report *r)
{
    if (r->depth > 0) {
        put_fill(r, ' ', 2 * (size_t)r->depth);
        put(r, "| ");
    }
}

/* What goes from a line's end before it is shown: spaces there stay. */
static bool is_newline(uint32_t c)
{
    return c == '\n' || c == '\r';
}

/* The source line without what indents it, and carets where the instruction stands in it. */
static void put_source(Report *r, OuObject *filename, uint32_t line, const OuPosition *at)
{
    OuThread *th = r->th;
    OuObject *source = is_lost(r) ? NULL : ou_source_line(th, filename, line);
    if (source == NULL) {
        if (!r->failed) {
            ou_error_clear(th);
        }
        return;
    }
    size_t n = ou_str_length(source), from = 0;
    while (n > 0 && is_newline(ou_str_at(source, n - 1))) {
        n--;
    }
    while (from < n && ou_source_is_space(ou_str_at(source, from))) {
        from++;
    }
    put_margin(r);
    put(r, "    ");
    r->failed = r->failed || !ou_builder_sub(th, &r->text, source, from, n);
    put(r, "\n");
    if (at != NULL && at->column >= 0 && at->line == line) {
        OuCarets carets;
        if (ou_source_carets(th, source, from, n, at, &carets)) {
            put_margin(r);
            put(r, "    ");
            put_fill(r, ' ', carets.start - from);
            if (carets.anchor_start < carets.anchor_end) {
                put_fill(r, '~', carets.anchor_start - carets.start);
                put_fill(r, '^', carets.anchor_end - carets.anchor_start);
                put_fill(r, '~', carets.end - carets.anchor_end);
            } else {
                put_fill(r, '^', carets.end - carets.start);
            }
            put(r, "\n");
        }
    }
    ou_drop(th, source);
}

static void put_entry(Report *r, const OuTraceback *entry)
{
    OuFrameObject *frame = (OuFrameObject *)entry->frame;
    OuCode *code = frame->code;
    OuPosition at = ou_code_position(code, (uint32_t)entry->last_offset / sizeof(uint32_t));
    put_margin(r);
    put_adopt(r, ou_str_format(r->th, "  File \"%U\", line %d, in %U\n", code->filename, (int)entry->line, code->name));
    put_source(r, code->filename, (uint32_t)entry->line, &at);
}

static bool same_place(const OuTraceback *a, const OuTraceback *b)
{
    const OuFrameObject *x = (const OuFrameObject *)a->frame, *y = (const OuFrameObject *)b->frame;
    return a->line == b->line && x->code->filename == y->code->filename && x->code->name == y->code->name;
}

static void put_repeats(Report *r, int64_t n)
{
    if (n > REPEATS_SHOWN) {
        n -= REPEATS_SHOWN;
        put_adopt(r, ou_str_format(r->th, "  [Previous line repeated %lld more time%s]\n", (long long)n,
                                   n == 1 ? "" : "s"));
    }
}

static void put_entries(Report *r, const OuTraceback *entry, bool of_group)
{
    int64_t n = 0, repeats = 0;
    for (const OuTraceback *t = entry; t != NULL; t = t->next) {
        n++;
    }
    if (r->limit <= 0 || n == 0) {
        return;
    }
    if (of_group && r->depth == 1) {
        put(r, "  + ");
    } else {
        put_margin(r);
    }
    put(r, of_group ? "Exception Group Traceback (most recent call last):\n" : "Traceback (most recent call last):\n");
    for (; n > r->limit; n--) {
        entry = entry->next;
    }
    const OuTraceback *last = NULL;
    for (; entry != NULL; entry = entry->next) {
        if (last != NULL && same_place(last, entry)) {
            repeats++;
        } else {
            put_repeats(r, repeats);
            repeats = 1;
        }
        last = entry;
        if (repeats <= REPEATS_SHOWN) {
            put_entry(r, entry);
        }
        if (is_lost(r) || !ou_tick(r->th)) {
            return; /* Ctrl-C during a very long report */
        }
    }
    put_repeats(r, repeats);
}

/* ---- the last line ---- */

static OuObject *attribute(OuThread *th, OuObject *o, const char *name)
{
    OuObject *value = ou_get_attr_text(th, o, name);
    if (value == NULL) {
        ou_error_clear(th);
    }
    return value;
}

static int64_t int_attribute(OuThread *th, OuObject *o, const char *name)
{
    OuObject *value = attribute(th, o, name);
    int64_t result = -1;
    if (value != NULL && (!ou_is_int(value) || !ou_int_as_i64(th, value, &result))) {
        ou_error_clear(th);
        result = -1;
    }
    ou_drop_maybe(th, value);
    return result;
}

/* A SyntaxError's line without what stands before its first word, and carets under it. As CPython has it, columns that
 * are beyond the line are reckoned in bytes of UTF-8, and a tab is one column. `end` <= 0: to the line's end. */
static void put_marked_line(Report *r, OuObject *text, int64_t offset, int64_t end)
{
    OuObject *holder = NULL;
    size_t size, from = 0;
    const char *data = ou_str_utf8(r->th, text, &size, &holder);
    if (data == NULL) {
        ou_error_clear(r->th);
        return;
    }
    bool ends = size > 0 && data[size - 1] == '\n';
    while (from < size - ends && ou_source_is_space((unsigned char)data[from])) {
        from++;
    }
    size_t length = ou_str_length(text), at = from; /* in characters, where data + from is */
    int64_t bytes = (int64_t)(size - from) - ends, start = offset - 1 - (int64_t)from, most = (int64_t)from + bytes + (ends ? 2 : 1);
    end = end <= 0 ? (int64_t)size : end > most ? most : end;
    if (start > bytes) {
        start = bytes;
        offset = start + 1 + (int64_t)from;
    }
    for (const char *newline; start > 0 && (newline = memchr(data + from, '\n', size - ends - from)) != NULL && newline - (data + from) < start;) {
        while (ou_str_at(text, at) != '\n') {
            at++;
        }
        at++;
        start -= newline + 1 - (data + from);
        from = (size_t)(newline + 1 - data);
    }
    put(r, "    ");
    r->failed = r->failed || !ou_builder_sub(r->th, &r->text, text, at, length - ends);
    put(r, "\n");
    if (offset >= 1 && start >= 0) {
        put(r, "    ");
        put_fill(r, ' ', (size_t)start);
        put_fill(r, '^', (size_t)(end > offset ? end - offset : 1));
        put(r, "\n");
    }
    ou_drop_maybe(r->th, holder);
}

/* File, line, text and caret of a SyntaxError. */
static void put_syntax_place(Report *r, OuObject *exception)
{
    OuThread *th = r->th;
    OuObject *filename = attribute(th, exception, "filename"), *text = attribute(th, exception, "text");
    OuObject *at_line = attribute(th, exception, "lineno");
    bool has_line = at_line != NULL && ou_is_int(at_line);
    ou_drop_maybe(th, at_line);
    int64_t line = int_attribute(th, exception, "lineno"), offset = int_attribute(th, exception, "offset"),
            end_line = int_attribute(th, exception, "end_lineno"),
            end_offset = int_attribute(th, exception, "end_offset");
    bool has_name = filename != NULL && filename != OU_NONE;
    if (has_line) {
        OuObject *name = has_name ? ou_str(th, filename) : ou_str_from_text(th, "<string>");
        put_margin(r);
        put_adopt(r, name == NULL ? NULL : ou_str_format(th, "  File \"%U\", line %lld\n", name, (long long)line));
        ou_drop_maybe(th, name);
    }
    if (has_line && text != NULL && ou_is_str(text)) {
        put_marked_line(r, text, offset, end_line > line && end_offset != 0 ? 0 : end_offset > offset ? end_offset : offset + 1);
    }
    ou_drop_maybe(th, text);
    ou_drop_maybe(th, filename);
}

static void put_class(Report *r, const OuType *type)
{
    OuThread *th = r->th;
    OuObject *module = attribute(th, OU_TYPE_OBJECT(type), "__module__");
    OuObject *name = attribute(th, OU_TYPE_OBJECT(type), "__qualname__");
    bool plain = module != NULL && ou_is_str(module) &&
                 (ou_str_equal_text(module, "builtins") || ou_str_equal_text(module, "__main__"));
    if (module != NULL && ou_is_str(module) && !plain) {
        put_str(r, module);
        put(r, ".");
    } else if (!plain) {
        put(r, "<unknown>.");
    }
    if (name != NULL && ou_is_str(name)) {
        put_str(r, name);
    } else {
        put(r, type->name);
    }
    ou_drop_maybe(th, name);
    ou_drop_maybe(th, module);
}

/* The text, with a margin before each of its lines. */
static void put_lines(Report *r, OuObject *text)
{
    size_t n = ou_str_length(text), from = 0;
    while (r->depth > 0 && from < n) {
        size_t to = from;
        while (to < n && ou_str_at(text, to) != '\n') {
            to++;
        }
        to += to < n;
        put_margin(r);
        r->failed = r->failed || !ou_builder_sub(r->th, &r->text, text, from, to);
        from = to;
    }
    if (r->depth == 0) {
        put_str(r, text);
    } else if (n == 0) {
        put_margin(r);
    }
}

static void put_notes(Report *r, OuObject *exception)
{
    OuThread *th = r->th;
    OuObject *notes = attribute(th, exception, "__notes__");
    if (notes == NULL || notes == OU_NONE) {
        return;
    }
    if (!ou_is_list(notes) && !ou_is_tuple(notes)) {
        OuObject *repr = ou_repr(th, notes);
        put_margin(r);
        put_adopt(r, repr);
        ou_drop(th, notes);
        return;
    }
    OuObject *list = ou_to_list(th, notes);
    for (size_t i = 0; list != NULL && i < ou_list_size(list); i++) {
        OuObject *text = ou_str(th, ou_list_borrow(list, i));
        if (text == NULL) {
            ou_error_clear(th);
            put_margin(r);
            put(r, "<note str() failed>\n");
            continue;
        }
        put_lines(r, text);
        put(r, "\n");
        ou_drop(th, text);
    }
    ou_drop_maybe(th, list);
    ou_drop(th, notes);
}

static void put_exception(Report *r, OuObject *exception)
{
    OuThread *th = r->th;
    if (is_lost(r)) {
        return;
    }
    bool is_syntax = ou_is_of(th, exception, &ou_exc_syntax_error) && int_attribute(th, exception, "print_file_and_line") == -1;
    if (is_syntax) {
        OuObject *marker = attribute(th, exception, "print_file_and_line");
        is_syntax = marker != NULL;
        ou_drop_maybe(th, marker);
    }
    if (is_syntax) {
        put_syntax_place(r, exception);
    }
    put_margin(r);
    put_class(r, exception->type);
    OuObject *message = is_syntax ? attribute(th, exception, "msg") : NULL;
    OuObject *text = message != NULL ? ou_str(th, message) : ou_str(th, exception);
    ou_drop_maybe(th, message);
    if (text == NULL) {
        ou_error_clear(th);
        put(r, ": <exception str() failed>");
    } else if (ou_str_length(text) > 0) {
        put(r, ": ");
        put_str(r, text);
    }
    OuObject *hint = is_lost(r) ? NULL : ou_suggest(th, exception);
    if (hint != NULL) {
        put_adopt(r, ou_str_format(th, ". Did you mean: '%U'?", hint));
        ou_drop(th, hint);
    }
    ou_drop_maybe(th, text);
    put(r, "\n");
    if (!is_lost(r)) {
        put_notes(r, exception);
    }
}

/* ---- chains ---- */

/* The exception that is shown before this one, borrowed; NULL: none. */
static OuObject *earlier(OuObject *exception, bool *is_cause)
{
    const OuException *e = (const OuException *)exception;
    *is_cause = e->cause != NULL;
    if (e->cause != NULL) {
        return e->cause;
    }
    return e->suppress_context ? NULL : e->context;
}

static bool is_seen(Report *r, OuObject *exception)
{
    OuObject *id = r->seen == NULL ? NULL : ou_int_new_u64(r->th, (uintptr_t)exception);
    bool seen = id != NULL && ou_set_has(r->th, r->seen, id) == OU_TRUE;
    ou_drop_maybe(r->th, id);
    ou_error_clear(r->th);
    return seen;
}

/* Short of memory: something may be shown twice. */
static void note_seen(Report *r, OuObject *exception)
{
    OuObject *id = r->seen == NULL ? NULL : ou_int_new_u64(r->th, (uintptr_t)exception);
    if (id != NULL) {
        ou_set_add(r->th, r->seen, id);
        ou_drop(r->th, id);
    }
    ou_error_clear(r->th);
}

static void put_chain(Report *r, OuObject *exception);

/* The line above part i of a group; 0 is the first. */
static void put_rule(Report *r, size_t i, bool is_rest)
{
    put_fill(r, ' ', 2 * (size_t)r->depth);
    put(r, i == 0 ? "+-+---------------- " : "  +---------------- ");
    put_adopt(r, is_rest ? ou_str_from_text(r->th, "...") : ou_str_format(r->th, "%zu", i + 1));
    put(r, " ----------------\n");
}

static void put_parts(Report *r, OuObject *parts)
{
    OuThread *th = r->th;
    size_t n = ou_tuple_size(parts), shown = n > MAX_GROUP_WIDTH ? MAX_GROUP_WIDTH + 1 : n;
    r->needs_end = false;
    for (size_t i = 0; i < shown && !r->failed; i++) {
        bool is_rest = i == MAX_GROUP_WIDTH;
        r->needs_end = i + 1 == shown;
        put_rule(r, i, is_rest);
        r->depth++;
        if (is_rest) {
            put_margin(r);
            put_adopt(r, ou_str_format(th, "and %zu more exception%s\n", n - i, n - i == 1 ? "" : "s"));
        } else {
            put_chain(r, ou_tuple_borrow(parts, i));
        }
        if (i + 1 == shown && r->needs_end) {
            put_fill(r, ' ', 2 * (size_t)r->depth);
            put(r, "+------------------------------------\n");
            r->needs_end = false;
        }
        r->depth--;
    }
}

static void put_group(Report *r, OuObject *group)
{
    bool is_outer = r->depth == 0;
    if (r->depth > MAX_GROUP_DEPTH) {
        put_margin(r);
        put_adopt(r, ou_str_format(r->th, "... (max_group_depth is %d)\n", MAX_GROUP_DEPTH));
        return;
    }
    r->depth += is_outer;
    put_entries(r, (OuTraceback *)((OuException *)group)->traceback, true);
    put_exception(r, group);
    OuObject *parts = ou_keep_maybe(((OuExceptionGroup *)group)->exceptions);
    if (parts != NULL) {
        put_parts(r, parts);
        ou_drop(r->th, parts);
    }
    r->depth -= is_outer;
}

static void put_one(Report *r, OuObject *exception)
{
    if (ou_is_of(r->th, exception, &ou_exc_base_exception_group)) {
        put_group(r, exception);
    } else {
        put_entries(r, (OuTraceback *)((OuException *)exception)->traceback, false);
        put_exception(r, exception);
    }
}

static void put_link(Report *r, bool is_cause)
{
    put_margin(r);
    put(r, "\n");
    put_margin(r);
    put(r, is_cause ? "The above exception was the direct cause of the following exception:\n"
                    : "During handling of the above exception, another exception occurred:\n");
    put_margin(r);
    put(r, "\n");
}

static void put_chain(Report *r, OuObject *exception)
{
    OuThread *th = r->th;
    OuObject *chain[MAX_CHAIN];
    size_t n = 0;
    bool is_cause;
    for (OuObject *e = exception; e != NULL && n < MAX_CHAIN; e = earlier(e, &is_cause)) {
        bool seen = n > 0 && is_seen(r, e);
        for (size_t i = 0; i < n; i++) {
            seen = seen || chain[i] == e;
        }
        if (seen) {
            break;
        }
        chain[n++] = ou_keep(e);
        if (r->seen == NULL && ou_is_of(th, e, &ou_exc_base_exception_group)) {
            r->seen = ou_set_new(th, NULL);
            ou_error_clear(th);
            for (size_t i = 0; i + 1 < n; i++) {
                note_seen(r, chain[i]);
            }
        }
        note_seen(r, e);
    }
    for (size_t i = n; i-- > 0;) {
        bool needs_end = r->needs_end;
        put_one(r, chain[i]);
        if (i > 0) {
            r->needs_end = needs_end; /* what comes before the last of a chain does not end the tree */
            earlier(chain[i - 1], &is_cause);
            put_link(r, is_cause);
        }
    }
    for (size_t i = 0; i < n; i++) {
        ou_drop(th, chain[i]);
    }
}

/* ": " stands there even when nothing follows. */
static void put_alone(Report *r, OuObject *exception)
{
    put_entries(r, (const OuTraceback *)((const OuException *)exception)->traceback, false);
    put_class(r, exception->type);
    put(r, ": ");
    OuObject *text = is_lost(r) ? NULL : ou_str(r->th, exception);
    if (text == NULL) {
        ou_error_clear(r->th);
        put(r, "<exception str() failed>");
    } else {
        put_str(r, text);
        ou_drop(r->th, text);
    }
    put(r, "\n");
}

static OuObject *text_by(OuThread *th, OuObject *exception, void (*put_it)(Report *r, OuObject *exception))
{
    Report r = {.th = th, .limit = 1000};
    OuObject *sys = th->vm->machine->sys_dict;
    OuObject *limit = sys == NULL ? NULL : ou_dict_borrow_text(th, sys, "tracebacklimit");
    if (limit != NULL && ou_is_int(limit)) {
        ou_int_clip_i64(limit, &r.limit);
    }
    ou_builder_init(&r.text);
    OuObject *pending = ou_error_take(th);
    put_it(&r, exception);
    ou_drop_maybe(th, r.seen);
    ou_error_restore_adopt(th, pending);
    if (r.failed) {
        ou_builder_abandon(th, &r.text);
        return ou_has_error(th) ? NULL : ou_null_memory(th);
    }
    return ou_builder_finish(th, &r.text);
}

OuObject *ou_traceback_text(OuThread *th, OuObject *exception)
{
    return text_by(th, exception, put_chain);
}

OuObject *ou_traceback_text_alone(OuThread *th, OuObject *exception)
{
    return text_by(th, exception, put_alone);
}

/* line_completion.c - what Tab does: the completer is asked for the ways to go on from the word before the cursor.
 *
 * As with GNU readline, what they have in common is inserted; where that is nothing, the bell rings, and a second Tab lists them. */
#include "10_builtin/readline/line_editor_int.h"

#ifdef OU_HAVE_EDIT

#include "06_types/list.h"

#include <stdio.h>

static bool is_delim(OuLineEditor *e, uint32_t c)
{
    for (size_t i = 0; i < ou_str_length(e->delims); i++) {
        if (ou_str_at(e->delims, i) == c) {
            return true;
        }
    }
    return false;
}

OuObject *ou_line_completer_borrow(OuThread *th, OuLineEditor *e)
{
    if (e->completer == NULL && e->names_wanted) {
        e->names_wanted = false;
        OuObject *module = ou_import_module(th, "rlcompleter"); /* which calls readline.set_completer() */
        ou_drop_maybe(th, module);
        ou_error_clear(th);
    }
    return e->completer;
}

/* In order, each once. */
static bool sort_matches(OuThread *th, OuObject **list)
{
    OuObject *sorted = ou_list_sort(th, *list, NULL, false) ? ou_list_new(th, 0) : NULL;
    size_t n = ou_list_size(*list);
    bool ok = sorted != NULL;
    for (size_t i = 0; ok && i < n; i++) {
        OuObject *match = ou_list_borrow(*list, i);
        ok = (i > 0 && ou_str_equal(ou_list_borrow(*list, i - 1), match)) || ou_list_append(th, sorted, match);
    }
    ou_replace(th, list, sorted);
    return ok;
}

/* Is it text that can be shown? Else its error is pending. */
static bool is_match(OuThread *th, OuObject *match)
{
    OuObject *bytes = ou_is_str(match) ? ou_str_encode(th, match, "utf-8", "surrogateescape") : NULL;
    ou_drop_maybe(th, bytes);
    return bytes != NULL;
}

/* The completer's matches for a word, up to the first that is none: a list of str, new; NULL with the error cleared. */
static OuObject *find_matches(OuLineEditor *e, OuObject *word)
{
    OuThread *th = e->th;
    OuObject *completer = ou_keep_maybe(ou_line_completer_borrow(th, e)), *list = completer == NULL ? NULL : ou_list_new(th, 0);
    for (int64_t i = 0; list != NULL; i++) {
        OuObject *number = ou_int_new(th, i), *match = number == NULL ? NULL : ou_call2(th, completer, word, number);
        ou_drop_maybe(th, number);
        if (match == NULL || !is_match(th, match) || !ou_list_append(th, list, match)) {
            ou_drop_maybe(th, match);
            break;
        }
        ou_drop(th, match);
    }
    ou_error_clear(th);
    if (list != NULL && !sort_matches(th, &list)) {
        ou_clear_ref(th, &list);
        ou_error_clear(th);
    }
    ou_drop_maybe(th, completer);
    return list;
}

/* Characters that all matches begin with. */
static size_t common_length(OuObject *matches)
{
    OuObject *first = ou_list_borrow(matches, 0);
    size_t common = ou_str_length(first);
    for (size_t i = 1; i < ou_list_size(matches); i++) {
        OuObject *other = ou_list_borrow(matches, i);
        size_t same = 0;
        while (same < common && same < ou_str_length(other) && ou_str_at(first, same) == ou_str_at(other, same)) {
            same++;
        }
        common = same;
    }
    return common;
}

/* Shows a match in so many columns, if out is given. Returns how many it takes. */
static size_t print_match(OuThread *th, OuObject *match, size_t room, FILE *out)
{
    OuObject *bytes = ou_str_encode(th, match, "utf-8", "surrogateescape");
    const char *text = bytes == NULL ? "" : ou_bytes_data(bytes);
    size_t width = ou_line_width(text, strlen(text));
    if (out != NULL) {
        fprintf(out, "%s%*s", text, room > width ? (int)(room - width) : 0, "");
    }
    ou_error_clear(th); /* no memory: an empty one */
    ou_drop_maybe(th, bytes);
    return width;
}

/* In columns as high as needed, read downwards. */
static void print_matches(OuLineEditor *e, OuObject *matches)
{
    size_t n = ou_list_size(matches), widest = 0, screen = e->columns == 0 ? 80 : e->columns;
    for (size_t i = 0; i < n; i++) {
        size_t width = print_match(e->th, ou_list_borrow(matches, i), 0, NULL);
        widest = width > widest ? width : widest;
    }
    size_t room = widest + 2, columns = screen / room;
    columns -= columns > 1 && columns * room == screen;
    columns = columns == 0 ? 1 : columns;
    size_t rows = (n + columns - 1) / columns;
    fputc('\n', stdout);
    for (size_t row = 0; row < rows; row++) {
        for (size_t i = row; i < n; i += rows) {
            print_match(e->th, ou_list_borrow(matches, i), i + rows < n ? room : 0, stdout);
        }
        fputc('\n', stdout);
    }
    fflush(stdout);
}

/* By the hook of the program, or in lines of their own; then the line once more. */
static void list_matches(OuLineEditor *e, OuObject *word, OuObject *matches)
{
    OuThread *th = e->th;
    e->completion_type = '?';
    if (e->display_hook != NULL) {
        size_t longest = 0;
        for (size_t i = 0; i < ou_list_size(matches); i++) {
            size_t length = ou_str_length(ou_list_borrow(matches, i));
            longest = length > longest ? length : longest;
        }
        OuObject *hook = ou_keep(e->display_hook), *number = ou_int_new(th, (int64_t)longest);
        ou_drop_maybe(th, number == NULL ? NULL : ou_call3(th, hook, word, matches, number));
        ou_drop_maybe(th, number);
        ou_drop(th, hook);
    } else {
        print_matches(e, matches);
        ou_edit(e)->el_set(e->line, EL_REFRESH);
    }
    ou_error_clear(th);
}

/* `size` characters before the cursor become the first `common` ones of a match. False with the error cleared. */
static bool put_match(OuLineEditor *e, size_t size, OuObject *match, size_t common)
{
    OuThread *th = e->th;
    OuObject *part = ou_str_slice(th, match, 0, common);
    OuObject *bytes = part == NULL ? NULL : ou_str_encode(th, part, "utf-8", "surrogateescape");
    if (bytes != NULL) {
        ou_edit(e)->el_deletestr(e->line, (int)size);
    }
    bool ok = bytes != NULL && ou_edit(e)->el_insertstr(e->line, ou_bytes_data(bytes)) == 0;
    ou_drop_maybe(th, bytes);
    ou_drop_maybe(th, part);
    ou_error_clear(th);
    return ok;
}

static unsigned char complete_word(OuLineEditor *e, OuObject *before)
{
    OuThread *th = e->th;
    size_t end = ou_str_length(before), begin = end;
    while (begin > 0 && !is_delim(e, ou_str_at(before, begin - 1))) {
        begin--;
    }
    e->begin = (int64_t)begin;
    e->end = (int64_t)end;
    e->completion_type = '\t';
    OuObject *word = ou_str_slice(th, before, begin, end);
    OuObject *matches = word == NULL ? NULL : find_matches(e, word);
    unsigned char result = CC_ERROR;
    size_t n = matches == NULL ? 0 : ou_list_size(matches);
    if (n > 0) {
        size_t common = common_length(matches);
        OuObject *first = ou_keep(ou_list_borrow(matches, 0)), *shared = ou_str_slice(th, first, 0, common);
        bool same = shared != NULL && ou_str_equal(shared, word);
        if (n > 1 && (same || common == 0)) {
            bool again = e->completed_key != 0 && e->completed_key + 1 == e->n_keys;
            e->completed_key = e->n_keys;
            if (again || e->lists_at_once) {
                list_matches(e, word, matches);
                result = CC_NORM;
            }
        } else if (same || put_match(e, end - begin, first, common)) {
            result = CC_REFRESH;
            if (n > 1 && e->lists_at_once) {
                list_matches(e, word, matches);
                result = CC_NORM;
            }
        }
        ou_drop_maybe(th, shared);
        ou_drop(th, first);
    }
    ou_drop_maybe(th, matches);
    ou_drop_maybe(th, word);
    return result;
}

unsigned char ou_line_complete(EditLine *line, wint_t key)
{
    (void)key;
    OuLineEditor *e = ou_line_editor_of(line);
    if (e == NULL) {
        return CC_ERROR;
    }
    const LineInfo *info = ou_edit(e)->el_line(line);
    OuObject *before = ou_str_decode(e->th, info->buffer, (size_t)(info->cursor - info->buffer), "utf-8", "surrogateescape");
    unsigned char result = before == NULL ? CC_ERROR : complete_word(e, before);
    ou_drop_maybe(e->th, before);
    ou_error_clear(e->th);
    return result;
}

#endif

/* line_history.c - the history while a line is edited: which of its lines is shown, and what becomes of those that were changed.
 *
 * As GNU readline has it: a line that was changed and left stays so, until it is accepted; then it is in the history as it was, and, at
 * its end, as it was accepted. libedit's own functions forget the new line when there is no newer one to go to; they
 * are left to vi's keys. */
#include "10_builtin/readline/line_editor_int.h"

#ifdef OU_HAVE_EDIT

#include "06_types/dict.h"
#include "06_types/list.h"

int ou_line_history_step(void *where, HistEvent *event, int what, ...)
{
    OuLineEditor *e = where;
    OuThread *th = e->th;
    size_t n = ou_list_size(e->history);
    event->num = (int)n;
    event->str = "";
    switch (what) {
    case H_FIRST: e->at = 0; break;
    case H_LAST: e->at = n == 0 ? 0 : n - 1; break;
    case H_NEXT: /* older */
        if (e->at + 1 >= n) {
            return -1;
        }
        e->at++;
        break;
    case H_PREV:
        if (e->at == 0) {
            return -1;
        }
        e->at--;
        break;
    case H_CURR: break;
    case H_GETSIZE: return 0;
    default: return -1;
    }
    if (e->at >= n) {
        return -1;
    }
    OuObject *bytes = ou_line_history_at(e, n - 1 - e->at);
    if (bytes == NULL) {
        ou_error_clear(th);
        return -1;
    }
    ou_replace(th, &e->shown, bytes);
    event->num = (int)(n - e->at);
    event->str = ou_bytes_data(bytes);
    return 0;
}

size_t ou_line_history_place(const OuLineEditor *e)
{
    size_t n = ou_list_size(e->history);
    return e->place < n ? e->place : n;
}

OuObject *ou_line_history_at(OuLineEditor *e, size_t place)
{
    OuObject *text = place < ou_list_size(e->history) ? ou_list_borrow(e->history, place) : e->new_line;
    return text == NULL ? ou_bytes_from(e->th, "", 0) : ou_str_encode(e->th, text, "utf-8", "surrogateescape");
}

/* Line `place` becomes text; what it was is remembered. */
static bool change(OuThread *th, OuLineEditor *e, size_t place, OuObject *text)
{
    OuObject *old = ou_keep(ou_list_borrow(e->history, place)), *number = ou_int_new(th, (int64_t)place);
    if (number != NULL && e->originals == NULL) {
        e->originals = ou_dict_new(th);
    }
    OuTruth known = number == NULL || e->originals == NULL ? OU_ERROR : ou_dict_has(th, e->originals, number);
    bool ok = known == OU_TRUE || (known == OU_FALSE && ou_dict_set(th, e->originals, number, old));
    ok = ok && ou_set_item(th, e->history, number, text);
    ou_drop_maybe(th, number);
    ou_drop(th, old);
    return ok;
}

/* Of the line as it is now: before another one is shown. */
static bool keep_changes(OuThread *th, OuLineEditor *e)
{
    size_t place = ou_line_history_place(e);
    const LineInfo *info = ou_edit(e)->el_line(e->line);
    OuObject *text = ou_str_decode(th, info->buffer, (size_t)(info->lastchar - info->buffer), "utf-8", "surrogateescape");
    if (text == NULL) {
        return false;
    }
    if (place == ou_list_size(e->history)) {
        ou_replace(th, &e->new_line, text);
        return true;
    }
    bool ok = ou_str_equal(ou_list_borrow(e->history, place), text) || change(th, e, place, text);
    ou_drop(th, text);
    return ok;
}

bool ou_line_history_go(OuLineEditor *e, size_t place)
{
    OuObject *line = keep_changes(e->th, e) ? ou_line_history_at(e, place) : NULL;
    bool ok = line != NULL;
    if (ok) {
        e->place = place;
        ou_line_put(e, line, ou_bytes_size(line));
    }
    ou_drop_maybe(e->th, line);
    ou_error_clear(e->th);
    return ok;
}

void ou_line_history_begin(OuLineEditor *e)
{
    e->place = ou_list_size(e->history);
    e->at = 0;
    ou_clear_ref(e->th, &e->new_line);
}

bool ou_line_history_accept(OuThread *th, OuLineEditor *e)
{
    if (e->originals == NULL || e->place >= ou_list_size(e->history)) {
        return true;
    }
    bool failed = false;
    OuObject *number = ou_int_new(th, (int64_t)e->place);
    OuObject *original = number == NULL ? NULL : ou_dict_pop(th, e->originals, number, &failed);
    bool ok = number != NULL && !failed && (original == NULL || ou_set_item(th, e->history, number, original));
    ou_drop_maybe(th, original);
    ou_drop_maybe(th, number);
    return ok;
}

void ou_line_history_forget(OuThread *th, OuLineEditor *e)
{
    ou_clear_ref(th, &e->originals);
}

/* Characters of a line's first n bytes. */
static int characters(const char *data, size_t n)
{
    int count = 0;
    for (size_t i = 0; i < n; i++) {
        count += ((unsigned char)data[i] & 0xc0) != 0x80;
    }
    return count;
}

void ou_line_put(OuLineEditor *e, const OuObject *line, size_t column)
{
    const OuEdit *edit = ou_edit(e);
    const LineInfoW *info = edit->el_wline(e->line);
    edit->el_cursor(e->line, (int)(info->lastchar - info->cursor));
    edit->el_deletestr(e->line, (int)(info->lastchar - info->buffer));
    edit->el_insertstr(e->line, ou_bytes_data(line));
    edit->el_cursor(e->line, characters(ou_bytes_data(line), column) - characters(ou_bytes_data(line), ou_bytes_size(line)));
}

#endif

/* line_search.c - Ctrl-R: a line of the history is looked for while what it holds is typed.
 *
 * The prompt says what is looked for, the line shows what was found, the cursor where. A key that is no part of it ends the search and
 * does then what it always does; Ctrl-G brings the old line back. Each key is one call of libedit, so that it draws what has changed and no more.
 * libedit has a search of its own, which writes below the line and leaves what it wrote. */
#include "10_builtin/readline/line_editor_int.h"

#ifdef OU_HAVE_EDIT

#include "06_types/list.h"

#include <limits.h>
#include <poll.h>
#include <unistd.h>

enum { PIECE_MS = 50, LONGEST = 200 }; /* the rest of a key's sequence comes within; bytes that are looked for */

struct OuLineSearch {
    OuLineEditor *e;
    OuByteBuilder needle, prompt;
    const char *old_prompt;
    OuObject *line, *found; /* bytes: the line as it was; what is shown now; owned */
    size_t start, at;       /* of line and of found in the history */
    size_t column;          /* bytes of found before the match; at first, of the line before the cursor */
    size_t old_column;
    bool forward, failed;
};

/* The line at a place as UTF-8: new; NULL with an error. */
static OuObject *line_at(OuLineSearch *s, size_t at)
{
    return at == s->start ? ou_keep(s->line) : ou_line_history_at(s->e, at);
}

/* The match nearest to `from`, which is in the first n bytes, on the side that is searched; NULL: none. */
static const char *match_in(const OuLineSearch *s, const char *data, size_t n, size_t from)
{
    const char *needle = s->needle.data, *end = data + n;
    size_t size = s->needle.n;
    if (s->forward) {
        return from > n ? NULL : memmem(data + from, n - from, needle, size);
    }
    for (const char *at = data + from; at >= data; at--) {
        if ((size_t)(end - at) >= size && memcmp(at, needle, size) == 0) {
            return at;
        }
    }
    return NULL;
}

/* From the place that is shown, which counts unless `next`. False with an error. */
static bool look(OuLineSearch *s, bool next)
{
    size_t n = ou_list_size(s->e->history), shown = ou_bytes_size(s->found);
    const char *text = ou_bytes_data(s->found);
    s->failed = false;
    if (s->needle.n == 0) {
        return true;
    }
    bool here = !next || (s->forward ? s->column < shown : s->column > 0);
    const char *match = here ? match_in(s, text, shown, !next ? s->column : s->forward ? s->column + 1 : s->column - 1) : NULL;
    if (match != NULL) {
        s->column = (size_t)(match - text);
        return true;
    }
    for (size_t at = s->at; s->forward ? at < n : at > 0;) {
        at = s->forward ? at + 1 : at - 1;
        OuObject *line = line_at(s, at);
        if (line == NULL) {
            return false;
        }
        const char *data = ou_bytes_data(line);
        size_t size = ou_bytes_size(line);
        match = match_in(s, data, size, s->forward ? 0 : size);
        if (match != NULL && (size != shown || memcmp(data, text, size) != 0)) { /* not what is shown already */
            s->at = at;
            s->column = (size_t)(match - data);
            ou_replace(s->e->th, &s->found, line);
            return true;
        }
        ou_drop(s->e->th, line);
    }
    s->failed = true;
    return true;
}

/* False with an error. */
static bool show(OuLineSearch *s)
{
    OuThread *th = s->e->th;
    OuByteBuilder *prompt = &s->prompt;
    const char *head = s->failed ? (s->forward ? "(failed i-search)`" : "(failed reverse-i-search)`")
                                 : (s->forward ? "(i-search)`" : "(reverse-i-search)`");
    prompt->n = 0;
    if (!ou_byte_builder_put(th, prompt, head, strlen(head)) || !ou_byte_builder_put(th, prompt, s->needle.data, s->needle.n) ||
        !ou_byte_builder_put(th, prompt, "': ", 4)) { /* with its zero */
        return false;
    }
    s->e->prompt = prompt->data;
    ou_line_put(s->e, s->found, s->column);
    return true;
}

/* Takes the last character off. */
static void shorten(OuByteBuilder *b)
{
    while (b->n > 0 && ((unsigned char)b->data[--b->n] & 0xc0) == 0x80) {
    }
}

static bool lengthen(OuLineSearch *s, wchar_t key)
{
    char bytes[MB_LEN_MAX + 1];
    mbstate_t state;
    memset(&state, 0, sizeof state);
    size_t size = wcrtomb(bytes, key, &state);
    return size == (size_t)-1 || s->needle.n + size > LONGEST || ou_byte_builder_put(s->e->th, &s->needle, bytes, size);
}

/* ESC ends the search; when it begins the sequence of a key, that key's turn comes. */
static bool begins_sequence(void)
{
    struct pollfd terminal = {.fd = STDIN_FILENO, .events = POLLIN};
    return poll(&terminal, 1, PIECE_MS) > 0;
}

enum { GO_ON, ACCEPT, GIVE_UP, FAIL };

static int take_key(OuLineSearch *s, wchar_t key)
{
    OuLineEditor *e = s->e;
    if (key == 'R' - 64 || key == 'S' - 64) {
        s->forward = key == 'S' - 64;
        if (s->needle.n == 0 && e->needle.n > 0) {
            return ou_byte_builder_put(s->e->th, &s->needle, e->needle.data, e->needle.n) && look(s, false) ? GO_ON : FAIL;
        }
        return look(s, true) ? GO_ON : FAIL;
    }
    if (key == 127 || key == '\b') {
        shorten(&s->needle);
        return look(s, false) ? GO_ON : FAIL;
    }
    if (key == 'G' - 64) {
        return GIVE_UP;
    }
    if (key >= ' ') {
        return lengthen(s, key) && look(s, false) ? GO_ON : FAIL;
    }
    if (key != 27 || begins_sequence()) {
        char again[2] = {(char)key, 0};
        ou_edit(e)->el_push(e->line, again);
    }
    return ACCEPT;
}

void ou_line_search_end(OuLineEditor *e)
{
    OuLineSearch *s = e->search;
    OuThread *th = e->th;
    if (s == NULL) {
        return;
    }
    e->search = NULL;
    e->prompt = s->old_prompt;
    ou_byte_builder_abandon(th, &s->prompt);
    if (s->needle.n == 0) {
        ou_byte_builder_abandon(th, &s->needle);
    } else {
        ou_byte_builder_abandon(th, &e->needle);
        e->needle = s->needle;
    }
    ou_drop(th, s->found);
    ou_drop(th, s->line);
    ou_mem_give(th, s, sizeof *s);
}

/* The keys that follow go to ou_line_search_step(). */
unsigned char ou_line_search(EditLine *line, wint_t key)
{
    OuLineEditor *e = ou_line_editor_of(line);
    if (e == NULL || e->search != NULL) {
        return CC_ERROR;
    }
    OuThread *th = e->th;
    const LineInfo *info = ou_edit(e)->el_line(line);
    OuObject *text = ou_bytes_from(th, info->buffer, (size_t)(info->lastchar - info->buffer));
    OuLineSearch *s = text == NULL ? NULL : ou_mem_take(th, sizeof *s);
    if (s == NULL) {
        ou_drop_maybe(th, text);
        ou_error_clear(th);
        return CC_ERROR;
    }
    size_t column = (size_t)(info->cursor - info->buffer);
    *s = (OuLineSearch){.e = e, .old_prompt = e->prompt, .line = text, .found = ou_keep(text), .start = ou_line_history_place(e),
                        .column = column, .old_column = column, .forward = key == 'S' - 64};
    s->at = s->start;
    e->search = s;
    if (!show(s)) {
        ou_line_search_end(e);
        ou_error_clear(th);
        return CC_ERROR;
    }
    return CC_REFRESH;
}

/* Goes to what was found; where the last key found nothing, to the end of it, or the beginning of the line (as GNU readline does). */
static void accept(OuLineSearch *s)
{
    size_t column = !s->failed ? s->column : s->at == s->start ? 0 : ou_bytes_size(s->found);
    if (s->at == s->start || ou_line_history_go(s->e, s->at)) {
        ou_line_put(s->e, s->found, column);
    }
}

unsigned char ou_line_search_step(EditLine *line, wint_t key)
{
    OuLineEditor *e = ou_line_editor_of(line);
    if (e == NULL || e->search == NULL) {
        return CC_NORM;
    }
    OuLineSearch *s = e->search;
    int next = take_key(s, e->search_key);
    (void)key;
    if (next == GO_ON && show(s)) {
        return CC_REFRESH;
    }
    ou_line_put(e, s->line, s->old_column);
    if (next == ACCEPT) {
        accept(s);
    } else {
        s->needle.n = 0; /* not what is looked for next time */
    }
    ou_line_search_end(e);
    ou_error_clear(e->th);
    return CC_REFRESH;
}

#endif

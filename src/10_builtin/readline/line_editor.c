/* line_editor.c - see line_editor.h.
 *
 * The lock of the VM is held while libedit works, and given up for each key: callbacks run Python code in the thread that reads.
 * An error in one that asks for completions or is a hook is forgotten; a signal's ends the reading. */
#include "10_builtin/readline/line_editor_int.h"

#include "06_types/list.h"

#include <dlfcn.h>
#include <errno.h>
#include <langinfo.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

static bool has_number(OuThread *th, OuObject *stream, int number)
{
    OuObject *o = ou_call_method_text(th, stream, "fileno", 0);
    int found = -1;
    bool ok = o != NULL && ou_is_int(o) && ou_as_c_int(th, o, &found) && found == number;
    ou_drop_maybe(th, o);
    if (ou_has_error(th)) {
        ou_error_clear(th);
    }
    return ok;
}

bool ou_line_editor_wanted(OuThread *th, OuObject *in, OuObject *out)
{
    return th->vm->library->line_editor != NULL && isatty(0) && isatty(1) && (in == NULL || has_number(th, in, 0)) &&
           (out == NULL || has_number(th, out, 1));
}

#ifdef OU_HAVE_EDIT

/* libedit gives its callbacks the line only. The function that leads from there to us is found by its name once more, so that
 * nothing of the process has to remember it. */
OuLineEditor *ou_line_editor_of(EditLine *line)
{
    OuLineEditor *e = NULL;
    void *library = dlopen("libedit.so.2", RTLD_LAZY | RTLD_NOLOAD);
    int (*get)(EditLine *, int, ...) = library == NULL ? NULL : (int (*)(EditLine *, int, ...))dlsym(library, "el_get");
    if (get != NULL && get(line, EL_CLIENTDATA, &e) != 0) {
        e = NULL;
    }
    if (library != NULL) {
        dlclose(library);
    }
    return e;
}

static char *show_prompt(EditLine *line)
{
    OuLineEditor *e = ou_line_editor_of(line);
    return (char *)(uintptr_t)(e == NULL || e->prompt == NULL ? "" : e->prompt);
}

/* ---- reading keys ---- */

static void run_hook(OuLineEditor *e, OuObject *hook)
{
    if (hook != NULL) {
        ou_keep(hook);
        OuObject *done = ou_call0(e->th, hook);
        ou_drop(e->th, hook);
        ou_drop_maybe(e->th, done);
        ou_error_clear(e->th);
    }
}

enum { PIECE_MS = 100 };

/* Rows of the terminal between the beginning of the prompt and the cursor. */
static unsigned rows_above(const OuLineEditor *e)
{
    const LineInfo *info = ou_edit(e)->el_line(e->line);
    size_t width = ou_line_width(e->prompt, strlen(e->prompt)) + ou_line_width(info->buffer, (size_t)(info->cursor - info->buffer));
    return (unsigned)(e->columns == 0 ? 0 : width / e->columns);
}

/* Clears what is shown of the line, and shows it anew: libedit does not know what the terminal made of it. */
static void resize(OuLineEditor *e, const struct winsize *size)
{
    unsigned rows = e->reading && e->edits ? rows_above(e) : 0;
    bool known = e->columns != 0;
    e->rows = size->ws_row;
    e->columns = size->ws_col;
    if (known) {
        ou_edit(e)->el_resize(e->line);
    }
    if (known && e->reading && e->edits) {
        const char *terminal = getenv("TERM");
        if (terminal == NULL || strcmp(terminal, "dumb") == 0) {
            fputc('\n', stdout);
        } else {
            fputc('\r', stdout);
            for (; rows > 0; rows--) {
                fputs("\033[A", stdout);
            }
            fputs("\033[J", stdout);
        }
        ou_edit(e)->el_set(e->line, EL_REFRESH);
    }
}

/* The terminal may have another size than when it was asked last, or be no longer as the editor needs it: a shell has set it
 * while the process was stopped. */
static void look_at_terminal(OuLineEditor *e)
{
    struct winsize size;
    struct termios modes;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && (size.ws_row != e->rows || size.ws_col != e->columns)) {
        resize(e, &size);
    }
    if (e->reading && e->edits && tcgetattr(STDIN_FILENO, &modes) == 0 && (modes.c_lflag & ICANON) != 0) {
        ou_edit(e)->el_set(e->line, EL_PREP_TERM, 0);
        ou_edit(e)->el_set(e->line, EL_PREP_TERM, 1);
        ou_edit(e)->el_set(e->line, EL_REFRESH);
    }
}

enum { BYTE_END = -1, BYTE_REDRAW = -2 };

/* One byte; BYTE_END: or an error is pending; BYTE_REDRAW: a signal's handler changed the line. A signal that comes just before the read does not end it, so the wait is cut
 * into pieces: its handler runs at the next. */
static int read_byte(OuLineEditor *e)
{
    OuThread *th = e->th;
    for (;;) {
        unsigned char byte;
        struct pollfd terminal = {.fd = STDIN_FILENO, .events = POLLIN};
        ou_lock_leave(th);
        int ready = poll(&terminal, 1, PIECE_MS);
        ssize_t got = ready > 0 ? read(STDIN_FILENO, &byte, 1) : -1;
        int error = ready == 0 ? EINTR : errno;
        ou_lock_enter(th);
        if (got == 1) {
            return byte;
        }
        if (got == 0 || error != EINTR || !ou_lock_retry(th)) {
            return BYTE_END;
        }
        look_at_terminal(e);
        if (e->redraw && e->edits) {
            return BYTE_REDRAW;
        }
    }
}

int ou_line_editor_key(EditLine *line, wchar_t *key)
{
    OuLineEditor *e = ou_line_editor_of(line);
    if (e == NULL || ou_has_error(e->th)) {
        return -1;
    }
    /* With editing off the key goes straight to the end of the line, which is elsewhere once Python code inserted text. */
    const LineInfoW *info = ou_edit(e)->el_wline(line);
    bool in_line = key == info->lastchar;
    if (!e->started) {
        e->started = true;
        run_hook(e, e->startup_hook);
        run_hook(e, e->pre_input_hook);
    }
    mbstate_t state;
    memset(&state, 0, sizeof state);
    for (;;) {
        int byte = e->redraw && e->edits ? BYTE_REDRAW : read_byte(e);
        if (byte == BYTE_REDRAW) {
            e->redraw = false;
            *key = OU_LINE_KEY_REDRAW;
            return 1;
        }
        if (byte < 0) {
            return ou_has_error(e->th) ? -1 : 0;
        }
        char c = (char)byte;
        key = in_line ? (wchar_t *)(uintptr_t)info->lastchar : key;
        size_t size = mbrtowc(key, &c, 1, &state);
        if (size == (size_t)-1) { /* no character: as it is */
            *key = (wchar_t)byte;
        }
        if (size != (size_t)-2) {
            e->n_keys++;
            if (e->search != NULL) {
                e->search_key = *key;
                *key = OU_LINE_KEY_SEARCH;
            }
            return 1;
        }
    }
}

/* ---- opening and reading ---- */

#define DELIMS " \t\n`~!@#$%^&*()-=+[{]}\\|;:'\",<>/?"

bool ou_line_editor_start(OuThread *th, bool with_names)
{
    static const char *const names[] = {OU_EDIT_LIST(OU_FOREIGN_NAME)};
    if (th->vm->library->line_editor != NULL) {
        return true;
    }
    OuForeign *library = ou_foreign_open(th, OU_KEPT_LIB_EDIT, "readline", "libedit.so.2", "libedit2", names, OU_COUNT_OF(names));
    OuLineEditor *e = library == NULL ? NULL : ou_mem_take(th, sizeof *e);
    if (e == NULL) {
        return false;
    }
    *e = (OuLineEditor){.th = th, .library = ou_keep((OuObject *)library), .length_limit = -1, .auto_history = true, .names_wanted = with_names};
    th->vm->library->line_editor = e;
    e->history = ou_list_new(th, 0);
    e->delims = ou_str_from_text(th, DELIMS);
    if (e->history == NULL || e->delims == NULL) {
        ou_line_editor_end(th);
        return false;
    }
    return true;
}

/* In the locale C, where libedit would lose what is not ASCII, text is UTF-8 for it, as it is for all else. What leave_locale() takes. */
static locale_t enter_locale(OuLineEditor *e)
{
    if (e->utf8 == (locale_t)0 && strcmp(nl_langinfo(CODESET), "ANSI_X3.4-1968") == 0) {
        locale_t base = duplocale(LC_GLOBAL_LOCALE);
        e->utf8 = base == (locale_t)0 ? base : newlocale(LC_CTYPE_MASK, "C.UTF-8", base);
        if (e->utf8 == (locale_t)0 && base != (locale_t)0) {
            freelocale(base);
        }
    }
    return e->utf8 == (locale_t)0 ? (locale_t)0 : uselocale(e->utf8);
}

static void leave_locale(locale_t before)
{
    if (before != (locale_t)0) {
        uselocale(before);
    }
}

static void prepare(OuLineEditor *e)
{
    const OuEdit *edit = ou_edit(e);
    edit->el_set(e->line, EL_CLIENTDATA, e);
    edit->el_set(e->line, EL_PROMPT_ESC, show_prompt, 1);
    edit->el_set(e->line, EL_GETCFN, ou_line_editor_key);
    edit->el_set(e->line, EL_EDITOR, "emacs");
    edit->el_set(e->line, EL_SIGNAL, 0);
    edit->el_set(e->line, EL_HIST, ou_line_history_step, e);
    ou_line_keys_add(e);
    ou_line_keys_bind(e);
    edit->el_source(e->line, NULL); /* ~/.editrc, where people keep their keys */
}

bool ou_line_editor_open(OuThread *th, OuLineEditor *e)
{
    if (e->line != NULL) {
        return true;
    }
    ou_library_settle_locale(th); /* widths of characters */
    locale_t before = enter_locale(e);
    e->line = ou_edit(e)->el_init("python", stdin, stdout, stderr);
    if (e->line != NULL) {
        prepare(e);
    }
    leave_locale(before);
    return e->line != NULL || ou_raise_memory(th);
}

bool ou_line_editor_insert(OuThread *th, OuLineEditor *e, const char *text, size_t size)
{
    if (!e->reading) {
        return ou_byte_builder_put(th, &e->text, text, size);
    }
    (void)ou_edit(e)->el_insertstr(e->line, text); /* a full line takes no more */
    e->redraw = true;
    return true;
}

OuThread *ou_line_editor_lend(OuLineEditor *e, OuThread *th)
{
    OuThread *before = e->th;
    e->th = th;
    return before;
}

/* What was read goes into the history, unless it is empty or just what is there. */
static bool remember(OuThread *th, OuLineEditor *e, const char *line, size_t size)
{
    size_t n = ou_list_size(e->history);
    if (size == 0 || !e->auto_history) {
        return true;
    }
    OuObject *text = ou_str_decode(th, line, size, "utf-8", "surrogateescape");
    bool again = text != NULL && n > 0 && ou_str_equal(ou_list_borrow(e->history, n - 1), text);
    bool ok = text != NULL && (again || ou_list_append(th, e->history, text));
    ou_drop_maybe(th, text);
    return ok;
}

/* One thread reads at a time; the others wait. False with an error: it is this one that reads, or a signal's. */
static bool wait_for_turn(OuThread *th, const OuLineEditor *e)
{
    while (e->reading) {
        if (e->th == th) {
            return ou_raise(th, &ou_exc_runtime_error, "can't re-enter readline");
        }
        ou_lock_leave(th);
        nanosleep(&(struct timespec){.tv_nsec = 10000000}, NULL);
        ou_lock_enter(th);
        if (!ou_lock_retry(th)) {
            return false;
        }
    }
    return true;
}

/* The line that was read, of n bytes but for what stands behind a zero: a bytes, new. */
static OuObject *line_read(OuThread *th, OuLineEditor *e, const char *text, int n)
{
    size_t size = text == NULL || n <= 0 ? 0 : strnlen(text, (size_t)n);
    size -= size > 0 && text[size - 1] == '\n';
    ou_byte_builder_abandon(th, &e->text);
    if (text == NULL || n <= 0) {
        return ou_bytes_from(th, "", 0);
    }
    if (!remember(th, e, text, size)) {
        return NULL;
    }
    OuObject *line = ou_bytes_new(th, size + 1);
    if (line != NULL) {
        memcpy(ou_bytes_data(line), text, size);
        ou_bytes_data(line)[size] = '\n';
    }
    return line;
}

/* libedit shows the prompt before it takes the terminal; what a program types on seeing it would meet the terminal's own
 * editing, which turns ^D into nothing. */
static void take_terminal(OuLineEditor *e)
{
    int editing = 0;
    e->edits = ou_edit(e)->el_get(e->line, EL_EDITMODE, &editing) == 0 && editing != 0;
    if (e->edits) {
        ou_edit(e)->el_set(e->line, EL_PREP_TERM, 1);
    }
}

/* All but the last line of a prompt is printed, and not shown again. Returns the last one. */
static const char *print_first_lines(const char *prompt)
{
    const char *newline = strrchr(prompt, '\n'), *last = newline == NULL ? prompt : newline + 1;
    for (const char *at = prompt; at < last; at++) {
        if (*at != 1 && *at != 2) {
            fputc(*at, stdout);
        }
    }
    return last;
}

OuObject *ou_line_editor_read(OuThread *th, const char *prompt)
{
    OuLineEditor *e = th->vm->library->line_editor;
    if (!wait_for_turn(th, e)) {
        return NULL;
    }
    e->th = th;
    OuObject *look = ou_line_editor_open(th, e) ? ou_line_prompt_new(th, print_first_lines(prompt)) : NULL;
    if (look == NULL) {
        return NULL;
    }
    int n = 0;
    e->prompt = ou_bytes_data(look);
    e->redraw = e->started = false;
    look_at_terminal(e);
    e->reading = true;
    ou_line_history_begin(e);
    take_terminal(e);
    locale_t before = enter_locale(e);
    const char *text = ou_edit(e)->el_gets(e->line, &n);
    leave_locale(before);
    e->reading = false;
    ou_line_search_end(e);
    e->prompt = NULL;
    OuObject *line = ou_has_error(th) || !ou_line_history_accept(th, e) ? NULL : line_read(th, e, text, n);
    ou_drop(th, look);
    return line;
}

void ou_line_editor_end(OuThread *th)
{
    OuLineEditor *e = th->vm->library->line_editor;
    if (e == NULL) {
        return;
    }
    OuObject **const functions[] = {&e->completer, &e->display_hook, &e->startup_hook, &e->pre_input_hook};
    for (size_t i = 0; i < OU_COUNT_OF(functions); i++) {
        ou_clear_ref(th, functions[i]); /* may run finalizers, which find the module as it was */
    }
    th->vm->library->line_editor = NULL;
    if (e->line != NULL) {
        ou_edit(e)->el_end(e->line);
    }
    OuObject *const parts[] = {e->history, e->delims, e->shown, e->new_line, e->originals, e->library};
    for (size_t i = 0; i < OU_COUNT_OF(parts); i++) {
        ou_drop_maybe(th, parts[i]);
    }
    OuByteBuilder *const texts[] = {&e->text, &e->cut, &e->needle};
    for (size_t i = 0; i < OU_COUNT_OF(texts); i++) {
        ou_byte_builder_abandon(th, texts[i]);
    }
    if (e->utf8 != (locale_t)0) {
        freelocale(e->utf8);
    }
    ou_mem_give(th, e, sizeof *e);
}

#else

bool ou_line_editor_start(OuThread *th, bool with_names)
{
    (void)with_names;
    return ou_foreign_missing(th, "readline", "libedit-dev") != NULL;
}

void ou_line_editor_end(OuThread *th)
{
    (void)th;
}

OuObject *ou_line_editor_read(OuThread *th, const char *prompt)
{
    (void)prompt;
    return ou_foreign_missing(th, "readline", "libedit-dev");
}

#endif

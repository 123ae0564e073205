/* line_editor.c - see line_editor.h.
 *
 * The lock of the VM is held while libedit works, and given up for each key: callbacks run Python code in the thread that reads.
 * An error in one that asks for completions or is a hook is forgotten; a signal's ends the reading. */
#include "10_builtin/readline/line_editor.h"

#include "06_types/list.h"

#include <dlfcn.h>
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

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
static OuLineEditor *editor_of(EditLine *line)
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
    OuLineEditor *e = editor_of(line);
    return (char *)(uintptr_t)(e == NULL || e->prompt == NULL ? "" : e->prompt);
}

/* ---- history ---- */

/* What libedit asks of a history. The newest line is its first. */
static int history_step(void *where, HistEvent *event, int what, ...)
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
    OuObject *bytes = ou_str_encode(th, ou_list_borrow(e->history, n - 1 - e->at), "utf-8", "surrogateescape");
    if (bytes == NULL) {
        ou_error_clear(th);
        return -1;
    }
    ou_replace(th, &e->shown, bytes);
    event->num = (int)(n - e->at);
    event->str = ou_bytes_data(bytes);
    return 0;
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

/* One byte; -1: the end, or an error is pending. A signal that comes just before the read does not end it, so the wait is cut
 * into pieces: its handler runs at the next. */
static int read_byte(OuThread *th)
{
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
            return -1;
        }
    }
}

static int next_key(EditLine *line, wchar_t *key)
{
    OuLineEditor *e = editor_of(line);
    if (e == NULL) {
        return -1;
    }
    /* With editing off the key goes straight to the end of the line, which is elsewhere once Python code inserted text. */
    const LineInfoW *info = ou_edit(e)->el_wline(line);
    bool in_line = key == info->lastchar;
    if (!e->started) {
        e->started = true;
        if (e->startup_hook != NULL || e->pre_input_hook != NULL) {
            run_hook(e, e->startup_hook);
            run_hook(e, e->pre_input_hook);
            ou_edit(e)->el_set(line, EL_REFRESH);
        }
    }
    mbstate_t state;
    memset(&state, 0, sizeof state);
    for (;;) {
        int byte = read_byte(e->th);
        if (byte < 0) {
            return ou_has_error(e->th) ? -1 : 0;
        }
        char c = (char)byte;
        key = in_line ? (wchar_t *)(uintptr_t)info->lastchar : key;
        size_t size = mbrtowc(key, &c, 1, &state);
        if (size == (size_t)-1) { /* no character: as it is */
            *key = (wchar_t)byte;
            return 1;
        }
        if (size != (size_t)-2) {
            return 1;
        }
    }
}

/* ---- completion ---- */

static bool is_delim(OuLineEditor *e, uint32_t c)
{
    for (size_t i = 0; i < ou_str_length(e->delims); i++) {
        if (ou_str_at(e->delims, i) == c) {
            return true;
        }
    }
    return false;
}

/* The completer's matches for a word: a list of str, new; NULL with the error cleared. */
static OuObject *find_matches(OuLineEditor *e, OuObject *word)
{
    OuThread *th = e->th;
    OuObject *completer = ou_keep_maybe(e->completer), *list = completer == NULL ? NULL : ou_list_new(th, 0);
    for (int64_t i = 0; list != NULL; i++) {
        OuObject *number = ou_int_new(th, i), *match = number == NULL ? NULL : ou_call2(th, completer, word, number);
        ou_drop_maybe(th, number);
        if (match == NULL || !ou_is_str(match) || !ou_list_append(th, list, match)) {
            ou_drop_maybe(th, match);
            break;
        }
        ou_drop(th, match);
    }
    ou_error_clear(th);
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

/* By the hook of the program, or in a line of their own. */
static void display_matches(OuLineEditor *e, OuObject *word, OuObject *matches)
{
    OuThread *th = e->th;
    size_t longest = 0;
    for (size_t i = 0; i < ou_list_size(matches); i++) {
        size_t length = ou_str_length(ou_list_borrow(matches, i));
        longest = length > longest ? length : longest;
    }
    if (e->display_hook != NULL) {
        OuObject *hook = ou_keep(e->display_hook), *number = ou_int_new(th, (int64_t)longest);
        ou_drop_maybe(th, number == NULL ? NULL : ou_call3(th, hook, word, matches, number));
        ou_drop_maybe(th, number);
        ou_drop(th, hook);
    } else {
        fputc('\n', stdout);
        for (size_t i = 0; i < ou_list_size(matches); i++) {
            OuObject *bytes = ou_str_encode(th, ou_list_borrow(matches, i), "utf-8", "surrogateescape");
            fprintf(stdout, "%s%s", bytes == NULL ? "" : ou_bytes_data(bytes), i + 1 == ou_list_size(matches) ? "\n" : "  ");
            ou_drop_maybe(th, bytes);
        }
        fflush(stdout);
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
            e->completion_type = '?';
            display_matches(e, word, matches);
            result = CC_REDISPLAY;
        } else if (same || put_match(e, end - begin, first, common)) {
            result = CC_REFRESH;
        }
        ou_drop_maybe(th, shared);
        ou_drop(th, first);
    }
    ou_drop_maybe(th, matches);
    ou_drop_maybe(th, word);
    return result;
}

static unsigned char complete(EditLine *line, wint_t key)
{
    (void)key;
    OuLineEditor *e = editor_of(line);
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

/* ---- opening and reading ---- */

bool ou_line_editor_open(OuThread *th, OuLineEditor *e)
{
    if (e->line != NULL) {
        return true;
    }
    ou_library_settle_locale(th); /* widths of characters */
    const OuEdit *edit = ou_edit(e);
    e->line = edit->el_init("python", stdin, stdout, stderr);
    if (e->line == NULL) {
        ou_raise_memory(th);
        return false;
    }
    edit->el_set(e->line, EL_CLIENTDATA, e);
    edit->el_set(e->line, EL_PROMPT_ESC, show_prompt, 1);
    edit->el_set(e->line, EL_GETCFN, next_key);
    edit->el_set(e->line, EL_EDITOR, "emacs");
    edit->el_set(e->line, EL_SIGNAL, 0);
    edit->el_set(e->line, EL_HIST, history_step, e);
    edit->el_wset(e->line, EL_ADDFN, L"rl_complete", L"completes the word before the cursor", complete); /* el_set() would leak copies */
    edit->el_set(e->line, EL_BIND, "^R", "em-inc-search-prev", NULL);
    edit->el_source(e->line, NULL); /* ~/.editrc, where people keep their keys */
    return true;
}

bool ou_line_editor_insert(OuThread *th, OuLineEditor *e, const char *text, size_t size)
{
    if (!e->reading) {
        return ou_byte_builder_put(th, &e->text, text, size);
    }
    (void)ou_edit(e)->el_insertstr(e->line, text); /* a full line takes no more */
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
    if (!ou_byte_builder_put(th, &e->text, text, size) || !remember(th, e, text, size)) {
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
static void take_terminal(const OuLineEditor *e)
{
    int editing = 0;
    if (ou_edit(e)->el_get(e->line, EL_EDITMODE, &editing) == 0 && editing != 0) {
        ou_edit(e)->el_set(e->line, EL_PREP_TERM, 1);
    }
}

OuObject *ou_line_editor_read(OuThread *th, const char *prompt)
{
    OuLineEditor *e = th->vm->library->line_editor;
    if (!wait_for_turn(th, e)) {
        return NULL;
    }
    size_t size = strlen(prompt);
    OuObject *copy = ou_bytes_new(th, size);
    e->th = th;
    if (copy == NULL || !ou_line_editor_open(th, e)) {
        ou_drop_maybe(th, copy);
        return NULL;
    }
    /* GNU readline puts \1 before and \2 behind what takes no room; libedit one and the same character. */
    for (size_t i = 0; i < size; i++) {
        ou_bytes_data(copy)[i] = prompt[i] == 2 ? 1 : prompt[i];
    }
    int n = 0;
    e->prompt = ou_bytes_data(copy);
    e->reading = true;
    e->started = false;
    e->at = 0;
    take_terminal(e);
    const char *text = ou_edit(e)->el_gets(e->line, &n);
    e->reading = false;
    e->prompt = NULL;
    OuObject *result = NULL;
    if (!ou_has_error(th)) {
        result = line_read(th, e, text, n);
    } else {
        fputc('\n', stdout);
        fflush(stdout);
    }
    ou_drop(th, copy);
    return result;
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
    OuObject *const parts[] = {e->history, e->delims, e->shown, e->library};
    for (size_t i = 0; i < OU_COUNT_OF(parts); i++) {
        ou_drop_maybe(th, parts[i]);
    }
    ou_byte_builder_abandon(th, &e->text);
    ou_mem_give(th, e, sizeof *e);
}

/* ---- settings ---- */

/* What GNU readline calls the functions of keys, and libedit's names for them. */
static const char *const function_names[][2] = {
    {"abort", "ed-command"},
    {"accept-line", "ed-newline"},
    {"backward-char", "ed-prev-char"},
    {"backward-delete-char", "ed-delete-prev-char"},
    {"backward-kill-line", "vi-kill-line-prev"},
    {"backward-kill-word", "ed-delete-prev-word"},
    {"backward-word", "ed-prev-word"},
    {"beginning-of-line", "ed-move-to-beg"},
    {"capitalize-word", "em-capitol-case"},
    {"clear-screen", "ed-clear-screen"},
    {"complete", "rl_complete"},
    {"delete-char", "ed-delete-next-char"},
    {"downcase-word", "em-lower-case"},
    {"end-of-line", "ed-move-to-end"},
    {"forward-char", "ed-next-char"},
    {"forward-search-history", "em-inc-search-next"},
    {"forward-word", "em-next-word"},
    {"history-search-backward", "ed-search-prev-history"},
    {"history-search-forward", "ed-search-next-history"},
    {"kill-line", "ed-kill-line"},
    {"kill-whole-line", "em-kill-line"},
    {"kill-word", "em-delete-next-word"},
    {"menu-complete", "rl_complete"},
    {"next-history", "ed-next-history"},
    {"possible-completions", "rl_complete"},
    {"previous-history", "ed-prev-history"},
    {"quoted-insert", "ed-quoted-insert"},
    {"redraw-current-line", "ed-redisplay"},
    {"reverse-search-history", "em-inc-search-prev"},
    {"self-insert", "ed-insert"},
    {"tab-insert", "ed-insert"},
    {"transpose-chars", "ed-transpose-chars"},
    {"unix-line-discard", "em-kill-line"},
    {"unix-word-rubout", "ed-delete-prev-word"},
    {"upcase-word", "em-upper-case"},
    {"yank", "em-yank"},
};

static const char *const commands[] = {"bind", "echotc", "edit", "history", "settc", "setty", "telltc"};

static bool run_command(OuThread *th, OuLineEditor *e, const char *words)
{
    const OuEdit *edit = ou_edit(e);
    int argc = 0;
    const char **argv = NULL;
    Tokenizer *tokens = edit->tok_init(NULL);
    if (tokens == NULL) {
        return ou_raise_memory(th);
    }
    if (edit->tok_str(tokens, words, &argc, &argv) == 0 && argc > 0) {
        edit->el_parse(e->line, argc, argv);
    }
    edit->tok_end(tokens);
    return true;
}

/* One key as libedit's bind takes it: an octal number. */
static void put_key(char *out, size_t room, size_t *at, unsigned byte)
{
    if (*at + 5 < room) {
        *at += (size_t)snprintf(out + *at, room - *at, "\\%03o", byte & 0xff);
    }
}

/* "\C-r", "\e[A", "\t": the escapes of GNU readline within quotes. Returns what is behind the second quote. */
static const char *quoted_keys(const char *at, char *out, size_t room, size_t *size)
{
    bool control = false, meta = false;
    for (at++; *at != 0 && *at != '"'; at++) {
        unsigned c = (unsigned char)*at;
        if (c == '\\' && at[1] != 0) {
            at++;
            if ((*at == 'C' || *at == 'M') && at[1] == '-') {
                control = control || *at == 'C';
                meta = meta || *at == 'M';
                at++;
                continue;
            }
            static const char names[] = "abdefnrtv", values[] = "\a\b\x7f\x1b\f\n\r\t\v";
            const char *found = strchr(names, *at);
            c = found != NULL ? (unsigned char)values[found - names] : (unsigned char)*at;
        }
        if (meta) {
            put_key(out, room, size, 27);
        }
        put_key(out, room, size, control ? (c == '?' ? 127 : c & 31) : c);
        control = meta = false;
    }
    return *at == '"' ? at + 1 : at;
}

/* Control-r, M-x, tab, RET: the names of GNU readline. Returns where the name ends. */
static const char *named_key(const char *at, char *out, size_t room, size_t *size)
{
    static const struct {
        const char *name;
        unsigned char key;
    } names[] = {{"tab", '\t'},     {"esc", 27},     {"escape", 27}, {"ret", '\r'},  {"return", '\r'}, {"lfd", '\n'}, {"newline", '\n'},
                 {"space", ' '},    {"spc", ' '},    {"del", 127},   {"rubout", 127}};
    bool control = false, meta = false;
    for (;;) {
        if (strncasecmp(at, "control-", 8) == 0 || strncasecmp(at, "c-", 2) == 0) {
            control = true;
            at += at[1] == '-' ? 2 : 8;
        } else if (strncasecmp(at, "meta-", 5) == 0 || strncasecmp(at, "m-", 2) == 0) {
            meta = true;
            at += at[1] == '-' ? 2 : 5;
        } else {
            break;
        }
    }
    size_t length = strcspn(at, ": \t");
    unsigned key = (unsigned char)*at;
    for (size_t i = 0; i < OU_COUNT_OF(names); i++) {
        if (strlen(names[i].name) == length && strncasecmp(at, names[i].name, length) == 0) {
            key = names[i].key;
        }
    }
    if (length > 0) {
        if (meta) {
            put_key(out, room, size, 27);
        }
        put_key(out, room, size, control ? key & 31 : key);
    }
    return at + length;
}

/* KEY: FUNCTION, or KEY: "MACRO". */
static void bind_key(OuLineEditor *e, const char *words)
{
    char key[128] = "", macro[512] = "";
    size_t n_key = 0, n_macro = 0;
    const char *at = *words == '"' ? quoted_keys(words, key, sizeof key, &n_key) : named_key(words, key, sizeof key, &n_key);
    at += strspn(at, " \t");
    if (n_key == 0 || *at != ':') {
        return;
    }
    at++;
    at += strspn(at, " \t");
    if (*at == '"') {
        (void)quoted_keys(at, macro, sizeof macro, &n_macro);
        ou_edit(e)->el_set(e->line, EL_BIND, "-s", key, macro, NULL);
        return;
    }
    size_t length = strcspn(at, " \t\n");
    for (size_t i = 0; i < OU_COUNT_OF(function_names); i++) {
        if (strlen(function_names[i][0]) == length && strncasecmp(at, function_names[i][0], length) == 0) {
            ou_edit(e)->el_set(e->line, EL_BIND, key, function_names[i][1], NULL);
        }
    }
}

static bool apply(OuThread *th, OuLineEditor *e, const char *words)
{
    if (!ou_line_editor_open(th, e)) {
        return false;
    }
    words += strspn(words, " \t");
    size_t length = strcspn(words, " \t\n");
    for (size_t i = 0; i < OU_COUNT_OF(commands); i++) {
        if (strlen(commands[i]) == length && memcmp(words, commands[i], length) == 0) {
            return run_command(th, e, words);
        }
    }
    if (strncasecmp(words, "set editing-mode ", 17) == 0) {
        ou_edit(e)->el_set(e->line, EL_EDITOR, strncasecmp(words + 17, "vi", 2) == 0 ? "vi" : "emacs");
    } else if (!(length == 3 && strncasecmp(words, "set", 3) == 0)) {
        bind_key(e, words);
    }
    return true;
}

bool ou_line_editor_bind(OuThread *th, OuLineEditor *e, const char *words)
{
    OuThread *before = ou_line_editor_lend(e, th);
    bool ok = apply(th, e, words);
    ou_line_editor_lend(e, before);
    return ok;
}

#else

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

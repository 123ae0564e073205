/* editor.c - see editor.h. */
#include "13_cli/editor.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "07_thread/thread.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifdef OU_HAVE_EDIT

#include <dlfcn.h>
#include <histedit.h>

#define HISTORY_LINES 1000
#define MATCHES_MAX 200 /* names that are looked at */

struct OuEditor {
    void *library; /* dlopen's */
    EditLine *line;
    History *history;
    HistEvent event;
    char *file; /* owned; NULL: history is not kept */
    const char *prompt;
    OuThread *th;
    EditLine *(*init)(const char *, FILE *, FILE *, FILE *);
    void (*end)(EditLine *);
    int (*set)(EditLine *, int, ...);
    int (*get)(EditLine *, int, ...);
    const char *(*gets)(EditLine *, int *);
    const LineInfo *(*info)(EditLine *);
    int (*insert)(EditLine *, const char *);
    int (*source)(EditLine *, const char *);
    History *(*history_init)(void);
    void (*history_end)(History *);
    int (*history_do)(History *, HistEvent *, int, ...);
};

/* The editor that a callback of libedit is for. libedit gives it a line only, and the function that leads from there to us
 * is in the loaded library: the callbacks find it by name, so that nothing of the process has to remember it. */
static OuEditor *editor_of(EditLine *line)
{
    OuEditor *e = NULL;
    int (*get)(EditLine *, int, ...) = (int (*)(EditLine *, int, ...))dlsym(RTLD_DEFAULT, "el_get");
    return get != NULL && get(line, EL_CLIENTDATA, &e) == 0 ? e : NULL;
}

static char *show_prompt(EditLine *line)
{
    OuEditor *e = editor_of(line);
    return (char *)(uintptr_t)(e == NULL ? "" : e->prompt);
}

/* ---- completion ---- */

/* rlcompleter's matches for a word; a list, new; NULL with the error cleared: none. */
static OuObject *find_matches(OuThread *th, const char *word, size_t size)
{
    OuObject *module = ou_import_module(th, "rlcompleter");
    OuObject *main = module == NULL ? NULL : ou_keep_maybe(ou_dict_borrow_text(th, th->vm->machine->modules, "__main__"));
    OuObject *names = main == NULL ? NULL : ou_get_attr_text(th, main, "__dict__"); /* it may be anything */
    OuObject *completer = names == NULL ? NULL : ou_call_method_text(th, module, "Completer", 1, names);
    OuObject *text = completer == NULL ? NULL : ou_str_from_utf8(th, word, size);
    OuObject *matches = text == NULL ? NULL : ou_list_new(th, 0);
    for (int64_t i = 0; matches != NULL && i < MATCHES_MAX; i++) {
        OuObject *number = ou_int_new(th, i);
        OuObject *match = number == NULL ? NULL : ou_call_method_text(th, completer, "complete", 2, text, number);
        ou_drop_maybe(th, number);
        bool more = match != NULL && match != OU_NONE && ou_is_str(match) && ou_list_append(th, matches, match);
        ou_drop_maybe(th, match);
        if (!more) {
            break;
        }
    }
    ou_error_clear(th);
    ou_drop_maybe(th, text);
    ou_drop_maybe(th, completer);
    ou_drop_maybe(th, names);
    ou_drop_maybe(th, main);
    ou_drop_maybe(th, module);
    return matches;
}

static size_t common_prefix(OuThread *th, OuObject *matches, char *room, size_t limit)
{
    size_t common = 0;
    for (size_t i = 0; i < ou_list_size(matches); i++) {
        OuObject *holder = NULL;
        size_t size, same = 0;
        const char *text = ou_str_utf8(th, ou_list_borrow(matches, i), &size, &holder);
        if (text != NULL && i == 0) {
            common = size < limit ? size : limit;
            memcpy(room, text, common);
        } else if (text != NULL) {
            while (same < common && same < size && room[same] == text[same]) {
                same++;
            }
            common = same;
        }
        ou_drop_maybe(th, holder);
        ou_error_clear(th);
    }
    return common;
}

static void list_matches(OuThread *th, OuObject *matches)
{
    fputc('\n', stdout);
    for (size_t i = 0; i < ou_list_size(matches); i++) {
        OuObject *holder = NULL;
        size_t size;
        const char *text = ou_str_utf8(th, ou_list_borrow(matches, i), &size, &holder);
        fprintf(stdout, "%s%s", text == NULL ? "" : text, i + 1 == ou_list_size(matches) ? "\n" : "  ");
        ou_drop_maybe(th, holder);
        ou_error_clear(th);
    }
    fflush(stdout);
}

static bool is_word(char c)
{
    return c == '.' || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static unsigned char complete(EditLine *line, int key)
{
    (void)key;
    OuEditor *e = editor_of(line);
    if (e == NULL) {
        return CC_ERROR;
    }
    const LineInfo *info = e->info(line);
    const char *word = info->cursor;
    while (word > info->buffer && is_word(word[-1])) {
        word--;
    }
    size_t size = (size_t)(info->cursor - word);
    if (size == 0) {
        return e->insert(line, "    ") == 0 ? CC_REFRESH : CC_ERROR;
    }
    ou_lock_enter(e->th); /* the line is read with the lock given up */
    OuObject *matches = find_matches(e->th, word, size);
    char insertion[256];
    unsigned char result = CC_ERROR;
    if (matches != NULL && ou_list_size(matches) > 0) {
        size_t common = common_prefix(e->th, matches, insertion, sizeof insertion - 1);
        insertion[common] = 0;
        if (common > size && e->insert(line, insertion + size) == 0) {
            result = CC_REFRESH;
        } else if (ou_list_size(matches) > 1) {
            list_matches(e->th, matches);
            result = CC_REDISPLAY;
        }
    }
    ou_drop_maybe(e->th, matches);
    ou_lock_leave(e->th);
    return result;
}

/* ---- opening and closing ---- */

static bool load(OuEditor *e)
{
    ou_library_settle_locale(e->th); /* widths of characters */
    e->library = dlopen("libedit.so.2", RTLD_NOW | RTLD_GLOBAL);
    if (e->library == NULL) {
        return false;
    }
    struct {
        void **where;
        const char *name;
    } const wanted[] = {
        {(void **)&e->init, "el_init"},         {(void **)&e->end, "el_end"},
        {(void **)&e->set, "el_set"},           {(void **)&e->gets, "el_gets"},
        {(void **)&e->info, "el_line"},         {(void **)&e->insert, "el_insertstr"},
        {(void **)&e->get, "el_get"},           {(void **)&e->source, "el_source"},
        {(void **)&e->history_init, "history_init"},
        {(void **)&e->history_end, "history_end"}, {(void **)&e->history_do, "history"},
    };
    for (size_t i = 0; i < OU_COUNT_OF(wanted); i++) {
        *wanted[i].where = dlsym(e->library, wanted[i].name);
        if (*wanted[i].where == NULL) {
            return false;
        }
    }
    return true;
}

void ou_editor_close(OuEditor *e)
{
    if (e == NULL) {
        return;
    }
    if (e->history != NULL) {
        if (e->file != NULL) {
            e->history_do(e->history, &e->event, H_SAVE, e->file);
        }
        e->history_end(e->history);
    }
    if (e->line != NULL) {
        e->end(e->line);
    }
    if (e->library != NULL) {
        dlclose(e->library);
    }
    free(e->file);
    free(e);
}

OuEditor *ou_editor_open(OuThread *th, const char *history)
{
    if (!isatty(0) || !isatty(1)) {
        return NULL;
    }
    OuEditor *e = calloc(1, sizeof *e);
    if (e == NULL) {
        return NULL;
    }
    e->th = th;
    if (!load(e)) {
        ou_editor_close(e);
        return NULL;
    }
    e->prompt = "";
    e->line = e->init("ouro", stdin, stdout, stderr);
    e->history = e->history_init();
    if (e->line == NULL || e->history == NULL) {
        ou_editor_close(e);
        return NULL;
    }
    e->set(e->line, EL_CLIENTDATA, e);
    e->set(e->line, EL_PROMPT, show_prompt);
    e->set(e->line, EL_EDITOR, "emacs");
    e->set(e->line, EL_SIGNAL, 0);
    e->history_do(e->history, &e->event, H_SETSIZE, HISTORY_LINES);
    e->history_do(e->history, &e->event, H_SETUNIQUE, 1);
    e->set(e->line, EL_HIST, e->history_do, e->history);
    e->set(e->line, EL_ADDFN, "ouro-complete", "completes the name before the cursor", complete);
    e->set(e->line, EL_BIND, "^I", "ouro-complete", NULL);
    e->set(e->line, EL_BIND, "^R", "em-inc-search-prev", NULL);
    e->source(e->line, NULL); /* ~/.editrc, where people keep their keys */
    if (history != NULL) {
        e->file = strdup(history);
        e->history_do(e->history, &e->event, H_LOAD, history);
    }
    return e;
}

const char *ou_editor_line(OuEditor *e, const char *prompt, size_t *size, bool *interrupted)
{
    int n = 0, editing = 0;
    e->prompt = prompt;
    ou_lock_leave(e->th);
    if (e->get(e->line, EL_EDITMODE, &editing) == 0 && editing != 0) { /* before the prompt is seen, and answered */
        e->set(e->line, EL_PREP_TERM, 1);
    }
    errno = 0;
    const char *text = e->gets(e->line, &n);
    ou_lock_enter(e->th);
    *interrupted = text == NULL && n < 0 && errno == EINTR;
    if (text == NULL || n <= 0) {
        return NULL;
    }
    *size = strnlen(text, (size_t)n); /* n counts what stands behind a zero, too, but text ends there */
    if (*size == 0) {
        *size = 1;
        return "\n";
    }
    if (n > 1) { /* more than the newline */
        e->history_do(e->history, &e->event, H_ENTER, text);
    }
    return text;
}

#else

OuEditor *ou_editor_open(OuThread *th, const char *history)
{
    (void)th;
    (void)history;
    return NULL;
}

void ou_editor_close(OuEditor *editor)
{
    (void)editor;
}

const char *ou_editor_line(OuEditor *editor, const char *prompt, size_t *size, bool *interrupted)
{
    (void)editor;
    (void)prompt;
    (void)size;
    *interrupted = false;
    return NULL;
}

#endif

/* line_editor_int.h - the parts of the editor: reading (line_editor.c), keys (line_keys.c), history (line_history.c), searching (line_search.c),
 * completion (line_completion.c), settings (line_settings.c), the prompt's look (line_prompt.c). */
#ifndef OU_LINE_EDITOR_INT_H
#define OU_LINE_EDITOR_INT_H

#include "10_builtin/readline/line_editor.h"

#ifdef OU_HAVE_EDIT

#include <histedit.h>
#include <locale.h>
#include <wchar.h>

#define OU_EDIT_LIST(X)                                                                            \
    X(el_init) X(el_end) X(el_set) X(el_get) X(el_gets) X(el_line) X(el_insertstr) X(el_deletestr) X(el_source) X(el_parse) \
    X(el_beep) X(el_wline) X(el_wset) X(el_cursor) X(el_winsertstr) X(el_push) X(el_resize) X(tok_init) X(tok_str) X(tok_end)
typedef struct OuEdit {
    OU_EDIT_LIST(OU_FOREIGN_POINTER)
} OuEdit;

typedef struct OuLineSearch OuLineSearch;

/* Keys that nobody types, by which libedit is made to call a function. */
enum { OU_LINE_KEY_SEARCH = 0x9e, OU_LINE_KEY_REDRAW = 0x9f };

/* The state of a VM's editor: th->vm->library->line_editor, from the first prompt or import of readline until the VM ends. */
struct OuLineEditor {
    OuThread *th;          /* for whom libedit works: who reads, but while another thread changes settings */
    OuObject *library;     /* OuForeign; owned */
    EditLine *line;        /* NULL until it is needed */
    OuObject *history;     /* list of str; owned */
    OuObject *completer, *display_hook, *startup_hook, *pre_input_hook; /* owned; NULL: none */
    OuObject *delims;      /* str: what ends a word; owned */
    OuByteBuilder text;    /* what was inserted since the last reading ended */
    OuObject *shown;       /* bytes of the history that libedit looks at; owned, may be NULL */
    const char *prompt;    /* while a line is read */
    OuByteBuilder cut;     /* wide characters: what was cut last, for pasting */
    OuByteBuilder needle;  /* what was searched for last */
    size_t place;          /* of the line that is edited in the history; its length: a new line */
    OuObject *new_line;    /* str: that line, while another is edited; owned, may be NULL */
    OuObject *originals;   /* dict: place, line; of those that were changed and left; owned, may be NULL */
    size_t at;             /* where libedit is in the history: counted from the newest, 0 */
    locale_t utf8;         /* while a line is read in the locale C; owned, may be 0 */
    OuLineSearch *search;  /* while one goes on: owned */
    wchar_t search_key;    /* which it has to take */
    uint64_t n_keys;       /* read so far, all lines together */
    uint64_t cut_key, completed_key, end_key; /* the last key of the last cut, of the last completion that changed nothing, of Ctrl-D */
    int64_t begin, end;    /* of the word that is being completed, in characters */
    int completion_type;
    int length_limit;      /* lines of a file of history; below zero: any number */
    unsigned short rows, columns; /* of the terminal, as libedit knows it; 0: not asked yet */
    bool auto_history, reading;
    bool edits;            /* not by readline.parse_and_bind("edit off") */
    bool started;          /* the hooks of this line have run */
    bool redraw;           /* the line was changed by the program */
    bool names_wanted;     /* rlcompleter is the completer, once one is needed */
    bool lists_at_once;    /* show-all-if-ambiguous */
};

OU_INLINE const OuEdit *ou_edit(const OuLineEditor *e)
{
    return (const OuEdit *)(const void *)((const OuForeign *)e->library)->fns;
}

/* The editor that a callback of libedit is for; may be NULL. */
OuLineEditor *ou_line_editor_of(EditLine *line);
/* libedit works for th from now on; returned is for whom it did. Whoever is not the reader gives it back at once: callbacks take
 * their thread from here. */
OuThread *ou_line_editor_lend(OuLineEditor *e, OuThread *th);
/* Makes e->line, for the thread that libedit works for; false with an error. */
bool ou_line_editor_open(OuThread *th, OuLineEditor *e);
/* Into the line at the cursor. */
bool ou_line_editor_insert(OuThread *th, OuLineEditor *e, const char *text, size_t size);
/* One key: 1; 0 at the end of input; -1 with an error. What libedit calls for each. */
int ou_line_editor_key(EditLine *line, wchar_t *key);

/* One line of settings, as libedit or as GNU readline has them. What is neither is left alone. */
bool ou_line_editor_bind(OuThread *th, OuLineEditor *e, const char *words);

/* The functions of ours that keys are bound to are made known to libedit, and bound to the keys that GNU readline has them on. */
void ou_line_keys_add(OuLineEditor *e);
void ou_line_keys_bind(OuLineEditor *e);

/* line_history.c. What libedit asks of a history; the newest line is its first. */
int ou_line_history_step(void *where, HistEvent *event, int what, ...);
/* Where the line that is edited is: at most the length of the history. */
size_t ou_line_history_place(const OuLineEditor *e);
/* A line of the history, or the new one behind it: UTF-8, a bytes, new. */
OuObject *ou_line_history_at(OuLineEditor *e, size_t place);
/* Shows the line of that place, the cursor at its end. False with the error cleared. */
bool ou_line_history_go(OuLineEditor *e, size_t place);
/* When a line begins, and when it was accepted. */
void ou_line_history_begin(OuLineEditor *e);
bool ou_line_history_accept(OuThread *th, OuLineEditor *e);
/* When the program has changed the history: no line is as the user left it. */
void ou_line_history_forget(OuThread *th, OuLineEditor *e);
/* Replaces the line that is edited; column: bytes before the cursor. */
void ou_line_put(OuLineEditor *e, const OuObject *line, size_t column);

/* What libedit calls for a key. */
unsigned char ou_line_complete(EditLine *line, wint_t key);
unsigned char ou_line_search(EditLine *line, wint_t key);
unsigned char ou_line_search_step(EditLine *line, wint_t key);

/* Forgets the search, if there is one. */
void ou_line_search_end(OuLineEditor *e);

/* The completer, borrowed; NULL: there is none. */
OuObject *ou_line_completer_borrow(OuThread *th, OuLineEditor *e);

/* line_prompt.c: a prompt as libedit wants it, from one as GNU readline has it: a bytes, new. */
OuObject *ou_line_prompt_new(OuThread *th, const char *prompt);
/* Columns that a text takes, runs between two \1 none. */
size_t ou_line_width(const char *text, size_t n);

#endif
#endif

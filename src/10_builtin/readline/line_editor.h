/* line_editor.h - lines that are edited at a terminal, for input() and the prompt once the module readline is imported.
 *
 * libedit does the work, by its own interface, in which all state hangs on one EditLine: each VM has its own. Its imitation of
 * GNU readline's interface has that state once a process. */
#ifndef OU_LINE_EDITOR_H
#define OU_LINE_EDITOR_H

#include "10_builtin/foreign.h"

typedef struct OuLineEditor OuLineEditor;

/* Has this VM imported readline, and are its standard streams a terminal? in and out: sys.stdin and sys.stdout, or NULL both for
 * the prompt, which reads from the descriptors. */
bool ou_line_editor_wanted(OuThread *th, OuObject *in, OuObject *out);

/* One line with its newline: a bytes, new, empty at the end of input; NULL with an error, such as KeyboardInterrupt. */
OuObject *ou_line_editor_read(OuThread *th, const char *prompt);

/* When a VM ends. */
void ou_line_editor_end(OuThread *th);

#ifdef OU_HAVE_EDIT

#include <histedit.h>

#define OU_EDIT_LIST(X)                                                                            \
    X(el_init) X(el_end) X(el_set) X(el_get) X(el_gets) X(el_line) X(el_insertstr) X(el_deletestr) X(el_source) X(el_parse) \
    X(el_beep) X(el_wline) X(el_wset) X(tok_init) X(tok_str) X(tok_end)
typedef struct OuEdit {
    OU_EDIT_LIST(OU_FOREIGN_POINTER)
} OuEdit;

/* The state of a VM's module readline: th->vm->library->line_editor, from the first import until the VM ends. */
struct OuLineEditor {
    OuThread *th;          /* for whom libedit works: who reads, but while another thread changes settings */
    OuObject *library;     /* OuForeign; owned */
    EditLine *line;        /* NULL until it is needed */
    OuObject *history;     /* list of str; owned */
    OuObject *completer, *display_hook, *startup_hook, *pre_input_hook; /* owned; NULL: none */
    OuObject *delims;      /* str: what ends a word; owned */
    OuByteBuilder text;    /* the line as it was when the last reading ended, and what was inserted since */
    OuObject *shown;       /* bytes of the history that libedit looks at; owned, may be NULL */
    const char *prompt;    /* while a line is read */
    size_t at;             /* where libedit is in the history: counted from the newest, 0 */
    int64_t begin, end;    /* of the word that is being completed, in characters */
    int completion_type;
    int length_limit;      /* lines of a file of history; below zero: any number */
    bool auto_history, reading, begun;
    bool started;          /* the hooks of this line have run */
};

OU_INLINE const OuEdit *ou_edit(const OuLineEditor *e)
{
    return (const OuEdit *)(const void *)((const OuForeign *)e->library)->fns;
}

/* libedit works for th from now on; returned is for whom it did. Whoever is not the reader gives it back at once: callbacks take
 * their thread from here. */
OuThread *ou_line_editor_lend(OuLineEditor *e, OuThread *th);
/* Makes e->line, for the thread that libedit works for; false with an error. */
bool ou_line_editor_open(OuThread *th, OuLineEditor *e);
/* One line of settings, as libedit or as GNU readline has them. What is neither is left alone. */
bool ou_line_editor_bind(OuThread *th, OuLineEditor *e, const char *words);
/* Into the line at the cursor. */
bool ou_line_editor_insert(OuThread *th, OuLineEditor *e, const char *text, size_t size);

#endif
#endif

/* line_editor.h - lines that are edited at a terminal: for the prompt, and for input() once there is a prompt or readline is imported.
 *
 * libedit does the work, by its own interface, in which all state hangs on one EditLine: each VM has its own. Its imitation of
 * GNU readline's interface has that state once a process. It is loaded when the first line is asked for; where it is not
 * installed, lines are read as they come. */
#ifndef OU_LINE_EDITOR_H
#define OU_LINE_EDITOR_H

#include "10_builtin/foreign.h"

typedef struct OuLineEditor OuLineEditor;

/* Gives the VM its editor, as the first import of readline does; with rlcompleter's names, rlcompleter is asked for completions as
 * long as the program sets no completer. False with ImportError where libedit is missing, or another error. */
bool ou_line_editor_start(OuThread *th, bool with_names);

/* Has this VM an editor, and are its standard streams a terminal? in and out: sys.stdin and sys.stdout, or NULL both for
 * the prompt, which reads from the descriptors. */
bool ou_line_editor_wanted(OuThread *th, OuObject *in, OuObject *out);

/* One line with its newline: a bytes, new, empty at the end of input; NULL with an error, such as KeyboardInterrupt. */
OuObject *ou_line_editor_read(OuThread *th, const char *prompt);

/* When a VM ends. */
void ou_line_editor_end(OuThread *th);

/* readline_site.c: sys.__interactivehook__, which site sets in CPython: completion by Tab, and the history kept in a file. */
bool ou_readline_hook_add(OuThread *th);

#endif

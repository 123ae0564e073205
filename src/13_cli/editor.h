/* editor.h - a line editor for a prompt at a terminal: keys, history kept in a file, completion of names.
 *
 * libedit does the work (BSD; its own interface, which keeps no state of the process). It is loaded when a prompt opens, so
 * that a program that has none does not pay for linking it; where it is not installed, lines are read as they come. */
#ifndef OU_CLI_EDITOR_H
#define OU_CLI_EDITOR_H

#include "13_cli/cli.h"

typedef struct OuEditor OuEditor;

/* NULL: no terminal, no libedit, or no memory. `history`: a file that is read now and written at the end; may be NULL. */
OuEditor *ou_editor_open(OuThread *th, const char *history);
void ou_editor_close(OuEditor *editor);

/* One line with its newline, borrowed until the next call; NULL: the end of input, or *interrupted (Ctrl-C). UTF-8. */
const char *ou_editor_line(OuEditor *editor, const char *prompt, size_t *size, bool *interrupted);

#endif

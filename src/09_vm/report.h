/* report.h - what the machine tells the outside: warnings, errors nobody can receive, signals; and codecs it asks for. */
#ifndef OU_REPORT_H
#define OU_REPORT_H

#include "09_vm/machine.h"

bool ou_report_warn(OuThread *th, OuObject *category, OuObject *message, int64_t stack_level);
bool ou_report_warn_source(OuThread *th, OuObject *category, OuObject *message, OuObject *filename, uint32_t line);
/* A str to sys.stderr, or to the process's when that fails. Clears errors. */
void ou_report_text(OuThread *th, OuObject *text);
void ou_report_unraisable(OuThread *th, const char *message, OuObject *where);
OuObject *ou_report_find_codec(OuThread *th, OuObject *encoding);
/* Runs the handlers of pending signals (07_thread/signals.h) in the main thread: SIGINT without a handler of the
 * program's own raises KeyboardInterrupt. False: one raised. */
bool ou_report_signals(OuThread *th);

#endif

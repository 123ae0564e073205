/* window.h - generators' windows, for the host table and for gi_yieldfrom. */
#ifndef OU_WINDOW_H
#define OU_WINDOW_H

#include "09_vm/frame.h"

/* host->resume, host->free_window, host->visit_window. */
OuObject *ou_window_resume(OuThread *th, OuObject *generator, OuObject *value, bool *done);
void ou_window_free(OuThread *th, void *window);
size_t ou_window_visit(void *window, size_t from, size_t limit, OuVisitFn fn, void *arg);

/* The iterator that `yield from` or `await` waits for; borrowed, NULL: none. */
OuObject *ou_window_delegate(const OuGenerator *generator);
/* See OuHost.closes_silently. The generator is suspended. */
bool ou_window_closes_silently(OuThread *th, OuObject *generator);

#endif

/* signals.h - signals of the process, on their way to Python handlers.
 *
 * A signal is the process's, so at most one VM has them: the first that claims them (the one process-wide variable of
 * Ouro; docs/decisions.md). The C handler notes the number, sets OU_BREAK_SIGNAL in the VM's leading thread and ends its
 * wait, if it is in one; that thread runs the Python handler at its next safe point (09_vm/report.c). All functions
 * that set or read what the C handler reads are lock-free. */
#ifndef OU_SIGNALS_H
#define OU_SIGNALS_H

#include "04_object/vm.h"

#define OU_SIGNAL_MAX 64

/* The VM gets the process's signals from now on. False: another one has them. */
bool ou_signal_claim(OuVm *vm);
/* Signals that come here get the system's default; no C handler reads vm once this has returned. Fine when it has none. */
void ou_signal_release(OuVm *vm);
bool ou_signal_is_owner(const OuVm *vm);
/* The VM that has them, for a C handler; NULL: none. */
OuVm *ou_signal_owner(void);

/* Lets the signal come here, without SA_RESTART: blocking calls return with EINTR. False: errno. */
bool ou_signal_catch(OuVm *vm, int number);
/* Back to the system's default, or to being ignored. False: errno. */
bool ou_signal_default(OuVm *vm, int number, bool ignore);
/* Is ou_signal_catch() what the process does with it? */
bool ou_signal_is_caught(const OuVm *vm, int number);

/* As if the signal had arrived; from any thread or signal handler. */
void ou_signal_post(OuVm *vm, int number);
/* True once for each signal that arrived. By the leading thread. */
bool ou_signal_take(OuVm *vm, int number);

/* The descriptor that gets a byte for each signal; -1: none. The former one. loud: a byte that could not be written is
 * reported. */
int ou_signal_set_wakeup(OuVm *vm, int fd, bool loud);
/* errno of a byte that could not be written, once; 0: none. */
int ou_signal_wakeup_error(OuVm *vm);

#endif

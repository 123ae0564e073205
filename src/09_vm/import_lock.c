/* import_lock.c - two threads that import the same module: the second waits until the first has run its body.
 *
 * Each import under way is a record on its thread's C stack. A thread that wants a module which another one is loading waits for
 * that record to go, unless the other one waits, directly or through others, for a module that this thread is
 * loading: then it gets the module as it is, half made, as in CPython. (The idea of a lock a module, with a look for
 * cycles before each wait, is that of CPython 3.3.) */
#include "07_thread/thread.h"
#include "06_types/str.h"
#include "09_vm/import_int.h"

struct OuImportWaiter {
    OuThread *th;
    const OuImporting *on; /* NULL: it has ended */
    OuImportWaiter *next;
};

static const OuImporting *find(OuThread *th, OuObject *name)
{
    const OuImporting *at = th->vm->machine->importing;
    while (at != NULL && (at->th == th || !ou_str_equal(at->name, name))) {
        at = at->next;
    }
    return at;
}

static bool would_wait_for_itself(OuThread *th, const OuImporting *record)
{
    for (const OuThread *owner = record->th; owner != th;) {
        const OuImportWaiter *waiter = th->vm->machine->import_waiters;
        while (waiter != NULL && (waiter->th != owner || waiter->on == NULL)) {
            waiter = waiter->next;
        }
        if (waiter == NULL) {
            return false;
        }
        owner = waiter->on->th;
    }
    return true;
}

bool ou_import_wait(OuThread *th, OuObject *name)
{
    OuMachine *machine = th->vm->machine;
    const OuImporting *record;
    OuWait why = OU_WAIT_WOKEN;
    while (why == OU_WAIT_WOKEN && (record = find(th, name)) != NULL && !would_wait_for_itself(th, record)) {
        OuImportWaiter waiter = {.th = th, .on = record, .next = machine->import_waiters}, **place = &machine->import_waiters;
        *place = &waiter;
        while (waiter.on != NULL && why == OU_WAIT_WOKEN) {
            why = ou_wait_until(th, OU_NEVER);
        }
        while (*place != &waiter) {
            place = &(*place)->next;
        }
        *place = waiter.next;
    }
    return why != OU_WAIT_ERROR;
}

void ou_import_begin(OuThread *th, OuObject *name, OuImporting *record)
{
    OuMachine *machine = th->vm->machine;
    *record = (OuImporting){.th = th, .name = name, .next = machine->importing};
    machine->importing = record;
}

void ou_import_end(OuThread *th, OuImporting *record)
{
    OuMachine *machine = th->vm->machine;
    OuImporting **place = &machine->importing;
    while (*place != record) {
        place = &(*place)->next;
    }
    *place = record->next;
    for (OuImportWaiter *waiter = machine->import_waiters; waiter != NULL; waiter = waiter->next) {
        if (waiter->on == record) {
            waiter->on = NULL;
            ou_wait_wake(waiter->th);
        }
    }
}

void ou_import_after_fork(OuThread *th)
{
    OuMachine *machine = th->vm->machine;
    machine->import_waiters = NULL;
    for (OuImporting **place = &machine->importing; *place != NULL;) {
        if ((*place)->th == th) {
            place = &(*place)->next;
        } else {
            *place = (*place)->next;
        }
    }
}

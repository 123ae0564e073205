/* audit.h - audit events (PEP 578): what sys.addaudithook()'s hooks are told before it happens.
 *
 * Who is about to do something that the table of events names writes
 *
 *     if (ou_audited(th) && !ou_audit(th, "os.chdir", "O", path)) { return NULL; }
 *
 * so that without a hook an event is one comparison, and its arguments are made only for a hook. */
#ifndef OU_AUDIT_H
#define OU_AUDIT_H

#include "06_types/types_vm.h"

/* Is there a hook? Hooks stay until the VM ends. */
OU_INLINE bool ou_audited(const OuThread *th) { return OU_UNLIKELY(th->vm->audit_hooks != NULL); }

/* Tells the hooks, one after the other, in the order they were added. format has a letter an argument: O an object, borrowed, NULL for
 * None; i an int; n an int64_t; s UTF-8, or NULL for None. False with an error: a hook raised, and what was to happen is not to. An error that
 * was pending is put back otherwise. */
OU_MUST_USE bool ou_audit(OuThread *th, const char *event, const char *format, ...);
/* The same with the name and the tuple of arguments made. Both borrowed. */
OU_MUST_USE bool ou_audit_tuple(OuThread *th, OuObject *event, OuObject *args);

/* One more hook, which is kept. False with MemoryError. */
OU_MUST_USE bool ou_audit_add_hook(OuThread *th, OuObject *hook);

/* The event of a field that is looked at, set (value) or deleted (value NULL). */
OU_INLINE OU_MUST_USE bool ou_audit_field(OuThread *th, OuObject *o, const char *name)
{
    return !ou_audited(th) || ou_audit(th, "object.__getattr__", "Os", o, name);
}
OU_INLINE OU_MUST_USE bool ou_audit_field_set(OuThread *th, OuObject *o, const char *name, OuObject *value)
{
    return !ou_audited(th) || (value == NULL ? ou_audit(th, "object.__delattr__", "Os", o, name)
                                             : ou_audit(th, "object.__setattr__", "OsO", o, name, value));
}

#endif

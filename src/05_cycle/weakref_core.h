/* weakref_core.h - what a weak reference is, and the table that finds them.
 *
 * One table a VM: target's address -> first of its weak references, which form an
 * intrusive list. No object has room for weak references of its own; the WEAKREF flag
 * in a target's word says that the table has an entry for it (an immortal target's
 * word is never written: it is looked up by address). Room in the table is
 * reserved when a reference is made, so that clearing cannot fail.
 *
 * The list of a target, as CPython keeps it, because the order of callbacks shows:
 * the shared reference without callback, the shared proxy without callback, then the
 * others, newest first.
 *
 *   WEAK-1 entry.target's WEAKREF flag is set (if it has a word to write)
 *   WEAK-2 every reference in an entry's list has that target; links are mutual
 *   WEAK-3 size <= 3/4 room */
#ifndef OU_WEAKREF_CORE_H
#define OU_WEAKREF_CORE_H

#include "04_object/vm.h"

/* weakref.ref, proxies and their subclasses start with this; their types have
 * OU_TYPE_IS_WEAKREF. Visit visits callback only. */
typedef struct OuWeakRef {
    OuObject head;
    OuObject *target;                  /* borrowed; NULL: dead, and not in the table */
    OuObject *callback;                /* owned; NULL: none */
    struct OuWeakRef *previous, *next; /* of the same target */
    int64_t hash;                      /* of the target; -1: not asked yet */
} OuWeakRef;

typedef struct OuWeakEntry {
    OuObject *target; /* NULL: free */
    OuWeakRef *first;
} OuWeakEntry;

typedef struct OuWeakTable {
    OuWeakEntry *entries;
    size_t size, room; /* room a power of two, or 0 */
} OuWeakTable;

/* The reference of exactly this static type, without callback, that target already has, to
 * be shared (borrowed); NULL: none. */
OuWeakRef *ou_weak_find_basic(OuVm *vm, const OuObject *target, const OuType *type);

/* Makes ref (callback set, target NULL, header filled in) refer to target and puts it in
 * its list; is_proxy decides the place of a shared one. False with MemoryError
 * pending; then nothing has changed. Whether the target's type allows weak references
 * is the caller's question. */
OU_MUST_USE bool ou_weak_add(OuThread *th, OuWeakRef *ref, OuObject *target, bool is_proxy);

/* Takes ref out of its target's list and leaves it dead; the callback stays. For drop and
 * clear slots. Fine when it is dead already. */
void ou_weak_detach(OuVm *vm, OuWeakRef *ref);

/* The target, a new reference; NULL when it is dead or on its way to be. */
OuObject *ou_weak_target_new(const OuWeakRef *ref);

/* First of the target's references, borrowed; go on by ->next. NULL: none. */
OuWeakRef *ou_weak_first(OuVm *vm, const OuObject *target);
size_t ou_weak_count(OuVm *vm, const OuObject *target);

bool ou_weak_check(OuVm *vm); /* WEAK-1..3; prints the id of the broken one */

/* ---- for 05 ---- */

/* Detaches all references to target. Those with a callback that are to hear of it (not
 * dying, not garbage) are kept and chained behind *chain by their `next`. */
void ou_weak_clear_target(OuVm *vm, OuObject *target, OuWeakRef **chain_end);

/* Calls the callbacks of a chain in order and drops it. Errors go to host->unraisable.
 * forget: the references lose their callback, as when the target died by its count; after
 * a collection they still show it. */
void ou_weak_call_chain(OuThread *th, OuWeakRef *chain, bool forget);

/* The port of ou_object_die(): both of them for one dying object. */
void ou_weak_dying(OuThread *th, OuObject *o);

void ou_weak_table_release(OuVm *vm);

#endif

/* holds.h - what the host holds of a VM, and where a call from C finds itself.
 *
 * Objects that came out to C are kept by a *scope* until it ends, or by the table of ouro_keep() until they are dropped. A
 * reference is a number, not a pointer: the scope's serial and the place in it, so that one that is stale is refused and
 * never followed. The idea of scopes is that of local references in the Java Native Interface: error paths of the host need
 * not give anything back.
 *
 * A *context* is where calls of ouro.h happen: the outermost one, of the thread that embeds, and one for each function of
 * the host that is running, whatever thread of the program called it. */
#ifndef OU_HOLDS_H
#define OU_HOLDS_H

#include "04_object/vm.h"
#include "ouro.h"

#include <pthread.h>

#define OU_SCOPE_FEW 8 /* objects that need no memory beyond the scope's own */

typedef struct OuApiScope {
    struct OuApiScope *outer; /* of the same context; NULL for its base */
    uint32_t serial;          /* never 0, top bit 0 */
    uint32_t first;           /* the place of items[0]: what went before has expired */
    size_t n, room;
    OuObject **items; /* owned; few, or raw memory */
    OuObject *few[OU_SCOPE_FEW];
} OuApiScope;

typedef struct OuApiContext {
    struct OuApiContext *next; /* of the VM's list of functions of the host that run; newest first */
    OuThread *th;
    pthread_t owner;
    bool locked;         /* the host's function has the VM's lock (ouro_unlock() gives it up) */
    OuApiScope *scope;   /* innermost */
    OuApiScope base;
    OuObject *failure;   /* what the last call that failed did so with, to be raised if the host's function fails. Owned, may be NULL */
    OuObject *text;      /* bytes: what ouro_error() tells; owned. NULL: nothing, or not asked for yet */
    bool failed;         /* the last call did */
} OuApiContext;

typedef struct OuApiKept {
    OuObject *object;  /* owned; NULL: free */
    uint32_t serial;   /* as a scope's, top bit 1: of the reference, or, when free, of the last one */
    uint32_t next_free;
} OuApiKept;

/* A VM's part of all this. */
typedef struct OuApiHolds {
    OuApiContext outermost;
    OuApiContext *running;      /* functions of the host; changed under the VM's lock and the guard, read under either */
    _Atomic uint32_t n_running; /* a hint: 0 means that nobody need look */
    pthread_mutex_t guard;      /* rank: innermost, held for a few loads */
    OuApiKept *kept;            /* raw memory */
    uint32_t n_kept, free;      /* slots; the first free one + 1, 0: none */
    uint32_t serial;            /* given out last */
    bool over;                  /* the VM ends: nothing more is kept, and there is no __main__ */
} OuApiHolds;

/* One call of ouro.h. */
typedef struct OuApiCall {
    OuroVm *vm;
    OuApiContext *context;
    OuThread *th;
    bool entered;   /* it took the VM's lock */
    size_t expires; /* so many items of the outermost scope go when it is over */
} OuApiCall;

void ou_api_holds_start(OuroVm *vm); /* cannot fail */
/* Lets go of everything; once, under the lock. Functions of the host still run in finalizers after it. */
void ou_api_holds_end(OuroVm *vm);

/* Takes the VM's lock, unless the caller is a function of the host that has it. Each begin is paired with an end. */
OuApiCall ou_api_begin(OuroVm *vm);
void ou_api_end(OuApiCall *call);
/* The call's status: the pending error is taken, and is what ouro_error() tells. ok: there is none. */
OuroStatus ou_api_status(OuApiCall *call, bool ok);

/* Keeps an object (taken over) in the innermost scope. 0 with MemoryError. */
OuroRef ou_api_hold_adopt(OuApiCall *call, OuObject *o);
OuObject *ou_api_borrow(OuApiCall *call, OuroRef ref); /* NULL: ValueError */

/* Around a function of the host: its context, a record of the caller's. */
void ou_api_context_push(OuroVm *vm, OuThread *th, OuApiContext *context);
void ou_api_context_pop(OuroVm *vm, OuApiContext *context); /* lets go of its objects, of the failure too */

/* ---- values (values.c) ---- */

OuObject *ou_api_in(OuApiCall *call, const OuroValue *value); /* new; NULL with an error */
/* An object for C, taken over; result may be NULL. False with an error. */
bool ou_api_out_adopt(OuApiCall *call, OuObject *o, OuroValue *result);
/* Ends a call that gives an object, NULL for failure, taken over. */
OuroStatus ou_api_finish_adopt(OuApiCall *call, OuObject *o, OuroValue *result);
/* Its UTF-8, kept by the scope; NULL with an error. str is taken over and may be NULL. */
const char *ou_api_text_adopt(OuApiCall *call, OuObject *str);
/* Is the pending error that there is no module of this name, rather than that one it imports is missing? */
bool ou_api_is_missing(OuThread *th, OuObject *name);
/* "f" and "C.method" of __main__ or builtins, else "module.f", "package.module.f". New; NULL with an error. */
OuObject *ou_api_find(OuApiCall *call, const char *path);

#endif

/* vm.h - the VM record and the thread record: data that all floors reach.
 *
 * Low floors own the record, high floors fill in their part: each floor above has
 * one opaque pointer here. The host table is the port through which low floors
 * ask high ones for something (R2); unit tests fill it with stubs. */
#ifndef OU_VM_H
#define OU_VM_H

#include "02_raw/raw.h"
#include "03_block/block.h"
#include "04_object/object.h"
#include "04_object/type.h"

#include <stdatomic.h>

/* Set once at VM start. No entry is ever NULL (stubs raise). */
typedef struct OuHost {
    /* Runs a Python function object: its call slot. Arguments borrowed. */
    OuObject *(*run_function)(OuThread *th, OuObject *function, OuObject *const *args, size_t n,
                              OuObject *kwnames);
    /* Resumes a generator or coroutine. value: what yield evaluates to (borrowed), or NULL
     * when th->error holds an exception to be raised inside. New reference and *done =
     * false for a yielded value; *done = true: the returned value, or NULL with an error. */
    OuObject *(*resume)(OuThread *th, OuObject *generator, OuObject *value, bool *done);
    /* Calls fn for each object that frames and thread records of the VM hold. */
    void (*visit_roots)(OuVm *vm, OuVisitFn fn, void *arg);
    OuObject *(*import)(OuThread *th, OuObject *name, OuObject *globals, OuObject *fromlist, int64_t level);
    /* False with an error pending when the warning became one. category borrowed. */
    bool (*warn)(OuThread *th, OuObject *category, OuObject *message, int64_t stack_level);
    /* The same about a line of source text that is being compiled. May be NULL: warn() is used. */
    bool (*warn_source)(OuThread *th, OuObject *category, OuObject *message, OuObject *filename, uint32_t line);
    /* Reports and clears the pending error, which nobody can receive. where may be NULL. */
    void (*unraisable)(OuThread *th, const char *message, OuObject *where);
    /* (encoder, decoder, ...) for an encoding that is not built in; NULL and LookupError. */
    OuObject *(*find_codec)(OuThread *th, OuObject *encoding);
    /* Adds the running Python frame to the pending error's traceback. */
    void (*capture_traceback)(OuThread *th);
    /* Frees the heap part of a generator's window; called from the generator's drop slot. */
    void (*free_window)(OuThread *th, void *window);
    /* Children of such a window, for visit. */
    size_t (*visit_window)(void *window, size_t from, size_t limit, OuVisitFn fn, void *arg);
    /* Globals of the running Python frame: borrowed dict; NULL (nothing pending): no frame. */
    OuObject *(*current_globals)(OuThread *th);
    OuObject *(*current_builtins)(OuThread *th); /* where names are looked up last: mostly a dict; borrowed, may be NULL */
    /* For super() without arguments: the __class__ cell's value and the first argument of the running
     * Python frame, both new. False with RuntimeError ("super(): no arguments", ...). */
    bool (*super_args)(OuThread *th, OuObject **type, OuObject **self);
    /* The instructions of a code object as the compiler made them, without what running them wrote into
     * them; out has room for all words. NULL: nothing was written. */
    void (*plain_words)(OuObject *code, uint32_t *out);
    /* A code object that came from bytes is verified and unpacked (ou_code_admit()). False with an error. NULL: all are. */
    bool (*admit_code)(OuThread *th, OuObject *code);
    /* The frames in which a function runs keep its code, which it is about to lose. False with MemoryError. NULL: it runs nowhere. */
    bool (*hold_code)(OuThread *th, OuObject *function);
    /* Adds to names[0..n) (borrowed, no name twice, at most `room`) what a function with this code sets on its first
     * parameter (self.x = ...); how many there are then. */
    size_t (*self_attributes)(OuObject *code, OuObject **names, size_t n, size_t room);
    /* What a suspended generator's `yield from` or `await` waits for: borrowed, NULL: nothing. May be NULL. */
    OuObject *(*delegate)(OuObject *generator);
    /* Would nothing in a suspended generator see an exception that is raised where it waits: no handler, no delegate, no
     * tracer, no frame object? May be NULL: something would. */
    bool (*closes_silently)(OuThread *th, OuObject *generator);
    /* The frame object of a generator's window: new; NULL with MemoryError. May be NULL. */
    OuObject *(*window_frame)(OuThread *th, void *window);
    /* (filename, line, name) of the callers, innermost first, at most `depth`, for a coroutine's cr_origin: new. May be
     * NULL. */
    OuObject *(*origin)(OuThread *th, int64_t depth);
    /* Long work in C saw OU_BREAK_SIGNAL or OU_BREAK_INTERRUPT: runs what is due. False with an error
     * pending: the work is to be abandoned. May be NULL: it is not asked. */
    bool (*poll)(OuThread *th);
    /* Long work in C that touches nothing another thread can see gives the VM's lock up, and takes it back. Both NULL: there is no
     * other thread. */
    void (*leave)(OuThread *th);
    void (*enter)(OuThread *th);
} OuHost;

/* The exception being handled (sys.exc_info): a chain, one link a generator. */
typedef struct OuHandled {
    OuObject *value; /* exception instance; NULL: none at this level */
    struct OuHandled *previous;
} OuHandled;

/* Bits of OuThread.breaker, looked at by safe points. */
#define OU_BREAK_COLLECT 1u  /* a generation is due */
#define OU_BREAK_LOCK 2u     /* another thread wants the lock */
#define OU_BREAK_SIGNAL 4u   /* a signal handler is due (main thread) */
#define OU_BREAK_INTERRUPT 8u /* th->async_error is to be raised: Ctrl-C by the embedder, ... */
#define OU_BREAK_FUEL 16u    /* the instruction or time budget is spent */
#define OU_BREAK_TRACE 64u   /* th->tracing: the loop is to change over (09_vm/trace.h) */
#define OU_BREAK_STRESS 32u  /* stress builds: every check takes the slow path */

struct OuThread {
    OuVm *vm;
    OuHeap *heap;         /* vm->heap, one hop less on the paths that allocate; vm->trap while blocks are traced */
    struct OuRegistry *registry; /* vm->registry, likewise */
    OuObject *error;      /* the pending error: an exception INSTANCE, owned; NULL: none */
    OuHandled *handled;   /* innermost handled exception */
    OuHandled handled_base;
    _Atomic uint32_t breaker; /* OU_BREAK_* */
    int32_t depth;        /* Python and C calls now nested (R7) */
    int32_t depth_extra;  /* head-room lent while RecursionError is handled */
    const char *stack_limit; /* C stack addresses below this are the margin */
    int32_t drop_nesting; /* nested drops; beyond a bound they are queued */
    int32_t drop_scopes;  /* finalizers and callbacks of dying objects inside each other */
    OuObject *drop_queue; /* dying objects, linked through their header (object.c) */
    OuObject *repr_running; /* list of objects whose repr is running; owned, NULL until used */
    OuObject *async_error; /* to be raised at the next safe point; owned */
    void *frame;          /* innermost OuFrame of 09_vm */
    void *stack;          /* register stack of 09_vm */
    void *lock_state;     /* 07_thread's part */
    OuObject *thread_dict; /* thread-local data; owned, may be NULL */
    OuObject *trace_fn, *profile_fn; /* sys.settrace(), sys.setprofile(); owned, NULL: none */
    bool (*profile_hook)(OuThread *th, OuObject *self, int event, void *frame, OuObject *arg); /* of a profiler in C: told in
                             the place of profile_fn, which is its self */
    int32_t in_trace;     /* > 0 while one of them runs: nothing is told meanwhile */
    bool tracing;         /* one of them is set */
    struct {              /* the run of a code object's positions that the last line event was looked up in */
        const void *code; /* NULL: none */
        uint32_t i, start;
    } trace_place;
    bool tracer_changes;  /* one of them is being replaced, which may run a finalizer */
    OuObject *context;    /* contextvars; owned, may be NULL */
    OuObject *running_loop; /* _asyncio: the event loop that runs in this thread; owned, NULL: none */
    OuObject *asyncgen_firstiter, *asyncgen_finalizer; /* sys.set_asyncgen_hooks(); owned, NULL: none */
    int32_t origin_depth; /* sys.set_coroutine_origin_tracking_depth() */
    uint64_t ident;
    OuThread *next;       /* all threads of the VM */
};

struct OuVm {
    OuAccount account;
    OuHeap *heap;
    OuHeap *trap;         /* stands before heap while blocks are traced; NULL: nobody traces */
    struct OuAllocTrace *alloc_trace; /* 11: what is known of traced blocks; NULL: never traced */
    const OuHost *host;
    OuThread *threads;    /* all; the one that started the VM is first */
    OuThread main;
    OuThread *leader;     /* whose job signal handlers are: &main, but in the child of a fork() by another thread */
    OuSipKey hash_key;
    bool hash_seed_is_zero;
    int32_t recursion_limit;  /* sys.setrecursionlimit */
    struct OuRegistry *registry; /* 04: young and middle vectors, large containers, thresholds */
    struct OuCycle *cycle;       /* 05: collector, weak references */
    struct OuTypesVm *types;     /* 06: names, caches, small ints, free lists */
    struct OuTypeState **type_states; /* by index of static types; entries made on first use */
    size_t n_type_states;
    struct OuLock *lock;         /* 07 */
    struct OuMachine *machine;   /* 09: builtins dict, modules dict, import state */
    struct OuLibrary *library;   /* 10: state of modules written in C */
    OuObject *audit_hooks;       /* 06: sys.addaudithook(): a list that is not tracked; owned, NULL: there are none */
    OuObject *memory_error;   /* made at start: raising it needs no memory */
    OuObject *recursion_error_type; /* borrowed: static type */
    size_t reserve;           /* bytes of the cap set aside for handling MemoryError: account.cap is less
                                 by as much, except while they are lent */
    bool reserve_lent;
    size_t pressure_at;       /* bytes held above which a collection is wanted; SIZE_MAX: never */
    bool memory_short;        /* a request failed: at the next safe point garbage is worth a full collection */
    void *embedder;           /* the embedding API's own */
    void (*forked)(void *embedder); /* in a child made by fork(), before Python code runs there; may be NULL */
};

/* Account, heap, registry; the main thread's record. Floors above add their part
 * (06: ou_types_start() ...). False when memory is short: nothing is left behind. */
OU_MUST_USE bool ou_vm_start(OuVm *vm, size_t cap, const OuHost *host, size_t n_static_types,
                             uint64_t random_seed);
/* After all floors above have ended. Debug builds panic when objects, blocks or
 * raw bytes are left. */
void ou_vm_end(OuVm *vm);

/* Fills in a thread record of the VM (all zero but what names the VM) and does not link
 * it into vm->threads. stack_limit is NULL: 07 sets it. */
void ou_thread_record_init(OuThread *th, OuVm *vm);

/* ---- the pending error ---- */

OU_INLINE bool ou_has_error(const OuThread *th)
{
    return th->error != NULL;
}

/* Makes `exception` (an instance, taken over) the pending error; an older one is dropped. */
void ou_error_set_adopt(OuThread *th, OuObject *exception);

/* Takes the pending error out: yours. NULL: none was pending. */
OU_INLINE OuObject *ou_error_take(OuThread *th)
{
    OuObject *error = th->error;
    th->error = NULL;
    return error;
}

/* Puts back what ou_error_take() took (may be NULL), dropping what came between. */
void ou_error_restore_adopt(OuThread *th, OuObject *error);

void ou_error_clear(OuThread *th);

/* MemoryError: needs no memory. Lends the reserve, so that a handler has room to run. Before vm->memory_error is made (early in start-up) an
 * immortal stand-in of a private type is pending instead. Returns false/NULL for `return ou_raise_memory(th);`. */
bool ou_raise_memory(OuThread *th);
#define ou_null_memory(th) (ou_raise_memory(th), NULL)

/* ---- memory with the error raised: for item vectors, tables, buffers ----
 * kind RAW of the heap when small, raw memory when large. Sized give. */
void *ou_mem_take(OuThread *th, size_t size);
void *ou_mem_take_zeroed(OuThread *th, size_t size);
void *ou_mem_resize(OuThread *th, void *p, size_t old_size, size_t new_size);
void ou_mem_give(OuThread *th, void *p, size_t size); /* p may be NULL */

/* Takes the reserve back once there is room again: at safe points. */
void ou_vm_settle_reserve(OuVm *vm);

OU_INLINE void ou_break_set(OuThread *th, uint32_t bits)
{
    atomic_fetch_or_explicit(&th->breaker, bits, memory_order_relaxed);
}

/* After a request of more than a pool's block: near the cap a collection is wanted, however
 * few containers were made. */
OU_INLINE void ou_vm_watch_pressure(OuThread *th)
{
    if (OU_UNLIKELY(th->vm->account.held > th->vm->pressure_at)) {
        ou_break_set(th, OU_BREAK_COLLECT);
    }
}

#endif

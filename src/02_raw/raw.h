/* raw.h - level +1: raw memory, accounted and capped.
 *
 * One OuAccount a VM. `held` is what the OS sees for it: committed pool pages,
 * large mappings, and the C library's blocks by their usable size. The caller
 * gives the size back when it gives the memory back: the route (C library below
 * OU_RAW_MAP_MIN, a mapping of its own from there on) follows from the size.
 *
 * A request that would pass the cap, or that the system refuses, runs the reclaim
 * hook once (it empties caches and returns idle arenas; it runs no Python and
 * allocates nothing) and is tried once more. Then NULL. Nothing is raised here. */
#ifndef OU_RAW_H
#define OU_RAW_H

#include "00_base/base.h"
#include "00_base/fault.h"

#define OU_RAW_MAP_MIN ((size_t)64 * 1024) /* bytes; from here on, mapped by 01 */

/* Mappings that are kept when they are given back: a program that makes and drops large objects in turn would
 * else pay for a mapping and all its page faults each time. In bytes: each, and all together. */
#define OU_RAW_SPARES 8
#define OU_RAW_SPARE_MOST ((size_t)1 << 20)
#define OU_RAW_SPARES_HOLD ((size_t)4 << 20)

typedef struct OuSpareMap {
    char *base;   /* NULL: none */
    size_t bytes;
    bool is_old;  /* it was here when ou_account_settle() last ran */
} OuSpareMap;

/* Owned by one VM and used under its lock.
 *
 * Invariants, checked by ou_account_check():
 *   RAW-1  held <= cap, unless the cap was lowered below it
 *   RAW-2  held <= peak
 *   RAW-3  raw_held + map_held + spare_held <= held: the rest is charged by other floors
 *   RAW-4  a count is zero exactly when its bytes are
 *   RAW-5  spare_held is what the spare mappings hold */
typedef struct OuAccount {
    size_t cap;      /* bytes; SIZE_MAX: none */
    size_t held;     /* bytes charged now */
    size_t peak;     /* highest `held` */
    size_t raw_held; /* of held: the C library's blocks, by usable size */
    size_t raw_asked; /* bytes asked of this floor and not given back */
    size_t map_held; /* of held: large mappings */
    size_t n_raw;    /* C library blocks out now */
    size_t n_maps;   /* large mappings out now */
    size_t spare_held; /* of held: mappings given back and kept for the next request */
    size_t raw_peak; /* highest raw_held since the C library was last trimmed */
    OuSpareMap spare[OU_RAW_SPARES]; /* unused ones have no address */
    uint64_t n_level0_calls; /* calls of malloc/realloc/free and mmap/munmap, for M21 */
    bool (*reclaim)(void *ctx, size_t wanted); /* true: something was given back */
    void *reclaim_ctx;
    bool in_reclaim; /* the hook is running: it is not run again */
    OuFault fault;
} OuAccount;

void ou_account_init(OuAccount *account, size_t cap);

/* Panics in debug builds when something is still held: leaks are found here. */
void ou_account_fini(OuAccount *account);

/* RAW-1..RAW-4. False after printing the name of the broken one. */
bool ou_account_check(const OuAccount *account);

/* Now and then: gives back spare mappings that nobody wanted since the last time, and lets the C library give
 * back what it keeps when its blocks have become much fewer. */
void ou_account_settle(OuAccount *account);

/* All spare mappings go: bytes. */
size_t ou_account_drop_spares(OuAccount *account);

/* Runs the reclaim hook, unless there is none or it is running already. True when
 * it gave something back. For floors that ask 01_pages themselves. */
bool ou_account_reclaim(OuAccount *account, size_t wanted);

/* For memory that another floor commits itself (pool pages, register stacks). */
OU_MUST_USE bool ou_account_charge(OuAccount *account, size_t bytes);
void ou_account_refund(OuAccount *account, size_t bytes);

/* size 0 is served as 1. 16-byte aligned. NULL on failure. */
void *ou_raw_take(OuAccount *account, size_t size);
void *ou_raw_take_zeroed(OuAccount *account, size_t size);
/* Zeroed, for what is written to here and there: pages that nobody touches have no memory behind them. */
void *ou_raw_take_sparse(OuAccount *account, size_t size);

/* NULL on failure, and the old memory stands. p NULL (old_size 0): a take. */
void *ou_raw_resize(OuAccount *account, void *p, size_t old_size, size_t new_size);

/* p may be NULL. `size` is the size asked for. Cannot fail. Debug builds panic
 * when the size is another one, or when a guard beside the block was overwritten. */
void ou_raw_give(OuAccount *account, void *p, size_t size);

/* Makes the C library return what it keeps free. Not in `held`; part of the
 * reclaim hook. Costs a walk over the library's heap. */
void ou_raw_trim(void);

#endif

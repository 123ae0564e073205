/* pages.h - address space from the OS. One file an OS behind this header.
 *
 * Sizes and addresses are multiples of ou_pages_size(). Nothing here is counted
 * or capped: 02_raw and 03_block charge their account before they call. Every
 * function that can fail takes the gate of the account it works for (may be NULL). */
#ifndef OU_PAGES_H
#define OU_PAGES_H

#include "00_base/base.h"
#include "00_base/fault.h"

size_t ou_pages_size(void);

/* Address space of `size` bytes aligned to `align` (a power of two), not
 * accessible, costing no memory. NULL when the OS refuses. */
void *ou_pages_reserve(OuFault *fault, size_t size, size_t align);

/* Makes reserved pages readable and writable; they read as zero. */
OU_MUST_USE bool ou_pages_commit(OuFault *fault, void *addr, size_t size);

/* Gives the memory behind committed pages back to the OS; they stay accessible
 * and read as zero. Mappings are never split. False when the OS refuses. */
bool ou_pages_purge(OuFault *fault, void *addr, size_t size);

/* Ends a reservation or a mapping, whole. Cannot fail. */
void ou_pages_release(void *addr, size_t size);

/* Readable and writable pages, zeroed, for one large request. NULL on failure. */
void *ou_pages_map(OuFault *fault, size_t size);

/* Grows or shrinks a mapping of ou_pages_map(), moving it if need be. On failure
 * NULL, and the old mapping stands. */
void *ou_pages_remap(OuFault *fault, void *addr, size_t old_size, size_t new_size);

/* Puts memory behind committed pages now, in one call in place of a page fault
 * each. Advice: where the system does not know it, the faults come as ever. */
void ou_pages_populate(void *addr, size_t size);

/* Asks for huge pages behind a committed range, or no longer. Advice. */
void ou_pages_huge(void *addr, size_t size, bool wanted);

/* Moves a range that has memory to huge pages now: some 0.5 ms for 2 MiB. False when there are none. */
bool ou_pages_collapse(void *addr, size_t size);

/* Random bytes from the OS, for keys. False when there are none. */
OU_MUST_USE bool ou_pages_random(void *bytes, size_t size);

/* Nanoseconds since some moment, never going back. coarse: a few milliseconds late, for a few nanoseconds. */
uint64_t ou_pages_clock(bool coarse);

/* Resident set size of this process in bytes, from /proc/self/statm; 0: unknown. */
size_t ou_pages_resident(void);

#endif

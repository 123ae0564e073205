/* reclaim.h - what the runtime gives back when memory is short. */
#ifndef OU_RECLAIM_H
#define OU_RECLAIM_H

#include "04_object/vm.h"

/* The account's reclaim hook (02_raw/raw.h); context: the VM. Empties caches, gives back spare parts of stacks and idle
 * arenas. Runs no Python, allocates nothing. True: something came back. */
bool ou_machine_reclaim(void *vm, size_t wanted);

#endif

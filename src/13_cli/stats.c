/* stats.c - -X memstats: the table of 04_object/levels.h; -X lockstats: waits for the lock. To stderr. */
#include "13_cli/cli.h"

#include "04_object/levels.h"
#include "07_thread/thread.h"

#include <inttypes.h>
#include <stdio.h>

void ou_cli_show_stats(OuroVm *vm)
{
    char text[OU_LEVELS_ROOM]; /* on the stack: a VM at its cap has no other */
    ou_levels_text(&vm->vm, text, sizeof text);
    fputs(text, stderr);
}

void ou_cli_show_lock(OuroVm *vm)
{
    OuLockStats stats = ou_lock_stats(&vm->vm);
    fprintf(stderr, "the lock: waited for %" PRIu64 " times, %.6f s in all, %.6f s at most\n", stats.n_waits,
            (double)stats.wait_ns / 1e9, (double)stats.longest_ns / 1e9);
    fprintf(stderr, "          handed over %" PRIu64 " times, of these %" PRIu64 " because a thread asked\n", stats.n_handed,
            stats.n_yields);
}

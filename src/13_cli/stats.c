/* stats.c - -X memstats: the table of 04_object/levels.h; OUROMEMSTATS=atcap, the same when the cap is met for the first
 * time; -X lockstats: waits for the lock. To stderr. */
#include "13_cli/cli.h"

#include "04_object/levels.h"
#include "07_thread/thread.h"

#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

/* By write(2), from a buffer on the stack: a VM at its cap has no other memory, and stdio may want some. */
void ou_cli_show_stats(OuroVm *vm, const OuOptions *options)
{
    char text[OU_LEVELS_ROOM];
    size_t size = options->stats_as_json ? ou_levels_json(&vm->vm, text, sizeof text)
                                         : ou_levels_text(&vm->vm, text, sizeof text);
    for (size_t done = 0; done < size;) {
        ssize_t n = write(STDERR_FILENO, text + done, size - done);
        if (n <= 0) {
            return;
        }
        done += (size_t)n;
    }
}

static bool reclaim(void *context, size_t wanted)
{
    OuCapWatch *watch = context;
    OuAccount *account = &watch->vm->vm.account;
    bool gained = watch->reclaim(watch->context, wanted);
    bool fits = account->held <= account->cap && wanted <= account->cap - account->held;
    if (!fits && !watch->told) {
        watch->told = true;
        ou_cli_show_stats(watch->vm, watch->options);
    }
    return gained;
}

void ou_cli_watch_cap(OuCapWatch *watch, OuroVm *vm, const OuOptions *options)
{
    OuAccount *account = &vm->vm.account;
    *watch = (OuCapWatch){.vm = vm, .options = options, .reclaim = account->reclaim, .context = account->reclaim_ctx};
    account->reclaim = reclaim;
    account->reclaim_ctx = watch;
}

void ou_cli_unwatch_cap(OuCapWatch *watch)
{
    if (watch->reclaim != NULL) {
        watch->vm->vm.account.reclaim = watch->reclaim;
        watch->vm->vm.account.reclaim_ctx = watch->context;
    }
}

void ou_cli_show_lock(OuroVm *vm)
{
    OuLockStats stats = ou_lock_stats(&vm->vm);
    fprintf(stderr, "the lock: waited for %" PRIu64 " times, %.6f s in all, %.6f s at most\n", stats.n_waits,
            (double)stats.wait_ns / 1e9, (double)stats.longest_ns / 1e9);
    fprintf(stderr, "          handed over %" PRIu64 " times, of these %" PRIu64 " because a thread asked\n", stats.n_handed,
            stats.n_yields);
}

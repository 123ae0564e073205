/* place_linux.c - where a computing thread that is handed the lock wakes up: on the processor of the one it takes over from. And
 * where the timer does: on another one.
 *
 * Threads that compute take turns, so all of them together fill one processor, and the others are free for threads
 * that wait for I/O and for whoever answers those. The kernel does not know that. It wakes the next one where that slept, or where
 * there is room just then, which is often the processor that the I/O thread has left for a moment; that one then finds it taken, and
 * waits for the end of a slice or a tick (4 ms) although another processor is idle by now. One hand-over in three went wrong in that way, and
 * beside two computing threads a third of the round trips was lost by it (docs/decisions.md). The next thread also finds the heap in that
 * processor's cache.
 *
 * So the giver binds the thread that it wakes to the one processor, and that thread, once awake, takes the bond off. Only a thread that
 * may run everywhere is moved, since what is put back is "everywhere": a mask that a program, taskset or a container chose is never touched.
 *
 * The timer is a thread, too: it asks when it runs, not when its time is over. Left to the kernel it woke on the processor of the thread
 * that it is to ask, or had never left it, in one turn of 18 (another processor idle each time), and waited for a tick there while that one computed on:
 * the turn was up to 5 ms longer. So whoever begins its turn bars the timer from its own processor, until that has the lock itself.
 *
 * Rejected: waking with the hint that the waker sleeps next (futexes have none); shorter slices for I/O threads (the kernel lets them
 * in at once then, but not the process that answers them); binding computing threads for good (nobody's right but the program's). */
#include "07_thread/lock_int.h"

#include <errno.h>
#include <sched.h>
#include <string.h>
#include <unistd.h>

static bool may_run_everywhere(OuLock *lock)
{
    int all = atomic_load_explicit(&lock->n_processors, memory_order_relaxed);
    if (all == 0) {
        all = (int)sysconf(_SC_NPROCESSORS_ONLN);
        atomic_store_explicit(&lock->n_processors, all, memory_order_relaxed);
    }
    cpu_set_t set;
    return all > 1 && sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) == all;
}

void ou_place_note(OuLock *lock)
{
    lock->place = sched_getcpu();
}

void ou_place_offer(OuLock *lock, OuThreadPart *part)
{
    int error = errno;
    atomic_store_explicit(&part->movable, !lock->alone && may_run_everywhere(lock) ? gettid() : 0, memory_order_relaxed);
    errno = error;
}

void ou_place_move(const OuLock *lock, OuThreadPart *part)
{
    int tid = atomic_load_explicit(&part->movable, memory_order_relaxed);
    if (tid == 0 || lock->place < 0 || lock->place >= CPU_SETSIZE) {
        return;
    }
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(lock->place, &set);
    int error = errno;
    part->moved = sched_setaffinity(tid, sizeof set, &set) == 0;
    errno = error;
}

void ou_place_avoid(OuThreadPart *part)
{
    int tid = atomic_load_explicit(&part->movable, memory_order_relaxed);
    int here = sched_getcpu();
    if (tid == 0 || here < 0 || here >= CPU_SETSIZE) {
        return;
    }
    cpu_set_t others;
    memset(&others, 0xff, sizeof others); /* those of them that there are */
    CPU_CLR(here, &others);
    int error = errno;
    part->moved = sched_setaffinity(tid, sizeof others, &others) == 0 || part->moved;
    errno = error;
}

void ou_place_settle(OuThreadPart *part)
{
    atomic_store_explicit(&part->movable, 0, memory_order_relaxed);
    if (!part->moved) {
        return;
    }
    part->moved = false;
    cpu_set_t everywhere;
    memset(&everywhere, 0xff, sizeof everywhere); /* the kernel takes those that there are, now and later */
    int error = errno;
    (void)sched_setaffinity(0, sizeof everywhere, &everywhere);
    errno = error;
}

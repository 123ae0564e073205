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
 * may run everywhere is moved, since what is put back is "everywhere": a mask that a program, taskset or a container chose is not touched. One that is chosen while the thread
 * waits is seen before each change, and left alone from then on.
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

static int n_processors(OuLock *lock)
{
    int all = atomic_load_explicit(&lock->n_processors, memory_order_relaxed);
    if (all == 0) {
        all = (int)sysconf(_SC_NPROCESSORS_ONLN);
        atomic_store_explicit(&lock->n_processors, all, memory_order_relaxed);
    }
    return all;
}

/* May that thread run where it was left to: everywhere, or where part->bond says? If not somebody else has chosen, and it is to stay so. */
static bool is_as_left(OuLock *lock, int tid, const OuThreadPart *part)
{
    cpu_set_t set;
    int all = n_processors(lock);
    if (all < 2 || sched_getaffinity(tid, sizeof set, &set) != 0) {
        return false;
    }
    if (!part->moved) {
        return CPU_COUNT(&set) == all;
    }
    return part->bond >= 0 ? CPU_COUNT(&set) == 1 && CPU_ISSET(part->bond, &set)
                           : CPU_COUNT(&set) == all - 1 && !CPU_ISSET(~part->bond, &set);
}

/* A bond to one processor, or (~processor) to all others. */
static void set_bond(OuLock *lock, OuThreadPart *part, int bond)
{
    int processor = bond >= 0 ? bond : ~bond;
    int tid = atomic_load_explicit(&part->movable, memory_order_relaxed);
    if (tid == 0 || processor >= CPU_SETSIZE) {
        return;
    }
    int error = errno;
    cpu_set_t set;
    if (bond >= 0) {
        CPU_ZERO(&set);
        CPU_SET(processor, &set);
    } else {
        memset(&set, 0xff, sizeof set); /* the kernel takes those that there are */
        CPU_CLR(processor, &set);
    }
    if (!is_as_left(lock, tid, part)) {
        atomic_store_explicit(&part->movable, 0, memory_order_relaxed);
        part->moved = false;
    } else if (sched_setaffinity(tid, sizeof set, &set) == 0) {
        part->moved = true;
        part->bond = bond;
    }
    errno = error;
}

void ou_place_note(OuLock *lock)
{
    lock->place = sched_getcpu();
}

void ou_place_offer(OuLock *lock, OuThreadPart *part)
{
    int error = errno;
    atomic_store_explicit(&part->movable, !lock->alone && is_as_left(lock, 0, part) ? gettid() : 0, memory_order_relaxed);
    errno = error;
}

void ou_place_move(OuLock *lock, OuThreadPart *part)
{
    if (lock->place >= 0) {
        set_bond(lock, part, lock->place);
    }
}

void ou_place_avoid(OuLock *lock, OuThreadPart *part)
{
    int here = sched_getcpu();
    if (here >= 0) {
        set_bond(lock, part, ~here);
    }
}

void ou_place_settle(OuLock *lock, OuThreadPart *part)
{
    atomic_store_explicit(&part->movable, 0, memory_order_relaxed);
    if (!part->moved) {
        return;
    }
    int error = errno;
    cpu_set_t everywhere;
    memset(&everywhere, 0xff, sizeof everywhere); /* those that there are, now and later */
    if (is_as_left(lock, 0, part)) {
        (void)sched_setaffinity(0, sizeof everywhere, &everywhere);
    }
    part->moved = false;
    errno = error;
}

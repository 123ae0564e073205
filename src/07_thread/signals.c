/* signals.c - see signals.h. */
#include "07_thread/signals.h"

#include "07_thread/lock_int.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <unistd.h>

static _Atomic(OuVm *) owner;
static _Atomic uint32_t n_running; /* C handlers that may be using `owner` */

bool ou_signal_claim(OuVm *vm)
{
    OuVm *none = NULL;
    return atomic_compare_exchange_strong(&owner, &none, vm) || none == vm;
}

void ou_signal_release(OuVm *vm)
{
    OuVm *expected = vm;
    for (int number = 1; vm->lock->signals.caught != 0; number++) {
        if (ou_signal_is_caught(vm, number)) {
            (void)ou_signal_default(vm, number, false);
            vm->lock->signals.caught &= ~(1ull << (number - 1));
        }
    }
    if (atomic_compare_exchange_strong(&owner, &expected, NULL)) {
        while (atomic_load(&n_running) > 0) {
            sched_yield();
        }
    }
}

OuVm *ou_signal_owner(void)
{
    return atomic_load(&owner);
}

bool ou_signal_is_owner(const OuVm *vm)
{
    return atomic_load(&owner) == vm;
}

/* ---- what arrives ---- */

static void write_wakeup(OuSignals *signals, int number)
{
    int fd = atomic_load_explicit(&signals->wakeup_fd, memory_order_relaxed) - 1;
    unsigned char byte = (unsigned char)number;
    if (fd < 0) {
        return;
    }
    while (write(fd, &byte, 1) < 0) {
        if (errno != EINTR) {
            bool full = errno == EAGAIN || errno == EWOULDBLOCK;
            if (!full || atomic_load_explicit(&signals->wakeup_loud, memory_order_relaxed)) {
                atomic_store_explicit(&signals->wakeup_error, errno, memory_order_relaxed);
            }
            return;
        }
    }
}

void ou_signal_post(OuVm *vm, int number)
{
    OuSignals *signals = &vm->lock->signals;
    int error = errno;
    atomic_store_explicit(&signals->pending[number], 1, memory_order_seq_cst);
    ou_break_set(vm->leader, OU_BREAK_SIGNAL);
    write_wakeup(signals, number);
    ou_wait_wake(vm->leader);
    errno = error;
}

bool ou_signal_take(OuVm *vm, int number)
{
    _Atomic int *pending = &vm->lock->signals.pending[number];
    return atomic_load_explicit(pending, memory_order_relaxed) != 0 &&
           atomic_exchange_explicit(pending, 0, memory_order_seq_cst) != 0;
}

static void on_signal(int number)
{
    atomic_fetch_add(&n_running, 1);
    OuVm *vm = atomic_load(&owner);
    if (vm != NULL && number <= OU_SIGNAL_MAX) {
        ou_signal_post(vm, number);
    }
    atomic_fetch_sub(&n_running, 1);
}

bool ou_signal_catch(OuVm *vm, int number)
{
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    bool ok = sigaction(number, &action, NULL) == 0;
    vm->lock->signals.caught |= ok ? 1ull << (number - 1) : 0;
    return ok;
}

bool ou_signal_default(OuVm *vm, int number, bool ignore)
{
    struct sigaction action = {.sa_handler = ignore ? SIG_IGN : SIG_DFL};
    sigemptyset(&action.sa_mask);
    bool ok = sigaction(number, &action, NULL) == 0;
    vm->lock->signals.caught &= ok ? ~(1ull << (number - 1)) : UINT64_MAX;
    return ok;
}

bool ou_signal_is_caught(const OuVm *vm, int number)
{
    return (vm->lock->signals.caught >> (number - 1) & 1) != 0;
}

/* ---- the wake-up descriptor; stored one higher, so that zeroed memory means none ---- */

int ou_signal_set_wakeup(OuVm *vm, int fd, bool loud)
{
    OuSignals *signals = &vm->lock->signals;
    atomic_store_explicit(&signals->wakeup_loud, loud, memory_order_relaxed);
    return atomic_exchange(&signals->wakeup_fd, fd + 1) - 1;
}

int ou_signal_wakeup_error(OuVm *vm)
{
    _Atomic int *error = &vm->lock->signals.wakeup_error;
    return atomic_load_explicit(error, memory_order_relaxed) == 0 ? 0 : atomic_exchange(error, 0);
}

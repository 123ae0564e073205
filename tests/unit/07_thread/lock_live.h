/* lock_live.h - a VM with its lock for the unit tests of threads, and threads in it. Include after unit.h. */
#ifndef OU_LOCK_LIVE_H
#define OU_LOCK_LIVE_H

#include "toys.h"

#include "07_thread/thread.h"

static OuVm vm;
#define TH (&vm.main)

static int live_start(const OuHost *host)
{
    assert_true(ou_vm_start(&vm, SIZE_MAX, host, 1, 1));
    assert_true(ou_lock_start(&vm));
    return 0;
}

/* For cmocka_run_group_tests() and its like. */
static int live_teardown(void **state)
{
    (void)state;
    assert_true(ou_lock_close(TH));
    ou_lock_end(&vm);
    ou_vm_end(&vm);
    return 0;
}

static void spawn(OuThreadBody body, void *arg)
{
    OuThread *fresh = ou_thread_new(TH);
    assert_non_null(fresh);
    assert_true(ou_thread_start(fresh, body, arg, 0));
}

/* Gives the lock up until all threads but this one are gone. */
static void wait_for_threads(void)
{
    while (vm.threads->next != NULL) {
        (void)ou_wait_until(TH, ou_now_ns() + 1000000);
    }
}

#endif

/* The lock: one at a time, handed over in order, those back from a blocking call first; waits; gates; fork. */
#include "unit.h"

#include "lock_live.h"

#include "07_thread/signals.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef OU_STRESS
#define ROUNDS 500
#else
#define ROUNDS 5000
#endif

static OuHost host; /* toy_host, with safe points */
static bool handler_raises;

static bool poll(OuThread *th)
{
    uint32_t bits = atomic_load_explicit(&th->breaker, memory_order_relaxed);
    if ((bits & OU_BREAK_SIGNAL) && th == th->vm->leader) {
        atomic_fetch_and_explicit(&th->breaker, ~OU_BREAK_SIGNAL, memory_order_relaxed);
        bool came = ou_signal_take(th->vm, SIGUSR1);
        return !came || !handler_raises;
    }
    if (bits & (OU_BREAK_LOCK | OU_BREAK_STRESS)) {
        ou_lock_yield(th);
    }
    return true;
}

static int start(void **state)
{
    (void)state;
    host = toy_host;
    host.poll = poll;
    handler_raises = false;
    return live_start(&host);
}

/* ---- one at a time ---- */

static int64_t counter; /* written under the lock only: the thread sanitizer would say */

static void count_up(OuThread *th, void *arg)
{
    (void)arg;
    for (int i = 0; i < ROUNDS; i++) {
        counter++;
        if (i % 7 == 0) {
            ou_lock_leave(th);
            ou_lock_enter(th);
        } else {
            poll(th);
        }
    }
}

static void one_thread_at_a_time(void **state)
{
    (void)state;
    counter = 0;
    for (int i = 0; i < 8; i++) {
        spawn(count_up, NULL);
    }
    wait_for_threads();
    assert_int_equal(counter, 8 * ROUNDS);
}

static void threads_end_while_others_begin(void **state)
{
    (void)state;
    counter = 0;
    for (int i = 0; i < 300; i++) {
        spawn(count_up, NULL);
        if (i % 10 == 0) {
            wait_for_threads();
        }
    }
    wait_for_threads();
    assert_int_equal(counter, 300 * ROUNDS);
    assert_true(ou_lock_stats(&vm).n_handed > 0);
}

/* ---- who is next ---- */

static _Atomic bool enough;
static _Atomic int64_t spins[3];

static void compute(OuThread *th, void *arg)
{
    _Atomic int64_t *mine = arg;
    while (!atomic_load_explicit(&enough, memory_order_relaxed)) {
        atomic_fetch_add_explicit(mine, 1, memory_order_relaxed);
        if (atomic_load_explicit(&th->breaker, memory_order_relaxed) != 0) {
            poll(th);
        }
    }
}

static void all_that_compute_get_on(void **state)
{
    (void)state;
    atomic_store(&enough, false);
    ou_lock_set_interval(&vm, 1000000);
    for (int i = 0; i < 3; i++) {
        atomic_store(&spins[i], 0);
        spawn(compute, &spins[i]);
    }
    for (int tries = 0; tries < 2000; tries++) {
        (void)ou_wait_until(TH, ou_now_ns() + 5000000);
        if (atomic_load(&spins[0]) > 0 && atomic_load(&spins[1]) > 0 && atomic_load(&spins[2]) > 0) {
            break;
        }
    }
    atomic_store(&enough, true);
    wait_for_threads();
    for (int i = 0; i < 3; i++) {
        assert_true(atomic_load(&spins[i]) > 0);
    }
}

/* Two that compute, an interval that never ends: only one back from a blocking call gets in. */
static void back_from_a_call_goes_first(void **state)
{
    (void)state;
    atomic_store(&enough, false);
    ou_lock_set_interval(&vm, (uint64_t)3600 * 1000000000u);
    spawn(compute, &spins[0]);
    spawn(compute, &spins[1]);
    for (int i = 0; i < 20; i++) {
        ou_lock_leave(TH);
        usleep(300);
        ou_lock_enter(TH);
    }
    atomic_store(&enough, true);
    wait_for_threads();
}

/* ---- waiting ---- */

static void a_wait_ends_at_its_deadline(void **state)
{
    (void)state;
    uint64_t until = ou_now_ns() + 2000000;
    OuWait why;
    while ((why = ou_wait_until(TH, until)) == OU_WAIT_WOKEN) {
    }
    assert_int_equal(why, OU_WAIT_TIMEOUT);
    assert_true(ou_now_ns() >= until);
}

static void a_wake_up_before_the_wait_counts(void **state)
{
    (void)state;
    ou_wait_wake(TH);
    assert_int_equal(ou_wait_until(TH, OU_NEVER), OU_WAIT_WOKEN);
}

static void wake_main(OuThread *th, void *arg)
{
    (void)arg;
    for (int i = 0; i < ROUNDS / 10; i++) {
        while (!atomic_load(&enough)) {
            ou_lock_leave(th);
            ou_lock_enter(th);
        }
        atomic_store(&enough, false);
        ou_wait_wake(&th->vm->main);
        poll(th);
    }
}

static void no_wake_up_is_lost(void **state)
{
    (void)state;
    atomic_store(&enough, false);
    spawn(wake_main, NULL);
    for (int i = 0; i < ROUNDS / 10; i++) {
        atomic_store(&enough, true);
        while (atomic_load(&enough)) {
            assert_int_equal(ou_wait_until(TH, OU_NEVER), OU_WAIT_WOKEN);
        }
    }
    wait_for_threads();
}

static void signal_main(OuThread *th, void *arg)
{
    (void)arg;
    ou_lock_leave(th);
    usleep(2000);
    kill(getpid(), SIGUSR1);
    ou_lock_enter(th);
}

static void a_signal_ends_a_wait_when_its_handler_raises(void **state)
{
    (void)state;
    assert_true(ou_signal_claim(&vm));
    assert_true(ou_signal_catch(&vm, SIGUSR1));
    handler_raises = true;
    spawn(signal_main, NULL);
    OuWait why;
    while ((why = ou_wait_until(TH, OU_NEVER)) == OU_WAIT_WOKEN) {
    }
    assert_int_equal(why, OU_WAIT_ERROR);
    wait_for_threads();
    ou_signal_release(&vm);
    assert_false(ou_signal_is_owner(&vm));
}

/* ---- gates ---- */

static OuGate gate;
static int inside;

static void pass_through(OuThread *th, void *arg)
{
    (void)arg;
    for (int i = 0; i < ROUNDS / 20; i++) {
        assert_int_equal(ou_gate_enter(th, &gate), OU_PASS);
        assert_int_equal(inside++, 0);
        ou_lock_leave(th);
        ou_lock_enter(th);
        inside--;
        ou_gate_leave(th, &gate);
    }
}

static void one_thread_is_inside_a_gate(void **state)
{
    (void)state;
    gate = (OuGate){0};
    for (int i = 0; i < 5; i++) {
        spawn(pass_through, NULL);
    }
    wait_for_threads();
    assert_int_equal(ou_gate_enter(TH, &gate), OU_PASS);
    assert_int_equal(ou_gate_enter(TH, &gate), OU_PASS_TWICE);
    ou_gate_leave(TH, &gate);
}

/* ---- fork ---- */

static void sit_inside(OuThread *th, void *arg)
{
    (void)arg;
    assert_int_equal(ou_gate_enter(th, &gate), OU_PASS);
    while (!atomic_load(&enough)) {
        ou_lock_leave(th);
        usleep(100);
        ou_lock_enter(th);
    }
    ou_gate_leave(th, &gate);
}

static int child(void)
{
    ou_lock_after_fork(TH);
    ou_lock_leave(TH);
    ou_lock_enter(TH);
    bool ok = vm.threads == TH && TH->next == NULL && vm.leader == TH && ou_gate_enter(TH, &gate) == OU_PASS;
    ou_gate_leave(TH, &gate);
    return ok && !ou_lock_close(TH) ? 0 : 1; /* the parent's threads: nothing may be given back */
}

static void a_child_has_one_thread_and_a_sound_lock(void **state)
{
    (void)state;
#if defined(__SANITIZE_THREAD__)
    skip();
#endif
    gate = (OuGate){0};
    atomic_store(&enough, false);
    spawn(sit_inside, NULL);
    while (gate.inside == NULL) {
        (void)ou_wait_until(TH, ou_now_ns() + 100000);
    }
    pid_t pid = fork();
    if (pid == 0) {
        _exit(child());
    }
    int status = -1;
    waitpid(pid, &status, 0);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    atomic_store(&enough, true);
    wait_for_threads();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(one_thread_at_a_time, start, live_teardown),
        cmocka_unit_test_setup_teardown(threads_end_while_others_begin, start, live_teardown),
        cmocka_unit_test_setup_teardown(all_that_compute_get_on, start, live_teardown),
        cmocka_unit_test_setup_teardown(back_from_a_call_goes_first, start, live_teardown),
        cmocka_unit_test_setup_teardown(a_wait_ends_at_its_deadline, start, live_teardown),
        cmocka_unit_test_setup_teardown(a_wake_up_before_the_wait_counts, start, live_teardown),
        cmocka_unit_test_setup_teardown(no_wake_up_is_lost, start, live_teardown),
        cmocka_unit_test_setup_teardown(a_signal_ends_a_wait_when_its_handler_raises, start, live_teardown),
        cmocka_unit_test_setup_teardown(one_thread_is_inside_a_gate, start, live_teardown),
        cmocka_unit_test_setup_teardown(a_child_has_one_thread_and_a_sound_lock, start, live_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

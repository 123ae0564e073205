/* When the holder is asked: a queue of records, a clock that the test turns, and a timer that asks late. */
#include "unit.h"

#include "07_thread/lock_int.h"

#include <string.h>

#define MS ((uint64_t)1000000)
#define MOST 9 /* threads */
#define TURNS 20000

static OuLock lock;
static OuVm vm;
static OuThread threads[MOST];
static OuThreadPart parts[MOST];
static uint64_t ran[MOST], longest;

static void take(OuThread *th, uint64_t now)
{
    atomic_store(&lock.head.word, (uintptr_t)th | OU_LOCK_QUEUED);
    atomic_store(&lock.head.since, now);
    lock.asked = false;
}

static void line_up(OuThread *th, uint64_t now)
{
    OuThreadPart *part = ou_thread_part(th);
    *part = (OuThreadPart){.asked_at = now, .slip_at = lock.slip_ns};
    if (lock.cpu.last == NULL) {
        lock.cpu.first = th;
    } else {
        ou_thread_part(lock.cpu.last)->queue_next = th;
    }
    lock.cpu.last = th;
}

/* The first of n threads has the lock at time 0, the others wait. */
static void begin(size_t n)
{
    memset(&lock, 0, sizeof lock);
    memset(ran, 0, sizeof ran);
    longest = 0;
    atomic_store(&lock.interval, 5 * MS);
    for (size_t i = 0; i < n; i++) {
        ou_thread_record_init(&threads[i], &vm);
        threads[i].lock_state = &parts[i];
        parts[i] = (OuThreadPart){0};
        if (i > 0) {
            line_up(&threads[i], 0);
        }
    }
    take(&threads[0], 0);
}

/* The holder gives the lock to the first that waits, and lines up. */
static void hand_over(uint64_t now)
{
    OuThread *giver = ou_lock_holder(&lock), *next = lock.cpu.first;
    ran[giver - threads] += now - atomic_load(&lock.head.since);
    uint64_t waited = now - ou_thread_part(next)->asked_at;
    longest = waited > longest ? waited : longest;
    lock.cpu.first = ou_thread_part(next)->queue_next;
    lock.cpu.last = lock.cpu.first == NULL ? NULL : lock.cpu.last;
    take(next, now);
    line_up(giver, now);
}

/* Asked at `now`, the holder answers at once. */
static void end_turn(uint64_t now)
{
    ou_turn_ask(&lock, now);
    hand_over(now);
}

static void who_was_asked_is_not_asked_again(void **state)
{
    (void)state;
    begin(2);
    assert_int_equal(ou_turn_due(&lock), 5 * MS);
    ou_turn_ask(&lock, 5 * MS);
    assert_true(atomic_load(&threads[0].breaker) & OU_BREAK_LOCK);
    assert_int_equal(ou_turn_due(&lock), OU_NEVER);
    begin(1);
    assert_int_equal(ou_turn_due(&lock), OU_NEVER);
}

static void a_stopped_thread_has_what_is_left(void **state)
{
    (void)state;
    begin(2);
    parts[0].used_ns = 3 * MS;
    assert_int_equal(ou_turn_due(&lock), 2 * MS);
    assert_false(ou_turn_is_over(&lock, &parts[0]));
    parts[0].used_ns = 7 * MS;
    assert_int_equal(ou_turn_due(&lock), 0);
    assert_true(ou_turn_is_over(&lock, &parts[0]));
}

static void one_back_from_a_call_waits_for_the_minimum_run(void **state)
{
    (void)state;
    begin(2);
    lock.io.first = lock.io.last = &threads[2];
    assert_int_equal(ou_turn_due(&lock), OU_LOCK_MIN_RUN_NS);
    ou_turn_ask(&lock, 3 * MS);
    assert_int_equal(lock.slip_ns, 0);
}

static void turns_that_are_asked_in_time_are_one_interval(void **state)
{
    (void)state;
    begin(4);
    for (uint64_t i = 1; i <= 100; i++) {
        assert_int_equal(ou_turn_due(&lock), i * 5 * MS);
        end_turn(i * 5 * MS);
    }
    assert_int_equal(longest, 15 * MS);
}

static void what_an_ask_was_late_the_next_turns_make_up(void **state)
{
    (void)state;
    begin(4);
    end_turn(8 * MS); /* 3 late */
    assert_int_equal(ou_turn_due(&lock), 10 * MS);
    end_turn(10 * MS);
    assert_int_equal(ou_turn_due(&lock), 15 * MS);
    end_turn(30 * MS); /* 15 late: as much as a turn can give, from each that the first one waits for */
    assert_int_equal(ou_turn_due(&lock), 31 * MS);
    end_turn(31 * MS);
    assert_int_equal(ou_turn_due(&lock), 32 * MS);
    end_turn(32 * MS);
    assert_int_equal(ou_turn_due(&lock), 37 * MS); /* who has not waited yet at that time lost nothing */
}

static void who_comes_to_a_late_ask_lost_nothing(void **state)
{
    (void)state;
    begin(1);
    ou_turn_ask(&lock, 900 * MS);
    line_up(&threads[0], 900 * MS);
    assert_int_equal(parts[0].slip_at, lock.slip_ns);
    take(&threads[0], 900 * MS);
    assert_int_equal(ou_turn_due(&lock), 905 * MS);
}

static void a_holder_that_answers_late_shortens_nobodys_turn(void **state)
{
    (void)state;
    begin(4);
    ou_turn_ask(&lock, 5 * MS);
    hand_over(55 * MS);
    assert_int_equal(ou_turn_due(&lock), 60 * MS);
}

static void assert_equal_shares(size_t n)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < n; i++) {
        sum += ran[i];
    }
    for (size_t i = 0; i < n; i++) {
        assert_true(ran[i] * n * 100 > sum * 98 && ran[i] * n * 100 < sum * 102);
    }
}

static void what_a_holder_answers_late_without_a_processor_is_made_up(void **state)
{
    (void)state;
    begin(4);
    ou_turn_ask(&lock, 5 * MS);
    assert_false(ou_turn_is_late(&lock, 5 * MS + 100000));
    assert_true(ou_turn_is_late(&lock, 8 * MS));
    ou_turn_answer(&lock, 8 * MS, 4 * MS); /* before it was asked for one of them */
    hand_over(8 * MS);
    assert_int_equal(ou_turn_due(&lock), 10 * MS);
    ou_turn_ask(&lock, 10 * MS);
    ou_turn_answer(&lock, 60 * MS, MS); /* the rest was its own */
    hand_over(60 * MS);
    assert_int_equal(ou_turn_due(&lock), 64 * MS);
    begin(2);
    lock.io.first = lock.io.last = &threads[2];
    ou_turn_ask(&lock, MS);
    assert_false(ou_turn_is_late(&lock, 4 * MS)); /* its turn is not over */
}

/* One ask in `every` is up to 4 ms late, at random. How much longer than whole intervals somebody waited. */
static uint64_t excess(size_t n, uint64_t every)
{
    uint64_t seed = n;
    begin(n);
    for (int i = 0; i < TURNS; i++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        end_turn(ou_turn_due(&lock) + ((seed >> 60) % every == 0 ? (seed >> 33) % (4 * MS) : 0));
    }
    assert_equal_shares(n);
    return longest - (n - 1) * 5 * MS;
}

/* Nobody waits longer than for whole intervals and one late ask if asks are late now and then, three if all are: not n - 1. */
static void lateness_does_not_add_up(void **state)
{
    (void)state;
    for (size_t n = 2; n <= MOST; n++) {
        assert_true(excess(n, 16) < 4 * MS);
        assert_true(excess(n, 1) < 3 * 4 * MS);
    }
}

/* The timer has the holder's processor, so it comes to ask only at a tick: the bound holds, and shares stay equal. */
static void shares_stay_equal_when_asks_come_at_ticks(void **state)
{
    (void)state;
    for (size_t n = 2; n <= MOST; n++) {
        begin(n);
        for (int i = 0; i < TURNS; i++) {
            end_turn((ou_turn_due(&lock) + 4 * MS - 1) / (4 * MS) * 4 * MS);
        }
        assert_true(longest < (n - 1) * 5 * MS + 4 * MS);
        assert_equal_shares(n);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_was_asked_is_not_asked_again),
        cmocka_unit_test(a_stopped_thread_has_what_is_left),
        cmocka_unit_test(one_back_from_a_call_waits_for_the_minimum_run),
        cmocka_unit_test(turns_that_are_asked_in_time_are_one_interval),
        cmocka_unit_test(what_an_ask_was_late_the_next_turns_make_up),
        cmocka_unit_test(who_comes_to_a_late_ask_lost_nothing),
        cmocka_unit_test(a_holder_that_answers_late_shortens_nobodys_turn),
        cmocka_unit_test(what_a_holder_answers_late_without_a_processor_is_made_up),
        cmocka_unit_test(lateness_does_not_add_up),
        cmocka_unit_test(shares_stay_equal_when_asks_come_at_ticks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Where computing threads wake up: bound to the giver's processor until they run, and the timer away from the holder's; only
 * those that may run everywhere. */
#include "unit.h"

#include "07_thread/lock_int.h"

#include <sched.h>
#include <string.h>
#include <unistd.h>

static cpu_set_t before;

static int processors(void)
{
    cpu_set_t set;
    assert_int_equal(sched_getaffinity(0, sizeof set, &set), 0);
    return CPU_COUNT(&set);
}

static void bind_to_last(void)
{
    int last = CPU_SETSIZE - 1;
    while (!CPU_ISSET(last, &before)) {
        last--;
    }
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(last, &set);
    assert_int_equal(sched_setaffinity(0, sizeof set, &set), 0);
}

static int remember(void **state)
{
    (void)state;
    return sched_getaffinity(0, sizeof before, &before);
}

static int restore(void **state)
{
    (void)state;
    return sched_setaffinity(0, sizeof before, &before);
}

/* Those of the machine, not of a container or of taskset: elsewhere nothing is ever moved. */
static bool runs_everywhere(void)
{
    return processors() > 1 && processors() == (int)sysconf(_SC_NPROCESSORS_ONLN);
}

static void expect_before(void)
{
    cpu_set_t after;
    assert_int_equal(sched_getaffinity(0, sizeof after, &after), 0);
    assert_true(CPU_EQUAL(&before, &after));
}

static void a_thread_is_moved_and_settles_everywhere(void **state)
{
    (void)state;
    if (!runs_everywhere()) {
        skip();
    }
    OuLock lock = {.place = -1};
    OuThreadPart part = {0};
    ou_place_offer(&lock, &part);
    assert_int_equal(part.movable, gettid());
    ou_place_move(&lock, &part); /* nobody has computed yet: it stays */
    assert_false(part.moved);
    ou_place_note(&lock);
    ou_place_move(&lock, &part);
    assert_true(part.moved);
    assert_int_equal(processors(), 1);
    assert_int_equal(sched_getcpu(), lock.place);
    ou_place_settle(&lock, &part);
    assert_false(part.moved);
    assert_int_equal(part.movable, 0);
    expect_before();
}

static void a_timer_is_kept_off_and_settles_everywhere(void **state)
{
    (void)state;
    if (!runs_everywhere()) {
        skip();
    }
    OuLock lock = {.place = -1};
    OuThreadPart part = {0};
    ou_place_offer(&lock, &part);
    ou_place_avoid(&lock, &part); /* of the caller itself: it leaves its processor */
    assert_true(part.moved);
    assert_int_equal(processors(), CPU_COUNT(&before) - 1);
    assert_int_not_equal(sched_getcpu(), ~part.bond);
    ou_place_note(&lock);
    ou_place_move(&lock, &part); /* and from where it was kept off it can be moved */
    assert_int_equal(processors(), 1);
    assert_int_equal(sched_getcpu(), lock.place);
    ou_place_settle(&lock, &part);
    expect_before();
}

static void who_offers_nothing_stays(void **state)
{
    (void)state;
    OuLock lock = {.place = -1};
    OuThreadPart part = {0};
    ou_place_note(&lock);
    ou_place_move(&lock, &part);
    ou_place_avoid(&lock, &part);
    assert_false(part.moved);
    ou_place_settle(&lock, &part);
    assert_int_equal(processors(), CPU_COUNT(&before));
}

static void a_chosen_processor_is_kept(void **state)
{
    (void)state;
    bind_to_last();
    OuLock lock = {.place = -1};
    OuThreadPart part = {0};
    ou_place_offer(&lock, &part);
    assert_int_equal(part.movable, 0);
    ou_place_settle(&lock, &part);
    assert_int_equal(processors(), 1);
}

/* With more than two processors: with two, a bond may look like what somebody chose. */
static void a_processor_that_is_chosen_meanwhile_is_kept(void **state)
{
    (void)state;
    if (!runs_everywhere() || processors() < 3) {
        skip();
    }
    OuLock lock = {.place = -1};
    OuThreadPart part = {0};
    ou_place_offer(&lock, &part);
    ou_place_avoid(&lock, &part);
    assert_true(part.moved);
    bind_to_last();
    ou_place_settle(&lock, &part);
    assert_false(part.moved);
    assert_int_equal(processors(), 1);
}

static void a_processor_that_is_chosen_after_the_offer_is_kept(void **state)
{
    (void)state;
    if (!runs_everywhere()) {
        skip();
    }
    OuLock lock = {.place = -1};
    OuThreadPart part = {0};
    ou_place_offer(&lock, &part);
    bind_to_last();
    ou_place_avoid(&lock, &part);
    ou_place_note(&lock);
    ou_place_move(&lock, &part);
    assert_false(part.moved);
    assert_int_equal(part.movable, 0);
    ou_place_settle(&lock, &part);
    assert_int_equal(processors(), 1);
}

static void with_one_processor_nobody_moves(void **state)
{
    (void)state;
    OuLock lock = {.place = -1, .alone = true};
    OuThreadPart part = {0};
    ou_place_offer(&lock, &part);
    assert_int_equal(part.movable, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_thread_is_moved_and_settles_everywhere, remember, restore),
        cmocka_unit_test_setup_teardown(a_timer_is_kept_off_and_settles_everywhere, remember, restore),
        cmocka_unit_test_setup_teardown(who_offers_nothing_stays, remember, restore),
        cmocka_unit_test_setup_teardown(a_chosen_processor_is_kept, remember, restore),
        cmocka_unit_test_setup_teardown(a_processor_that_is_chosen_meanwhile_is_kept, remember, restore),
        cmocka_unit_test_setup_teardown(a_processor_that_is_chosen_after_the_offer_is_kept, remember, restore),
        cmocka_unit_test_setup_teardown(with_one_processor_nobody_moves, remember, restore),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

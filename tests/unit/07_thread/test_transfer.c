/* Reading and writing: nothing is handed over for a call that need not block, and the lock is given up by one that does. */
#include "unit.h"

#include "lock_live.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

static int start(void **state)
{
    (void)state;
    return live_start(&toy_host);
}

/* A thread that wants the lock once and then does `then` without it. */
typedef struct Other {
    void (*then)(int fd);
    int fd;
    bool ran;
} Other;

static void other_body(OuThread *th, void *arg)
{
    Other *other = arg;
    other->ran = true;
    ou_lock_leave(th);
    if (other->then != NULL) {
        other->then(other->fd);
    }
    ou_lock_enter(th);
}

static void spawn_waiting(Other *other)
{
    spawn(other_body, other);
    while (!ou_lock_is_wanted(TH)) {
        usleep(100);
    }
}

static void put_byte(int fd)
{
    assert_int_equal(write(fd, "y", 1), 1);
}

/* Four bytes there and back over `ends`; then a read that must wait for what the other thread writes. */
static void through(int from, int to)
{
    char buffer[8];
    Other other = {.then = put_byte, .fd = to};
    spawn_waiting(&other);
    assert_int_equal(ou_transfer_write(TH, to, "four", 4), 4);
    assert_int_equal(ou_transfer_read(TH, from, buffer, sizeof buffer), 4);
    assert_memory_equal(buffer, "four", 4);
    assert_false(other.ran);
    assert_int_equal(ou_transfer_read(TH, from, buffer, sizeof buffer), 1); /* nothing is there: the other one runs */
    assert_true(other.ran);
    wait_for_threads();
}

static void a_pipe_with_room_is_written_with_the_lock_held(void **state)
{
    (void)state;
    int ends[2];
    char byte;
    assert_int_equal(pipe(ends), 0);
    struct iovec part = {.iov_base = &byte, .iov_len = 1};
    bool known = preadv2(ends[0], &part, 1, -1, RWF_NOWAIT) < 0 && errno == EAGAIN;
    if (known) { /* before Linux 6.4 the lock is given up */
        through(ends[0], ends[1]);
    }
    close(ends[0]);
    close(ends[1]);
}

static void a_socket_is_tried_too(void **state)
{
    (void)state;
    int ends[2];
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    through(ends[0], ends[1]);
    close(ends[0]);
    close(ends[1]);
}

static void drain(int fd)
{
    static char room[4096];
    size_t all = 0;
    while (all < 512 * 1024) {
        ssize_t got = read(fd, room, sizeof room);
        assert_true(got > 0);
        all += (size_t)got;
    }
}

/* A blocking descriptor takes everything, however little of it fits at first. */
static void what_does_not_fit_is_written_in_the_usual_way(void **state)
{
    (void)state;
    static char block[16 * 1024];
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    Other other = {.then = drain, .fd = ends[0]};
    spawn_waiting(&other);
    for (int i = 0; i < 32; i++) {
        assert_int_equal(ou_transfer_write(TH, ends[1], block, sizeof block), sizeof block);
    }
    assert_true(other.ran);
    wait_for_threads();
    close(ends[0]);
    close(ends[1]);
}

static void errors_are_those_of_the_call(void **state)
{
    (void)state;
    char byte = 0;
    int ends[2];
    Other other = {.then = NULL};
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    assert_int_equal(fcntl(ends[0], F_SETFL, O_NONBLOCK), 0);
    spawn_waiting(&other);
    assert_int_equal(ou_transfer_read(TH, -1, &byte, 1), -1);
    assert_int_equal(errno, EBADF);
    assert_int_equal(ou_transfer_read(TH, ends[0], &byte, 1), -1);
    assert_int_equal(errno, EAGAIN);
    close(ends[1]);
    assert_int_equal(ou_transfer_read(TH, ends[0], &byte, 1), 0);
    wait_for_threads();
    close(ends[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_pipe_with_room_is_written_with_the_lock_held, start, live_teardown),
        cmocka_unit_test_setup_teardown(a_socket_is_tried_too, start, live_teardown),
        cmocka_unit_test_setup_teardown(what_does_not_fit_is_written_in_the_usual_way, start, live_teardown),
        cmocka_unit_test_setup_teardown(errors_are_those_of_the_call, start, live_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* transfer.c - read and write without a hand-over where nothing blocks.
 *
 * To give the lock up with threads waiting is to lose it: to the next one, for its minimum run at least. A byte written to
 * a pipe with room, or read from a socket that has some, is done sooner than that thread wakes up. So when others wait for the
 * lock the call is tried first in a way that cannot block, with the lock held, and made in the usual way only when it would
 * have blocked. When nobody waits nothing is tried: giving the lock up costs two atomic operations.
 *
 * RWF_NOWAIT is for all kinds of descriptors, where the kernel knows it for them (pipes since Linux 6.4); MSG_DONTWAIT for sockets
 * on any kernel. What can be sought in is left out: a file's blocks may have to come from a disk, and a short read would
 * not mean what it means there. And what has no bytes: writev of none does nothing where write sends an empty datagram.
 * Rejected: poll() first, since another thread may take the bytes between the two calls;
 * a lock that is given up at once and taken away only when the call lasts (a waiting thread would have to watch). */
#include "07_thread/thread.h"

#include <errno.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#define LARGEST_TRY ((size_t)64 * 1024) /* bytes: copied in less than it takes to wake a thread */

bool ou_transfer_is_tried(const OuThread *th, size_t size)
{
    return size > 0 && size <= LARGEST_TRY && ou_lock_is_wanted(th);
}

/* Is it a pipe, a socket, a terminal, an event? Those have no place to seek to. */
static bool is_stream(int fd)
{
    return lseek(fd, 0, SEEK_CUR) < 0 && errno == ESPIPE;
}

/* The tried call said -1: is that its answer, or only that it is to be made in the usual way? */
static bool is_answer(void)
{
    return errno != EAGAIN && errno != EWOULDBLOCK && errno != EOPNOTSUPP && errno != ENOSYS && errno != EINVAL &&
           errno != ENOTSOCK;
}

ssize_t ou_transfer_read(OuThread *th, int fd, void *data, size_t size)
{
    ssize_t got = -1;
    if (ou_transfer_is_tried(th, size) && is_stream(fd)) {
        struct iovec part = {.iov_base = data, .iov_len = size};
        got = preadv2(fd, &part, 1, -1, RWF_NOWAIT);
        if (got < 0 && errno == EOPNOTSUPP) {
            got = recv(fd, data, size, MSG_DONTWAIT);
        }
        if (got >= 0 || is_answer()) {
            return got;
        }
    }
    ou_lock_leave(th);
    got = read(fd, data, size);
    ou_lock_enter(th);
    return got;
}

/* What is left after `done` bytes in the usual way. An error counts only when nothing was written. */
static ssize_t write_rest(OuThread *th, int fd, const char *data, size_t size, ssize_t done)
{
    done = done < 0 ? 0 : done;
    ou_lock_leave(th);
    ssize_t more = write(fd, data + done, size - (size_t)done);
    ou_lock_enter(th);
    return more >= 0 ? done + more : done > 0 ? done : -1;
}

ssize_t ou_transfer_write(OuThread *th, int fd, const void *data, size_t size)
{
    ssize_t done = 0;
    if (ou_transfer_is_tried(th, size) && is_stream(fd)) {
        struct iovec part = {.iov_base = (void *)(uintptr_t)data, .iov_len = size};
        done = pwritev2(fd, &part, 1, -1, RWF_NOWAIT);
        if (done < 0 && errno == EOPNOTSUPP) {
            done = send(fd, data, size, MSG_DONTWAIT);
        }
        if (done == (ssize_t)size || (done < 0 && is_answer())) {
            return done;
        }
    }
    return write_rest(th, fd, data, size, done);
}

/* io_vector.h - many buffers as the system takes them: readv(), writev(), recvmsg(), sendmsg(). */
#ifndef OU_IO_VECTOR_H
#define OU_IO_VECTOR_H

#include "10_builtin/library.h"

#include "06_types/abstract.h"

#include <sys/uio.h>

/* The buffers are held from start to end, so what the parts point at does not move while the lock is given up. */
typedef struct OuIoVector {
    OuObject *list;      /* owned: the buffers' owners, in a list that nobody else changes */
    OuBuffer *buffers;
    struct iovec *parts;
    size_t n, n_held;
} OuIoVector;

/* Takes the buffers of the items of `list`, which is taken over; NULL fails, and so does a list of more than `most`, with an
 * error of this class and text. Ended by ou_io_vector_end() in any case. */
bool ou_io_vector_start(OuThread *th, OuIoVector *v, OuObject *list, bool writable, size_t most, const OuType *exception,
                        const char *too_long);
void ou_io_vector_end(OuThread *th, OuIoVector *v);

#endif

/* io_vector.c - io_vector.h. */
#include "10_builtin/posix/io_vector.h"

#include "06_types/list.h"

bool ou_io_vector_start(OuThread *th, OuIoVector *v, OuObject *list, bool writable, size_t most, const OuType *exception,
                        const char *too_long)
{
    *v = (OuIoVector){.list = list};
    if (list == NULL) {
        return false;
    }
    v->n = ou_list_size(list);
    if (v->n > most) {
        return ou_raise(th, exception, "%s", too_long);
    }
    v->buffers = ou_mem_take(th, (v->n + 1) * sizeof *v->buffers);
    v->parts = v->buffers == NULL ? NULL : ou_mem_take(th, (v->n + 1) * sizeof *v->parts);
    if (v->parts == NULL) {
        return false;
    }
    for (; v->n_held < v->n; v->n_held++) {
        OuBuffer *b = &v->buffers[v->n_held];
        if (!ou_buffer_acquire(th, ou_list_borrow(list, v->n_held), b, writable)) {
            return false;
        }
        v->parts[v->n_held] = (struct iovec){.iov_base = (void *)(uintptr_t)b->data, .iov_len = b->size};
    }
    return true;
}

void ou_io_vector_end(OuThread *th, OuIoVector *v)
{
    for (size_t i = 0; i < v->n_held; i++) {
        ou_buffer_release(th, &v->buffers[i]);
    }
    ou_mem_give(th, v->parts, v->parts == NULL ? 0 : (v->n + 1) * sizeof *v->parts);
    ou_mem_give(th, v->buffers, v->buffers == NULL ? 0 : (v->n + 1) * sizeof *v->buffers);
    ou_drop_maybe(th, v->list);
}

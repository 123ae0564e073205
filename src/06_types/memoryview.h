/* memoryview.h - memoryview: a view on somebody's buffer, with shape, strides and a format. */
#ifndef OU_MEMORYVIEW_H
#define OU_MEMORYVIEW_H

#include "06_types/types_vm.h"

#define OU_MEMORYVIEW_MAX_DIMS 64

/* Each view holds an export of its own of the object that owns the memory, so views of views
 * are independent.
 *   VIEW-1 released: buffer.owner is NULL, and n_exports is 0
 *   VIEW-2 the elements that dims tell of lie in the owner's buffer */
typedef struct OuMemoryView {
    OuObject head;
    OuBuffer buffer;    /* as acquired from the owner; owner NULL: released */
    char *data;         /* the element at index 0, ..., 0 */
    size_t item_size;
    const char *format; /* buffer.format, or own_format after cast() */
    char own_format[4];
    int ndim;
    bool read_only;
    size_t n_exports;   /* buffers that others hold of this view */
    int64_t hash;       /* -1: not yet */
    int64_t dims[];     /* shape[ndim], strides[ndim] */
} OuMemoryView;

extern const OuType ou_memoryview_type, ou_memoryview_iter_type;

OU_INLINE bool ou_is_memoryview(const OuObject *o) { return o->type == &ou_memoryview_type; }

/* memoryview(o). TypeError when it has no buffer. */
OuObject *ou_memoryview_new(OuThread *th, OuObject *o);
/* The memory behind o as a run of bytes, whatever its format and shape; BufferError when it is none in either order of
 * the indexes. */
OuObject *ou_memoryview_raw(OuThread *th, OuObject *o);
/* A view of `size` bytes of memory that belongs to nobody: the caller releases it before they go. */
OuObject *ou_memoryview_of_memory(OuThread *th, char *data, size_t size, bool read_only);
/* release(): false with BufferError when somebody holds a buffer of the view. */
bool ou_memoryview_release(OuThread *th, OuObject *view);

/* ---- any buffer ---- */

/* Are the elements one run of memory, last index fastest? */
bool ou_buffer_is_contiguous(const OuBuffer *buffer);
/* The same, or first index fastest? */
bool ou_buffer_is_run(const OuBuffer *buffer);
/* All elements, last index fastest, to out (buffer->size bytes). */
void ou_buffer_copy_out(const OuBuffer *buffer, char *out);
/* As ou_buffer_acquire(), but strided buffers too. */
bool ou_buffer_acquire_strided(OuThread *th, OuObject *o, OuBuffer *out);

#endif

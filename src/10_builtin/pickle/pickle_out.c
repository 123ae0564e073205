/* pickle_out.c - what a pickler writes: one run of bytes, cut into frames from protocol 4 on.
 *
 * A frame's head is left open when its first byte comes, and filled in when it ends; a frame that turned out to be tiny
 * loses it again. With a file, what ended goes out at once, so that the run stays about as long as a frame. */
#include "10_builtin/pickle/pickle_int.h"

#define FRAME_HEAD 9u /* FRAME and eight bytes */
#define FRAME_LEAST 4u

static bool open_frame(OuThread *th, OuPickleOut *out)
{
    size_t at = out->bytes.n;
    if (!ou_byte_builder_fill(th, &out->bytes, 0, FRAME_HEAD)) {
        return false;
    }
    out->frame = at;
    out->has_frame = true;
    return true;
}

bool ou_pickle_put(OuThread *th, OuPickler *p, const void *data, size_t n)
{
    OuPickleOut *out = &p->out;
    if (out->framing && !out->has_frame && !open_frame(th, out)) {
        return false;
    }
    if (OU_LIKELY(out->bytes.room - out->bytes.n >= n && n <= 16)) {
        memcpy(out->bytes.data + out->bytes.n, data, n);
        out->bytes.n += n;
        return true;
    }
    return ou_byte_builder_put(th, &out->bytes, data, n);
}

bool ou_pickle_op(OuThread *th, OuPickler *p, OuPickleOp op)
{
    char byte = (char)op;
    return ou_pickle_put(th, p, &byte, 1);
}

bool ou_pickle_op_number(OuThread *th, OuPickler *p, OuPickleOp op, uint64_t number, size_t size)
{
    char bytes[9];
    bytes[0] = (char)op;
    ou_pickle_little(bytes + 1, number, size);
    return ou_pickle_put(th, p, bytes, size + 1);
}

bool ou_pickle_end_frame(OU_UNUSED OuThread *th, OuPickler *p)
{
    OuPickleOut *out = &p->out;
    if (!out->framing || !out->has_frame) {
        return true;
    }
    char *head = out->bytes.data + out->frame;
    size_t n = out->bytes.n - out->frame - FRAME_HEAD;
    if (n >= FRAME_LEAST) {
        head[0] = (char)OU_P_FRAME;
        ou_pickle_little(head + 1, n, 8);
    } else {
        memmove(head, head + FRAME_HEAD, n);
        out->bytes.n -= FRAME_HEAD;
    }
    out->has_frame = false;
    return true;
}

/* write(data). What ran since dump() began may have called __init__(), which failed: then there is no file any more. */
static bool write_out(OuThread *th, OuPickler *p, OuObject *data)
{
    if (p->write == NULL) {
        return ou_pickler_uninitialised(th, p);
    }
    OuObject *write = ou_keep(p->write), *result = ou_call1(th, write, data);
    ou_drop(th, write);
    ou_drop_maybe(th, result);
    return result != NULL;
}

bool ou_pickle_flush(OuThread *th, OuPickler *p)
{
    OuObject *data = ou_byte_builder_finish(th, &p->out.bytes);
    bool done = data != NULL && write_out(th, p, data);
    ou_drop_maybe(th, data);
    return done;
}

bool ou_pickle_boundary(OuThread *th, OuPickler *p)
{
    OuPickleOut *out = &p->out;
    if (OU_LIKELY(!out->framing || !out->has_frame || out->bytes.n - out->frame - FRAME_HEAD < OU_PICKLE_FRAME)) {
        return true;
    }
    return ou_pickle_end_frame(th, p) && (p->write == NULL || ou_pickle_flush(th, p));
}

/* A long run, past the frames: to write() as an object of its own when there is a file. */
static bool put_long(OuThread *th, OuPickler *p, const char *head, size_t head_size, const char *data, size_t n, OuObject *payload)
{
    if (!ou_pickle_end_frame(th, p)) {
        return false;
    }
    bool framing = p->out.framing, done;
    p->out.framing = false;
    if (p->write == NULL) {
        done = ou_pickle_put(th, p, head, head_size) && ou_pickle_put(th, p, data, n);
    } else { /* write() may do anything to what `data` belongs to: not used any more once it is called */
        OuObject *whole = payload != NULL ? ou_keep(payload) : ou_bytes_from(th, data, n);
        done = whole != NULL && ou_pickle_put(th, p, head, head_size) && ou_pickle_flush(th, p) && write_out(th, p, whole);
        ou_drop_maybe(th, whole);
    }
    p->out.framing = framing;
    return done;
}

bool ou_pickle_put_run(OuThread *th, OuPickler *p, const char *head, size_t head_size, const char *data, size_t n, OuObject *payload)
{
    if (n >= OU_PICKLE_FRAME) {
        return put_long(th, p, head, head_size, data, n, payload);
    }
    return ou_pickle_put(th, p, head, head_size) && ou_pickle_put(th, p, data, n);
}

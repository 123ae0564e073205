/* pickle_in.c - what an unpickler reads: memory, or a file by its methods.
 *
 * A file with peek() (all buffered ones) is read ahead of what is asked, and told afterwards how much was used; from others
 * exactly what is asked is read, so that what stands behind the pickle stays in the file. */
#include "10_builtin/pickle/pickle_int.h"

#define AHEAD ((size_t)128 * 1024) /* bytes that peek() is asked for */

static bool truncated(OuThread *th)
{
    return ou_unpickling_fails(th, "pickle data was truncated");
}

static size_t left(const OuPickleIn *in)
{
    return in->buffer.owner == NULL ? 0 : in->buffer.size - in->at;
}

void ou_pickle_in_forget(OuThread *th, OuPickleIn *in)
{
    OuBuffer buffer = in->buffer;
    in->buffer.owner = NULL;
    in->at = in->taken = 0;
    ou_buffer_release(th, &buffer);
}

bool ou_pickle_in_settle(OuThread *th, OuUnpickler *u)
{
    OuPickleIn *in = &u->in;
    if (in->buffer.owner == NULL || in->at <= in->taken) {
        return true;
    }
    OuObject *count = ou_int_new(th, (int64_t)(in->at - in->taken));
    in->taken = in->at;
    OuObject *read = ou_keep(in->read), *result = count == NULL ? NULL : ou_call1(th, read, count);
    ou_drop(th, read);
    ou_drop_maybe(th, count);
    ou_drop_maybe(th, result);
    return result != NULL;
}

/* The method's result becomes the buffer. argument NULL: none. *n: its size. The method is NULL when what ran since load()
 * began called __init__() with something that is no file. */
static bool fill(OuThread *th, OuUnpickler *u, OuObject *method, OuObject *argument, size_t *n)
{
    OuBuffer buffer = {.owner = NULL};
    if (method == NULL) {
        return truncated(th);
    }
    ou_keep(method);
    OuObject *data = argument == NULL ? ou_call0(th, method) : ou_call1(th, method, argument);
    ou_drop(th, method);
    bool done = data != NULL && ou_buffer_acquire(th, data, &buffer, false);
    ou_drop_maybe(th, data);
    if (!done) {
        return false;
    }
    ou_pickle_in_forget(th, &u->in);
    u->in.buffer = buffer;
    u->in.taken = buffer.size;
    *n = buffer.size;
    return true;
}

static bool fill_number(OuThread *th, OuUnpickler *u, OuObject *method, size_t number, size_t *n)
{
    OuObject *argument = ou_int_new_u64(th, number);
    bool done = argument != NULL && fill(th, u, method, argument, n);
    ou_drop_maybe(th, argument);
    return done;
}

/* At least n bytes from the file, at the beginning of the buffer. */
static bool more(OuThread *th, OuUnpickler *u, size_t n)
{
    size_t got = 0;
    if (u->in.read == NULL) {
        return truncated(th);
    }
    if (!ou_pickle_in_settle(th, u)) {
        return false;
    }
    if (u->in.peek != NULL && n < AHEAD) {
        if (fill_number(th, u, u->in.peek, AHEAD, &got)) {
            u->in.taken = 0;
            if (got >= n) {
                return true;
            }
        } else if (!ou_error_swallow(th, &ou_exc_not_implemented_error)) {
            return false;
        } else {
            ou_clear_ref(th, &u->in.peek);
        }
        ou_pickle_in_forget(th, &u->in); /* too few: read() will say whether there are more */
    }
    return fill_number(th, u, u->in.read, n, &got) && (got >= n || truncated(th));
}

const char *ou_pickle_read(OuThread *th, OuUnpickler *u, size_t n)
{
    if (OU_UNLIKELY(left(&u->in) < n)) {
        if (!more(th, u, n)) {
            return NULL;
        }
    } else if (n == 0) {
        return "";
    }
    const char *data = u->in.buffer.data + u->in.at;
    u->in.at += n;
    return data;
}

bool ou_pickle_read_number(OuThread *th, OuUnpickler *u, size_t size, uint64_t *number)
{
    const uint8_t *data = (const uint8_t *)ou_pickle_read(th, u, size);
    *number = 0;
    for (size_t i = 0; data != NULL && i < size; i++) {
        *number |= (uint64_t)data[i] << (8 * i);
    }
    return data != NULL;
}

const char *ou_pickle_line(OuThread *th, OuUnpickler *u, size_t least, size_t *n)
{
    size_t rest = left(&u->in), size = 0;
    const char *data = rest == 0 ? NULL : u->in.buffer.data + u->in.at;
    const char *end = rest == 0 ? NULL : memchr(data, '\n', rest);
    if (end == NULL) {
        if (u->in.read == NULL || !ou_pickle_in_settle(th, u) || !fill(th, u, u->in.readline, NULL, &size)) {
            return ou_has_error(th) ? NULL : (truncated(th), NULL);
        }
        data = u->in.buffer.data;
        end = size == 0 ? NULL : data + size - 1;
    }
    if (end == NULL || *end != '\n' || (size_t)(end - data) + 1 < least) {
        return truncated(th), NULL;
    }
    *n = (size_t)(end - data) + 1;
    u->in.at += *n;
    return data;
}

bool ou_pickle_may_have(OuThread *th, OuUnpickler *u, size_t n)
{
    return u->in.read != NULL || left(&u->in) >= n || truncated(th);
}

/* By readinto(), into a bytearray of ours: the file may keep what it is given. */
static bool read_into(OuThread *th, OuUnpickler *u, char *out, size_t n)
{
    int64_t got = -1;
    if (u->in.readinto == NULL) { /* see fill() */
        return truncated(th);
    }
    OuObject *method = ou_keep(u->in.readinto), *room = ou_bytearray_from(th, NULL, n);
    OuObject *count = room == NULL ? NULL : ou_call1(th, method, room);
    ou_drop(th, method);
    bool done = count != NULL && ou_as_i64(th, count, &got);
    ou_drop_maybe(th, count);
    if (done) {
        OuByteView view = ou_byte_view(room);
        done = (got >= 0 && (size_t)got >= n && view.n >= n) || truncated(th);
        if (done) {
            memcpy(out, view.data, n);
        }
    }
    ou_drop_maybe(th, room);
    return done;
}

bool ou_pickle_read_into(OuThread *th, OuUnpickler *u, char *out, size_t n)
{
    size_t here = left(&u->in) < n ? left(&u->in) : n;
    if (here > 0) {
        memcpy(out, u->in.buffer.data + u->in.at, here);
        u->in.at += here;
    }
    if (here == n) {
        return true;
    }
    if (u->in.read != NULL && u->in.readinto != NULL) {
        return ou_pickle_in_settle(th, u) && read_into(th, u, out + here, n - here);
    }
    const char *data = ou_pickle_read(th, u, n - here);
    if (data != NULL) {
        memcpy(out + here, data, n - here);
    }
    return data != NULL;
}

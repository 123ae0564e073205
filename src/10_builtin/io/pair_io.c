/* pair_io.c - BufferedRWPair: a reader and a writer of two streams as one. Each call goes to the half it concerns. */
#include "10_builtin/io/io_int.h"

#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/str.h"

typedef struct PairIo {
    OuObject head;
    OuObject *dict; /* as OuIoBase */
    bool closed; /* as OuIoBase; not used: the writer knows */
    OuObject *reader, *writer; /* owned; NULL before __init__ */
} PairIo;

static OuObject *forward(OuThread *th, OuObject *half, const char *method, OuObject *const *args, size_t n)
{
    if (half == NULL) {
        return ou_null(th, &ou_exc_value_error, "I/O operation on uninitialized object");
    }
    OuObject *f = ou_get_attr_text(th, half, method);
    OuObject *result = f == NULL ? NULL : ou_call(th, f, args, n, NULL);
    ou_drop_maybe(th, f);
    return result;
}

#define FORWARD(method, half)                                                                      \
    static OuObject *pair_##method(OU_IO_ARGS)                                                     \
    {                                                                                              \
        (void)kwnames;                                                                             \
        return forward(th, ((PairIo *)self)->half, #method, args, n);                              \
    }
FORWARD(read, reader)
FORWARD(peek, reader)
FORWARD(read1, reader)
FORWARD(readinto, reader)
FORWARD(readinto1, reader)
FORWARD(readable, reader)
FORWARD(write, writer)
FORWARD(flush, writer)
FORWARD(writable, writer)

static OuObject *pair_isatty(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuObject *first = forward(th, ((PairIo *)self)->writer, "isatty", NULL, 0);
    OuTruth truth = first == NULL ? OU_ERROR : ou_is_true(th, first);
    if (truth == OU_FALSE) {
        ou_drop(th, first);
        return forward(th, ((PairIo *)self)->reader, "isatty", NULL, 0);
    }
    if (truth == OU_ERROR) {
        ou_clear_ref(th, &first);
    }
    return first;
}

/* Both halves are closed, whatever the first one raises. */
static OuObject *pair_close(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuObject *done = forward(th, ((PairIo *)self)->writer, "close", NULL, 0);
    OuObject *error = ou_error_take(th);
    ou_drop_maybe(th, done);
    OuObject *result = forward(th, ((PairIo *)self)->reader, "close", NULL, 0);
    return ou_io_closed_adopt(th, result, error);
}

static OuObject *pair_get_closed(OuThread *th, OuObject *self)
{
    OuObject *writer = ((PairIo *)self)->writer;
    if (writer == NULL) {
        return ou_null(th, &ou_exc_runtime_error, "the BufferedRWPair object is being garbage-collected");
    }
    return ou_get_attr_text(th, writer, "closed");
}

static bool asks_true(OuThread *th, OuObject *stream, const char *question)
{
    OuObject *answer = forward(th, stream, question, NULL, 0);
    OuTruth truth = answer == NULL ? OU_ERROR : ou_is_true(th, answer);
    ou_drop_maybe(th, answer);
    return truth == OU_TRUE || (truth == OU_FALSE && (ou_io_unsupported(th, question[0] == 'r' ? "File or stream is not readable."
                                                                                                : "File or stream is not writable."),
                                                      false));
}

static OuObject *pair_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args, (void)n, (void)kwnames;
    OuObject *o = ou_type_allocate(th, type, 0);
    if (o != NULL) {
        ou_track(th, o);
    }
    return o;
}

static bool pair_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    PairIo *p = (PairIo *)self;
    OuObject *given[3];
    int64_t size = OU_IO_BUFFER_SIZE;
    if (!ou_args_parse(th, "BufferedRWPair", "reader, writer, buffer_size=8192, /", args, n, kwnames, given) ||
        (given[2] != NULL && !ou_as_i64(th, given[2], &size))) {
        return false;
    }
    if (!asks_true(th, given[0], "readable") || !asks_true(th, given[1], "writable")) {
        return false;
    }
    if (size <= 0) {
        return ou_raise(th, &ou_exc_value_error, "buffer size must be strictly positive");
    }
    OuObject *reader = ou_buffered_new(th, &ou_buffered_reader_type, given[0], (size_t)size);
    OuObject *writer = reader == NULL ? NULL : ou_buffered_new(th, &ou_buffered_writer_type, given[1], (size_t)size);
    if (writer == NULL) {
        ou_drop_maybe(th, reader);
        return false;
    }
    ou_replace(th, &p->reader, reader);
    ou_replace(th, &p->writer, writer);
    return true;
}

static size_t pair_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from, (void)limit;
    ou_visit_one(fn, arg, ((PairIo *)self)->reader);
    ou_visit_one(fn, arg, ((PairIo *)self)->writer);
    ou_io_visit_extra(self, fn, arg);
    return OU_VISIT_END;
}

static void pair_clear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &((PairIo *)self)->reader);
    ou_clear_ref(th, &((PairIo *)self)->writer);
    ou_io_clear_extra(th, self);
}

static void pair_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_clear_ref(th, &((PairIo *)self)->reader);
    ou_clear_ref(th, &((PairIo *)self)->writer);
    ou_io_free(th, self, sizeof(PairIo));
}

/* The halves flush and close themselves when they go. */
static void pair_finalize(OuThread *th, OuObject *self)
{
    if (((PairIo *)self)->writer != NULL) {
        ou_io_finalize(th, self);
    }
}

static const OuMethodDef pair_methods[] = {
    {"read", pair_read, NULL, 0, NULL},           {"peek", pair_peek, NULL, 0, NULL},
    {"read1", pair_read1, NULL, 0, NULL},         {"readinto", pair_readinto, NULL, 0, NULL},
    {"readinto1", pair_readinto1, NULL, 0, NULL}, {"write", pair_write, NULL, 0, NULL},
    {"flush", pair_flush, NULL, 0, NULL},         {"readable", pair_readable, NULL, 0, NULL},
    {"writable", pair_writable, NULL, 0, NULL},   {"close", pair_close, "", 0, NULL},
    {"isatty", pair_isatty, "", 0, NULL},         {NULL, NULL, NULL, 0, NULL},
};

static const OuGetSetDef pair_getset[] = {
    {"closed", pair_get_closed, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const OuType ou_buffered_rw_pair_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_io.BufferedRWPair",
    .base = &ou_buffered_io_base_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE | OU_TYPE_HAS_FINALIZER,
    .index = OU_TYPE_INDEX_BUFFERED_RW_PAIR,
    .basic_size = sizeof(PairIo),
    .weak = 1, .dict_offset = offsetof(OuIoBase, dict),
    .drop = pair_drop,
    .finalize = pair_finalize,
    .visit = pair_visit,
    .clear = pair_clear,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .iter = ou_io_iter,
    .next = ou_io_next_line,
    .make = pair_make,
    .init = pair_init,
    .methods = pair_methods,
    .getset = pair_getset,
    .doc = "A buffered reader and writer object together.",
    .new_signature = "reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /",
};

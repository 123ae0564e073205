/* bz2_module.c - the module _bz2: a compressor and a decompressor over libbz2. */
#include "10_builtin/foreign.h"
#include "10_builtin/compress/inflow.h"

#ifdef OU_HAVE_BZ2

#include <bzlib.h>

#define METHOD(name) OU_METHOD(name)
#define PIECE (1u << 30) /* bytes that the library is told of at once, at most */

#define FUNCTION_LIST(X)                                                                           \
    X(BZ2_bzCompress) X(BZ2_bzCompressEnd) X(BZ2_bzCompressInit) X(BZ2_bzDecompress) X(BZ2_bzDecompressEnd) X(BZ2_bzDecompressInit)
typedef struct Bz2 {
    FUNCTION_LIST(OU_FOREIGN_POINTER)
} Bz2;

typedef struct Stream {
    OuFlow flow;
    bz_stream bz;
    bool open;
} Stream;

static const OuType compressor_type, decompressor_type;

static const Bz2 *of(const Stream *s)
{
    return (const Bz2 *)(const void *)((const OuForeign *)s->flow.library)->fns;
}

static OuForeign *open_library(OuThread *th)
{
    static const char *const names[] = {FUNCTION_LIST(OU_FOREIGN_NAME)};
    return ou_foreign_open(th, OU_KEPT_LIB_BZ2, "_bz2", "libbz2.so.1.0", "libbz2-1.0", names, OU_COUNT_OF(names));
}

/* True for codes that are no errors. */
static bool check(OuThread *th, int code)
{
    switch (code) {
    case BZ_OK: case BZ_RUN_OK: case BZ_FLUSH_OK: case BZ_FINISH_OK: case BZ_STREAM_END: return true;
    case BZ_CONFIG_ERROR: return ou_raise(th, &ou_exc_system_error, "libbzip2 was not compiled correctly");
    case BZ_PARAM_ERROR: return ou_raise(th, &ou_exc_value_error, "Internal error - invalid parameters passed to libbzip2");
    case BZ_MEM_ERROR: return ou_raise_memory(th);
    case BZ_DATA_ERROR: case BZ_DATA_ERROR_MAGIC: return ou_raise(th, &ou_exc_os_error, "Invalid data stream");
    case BZ_IO_ERROR: return ou_raise(th, &ou_exc_os_error, "Unknown I/O error");
    case BZ_UNEXPECTED_EOF: return ou_raise(th, &ou_exc_eof_error, "Compressed file ended before the logical end-of-stream was detected");
    case BZ_SEQUENCE_ERROR: return ou_raise(th, &ou_exc_runtime_error, "Internal error - Invalid sequence of commands sent to libbzip2");
    default: return ou_raise(th, &ou_exc_os_error, "Unrecognized error from libbzip2: %d", code);
    }
}

static void *take(void *memory, int n, int size)
{
    return n < 0 || size < 0 ? NULL : ou_foreign_take(memory, (size_t)n, (size_t)size);
}

static void give(void *memory, void *p)
{
    ou_foreign_give(memory, p);
}

static Stream *stream_new(OuThread *th, const OuType *type)
{
    OuForeign *library = open_library(th);
    Stream *s = library == NULL ? NULL : (Stream *)ou_object_new_zeroed(th, type, sizeof *s);
    if (s == NULL) {
        return NULL;
    }
    s->flow.library = ou_keep(library);
    s->flow.memory.th = th;
    s->bz.bzalloc = take;
    s->bz.bzfree = give;
    s->bz.opaque = &s->flow.memory;
    if (!ou_inflow_init(th, &s->flow.in)) {
        ou_drop(th, s);
        return NULL;
    }
    return s;
}

static void stream_drop(OuThread *th, OuObject *self)
{
    Stream *s = (Stream *)self;
    s->flow.memory.th = th;
    if (s->open) {
        (void)(self->type == &compressor_type ? of(s)->BZ2_bzCompressEnd(&s->bz) : of(s)->BZ2_bzDecompressEnd(&s->bz));
    }
    ou_inflow_end(th, &s->flow.in);
    ou_clear_ref(th, &s->flow.library);
    ou_object_free(th, self, sizeof(Stream));
}

static OuObject *compressor_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    int level = 9;
    if (!ou_args_no_keywords(th, "BZ2Compressor", kwnames) || !ou_args_count(th, "BZ2Compressor", n, 0, 1) ||
        !ou_as_c_int(th, n > 0 ? args[0] : NULL, &level)) {
        return NULL;
    }
    if (level < 1 || level > 9) {
        return ou_null(th, &ou_exc_value_error, "compresslevel must be between 1 and 9");
    }
    Stream *s = stream_new(th, type);
    if (s == NULL) {
        return NULL;
    }
    int code = of(s)->BZ2_bzCompressInit(&s->bz, level, 0, 0);
    s->open = code == BZ_OK;
    if (!check(th, code)) {
        ou_drop(th, s);
        return NULL;
    }
    return &s->flow.head;
}

static OuObject *compress(OuThread *th, OuFlow *flow, const char *data, size_t n, int action)
{
    Stream *s = (Stream *)flow;
    OuByteBuilder out = {NULL, 0, 0};
    bool ok = true;
    for (int code = BZ_OK; ok;) {
        size_t room, piece = n > PIECE ? PIECE : n;
        ok = ou_outflow_room(th, &out, SIZE_MAX, &room);
        if (!ok || (action == BZ_RUN && n == 0) || (action == BZ_FINISH && code == BZ_STREAM_END)) {
            break;
        }
        room = room > PIECE ? PIECE : room;
        s->bz.next_in = (char *)(uintptr_t)data;
        s->bz.avail_in = (unsigned)piece;
        s->bz.next_out = out.data + out.n;
        s->bz.avail_out = (unsigned)room;
        s->flow.memory.th = th;
        ou_foreign_leave(th, &s->flow.memory, OU_WORK_MIN);
        code = of(s)->BZ2_bzCompress(&s->bz, action);
        ou_foreign_enter(th, &s->flow.memory, OU_WORK_MIN);
        data += piece - s->bz.avail_in;
        n -= piece - s->bz.avail_in;
        out.n += room - s->bz.avail_out;
        ok = check(th, code);
    }
    return ou_outflow_finish(th, &out, ok);
}

METHOD(compressor_compress)
{
    return ou_flow_compress(th, (OuFlow *)self, args[0], BZ_RUN, compress);
}

METHOD(compressor_flush)
{
    return ou_flow_flush(th, (OuFlow *)self, BZ_FINISH, compress);
}

static OuObject *decompressor_make(OuThread *th, const OuType *type, OU_UNUSED OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (!ou_args_no_keywords(th, "BZ2Decompressor", kwnames)) {
        return NULL;
    }
    if (n > 0) {
        return ou_null(th, &ou_exc_type_error, "BZ2Decompressor() takes no positional arguments");
    }
    Stream *s = stream_new(th, type);
    if (s == NULL) {
        return NULL;
    }
    int code = of(s)->BZ2_bzDecompressInit(&s->bz, 0, 0);
    s->open = code == BZ_OK;
    if (!check(th, code)) {
        ou_drop(th, s);
        return NULL;
    }
    return &s->flow.head;
}

static OuObject *decompress(OuThread *th, OuFlow *flow, size_t most)
{
    Stream *s = (Stream *)flow;
    OuByteBuilder out = {NULL, 0, 0};
    OuInflow *in = &s->flow.in;
    int code = BZ_OK;
    bool ok = true;
    for (;;) {
        size_t room, piece = in->left > PIECE ? PIECE : in->left;
        char nowhere[1];
        ok = ou_outflow_room(th, &out, most, &room);
        if (!ok) {
            break;
        }
        room = room > PIECE ? PIECE : room;
        s->bz.next_in = (char *)(uintptr_t)in->data;
        s->bz.avail_in = (unsigned)piece;
        s->bz.next_out = room == 0 ? nowhere : out.data + out.n;
        s->bz.avail_out = (unsigned)room;
        s->flow.memory.th = th;
        ou_foreign_leave(th, &s->flow.memory, OU_WORK_MIN);
        code = of(s)->BZ2_bzDecompress(&s->bz);
        ou_foreign_enter(th, &s->flow.memory, OU_WORK_MIN);
        in->data += piece - s->bz.avail_in;
        in->left -= piece - s->bz.avail_in;
        out.n += room - s->bz.avail_out;
        ok = check(th, code);
        if (!ok || code == BZ_STREAM_END || (in->left == 0 && s->bz.avail_out > 0) || out.n >= most) {
            break;
        }
    }
    if (!ok) {
        in->broken = true;
        in->needs_input = false;
        ou_byte_builder_abandon(th, &in->rest);
    } else {
        ok = ou_inflow_finish(th, in, code == BZ_STREAM_END, false);
    }
    return ou_outflow_finish(th, &out, ok);
}

METHOD(decompressor_decompress)
{
    return ou_flow_decompress(th, (OuFlow *)self, args, "End of stream already reached", true, decompress);
}

static const OuMethodDef compressor_methods[] = {
    {"compress", compressor_compress, "data, /", 0, "Provide data to the compressor object."},
    {"flush", compressor_flush, "", 0, "Finish the compression process."},
    {"__reduce__", ou_flow_reduce, "", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuMethodDef decompressor_methods[] = {
    {"decompress", decompressor_decompress, "data, max_length=-1", 0, "Decompress *data*, returning uncompressed data as bytes."},
    {"__reduce__", ou_flow_reduce, "", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuGetSetDef decompressor_getset[] = {
    OU_FLOW_GETSET,
    {NULL, NULL, NULL, NULL},
};

OU_STREAM_TYPE(compressor_type, "_bz2.BZ2Compressor", OU_TYPE_INDEX_BZ2_COMPRESSOR, 0, .make = compressor_make, .methods = compressor_methods,
            .doc = "Create a compressor object for compressing data incrementally.");
OU_STREAM_TYPE(decompressor_type, "_bz2.BZ2Decompressor", OU_TYPE_INDEX_BZ2_DECOMPRESSOR, 0, .make = decompressor_make,
            .methods = decompressor_methods, .getset = decompressor_getset,
            .doc = "Create a decompressor object for decompressing data incrementally.");

static OuObject *make(OuThread *th)
{
    OuObject *module = open_library(th) == NULL ? NULL : ou_module_make(th, "_bz2", NULL, NULL);
    if (module != NULL && (!ou_module_add_type(th, module, &compressor_type) || !ou_module_add_type(th, module, &decompressor_type))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

#else

static OuObject *make(OuThread *th)
{
    return ou_foreign_missing(th, "_bz2", "libbz2-dev");
}

#endif

const OuBuiltinModule ou_module__bz2 = {.name = "_bz2", .make = make};

/* zlib_module.c - the module zlib.
 *
 * Input is handed over in pieces that fit zlib's unsigned counts, output grows by pieces in a byte builder, and the pump
 * that does so is one for compressing and decompressing. */
#include "10_builtin/compress/inflow.h"

#ifdef OU_HAVE_ZLIB

#include <limits.h>
#include <zlib.h>

#define METHOD(name) OU_METHOD(name)

#define FUNCTION_LIST(X)                                                                           \
    X(adler32) X(crc32) X(deflate) X(deflateCopy) X(deflateEnd) X(deflateInit2_) X(deflateSetDictionary) X(inflate) \
    X(inflateCopy) X(inflateEnd) X(inflateInit2_) X(inflateSetDictionary) X(zlibVersion)
typedef struct Zlib {
    FUNCTION_LIST(OU_FOREIGN_POINTER)
} Zlib;

#define FIRST_OUTPUT 16384 /* bytes of the first piece of output */
#define PIECE (1u << 30)   /* bytes of input or output that zlib is told of at once, at most */

/* A running compression or decompression.
 *   STREAM-1 open: z has a state that end() frees */
typedef struct Stream {
    OuObject head;
    OuObject *library; /* OuForeign */
    z_stream z;
    OuForeignMemory memory;
    bool inflates, open, busy, eof;
    OuObject *unused, *unconsumed, *dictionary; /* bytes; dictionary NULL: none. Of decompression */
} Stream;

static const OuType compress_type, decompress_type;

static const Zlib *functions_of(const OuForeign *library)
{
    return (const Zlib *)(const void *)library->fns;
}

static const Zlib *of(const Stream *s)
{
    return functions_of((const OuForeign *)s->library);
}

static OuForeign *open_library(OuThread *th)
{
    static const char *const names[] = {FUNCTION_LIST(OU_FOREIGN_NAME)};
    return ou_foreign_open(th, OU_KEPT_LIB_Z, "zlib", "libz.so.1", "zlib1g", names, OU_COUNT_OF(names));
}

static OuObject *error(OuThread *th)
{
    return ou_data_exception(th, OU_KEPT_ZLIB_ERROR, "zlib.error", NULL);
}

/* zlib.error for a code of the library, or MemoryError. */
static bool fail(OuThread *th, const z_stream *z, int code, const char *what)
{
    const char *words = code == Z_VERSION_ERROR ? "library version mismatch" : z->msg;
    if (code == Z_MEM_ERROR) {
        return ou_raise_memory(th);
    }
    if (words == NULL) {
        words = code == Z_BUF_ERROR      ? "incomplete or truncated stream"
                : code == Z_STREAM_ERROR ? "inconsistent stream state"
                : code == Z_DATA_ERROR   ? "invalid input data"
                                         : NULL;
    }
    return words == NULL ? ou_data_raise(th, error(th), "Error %d %s", code, what)
                         : ou_data_raise(th, error(th), "Error %d %s: %s", code, what, words);
}

static void *take(void *memory, uInt n, uInt size)
{
    return ou_foreign_take(memory, n, size);
}

static void give(void *memory, void *p)
{
    ou_foreign_give(memory, p);
}

/* ---- streams ---- */

static Stream *stream_new(OuThread *th, const OuType *type)
{
    OuForeign *library = open_library(th);
    Stream *s = library == NULL ? NULL : (Stream *)ou_object_new_zeroed(th, type, sizeof *s);
    if (s == NULL) {
        return NULL;
    }
    s->library = ou_keep(library);
    s->inflates = type == &decompress_type;
    s->memory.th = th;
    s->z.zalloc = take;
    s->z.zfree = give;
    s->z.opaque = &s->memory;
    if (s->inflates && ((s->unused = ou_bytes_from(th, "", 0)) == NULL || (s->unconsumed = ou_bytes_from(th, "", 0)) == NULL)) {
        ou_drop(th, s);
        return NULL;
    }
    ou_track(th, &s->head);
    return s;
}

static int stream_end(OuThread *th, Stream *s)
{
    if (!s->open) {
        return Z_OK;
    }
    s->open = false;
    s->memory.th = th;
    return s->inflates ? of(s)->inflateEnd(&s->z) : of(s)->deflateEnd(&s->z);
}

static void stream_drop(OuThread *th, OuObject *self)
{
    Stream *s = (Stream *)self;
    ou_untrack(th, self);
    if (s->library != NULL) {
        stream_end(th, s);
    }
    ou_clear_ref(th, &s->unused);
    ou_clear_ref(th, &s->unconsumed);
    ou_clear_ref(th, &s->dictionary);
    ou_clear_ref(th, &s->library);
    ou_object_free(th, self, sizeof(Stream));
}

static size_t stream_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, ((Stream *)self)->dictionary);
    return OU_VISIT_END;
}

static bool start_deflate(Stream *s, int level, int method, int wbits, int mem_level, int strategy, int *code)
{
    *code = of(s)->deflateInit2_(&s->z, level, method, wbits, mem_level, strategy, ZLIB_VERSION, (int)sizeof s->z);
    s->open = *code == Z_OK;
    return s->open;
}

static bool start_inflate(Stream *s, int wbits, int *code)
{
    *code = of(s)->inflateInit2_(&s->z, wbits, ZLIB_VERSION, (int)sizeof s->z);
    s->open = *code == Z_OK;
    return s->open;
}

/* One call of the library with the lock given up. */
static int step(OuThread *th, Stream *s, int flush)
{
    size_t n = (size_t)s->z.avail_in;
    s->memory.th = th;
    ou_foreign_leave(th, &s->memory, n);
    int code = s->inflates ? of(s)->inflate(&s->z, flush) : of(s)->deflate(&s->z, flush);
    ou_foreign_enter(th, &s->memory, n);
    return code;
}

static bool set_dictionary(OuThread *th, Stream *s, int *code)
{
    OuBuffer buffer;
    if (!ou_buffer_acquire(th, s->dictionary, &buffer, false)) {
        *code = Z_ERRNO;
        return false;
    }
    if (buffer.size > UINT_MAX) {
        ou_buffer_release(th, &buffer);
        *code = Z_ERRNO;
        return ou_raise(th, &ou_exc_overflow_error, "zdict length does not fit in an unsigned int");
    }
    const Bytef *data = (const Bytef *)buffer.data;
    *code = s->inflates ? of(s)->inflateSetDictionary(&s->z, data, (uInt)buffer.size)
                        : of(s)->deflateSetDictionary(&s->z, data, (uInt)buffer.size);
    ou_buffer_release(th, &buffer);
    return *code == Z_OK || fail(th, &s->z, *code, "while setting zdict");
}

/* Work until the input is used up, the stream ends, or `most` bytes came out. */
typedef struct Pump {
    const char *data;  /* input, and what is left of it */
    size_t left;
    OuByteBuilder out;
    size_t first;      /* bytes of the first piece of output */
    size_t most;       /* SIZE_MAX: no bound */
    int flush;         /* once the input is used up */
    int code;          /* the library's last */
} Pump;

static bool pump_step(OuThread *th, Stream *s, Pump *p)
{
    size_t room = p->out.room - p->out.n;
    if (room == 0) {
        size_t more = p->out.n == 0 ? p->first : p->out.n;
        if (more > p->most - p->out.n) {
            more = p->most - p->out.n;
        }
        if (!ou_byte_builder_reserve(th, &p->out, more)) {
            return false;
        }
        room = p->out.room - p->out.n;
    }
    room = room > p->most - p->out.n ? p->most - p->out.n : room;
    room = room > PIECE ? PIECE : room;
    size_t piece = p->left > PIECE ? PIECE : p->left;
    s->z.next_in = (Bytef *)(uintptr_t)p->data;
    s->z.avail_in = (uInt)piece;
    s->z.next_out = (Bytef *)p->out.data + p->out.n;
    s->z.avail_out = (uInt)room;
    int flush = s->inflates ? (p->flush == Z_FINISH && piece == p->left ? Z_FINISH : Z_SYNC_FLUSH)
                            : (piece == p->left ? p->flush : Z_NO_FLUSH);
    p->code = step(th, s, flush);
    p->data += piece - s->z.avail_in;
    p->left -= piece - s->z.avail_in;
    p->out.n += room - s->z.avail_out;
    return true;
}

/* Until nothing more comes. False with an error; codes other than fatal ones are the caller's. */
static bool pump(OuThread *th, Stream *s, Pump *p)
{
    for (;;) {
        size_t before = p->out.n, left = p->left;
        if (!pump_step(th, s, p)) {
            return false;
        }
        if (p->code == Z_NEED_DICT && s->inflates && s->dictionary != NULL) {
            if (!set_dictionary(th, s, &p->code)) {
                return false;
            }
            continue;
        }
        if (p->code != Z_OK && p->code != Z_BUF_ERROR) {
            return true;
        }
        if (s->z.avail_out == 0 && p->out.n < p->most) {
            continue; /* there may be more */
        }
        if (p->left == 0 || p->out.n >= p->most || (p->out.n == before && p->left == left)) {
            return true;
        }
    }
}

static OuObject *finish_output(OuThread *th, Pump *p, bool ok)
{
    if (!ok) {
        ou_byte_builder_abandon(th, &p->out);
        return NULL;
    }
    return p->out.n == 0 ? (ou_byte_builder_abandon(th, &p->out), ou_bytes_from(th, "", 0)) : ou_byte_builder_finish(th, &p->out);
}

/* ---- all at once ---- */

METHOD(zlib_compress)
{
    OuBuffer data;
    int level = Z_DEFAULT_COMPRESSION, wbits = MAX_WBITS, code;
    if (!ou_buffer_acquire(th, args[0], &data, false)) {
        return NULL;
    }
    Stream *s = ou_as_c_int(th, args[1], &level) && ou_as_c_int(th, args[2], &wbits) ? stream_new(th, &compress_type) : NULL;
    OuObject *result = NULL;
    if (s != NULL && !start_deflate(s, level, Z_DEFLATED, wbits, 8, Z_DEFAULT_STRATEGY, &code)) {
        if (code == Z_STREAM_ERROR) {
            ou_data_raise(th, error(th), "Bad compression level");
        } else if (code == Z_MEM_ERROR) {
            ou_raise_memory(th);
        } else {
            fail(th, &s->z, code, "while compressing data");
        }
    } else if (s != NULL) {
        Pump p = {.data = data.data, .left = data.size, .first = FIRST_OUTPUT, .most = SIZE_MAX, .flush = Z_FINISH};
        bool ok = pump(th, s, &p);
        ok = ok && (p.code == Z_STREAM_END || fail(th, &s->z, p.code, "while compressing data"));
        result = finish_output(th, &p, ok);
    }
    ou_drop_maybe(th, s);
    ou_buffer_release(th, &data);
    return result;
}

METHOD(zlib_decompress)
{
    OuBuffer data;
    int wbits = MAX_WBITS, code;
    int64_t first = FIRST_OUTPUT;
    if (!ou_buffer_acquire(th, args[0], &data, false)) {
        return NULL;
    }
    bool ok = ou_as_c_int(th, args[1], &wbits) && ou_as_ssize(th, args[2], &first) &&
              (first >= 0 || ou_raise(th, &ou_exc_value_error, "bufsize must be non-negative"));
    Stream *s = ok ? stream_new(th, &decompress_type) : NULL;
    OuObject *result = NULL;
    if (s != NULL && !start_inflate(s, wbits, &code)) {
        fail(th, &s->z, code, "while preparing to decompress data");
    } else if (s != NULL) {
        Pump p = {.data = data.data, .left = data.size, .first = first == 0 ? 1 : (size_t)first, .most = SIZE_MAX, .flush = Z_SYNC_FLUSH};
        ok = pump(th, s, &p);
        if (ok && p.code != Z_STREAM_END) {
            ok = fail(th, &s->z, p.code == Z_OK ? Z_BUF_ERROR : p.code, "while decompressing data");
        }
        result = finish_output(th, &p, ok);
    }
    ou_drop_maybe(th, s);
    ou_buffer_release(th, &data);
    return result;
}

static OuObject *checksum(OuThread *th, OuObject *const *args, uint32_t value, bool is_crc)
{
    OuBuffer data;
    OuForeign *library = open_library(th);
    if (library == NULL || !ou_buffer_acquire(th, args[0], &data, false)) {
        return NULL;
    }
    const Zlib *z = functions_of(library);
    bool ok = args[1] == NULL || ou_data_low_bits(th, args[1], &value);
    ou_work_leave(th, data.size);
    for (size_t done = 0; ok && done < data.size;) {
        uInt piece = data.size - done > PIECE ? PIECE : (uInt)(data.size - done);
        const Bytef *at = (const Bytef *)data.data + done;
        value = (uint32_t)(is_crc ? z->crc32(value, at, piece) : z->adler32(value, at, piece));
        done += piece;
    }
    ou_work_enter(th, data.size);
    ou_buffer_release(th, &data);
    return ok ? ou_int_new(th, value) : NULL;
}

METHOD(zlib_adler32)
{
    return checksum(th, args, 1, false);
}

METHOD(zlib_crc32)
{
    return checksum(th, args, 0, true);
}

/* ---- objects ---- */

METHOD(zlib_compressobj)
{
    int values[5] = {Z_DEFAULT_COMPRESSION, Z_DEFLATED, MAX_WBITS, 8, Z_DEFAULT_STRATEGY}, code;
    OuBuffer data;
    for (size_t i = 0; i < 5; i++) {
        if (!ou_as_c_int(th, args[i], &values[i])) {
            return NULL;
        }
    }
    if (args[5] != NULL) { /* tells what is no buffer before anything is made */
        if (!ou_buffer_acquire(th, args[5], &data, false)) {
            return NULL;
        }
        ou_buffer_release(th, &data);
    }
    Stream *s = stream_new(th, &compress_type);
    if (s == NULL) {
        return NULL;
    }
    bool ok = start_deflate(s, values[0], values[1], values[2], values[3], values[4], &code);
    if (!ok) {
        ok = code == Z_MEM_ERROR      ? ou_raise_memory(th)
             : code == Z_STREAM_ERROR ? ou_raise(th, &ou_exc_value_error, "Invalid initialization option")
                                      : fail(th, &s->z, code, "while creating compression object");
    } else if (args[5] != NULL) {
        s->dictionary = ou_keep(args[5]);
        ok = set_dictionary(th, s, &code);
        ou_clear_ref(th, &s->dictionary);
    }
    if (!ok) {
        ou_drop(th, s);
        return NULL;
    }
    return &s->head;
}

METHOD(zlib_decompressobj)
{
    int wbits = MAX_WBITS, code;
    if (!ou_as_c_int(th, args[0], &wbits)) {
        return NULL;
    }
    if (args[1] != NULL && !ou_has_buffer(args[1])) {
        return ou_null(th, &ou_exc_type_error, "zdict argument must support the buffer protocol");
    }
    Stream *s = stream_new(th, &decompress_type);
    if (s == NULL) {
        return NULL;
    }
    s->dictionary = ou_keep_maybe(args[1]);
    bool ok = start_inflate(s, wbits, &code);
    if (!ok) {
        ok = code == Z_MEM_ERROR      ? ou_raise_memory(th)
             : code == Z_STREAM_ERROR ? ou_raise(th, &ou_exc_value_error, "Invalid initialization option")
                                      : fail(th, &s->z, code, "while creating decompression object");
    } else if (s->dictionary != NULL && wbits < 0) { /* raw data does not say which dictionary it wants */
        ok = set_dictionary(th, s, &code);
    }
    if (!ok) {
        ou_drop(th, s);
        return NULL;
    }
    return &s->head;
}

METHOD(compress_compress)
{
    Stream *s = (Stream *)self;
    OuBuffer data;
    if (!ou_buffer_acquire(th, args[0], &data, false)) {
        return NULL;
    }
    Pump p = {.data = data.data, .left = data.size, .first = FIRST_OUTPUT, .most = SIZE_MAX, .flush = Z_NO_FLUSH};
    ou_work_begin(th, &s->busy);
    bool ok = pump(th, s, &p);
    ok = ok && (p.code != Z_STREAM_ERROR || fail(th, &s->z, p.code, "while compressing data"));
    ou_work_end(&s->busy);
    ou_buffer_release(th, &data);
    return finish_output(th, &p, ok);
}

METHOD(compress_flush)
{
    Stream *s = (Stream *)self;
    int mode = Z_FINISH;
    if (!ou_as_c_int(th, args[0], &mode)) {
        return NULL;
    }
    if (mode == Z_NO_FLUSH) {
        return ou_bytes_from(th, "", 0);
    }
    Pump p = {.data = "", .first = FIRST_OUTPUT, .most = SIZE_MAX, .flush = mode};
    ou_work_begin(th, &s->busy);
    bool ok = pump(th, s, &p);
    ok = ok && (p.code != Z_STREAM_ERROR || fail(th, &s->z, p.code, "while flushing"));
    if (ok && p.code == Z_STREAM_END && mode == Z_FINISH) {
        int code = stream_end(th, s);
        ok = code == Z_OK || fail(th, &s->z, code, "while finishing compression");
    } else if (ok && p.code != Z_OK && p.code != Z_BUF_ERROR) {
        ok = fail(th, &s->z, p.code, "while flushing");
    }
    ou_work_end(&s->busy);
    return finish_output(th, &p, ok);
}

METHOD(stream_copy)
{
    Stream *s = (Stream *)self, *copy = stream_new(th, self->type);
    if (copy == NULL) {
        return NULL;
    }
    ou_work_begin(th, &s->busy);
    s->memory.th = th; /* the copy's memory is taken by the hooks of the original */
    int code = s->inflates ? of(s)->inflateCopy(&copy->z, &s->z) : of(s)->deflateCopy(&copy->z, &s->z);
    ou_work_end(&s->busy);
    if (code != Z_OK) {
        (void)(code == Z_STREAM_ERROR ? ou_raise(th, &ou_exc_value_error, "Inconsistent stream state")
                                         : fail(th, &s->z, code, s->inflates ? "while copying decompression object" : "while copying compression object"));
        ou_drop(th, copy);
        return NULL;
    }
    copy->open = true;
    copy->z.opaque = &copy->memory;
    copy->eof = s->eof;
    if (s->inflates) {
        ou_replace(th, &copy->unused, ou_keep(s->unused));
        ou_replace(th, &copy->unconsumed, ou_keep(s->unconsumed));
        copy->dictionary = ou_keep_maybe(s->dictionary);
    }
    return &copy->head;
}

/* What was not used of the input: behind the end of the stream, or because the output was bounded. */
static bool keep_rest(OuThread *th, Stream *s, const Pump *p)
{
    if (p->code == Z_STREAM_END) {
        size_t old = ou_bytes_size(s->unused);
        if (p->left > 0) {
            OuObject *all = ou_bytes_new(th, old + p->left);
            if (all == NULL) {
                return false;
            }
            memcpy(ou_bytes_data(all), ou_bytes_data(s->unused), old);
            memcpy(ou_bytes_data(all) + old, p->data, p->left);
            ou_replace(th, &s->unused, all);
        }
        s->eof = true;
    }
    size_t left = p->code == Z_STREAM_END ? 0 : p->left;
    if (left > 0 || ou_bytes_size(s->unconsumed) > 0) {
        OuObject *rest = ou_bytes_from(th, p->data, left);
        if (rest == NULL) {
            return false;
        }
        ou_replace(th, &s->unconsumed, rest);
    }
    return true;
}

METHOD(decompress_decompress)
{
    Stream *s = (Stream *)self;
    OuBuffer data;
    int64_t most = 0;
    if (!ou_buffer_acquire(th, args[0], &data, false)) {
        return NULL;
    }
    bool ok = ou_as_ssize(th, args[1], &most) && (most >= 0 || ou_raise(th, &ou_exc_value_error, "max_length must be non-negative"));
    if (!ok) {
        ou_buffer_release(th, &data);
        return NULL;
    }
    Pump p = {.data = data.data, .left = data.size, .first = FIRST_OUTPUT, .most = most == 0 ? SIZE_MAX : (size_t)most, .flush = Z_SYNC_FLUSH};
    ou_work_begin(th, &s->busy);
    ok = pump(th, s, &p) && keep_rest(th, s, &p);
    ok = ok && (p.code == Z_STREAM_END || p.code == Z_OK || p.code == Z_BUF_ERROR || fail(th, &s->z, p.code, "while decompressing data"));
    ou_work_end(&s->busy);
    ou_buffer_release(th, &data);
    return finish_output(th, &p, ok);
}

METHOD(decompress_flush)
{
    Stream *s = (Stream *)self;
    int64_t first = FIRST_OUTPUT;
    if (!ou_as_ssize(th, args[0], &first)) {
        return NULL;
    }
    if (first <= 0) {
        return ou_null(th, &ou_exc_value_error, "length must be greater than zero");
    }
    ou_work_begin(th, &s->busy);
    OuObject *rest = ou_keep(s->unconsumed);
    Pump p = {.data = ou_bytes_data(rest), .left = ou_bytes_size(rest), .first = (size_t)first, .most = SIZE_MAX, .flush = Z_FINISH};
    bool ok = pump(th, s, &p) && keep_rest(th, s, &p);
    if (ok && p.code == Z_STREAM_END) {
        int code = stream_end(th, s);
        ok = code == Z_OK || fail(th, &s->z, code, "while finishing decompression");
    }
    ou_work_end(&s->busy);
    ou_drop(th, rest);
    return finish_output(th, &p, ok);
}

static OuObject *get_eof(OU_UNUSED OuThread *th, OuObject *self)
{
    return ou_bool(((Stream *)self)->eof);
}

static OuObject *get_unused(OU_UNUSED OuThread *th, OuObject *self)
{
    return ou_keep(((Stream *)self)->unused);
}

static OuObject *get_unconsumed(OU_UNUSED OuThread *th, OuObject *self)
{
    return ou_keep(((Stream *)self)->unconsumed);
}

#define COPY_ROWS                                                                                  \
    {"copy", stream_copy, "", 0, "Return a copy of the object."}, {"__copy__", stream_copy, "", 0, NULL}, \
        {"__deepcopy__", stream_copy, "memo, /", 0, NULL}
static const OuMethodDef compress_methods[] = {
    {"compress", compress_compress, "data, /", 0, "Returns a bytes object containing compressed data."},
    {"flush", compress_flush, "mode=zlib.Z_FINISH, /", 0, "Return a bytes object containing any remaining compressed data."},
    COPY_ROWS,
    {NULL, NULL, NULL, 0, NULL},
};

static const OuMethodDef decompress_methods[] = {
    {"decompress", decompress_decompress, "data, /, max_length=0", 0, "Return a bytes object containing the decompressed version of the data."},
    {"flush", decompress_flush, "length=zlib.DEF_BUF_SIZE, /", 0, "Return a bytes object containing any remaining decompressed data."},
    COPY_ROWS,
    {NULL, NULL, NULL, 0, NULL},
};

static const OuGetSetDef decompress_getset[] = {
    {"eof", get_eof, NULL, NULL},
    {"unused_data", get_unused, NULL, NULL},
    {"unconsumed_tail", get_unconsumed, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

OU_STREAM_TYPE(compress_type, "zlib.Compress", OU_TYPE_INDEX_ZLIB_COMPRESS, OU_TYPE_NO_NEW | OU_TYPE_CONTAINER, .visit = stream_visit,
               .methods = compress_methods);
OU_STREAM_TYPE(decompress_type, "zlib.Decompress", OU_TYPE_INDEX_ZLIB_DECOMPRESS, OU_TYPE_NO_NEW | OU_TYPE_CONTAINER, .visit = stream_visit,
               .methods = decompress_methods,
            .getset = decompress_getset);

static const OuMethodDef functions[] = {
    {"adler32", zlib_adler32, "data, value=1, /", 0, "Compute an Adler-32 checksum of data."},
    {"compress", zlib_compress, "data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS", 0, "Returns a bytes object containing compressed data."},
    {"compressobj", zlib_compressobj, "level=Z_DEFAULT_COMPRESSION, method=DEFLATED, wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL, strategy=Z_DEFAULT_STRATEGY, zdict=None", 0, "Return a compressor object."},
    {"crc32", zlib_crc32, "data, value=0, /", 0, "Compute a CRC-32 checksum of data."},
    {"decompress", zlib_decompress, "data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE", 0, "Returns a bytes object containing the uncompressed data."},
    {"decompressobj", zlib_decompressobj, "wbits=MAX_WBITS, zdict=b''", 0, "Return a decompressor object."},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuNamedNumber constants[] = {
    {"MAX_WBITS", MAX_WBITS}, {"DEFLATED", Z_DEFLATED}, {"DEF_MEM_LEVEL", 8}, {"DEF_BUF_SIZE", FIRST_OUTPUT},
    {"Z_BEST_SPEED", Z_BEST_SPEED}, {"Z_BEST_COMPRESSION", Z_BEST_COMPRESSION},
    {"Z_DEFAULT_COMPRESSION", Z_DEFAULT_COMPRESSION}, {"Z_NO_COMPRESSION", Z_NO_COMPRESSION}, {"Z_FILTERED", Z_FILTERED},
    {"Z_HUFFMAN_ONLY", Z_HUFFMAN_ONLY}, {"Z_DEFAULT_STRATEGY", Z_DEFAULT_STRATEGY}, {"Z_RLE", Z_RLE}, {"Z_FIXED", Z_FIXED},
    {"Z_NO_FLUSH", Z_NO_FLUSH}, {"Z_PARTIAL_FLUSH", Z_PARTIAL_FLUSH}, {"Z_SYNC_FLUSH", Z_SYNC_FLUSH},
    {"Z_FULL_FLUSH", Z_FULL_FLUSH}, {"Z_FINISH", Z_FINISH}, {"Z_BLOCK", Z_BLOCK}, {"Z_TREES", Z_TREES}, {NULL, 0},
};

static OuObject *make(OuThread *th)
{
    OuForeign *library = open_library(th);
    OuObject *module = library == NULL ? NULL : ou_module_make(th, "zlib", "The functions in this module allow compression and decompression using the\nzlib library, which is based on GNU zip.", functions);
    if (module != NULL &&
        (!ou_module_add_numbers(th, module, constants) || error(th) == NULL || !ou_module_add(th, module, "error", error(th)) ||
         !ou_module_add_adopt(th, module, "ZLIB_VERSION", ou_str_from_text(th, ZLIB_VERSION)) ||
         !ou_module_add_adopt(th, module, "ZLIB_RUNTIME_VERSION", ou_str_from_text(th, functions_of(library)->zlibVersion())) ||
         !ou_module_add_adopt(th, module, "__version__", ou_str_from_text(th, "1.0")))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

#else

static OuObject *make(OuThread *th)
{
    return ou_foreign_missing(th, "zlib", "zlib1g-dev");
}

#endif

const OuBuiltinModule ou_module_zlib = {.name = "zlib", .make = make};

/* lzma_module.c - the module _lzma: a compressor and a decompressor over liblzma, and filter chains.
 *
 * A filter chain is a sequence of dicts; each becomes one of liblzma's option structures, kept beside the chain in a Chain,
 * so that nothing has to be freed one by one. */
#include "10_builtin/foreign.h"
#include "10_builtin/compress/inflow.h"

#ifdef OU_HAVE_LZMA

#include "06_types/dict.h"

#include <lzma.h>

#define METHOD(name) OU_METHOD(name)

#define FUNCTION_LIST(X)                                                                           \
    X(lzma_alone_decoder) X(lzma_alone_encoder) X(lzma_auto_decoder) X(lzma_check_is_supported) X(lzma_code) \
    X(lzma_easy_encoder) X(lzma_end) X(lzma_get_check) X(lzma_lzma_preset) X(lzma_properties_decode) \
    X(lzma_properties_encode) X(lzma_properties_size) X(lzma_raw_decoder) X(lzma_raw_encoder) X(lzma_stream_decoder) \
    X(lzma_stream_encoder)
typedef struct Lzma {
    FUNCTION_LIST(OU_FOREIGN_POINTER)
} Lzma;

enum { FORMAT_AUTO, FORMAT_XZ, FORMAT_ALONE, FORMAT_RAW };
#define CHECK_UNKNOWN (LZMA_CHECK_ID_MAX + 1)

typedef struct Stream {
    OuFlow flow;
    lzma_stream lz;
    lzma_allocator allocator;
    int check;    /* of a decompressor */
} Stream;

typedef struct Chain {
    lzma_filter filters[LZMA_FILTERS_MAX + 1];
    union {
        lzma_options_lzma lzma;
        lzma_options_delta delta;
        lzma_options_bcj bcj;
    } options[LZMA_FILTERS_MAX];
} Chain;

static const OuType compressor_type, decompressor_type;

static const Lzma *functions_of(const OuForeign *library)
{
    return (const Lzma *)(const void *)library->fns;
}

static const Lzma *of(const Stream *s)
{
    return functions_of((const OuForeign *)s->flow.library);
}

static OuForeign *open_library(OuThread *th)
{
    static const char *const names[] = {FUNCTION_LIST(OU_FOREIGN_NAME)};
    return ou_foreign_open(th, OU_KEPT_LIB_LZMA, "_lzma", "liblzma.so.5", "liblzma5", names, OU_COUNT_OF(names));
}

static OuObject *error(OuThread *th)
{
    return ou_data_exception(th, OU_KEPT_LZMA_ERROR, "_lzma.LZMAError", NULL);
}

/* True for codes that are no errors. */
static bool check(OuThread *th, lzma_ret code)
{
    const char *words;
    switch (code) {
    case LZMA_OK: case LZMA_GET_CHECK: case LZMA_NO_CHECK: case LZMA_STREAM_END: return true;
    case LZMA_MEM_ERROR: return ou_raise_memory(th);
    case LZMA_UNSUPPORTED_CHECK: words = "Unsupported integrity check"; break;
    case LZMA_MEMLIMIT_ERROR: words = "Memory usage limit exceeded"; break;
    case LZMA_FORMAT_ERROR: words = "Input format not supported by decoder"; break;
    case LZMA_OPTIONS_ERROR: words = "Invalid or unsupported options"; break;
    case LZMA_DATA_ERROR: words = "Corrupt input data"; break;
    case LZMA_BUF_ERROR: words = "Insufficient buffer space"; break;
    case LZMA_PROG_ERROR: words = "Internal error"; break;
    default: return ou_data_raise(th, error(th), "Unrecognized error from liblzma: %d", (int)code);
    }
    return ou_data_raise(th, error(th), "%s", words);
}

/* ---- filters ---- */

static bool as_u64(OuThread *th, OuObject *o, uint64_t *out)
{
    if (!ou_is_int(o)) {
        return ou_raise(th, &ou_exc_type_error, "an integer is required");
    }
    if (ou_int_sign(o) < 0) {
        return ou_raise(th, &ou_exc_overflow_error, "can't convert negative int to unsigned");
    }
    return ou_int_as_u64(th, o, out) ||
           (ou_error_swallow(th, &ou_exc_overflow_error) && ou_raise(th, &ou_exc_overflow_error, "int too big to convert"));
}

static bool as_u32(OuThread *th, OuObject *o, uint32_t *out)
{
    uint64_t value;
    if (!as_u64(th, o, &value)) {
        return false;
    }
    *out = (uint32_t)value;
    return value <= UINT32_MAX || ou_raise(th, &ou_exc_overflow_error, "Value too large for uint32_t type");
}

/* spec[name] as a number: OU_FALSE when it is not there. */
static OuTruth number_of(OuThread *th, OuObject *spec, const char *name, uint64_t *out)
{
    OuObject *key = ou_str_intern_text(th, name), *value = key == NULL ? NULL : ou_get_item(th, spec, key);
    ou_drop_maybe(th, key);
    if (value == NULL) {
        return key != NULL && ou_error_swallow(th, &ou_exc_key_error) ? OU_FALSE : OU_ERROR;
    }
    bool ok = as_u64(th, value, out);
    ou_drop(th, value);
    return ok ? OU_TRUE : OU_ERROR;
}

/* The numbers that a specifier has, besides "id": each in its place; any other key, or what is no number that fits, is a ValueError.
 * "preset" is looked for first, since it sets the defaults. */
typedef struct Field {
    const char *name;
    uint32_t *place;
} Field;

static bool bad_filter(OuThread *th, const char *kind)
{
    OuObject *earlier = ou_error_take(th);
    ou_drop_maybe(th, earlier);
    return ou_raise(th, &ou_exc_value_error, "Invalid filter specifier for %s filter", kind);
}

static bool read_fields(OuThread *th, OuObject *spec, const Field *fields, size_t n, const char *kind)
{
    OuObject *keys = ou_call_method_text(th, spec, "keys", 0), *list = keys == NULL ? NULL : ou_to_tuple(th, keys);
    bool ok = list != NULL;
    for (size_t i = 0; ok && i < ou_tuple_size(list); i++) {
        OuObject *key = ou_tuple_borrow(list, i), *value = NULL;
        const Field *field = NULL;
        for (size_t k = 0; ou_is_str(key) && k < n; k++) {
            field = ou_str_equal_text(key, fields[k].name) ? &fields[k] : field;
        }
        if (field == NULL) {
            ok = bad_filter(th, kind);
            break;
        }
        value = field->place == NULL ? NULL : ou_get_item(th, spec, key);
        ok = field->place == NULL || value != NULL;
        if (value != NULL && !as_u32(th, value, field->place)) {
            ok = ou_error_matches(th, &ou_exc_memory_error) ? false : bad_filter(th, kind);
        }
        ou_drop_maybe(th, value);
    }
    ou_drop_maybe(th, list);
    ou_drop_maybe(th, keys);
    return ok;
}

static bool lzma_options(OuThread *th, const Lzma *lz, OuObject *spec, lzma_options_lzma *o)
{
    uint64_t preset = LZMA_PRESET_DEFAULT;
    uint32_t mode, mf;
    if (number_of(th, spec, "preset", &preset) == OU_ERROR) {
        return false;
    }
    if (preset > UINT32_MAX || lz->lzma_lzma_preset(o, (uint32_t)preset)) {
        return ou_data_raise(th, error(th), "Invalid compression preset: %llu", (unsigned long long)preset);
    }
    mode = (uint32_t)o->mode;
    mf = (uint32_t)o->mf;
    const Field fields[] = {
        {"id", NULL}, {"preset", NULL}, {"dict_size", &o->dict_size}, {"lc", &o->lc}, {"lp", &o->lp}, {"pb", &o->pb},
        {"mode", &mode}, {"nice_len", &o->nice_len}, {"mf", &mf}, {"depth", &o->depth},
    };
    bool ok = read_fields(th, spec, fields, sizeof fields / sizeof *fields, "LZMA");
    o->mode = (lzma_mode)mode;
    o->mf = (lzma_match_finder)mf;
    return ok;
}

/* One specifier: filter->options points to *room. */
static bool read_filter(OuThread *th, const Lzma *lz, OuObject *spec, lzma_filter *filter, void *room)
{
    uint64_t id;
    const OuSequenceSlots *mapping = spec->type->sequence;
    if (mapping == NULL || mapping->item == NULL || ou_is_str(spec) || ou_is_bytes(spec)) {
        return ou_raise(th, &ou_exc_type_error, "Filter specifier must be a dict or dict-like object");
    }
    OuTruth has = number_of(th, spec, "id", &id);
    if (has != OU_TRUE) {
        return has == OU_FALSE && ou_raise(th, &ou_exc_value_error, "Filter specifier must have an \"id\" entry");
    }
    *filter = (lzma_filter){id, room};
    switch (id) {
    case LZMA_FILTER_LZMA1: case LZMA_FILTER_LZMA2:
        return lzma_options(th, lz, spec, room);
    case LZMA_FILTER_DELTA: {
        lzma_options_delta *o = room;
        *o = (lzma_options_delta){.type = LZMA_DELTA_TYPE_BYTE, .dist = 1};
        const Field fields[] = {{"id", NULL}, {"dist", &o->dist}};
        return read_fields(th, spec, fields, 2, "delta");
    }
    case LZMA_FILTER_X86: case LZMA_FILTER_POWERPC: case LZMA_FILTER_IA64: case LZMA_FILTER_ARM: case LZMA_FILTER_ARMTHUMB:
    case LZMA_FILTER_SPARC: {
        lzma_options_bcj *o = room;
        *o = (lzma_options_bcj){0};
        const Field fields[] = {{"id", NULL}, {"start_offset", &o->start_offset}};
        return read_fields(th, spec, fields, 2, "BCJ");
    }
    default: return ou_raise(th, &ou_exc_value_error, "Invalid filter ID: %llu", (unsigned long long)id);
    }
}

static bool read_chain(OuThread *th, const Lzma *lz, OuObject *specs, Chain *chain)
{
    if (specs->type->sequence != NULL && specs->type->sequence->length != NULL && !specs->type->sequence->is_sequence) {
        return ou_raise(th, &ou_exc_type_error, "%T is not a sequence", specs);
    }
    int64_t n = ou_len(th, specs);
    if (n < 0) {
        return false;
    }
    if (n > LZMA_FILTERS_MAX) {
        return ou_raise(th, &ou_exc_value_error, "Too many filters - liblzma supports a maximum of %d", LZMA_FILTERS_MAX);
    }
    for (int64_t i = 0; i < n; i++) {
        OuObject *index = ou_int_new(th, i), *spec = index == NULL ? NULL : ou_get_item(th, specs, index);
        bool ok = spec != NULL && read_filter(th, lz, spec, &chain->filters[i], &chain->options[i]);
        ou_drop_maybe(th, spec);
        ou_drop_maybe(th, index);
        if (!ok) {
            return false;
        }
    }
    chain->filters[n] = (lzma_filter){LZMA_VLI_UNKNOWN, NULL};
    return true;
}

/* ---- streams ---- */

static void *take(void *memory, size_t n, size_t size)
{
    return ou_foreign_take(memory, n, size);
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
    s->allocator = (lzma_allocator){take, give, &s->flow.memory};
    s->lz.allocator = &s->allocator;
    s->check = CHECK_UNKNOWN;
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
    if (s->flow.library != NULL) {
        of(s)->lzma_end(&s->lz);
    }
    ou_inflow_end(th, &s->flow.in);
    ou_clear_ref(th, &s->flow.library);
    ou_object_free(th, self, sizeof(Stream));
}

static lzma_ret code_step(OuThread *th, Stream *s, lzma_action action)
{
    s->flow.memory.th = th;
    ou_foreign_leave(th, &s->flow.memory, OU_WORK_MIN);
    lzma_ret code = of(s)->lzma_code(&s->lz, action);
    ou_foreign_enter(th, &s->flow.memory, OU_WORK_MIN);
    return code;
}

static OuObject *compress(OuThread *th, OuFlow *flow, const char *data, size_t n, int action)
{
    Stream *s = (Stream *)flow;
    OuByteBuilder out = {NULL, 0, 0};
    bool ok = true;
    for (;;) {
        size_t room;
        ok = ou_outflow_room(th, &out, SIZE_MAX, &room);
        if (!ok) {
            break;
        }
        s->lz.next_in = (const uint8_t *)data;
        s->lz.avail_in = n;
        s->lz.next_out = (uint8_t *)out.data + out.n;
        s->lz.avail_out = room;
        lzma_ret code = code_step(th, s, action);
        data += n - s->lz.avail_in;
        n = s->lz.avail_in;
        out.n += room - s->lz.avail_out;
        if (code == LZMA_BUF_ERROR && n == 0 && s->lz.avail_out > 0) {
            code = LZMA_OK; /* an empty piece of input: no progress, and none to be made */
        }
        ok = check(th, code);
        if (!ok || (action == LZMA_RUN && n == 0 && s->lz.avail_out > 0) || (action == LZMA_FINISH && code == LZMA_STREAM_END)) {
            break;
        }
    }
    return ou_outflow_finish(th, &out, ok);
}

static bool start_compressor(OuThread *th, Stream *s, int format, int check_id, uint32_t preset, OuObject *specs)
{
    Chain chain;
    lzma_options_lzma options;
    const Lzma *lz = of(s);
    if (specs != OU_NONE && !read_chain(th, lz, specs, &chain)) {
        return false;
    }
    if (format == FORMAT_XZ) {
        int id = check_id == -1 ? LZMA_CHECK_CRC64 : check_id;
        return check(th, specs == OU_NONE ? lz->lzma_easy_encoder(&s->lz, preset, (lzma_check)id)
                                          : lz->lzma_stream_encoder(&s->lz, chain.filters, (lzma_check)id));
    }
    if (format == FORMAT_RAW) {
        return check(th, lz->lzma_raw_encoder(&s->lz, chain.filters));
    }
    if (specs == OU_NONE) {
        return lz->lzma_lzma_preset(&options, preset)
                   ? ou_data_raise(th, error(th), "Invalid compression preset: %u", preset)
                   : check(th, lz->lzma_alone_encoder(&s->lz, &options));
    }
    if (chain.filters[0].id != LZMA_FILTER_LZMA1 || chain.filters[1].id != LZMA_VLI_UNKNOWN) {
        return ou_raise(th, &ou_exc_value_error, "Invalid filter chain for FORMAT_ALONE - must be a single LZMA1 filter");
    }
    return check(th, lz->lzma_alone_encoder(&s->lz, chain.filters[0].options));
}

static OuObject *compressor_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *given[4];
    int format = FORMAT_XZ, check_id = -1;
    uint32_t preset = LZMA_PRESET_DEFAULT;
    if (!ou_args_parse(th, "LZMACompressor", "format=FORMAT_XZ, check=-1, preset=None, filters=None", args, n, kwnames, given) ||
        !ou_as_format_int(th, given[0], &format) || !ou_as_format_int(th, given[1], &check_id)) {
        return NULL;
    }
    OuObject *preset_arg = given[2] == NULL ? OU_NONE : given[2], *specs = given[3] == NULL ? OU_NONE : given[3];
    if (preset_arg != OU_NONE && specs != OU_NONE) {
        return ou_null(th, &ou_exc_value_error, "Cannot specify both preset and filter chain");
    }
    if (preset_arg != OU_NONE && !as_u32(th, preset_arg, &preset)) {
        return NULL;
    }
    if (format != FORMAT_XZ && check_id != -1 && check_id != LZMA_CHECK_NONE) {
        return ou_null(th, &ou_exc_value_error, "Integrity checks are only supported by FORMAT_XZ");
    }
    if (format == FORMAT_RAW && specs == OU_NONE) {
        return ou_null(th, &ou_exc_value_error, "Must specify filters for FORMAT_RAW");
    }
    if (format < FORMAT_XZ || format > FORMAT_RAW) {
        return ou_null(th, &ou_exc_value_error, "Invalid container format: %d", format);
    }
    Stream *s = stream_new(th, type);
    if (s != NULL && !start_compressor(th, s, format, check_id, preset, specs)) {
        ou_drop(th, s);
        return NULL;
    }
    return (OuObject *)s;
}

METHOD(compressor_compress)
{
    return ou_flow_compress(th, (OuFlow *)self, args[0], LZMA_RUN, compress);
}

METHOD(compressor_flush)
{
    return ou_flow_flush(th, (OuFlow *)self, LZMA_FINISH, compress);
}

static bool start_decompressor(OuThread *th, Stream *s, int format, uint64_t limit, OuObject *specs)
{
    const uint32_t flags = LZMA_TELL_ANY_CHECK | LZMA_TELL_NO_CHECK;
    const Lzma *lz = of(s);
    Chain chain;
    switch (format) {
    case FORMAT_AUTO: return check(th, lz->lzma_auto_decoder(&s->lz, limit, flags));
    case FORMAT_XZ: return check(th, lz->lzma_stream_decoder(&s->lz, limit, flags));
    case FORMAT_ALONE:
        s->check = LZMA_CHECK_NONE;
        return check(th, lz->lzma_alone_decoder(&s->lz, limit));
    case FORMAT_RAW:
        s->check = LZMA_CHECK_NONE;
        return read_chain(th, lz, specs, &chain) && check(th, lz->lzma_raw_decoder(&s->lz, chain.filters));
    default: return ou_raise(th, &ou_exc_value_error, "Invalid container format: %d", format);
    }
}

static OuObject *decompressor_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *given[3];
    int format = FORMAT_AUTO;
    uint64_t limit = UINT64_MAX;
    if (!ou_args_parse(th, "LZMADecompressor", "format=FORMAT_AUTO, memlimit=None, filters=None", args, n, kwnames, given) ||
        !ou_as_format_int(th, given[0], &format)) {
        return NULL;
    }
    OuObject *limit_arg = given[1] == NULL ? OU_NONE : given[1], *specs = given[2] == NULL ? OU_NONE : given[2];
    if (limit_arg != OU_NONE) {
        if (format == FORMAT_RAW) {
            return ou_null(th, &ou_exc_value_error, "Cannot specify memory limit with FORMAT_RAW");
        }
        if (!as_u64(th, limit_arg, &limit)) {
            return NULL;
        }
    }
    if (format == FORMAT_RAW && specs == OU_NONE) {
        return ou_null(th, &ou_exc_value_error, "Must specify filters for FORMAT_RAW");
    }
    if (format != FORMAT_RAW && specs != OU_NONE) {
        return ou_null(th, &ou_exc_value_error, "Cannot specify filters except with FORMAT_RAW");
    }
    Stream *s = stream_new(th, type);
    if (s != NULL && !start_decompressor(th, s, format, limit, specs)) {
        ou_drop(th, s);
        return NULL;
    }
    return (OuObject *)s;
}

static OuObject *decompress(OuThread *th, OuFlow *flow, size_t most)
{
    Stream *s = (Stream *)flow;
    OuByteBuilder out = {NULL, 0, 0};
    OuInflow *in = &s->flow.in;
    lzma_ret code = LZMA_OK;
    bool ok = true;
    for (;;) {
        size_t room;
        uint8_t nowhere[1];
        ok = ou_outflow_room(th, &out, most, &room);
        if (!ok) {
            break;
        }
        s->lz.next_in = (const uint8_t *)in->data;
        s->lz.avail_in = in->left;
        s->lz.next_out = room == 0 ? nowhere : (uint8_t *)out.data + out.n;
        s->lz.avail_out = room;
        code = code_step(th, s, LZMA_RUN);
        in->data += in->left - s->lz.avail_in;
        in->left = s->lz.avail_in;
        out.n += room - s->lz.avail_out;
        if (code == LZMA_BUF_ERROR && (in->left == 0 || room == 0)) {
            code = LZMA_OK; /* no progress for want of input or room is no error here */
        }
        if (code == LZMA_GET_CHECK || code == LZMA_NO_CHECK) {
            s->check = (int)of(s)->lzma_get_check(&s->lz);
        }
        ok = check(th, code);
        if (!ok || code == LZMA_STREAM_END || (in->left == 0 && s->lz.avail_out > 0 && code == LZMA_OK) || out.n >= most) {
            break;
        }
    }
    if (!ok) {
        in->broken = true;
        ou_byte_builder_abandon(th, &in->rest);
    } else {
        ok = ou_inflow_finish(th, in, code == LZMA_STREAM_END, s->lz.avail_out == 0);
    }
    return ou_outflow_finish(th, &out, ok);
}

METHOD(decompressor_decompress)
{
    return ou_flow_decompress(th, (OuFlow *)self, args, "Already at end of stream", false, decompress);
}

static OuObject *get_check(OuThread *th, OuObject *self)
{
    return ou_int_new(th, ((Stream *)self)->check);
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
    {"check", get_check, NULL, "ID of the integrity check used by the input stream."},
    OU_FLOW_GETSET,
    {NULL, NULL, NULL, NULL},
};

OU_STREAM_TYPE(compressor_type, "_lzma.LZMACompressor", OU_TYPE_INDEX_LZMA_COMPRESSOR, 0, .make = compressor_make,
            .methods = compressor_methods, .doc = "LZMACompressor(format=FORMAT_XZ, check=-1, preset=None, filters=None)");
OU_STREAM_TYPE(decompressor_type, "_lzma.LZMADecompressor", OU_TYPE_INDEX_LZMA_DECOMPRESSOR, 0, .make = decompressor_make,
            .methods = decompressor_methods, .getset = decompressor_getset,
            .doc = "Create a decompressor object for decompressing data incrementally.");

/* ---- functions of the module ---- */

METHOD(is_check_supported)
{
    int id = 0;
    OuForeign *library = open_library(th);
    return library != NULL && ou_as_c_int(th, args[0], &id) ? ou_bool(functions_of(library)->lzma_check_is_supported((lzma_check)id)) : NULL;
}

METHOD(encode_filter_properties)
{
    Chain chain;
    uint32_t size;
    OuForeign *library = open_library(th);
    if (library == NULL || !read_filter(th, functions_of(library), args[0], &chain.filters[0], &chain.options[0]) ||
        !check(th, functions_of(library)->lzma_properties_size(&size, &chain.filters[0]))) {
        return NULL;
    }
    OuObject *bytes = ou_bytes_new(th, size);
    if (bytes != NULL && !check(th, functions_of(library)->lzma_properties_encode(&chain.filters[0], (uint8_t *)ou_bytes_data(bytes)))) {
        ou_clear_ref(th, &bytes);
    }
    return bytes;
}

static bool set_number(OuThread *th, OuObject *dict, const char *name, uint64_t value)
{
    OuObject *number = ou_int_new_u64(th, value);
    bool ok = number != NULL && ou_dict_set_text(th, dict, name, number);
    ou_drop_maybe(th, number);
    return ok;
}

static OuObject *spec_of(OuThread *th, const lzma_filter *filter)
{
    OuObject *spec = ou_dict_new(th);
    bool ok = spec != NULL && set_number(th, spec, "id", filter->id);
    if (ok && filter->id == LZMA_FILTER_LZMA1) {
        const lzma_options_lzma *o = filter->options;
        ok = set_number(th, spec, "lc", o->lc) && set_number(th, spec, "lp", o->lp) && set_number(th, spec, "pb", o->pb) &&
             set_number(th, spec, "dict_size", o->dict_size);
    } else if (ok && filter->id == LZMA_FILTER_LZMA2) {
        ok = set_number(th, spec, "dict_size", ((const lzma_options_lzma *)filter->options)->dict_size);
    } else if (ok && filter->id == LZMA_FILTER_DELTA) {
        ok = set_number(th, spec, "dist", ((const lzma_options_delta *)filter->options)->dist);
    } else if (ok && filter->options != NULL) {
        ok = set_number(th, spec, "start_offset", ((const lzma_options_bcj *)filter->options)->start_offset);
    }
    if (!ok) {
        ou_clear_ref(th, &spec);
    }
    return spec;
}

METHOD(decode_filter_properties)
{
    OuForeign *library = open_library(th);
    OuBuffer data;
    lzma_filter filter = {0, NULL};
    uint64_t id;
    if (library == NULL || !as_u64(th, args[0], &id) || !ou_buffer_acquire(th, args[1], &data, false)) {
        return NULL;
    }
    OuForeignMemory memory = {th, false};
    lzma_allocator allocator = {take, give, &memory};
    filter.id = id;
    bool ok = check(th, functions_of(library)->lzma_properties_decode(&filter, &allocator, (const uint8_t *)data.data, data.size));
    ou_buffer_release(th, &data);
    OuObject *spec = ok ? spec_of(th, &filter) : NULL;
    if (ok) {
        give(&memory, filter.options);
    }
    return spec;
}

static const OuMethodDef functions[] = {
    {"is_check_supported", is_check_supported, "check_id, /", 0, "Test whether the given integrity check is supported."},
    {"_encode_filter_properties", encode_filter_properties, "filter, /", 0, "Return a bytes object encoding the options (properties) of the filter specified by *filter* (a dict)."},
    {"_decode_filter_properties", decode_filter_properties, "filter_id, encoded_props, /", 0, "Return a bytes object encoding the options (properties) of the filter specified by *filter* (a dict)."},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuNamedNumber constants[] = {
    {"FORMAT_AUTO", FORMAT_AUTO}, {"FORMAT_XZ", FORMAT_XZ}, {"FORMAT_ALONE", FORMAT_ALONE}, {"FORMAT_RAW", FORMAT_RAW},
    {"CHECK_NONE", LZMA_CHECK_NONE}, {"CHECK_CRC32", LZMA_CHECK_CRC32}, {"CHECK_CRC64", LZMA_CHECK_CRC64},
    {"CHECK_SHA256", LZMA_CHECK_SHA256}, {"CHECK_ID_MAX", LZMA_CHECK_ID_MAX}, {"CHECK_UNKNOWN", CHECK_UNKNOWN},
    {"FILTER_LZMA1", LZMA_FILTER_LZMA1}, {"FILTER_LZMA2", LZMA_FILTER_LZMA2}, {"FILTER_DELTA", LZMA_FILTER_DELTA},
    {"FILTER_X86", LZMA_FILTER_X86}, {"FILTER_IA64", LZMA_FILTER_IA64}, {"FILTER_ARM", LZMA_FILTER_ARM},
    {"FILTER_ARMTHUMB", LZMA_FILTER_ARMTHUMB}, {"FILTER_SPARC", LZMA_FILTER_SPARC}, {"FILTER_POWERPC", LZMA_FILTER_POWERPC},
    {"MF_HC3", LZMA_MF_HC3}, {"MF_HC4", LZMA_MF_HC4}, {"MF_BT2", LZMA_MF_BT2}, {"MF_BT3", LZMA_MF_BT3}, {"MF_BT4", LZMA_MF_BT4},
    {"MODE_FAST", LZMA_MODE_FAST}, {"MODE_NORMAL", LZMA_MODE_NORMAL}, {"PRESET_DEFAULT", LZMA_PRESET_DEFAULT},
    {"PRESET_EXTREME", LZMA_PRESET_EXTREME}, {NULL, 0},
};

static OuObject *make(OuThread *th)
{
    OuObject *module = open_library(th) == NULL ? NULL : ou_module_make(th, "_lzma", NULL, functions);
    if (module != NULL &&
        (!ou_module_add_numbers(th, module, constants) || error(th) == NULL || !ou_module_add(th, module, "LZMAError", error(th)) ||
         !ou_module_add_type(th, module, &compressor_type) || !ou_module_add_type(th, module, &decompressor_type))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

#else

static OuObject *make(OuThread *th)
{
    return ou_foreign_missing(th, "_lzma", "liblzma-dev");
}

#endif

const OuBuiltinModule ou_module__lzma = {.name = "_lzma", .make = make};

/* multibyte_module.c - _codecs_cn, _codecs_jp, _codecs_kr, _codecs_tw: getcodec(), and the codec object. What keeps a piece of a text
 * between calls is Python (lib/_multibytecodec.py), on the two methods here that take and give a state. */
#include "10_builtin/library.h"

#include "06_types/abstract.h"
#include "06_types/bytes.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/module.h"
#include "06_types/multibyte.h"
#include "06_types/seq.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "10_builtin/type_index_10.h"

#include <string.h>

#define METHOD(name) OU_METHOD(name)

typedef struct Codec {
    OuObject head;
    const OuMultibyte *codec;
    OuCharsetMap *map; /* owned; NULL until something is encoded */
} Codec;

/* ---- arguments ---- */

static bool state_of(OuThread *th, OuObject *o, uint32_t *state)
{
    int64_t value = 0;
    if (o != NULL && !ou_as_i64(th, o, &value)) {
        return false;
    }
    *state = (uint32_t)value;
    return true;
}

/* ---- the object ---- */

static OuObject *encode(OuThread *th, Codec *self, OuObject *input, OuObject *errors_object, uint32_t *state, bool final)
{
    const char *errors;
    OuObject *holder;
    OuObject *text = ou_is_str(input) ? ou_keep(input) : ou_str(th, input), *bytes = NULL;
    if (text == NULL || !ou_str_utf8_argument(th, errors_object, "encode", "'errors'", &errors, &holder)) {
        ou_drop_maybe(th, text);
        return NULL;
    }
    if (self->map == NULL) {
        self->map = ou_multibyte_map(th, self->codec);
    }
    if (self->map != NULL) {
        bytes = ou_multibyte_encode(th, self->codec, self->map, text, errors, state, final);
    }
    ou_drop_maybe(th, holder);
    OuObject *length = bytes == NULL ? NULL : ou_int_new(th, (int64_t)ou_str_length(text));
    ou_drop(th, text);
    return ou_seq_pair_adopt(th, bytes, length);
}

/* (text, bytes used) */
static OuObject *decode(OuThread *th, Codec *self, OuObject *input, OuObject *errors_object, uint32_t *state, bool final)
{
    const char *errors;
    OuObject *holder;
    OuBuffer data;
    if (!ou_buffer_acquire(th, input, &data, false)) {
        return NULL;
    }
    size_t used = data.size;
    OuObject *text = ou_str_utf8_argument(th, errors_object, "decode", "'errors'", &errors, &holder)
                         ? ou_multibyte_decode(th, self->codec, data.data, data.size, errors, state, final ? NULL : &used)
                         : NULL;
    ou_drop_maybe(th, holder);
    ou_buffer_release(th, &data);
    OuObject *length = text == NULL ? NULL : ou_int_new(th, (int64_t)used);
    return ou_seq_pair_adopt(th, text, length);
}

METHOD(codec_encode)
{
    uint32_t state = 0;
    return encode(th, (Codec *)self, args[0], args[1], &state, true);
}

METHOD(codec_decode)
{
    uint32_t state = 0;
    return decode(th, (Codec *)self, args[0], args[1], &state, true);
}

/* A piece of a text: what it gave, and the state to go on from. */
static OuObject *piece(OuThread *th, OuObject *self, OuObject *const *args,
                       OuObject *(*code)(OuThread *, Codec *, OuObject *, OuObject *, uint32_t *, bool))
{
    uint32_t state;
    OuTruth final = ou_is_true(th, args[3]);
    OuObject *pair = final != OU_ERROR && state_of(th, args[2], &state)
                         ? code(th, (Codec *)self, args[0], args[1], &state, final == OU_TRUE)
                         : NULL;
    OuObject *number = pair == NULL ? NULL : ou_int_new(th, state);
    OuObject *all = number == NULL ? NULL : ou_tuple_of(th, 3, ou_tuple_borrow(pair, 0), ou_tuple_borrow(pair, 1), number);
    ou_drop_maybe(th, number);
    ou_drop_maybe(th, pair);
    return all;
}

METHOD(codec_encode_piece)
{
    return piece(th, self, args, encode);
}

METHOD(codec_decode_piece)
{
    return piece(th, self, args, decode);
}

static void codec_drop(OuThread *th, OuObject *self)
{
    ou_charset_map_free(th, ((Codec *)self)->map);
    ou_object_free(th, self, sizeof(Codec));
}

static const OuMethodDef methods[] = {
    {"encode", codec_encode, "input, errors=None", 0,
     "Return an encoded string version of `input'.\n\n'errors' may be given to set a different error handling scheme. Default is\n"
     "'strict' meaning that encoding errors raise a UnicodeEncodeError. Other possible\nvalues are 'ignore', 'replace' and "
     "'xmlcharrefreplace' as well as any other name\nregistered with codecs.register_error that can handle UnicodeEncodeErrors."},
    {"decode", codec_decode, "input, errors=None", 0,
     "Decodes 'input'.\n\n'errors' may be given to set a different error handling scheme. Default is\n'strict' meaning that encoding "
     "errors raise a UnicodeDecodeError. Other possible\nvalues are 'ignore' and 'replace' as well as any other name registered with\n"
     "codecs.register_error that is able to handle UnicodeDecodeErrors.\""},
    {"_encode_piece", codec_encode_piece, "input, errors, state, final, /", 0, NULL},
    {"_decode_piece", codec_decode_piece, "input, errors, state, final, /", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

const OuType ou_multibyte_codec_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_multibytecodec.MultibyteCodec",
    .base = &ou_object_type,
    .flags = OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_MULTIBYTE_CODEC,
    .basic_size = sizeof(Codec),
    .drop = codec_drop,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .methods = methods,
};

/* ---- the modules ---- */

/* args[0]: a name; names: those of the module. */
static OuObject *get_codec(OuThread *th, OuObject *name, const char *const *names)
{
    if (!ou_is_str(name)) {
        return ou_null(th, &ou_exc_type_error, "encoding name must be a string.");
    }
    while (*names != NULL && !ou_str_equal_text(name, *names)) {
        names++;
    }
    if (*names == NULL) {
        return ou_null(th, &ou_exc_lookup_error, "no such codec is supported.");
    }
    Codec *codec = (Codec *)ou_object_new_zeroed(th, &ou_multibyte_codec_type, sizeof *codec);
    if (codec == NULL) {
        return NULL;
    }
    codec->codec = ou_multibyte_find(*names);
    OU_ASSERT(codec->codec != NULL);
    return &codec->head;
}

#define MODULE(short_name, ...)                                                                    \
    METHOD(getcodec_##short_name)                                                                  \
    {                                                                                              \
        static const char *const names[] = {__VA_ARGS__, NULL};                                    \
        return get_codec(th, args[0], names);                                                      \
    }                                                                                              \
    static const OuMethodDef functions_##short_name[] = {                                          \
        {"getcodec", getcodec_##short_name, "encoding, /", 0, NULL},                               \
        {NULL, NULL, NULL, 0, NULL},                                                               \
    };                                                                                             \
    static OuObject *make_##short_name(OuThread *th)                                               \
    {                                                                                              \
        return ou_module_make(th, "_codecs_" #short_name, NULL, functions_##short_name);           \
    }                                                                                              \
    const OuBuiltinModule ou_module__codecs_##short_name = {.name = "_codecs_" #short_name, .make = make_##short_name};

MODULE(cn, "gb2312", "gbk", "gb18030", "hz")
MODULE(jp, "shift_jis", "cp932", "euc_jp")
MODULE(kr, "euc_kr", "cp949", "johab")
MODULE(tw, "big5", "cp950")
MODULE(iso2022, "iso2022_jp", "iso2022_jp_1", "iso2022_jp_2", "iso2022_jp_ext", "iso2022_kr")

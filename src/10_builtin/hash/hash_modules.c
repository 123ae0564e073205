/* hash_modules.c - the modules _md5, _sha1, _sha256, _sha512, _sha3: one object over the digests of digest.h. */
#include "10_builtin/hash/digest.h"
#include "10_builtin/hash/hash_int.h"

#define METHOD(name) OU_METHOD(name)

typedef struct Hash {
    OuObject head;
    const OuDigest *digest;
    bool busy;
    OuDigestState state;
} Hash;

bool ou_hash_buffer(OuThread *th, OuObject *o, OuBuffer *out)
{
    if (ou_is_str(o)) {
        return ou_raise(th, &ou_exc_type_error, "Strings must be encoded before hashing");
    }
    if (!ou_has_buffer(o)) {
        return ou_raise(th, &ou_exc_type_error, "object supporting the buffer API required");
    }
    return ou_buffer_acquire(th, o, out, false);
}

OuObject *ou_hash_hex(OuThread *th, const uint8_t *bytes, size_t n)
{
    return ou_bytes_hex(th, (const char *)bytes, n, NULL, NULL);
}

static OuObject *hash_new(OuThread *th, const OuType *type, const OuDigest *digest)
{
    Hash *h = (Hash *)ou_object_new(th, type, sizeof *h);
    if (h == NULL) {
        return NULL;
    }
    h->digest = digest;
    h->busy = false;
    digest->start(digest, &h->state);
    return &h->head;
}

static void hash_drop(OuThread *th, OuObject *self)
{
    ou_object_free(th, self, sizeof(Hash));
}

static bool add(OuThread *th, Hash *h, OuObject *data)
{
    OuBuffer buffer;
    if (!ou_hash_buffer(th, data, &buffer)) {
        return false;
    }
    ou_work_begin(th, &h->busy);
    ou_work_leave(th, buffer.size);
    h->digest->add(&h->state, buffer.data, buffer.size);
    ou_work_enter(th, buffer.size);
    ou_work_end(&h->busy);
    ou_buffer_release(th, &buffer);
    return true;
}

/* n bytes of digest, of a copy of the state. */
static void digest_to(OuThread *th, Hash *h, uint8_t *out, size_t n)
{
    ou_work_begin(th, &h->busy);
    OuDigestState copy = h->state;
    ou_work_end(&h->busy);
    h->digest->finish(&copy, out, n);
}

METHOD(hash_update)
{
    return add(th, (Hash *)self, args[0]) ? OU_NONE : NULL;
}

METHOD(hash_digest)
{
    uint8_t bytes[OU_DIGEST_MAX];
    Hash *h = (Hash *)self;
    digest_to(th, h, bytes, h->digest->size);
    return ou_bytes_from(th, bytes, h->digest->size);
}

METHOD(hash_hexdigest)
{
    uint8_t bytes[OU_DIGEST_MAX];
    Hash *h = (Hash *)self;
    digest_to(th, h, bytes, h->digest->size);
    return ou_hash_hex(th, bytes, h->digest->size);
}

/* The digest of a SHAKE: as many bytes as were asked for. */
static OuObject *shake_bytes(OuThread *th, OuObject *self, OuObject *arg)
{
    uint64_t size;
    if (!ou_is_int(arg)) {
        return ou_null(th, &ou_exc_type_error, "an integer is required");
    }
    if (ou_int_sign(arg) < 0) {
        return ou_null(th, &ou_exc_value_error, "value must be positive");
    }
    if (!ou_int_as_u64(th, arg, &size)) {
        return ou_error_swallow(th, &ou_exc_overflow_error) ? ou_null(th, &ou_exc_overflow_error, "Python int too large to convert to C unsigned long") : NULL;
    }
    if (size >= 1u << 29) {
        return ou_null(th, &ou_exc_value_error, "length is too large");
    }
    OuObject *bytes = ou_bytes_new(th, size);
    if (bytes != NULL && size > 0) {
        digest_to(th, (Hash *)self, (uint8_t *)ou_bytes_data(bytes), size);
    }
    return bytes;
}

METHOD(shake_digest)
{
    return shake_bytes(th, self, args[0]);
}

METHOD(shake_hexdigest)
{
    OuObject *bytes = shake_bytes(th, self, args[0]);
    OuObject *text = bytes == NULL ? NULL : ou_hash_hex(th, (const uint8_t *)ou_bytes_data(bytes), ou_bytes_size(bytes));
    ou_drop_maybe(th, bytes);
    return text;
}

METHOD(hash_copy)
{
    Hash *h = (Hash *)self;
    ou_work_begin(th, &h->busy);
    OuObject *copy = hash_new(th, self->type, h->digest);
    if (copy != NULL) {
        ((Hash *)copy)->state = h->state;
    }
    ou_work_end(&h->busy);
    return copy;
}

static OuObject *get_block_size(OuThread *th, OuObject *self)
{
    return ou_int_new(th, ((Hash *)self)->digest->block);
}

static OuObject *get_digest_size(OuThread *th, OuObject *self)
{
    return ou_int_new(th, ((Hash *)self)->digest->size);
}

static OuObject *get_name(OuThread *th, OuObject *self)
{
    return ou_str_from_text(th, ((Hash *)self)->digest->name);
}

static OuObject *get_capacity_bits(OuThread *th, OuObject *self)
{
    return ou_int_new(th, 1600 - 8 * ((Hash *)self)->digest->block);
}

static OuObject *get_rate_bits(OuThread *th, OuObject *self)
{
    return ou_int_new(th, 8 * ((Hash *)self)->digest->block);
}

static OuObject *get_suffix(OuThread *th, OuObject *self)
{
    return ou_bytes_from(th, &((Hash *)self)->digest->suffix, 1);
}

#define UPDATE_ROW {"update", hash_update, "obj, /", 0, "Update this hash object's state with the provided string."}
#define COPY_ROW {"copy", hash_copy, "", 0, "Return a copy of the hash object."}
static const OuMethodDef hash_methods[] = {
    COPY_ROW,
    {"digest", hash_digest, "", 0, "Return the digest value as a bytes object."},
    {"hexdigest", hash_hexdigest, "", 0, "Return the digest value as a string of hexadecimal digits."},
    UPDATE_ROW,
    {NULL, NULL, NULL, 0, NULL},
};

static const OuMethodDef shake_methods[] = {
    COPY_ROW,
    {"digest", shake_digest, "length, /", 0, "Return the digest value as a bytes object."},
    {"hexdigest", shake_hexdigest, "length, /", 0, "Return the digest value as a string of hexadecimal digits."},
    UPDATE_ROW,
    {NULL, NULL, NULL, 0, NULL},
};

#define COMMON_GETSET                                                                              \
    {"block_size", get_block_size, NULL, NULL}, {"digest_size", get_digest_size, NULL, NULL}, {"name", get_name, NULL, NULL}
static const OuGetSetDef hash_getset[] = {COMMON_GETSET, {NULL, NULL, NULL, NULL}};
static const OuGetSetDef sponge_getset[] = {
    COMMON_GETSET,
    {"_capacity_bits", get_capacity_bits, NULL, NULL},
    {"_rate_bits", get_rate_bits, NULL, NULL},
    {"_suffix", get_suffix, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

static OuObject *made_of(OuThread *th, const OuType *type, const OuDigest *digest, OuObject *data)
{
    OuObject *h = hash_new(th, type, digest);
    if (h != NULL && data != NULL && !add(th, (Hash *)h, data)) {
        ou_clear_ref(th, &h);
    }
    return h;
}

/* ---- a type for each digest ---- */

/* X(module, name, number); SPONGE_LIST: X(name, methods, number) */
#define CHAINED_LIST(X)                                                                            \
    X(md5, md5, 0) X(sha1, sha1, 1) X(sha256, sha224, 2) X(sha256, sha256, 3) X(sha512, sha384, 4) X(sha512, sha512, 5)
#define SPONGE_LIST(X)                                                                             \
    X(sha3_224, hash, 6) X(sha3_256, hash, 7) X(sha3_384, hash, 8) X(sha3_512, hash, 9) X(shake_128, shake, 10) X(shake_256, shake, 11)

#define HASH_TYPE(variable, full_name, number, ...)                                                \
    static const OuType variable = {                                                               \
        .head = OU_STATIC_HEAD(&ou_type_type),                                                     \
        .name = full_name,                                                                         \
        .base = &ou_object_type,                                                                   \
        .index = OU_TYPE_INDEX_HASHES + (number),                                                  \
        .basic_size = sizeof(Hash),                                                                \
        .drop = hash_drop,                                                                         \
        .repr = ou_object_repr,                                                                    \
        OU_SLOTS_OF_OBJECT,                                                                        \
        __VA_ARGS__}

#define OU_X(module, name, number)                                                                 \
    HASH_TYPE(name##_type, "_" #module "." #name, number, .flags = OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW, \
              .methods = hash_methods, .getset = hash_getset);                                     \
    METHOD(make_##name)                                                                            \
    {                                                                                              \
        return made_of(th, &name##_type, &ou_digest_##name, args[0]);                              \
    }
CHAINED_LIST(OU_X)
#undef OU_X

#define OU_X(hash_name, kind, number)                                                              \
    static OuObject *make_##hash_name(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames) \
    {                                                                                              \
        OuObject *given[2];                                                                        \
        return ou_args_parse(th, #hash_name, "data=b'', /, *, usedforsecurity=True", args, n, kwnames, given) \
                   ? made_of(th, type, &ou_digest_##hash_name, given[0])                           \
                   : NULL;                                                                         \
    }                                                                                              \
    HASH_TYPE(hash_name##_type, "_sha3." #hash_name, number, .flags = OU_TYPE_IMMUTABLE, .make = make_##hash_name, \
              .methods = kind##_methods, .getset = sponge_getset);
SPONGE_LIST(OU_X)
#undef OU_X

/* ---- modules ---- */

#define SIGNATURE "string=b'', *, usedforsecurity=True"
#define FUNCTION(name, shown) {#name, make_##name, SIGNATURE, 0, "Return a new " shown " hash object; optionally initialized with a string."}
#define END {NULL, NULL, NULL, 0, NULL}

static const OuMethodDef md5_functions[] = {FUNCTION(md5, "MD5"), END};
static const OuMethodDef sha1_functions[] = {FUNCTION(sha1, "SHA1"), END};
static const OuMethodDef sha256_functions[] = {FUNCTION(sha256, "SHA-256"), FUNCTION(sha224, "SHA-224"), END};
static const OuMethodDef sha512_functions[] = {FUNCTION(sha512, "SHA-512"), FUNCTION(sha384, "SHA-384"), END};

static OuObject *module_of(OuThread *th, const char *name, const OuMethodDef *functions, const char *type_name, const OuType *type,
                           const char *type_name_2, const OuType *type_2)
{
    OuObject *module = ou_module_make(th, name, NULL, functions);
    if (module != NULL && (!ou_module_add(th, module, type_name, OU_TYPE_OBJECT(type)) ||
                           (type_2 != NULL && !ou_module_add(th, module, type_name_2, OU_TYPE_OBJECT(type_2))))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

static OuObject *make_md5_module(OuThread *th)
{
    return module_of(th, "_md5", md5_functions, "MD5Type", &md5_type, NULL, NULL);
}

static OuObject *make_sha1_module(OuThread *th)
{
    return module_of(th, "_sha1", sha1_functions, "SHA1Type", &sha1_type, NULL, NULL);
}

static OuObject *make_sha256_module(OuThread *th)
{
    return module_of(th, "_sha256", sha256_functions, "SHA224Type", &sha224_type, "SHA256Type", &sha256_type);
}

static OuObject *make_sha512_module(OuThread *th)
{
    return module_of(th, "_sha512", sha512_functions, "SHA384Type", &sha384_type, "SHA512Type", &sha512_type);
}

static OuObject *make_sha3_module(OuThread *th)
{
    OuObject *module = ou_module_make(th, "_sha3", NULL, NULL);
    bool ok = module != NULL && ou_module_add_adopt(th, module, "implementation", ou_str_from_text(th, "ouro")) &&
              ou_module_add_adopt(th, module, "keccakopt", ou_int_new(th, 0));
#define OU_X(name, kind, number) ok = ok && ou_module_add_type(th, module, &name##_type);
    SPONGE_LIST(OU_X)
#undef OU_X
    if (!ok) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module__md5 = {.name = "_md5", .make = make_md5_module};
const OuBuiltinModule ou_module__sha1 = {.name = "_sha1", .make = make_sha1_module};
const OuBuiltinModule ou_module__sha256 = {.name = "_sha256", .make = make_sha256_module};
const OuBuiltinModule ou_module__sha512 = {.name = "_sha512", .make = make_sha512_module};
const OuBuiltinModule ou_module__sha3 = {.name = "_sha3", .make = make_sha3_module};

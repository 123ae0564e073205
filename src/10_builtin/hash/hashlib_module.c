/* hashlib_module.c - the module _hashlib: digests, HMAC and key derivation by OpenSSL's libcrypto. */
#define OPENSSL_SUPPRESS_DEPRECATED
#include "10_builtin/foreign.h"
#include "10_builtin/hash/hash_int.h"

#include "06_types/dict.h"
#include "06_types/set.h"

#include <limits.h>

#ifdef OU_HAVE_CRYPTO

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#define METHOD(name) OU_METHOD(name)

#define FUNCTION_LIST(X)                                                                           \
    X(ERR_clear_error) X(ERR_lib_error_string) X(ERR_peek_last_error) X(ERR_reason_error_string) X(EVP_DigestFinalXOF) \
    X(EVP_DigestFinal_ex) X(EVP_DigestInit_ex) X(EVP_DigestUpdate) X(EVP_MD_CTX_copy_ex) X(EVP_MD_CTX_free) \
    X(EVP_MD_CTX_new) X(EVP_MD_fetch) X(EVP_MD_free) X(EVP_MD_get_block_size) X(EVP_MD_get_flags) X(EVP_MD_get_size) \
    X(EVP_MD_is_a) X(EVP_MD_get0_name) X(EVP_MD_up_ref) X(EVP_PBE_scrypt) X(EVP_default_properties_is_fips_enabled) X(HMAC) \
    X(HMAC_CTX_copy) X(HMAC_CTX_free) X(HMAC_CTX_new) X(HMAC_Final) X(HMAC_Init_ex) X(HMAC_Update) X(PKCS5_PBKDF2_HMAC)
typedef struct Crypto {
    FUNCTION_LIST(OU_FOREIGN_POINTER)
} Crypto;

/* A digest, or an HMAC. The other context is NULL. */
typedef struct Evp {
    OuObject head;
    OuObject *library;
    EVP_MD *md;       /* owned */
    EVP_MD_CTX *ctx;
    HMAC_CTX *hmac;
    bool busy;
} Evp;

static const OuType hash_type, xof_type, hmac_type;

/* Python's names and OpenSSL's. */
static const struct { const char *ours, *theirs; } names[] = {
    {"md5", "MD5"}, {"sha1", "SHA1"}, {"sha224", "SHA224"}, {"sha256", "SHA256"}, {"sha384", "SHA384"}, {"sha512", "SHA512"},
    {"sha512_224", "SHA512-224"}, {"sha512_256", "SHA512-256"}, {"sha3_224", "SHA3-224"}, {"sha3_256", "SHA3-256"},
    {"sha3_384", "SHA3-384"}, {"sha3_512", "SHA3-512"}, {"shake_128", "SHAKE128"}, {"shake_256", "SHAKE256"},
    {"blake2s", "BLAKE2S-256"}, {"blake2b", "BLAKE2B-512"}, {"md5-sha1", "MD5-SHA1"}, {"ripemd160", "RIPEMD160"}, {"sm3", "SM3"},
};
#define N_NAMES (OU_COUNT_OF(names))

static const Crypto *functions_of(const OuForeign *library)
{
    return (const Crypto *)(const void *)library->fns;
}

static const Crypto *of(const Evp *e)
{
    return functions_of((const OuForeign *)e->library);
}

static OuForeign *open_library(OuThread *th)
{
    static const char *const symbols[] = {FUNCTION_LIST(OU_FOREIGN_NAME)};
    return ou_foreign_open(th, OU_KEPT_LIB_CRYPTO, "_hashlib", "libcrypto.so.3", "libssl3", symbols, OU_COUNT_OF(symbols));
}

/* ValueError with OpenSSL's words. */
static bool fail(OuThread *th, const Crypto *c)
{
    unsigned long code = c->ERR_peek_last_error();
    if (code == 0) {
        return ou_raise(th, &ou_exc_value_error, "no reason supplied");
    }
    const char *library = c->ERR_lib_error_string(code), *reason = c->ERR_reason_error_string(code);
    c->ERR_clear_error();
    if (ERR_GET_REASON(code) == ERR_R_MALLOC_FAILURE) {
        return ou_raise_memory(th);
    }
    reason = reason == NULL ? "unknown reason" : reason;
    return library == NULL ? ou_raise(th, &ou_exc_value_error, "%s", reason) : ou_raise(th, &ou_exc_value_error, "[%s] %s", library, reason);
}

static OuObject *unsupported(OuThread *th)
{
    return ou_data_exception(th, OU_KEPT_UNSUPPORTED_DIGEST, "_hashlib.UnsupportedDigestmodError", &ou_exc_value_error);
}

/* ---- digests by name ---- */

static EVP_MD *fetch(OuThread *th, const Crypto *c, const char *name)
{
    EVP_MD *md = NULL;
    for (size_t i = 0; md == NULL && i < N_NAMES; i++) {
        if (strcmp(name, names[i].ours) == 0) {
            md = c->EVP_MD_fetch(NULL, names[i].theirs, NULL);
        }
    }
    if (md == NULL && (md = c->EVP_MD_fetch(NULL, name, NULL)) == NULL) {
        fail(th, c);
    }
    return md;
}

static EVP_MD *fetch_str(OuThread *th, const Crypto *c, OuObject *name)
{
    OuObject *holder;
    size_t size;
    const char *text = ou_str_utf8(th, name, &size, &holder);
    EVP_MD *md = text == NULL ? NULL : fetch(th, c, text);
    ou_drop_maybe(th, holder);
    return md;
}

/* A name, or one of this module's own openssl_ functions. */
static EVP_MD *fetch_object(OuThread *th, const Crypto *c, OuObject *module, OuObject *digest)
{
    if (ou_is_str(digest)) {
        return fetch_str(th, c, digest);
    }
    OuObject *name = ou_get_attr_text(th, digest, "__name__");
    if (name == NULL && !ou_error_swallow(th, &ou_exc_attribute_error)) {
        return NULL;
    }
    static const char prefix[] = "openssl_";
    EVP_MD *md = NULL;
    if (name != NULL && ou_is_exact_str(name) && ou_str_is_ascii(name) && strncmp(ou_str_data(name), prefix, sizeof prefix - 1) == 0 &&
        ou_dict_borrow_str(th, ((OuModule *)module)->dict, name) == digest) {
        md = fetch(th, c, (const char *)ou_str_data(name) + sizeof prefix - 1);
    } else {
        ou_data_raise(th, unsupported(th), "Unsupported digestmod %S", digest);
    }
    ou_drop_maybe(th, name);
    return md;
}

static const char *name_of(const Evp *e)
{
    for (size_t i = 0; i < N_NAMES; i++) {
        if (of(e)->EVP_MD_is_a(e->md, names[i].theirs)) {
            return names[i].ours;
        }
    }
    return of(e)->EVP_MD_get0_name(e->md);
}

static bool is_xof(const Crypto *c, const EVP_MD *md)
{
    return (c->EVP_MD_get_flags(md) & EVP_MD_FLAG_XOF) != 0;
}

/* ---- objects ---- */

/* md is taken over, even on failure. */
static Evp *evp_new_adopt(OuThread *th, const OuType *type, OuForeign *library, EVP_MD *md)
{
    Evp *e = (Evp *)ou_object_new_zeroed(th, type, sizeof *e);
    if (e == NULL) {
        functions_of(library)->EVP_MD_free(md);
        return NULL;
    }
    e->library = ou_keep(library);
    e->md = md;
    if (type == &hmac_type) {
        e->hmac = of(e)->HMAC_CTX_new();
    } else {
        e->ctx = of(e)->EVP_MD_CTX_new();
    }
    if (e->hmac == NULL && e->ctx == NULL) {
        ou_drop(th, e);
        ou_raise_memory(th);
        return NULL;
    }
    return e;
}

static void evp_drop(OuThread *th, OuObject *self)
{
    Evp *e = (Evp *)self;
    if (e->library != NULL) {
        of(e)->EVP_MD_CTX_free(e->ctx);
        of(e)->HMAC_CTX_free(e->hmac);
        of(e)->EVP_MD_free(e->md);
    }
    ou_clear_ref(th, &e->library);
    ou_object_free(th, self, sizeof(Evp));
}

static bool add(OuThread *th, Evp *e, OuObject *data)
{
    OuBuffer buffer;
    if (!ou_hash_buffer(th, data, &buffer)) {
        return false;
    }
    ou_work_begin(th, &e->busy);
    ou_work_leave(th, buffer.size);
    int ok = e->hmac != NULL ? of(e)->HMAC_Update(e->hmac, (const unsigned char *)buffer.data, buffer.size)
                             : of(e)->EVP_DigestUpdate(e->ctx, buffer.data, buffer.size);
    ou_work_enter(th, buffer.size);
    ou_work_end(&e->busy);
    ou_buffer_release(th, &buffer);
    return ok || fail(th, of(e));
}

static OuObject *hash_new_adopt(OuThread *th, OuForeign *library, EVP_MD *md, OuObject *data)
{
    if (md == NULL) {
        return NULL;
    }
    const Crypto *c = functions_of(library);
    Evp *e = evp_new_adopt(th, is_xof(c, md) ? &xof_type : &hash_type, library, md);
    if (e != NULL && ((!c->EVP_DigestInit_ex(e->ctx, md, NULL) && !fail(th, c)) || (data != NULL && !add(th, e, data)))) {
        ou_drop(th, e);
        return NULL;
    }
    return (OuObject *)e;
}

METHOD(evp_copy)
{
    Evp *e = (Evp *)self;
    const Crypto *c = of(e);
    if (!c->EVP_MD_up_ref(e->md)) {
        return fail(th, c), NULL;
    }
    Evp *copy = evp_new_adopt(th, self->type, (OuForeign *)e->library, e->md);
    if (copy == NULL) {
        return NULL;
    }
    ou_work_begin(th, &e->busy);
    int ok = e->hmac != NULL ? c->HMAC_CTX_copy(copy->hmac, e->hmac) : c->EVP_MD_CTX_copy_ex(copy->ctx, e->ctx);
    ou_work_end(&e->busy);
    if (!ok) {
        fail(th, c);
        ou_drop(th, copy);
        return NULL;
    }
    return &copy->head;
}

METHOD(evp_update)
{
    return add(th, (Evp *)self, args[0]) ? OU_NONE : NULL;
}

/* The digest of a copy, so that the object can go on. n: of an extendable one. */
static OuObject *digest_of(OuThread *th, OuObject *self, size_t n)
{
    Evp *e = (Evp *)evp_copy(th, self, NULL, 0, NULL);
    if (e == NULL) {
        return NULL;
    }
    const Crypto *c = of(e);
    unsigned size = (unsigned)n;
    unsigned char fixed[EVP_MAX_MD_SIZE];
    OuObject *bytes = NULL;
    if (self->type == &xof_type) {
        bytes = ou_bytes_new(th, n);
        if (bytes != NULL && n > 0 && !c->EVP_DigestFinalXOF(e->ctx, (unsigned char *)ou_bytes_data(bytes), n)) {
            fail(th, c);
            ou_clear_ref(th, &bytes);
        }
    } else if (e->hmac != NULL ? c->HMAC_Final(e->hmac, fixed, &size) : c->EVP_DigestFinal_ex(e->ctx, fixed, &size)) {
        bytes = ou_bytes_from(th, fixed, size);
    } else {
        fail(th, c);
    }
    ou_drop(th, e);
    return bytes;
}

static OuObject *hex_adopt(OuThread *th, OuObject *bytes)
{
    OuObject *text = bytes == NULL ? NULL : ou_hash_hex(th, (const uint8_t *)ou_bytes_data(bytes), ou_bytes_size(bytes));
    ou_drop_maybe(th, bytes);
    return text;
}

METHOD(evp_digest)
{
    return digest_of(th, self, 0);
}

METHOD(evp_hexdigest)
{
    return hex_adopt(th, digest_of(th, self, 0));
}

/* A negative size is refused as CPython's ways to make the result refuse it. */
static bool xof_size(OuThread *th, OuObject *arg, bool hex, int64_t *n)
{
    if (!ou_as_ssize(th, arg, n)) {
        return false;
    }
    if (*n < 0) {
        return hex ? ou_raise_memory(th) : ou_raise(th, &ou_exc_system_error, "Negative size passed to PyBytes_FromStringAndSize");
    }
    return true;
}

METHOD(xof_digest)
{
    int64_t size = 0;
    return xof_size(th, args[0], false, &size) ? digest_of(th, self, (size_t)size) : NULL;
}

METHOD(xof_hexdigest)
{
    int64_t size = 0;
    return xof_size(th, args[0], true, &size) ? hex_adopt(th, digest_of(th, self, (size_t)size)) : NULL;
}

static OuObject *get_digest_size(OuThread *th, OuObject *self)
{
    Evp *e = (Evp *)self;
    return ou_int_new(th, self->type == &xof_type ? 0 : of(e)->EVP_MD_get_size(e->md));
}

static OuObject *get_block_size(OuThread *th, OuObject *self)
{
    Evp *e = (Evp *)self;
    return ou_int_new(th, of(e)->EVP_MD_get_block_size(e->md));
}

static OuObject *get_name(OuThread *th, OuObject *self)
{
    return ou_str_format(th, "%s%s", self->type == &hmac_type ? "hmac-" : "", name_of((Evp *)self));
}

static OuObject *evp_repr(OuThread *th, OuObject *self)
{
    const char *name = name_of((Evp *)self);
    return self->type == &hmac_type ? ou_str_format(th, "<%s HMAC object @ %p>", name, (void *)self)
                                    : ou_str_format(th, "<%s %s object @ %p>", name, self->type->name, (void *)self);
}

#define COMMON_ROWS                                                                                \
    {"copy", evp_copy, "", 0, "Return a copy of the hash object."},                                \
    {"update", evp_update, "obj, /", 0, "Update this hash object's state with the provided string."}
static const OuMethodDef hash_methods[] = {
    COMMON_ROWS,
    {"digest", evp_digest, "", 0, "Return the digest value as a bytes object."},
    {"hexdigest", evp_hexdigest, "", 0, "Return the digest value as a string of hexadecimal digits."},
    {NULL, NULL, NULL, 0, NULL},
};
static const OuMethodDef xof_methods[] = {
    COMMON_ROWS,
    {"digest", xof_digest, "length", 0, "Return the digest value as a bytes object."},
    {"hexdigest", xof_hexdigest, "length", 0, "Return the digest value as a string of hexadecimal digits."},
    {NULL, NULL, NULL, 0, NULL},
};
static const OuMethodDef hmac_methods[] = {
    {"copy", evp_copy, "", 0, "Return a copy (\"clone\") of the HMAC object."},
    {"update", evp_update, "msg", 0, "Update the HMAC object with msg."},
    {"digest", evp_digest, "", 0, "Return the digest of the bytes passed to the update() method so far."},
    {"hexdigest", evp_hexdigest, "", 0, "Return hexadecimal digest of the bytes passed to the update() method so far."},
    {NULL, NULL, NULL, 0, NULL},
};
static const OuGetSetDef evp_getset[] = {
    {"digest_size", get_digest_size, NULL, NULL},
    {"block_size", get_block_size, NULL, NULL},
    {"name", get_name, NULL, "algorithm name."},
    {NULL, NULL, NULL, NULL},
};

#define EVP_TYPE(variable, full_name, number, parent, table)                                       \
    static const OuType variable = {                                                               \
        .head = OU_STATIC_HEAD(&ou_type_type),                                                     \
        .name = full_name,                                                                         \
        .base = parent,                                                                            \
        .flags = OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,                                               \
        .index = number,                                                                           \
        .basic_size = sizeof(Evp),                                                                 \
        .drop = evp_drop,                                                                          \
        .repr = evp_repr,                                                                          \
        OU_SLOTS_OF_OBJECT,                                                                        \
        .methods = table,                                                                          \
        .getset = evp_getset,                                                                      \
    }
EVP_TYPE(hash_type, "_hashlib.HASH", OU_TYPE_INDEX_EVP, &ou_object_type, hash_methods);
EVP_TYPE(xof_type, "_hashlib.HASHXOF", OU_TYPE_INDEX_EVP_XOF, &hash_type, xof_methods);
EVP_TYPE(hmac_type, "_hashlib.HMAC", OU_TYPE_INDEX_HMAC, &ou_object_type, hmac_methods);

/* ---- functions of the module ---- */

static bool has_nul(const OuObject *s)
{
    for (size_t i = 0; i < ou_str_length(s); i++) {
        if (ou_str_at(s, i) == 0) {
            return true;
        }
    }
    return false;
}

METHOD(hashlib_new)
{
    OuForeign *library = open_library(th);
    if (library == NULL) {
        return NULL;
    }
    if (!ou_is_str(args[0]) || has_nul(args[0])) {
        return ou_null(th, &ou_exc_type_error, "name must be a string");
    }
    return hash_new_adopt(th, library, fetch_str(th, functions_of(library), args[0]), args[1]);
}

#define CONSTRUCTOR_LIST(X)                                                                        \
    X(md5) X(sha1) X(sha224) X(sha256) X(sha384) X(sha512) X(sha3_224) X(sha3_256) X(sha3_384) X(sha3_512) X(shake_128) X(shake_256)
#define OU_X(name)                                                                                 \
    METHOD(openssl_##name)                                                                         \
    {                                                                                              \
        OuForeign *library = open_library(th);                                                     \
        return library == NULL ? NULL : hash_new_adopt(th, library, fetch(th, functions_of(library), #name), args[0]); \
    }
CONSTRUCTOR_LIST(OU_X)
#undef OU_X

METHOD(pbkdf2_hmac)
{
    OuForeign *library = open_library(th);
    OuBuffer password, salt;
    if (library == NULL) {
        return NULL;
    }
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "pbkdf2_hmac() argument 'hash_name' must be str, not %s", ou_argument_type(args[0]));
    }
    if (!ou_buffer_acquire(th, args[1], &password, false)) {
        return NULL;
    }
    if (!ou_buffer_acquire(th, args[2], &salt, false)) {
        ou_buffer_release(th, &password);
        return NULL;
    }
    const Crypto *c = functions_of(library);
    int64_t rounds = 0, size = 0;
    bool ok = ou_as_ssize(th, args[3], &rounds);
    EVP_MD *md = ok ? fetch_str(th, c, args[0]) : NULL;
    ok = md != NULL;
    if (ok && (password.size > INT_MAX || salt.size > INT_MAX)) {
        ok = ou_raise(th, &ou_exc_overflow_error, password.size > INT_MAX ? "password is too long." : "salt is too long.");
    }
    if (ok && rounds < 1) {
        ok = ou_raise(th, &ou_exc_value_error, "iteration value must be greater than 0.");
    } else if (ok && rounds > INT_MAX) {
        ok = ou_raise(th, &ou_exc_overflow_error, "iteration value is too great.");
    }
    if (ok && (args[4] == NULL || args[4] == OU_NONE)) {
        size = c->EVP_MD_get_size(md);
    } else {
        ok = ok && ou_as_ssize(th, args[4], &size);
    }
    if (ok && size < 1) {
        ok = ou_raise(th, &ou_exc_value_error, "key length must be greater than 0.");
    } else if (ok && size > INT_MAX) {
        ok = ou_raise(th, &ou_exc_overflow_error, "key length is too great.");
    }
    OuObject *key = ok ? ou_bytes_new(th, (size_t)size) : NULL;
    if (key != NULL) {
        ou_lock_leave(th);
        int done = c->PKCS5_PBKDF2_HMAC(password.data, (int)password.size, (const unsigned char *)salt.data, (int)salt.size,
                                        (int)rounds, md, (int)size, (unsigned char *)ou_bytes_data(key));
        ou_lock_enter(th);
        if (!done) {
            fail(th, c);
            ou_clear_ref(th, &key);
        }
    }
    c->EVP_MD_free(md);
    ou_buffer_release(th, &salt);
    ou_buffer_release(th, &password);
    return key;
}

/* A keyword of scrypt() that must be an int. */
static bool scrypt_number(OuThread *th, OuObject *arg, const char *name, uint64_t *out)
{
    if (arg != NULL && arg != OU_NONE && !ou_is_int(arg)) {
        return ou_raise(th, &ou_exc_type_error, "scrypt() argument '%s' must be int, not %G", name, arg);
    }
    if (arg == NULL || arg == OU_NONE || ou_int_sign(arg) < 0 || !ou_int_as_u64(th, arg, out)) {
        ou_error_clear(th);
        return ou_raise(th, &ou_exc_type_error, "%s is required and must be an unsigned int", name);
    }
    return true;
}

METHOD(scrypt)
{
    OuForeign *library = open_library(th);
    OuBuffer password, salt;
    uint64_t cost, block, parallel;
    int64_t most = 0, size = 64;
    size_t bytes;
    if (library == NULL || !ou_buffer_acquire(th, args[0], &password, false)) {
        return NULL;
    }
    const Crypto *c = functions_of(library);
    OuObject *key = NULL;
    if (args[1] == NULL || args[1] == OU_NONE) {
        ou_raise(th, &ou_exc_type_error, "salt is required");
        ou_buffer_release(th, &password);
        return NULL;
    }
    if (!ou_buffer_acquire(th, args[1], &salt, false)) {
        ou_buffer_release(th, &password);
        return NULL;
    }
    bool ok = scrypt_number(th, args[2], "n", &cost);
    if (ok && (cost < 2 || (cost & (cost - 1)) != 0)) {
        ok = ou_raise(th, &ou_exc_value_error, "n must be a power of 2.");
    }
    ok = ok && scrypt_number(th, args[3], "r", &block) && scrypt_number(th, args[4], "p", &parallel) && ou_as_ssize(th, args[5], &most);
    if (ok && (most < 0 || most > INT_MAX)) {
        ok = ou_raise(th, &ou_exc_value_error, "maxmem must be positive and smaller than %d", INT_MAX);
    }
    ok = ok && ou_as_ssize(th, args[6], &size);
    if (ok && (size < 1 || size > INT_MAX)) {
        ok = ou_raise(th, &ou_exc_value_error, "dklen must be greater than 0 and smaller than %d", INT_MAX);
    }
    if (ok && !c->EVP_PBE_scrypt(NULL, 0, NULL, 0, cost, block, parallel, (uint64_t)most, NULL, 0)) { /* only looks at the numbers */
        bool known = c->ERR_peek_last_error() != 0;
        ok = known ? fail(th, c) : ou_raise(th, &ou_exc_value_error, "Invalid parameter combination for n, r, p, maxmem.");
    }
    /* What it will take: 128 r bytes for each of n + p + 2 blocks. */
    if (ok && (!ou_checked_mul(128 * block, cost + parallel + 2, &bytes) || !ou_account_charge(&th->vm->account, bytes))) {
        ok = ou_raise_memory(th);
    } else if (ok) {
        key = ou_bytes_new(th, (size_t)size);
        if (key != NULL) {
            ou_lock_leave(th);
            int done = c->EVP_PBE_scrypt(password.data, password.size, (const unsigned char *)salt.data, salt.size, cost, block, parallel,
                                         (uint64_t)most, (unsigned char *)ou_bytes_data(key), (size_t)size);
            ou_lock_enter(th);
            if (!done) {
                fail(th, c);
                ou_clear_ref(th, &key);
            }
        }
        ou_account_refund(&th->vm->account, bytes);
    }
    ou_buffer_release(th, &salt);
    ou_buffer_release(th, &password);
    return key;
}

METHOD(hmac_digest)
{
    OuForeign *library = open_library(th);
    OuBuffer key, message;
    if (library == NULL || !ou_buffer_acquire(th, args[0], &key, false)) {
        return NULL;
    }
    if (!ou_buffer_acquire(th, args[1], &message, false)) {
        ou_buffer_release(th, &key);
        return NULL;
    }
    const Crypto *c = functions_of(library);
    EVP_MD *md = fetch_object(th, c, self, args[2]);
    OuObject *result = NULL;
    bool ok = md != NULL && (key.size <= INT_MAX || ou_raise(th, &ou_exc_overflow_error, "key is too long.")) &&
              (message.size <= INT_MAX || ou_raise(th, &ou_exc_overflow_error, "msg is too long."));
    if (ok) {
        unsigned char bytes[EVP_MAX_MD_SIZE];
        unsigned size = 0;
        ou_work_leave(th, message.size);
        bool done = c->HMAC(md, key.data, (int)key.size, (const unsigned char *)message.data, message.size, bytes, &size) != NULL;
        ou_work_enter(th, message.size);
        result = done ? ou_bytes_from(th, bytes, size) : (fail(th, c), NULL);
    }
    c->EVP_MD_free(md);
    ou_buffer_release(th, &message);
    ou_buffer_release(th, &key);
    return result;
}

METHOD(hmac_new)
{
    OuForeign *library = open_library(th);
    OuBuffer key;
    if (library == NULL || !ou_buffer_acquire(th, args[0], &key, false)) {
        return NULL;
    }
    const Crypto *c = functions_of(library);
    Evp *e = NULL;
    EVP_MD *md = NULL;
    if (key.size > INT_MAX) {
        ou_raise(th, &ou_exc_overflow_error, "key is too long.");
    } else if (args[2] == NULL) {
        ou_raise(th, &ou_exc_type_error, "Missing required parameter 'digestmod'.");
    } else {
        md = fetch_object(th, c, self, args[2]);
    }
    if (md != NULL) {
        e = evp_new_adopt(th, &hmac_type, library, md);
        bool ok = e != NULL && (c->HMAC_Init_ex(e->hmac, key.data, (int)key.size, md, NULL) || fail(th, c)) &&
                  (args[1] == NULL || args[1] == OU_NONE || add(th, e, args[1]));
        if (!ok && e != NULL) {
            ou_drop(th, e);
            e = NULL;
        }
    }
    ou_buffer_release(th, &key);
    return (OuObject *)e;
}

METHOD(get_fips_mode)
{
    OuForeign *library = open_library(th);
    return library == NULL ? NULL : ou_int_new(th, functions_of(library)->EVP_default_properties_is_fips_enabled(NULL));
}

/* Equal in constant time, whatever stands in the shorter one. */
static bool same_bytes(const char *a, size_t n_a, const char *b, size_t n_b)
{
    volatile const char *x = n_a == n_b ? a : b, *y = b;
    volatile unsigned char different = n_a != n_b;
    for (size_t i = 0; i < n_b; i++) {
        different |= (unsigned char)(x[i] ^ y[i]);
    }
    return different == 0;
}

static OuObject *compare(OuThread *th, OuObject *a, OuObject *b)
{
    OuBuffer x, y;
    if (ou_is_str(a) && ou_is_str(b)) {
        if (!ou_str_is_ascii(a) || !ou_str_is_ascii(b)) {
            return ou_null(th, &ou_exc_type_error, "comparing strings with non-ASCII characters is not supported");
        }
        return ou_bool(same_bytes(ou_str_data(a), ou_str_length(a), ou_str_data(b), ou_str_length(b)));
    }
    if (!ou_has_buffer(a) && !ou_has_buffer(b)) {
        return ou_null(th, &ou_exc_type_error, "unsupported operand types(s) or combination of types: '%T' and '%T'", a, b);
    }
    if (!ou_buffer_acquire(th, a, &x, false)) {
        return NULL;
    }
    if (!ou_buffer_acquire(th, b, &y, false)) {
        ou_buffer_release(th, &x);
        return NULL;
    }
    bool same = same_bytes(x.data, x.size, y.data, y.size);
    ou_buffer_release(th, &y);
    ou_buffer_release(th, &x);
    return ou_bool(same);
}

METHOD(compare_digest)
{
    return compare(th, args[0], args[1]);
}

static const OuMethodDef functions[] = {
    {"new", hashlib_new, "name, string=b'', *, usedforsecurity=True", 0, "Return a new hash object using the named algorithm."},
#define OU_X(name) {"openssl_" #name, openssl_##name, "string=b'', *, usedforsecurity=True", 0, "Returns a " #name " hash object; optionally initialized with a string"},
    CONSTRUCTOR_LIST(OU_X)
#undef OU_X
    {"pbkdf2_hmac", pbkdf2_hmac, "hash_name, password, salt, iterations, dklen=None", 0, "Password based key derivation function 2 (PKCS #5 v2.0) with HMAC as pseudorandom function."},
    {"scrypt", scrypt, "password, *, salt=None, n=None, r=None, p=None, maxmem=0, dklen=64", 0, "scrypt password-based key derivation function."},
    {"hmac_digest", hmac_digest, "key, msg, digest", 0, "Single-shot HMAC."},
    {"hmac_new", hmac_new, "key, msg=b'', digestmod=None", 0, "Return a new hmac object."},
    {"get_fips_mode", get_fips_mode, "", 0, "Determine the OpenSSL FIPS mode of operation."},
    {"compare_digest", compare_digest, "a, b, /", 0, "Return 'a == b', without telling by its time where they differ."},
    {NULL, NULL, NULL, 0, NULL},
};

/* The digests that this libcrypto has. */
static OuObject *known_names(OuThread *th, const Crypto *c)
{
    OuObject *known[N_NAMES], *set;
    size_t n = 0;
    bool ok = true;
    for (size_t i = 0; ok && i < N_NAMES; i++) {
        EVP_MD *md = c->EVP_MD_fetch(NULL, names[i].theirs, NULL);
        if (md != NULL) {
            c->EVP_MD_free(md);
            known[n] = ou_str_intern_text(th, names[i].ours);
            ok = known[n] != NULL;
            n += ok;
        }
    }
    c->ERR_clear_error();
    OuObject *tuple = ok ? ou_tuple_from(th, known, n) : NULL;
    while (n > 0) {
        ou_drop(th, known[--n]);
    }
    set = tuple == NULL ? NULL : ou_call1(th, OU_TYPE_OBJECT(&ou_frozenset_type), tuple);
    ou_drop_maybe(th, tuple);
    return set;
}

static OuObject *make(OuThread *th)
{
    OuForeign *library = open_library(th);
    OuObject *module = library == NULL ? NULL : ou_module_make(th, "_hashlib", "OpenSSL interface for hashlib module", functions);
    if (module != NULL &&
        (unsupported(th) == NULL || !ou_module_add(th, module, "UnsupportedDigestmodError", unsupported(th)) ||
         !ou_module_add_adopt(th, module, "openssl_md_meth_names", known_names(th, functions_of(library))) ||
         !ou_module_add_type(th, module, &hash_type) || !ou_module_add_type(th, module, &xof_type) ||
         !ou_module_add_type(th, module, &hmac_type))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

#else

static OuObject *make(OuThread *th)
{
    return ou_foreign_missing(th, "_hashlib", "libssl-dev");
}

#endif

const OuBuiltinModule ou_module__hashlib = {.name = "_hashlib", .make = make};

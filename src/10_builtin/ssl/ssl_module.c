/* ssl_module.c - the module _ssl: its types, random bytes, names of objects, default paths. */
#include "10_builtin/ssl/ssl_int.h"

#ifdef OU_HAVE_CRYPTO

#include <limits.h>
#include <string.h>

static const OuSsl *library(OuThread *th)
{
    return ou_ssl_of(&ou_ssl_library(th)->head); /* the module has opened it */
}

/* ---- random bytes ---- */

OU_METHOD(rand_status)
{
    return ou_bool(library(th)->RAND_status() == 1);
}

OU_METHOD(rand_add)
{
    OuBuffer buffer;
    double entropy;
    OuObject *bytes = ou_is_str(args[0]) ? ou_str_encode(th, args[0], "utf-8", NULL) : ou_keep(args[0]);
    bool ok = bytes != NULL && ou_as_f64(th, args[1], &entropy) && ou_bytes_like(th, bytes, &buffer);
    if (ok) {
        library(th)->RAND_add(buffer.data, buffer.size > INT_MAX ? INT_MAX : (int)buffer.size, entropy);
        ou_buffer_release(th, &buffer);
    }
    ou_drop_maybe(th, bytes);
    return ok ? OU_NONE : NULL;
}

static OuObject *random_bytes(OuThread *th, OuObject *size)
{
    int wanted;
    if (!ou_as_c_int(th, size, &wanted)) {
        return NULL;
    }
    if (wanted < 0) {
        return ou_null(th, &ou_exc_value_error, "num must be positive");
    }
    OuObject *bytes = ou_bytes_new(th, (size_t)wanted);
    if (bytes != NULL && library(th)->RAND_bytes((unsigned char *)ou_bytes_data(bytes), wanted) != 1) {
        ou_drop(th, bytes);
        return ou_ssl_raise(th, library(th));
    }
    return bytes;
}

OU_METHOD(rand_bytes)
{
    return random_bytes(th, args[0]);
}

OU_METHOD(rand_pseudo_bytes)
{
    OuObject *words = ou_str_from_text(th, "ssl.RAND_pseudo_bytes() is deprecated");
    bool ok = words != NULL && th->vm->host->warn(th, OU_TYPE_OBJECT(&ou_exc_deprecation_warning), words, 1);
    ou_drop_maybe(th, words);
    OuObject *bytes = ok ? random_bytes(th, args[0]) : NULL;
    return bytes == NULL ? NULL : ou_seq_pair_adopt(th, bytes, OU_PY_TRUE);
}

/* ---- names of objects ---- */

/* (nid, short name, long name, number) */
static OuObject *object_tuple(OuThread *th, const OuSsl *lib, const ASN1_OBJECT *object)
{
    char number[128];
    int nid = lib->OBJ_obj2nid(object);
    if (nid == NID_undef) {
        return ou_null(th, &ou_exc_value_error, "Unknown object");
    }
    int n_number = lib->OBJ_obj2txt(number, sizeof number, object, 1);
    const char *short_name = lib->OBJ_nid2sn(nid), *long_name = lib->OBJ_nid2ln(nid);
    OuObject *part[4] = {ou_int_new(th, nid), short_name == NULL ? OU_NONE : ou_str_from_text(th, short_name),
                         long_name == NULL ? OU_NONE : ou_str_from_text(th, long_name), n_number > 0 ? ou_str_from_text(th, number) : OU_NONE};
    return ou_tuple_adopt(th, part, 4);
}

OU_METHOD(txt2obj)
{
    OuObject *holder;
    const char *text;
    OuTruth names = args[1] == NULL ? OU_FALSE : ou_is_true(th, args[1]);
    if (names == OU_ERROR || !ou_str_name_argument(th, "txt2obj", "txt", args[0], &text, &holder)) {
        return NULL;
    }
    const OuSsl *lib = library(th);
    ASN1_OBJECT *object = lib->OBJ_txt2obj(text, names != OU_TRUE);
    OuObject *result = object == NULL ? NULL : object_tuple(th, lib, object);
    if (object == NULL) {
        lib->ERR_clear_error();
        ou_raise(th, &ou_exc_value_error, "unknown object '%.100s'", text);
    }
    lib->ASN1_OBJECT_free(object);
    ou_drop_maybe(th, holder);
    return result;
}

OU_METHOD(nid2obj)
{
    int nid;
    if (!ou_as_c_int(th, args[0], &nid)) {
        return NULL;
    }
    if (nid < NID_undef) {
        return ou_null(th, &ou_exc_value_error, "NID must be positive.");
    }
    const OuSsl *lib = library(th);
    ASN1_OBJECT *object = lib->OBJ_nid2obj(nid);
    if (object == NULL) {
        lib->ERR_clear_error();
        return ou_null(th, &ou_exc_value_error, "unknown NID %d", nid);
    }
    return object_tuple(th, lib, object);
}

OU_METHOD(default_verify_paths)
{
    const OuSsl *lib = library(th);
    OuObject *part[4] = {ou_str_from_text(th, lib->X509_get_default_cert_file_env()), ou_str_from_text(th, lib->X509_get_default_cert_file()),
                         ou_str_from_text(th, lib->X509_get_default_cert_dir_env()), ou_str_from_text(th, lib->X509_get_default_cert_dir())};
    return ou_tuple_adopt(th, part, 4);
}

OU_METHOD(test_decode_cert)
{
    OuObject *holder;
    const char *path;
    if (!ou_str_name_argument(th, "_test_decode_cert", "path", args[0], &path, &holder)) {
        return NULL;
    }
    const OuSsl *lib = library(th);
    BIO *bio = lib->BIO_new_file(path, "r");
    X509 *cert = bio == NULL ? NULL : lib->PEM_read_bio_X509(bio, NULL, NULL, NULL);
    OuObject *result = NULL;
    if (cert == NULL) {
        lib->ERR_clear_error();
        ou_ssl_raise_words(th, OU_KEPT_SSL_ERROR, 0, bio == NULL ? "Can't open file" : "Error decoding PEM-encoded file");
    } else {
        result = ou_ssl_cert_dict(th, lib, cert);
    }
    lib->X509_free(cert);
    lib->BIO_free(bio);
    ou_drop_maybe(th, holder);
    return result;
}

const OuMethodDef ou_ssl_functions[] = {
    {"RAND_status", rand_status, "", 0, "Returns True if the OpenSSL PRNG has been seeded with enough data and False if not."},
    {"RAND_add", rand_add, "string, entropy, /", 0, "Mix string into the OpenSSL PRNG state.\n\nentropy (a float) is a lower bound on the entropy contained in\nstring.  See RFC 4086."},
    {"RAND_bytes", rand_bytes, "n, /", 0, "Generate n cryptographically strong pseudo-random bytes."},
    {"RAND_pseudo_bytes", rand_pseudo_bytes, "n, /", 0, "Generate n pseudo-random bytes."},
    {"txt2obj", txt2obj, "txt, name=False", 0, "Lookup NID, short name, long name and OID of an ASN1_OBJECT."},
    {"nid2obj", nid2obj, "nid, /", 0, "Lookup NID, short name, long name and OID of an ASN1_OBJECT by NID."},
    {"get_default_verify_paths", default_verify_paths, "", 0, "Return search paths and environment vars that are used by SSLContext's set_default_verify_paths() to load default CAs."},
    {"_test_decode_cert", test_decode_cert, "path, /", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *version_tuple(OuThread *th, unsigned long version)
{
    OuObject *part[5] = {ou_int_new(th, (int64_t)(version >> 28 & 0xf)), ou_int_new(th, (int64_t)(version >> 20 & 0xff)),
                         ou_int_new(th, (int64_t)(version >> 12 & 0xff)), ou_int_new(th, (int64_t)(version >> 4 & 0xff)),
                         ou_int_new(th, (int64_t)(version & 0xf))};
    return ou_tuple_adopt(th, part, 5);
}

static bool fill(OuThread *th, OuObject *module, const OuSsl *lib)
{
    static const OuType *const types[] = {&ou_ssl_context_type, &ou_ssl_socket_type, &ou_memory_bio_type, &ou_ssl_session_type};
    for (size_t i = 0; i < OU_COUNT_OF(types); i++) {
        if (!ou_module_add_type(th, module, types[i])) {
            return false;
        }
    }
    unsigned long version = lib->OpenSSL_version_num();
    return ou_ssl_make_exceptions(th, module) && ou_ssl_add_numbers(th, module) &&
           ou_module_add_adopt(th, module, "OPENSSL_VERSION_NUMBER", ou_int_new(th, (int64_t)version)) &&
           ou_module_add_adopt(th, module, "OPENSSL_VERSION_INFO", version_tuple(th, version)) &&
           ou_module_add_adopt(th, module, "_OPENSSL_API_VERSION", version_tuple(th, OPENSSL_VERSION_NUMBER)) &&
           ou_module_add_adopt(th, module, "OPENSSL_VERSION", ou_str_from_text(th, lib->OpenSSL_version(OPENSSL_VERSION))) &&
           ou_module_add_adopt(th, module, "_DEFAULT_CIPHERS", ou_str_from_text(th, "ALL:!COMPLEMENTOFDEFAULT:!eNULL"));
}

static OuObject *make(OuThread *th)
{
    OuForeign *opened = ou_ssl_library(th);
    OuObject *module = opened == NULL ? NULL : ou_module_make(th, "_ssl", NULL, ou_ssl_functions);
    if (module != NULL && !fill(th, module, ou_ssl_of(&opened->head))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

#else

static OuObject *make(OuThread *th)
{
    return ou_foreign_missing(th, "_ssl", "libssl-dev");
}

#endif

const OuBuiltinModule ou_module__ssl = {.name = "_ssl", .make = make};

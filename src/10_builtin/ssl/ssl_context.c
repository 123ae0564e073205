/* ssl_context.c - _ssl._SSLContext: what connections have in common: protocol, certificates, ciphers, how the peer is verified. */
#include "10_builtin/ssl/ssl_int.h"

#ifdef OU_HAVE_CRYPTO

#include "06_types/audit.h"
#include "06_types/weakref.h"
#include "09_vm/machine.h"

#include <errno.h>
#include <limits.h>
#include <string.h>

#define CIPHERS "ALL:!COMPLEMENTOFDEFAULT:!eNULL" /* what Debian gives CPython: the library's own choice */

static const OuSsl *of(const OuObject *self)
{
    return ou_ssl_of(((const OuSslContext *)self)->library);
}

static SSL_CTX *ctx_of(const OuObject *self)
{
    return ((const OuSslContext *)self)->ctx;
}

/* ---- life ---- */

static bool set_up(OuThread *th, OuSslContext *c, const OuSsl *lib)
{
    uint64_t options = SSL_OP_ALL & ~SSL_OP_DONT_INSERT_EMPTY_FRAGMENTS;
    options |= SSL_OP_NO_SSLv3 | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_SINGLE_DH_USE | SSL_OP_SINGLE_ECDH_USE |
               SSL_OP_ENABLE_MIDDLEBOX_COMPAT | SSL_OP_IGNORE_UNEXPECTED_EOF;
    lib->SSL_CTX_set_options(c->ctx, options);
    lib->SSL_CTX_ctrl(c->ctx, SSL_CTRL_MODE, SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_AUTO_RETRY | SSL_MODE_RELEASE_BUFFERS, NULL);
    lib->SSL_CTX_set_session_id_context(c->ctx, (const unsigned char *)"Python", 6);
    X509_VERIFY_PARAM *param = lib->SSL_CTX_get0_param(c->ctx);
    lib->X509_VERIFY_PARAM_set_flags(param, X509_V_FLAG_TRUSTED_FIRST);
    c->host_flags = X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS;
    lib->X509_VERIFY_PARAM_set_hostflags(param, c->host_flags);
    c->check_hostname = c->protocol == OU_SSL_PROTOCOL_CLIENT;
    lib->SSL_CTX_set_verify(c->ctx, c->check_hostname ? SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT : SSL_VERIFY_NONE, NULL);
    if (!lib->SSL_CTX_set_cipher_list(c->ctx, CIPHERS)) {
        lib->ERR_clear_error();
        return ou_ssl_raise_words(th, OU_KEPT_SSL_ERROR, 0, "No cipher can be selected.") != NULL;
    }
    return true;
}

static OuObject *context_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    int protocol;
    OuForeign *library = ou_ssl_library(th);
    if (library == NULL || !ou_args_no_keywords(th, "_SSLContext", kwnames) || !ou_args_count(th, "_SSLContext", n, 1, 1) ||
        !ou_as_c_int(th, args[0], &protocol)) {
        return NULL;
    }
    const OuSsl *lib = ou_ssl_of(&library->head);
    const SSL_METHOD *method = protocol == OU_SSL_PROTOCOL_TLS       ? lib->TLS_method()
                               : protocol == OU_SSL_PROTOCOL_TLSV1   ? lib->TLSv1_method()
                               : protocol == OU_SSL_PROTOCOL_TLSV1_1 ? lib->TLSv1_1_method()
                               : protocol == OU_SSL_PROTOCOL_TLSV1_2 ? lib->TLSv1_2_method()
                               : protocol == OU_SSL_PROTOCOL_CLIENT  ? lib->TLS_client_method()
                               : protocol == OU_SSL_PROTOCOL_SERVER  ? lib->TLS_server_method()
                                                              : NULL;
    if (method == NULL) {
        return ou_null(th, &ou_exc_value_error, "invalid or unsupported protocol version %d", protocol);
    }
    if (protocol != OU_SSL_PROTOCOL_CLIENT && protocol != OU_SSL_PROTOCOL_SERVER) {
        OuObject *words = ou_str_format(th, "ssl.%s is deprecated", protocol == OU_SSL_PROTOCOL_TLS ? "PROTOCOL_TLS" : protocol == OU_SSL_PROTOCOL_TLSV1 ? "PROTOCOL_TLSv1" : protocol == OU_SSL_PROTOCOL_TLSV1_1 ? "PROTOCOL_TLSv1_1" : "PROTOCOL_TLSv1_2");
        bool ok = words != NULL && th->vm->host->warn(th, OU_TYPE_OBJECT(&ou_exc_deprecation_warning), words, 2);
        ou_drop_maybe(th, words);
        if (!ok) {
            return NULL;
        }
    }
    OuSslContext *c = (OuSslContext *)ou_type_allocate(th, type, 0);
    if (c == NULL) {
        return NULL;
    }
    c->library = ou_keep(library);
    c->protocol = protocol;
    ou_track(th, &c->head);
    ou_lock_leave(th);
    SSL_CTX *ctx = lib->SSL_CTX_new(method);
    ou_lock_enter(th);
    c->ctx = ctx;
    if (ctx == NULL) {
        ou_drop(th, c);
        return ou_ssl_raise(th, lib);
    }
    if (!set_up(th, c, lib)) {
        ou_drop(th, c);
        return NULL;
    }
    return &c->head;
}

static void context_drop(OuThread *th, OuObject *self)
{
    OuSslContext *c = (OuSslContext *)self;
    ou_untrack(th, self);
    if (c->ctx != NULL) { /* connections that live on are not to call back for it */
        of(self)->SSL_CTX_callback_ctrl(c->ctx, SSL_CTRL_SET_TLSEXT_SERVERNAME_CB, NULL);
        of(self)->SSL_CTX_set_alpn_select_cb(c->ctx, NULL, NULL);
        of(self)->SSL_CTX_free(c->ctx);
    }
    ou_clear_ref(th, &c->sni);
    for (OuAlpn *next; c->alpn != NULL; c->alpn = next) {
        next = c->alpn->next;
        ou_mem_give(th, c->alpn, sizeof *c->alpn + c->alpn->n);
    }
    ou_clear_ref(th, &c->library);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

static void context_clear(OuThread *th, OuObject *self)
{
    OuSslContext *c = (OuSslContext *)self;
    of(self)->SSL_CTX_callback_ctrl(c->ctx, SSL_CTRL_SET_TLSEXT_SERVERNAME_CB, NULL);
    ou_clear_ref(th, &c->sni);
    ou_instance_clear_only(th, self);
}

static size_t context_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, ((OuSslContext *)self)->sni);
    return ou_instance_visit_only(self, from, limit, fn, arg);
}

/* ---- connections ---- */

static bool host_argument(OuThread *th, OuObject *arg, OuObject **host)
{
    *host = NULL;
    if (arg == NULL || arg == OU_NONE) {
        return true;
    }
    if (!ou_is_str(arg)) {
        return ou_raise(th, &ou_exc_type_error, "server_hostname must be str or None, not %s", arg->type->name);
    }
    OuObject *ascii = ou_str_encode(th, arg, "idna", NULL);
    if (ascii == NULL) {
        return false;
    }
    *host = ou_str_decode(th, ou_bytes_data(ascii), ou_bytes_size(ascii), "ascii", "strict");
    ou_drop(th, ascii);
    return *host != NULL;
}

OU_METHOD(context_wrap_socket)
{
    int server = 0;
    OuObject *host;
    if (!ou_as_c_int(th, args[1], &server) || !host_argument(th, args[2], &host)) {
        return NULL;
    }
    OuObject *result = ou_ssl_socket_new(th, (OuSslContext *)self, args[0], NULL, NULL, server != 0, host, args[3], args[4]);
    ou_drop_maybe(th, host);
    return result;
}

OU_METHOD(context_wrap_bio)
{
    int server = 0;
    OuObject *host;
    for (size_t i = 0; i < 2; i++) {
        if (!ou_is_of(th, args[i], &ou_memory_bio_type)) {
            return ou_null(th, &ou_exc_type_error, "_wrap_bio() argument %zu must be _ssl.MemoryBIO, not %s", i + 1, ou_argument_type(args[i]));
        }
    }
    if (!ou_as_c_int(th, args[2], &server) || !host_argument(th, args[3], &host)) {
        return NULL;
    }
    OuObject *result = ou_ssl_socket_new(th, (OuSslContext *)self, NULL, (OuMemoryBio *)args[0], (OuMemoryBio *)args[1], server != 0, host, args[4], args[5]);
    ou_drop_maybe(th, host);
    return result;
}

/* ---- ciphers and protocols ---- */

OU_METHOD(context_set_ciphers)
{
    OuObject *holder;
    const char *text;
    if (!ou_str_name_argument(th, "set_ciphers", "cipherlist", args[0], &text, &holder)) {
        return NULL;
    }
    bool ok = of(self)->SSL_CTX_set_cipher_list(ctx_of(self), text);
    ou_drop_maybe(th, holder);
    if (!ok) {
        of(self)->ERR_clear_error();
        return ou_ssl_raise_words(th, OU_KEPT_SSL_ERROR, 0, "No cipher can be selected.");
    }
    return OU_NONE;
}

static OuObject *cipher_dict(OuThread *th, const OuSsl *lib, const SSL_CIPHER *cipher)
{
    char text[512];
    int strength, bits;
    OuObject *dict = ou_dict_new(th);
    bits = lib->SSL_CIPHER_get_bits(cipher, &strength);
    bool ok = dict != NULL && ou_dict_set_text_adopt(th, dict, "id", ou_int_new(th, lib->SSL_CIPHER_get_id(cipher))) &&
              ou_dict_set_text_adopt(th, dict, "name", ou_str_from_text(th, lib->SSL_CIPHER_get_name(cipher))) &&
              ou_dict_set_text_adopt(th, dict, "protocol", ou_str_from_text(th, lib->SSL_CIPHER_get_version(cipher))) &&
              ou_dict_set_text_adopt(th, dict, "description", ou_str_from_text(th, lib->SSL_CIPHER_description(cipher, text, sizeof text))) &&
              ou_dict_set_text_adopt(th, dict, "strength_bits", ou_int_new(th, bits)) &&
              ou_dict_set_text_adopt(th, dict, "alg_bits", ou_int_new(th, strength)) &&
              ou_dict_set_text_adopt(th, dict, "aead", ou_bool(lib->SSL_CIPHER_is_aead(cipher)));
    if (!ok) {
        ou_drop_maybe(th, dict);
        return NULL;
    }
    return dict;
}

OU_METHOD(context_get_ciphers)
{
    const OuSsl *lib = of(self);
    SSL *ssl = lib->SSL_new(ctx_of(self));
    if (ssl == NULL) {
        return ou_ssl_raise(th, lib);
    }
    const OPENSSL_STACK *ciphers = (const OPENSSL_STACK *)lib->SSL_get_ciphers(ssl);
    OuObject *list = ou_list_new(th, 0);
    int count = ciphers == NULL ? 0 : lib->OPENSSL_sk_num(ciphers);
    for (int i = 0; list != NULL && i < count; i++) {
        if (!ou_list_append_adopt(th, list, cipher_dict(th, lib, lib->OPENSSL_sk_value(ciphers, i)))) {
            ou_clear_ref(th, &list);
        }
    }
    lib->SSL_free(ssl);
    return list;
}

/* Runs without the lock of the VM; what it is given stays as it is, and as long as the context is there. */
static int on_alpn(OU_UNUSED SSL *ssl, const unsigned char **out, unsigned char *n_out, const unsigned char *client, unsigned n_client, void *data)
{
    const OuAlpn *ours = data;
    unsigned char *chosen;
    if (ours->lib->SSL_select_next_proto(&chosen, n_out, ours->names, (unsigned)ours->n, client, n_client) != OPENSSL_NPN_NEGOTIATED) {
        return SSL_TLSEXT_ERR_NOACK;
    }
    *out = chosen;
    return SSL_TLSEXT_ERR_OK;
}

OU_METHOD(context_set_alpn)
{
    OuSslContext *c = (OuSslContext *)self;
    OuBuffer buffer;
    size_t size;
    if (!ou_bytes_like(th, args[0], &buffer)) {
        return NULL;
    }
    OuAlpn *ours = NULL;
    if (buffer.size > UINT_MAX || !ou_checked_add(sizeof *ours, buffer.size, &size)) {
        ou_raise(th, &ou_exc_overflow_error, "protocols longer than %u bytes", UINT_MAX);
    } else if ((ours = ou_mem_take(th, size)) != NULL) {
        ours->lib = of(self);
        ours->n = buffer.size;
        memcpy(ours->names, buffer.data, buffer.size);
        ours->next = c->alpn;
        c->alpn = ours;
        ours->lib->SSL_CTX_set_alpn_select_cb(c->ctx, on_alpn, ours);
        if (ours->lib->SSL_CTX_set_alpn_protos(c->ctx, ours->names, (unsigned)ours->n) != 0) {
            ou_raise_memory(th); /* names that are none, too, are told of so */
            ours = NULL;
        }
    }
    ou_buffer_release(th, &buffer);
    return ours == NULL ? NULL : OU_NONE;
}

/* ---- certificates ---- */

/* A path, as bytes: new; None when it is left out. */
static OuObject *path_argument(OuThread *th, OuObject *arg, const char *words)
{
    return arg == NULL || arg == OU_NONE ? OU_NONE : ou_data_path(th, arg, words);
}

typedef struct Password {
    OuThread *th;
    OuObject *given, *bytes; /* given: borrowed; bytes: owned, made when first asked for */
    bool failed;
} Password;

/* With the lock of the VM held: certificates are read from files, which is over at once. */
static int on_password(char *out, int room, OU_UNUSED int writing, void *data)
{
    Password *p = data;
    OuThread *th = p->th;
    if (p->bytes == NULL && !p->failed) {
        OuObject *value = ou_is_callable(p->given) ? ou_call0(th, p->given) : ou_keep(p->given);
        if (value != NULL && ou_is_str(value)) {
            p->bytes = ou_str_encode(th, value, "utf-8", NULL);
        } else if (value != NULL && (ou_is_bytes(value) || ou_is_bytearray(value))) {
            OuByteView view = ou_byte_view(value);
            p->bytes = ou_bytes_from(th, view.data, view.n);
        } else if (value != NULL) {
            ou_raise(th, &ou_exc_type_error, ou_is_callable(p->given) ? "password callback must return a string" : "password should be a string or callable");
        }
        ou_drop_maybe(th, value);
    }
    if (p->bytes != NULL && ou_bytes_size(p->bytes) > (size_t)room) {
        ou_raise(th, &ou_exc_value_error, "password cannot be longer than %d bytes", room);
        ou_clear_ref(th, &p->bytes);
    }
    if (p->bytes == NULL) {
        p->failed = true;
        return -1;
    }
    memcpy(out, ou_bytes_data(p->bytes), ou_bytes_size(p->bytes));
    return (int)ou_bytes_size(p->bytes);
}

static OuObject *file_failed(OuThread *th, const OuSsl *lib, int error_number, const Password *p)
{
    if (p != NULL && p->failed && ou_has_error(th)) {
        lib->ERR_clear_error();
        return NULL;
    }
    if (error_number != 0) {
        lib->ERR_clear_error();
        ou_raise_errno(th, error_number, NULL, NULL);
        return NULL;
    }
    return ou_ssl_raise(th, lib);
}

OU_METHOD(context_load_cert_chain)
{
    const OuSsl *lib = of(self);
    SSL_CTX *ctx = ctx_of(self);
    OuObject *cert = path_argument(th, args[0], "certfile should be a valid filesystem path");
    OuObject *key = cert == NULL ? NULL : path_argument(th, args[1], "keyfile should be a valid filesystem path"), *result = NULL;
    Password p = {th, args[2], NULL, false};
    bool secret = args[2] != NULL && args[2] != OU_NONE;
    if (cert == OU_NONE && key != NULL) {
        ou_raise(th, &ou_exc_type_error, "certfile should be a valid filesystem path");
    } else if (key != NULL && secret && !ou_is_callable(args[2]) && !ou_is_str(args[2]) && !ou_is_bytes(args[2]) && !ou_is_bytearray(args[2])) {
        ou_raise(th, &ou_exc_type_error, "password should be a string or callable");
    } else if (key != NULL) {
        if (secret) {
            lib->SSL_CTX_set_default_passwd_cb(ctx, on_password);
            lib->SSL_CTX_set_default_passwd_cb_userdata(ctx, &p);
        }
        errno = 0;
        if (lib->SSL_CTX_use_certificate_chain_file(ctx, ou_bytes_data(cert)) != 1) {
            file_failed(th, lib, errno, &p);
        } else if (errno = 0, lib->SSL_CTX_use_PrivateKey_file(ctx, ou_bytes_data(key == OU_NONE ? cert : key), SSL_FILETYPE_PEM) != 1) {
            file_failed(th, lib, errno, &p);
        } else if (lib->SSL_CTX_check_private_key(ctx) != 1) {
            ou_ssl_raise(th, lib);
        } else {
            result = OU_NONE;
        }
        lib->SSL_CTX_set_default_passwd_cb(ctx, NULL);
        lib->SSL_CTX_set_default_passwd_cb_userdata(ctx, NULL);
    }
    ou_drop_maybe(th, p.bytes);
    ou_drop_maybe(th, key);
    ou_drop_maybe(th, cert);
    return result;
}

OU_METHOD(context_load_dh_params)
{
    const OuSsl *lib = of(self);
    OuObject *path = path_argument(th, args[0], "path should be a valid filesystem path");
    if (path == NULL || path == OU_NONE) {
        return path == NULL ? NULL : ou_null(th, &ou_exc_type_error, "expected str, bytes or os.PathLike object, not NoneType");
    }
    if (ou_audited(th) && !ou_audit(th, "open", "Osi", args[0], "rb", 0)) {
        ou_drop(th, path);
        return NULL;
    }
    errno = 0;
    BIO *bio = lib->BIO_new_file(ou_bytes_data(path), "r");
    int error_number = errno;
    ou_drop(th, path);
    if (bio == NULL) {
        return file_failed(th, lib, error_number, NULL);
    }
    errno = 0;
    DH *dh = lib->PEM_read_bio_DHparams(bio, NULL, NULL, NULL);
    lib->BIO_free(bio);
    if (dh == NULL) {
        return file_failed(th, lib, 0, NULL);
    }
    bool ok = lib->SSL_CTX_ctrl(ctx_of(self), SSL_CTRL_SET_TMP_DH, 0, dh);
    lib->DH_free(dh);
    return ok ? OU_NONE : ou_ssl_raise(th, lib);
}

/* Certificates in memory: PEM when given as str, DER when as bytes. How many were read. */
static bool add_data(OuThread *th, OuObject *self, const void *data, size_t size, bool pem)
{
    const OuSsl *lib = of(self);
    X509_STORE *store = lib->SSL_CTX_get_cert_store(ctx_of(self));
    int loaded = 0;
    bool ok = true;
    if (size == 0) {
        return ou_raise(th, &ou_exc_value_error, "Empty certificate data");
    }
    if (size > INT_MAX) {
        return ou_raise(th, &ou_exc_overflow_error, "Certificate data is too long.");
    }
    BIO *bio = lib->BIO_new_mem_buf(data, (int)size);
    if (bio == NULL) {
        return ou_raise_memory(th);
    }
    for (X509 *cert; ok && (cert = pem ? lib->PEM_read_bio_X509(bio, NULL, NULL, NULL) : lib->d2i_X509_bio(bio, NULL)) != NULL; loaded++) {
        if (!lib->X509_STORE_add_cert(store, cert)) {
            unsigned long code = lib->ERR_peek_last_error();
            ok = ERR_GET_LIB(code) == ERR_LIB_X509 && ERR_GET_REASON(code) == X509_R_CERT_ALREADY_IN_HASH_TABLE;
        }
        lib->X509_free(cert);
    }
    unsigned long code = lib->ERR_peek_last_error();
    if (loaded == 0) {
        ou_ssl_raise_words(th, OU_KEPT_SSL_ERROR, 0, pem ? "no start line: cadata does not contain a certificate" : "not enough data: cadata does not contain a certificate");
        ok = false;
    } else if (ok && pem && ERR_GET_LIB(code) == ERR_LIB_PEM && ERR_GET_REASON(code) == PEM_R_NO_START_LINE) {
        ok = true; /* the end of it */
    } else if (ok && !pem && ERR_GET_LIB(code) == ERR_LIB_ASN1 && ERR_GET_REASON(code) == ASN1_R_HEADER_TOO_LONG) {
        ok = true;
    } else if (code != 0) {
        ok = ou_ssl_raise(th, lib) != NULL;
    }
    lib->ERR_clear_error();
    lib->BIO_free(bio);
    return ok;
}

static bool add_cadata(OuThread *th, OuObject *self, OuObject *data)
{
    if (ou_is_str(data)) {
        if (!ou_str_is_ascii(data)) {
            return ou_raise(th, &ou_exc_type_error, "cadata should be an ASCII string or a bytes-like object");
        }
        return add_data(th, self, ou_str_data(data), ou_str_length(data), true);
    }
    OuBuffer buffer;
    if (!ou_has_buffer(data)) {
        return ou_raise(th, &ou_exc_type_error, "cadata should be an ASCII string or a bytes-like object");
    }
    if (!ou_buffer_acquire(th, data, &buffer, false)) {
        return false;
    }
    bool ok = add_data(th, self, buffer.data, buffer.size, false);
    ou_buffer_release(th, &buffer);
    return ok;
}

OU_METHOD(context_load_verify_locations)
{
    const OuSsl *lib = of(self);
    bool data = args[2] != NULL && args[2] != OU_NONE;
    OuObject *file = path_argument(th, args[0], "cafile should be a valid filesystem path");
    OuObject *folder = file == NULL ? NULL : path_argument(th, args[1], "capath should be a valid filesystem path");
    bool ok = folder != NULL;
    if (ok && file == OU_NONE && folder == OU_NONE && !data) {
        ok = ou_raise(th, &ou_exc_type_error, "cafile, capath and cadata cannot be all omitted");
    }
    ok = ok && (!data || add_cadata(th, self, args[2]));
    if (ok && (file != OU_NONE || folder != OU_NONE)) {
        const char *file_text = file == OU_NONE ? NULL : ou_bytes_data(file), *folder_text = folder == OU_NONE ? NULL : ou_bytes_data(folder);
        ou_lock_leave(th);
        errno = 0;
        ok = lib->SSL_CTX_load_verify_locations(ctx_of(self), file_text, folder_text) == 1;
        int error_number = errno;
        ou_lock_enter(th);
        if (!ok) {
            file_failed(th, lib, error_number, NULL);
        }
    }
    ou_drop_maybe(th, folder);
    ou_drop_maybe(th, file);
    return ok ? OU_NONE : NULL;
}

OU_METHOD(context_set_default_verify_paths)
{
    ou_lock_leave(th);
    bool ok = of(self)->SSL_CTX_set_default_verify_paths(ctx_of(self));
    ou_lock_enter(th);
    return ok ? OU_NONE : ou_ssl_raise(th, of(self));
}

OU_METHOD(context_set_ecdh_curve)
{
    OuObject *name = path_argument(th, args[0], "curve name should be a string");
    if (name == NULL || name == OU_NONE) {
        return name == NULL ? NULL : ou_null(th, &ou_exc_type_error, "expected str, bytes or os.PathLike object, not NoneType");
    }
    int nid = of(self)->OBJ_sn2nid(ou_bytes_data(name));
    if (nid == 0) {
        ou_raise(th, &ou_exc_value_error, "unknown elliptic curve name %R", args[0]);
        ou_drop(th, name);
        return NULL;
    }
    ou_drop(th, name);
    return of(self)->SSL_CTX_ctrl(ctx_of(self), SSL_CTRL_SET_GROUPS, 1, &nid) ? OU_NONE : ou_ssl_raise(th, of(self));
}

OU_METHOD(context_session_stats)
{
    static const struct {
        const char *name;
        int what;
    } rows[] = {{"number", SSL_CTRL_SESS_NUMBER}, {"connect", SSL_CTRL_SESS_CONNECT}, {"connect_good", SSL_CTRL_SESS_CONNECT_GOOD},
                {"connect_renegotiate", SSL_CTRL_SESS_CONNECT_RENEGOTIATE}, {"accept", SSL_CTRL_SESS_ACCEPT},
                {"accept_good", SSL_CTRL_SESS_ACCEPT_GOOD}, {"accept_renegotiate", SSL_CTRL_SESS_ACCEPT_RENEGOTIATE}, {"hits", SSL_CTRL_SESS_HIT},
                {"misses", SSL_CTRL_SESS_MISSES}, {"timeouts", SSL_CTRL_SESS_TIMEOUTS}, {"cache_full", SSL_CTRL_SESS_CACHE_FULL}};
    OuObject *dict = ou_dict_new(th);
    for (size_t i = 0; dict != NULL && i < OU_COUNT_OF(rows); i++) {
        if (!ou_dict_set_text_adopt(th, dict, rows[i].name, ou_int_new(th, of(self)->SSL_CTX_ctrl(ctx_of(self), rows[i].what, 0, NULL)))) {
            ou_clear_ref(th, &dict);
        }
    }
    return dict;
}

/* The certificates in the store, each to fn. */
static bool each_cert(OuThread *th, OuObject *self, bool (*fn)(OuThread *th, OuObject *self, X509 *cert, void *data), void *data)
{
    const OuSsl *lib = of(self);
    const OPENSSL_STACK *objects = (const OPENSSL_STACK *)lib->X509_STORE_get0_objects(lib->SSL_CTX_get_cert_store(ctx_of(self)));
    for (int i = 0; i < lib->OPENSSL_sk_num(objects); i++) {
        X509_OBJECT *object = lib->OPENSSL_sk_value(objects, i);
        if (!fn(th, self, lib->X509_OBJECT_get_type(object) == X509_LU_X509 ? lib->X509_OBJECT_get0_X509(object) : NULL, data)) {
            return false;
        }
    }
    return true;
}

static bool count_cert(OU_UNUSED OuThread *th, OuObject *self, X509 *cert, void *data)
{
    int64_t *count = data;
    count[0] += cert != NULL;
    count[1] += cert == NULL;
    count[2] += cert != NULL && of(self)->X509_check_ca(cert);
    return true;
}

OU_METHOD(context_cert_store_stats)
{
    int64_t count[3] = {0, 0, 0};
    each_cert(th, self, count_cert, count);
    OuObject *dict = ou_dict_new(th);
    if (dict != NULL && (!ou_dict_set_text_adopt(th, dict, "x509", ou_int_new(th, count[0])) ||
                         !ou_dict_set_text_adopt(th, dict, "crl", ou_int_new(th, count[1])) ||
                         !ou_dict_set_text_adopt(th, dict, "x509_ca", ou_int_new(th, count[2])))) {
        ou_clear_ref(th, &dict);
    }
    return dict;
}

typedef struct Gather {
    OuObject *list;
    bool der;
} Gather;

static bool gather_cert(OuThread *th, OuObject *self, X509 *cert, void *data)
{
    Gather *g = data;
    if (cert == NULL || !of(self)->X509_check_ca(cert)) {
        return true;
    }
    return ou_list_append_adopt(th, g->list, g->der ? ou_ssl_cert_der(th, of(self), cert) : ou_ssl_cert_dict(th, of(self), cert));
}

OU_METHOD(context_get_ca_certs)
{
    OuTruth der = args[0] == NULL ? OU_FALSE : ou_is_true(th, args[0]);
    Gather g = {der == OU_ERROR ? NULL : ou_list_new(th, 0), der == OU_TRUE};
    if (g.list != NULL && !each_cert(th, self, gather_cert, &g)) {
        ou_clear_ref(th, &g.list);
    }
    return g.list;
}

/* ---- attributes ---- */

static OuObject *get_verify_mode(OuThread *th, OuObject *self)
{
    int mode = of(self)->SSL_CTX_get_verify_mode(ctx_of(self)) & (SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT);
    return ou_int_new(th, mode == SSL_VERIFY_NONE ? 0 : mode == SSL_VERIFY_PEER ? 1 : 2);
}

static bool set_mode(OuThread *th, OuObject *self, int mode)
{
    static const int modes[] = {SSL_VERIFY_NONE, SSL_VERIFY_PEER, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT};
    if (mode < 0 || mode > 2) {
        return ou_raise(th, &ou_exc_value_error, "invalid value for verify_mode");
    }
    of(self)->SSL_CTX_set_verify(ctx_of(self), modes[mode], NULL);
    return true;
}

static bool no_delete(OuThread *th, OuObject *value)
{
    return value != NULL || ou_raise(th, &ou_exc_attribute_error, "cannot delete attribute");
}

static bool set_verify_mode(OuThread *th, OuObject *self, OuObject *value)
{
    int mode;
    if (!no_delete(th, value) || !ou_as_format_int(th, value, &mode)) {
        return false;
    }
    if (mode == 0 && ((OuSslContext *)self)->check_hostname) {
        return ou_raise(th, &ou_exc_value_error, "Cannot set verify_mode to CERT_NONE when check_hostname is enabled.");
    }
    return set_mode(th, self, mode);
}

static OuObject *get_check_hostname(OU_UNUSED OuThread *th, OuObject *self)
{
    return ou_bool(((OuSslContext *)self)->check_hostname);
}

static bool set_check_hostname(OuThread *th, OuObject *self, OuObject *value)
{
    OuTruth on = no_delete(th, value) ? ou_is_true(th, value) : OU_ERROR;
    if (on == OU_ERROR) {
        return false;
    }
    if (on == OU_TRUE && of(self)->SSL_CTX_get_verify_mode(ctx_of(self)) == SSL_VERIFY_NONE && !set_mode(th, self, 2)) {
        return false;
    }
    ((OuSslContext *)self)->check_hostname = on == OU_TRUE;
    return true;
}

static OuObject *get_host_flags(OuThread *th, OuObject *self)
{
    return ou_int_new(th, ((OuSslContext *)self)->host_flags);
}

static bool set_host_flags(OuThread *th, OuObject *self, OuObject *value)
{
    int flags;
    if (!no_delete(th, value) || !ou_as_c_int(th, value, &flags)) {
        return false;
    }
    ((OuSslContext *)self)->host_flags = (unsigned)flags;
    of(self)->X509_VERIFY_PARAM_set_hostflags(of(self)->SSL_CTX_get0_param(ctx_of(self)), (unsigned)flags);
    return true;
}

static OuObject *get_verify_flags(OuThread *th, OuObject *self)
{
    return ou_int_new(th, (int64_t)of(self)->X509_VERIFY_PARAM_get_flags(of(self)->SSL_CTX_get0_param(ctx_of(self))));
}

static bool set_verify_flags(OuThread *th, OuObject *self, OuObject *value)
{
    int64_t wanted;
    if (!no_delete(th, value) || !ou_as_i64(th, value, &wanted)) {
        return false;
    }
    X509_VERIFY_PARAM *param = of(self)->SSL_CTX_get0_param(ctx_of(self));
    unsigned long now = of(self)->X509_VERIFY_PARAM_get_flags(param), clear = now & ~(unsigned long)wanted, set = ~now & (unsigned long)wanted;
    if ((clear != 0 && !of(self)->X509_VERIFY_PARAM_clear_flags(param, clear)) || (set != 0 && !of(self)->X509_VERIFY_PARAM_set_flags(param, set))) {
        ou_ssl_raise(th, of(self));
        return false;
    }
    return true;
}

static OuObject *get_options(OuThread *th, OuObject *self)
{
    return ou_int_new_u64(th, of(self)->SSL_CTX_get_options(ctx_of(self)));
}

static bool set_options(OuThread *th, OuObject *self, OuObject *value)
{
    int64_t wanted;
    if (!no_delete(th, value) || !ou_as_i64(th, value, &wanted)) {
        return false;
    }
    uint64_t now = of(self)->SSL_CTX_get_options(ctx_of(self));
    of(self)->SSL_CTX_clear_options(ctx_of(self), now & ~(uint64_t)wanted);
    of(self)->SSL_CTX_set_options(ctx_of(self), ~now & (uint64_t)wanted);
    return true;
}

#define LEAST (-2)  /* TLSVersion.MINIMUM_SUPPORTED */
#define MOST (-1)

static OuObject *version_get(OuThread *th, OuObject *self, int what, int none)
{
    long version = of(self)->SSL_CTX_ctrl(ctx_of(self), what, 0, NULL);
    return ou_int_new(th, version == 0 ? none : version);
}

static bool version_set(OuThread *th, OuObject *self, OuObject *value, int what)
{
    int version;
    OuSslContext *c = (OuSslContext *)self;
    bool least = what == SSL_CTRL_SET_MIN_PROTO_VERSION;
    if (!no_delete(th, value) || !ou_as_format_int(th, value, &version)) {
        return false;
    }
    if (c->protocol != OU_SSL_PROTOCOL_TLS && c->protocol != OU_SSL_PROTOCOL_CLIENT && c->protocol != OU_SSL_PROTOCOL_SERVER) {
        return ou_raise(th, &ou_exc_value_error, "The context's protocol doesn't support modification of highest and lowest version.");
    }
    if (version != LEAST && version != MOST && (version < SSL3_VERSION || version > TLS1_3_VERSION)) {
        return ou_raise(th, &ou_exc_value_error, "Unsupported TLS/SSL version 0x%x", (unsigned)version);
    }
    long wanted = version == (least ? LEAST : MOST) ? 0 : version == LEAST ? TLS1_VERSION : version == MOST ? TLS1_3_VERSION : version;
    if (!of(self)->SSL_CTX_ctrl(c->ctx, what, wanted, NULL)) {
        of(self)->ERR_clear_error();
        return ou_raise(th, &ou_exc_value_error, "Unsupported protocol version 0x%x", (unsigned)version);
    }
    return true;
}

static OuObject *get_minimum(OuThread *th, OuObject *self)
{
    return version_get(th, self, SSL_CTRL_GET_MIN_PROTO_VERSION, LEAST);
}

static bool set_minimum(OuThread *th, OuObject *self, OuObject *value)
{
    return version_set(th, self, value, SSL_CTRL_SET_MIN_PROTO_VERSION);
}

static OuObject *get_maximum(OuThread *th, OuObject *self)
{
    return version_get(th, self, SSL_CTRL_GET_MAX_PROTO_VERSION, MOST);
}

static bool set_maximum(OuThread *th, OuObject *self, OuObject *value)
{
    return version_set(th, self, value, SSL_CTRL_SET_MAX_PROTO_VERSION);
}

static OuObject *get_protocol(OuThread *th, OuObject *self)
{
    return ou_int_new(th, ((OuSslContext *)self)->protocol);
}

static OuObject *get_security_level(OuThread *th, OuObject *self)
{
    return ou_int_new(th, of(self)->SSL_CTX_get_security_level(ctx_of(self)));
}

static OuObject *get_num_tickets(OuThread *th, OuObject *self)
{
    return ou_int_new(th, (int64_t)of(self)->SSL_CTX_get_num_tickets(ctx_of(self)));
}

static bool set_num_tickets(OuThread *th, OuObject *self, OuObject *value)
{
    int count;
    if (!no_delete(th, value) || !ou_as_c_int(th, value, &count)) {
        return false;
    }
    if (count < 0) {
        return ou_raise(th, &ou_exc_value_error, "value must be non-negative");
    }
    if (((OuSslContext *)self)->protocol != OU_SSL_PROTOCOL_SERVER) {
        return ou_raise(th, &ou_exc_value_error, "SSLContext is not a server context.");
    }
    return of(self)->SSL_CTX_set_num_tickets(ctx_of(self), (size_t)count) == 1 || ou_raise(th, &ou_exc_value_error, "failed to set num tickets.");
}

static OuObject *get_post_handshake_auth(OU_UNUSED OuThread *th, OuObject *self)
{
    return ou_bool(((OuSslContext *)self)->post_handshake_auth);
}

static bool set_post_handshake_auth(OuThread *th, OuObject *self, OuObject *value)
{
    OuTruth on = no_delete(th, value) ? ou_is_true(th, value) : OU_ERROR;
    if (on == OU_ERROR) {
        return false;
    }
    ((OuSslContext *)self)->post_handshake_auth = on == OU_TRUE;
    return true;
}

/* Settable to None only: what is left out says so. */
static OuObject *get_none(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self)
{
    return OU_NONE;
}

#define LEFT_OUT(name)                                                                             \
    static bool set_##name(OuThread *th, OU_UNUSED OuObject *self, OuObject *value)                \
    {                                                                                              \
        return value == OU_NONE || ou_raise(th, &ou_exc_not_implemented_error, "SSLContext." #name); \
    }
LEFT_OUT(keylog_filename)
LEFT_OUT(_msg_callback)

/* ---- the name that a client asks for ---- */

/* The object that the program knows the connection by: new. */
static OuObject *shown_socket(OuThread *th, OuSslSocket *s)
{
    OuObject *reference = s->owner != NULL ? s->owner : s->socket;
    return reference == NULL ? ou_keep(s) : ou_weakref_get(th, reference);
}

/* callable(connection, name, context): None, or the number of an alert. */
static int ask_sni(OuThread *th, OuSslContext *c, OuSslSocket *s, const char *name, int *alert)
{
    OuObject *callable = ou_keep_maybe(c->sni);
    int answer = SSL_TLSEXT_ERR_OK;
    if (callable == NULL) {
        return answer;
    }
    OuObject *shown = shown_socket(th, s);
    OuObject *text = name == NULL ? OU_NONE : ou_str_decode(th, name, strlen(name), "ascii", "strict");
    OuObject *result = shown == NULL || text == NULL ? NULL : ou_call3(th, callable, shown, text, &c->head);
    *alert = SSL_AD_HANDSHAKE_FAILURE;
    if (result == NULL) {
        answer = SSL_TLSEXT_ERR_ALERT_FATAL;
    } else if (result != OU_NONE) {
        answer = SSL_TLSEXT_ERR_ALERT_FATAL;
        *alert = SSL_AD_INTERNAL_ERROR;
        ou_as_c_int(th, result, alert);
    }
    if (ou_has_error(th)) {
        th->vm->host->unraisable(th, NULL, callable);
    }
    ou_drop_maybe(th, result);
    ou_drop_maybe(th, text);
    ou_drop_maybe(th, shown);
    ou_drop(th, callable);
    return answer;
}

/* In a handshake, with the lock of the VM given up. */
static int on_sni(SSL *ssl, int *alert, void *data)
{
    OuSslContext *c = data;
    const OuSsl *lib = ou_ssl_of(c->library);
    OuSslSocket *s = lib->SSL_get_ex_data(ssl, 0);
    if (s == NULL || s->th == NULL) {
        return SSL_TLSEXT_ERR_OK;
    }
    OuThread *th = s->th;
    const char *name = lib->SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name);
    ou_lock_enter(th);
    ou_keep(c);
    int answer = ask_sni(th, c, s, name, alert);
    ou_drop(th, c);
    ou_lock_leave(th);
    return answer;
}

static OuObject *get_sni_callback(OU_UNUSED OuThread *th, OuObject *self)
{
    OuObject *sni = ((OuSslContext *)self)->sni;
    return sni == NULL ? OU_NONE : ou_keep(sni);
}

static bool set_sni_callback(OuThread *th, OuObject *self, OuObject *value)
{
    OuSslContext *c = (OuSslContext *)self;
    if (!no_delete(th, value)) {
        return false;
    }
    if (c->protocol == OU_SSL_PROTOCOL_CLIENT) {
        return ou_raise(th, &ou_exc_value_error, "sni_callback cannot be set on TLS_CLIENT context");
    }
    if (value != OU_NONE && !ou_is_callable(value)) {
        return ou_raise(th, &ou_exc_type_error, "not a callable object");
    }
    bool none = value == OU_NONE;
    of(self)->SSL_CTX_callback_ctrl(c->ctx, SSL_CTRL_SET_TLSEXT_SERVERNAME_CB, none ? NULL : (void (*)(void))on_sni);
    of(self)->SSL_CTX_ctrl(c->ctx, SSL_CTRL_SET_TLSEXT_SERVERNAME_ARG, 0, c);
    ou_replace(th, &c->sni, none ? NULL : ou_keep(value));
    return true;
}

static const OuMethodDef methods[] = {
    {"_wrap_socket", context_wrap_socket, "sock, server_side, server_hostname=None, *, owner=None, session=None", 0, NULL},
    {"_wrap_bio", context_wrap_bio, "incoming, outgoing, server_side, server_hostname=None, *, owner=None, session=None", 0, NULL},
    {"set_ciphers", context_set_ciphers, "cipherlist, /", 0, NULL},
    {"_set_alpn_protocols", context_set_alpn, "protos, /", 0, NULL},
    {"load_cert_chain", context_load_cert_chain, "certfile, keyfile=None, password=None", 0, NULL},
    {"load_dh_params", context_load_dh_params, "path, /", 0, NULL},
    {"load_verify_locations", context_load_verify_locations, "cafile=None, capath=None, cadata=None", 0, NULL},
    {"session_stats", context_session_stats, "", 0, NULL},
    {"set_default_verify_paths", context_set_default_verify_paths, "", 0, NULL},
    {"set_ecdh_curve", context_set_ecdh_curve, "name, /", 0, NULL},
    {"cert_store_stats", context_cert_store_stats, "", 0,
     "Returns quantities of loaded X.509 certificates.\n\nX.509 certificates with a CA extension and certificate revocation lists\ninside the context's cert store.\n\nNOTE: Certificates in a capath directory aren't loaded unless they have\nbeen used at least once."},
    {"get_ca_certs", context_get_ca_certs, "binary_form=False", 0,
     "Returns a list of dicts with information of loaded CA certs.\n\nIf the optional argument is True, returns a DER-encoded copy of the CA\ncertificate.\n\nNOTE: Certificates in a capath directory aren't loaded unless they have\nbeen used at least once."},
    {"get_ciphers", context_get_ciphers, "", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuGetSetDef getset[] = {
    {"check_hostname", get_check_hostname, set_check_hostname, NULL},
    {"_host_flags", get_host_flags, set_host_flags, NULL},
    {"minimum_version", get_minimum, set_minimum, NULL},
    {"maximum_version", get_maximum, set_maximum, NULL},
    {"keylog_filename", get_none, set_keylog_filename, NULL},
    {"_msg_callback", get_none, set__msg_callback, NULL},
    {"sni_callback", get_sni_callback, set_sni_callback, NULL},
    {"num_tickets", get_num_tickets, set_num_tickets, "Control the number of TLSv1.3 session tickets"},
    {"options", get_options, set_options, NULL},
    {"post_handshake_auth", get_post_handshake_auth, set_post_handshake_auth, NULL},
    {"protocol", get_protocol, NULL, NULL},
    {"verify_flags", get_verify_flags, set_verify_flags, NULL},
    {"verify_mode", get_verify_mode, set_verify_mode, NULL},
    {"security_level", get_security_level, NULL, "The current security level"},
    {NULL, NULL, NULL, NULL},
};

const OuType ou_ssl_context_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_ssl._SSLContext",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_SSL_CONTEXT,
    .basic_size = sizeof(OuSslContext),
    .weak = 1,
    .drop = context_drop,
    .visit = context_visit,
    .clear = context_clear,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .make = context_make,
    .init = ou_object_init,
    .methods = methods,
    .getset = getset,
};

#endif

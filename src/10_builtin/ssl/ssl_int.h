/* ssl_int.h - the files of the module _ssl, over OpenSSL's libssl and libcrypto.
 *
 * One call of the library at a time on a connection (busy); the lock of the VM is given up around those that compute or do I/O. What the
 * library calls back for finds its objects through the pointers that were given to it. */
#ifndef OU_SSL_INT_H
#define OU_SSL_INT_H

#define OPENSSL_SUPPRESS_DEPRECATED
#include "10_builtin/foreign.h"

#ifdef OU_HAVE_CRYPTO

#include "06_types/dict.h"
#include "06_types/list.h"

#include <openssl/err.h>
#include <openssl/objects.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#define OU_SSL_FUNCTIONS(X)                                                                        \
    X(ASN1_INTEGER_to_BN) X(ASN1_OBJECT_free) X(ASN1_STRING_get0_data) X(ASN1_STRING_length) X(ASN1_STRING_to_UTF8) X(ASN1_TIME_print) \
    X(BIO_ctrl) X(BIO_ctrl_pending) X(BIO_free) X(BIO_new) X(BIO_new_file) X(BIO_new_mem_buf) X(BIO_read) X(BIO_s_mem) X(BIO_set_flags) \
    X(BIO_clear_flags) X(BIO_up_ref) X(BIO_write) X(BN_bn2hex) X(BN_free) X(CRYPTO_free) X(DH_free) X(ERR_clear_error) \
    X(ERR_lib_error_string) X(ERR_peek_last_error) X(ERR_reason_error_string) X(GENERAL_NAMES_free) X(GENERAL_NAME_print) \
    X(OBJ_nid2ln) X(OBJ_nid2obj) X(OBJ_nid2sn) X(OBJ_obj2nid) X(OBJ_obj2txt) X(OBJ_sn2nid) X(OBJ_txt2obj) X(OPENSSL_sk_num) \
    X(AUTHORITY_INFO_ACCESS_free) X(CRL_DIST_POINTS_free) X(OPENSSL_sk_value) X(OpenSSL_version) X(OpenSSL_version_num) X(PEM_read_bio_DHparams) X(PEM_read_bio_X509) \
    X(PEM_read_bio_X509_AUX) X(RAND_add) X(RAND_bytes) X(RAND_status) X(SSL_CIPHER_description) X(SSL_CIPHER_get_bits) \
    X(SSL_CIPHER_get_id) X(SSL_CIPHER_get_name) X(SSL_CIPHER_get_version) X(SSL_CIPHER_is_aead) X(SSL_CTX_callback_ctrl) \
    X(SSL_CTX_check_private_key) X(SSL_CTX_clear_options) X(SSL_CTX_ctrl) X(SSL_CTX_free) X(SSL_CTX_get0_param) \
    X(SSL_CTX_get_cert_store) X(SSL_CTX_get_num_tickets) X(SSL_CTX_get_options) X(SSL_CTX_get_security_level) \
    X(SSL_CTX_get_verify_mode) X(SSL_CTX_load_verify_locations) X(SSL_CTX_new) X(SSL_CTX_set_alpn_protos) X(SSL_CTX_set_alpn_select_cb) \
    X(SSL_CTX_set_cipher_list) X(SSL_CTX_set_default_passwd_cb) X(SSL_CTX_set_default_passwd_cb_userdata) \
    X(SSL_CTX_set_default_verify_paths) X(SSL_CTX_set_num_tickets) X(SSL_CTX_set_options) X(SSL_CTX_set_post_handshake_auth) \
    X(SSL_CTX_set_session_id_context) X(SSL_CTX_set_verify) X(SSL_CTX_up_ref) X(SSL_CTX_use_PrivateKey_file) \
    X(SSL_CTX_use_certificate_chain_file) X(SSL_SESSION_free) X(SSL_SESSION_get_id) X(SSL_SESSION_get_ticket_lifetime_hint) \
    X(SSL_SESSION_get_time) X(SSL_SESSION_get_timeout) X(SSL_SESSION_has_ticket) X(SSL_SESSION_up_ref) X(SSL_clear_options) X(SSL_ctrl) \
    X(SSL_do_handshake) X(SSL_free) X(SSL_get0_alpn_selected) X(SSL_get0_param) X(SSL_get0_verified_chain) X(SSL_get1_peer_certificate) \
    X(SSL_get1_session) X(SSL_get_SSL_CTX) X(SSL_get_certificate) X(SSL_get_ciphers) X(SSL_get_client_ciphers) \
    X(SSL_get_current_cipher) X(SSL_get_error) X(SSL_get_ex_data) X(SSL_get_finished) X(SSL_get_peer_cert_chain) X(SSL_get_peer_finished) \
    X(SSL_get_rbio) X(SSL_get_servername) X(SSL_get_shutdown) X(SSL_get_verify_mode) X(SSL_get_verify_result) X(SSL_get_version) \
    X(SSL_get_wbio) X(SSL_is_init_finished) X(SSL_new) X(SSL_pending) X(SSL_read_ex) X(SSL_select_next_proto) X(SSL_session_reused) \
    X(SSL_set_SSL_CTX) X(SSL_set_accept_state) X(SSL_set_bio) X(SSL_set_connect_state) X(SSL_set_ex_data) X(SSL_set_fd) \
    X(SSL_set_post_handshake_auth) X(SSL_set_read_ahead) X(SSL_set_session) X(SSL_set_session_id_context) X(SSL_set_verify) X(SSL_shutdown) \
    X(SSL_verify_client_post_handshake) X(SSL_write_ex) X(TLS_client_method) X(TLS_method) X(TLS_server_method) X(TLSv1_1_method) \
    X(TLSv1_2_method) X(TLSv1_method) X(X509_NAME_ENTRY_get_data) X(X509_NAME_ENTRY_get_object) X(X509_NAME_ENTRY_set) \
    X(X509_NAME_entry_count) X(X509_NAME_get_entry) X(X509_NAME_oneline) X(X509_OBJECT_get0_X509) X(X509_OBJECT_get_type) \
    X(X509_STORE_add_cert) X(X509_STORE_get0_objects) X(X509_STORE_set_flags) X(X509_VERIFY_PARAM_clear_flags) \
    X(X509_VERIFY_PARAM_get_flags) X(X509_VERIFY_PARAM_set1_host) X(X509_VERIFY_PARAM_set_flags) \
    X(X509_VERIFY_PARAM_set_hostflags) X(X509_check_ca) X(X509_free) X(X509_get0_notAfter) X(X509_get0_notBefore) \
    X(X509_get0_serialNumber) X(X509_get_default_cert_dir) X(X509_get_default_cert_dir_env) X(X509_get_default_cert_file) \
    X(X509_get_default_cert_file_env) X(X509_get_ext_d2i) X(X509_get_issuer_name) X(X509_get_subject_name) X(X509_get_version) \
    X(X509_up_ref) X(X509_verify_cert_error_string) X(X509_VERIFY_PARAM_set1_ip_asc) X(d2i_X509_bio) X(i2d_X509)
typedef struct OuSsl {
    OU_SSL_FUNCTIONS(OU_FOREIGN_POINTER)
} OuSsl;

/* The names that a server takes, each with its length before it. Earlier ones stay, for handshakes that run. */
typedef struct OuAlpn {
    const OuSsl *lib;
    struct OuAlpn *next;
    size_t n;
    unsigned char names[];
} OuAlpn;

typedef struct OuSslContext {
    OuObject head;
    OuObject *library; /* OuForeign; owned */
    SSL_CTX *ctx;
    int protocol;
    bool check_hostname;
    unsigned host_flags;
    bool post_handshake_auth;
    OuObject *sni;     /* callable; owned, NULL: none */
    OuAlpn *alpn;      /* ou_mem blocks, the newest first */
} OuSslContext;

typedef struct OuMemoryBio {
    OuObject head;
    OuObject *library;
    BIO *bio;
    bool eof;
} OuMemoryBio;

typedef struct OuSslSocket {
    OuObject head;
    OuObject *library;
    SSL *ssl;
    OuSslContext *context; /* owned */
    OuObject *socket;      /* weak reference to a socket; NULL: memory BIOs */
    OuObject *owner;       /* weak reference; may be NULL */
    OuObject *hostname;    /* str; owned, may be NULL */
    bool server, busy;
    bool shut;             /* our half is shut down */
    OuThread *th;          /* of the running call; NULL: none */
} OuSslSocket;

/* ssl.PROTOCOL_*: what a context was made for. */
enum {
    OU_SSL_PROTOCOL_TLS = 2,
    OU_SSL_PROTOCOL_TLSV1 = 3,
    OU_SSL_PROTOCOL_TLSV1_1 = 4,
    OU_SSL_PROTOCOL_TLSV1_2 = 5,
    OU_SSL_PROTOCOL_CLIENT = 16,
    OU_SSL_PROTOCOL_SERVER = 17,
};

extern const OuType ou_ssl_context_type, ou_ssl_socket_type, ou_memory_bio_type, ou_ssl_session_type;

OU_INLINE const OuSsl *ou_ssl_of(const OuObject *library)
{
    return (const OuSsl *)(const void *)((const OuForeign *)library)->fns;
}
OuForeign *ou_ssl_library(OuThread *th);

/* ---- ssl_error.c ---- */
bool ou_ssl_make_exceptions(OuThread *th, OuObject *module);
/* The library's last error as SSLError. NULL. */
OuObject *ou_ssl_raise(OuThread *th, const OuSsl *lib);
OuObject *ou_ssl_raise_words(OuThread *th, OuKept which, int number, const char *words);
/* What a call on a connection ended with: rc and errno as they were right after it. NULL. */
OuObject *ou_ssl_raise_result(OuThread *th, OuSslSocket *s, int ssl_error, int rc, int error_number);

/* ---- ssl_cert.c ---- */
OuObject *ou_ssl_cert_dict(OuThread *th, const OuSsl *lib, X509 *cert);
OuObject *ou_ssl_cert_der(OuThread *th, const OuSsl *lib, X509 *cert);

/* ---- ssl_socket.c ---- */
OuObject *ou_ssl_socket_new(OuThread *th, OuSslContext *context, OuObject *socket, OuMemoryBio *in, OuMemoryBio *out, bool server,
                            OuObject *hostname, OuObject *owner, OuObject *session);
OuObject *ou_ssl_cipher_tuple(OuThread *th, const OuSsl *lib, const SSL_CIPHER *cipher);

bool ou_ssl_add_numbers(OuThread *th, OuObject *module);
extern const OuMethodDef ou_ssl_functions[];

#endif
#endif

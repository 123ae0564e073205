/* ssl_socket.c - _ssl._SSLSocket: a connection, over a socket or over two memory BIOs; and SSLSession.
 *
 * An operation on a socket waits for it by poll(), outside of the library, so that a thread that reads and one that writes do not wait for
 * each other; a call of the library is then over soon. */
#include "10_builtin/ssl/ssl_int.h"

#ifdef OU_HAVE_CRYPTO

#include "06_types/weakref.h"
#include "10_builtin/socket/socket_int.h"

#include <arpa/inet.h>
#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <string.h>

#define NS INT64_C(1000000000)

static OuSslSocket *of(OuObject *self)
{
    return (OuSslSocket *)self;
}

static const OuSsl *lib_of(const OuObject *self)
{
    return ou_ssl_of(((const OuSslSocket *)self)->library);
}

/* ---- life ---- */

static void socket_let_go(OuThread *th, OuObject *self)
{
    OuSslSocket *s = of(self);
    ou_clear_ref(th, &s->socket);
    ou_clear_ref(th, &s->owner);
    ou_clear_ref(th, &s->hostname);
}

static void socket_drop(OuThread *th, OuObject *self)
{
    OuSslSocket *s = of(self);
    ou_untrack(th, self);
    if (s->ssl != NULL) {
        lib_of(self)->SSL_free(s->ssl);
    }
    socket_let_go(th, self);
    ou_clear_ref(th, &s->context);
    ou_clear_ref(th, &s->library);
    ou_object_free(th, self, sizeof *s);
}

static size_t socket_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    const OuSslSocket *s = of(self);
    ou_visit_one(fn, arg, s->context);
    ou_visit_one(fn, arg, s->socket);
    ou_visit_one(fn, arg, s->owner);
    return OU_VISIT_END;
}

/* The name that the server is asked for, and that its certificate has to have. */
static bool set_hostname(OuThread *th, OuSslSocket *s)
{
    const OuSsl *lib = ou_ssl_of(s->library);
    const char *host = ou_str_data(s->hostname);
    size_t n = ou_str_length(s->hostname);
    unsigned char address[16];
    if (n == 0 || host[0] == '.') {
        return ou_raise(th, &ou_exc_value_error, "server_hostname cannot be an empty string or start with a leading dot.");
    }
    if (strlen(host) != n) {
        return ou_raise(th, &ou_exc_type_error, "argument must be encoded string without null bytes, not str");
    }
    bool is_address = inet_pton(AF_INET, host, address) == 1 || inet_pton(AF_INET6, host, address) == 1;
    bool ok = is_address || lib->SSL_ctrl(s->ssl, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, (void *)(uintptr_t)host);
    if (ok && s->context->check_hostname) {
        X509_VERIFY_PARAM *param = lib->SSL_get0_param(s->ssl);
        ok = is_address ? lib->X509_VERIFY_PARAM_set1_ip_asc(param, host) : lib->X509_VERIFY_PARAM_set1_host(param, host, n);
    }
    return ok || ou_ssl_raise(th, lib) != NULL;
}

static bool connect_bios(OuThread *th, OuSslSocket *s, OuObject *socket, OuMemoryBio *in, OuMemoryBio *out)
{
    const OuSsl *lib = ou_ssl_of(s->library);
    if (socket != NULL) {
        s->socket = ou_weakref_new(th, socket, NULL);
        if (s->socket == NULL || !lib->SSL_set_fd(s->ssl, ((OuSocket *)socket)->fd)) {
            return s->socket != NULL && ou_ssl_raise(th, lib) != NULL;
        }
        return true;
    }
    lib->BIO_up_ref(in->bio);
    lib->BIO_up_ref(out->bio);
    lib->SSL_set_bio(s->ssl, in->bio, out->bio);
    return true;
}

static void prepare(OuSslSocket *s)
{
    const OuSsl *lib = ou_ssl_of(s->library);
    lib->SSL_ctrl(s->ssl, SSL_CTRL_MODE, SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_AUTO_RETRY, NULL);
    if (s->context->post_handshake_auth) {
        if (s->server) {
            int mode = lib->SSL_get_verify_mode(s->ssl);
            if ((mode & SSL_VERIFY_PEER) != 0) {
                lib->SSL_set_verify(s->ssl, mode | SSL_VERIFY_POST_HANDSHAKE, NULL);
            }
        } else {
            lib->SSL_set_post_handshake_auth(s->ssl, 1);
        }
    }
    if (s->server) {
        lib->SSL_set_accept_state(s->ssl);
    } else {
        lib->SSL_set_connect_state(s->ssl);
    }
}

static bool set_session(OuThread *th, OuObject *self, OuObject *value);
static bool set_owner(OuThread *th, OuObject *self, OuObject *value);

OuObject *ou_ssl_socket_new(OuThread *th, OuSslContext *context, OuObject *socket, OuMemoryBio *in, OuMemoryBio *out, bool server,
                            OuObject *hostname, OuObject *owner, OuObject *session)
{
    const OuSsl *lib = ou_ssl_of(context->library);
    if (socket != NULL && !ou_is_of(th, socket, &ou_socket_type)) {
        return ou_null(th, &ou_exc_type_error, "_wrap_socket() argument 'sock' must be _socket.socket, not %s", ou_argument_type(socket));
    }
    if (context->protocol == OU_SSL_PROTOCOL_CLIENT && server) {
        return ou_ssl_raise_words(th, OU_KEPT_SSL_ERROR, 0, "Cannot create a server socket with a PROTOCOL_TLS_CLIENT context");
    }
    if (context->protocol == OU_SSL_PROTOCOL_SERVER && !server) {
        return ou_ssl_raise_words(th, OU_KEPT_SSL_ERROR, 0, "Cannot create a client socket with a PROTOCOL_TLS_SERVER context");
    }
    OuSslSocket *s = (OuSslSocket *)ou_object_new_zeroed(th, &ou_ssl_socket_type, sizeof *s);
    if (s == NULL) {
        return NULL;
    }
    s->library = ou_keep(context->library);
    s->context = ou_keep(context);
    s->hostname = ou_keep_maybe(hostname);
    s->server = server;
    ou_track(th, &s->head);
    lib->ERR_clear_error();
    s->ssl = lib->SSL_new(context->ctx);
    bool ok = s->ssl != NULL || ou_ssl_raise(th, lib) != NULL;
    ok = ok && (lib->SSL_set_ex_data(s->ssl, 0, s) || ou_ssl_raise(th, lib) != NULL); /* for the call back of server names */
    ok = ok && (hostname == NULL || set_hostname(th, s)) && connect_bios(th, s, socket, in, out);
    if (ok) {
        prepare(s);
        ok = (owner == NULL || owner == OU_NONE || set_owner(th, &s->head, owner)) &&
             (session == NULL || session == OU_NONE || set_session(th, &s->head, session));
    }
    if (!ok) {
        ou_drop(th, s);
        return NULL;
    }
    return &s->head;
}

/* ---- one operation ---- */

typedef struct Call {
    enum { HANDSHAKE, READ, WRITE, SHUTDOWN } what;
    char *data;
    size_t size, done;
    int64_t deadline; /* ns; -1: none */
    int64_t timeout;  /* of the socket: -1: blocks; 0: does not */
} Call;

static const char *const words_of[] = {"handshake", "read", "write", "read"};

/* The socket: new, NULL with an error. *socket NULL: memory BIOs. */
static bool socket_of(OuThread *th, OuSslSocket *s, OuObject **socket)
{
    *socket = NULL;
    if (s->socket == NULL) {
        return true;
    }
    *socket = ou_weakref_get(th, s->socket);
    if (*socket == NULL || *socket == OU_NONE) {
        *socket = NULL;
        return ou_has_error(th) ? false : ou_ssl_raise_words(th, OU_KEPT_SSL_ERROR, 0, "Underlying socket connection gone") != NULL;
    }
    if (((OuSocket *)*socket)->fd < 0) {
        ou_clear_ref(th, socket);
        return ou_ssl_raise_words(th, OU_KEPT_SSL_ERROR, 0, "Underlying socket has been closed.") != NULL;
    }
    return true;
}

/* Until the socket is ready for it, at most until the deadline. */
static bool wait_for(OuThread *th, const Call *call, int fd, short events)
{
    for (;;) {
        int64_t left = call->deadline < 0 ? 0 : call->deadline - (int64_t)ou_now_ns();
        struct pollfd p = {.fd = fd, .events = events};
        struct timespec t = {.tv_sec = left / NS, .tv_nsec = left % NS};
        int ready = 0;
        if (left >= 0) {
            ou_lock_leave(th);
            ready = ppoll(&p, 1, call->deadline < 0 ? NULL : &t, NULL);
            ou_lock_enter(th);
        }
        if (ready > 0) {
            return true;
        }
        if (ready == 0) {
            return ou_raise(th, &ou_exc_timeout_error, "The %s operation timed out", words_of[call->what]);
        }
        if (errno != EINTR) {
            return ou_raise_errno(th, errno, NULL, NULL);
        }
        if (!ou_lock_retry(th)) {
            return false;
        }
    }
}

/* The call itself. *ssl_error is SSL_ERROR_NONE when it did what it should. */
static int once(OuThread *th, OuSslSocket *s, Call *call, int *ssl_error, int *error_number)
{
    const OuSsl *lib = ou_ssl_of(s->library);
    int rc = -1;
    ou_work_begin(th, &s->busy);
    s->th = th;
    ou_lock_leave(th);
    lib->ERR_clear_error();
    errno = 0;
    switch (call->what) {
    case HANDSHAKE: rc = lib->SSL_do_handshake(s->ssl); break;
    case READ: rc = lib->SSL_read_ex(s->ssl, call->data, call->size, &call->done); break;
    case WRITE: rc = lib->SSL_write_ex(s->ssl, call->data, call->size, &call->done); break;
    case SHUTDOWN:
        if (s->shut) {
            lib->SSL_set_read_ahead(s->ssl, 0);
        }
        rc = lib->SSL_shutdown(s->ssl);
        break;
    }
    *error_number = errno;
    *ssl_error = rc > 0 ? SSL_ERROR_NONE : lib->SSL_get_error(s->ssl, rc);
    ou_lock_enter(th);
    s->th = NULL;
    ou_work_end(&s->busy);
    return rc;
}

/* Until it is done. False with an error. A reader that finds the other side's end has read nothing. */
static bool complete(OuThread *th, OuSslSocket *s, Call *call, OuObject *socket)
{
    const OuSsl *lib = ou_ssl_of(s->library);
    int fd = socket == NULL ? -1 : ((OuSocket *)socket)->fd, zeros = 0;
    call->timeout = socket == NULL ? 0 : ((OuSocket *)socket)->timeout;
    call->deadline = call->timeout > 0 ? (int64_t)ou_now_ns() + call->timeout : -1;
    if (socket != NULL && call->timeout < 0 && call->what == READ && lib->SSL_pending(s->ssl) == 0 && lib->SSL_is_init_finished(s->ssl) &&
        !wait_for(th, call, fd, POLLIN)) {
        return false;
    }
    for (;;) {
        int ssl_error, error_number;
        int rc = once(th, s, call, &ssl_error, &error_number);
        if (rc > 0) {
            return true;
        }
        if (call->what == SHUTDOWN && rc == 0) { /* ours is sent; the other side's is read by a second call */
            if (++zeros > 1) {
                return true;
            }
            s->shut = true;
            continue;
        }
        if (call->what == READ && ssl_error == SSL_ERROR_ZERO_RETURN && lib->SSL_get_shutdown(s->ssl) == SSL_RECEIVED_SHUTDOWN) {
            call->done = 0;
            return true;
        }
        bool wants = ssl_error == SSL_ERROR_WANT_READ || ssl_error == SSL_ERROR_WANT_WRITE;
        if (wants && call->timeout != 0) {
            if (!wait_for(th, call, fd, ssl_error == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT)) {
                return false;
            }
        } else if (ssl_error == SSL_ERROR_SYSCALL && error_number == EINTR && lib->ERR_peek_last_error() == 0) {
            if (!ou_lock_retry(th)) {
                return false;
            }
        } else {
            ou_ssl_raise_result(th, s, ssl_error, rc, error_number);
            return false;
        }
        if (socket != NULL && ((OuSocket *)socket)->fd != fd) {
            ou_ssl_raise_words(th, OU_KEPT_SSL_ERROR, 0, "Underlying socket has been closed.");
            return false;
        }
    }
}

static bool run(OuThread *th, OuObject *self, Call *call)
{
    OuObject *socket;
    if (of(self)->th == th) {
        return ou_ssl_raise_words(th, OU_KEPT_SSL_ERROR, 0, "a connection cannot be used by what it calls") != NULL;
    }
    if (!socket_of(th, of(self), &socket)) {
        return false;
    }
    bool ok = complete(th, of(self), call, socket);
    ou_drop_maybe(th, socket);
    return ok;
}

OU_METHOD(socket_do_handshake)
{
    Call call = {.what = HANDSHAKE};
    return run(th, self, &call) ? OU_NONE : NULL;
}

OU_METHOD(socket_write)
{
    OuBuffer buffer;
    if (!ou_bytes_like(th, args[0], &buffer)) {
        return NULL;
    }
    Call call = {.what = WRITE, .data = buffer.data, .size = buffer.size};
    bool ok = run(th, self, &call);
    ou_buffer_release(th, &buffer);
    return ok ? ou_int_new(th, (int64_t)call.done) : NULL;
}

static OuObject *read_into(OuThread *th, OuObject *self, OuObject *target, int wanted)
{
    OuBuffer buffer;
    if (!ou_data_writable(th, "read() argument 2", target, &buffer)) {
        return NULL;
    }
    size_t size = wanted <= 0 || (size_t)wanted > buffer.size ? buffer.size : (size_t)wanted;
    Call call = {.what = READ, .data = buffer.data, .size = size};
    bool ok = size == 0 || run(th, self, &call);
    ou_buffer_release(th, &buffer);
    return ok ? ou_int_new(th, (int64_t)call.done) : NULL;
}

OU_METHOD(socket_read)
{
    int wanted = 0;
    if (!ou_as_c_int(th, args[0], &wanted)) {
        return NULL;
    }
    if (args[1] != NULL) {
        return read_into(th, self, args[1], wanted);
    }
    if (wanted < 0) {
        return ou_null(th, &ou_exc_value_error, "size should not be negative");
    }
    OuObject *bytes = ou_bytes_new(th, (size_t)wanted);
    if (bytes == NULL || wanted == 0) {
        return bytes;
    }
    Call call = {.what = READ, .data = ou_bytes_data(bytes), .size = (size_t)wanted};
    if (!run(th, self, &call)) {
        ou_drop(th, bytes);
        return NULL;
    }
    return ou_bytes_resize_adopt(th, bytes, call.done);
}

/* The socket, on which other bytes may follow. */
OU_METHOD(socket_shutdown)
{
    OuObject *socket;
    Call call = {.what = SHUTDOWN};
    if (of(self)->th == th) {
        return ou_ssl_raise_words(th, OU_KEPT_SSL_ERROR, 0, "a connection cannot be used by what it calls");
    }
    if (!socket_of(th, of(self), &socket)) {
        return NULL;
    }
    if (!complete(th, of(self), &call, socket)) {
        ou_drop_maybe(th, socket);
        return NULL;
    }
    return socket == NULL ? OU_NONE : socket;
}

OU_METHOD(socket_pending)
{
    return ou_int_new(th, lib_of(self)->SSL_pending(of(self)->ssl));
}

OU_METHOD(socket_verify_client)
{
    if (lib_of(self)->SSL_verify_client_post_handshake(of(self)->ssl) != 1) {
        return ou_ssl_raise(th, lib_of(self));
    }
    return OU_NONE;
}

/* ---- what was agreed on ---- */

OU_METHOD(socket_getpeercert)
{
    const OuSsl *lib = lib_of(self);
    OuTruth der = args[0] == NULL ? OU_FALSE : ou_is_true(th, args[0]);
    if (der == OU_ERROR) {
        return NULL;
    }
    if (!lib->SSL_is_init_finished(of(self)->ssl)) {
        return ou_null(th, &ou_exc_value_error, "handshake not done yet");
    }
    X509 *cert = lib->SSL_get1_peer_certificate(of(self)->ssl);
    if (cert == NULL) {
        return OU_NONE;
    }
    bool verified = (lib->SSL_get_verify_mode(of(self)->ssl) & SSL_VERIFY_PEER) != 0;
    OuObject *result = der == OU_TRUE ? ou_ssl_cert_der(th, lib, cert) : verified ? ou_ssl_cert_dict(th, lib, cert) : ou_dict_new(th);
    lib->X509_free(cert);
    return result;
}

OuObject *ou_ssl_cipher_tuple(OuThread *th, const OuSsl *lib, const SSL_CIPHER *cipher)
{
    const char *name = lib->SSL_CIPHER_get_name(cipher), *version = lib->SSL_CIPHER_get_version(cipher);
    OuObject *part[3] = {name == NULL ? OU_NONE : ou_str_from_text(th, name), version == NULL ? OU_NONE : ou_str_from_text(th, version),
                         ou_int_new(th, lib->SSL_CIPHER_get_bits(cipher, NULL))};
    return ou_tuple_adopt(th, part, 3);
}

OU_METHOD(socket_cipher)
{
    const SSL_CIPHER *cipher = lib_of(self)->SSL_get_current_cipher(of(self)->ssl);
    return cipher == NULL ? OU_NONE : ou_ssl_cipher_tuple(th, lib_of(self), cipher);
}

/* Those of the client that the server has too. */
OU_METHOD(socket_shared_ciphers)
{
    const OuSsl *lib = lib_of(self);
    const OPENSSL_STACK *server = (const OPENSSL_STACK *)lib->SSL_get_ciphers(of(self)->ssl);
    const OPENSSL_STACK *client = (const OPENSSL_STACK *)lib->SSL_get_client_ciphers(of(self)->ssl);
    if (server == NULL || client == NULL) {
        return OU_NONE;
    }
    OuObject *list = ou_list_new(th, 0);
    for (int i = 0; list != NULL && i < lib->OPENSSL_sk_num(server); i++) {
        const SSL_CIPHER *cipher = lib->OPENSSL_sk_value(server, i);
        bool both = false;
        for (int k = 0; !both && k < lib->OPENSSL_sk_num(client); k++) {
            both = lib->OPENSSL_sk_value(client, k) == cipher;
        }
        if (both && !ou_list_append_adopt(th, list, ou_ssl_cipher_tuple(th, lib, cipher))) {
            ou_clear_ref(th, &list);
        }
    }
    return list;
}

OU_METHOD(socket_version)
{
    const OuSsl *lib = lib_of(self);
    if (!lib->SSL_is_init_finished(of(self)->ssl)) {
        return OU_NONE;
    }
    const char *version = lib->SSL_get_version(of(self)->ssl);
    return strcmp(version, "unknown") == 0 ? OU_NONE : ou_str_from_text(th, version);
}

OU_METHOD(socket_alpn)
{
    const unsigned char *name = NULL;
    unsigned size = 0;
    lib_of(self)->SSL_get0_alpn_selected(of(self)->ssl, &name, &size);
    return name == NULL ? OU_NONE : ou_str_from_utf8(th, (const char *)name, size);
}

OU_METHOD(socket_compression)
{
    return OU_NONE; /* always switched off */
}

OU_METHOD(socket_channel_binding)
{
    const OuSsl *lib = lib_of(self);
    char bytes[128];
    if (args[0] != NULL && (!ou_is_str(args[0]) || !ou_str_equal_text(args[0], "tls-unique"))) {
        return ou_null(th, &ou_exc_value_error, "'%S' channel binding type not implemented", args[0]);
    }
    bool own = (lib->SSL_session_reused(of(self)->ssl) != 0) != !of(self)->server; /* whose "finished" came first */
    size_t n_bytes = own ? lib->SSL_get_finished(of(self)->ssl, bytes, sizeof bytes) : lib->SSL_get_peer_finished(of(self)->ssl, bytes, sizeof bytes);
    return n_bytes == 0 ? OU_NONE : ou_bytes_from(th, bytes, n_bytes < sizeof bytes ? n_bytes : sizeof bytes);
}

/* ---- sessions ---- */

typedef struct Session {
    OuObject head;
    OuSslContext *context; /* owned */
    SSL_SESSION *session;
} Session;

static void session_drop(OuThread *th, OuObject *self)
{
    Session *s = (Session *)self;
    ou_untrack(th, self);
    if (s->session != NULL) {
        ou_ssl_of(s->context->library)->SSL_SESSION_free(s->session);
    }
    ou_clear_ref(th, &s->context);
    ou_object_free(th, self, sizeof *s);
}

static size_t session_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, ((Session *)self)->context);
    return OU_VISIT_END;
}

static const OuSsl *session_lib(const OuObject *self)
{
    return ou_ssl_of(((const Session *)self)->context->library);
}

static OuObject *session_id(OuThread *th, OuObject *self)
{
    unsigned n;
    const unsigned char *id = session_lib(self)->SSL_SESSION_get_id(((Session *)self)->session, &n);
    return ou_bytes_from(th, id, n);
}

static OuObject *session_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    if ((op != OU_EQ && op != OU_NE) || a->type != &ou_ssl_session_type || b->type != &ou_ssl_session_type) {
        return OU_NOT_IMPLEMENTED;
    }
    OuObject *x = session_id(th, a), *y = x == NULL ? NULL : session_id(th, b);
    OuObject *result = y == NULL ? NULL : ou_compare(th, x, y, op);
    ou_drop_maybe(th, y);
    ou_drop_maybe(th, x);
    return result;
}

#define SESSION_NUMBER(name, call)                                                                 \
    static OuObject *session_##name(OuThread *th, OuObject *self)                                  \
    {                                                                                              \
        return ou_int_new(th, (int64_t)session_lib(self)->call(((Session *)self)->session));       \
    }
SESSION_NUMBER(time, SSL_SESSION_get_time)
SESSION_NUMBER(timeout, SSL_SESSION_get_timeout)
SESSION_NUMBER(hint, SSL_SESSION_get_ticket_lifetime_hint)

static OuObject *session_has_ticket(OU_UNUSED OuThread *th, OuObject *self)
{
    return ou_bool(session_lib(self)->SSL_SESSION_has_ticket(((Session *)self)->session));
}

static const OuGetSetDef session_getset[] = {
    {"has_ticket", session_has_ticket, NULL, "Does the session contain a ticket?"},
    {"id", session_id, NULL, "Session id"},
    {"ticket_lifetime_hint", session_hint, NULL, "Ticket life time hint."},
    {"time", session_time, NULL, "Session creation time (seconds since epoch)."},
    {"timeout", session_timeout, NULL, "Session timeout (delta in seconds)."},
    {NULL, NULL, NULL, NULL},
};

const OuType ou_ssl_session_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_ssl.SSLSession",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_SSL_SESSION,
    .basic_size = sizeof(Session),
    .drop = session_drop,
    .visit = session_visit,
    .repr = ou_object_repr,
    .str = ou_object_str,
    .compare = session_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .getset = session_getset,
};

static OuObject *get_session(OuThread *th, OuObject *self)
{
    SSL_SESSION *session = lib_of(self)->SSL_get1_session(of(self)->ssl);
    if (session == NULL) {
        return OU_NONE;
    }
    Session *made = (Session *)ou_object_new_zeroed(th, &ou_ssl_session_type, sizeof *made);
    if (made == NULL) {
        lib_of(self)->SSL_SESSION_free(session);
        return NULL;
    }
    made->context = ou_keep(of(self)->context);
    made->session = session;
    ou_track(th, &made->head);
    return &made->head;
}

static bool set_session(OuThread *th, OuObject *self, OuObject *value)
{
    if (value == NULL || value->type != &ou_ssl_session_type) {
        return ou_raise(th, &ou_exc_type_error, "Value is not a SSLSession.");
    }
    if (((Session *)value)->context->ctx != of(self)->context->ctx) {
        return ou_raise(th, &ou_exc_value_error, "Session refers to a different SSLContext.");
    }
    if (of(self)->server) {
        return ou_raise(th, &ou_exc_value_error, "Cannot set session for server-side SSLSocket.");
    }
    if (lib_of(self)->SSL_is_init_finished(of(self)->ssl)) {
        return ou_raise(th, &ou_exc_value_error, "Cannot set session after handshake.");
    }
    if (!lib_of(self)->SSL_set_session(of(self)->ssl, ((Session *)value)->session)) {
        ou_ssl_raise(th, lib_of(self));
        return false;
    }
    return true;
}

static OuObject *get_session_reused(OU_UNUSED OuThread *th, OuObject *self)
{
    return ou_bool(lib_of(self)->SSL_session_reused(of(self)->ssl));
}

/* ---- attributes ---- */

static OuObject *get_context(OU_UNUSED OuThread *th, OuObject *self)
{
    return ou_keep(of(self)->context);
}

static bool set_context(OuThread *th, OuObject *self, OuObject *value)
{
    if (value == NULL || !ou_is_of(th, value, &ou_ssl_context_type)) {
        return ou_raise(th, &ou_exc_type_error, "The value must be a SSLContext");
    }
    ou_replace(th, (OuObject **)&of(self)->context, ou_keep(value));
    lib_of(self)->SSL_set_SSL_CTX(of(self)->ssl, of(self)->context->ctx);
    return true;
}

static OuObject *get_server_side(OU_UNUSED OuThread *th, OuObject *self)
{
    return ou_bool(of(self)->server);
}

static OuObject *get_hostname(OU_UNUSED OuThread *th, OuObject *self)
{
    return of(self)->hostname == NULL ? OU_NONE : ou_keep(of(self)->hostname);
}

static OuObject *get_owner(OuThread *th, OuObject *self)
{
    OuObject *owner = of(self)->owner == NULL ? OU_NONE : ou_weakref_get(th, of(self)->owner);
    return owner == NULL && !ou_has_error(th) ? OU_NONE : owner;
}

static bool set_owner(OuThread *th, OuObject *self, OuObject *value)
{
    OuObject *reference = value == NULL || value == OU_NONE ? NULL : ou_weakref_new(th, value, NULL);
    if (reference == NULL && value != NULL && value != OU_NONE) {
        return false;
    }
    ou_replace(th, &of(self)->owner, reference);
    return true;
}

static const OuMethodDef methods[] = {
    {"do_handshake", socket_do_handshake, "", 0, NULL},
    {"write", socket_write, "b, /", 0, "Writes the bytes-like object b into the SSL object.\n\nReturns the number of bytes written."},
    {"read", socket_read, "size, buffer=None, /", 0, "read(size, [buffer])\nRead up to size bytes from the SSL socket."},
    {"pending", socket_pending, "", 0, "Returns the number of already decrypted bytes available for read, pending on the connection."},
    {"getpeercert", socket_getpeercert, "der=False, /", 0,
     "Returns the certificate for the peer.\n\nIf no certificate was provided, returns None.  If a certificate was\nprovided, but not validated, returns an empty dictionary.  Otherwise\nreturns a dict containing information about the peer certificate.\n\nIf the optional argument is True, returns a DER-encoded copy of the\npeer certificate, or None if no certificate was provided.  This will\nreturn the certificate even if it wasn't validated."},
    {"get_channel_binding", socket_channel_binding, "cb_type='tls-unique'", 0,
     "Get channel binding data for current connection.\n\nRaise ValueError if the requested `cb_type` is not supported.  Return bytes\nof the data or None if the data is not available (e.g. before the handshake).\nOnly 'tls-unique' channel binding data from RFC 5929 is supported."},
    {"cipher", socket_cipher, "", 0, NULL},
    {"shared_ciphers", socket_shared_ciphers, "", 0, NULL},
    {"version", socket_version, "", 0, NULL},
    {"selected_alpn_protocol", socket_alpn, "", 0, NULL},
    {"compression", socket_compression, "", 0, NULL},
    {"shutdown", socket_shutdown, "", 0, "Does the SSL shutdown handshake with the remote end."},
    {"verify_client_post_handshake", socket_verify_client, "", 0, "Initiate TLS 1.3 post-handshake authentication"},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuGetSetDef getset[] = {
    {"context", get_context, set_context, NULL},
    {"server_side", get_server_side, NULL, "Whether this is a server-side socket."},
    {"server_hostname", get_hostname, NULL, "The currently set server hostname (for SNI)."},
    {"owner", get_owner, set_owner, "The Python-level owner of this object.Passed as \"self\" in servername callback."},
    {"session", get_session, set_session, NULL},
    {"session_reused", get_session_reused, NULL, "Was the client session reused during handshake?"},
    {NULL, NULL, NULL, NULL},
};

const OuType ou_ssl_socket_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_ssl._SSLSocket",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_SSL_SOCKET,
    .basic_size = sizeof(OuSslSocket),
    .drop = socket_drop,
    .visit = socket_visit,
    .clear = socket_let_go,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .methods = methods,
    .getset = getset,
};

#endif

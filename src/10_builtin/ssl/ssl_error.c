/* ssl_error.c - the library's errors as ssl.SSLError and its children. */
#include "10_builtin/ssl/ssl_int.h"

#ifdef OU_HAVE_CRYPTO

#include "06_types/descr.h"

#include <ctype.h>
#include <errno.h>
#include <string.h>

OuForeign *ou_ssl_library(OuThread *th)
{
    static const char *const names[] = {OU_SSL_FUNCTIONS(OU_FOREIGN_NAME)};
    return ou_foreign_open(th, OU_KEPT_LIB_SSL, "_ssl", "libssl.so.3", "libssl3", names, OU_COUNT_OF(names));
}

/* The text alone, where OSError shows number and text. */
OU_METHOD(error_str)
{
    OuObject *text = ((OuOsError *)self)->strerror;
    return text != NULL && ou_is_str(text) ? ou_keep(text) : ou_str(th, ((OuException *)self)->args);
}
static const OuMethodDef str_def = {"__str__", error_str, "", 0, NULL};

static OuObject *make_one(OuThread *th, size_t i, OuObject *const *kept)
{
    static const char *const names[] = {"ssl.SSLError",       "ssl.SSLZeroReturnError", "ssl.SSLWantReadError", "ssl.SSLWantWriteError",
                                        "ssl.SSLSyscallError", "ssl.SSLEOFError",       "ssl.SSLCertVerificationError"};
    OuObject *bases = i == 0   ? ou_tuple_of(th, 1, OU_TYPE_OBJECT(&ou_exc_os_error))
                      : i == 6 ? ou_tuple_of(th, 2, kept[0], OU_TYPE_OBJECT(&ou_exc_value_error))
                               : ou_tuple_of(th, 1, kept[0]);
    OuObject *type = bases == NULL ? NULL : ou_type_new_simple(th, names[i], bases, NULL);
    ou_drop_maybe(th, bases);
    if (i == 0 && type != NULL) {
        OuObject *descr = ou_method_descr_new(th, (const OuType *)type, &str_def);
        if (descr == NULL || !ou_set_attr_text(th, type, "__str__", descr)) {
            ou_clear_ref(th, &type);
        }
        ou_drop_maybe(th, descr);
    }
    return type;
}

bool ou_ssl_make_exceptions(OuThread *th, OuObject *module)
{
    OuObject **kept = &th->vm->library->kept[OU_KEPT_SSL_ERROR];
    for (size_t i = 0; i < 7; i++) {
        if (kept[i] == NULL && (kept[i] = make_one(th, i, kept)) == NULL) {
            return false;
        }
        if (!ou_module_add(th, module, ou_type_short_name((const OuType *)kept[i]), kept[i])) {
            return false;
        }
    }
    return true;
}

/* ---- raising ---- */

static const char *library_name(unsigned long code)
{
    switch (ERR_GET_LIB(code)) {
    case ERR_LIB_SSL: return "SSL";
    case ERR_LIB_X509: return "X509";
    case ERR_LIB_PEM: return "PEM";
    case ERR_LIB_ASN1: return "ASN1";
    case ERR_LIB_EVP: return "EVP";
    case ERR_LIB_RSA: return "RSA";
    case ERR_LIB_EC: return "EC";
    case ERR_LIB_BIO: return "BIO";
    case ERR_LIB_X509V3: return "X509V3";
    case ERR_LIB_SYS: return "SYS";
    case ERR_LIB_RAND: return "RAND";
    case ERR_LIB_PROV: return "PROV";
    case ERR_LIB_CONF: return "CONF";
    case ERR_LIB_OBJ: return "OBJ";
    default: return NULL;
    }
}

/* The library's words for a reason are its constant's name in small letters. */
static OuObject *reason_name(OuThread *th, const char *reason)
{
    char name[96];
    size_t n = 0;
    for (; reason != NULL && reason[n] != 0 && n < sizeof name - 1; n++) {
        name[n] = (char)(isalnum((unsigned char)reason[n]) ? toupper((unsigned char)reason[n]) : '_');
    }
    return n == 0 ? OU_NONE : ou_str_from_latin1(th, (const uint8_t *)name, n);
}

/* Names are told of with the name that was asked for. */
static OuObject *verify_words(OuThread *th, const OuSslSocket *s, const OuSsl *lib, long result)
{
    const char *what = result == X509_V_ERR_HOSTNAME_MISMATCH ? "Hostname" : result == X509_V_ERR_IP_ADDRESS_MISMATCH ? "IP address" : NULL;
    return what != NULL && s->hostname != NULL
               ? ou_str_format(th, "%s mismatch, certificate is not valid for '%U'.", what, s->hostname)
               : ou_str_from_text(th, lib->X509_verify_cert_error_string(result));
}

/* cls(number, text) with library and reason, and what verifying said. */
static OuObject *raise_with(OuThread *th, OuObject *cls, int number, OuObject *text, OuObject *library, OuObject *reason, const OuSslSocket *s,
                            const OuSsl *lib)
{
    OuObject *code = text == NULL || library == NULL || reason == NULL ? NULL : ou_int_new(th, number);
    OuObject *error = code == NULL ? NULL : ou_call2(th, cls, code, text);
    bool ok = error != NULL && ou_set_attr_text(th, error, "reason", reason) && ou_set_attr_text(th, error, "library", library);
    if (ok && s != NULL && cls == th->vm->library->kept[OU_KEPT_SSL_CERT_ERROR]) {
        long result = lib->SSL_get_verify_result(s->ssl);
        OuObject *verify = ou_int_new(th, result);
        OuObject *words = verify_words(th, s, lib, result);
        ok = verify != NULL && words != NULL && ou_set_attr_text(th, error, "verify_code", verify) &&
             ou_set_attr_text(th, error, "verify_message", words);
        ou_drop_maybe(th, words);
        ou_drop_maybe(th, verify);
    }
    if (ok) {
        ou_raise_object(th, error, NULL);
    }
    ou_drop_maybe(th, error);
    ou_drop_maybe(th, code);
    ou_drop_maybe(th, reason);
    ou_drop_maybe(th, library);
    ou_drop_maybe(th, text);
    return NULL;
}

OuObject *ou_ssl_raise_words(OuThread *th, OuKept which, int number, const char *words)
{
    return raise_with(th, th->vm->library->kept[which], number, ou_str_from_text(th, words), OU_NONE, OU_NONE, NULL, NULL);
}

static OuObject *raise_code(OuThread *th, const OuSsl *lib, OuKept which, int number, unsigned long code, const OuSslSocket *s)
{
    const char *library = library_name(code), *reason = lib->ERR_reason_error_string(code);
    bool cert = ERR_GET_LIB(code) == ERR_LIB_SSL && ERR_GET_REASON(code) == SSL_R_CERTIFICATE_VERIFY_FAILED;
    OuObject *name = reason_name(th, reason), *text = NULL;
    if (cert && s != NULL) {
        which = OU_KEPT_SSL_CERT_ERROR;
        OuObject *words = name == NULL ? NULL : verify_words(th, s, lib, lib->SSL_get_verify_result(s->ssl));
        text = words == NULL ? NULL : ou_str_format(th, "[%s: %S] %s: %S (_ssl.c)", library, name, reason, words);
        ou_drop_maybe(th, words);
    } else if (name != NULL && reason != NULL && library != NULL) {
        text = ou_str_format(th, "[%s: %S] %s (_ssl.c)", library, name, reason);
    } else if (name != NULL) {
        text = ou_str_format(th, "%s (_ssl.c)", reason == NULL ? "unknown error" : reason);
    }
    lib->ERR_clear_error();
    return raise_with(th, th->vm->library->kept[which], number, text, library == NULL ? OU_NONE : ou_str_from_text(th, library), name, s, lib);
}

OuObject *ou_ssl_raise(OuThread *th, const OuSsl *lib)
{
    unsigned long code = lib->ERR_peek_last_error();
    return raise_code(th, lib, OU_KEPT_SSL_ERROR, ERR_GET_REASON(code), code, NULL);
}

OuObject *ou_ssl_raise_result(OuThread *th, OuSslSocket *s, int ssl_error, int rc, int error_number)
{
    const OuSsl *lib = ou_ssl_of(s->library);
    unsigned long code = lib->ERR_peek_last_error();
    switch (ssl_error) {
    case SSL_ERROR_ZERO_RETURN:
        return ou_ssl_raise_words(th, OU_KEPT_SSL_ZERO_RETURN_ERROR, SSL_ERROR_ZERO_RETURN, "TLS/SSL connection has been closed (EOF) (_ssl.c)");
    case SSL_ERROR_WANT_READ:
        return ou_ssl_raise_words(th, OU_KEPT_SSL_WANT_READ_ERROR, SSL_ERROR_WANT_READ, "The operation did not complete (read) (_ssl.c)");
    case SSL_ERROR_WANT_WRITE:
        return ou_ssl_raise_words(th, OU_KEPT_SSL_WANT_WRITE_ERROR, SSL_ERROR_WANT_WRITE, "The operation did not complete (write) (_ssl.c)");
    case SSL_ERROR_SYSCALL:
        if (code == 0) {
            lib->ERR_clear_error();
            if (rc != 0 && error_number != 0) {
                ou_raise_errno(th, error_number, NULL, NULL);
                return NULL;
            }
            return ou_ssl_raise_words(th, OU_KEPT_SSL_EOF_ERROR, 8, "EOF occurred in violation of protocol (_ssl.c)");
        }
        break;
    default: break;
    }
    if (ERR_GET_LIB(code) == ERR_LIB_SSL && ERR_GET_REASON(code) == SSL_R_UNEXPECTED_EOF_WHILE_READING) {
        return raise_code(th, lib, OU_KEPT_SSL_EOF_ERROR, 8, code, s);
    }
    return raise_code(th, lib, OU_KEPT_SSL_ERROR, ssl_error, code, s);
}

#endif

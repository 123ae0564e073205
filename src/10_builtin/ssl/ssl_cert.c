/* ssl_cert.c - certificates as what getpeercert() returns: a dict of their fields, or DER. */
#include "10_builtin/ssl/ssl_int.h"

#ifdef OU_HAVE_CRYPTO

#include <string.h>

#define FREE(lib, p) (lib)->CRYPTO_free((p), __FILE__, __LINE__)

static OuObject *object_text(OuThread *th, const OuSsl *lib, const ASN1_OBJECT *object, bool number)
{
    char text[256];
    int n = lib->OBJ_obj2txt(text, sizeof text, object, number);
    return n < 0 ? ou_ssl_raise(th, lib) : ou_str_from_utf8(th, text, (size_t)n < sizeof text ? (size_t)n : sizeof text - 1);
}

static OuObject *string_text(OuThread *th, const OuSsl *lib, const ASN1_STRING *string)
{
    unsigned char *utf8 = NULL;
    int n = lib->ASN1_STRING_to_UTF8(&utf8, string);
    if (n < 0) {
        return ou_ssl_raise(th, lib);
    }
    OuObject *text = ou_str_decode(th, (const char *)utf8, (size_t)n, "utf-8", "strict");
    FREE(lib, utf8);
    return text;
}

static OuObject *list_to_tuple_adopt(OuThread *th, OuObject *list)
{
    OuObject *tuple = list == NULL ? NULL : ou_to_tuple(th, list);
    ou_drop_maybe(th, list);
    return tuple;
}

/* A name: a tuple of relative names, each a tuple of (kind, text). */
static OuObject *name_tuple(OuThread *th, const OuSsl *lib, const X509_NAME *name)
{
    int n = lib->X509_NAME_entry_count(name), set = -1;
    OuObject *all = ou_list_new(th, 0), *relative = NULL;
    bool ok = all != NULL;
    for (int i = 0; ok && i < n; i++) {
        X509_NAME_ENTRY *entry = lib->X509_NAME_get_entry(name, i);
        if (relative == NULL || lib->X509_NAME_ENTRY_set(entry) != set) {
            ok = relative == NULL || ou_list_append_adopt(th, all, list_to_tuple_adopt(th, relative));
            relative = ok ? ou_list_new(th, 0) : NULL;
            set = lib->X509_NAME_ENTRY_set(entry);
        }
        ok = relative != NULL &&
             ou_list_append_adopt(th, relative,
                                  ou_seq_pair_adopt(th, object_text(th, lib, lib->X509_NAME_ENTRY_get_object(entry), false),
                                                    string_text(th, lib, lib->X509_NAME_ENTRY_get_data(entry))));
    }
    if (ok && relative != NULL) {
        ok = ou_list_append_adopt(th, all, list_to_tuple_adopt(th, relative));
        relative = NULL;
    }
    ou_drop_maybe(th, relative);
    if (!ok) {
        ou_clear_ref(th, &all);
    }
    return list_to_tuple_adopt(th, all);
}

/* What a printer of the library writes into a memory BIO. */
static OuObject *printed(OuThread *th, const OuSsl *lib, BIO *bio)
{
    char text[2048];
    int n = lib->BIO_read(bio, text, sizeof text);
    return ou_str_decode(th, text, n < 0 ? 0 : (size_t)n, "utf-8", "replace");
}

static OuObject *time_text(OuThread *th, const OuSsl *lib, const ASN1_TIME *time)
{
    BIO *bio = lib->BIO_new(lib->BIO_s_mem());
    if (bio == NULL) {
        return ou_null_memory(th);
    }
    lib->ASN1_TIME_print(bio, time);
    OuObject *text = printed(th, lib, bio);
    lib->BIO_free(bio);
    return text;
}

static OuObject *serial_text(OuThread *th, const OuSsl *lib, X509 *cert)
{
    BIGNUM *number = lib->ASN1_INTEGER_to_BN(lib->X509_get0_serialNumber(cert), NULL);
    char *hex = number == NULL ? NULL : lib->BN_bn2hex(number);
    OuObject *text = hex == NULL ? ou_ssl_raise(th, lib) : ou_str_from_text(th, hex);
    FREE(lib, hex);
    lib->BN_free(number);
    return text;
}

/* One alternative name: (kind, value). */
static OuObject *alternative(OuThread *th, const OuSsl *lib, GENERAL_NAME *name)
{
    const ASN1_STRING *string = name->type == GEN_DNS ? name->d.dNSName : name->type == GEN_EMAIL ? name->d.rfc822Name
                                : name->type == GEN_URI ? name->d.uniformResourceIdentifier : NULL;
    const char *kind = name->type == GEN_DNS ? "DNS" : name->type == GEN_EMAIL ? "email" : name->type == GEN_URI ? "URI" : NULL;
    if (string != NULL) {
        OuObject *value = ou_str_decode(th, (const char *)lib->ASN1_STRING_get0_data(string), (size_t)lib->ASN1_STRING_length(string), "utf-8", "strict");
        return ou_seq_pair_adopt(th, ou_str_from_text(th, kind), value);
    }
    if (name->type == GEN_DIRNAME) {
        return ou_seq_pair_adopt(th, ou_str_from_text(th, "DirName"), name_tuple(th, lib, name->d.directoryName));
    }
    if (name->type == GEN_RID) {
        return ou_seq_pair_adopt(th, ou_str_from_text(th, "Registered ID"), object_text(th, lib, name->d.registeredID, false));
    }
    BIO *bio = lib->BIO_new(lib->BIO_s_mem());
    if (bio == NULL) {
        return ou_null_memory(th);
    }
    lib->GENERAL_NAME_print(bio, name); /* "IP Address:1.2.3.4" */
    OuObject *text = printed(th, lib, bio), *result = NULL;
    lib->BIO_free(bio);
    OuObject *colon = text == NULL ? NULL : ou_str_from_char(th, ':');
    int64_t at = colon == NULL ? -1 : ou_str_find(text, colon, 0, ou_str_length(text), false);
    if (colon != NULL && at >= 0) {
        result = ou_seq_pair_adopt(th, ou_str_slice(th, text, 0, (size_t)at), ou_str_slice(th, text, (size_t)at + 1, ou_str_length(text)));
    } else if (colon != NULL) {
        ou_raise(th, &ou_exc_value_error, "Invalid value %R", text);
    }
    ou_drop_maybe(th, colon);
    ou_drop_maybe(th, text);
    return result;
}

/* NULL with an error, None: the certificate has none. */
static OuObject *alternatives(OuThread *th, const OuSsl *lib, X509 *cert)
{
    GENERAL_NAMES *names = lib->X509_get_ext_d2i(cert, NID_subject_alt_name, NULL, NULL);
    if (names == NULL) {
        lib->ERR_clear_error();
        return OU_NONE;
    }
    OuObject *list = ou_list_new(th, 0);
    int n = lib->OPENSSL_sk_num((const OPENSSL_STACK *)names);
    for (int i = 0; list != NULL && i < n; i++) {
        if (!ou_list_append_adopt(th, list, alternative(th, lib, lib->OPENSSL_sk_value((const OPENSSL_STACK *)names, i)))) {
            ou_clear_ref(th, &list);
        }
    }
    lib->GENERAL_NAMES_free(names);
    return list_to_tuple_adopt(th, list);
}

/* The places of an extension: URIs of authority information (OCSP or issuers). */
static OuObject *access_places(OuThread *th, const OuSsl *lib, X509 *cert, int wanted)
{
    AUTHORITY_INFO_ACCESS *info = lib->X509_get_ext_d2i(cert, NID_info_access, NULL, NULL);
    if (info == NULL) {
        lib->ERR_clear_error();
        return OU_NONE;
    }
    OuObject *list = ou_list_new(th, 0);
    int n = lib->OPENSSL_sk_num((const OPENSSL_STACK *)info);
    for (int i = 0; list != NULL && i < n; i++) {
        ACCESS_DESCRIPTION *one = lib->OPENSSL_sk_value((const OPENSSL_STACK *)info, i);
        if (lib->OBJ_obj2nid(one->method) == wanted && one->location->type == GEN_URI) {
            const ASN1_STRING *uri = one->location->d.uniformResourceIdentifier;
            if (!ou_list_append_adopt(th, list, ou_str_decode(th, (const char *)lib->ASN1_STRING_get0_data(uri), (size_t)lib->ASN1_STRING_length(uri), "utf-8", "strict"))) {
                ou_clear_ref(th, &list);
            }
        }
    }
    lib->AUTHORITY_INFO_ACCESS_free(info);
    if (list != NULL && ou_list_size(list) == 0) {
        ou_drop(th, list);
        return OU_NONE;
    }
    return list_to_tuple_adopt(th, list);
}

/* Where lists of revoked certificates are. */
static OuObject *revocation_places(OuThread *th, const OuSsl *lib, X509 *cert)
{
    CRL_DIST_POINTS *points = lib->X509_get_ext_d2i(cert, NID_crl_distribution_points, NULL, NULL);
    if (points == NULL) {
        lib->ERR_clear_error();
        return OU_NONE;
    }
    OuObject *list = ou_list_new(th, 0);
    for (int i = 0; list != NULL && i < lib->OPENSSL_sk_num((const OPENSSL_STACK *)points); i++) {
        const DIST_POINT *point = lib->OPENSSL_sk_value((const OPENSSL_STACK *)points, i);
        const OPENSSL_STACK *names = point->distpoint == NULL || point->distpoint->type != 0 ? NULL : (const OPENSSL_STACK *)point->distpoint->name.fullname;
        for (int k = 0; list != NULL && names != NULL && k < lib->OPENSSL_sk_num(names); k++) {
            const GENERAL_NAME *name = lib->OPENSSL_sk_value(names, k);
            const ASN1_STRING *uri = name->type == GEN_URI ? name->d.uniformResourceIdentifier : NULL;
            if (uri != NULL && !ou_list_append_adopt(th, list, ou_str_decode(th, (const char *)lib->ASN1_STRING_get0_data(uri), (size_t)lib->ASN1_STRING_length(uri), "utf-8", "strict"))) {
                ou_clear_ref(th, &list);
            }
        }
    }
    lib->CRL_DIST_POINTS_free(points);
    if (list != NULL && ou_list_size(list) == 0) {
        ou_drop(th, list);
        return OU_NONE;
    }
    return list_to_tuple_adopt(th, list);
}

/* None: there is no such entry. */
static bool put_adopt(OuThread *th, OuObject *dict, const char *name, OuObject *value)
{
    return value == OU_NONE || ou_dict_set_text_adopt(th, dict, name, value);
}

OuObject *ou_ssl_cert_dict(OuThread *th, const OuSsl *lib, X509 *cert)
{
    OuObject *dict = ou_dict_new(th);
    bool ok = dict != NULL && put_adopt(th, dict, "subject", name_tuple(th, lib, lib->X509_get_subject_name(cert))) &&
              put_adopt(th, dict, "issuer", name_tuple(th, lib, lib->X509_get_issuer_name(cert))) &&
              put_adopt(th, dict, "version", ou_int_new(th, lib->X509_get_version(cert) + 1)) &&
              put_adopt(th, dict, "serialNumber", serial_text(th, lib, cert)) &&
              put_adopt(th, dict, "notBefore", time_text(th, lib, lib->X509_get0_notBefore(cert))) &&
              put_adopt(th, dict, "notAfter", time_text(th, lib, lib->X509_get0_notAfter(cert))) &&
              put_adopt(th, dict, "subjectAltName", alternatives(th, lib, cert)) &&
              put_adopt(th, dict, "OCSP", access_places(th, lib, cert, NID_ad_OCSP)) &&
              put_adopt(th, dict, "caIssuers", access_places(th, lib, cert, NID_ad_ca_issuers)) &&
              put_adopt(th, dict, "crlDistributionPoints", revocation_places(th, lib, cert));
    if (!ok) {
        ou_drop_maybe(th, dict);
        return NULL;
    }
    return dict;
}

OuObject *ou_ssl_cert_der(OuThread *th, const OuSsl *lib, X509 *cert)
{
    unsigned char *der = NULL;
    int n = lib->i2d_X509(cert, &der);
    if (n < 0) {
        return ou_ssl_raise(th, lib);
    }
    OuObject *bytes = ou_bytes_from(th, der, (size_t)n);
    FREE(lib, der);
    return bytes;
}

#endif

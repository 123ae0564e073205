/* errno_module.c - the module errno: the system's error numbers by name, and their names by number. */
#include "10_builtin/library.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/int.h"
#include "06_types/module.h"
#include "06_types/str.h"

#include <errno.h>

/* Where two names share a number, the later one is its name in errorcode. */
#define ERRNO_LIST(X)                                                                              \
    X(EPERM) X(ENOENT) X(ESRCH) X(EINTR) X(EIO) X(ENXIO) X(E2BIG) X(ENOEXEC) X(EBADF) X(ECHILD)    \
    X(EWOULDBLOCK) X(EAGAIN) X(ENOMEM) X(EACCES) X(EFAULT) X(ENOTBLK) X(EBUSY) X(EEXIST)           \
    X(EXDEV) X(ENODEV) X(ENOTDIR) X(EISDIR) X(EINVAL) X(ENFILE) X(EMFILE) X(ENOTTY) X(ETXTBSY)     \
    X(EFBIG) X(ENOSPC) X(ESPIPE) X(EROFS) X(EMLINK) X(EPIPE) X(EDOM) X(ERANGE) X(EDEADLK)          \
    X(EDEADLOCK) X(ENAMETOOLONG) X(ENOLCK) X(ENOSYS) X(ENOTEMPTY) X(ELOOP) X(ENOMSG) X(EIDRM)      \
    X(ECHRNG) X(EL2NSYNC) X(EL3HLT) X(EL3RST) X(ELNRNG) X(EUNATCH) X(ENOCSI) X(EL2HLT) X(EBADE)    \
    X(EBADR) X(EXFULL) X(ENOANO) X(EBADRQC) X(EBADSLT) X(EBFONT) X(ENOSTR) X(ENODATA) X(ETIME)     \
    X(ENOSR) X(ENONET) X(ENOPKG) X(EREMOTE) X(ENOLINK) X(EADV) X(ESRMNT) X(ECOMM) X(EPROTO)        \
    X(EMULTIHOP) X(EDOTDOT) X(EBADMSG) X(EOVERFLOW) X(ENOTUNIQ) X(EBADFD) X(EREMCHG) X(ELIBACC)    \
    X(ELIBBAD) X(ELIBSCN) X(ELIBMAX) X(ELIBEXEC) X(EILSEQ) X(ERESTART) X(ESTRPIPE) X(EUSERS)       \
    X(ENOTSOCK) X(EDESTADDRREQ) X(EMSGSIZE) X(EPROTOTYPE) X(ENOPROTOOPT) X(EPROTONOSUPPORT)        \
    X(ESOCKTNOSUPPORT) X(EOPNOTSUPP) X(ENOTSUP) X(EPFNOSUPPORT) X(EAFNOSUPPORT) X(EADDRINUSE)      \
    X(EADDRNOTAVAIL) X(ENETDOWN) X(ENETUNREACH) X(ENETRESET) X(ECONNABORTED) X(ECONNRESET)         \
    X(ENOBUFS) X(EISCONN) X(ENOTCONN) X(ESHUTDOWN) X(ETOOMANYREFS) X(ETIMEDOUT) X(ECONNREFUSED)    \
    X(EHOSTDOWN) X(EHOSTUNREACH) X(EALREADY) X(EINPROGRESS) X(ESTALE) X(EUCLEAN) X(ENOTNAM)        \
    X(ENAVAIL) X(EISNAM) X(EREMOTEIO) X(EDQUOT) X(ENOMEDIUM) X(EMEDIUMTYPE) X(ECANCELED)           \
    X(ENOKEY) X(EKEYEXPIRED) X(EKEYREVOKED) X(EKEYREJECTED) X(EOWNERDEAD) X(ENOTRECOVERABLE)       \
    X(ERFKILL)

static bool add(OuThread *th, OuObject *module, OuObject *codes, const char *name, int number)
{
    OuObject *value = ou_int_new(th, number), *text = ou_str_intern_text(th, name);
    bool ok = value != NULL && text != NULL && ou_module_add(th, module, name, value) &&
              ou_dict_set(th, codes, value, text);
    ou_drop_maybe(th, text);
    ou_drop_maybe(th, value);
    return ok;
}

static OuObject *make(OuThread *th)
{
    static const struct {
        const char *name;
        int number;
    } rows[] = {
#define OU_X(name) {#name, name},
        ERRNO_LIST(OU_X)
#undef OU_X
    };
    OuObject *module = ou_module_make(th, "errno", NULL, NULL), *codes = ou_dict_new(th);
    bool ok = module != NULL && codes != NULL && ou_module_add(th, module, "errorcode", codes);
    for (size_t i = 0; ok && i < OU_COUNT_OF(rows); i++) {
        ok = add(th, module, codes, rows[i].name, rows[i].number);
    }
    ou_drop_maybe(th, codes);
    if (!ok) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module_errno = {.name = "errno", .make = make};

/* crypt_module.c - the module _crypt: hashes of passwords by libcrypt. */
#include "10_builtin/foreign.h"

#ifdef OU_HAVE_CRYPT

#include <crypt.h>
#include <errno.h>

#define FUNCTION_LIST(X) X(crypt_r)
typedef struct Crypt {
    FUNCTION_LIST(OU_FOREIGN_POINTER)
} Crypt;

static OuForeign *open_library(OuThread *th)
{
    static const char *const names[] = {FUNCTION_LIST(OU_FOREIGN_NAME)};
    return ou_foreign_open(th, OU_KEPT_LIB_CRYPT, "_crypt", "libcrypt.so.1", "libcrypt1", names, OU_COUNT_OF(names));
}

/* UTF-8 of an argument without a null character; *holder is dropped in any case. */
static const char *text_of(OuThread *th, OuObject *o, int number, OuObject **holder)
{
    size_t size;
    if (!ou_is_str(o)) {
        return ou_null(th, &ou_exc_type_error, "crypt() argument %d must be str, not %G", number, o);
    }
    const char *text = ou_str_utf8(th, o, &size, holder);
    return text != NULL && !ou_str_without_null(th, o) ? NULL : text;
}

/* The library answers what it cannot hash with "*0" or "*1", which no password has. It takes its time by design, so the lock is
 * given up. */
OU_METHOD(crypt_word)
{
    OuForeign *library = open_library(th);
    struct crypt_data *room = library == NULL ? NULL : ou_mem_take(th, sizeof *room);
    if (room == NULL) {
        return NULL;
    }
    memset(room, 0, sizeof *room);
    OuObject *holders[2] = {NULL, NULL}, *result = NULL;
    const char *word = text_of(th, args[0], 1, &holders[0]), *salt = word == NULL ? NULL : text_of(th, args[1], 2, &holders[1]);
    if (salt != NULL) {
        const Crypt *crypt_library = (const Crypt *)(const void *)library->fns;
        ou_lock_leave(th);
        const char *hash = crypt_library->crypt_r(word, salt, room);
        int error = errno;
        ou_lock_enter(th);
        if (hash != NULL) {
            result = ou_str_from_text(th, hash);
        } else {
            ou_raise_errno(th, error, NULL, NULL);
        }
    }
    ou_drop_maybe(th, holders[0]);
    ou_drop_maybe(th, holders[1]);
    explicit_bzero(room, sizeof *room);
    ou_mem_give(th, room, sizeof *room);
    return result;
}

static const OuMethodDef functions[] = {
    {"crypt", crypt_word, "word, salt, /", 0,
     "Hash a password with a salt, which names the method as well; the result begins with the salt."},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    return open_library(th) == NULL ? NULL : ou_module_make(th, "_crypt", NULL, functions);
}

#else

static OuObject *make(OuThread *th)
{
    return ou_foreign_missing(th, "_crypt", "libcrypt-dev");
}

#endif

const OuBuiltinModule ou_module__crypt = {.name = "_crypt", .make = make};

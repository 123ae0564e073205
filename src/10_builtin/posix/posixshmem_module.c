/* posixshmem_module.c - the module _posixshmem: shared memory by name. */
#include "10_builtin/posix/posix_int.h"

#include <fcntl.h>
#include <sys/mman.h>

static const char *path_text(OuThread *th, OuObject *path, OuObject **holder)
{
    size_t size;
    if (!ou_is_str(path)) {
        return ou_null(th, &ou_exc_type_error, "path must be a string, not %T", path);
    }
    return ou_str_utf8(th, path, &size, holder);
}

static OuObject *fail(OuThread *th, OuObject *path)
{
    if (!ou_has_error(th)) {
        ou_raise_errno(th, errno, path, NULL);
    }
    return NULL;
}

OU_POSIX(shm_open)
{
    OuObject *holder = NULL;
    int flags, mode = 0777, fd = -1;
    if (!ou_as_c_int(th, args[1], &flags) || !ou_as_c_int(th, args[2], &mode)) {
        return NULL;
    }
    const char *path = path_text(th, args[0], &holder);
    if (path != NULL) {
        do {
            ou_lock_leave(th);
            fd = shm_open(path, flags, (mode_t)mode);
            ou_lock_enter(th);
        } while (fd < 0 && errno == EINTR && ou_lock_retry(th));
    }
    OuObject *result = fd < 0 ? fail(th, args[0]) : ou_int_new(th, fd);
    ou_drop_maybe(th, holder);
    return result;
}

OU_POSIX(shm_unlink)
{
    OuObject *holder = NULL;
    const char *path = path_text(th, args[0], &holder);
    OuObject *result = path == NULL || shm_unlink(path) != 0 ? fail(th, args[0]) : OU_NONE;
    ou_drop_maybe(th, holder);
    return result;
}

static const OuMethodDef functions[] = {
    {"shm_open", posix_shm_open, "path, flags, mode=511", 0, "Open a shared memory object.  Returns a file descriptor (integer)."},
    {"shm_unlink", posix_shm_unlink, "path", 0,
     "Remove a shared memory object (similar to unlink()).\n\nRemove a shared memory object name, and, once all processes  have  unmapped\n"
     "the object, de-allocates and destroys the contents of the associated memory\nregion."},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    return ou_module_make(th, "_posixshmem", NULL, functions);
}

const OuBuiltinModule ou_module__posixshmem = {.name = "_posixshmem", .make = make};

/* ctypes_library.c - shared libraries: opening, closing, names in them. */
#include "10_builtin/ctypes/ctypes_int.h"
#include "06_types/audit.h"

#ifdef OU_HAVE_FFI

#include <dlfcn.h>

/* What the dynamic linker says of its last failure. */
static void *failed(OuThread *th, const OuType *exception)
{
    const char *words = dlerror();
    OuObject *text = words == NULL ? ou_str_from_text(th, "ctypes.dlopen() error") : ou_str_decode(th, words, strlen(words), "utf-8", "replace");
    if (text != NULL) {
        ou_raise_value(th, exception, text);
        ou_drop(th, text);
    }
    return NULL;
}

void *ou_clibrary_find(OuThread *th, OuObject *handle, OuObject *name, const OuType *exception)
{
    void *library;
    size_t size;
    OuObject *holder = NULL;
    ou_csimple_pointer(th, handle, &library);
    const char *text = ou_is_bytes(name) ? ou_bytes_data(name) : ou_str_utf8(th, name, &size, &holder);
    if (text == NULL) {
        return NULL;
    }
    dlerror();
    void *address = dlsym(library, text);
    ou_drop_maybe(th, holder);
    return address == NULL ? failed(th, exception) : address;
}

OuObject *ou_clibrary_open(OuThread *th, OU_UNUSED OuObject *self, OuObject *const *args, OU_UNUSED size_t n, OU_UNUSED OuObject *kwnames)
{
    int mode = RTLD_NOW;
    OuObject *path = NULL;
    if (!ou_as_format_int(th, args[1], &mode) || (ou_audited(th) && !ou_audit(th, "ctypes.dlopen", "O", args[0]))) {
        return NULL;
    }
    if (args[0] != OU_NONE) {
        path = ou_is_bytes(args[0]) ? ou_keep(args[0]) : ou_is_str(args[0]) ? ou_str_encode(th, args[0], "utf-8", "surrogateescape") : NULL;
        if (path == NULL) {
            return ou_has_error(th) ? NULL
                                    : ou_null(th, &ou_exc_type_error, "expected str, bytes or os.PathLike object, not %T", args[0]);
        }
        if (memchr(ou_bytes_data(path), 0, ou_bytes_size(path)) != NULL) {
            ou_drop(th, path);
            return ou_null(th, &ou_exc_value_error, "embedded null byte");
        }
    }
    void *handle = dlopen(path == NULL ? NULL : ou_bytes_data(path), mode | RTLD_NOW);
    ou_drop_maybe(th, path);
    return handle == NULL ? failed(th, &ou_exc_os_error) : ou_int_new_u64(th, (uintptr_t)handle);
}

OuObject *ou_clibrary_close(OuThread *th, OU_UNUSED OuObject *self, OuObject *const *args, OU_UNUSED size_t n, OU_UNUSED OuObject *kwnames)
{
    void *handle;
    if (!ou_is_int(args[0])) {
        return ou_null(th, &ou_exc_type_error, "an integer is required");
    }
    ou_csimple_pointer(th, args[0], &handle);
    return handle == NULL || dlclose(handle) != 0 ? failed(th, &ou_exc_os_error) : OU_NONE;
}

OuObject *ou_clibrary_symbol(OuThread *th, OU_UNUSED OuObject *self, OuObject *const *args, OU_UNUSED size_t n, OU_UNUSED OuObject *kwnames)
{
    if (!ou_is_int(args[0]) || !ou_is_str(args[1])) {
        return ou_null(th, &ou_exc_type_error, "dlsym() takes an integer and a str");
    }
    if (ou_audited(th) && !ou_audit(th, "ctypes.dlsym/handle", "OO", args[0], args[1])) {
        return NULL;
    }
    void *address = ou_clibrary_find(th, args[0], args[1], &ou_exc_os_error);
    return address == NULL ? NULL : ou_int_new_u64(th, (uintptr_t)address);
}

#endif

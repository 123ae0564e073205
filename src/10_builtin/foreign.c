/* foreign.c - foreign.h.
 *
 * A library is never closed: libcrypto registers functions that run at exit, and another VM may use it. Opening it once more is
 * a count in the dynamic linker. */
#include "10_builtin/foreign.h"

#include <dlfcn.h>

#define HEADER 16 /* bytes before each block: its size; keeps the alignment of malloc */

static void foreign_drop(OuThread *th, OuObject *self)
{
    ou_object_free(th, self, sizeof(OuForeign) + ((OuForeign *)self)->n * sizeof(void *));
}

static const OuType foreign_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "foreign_library",
    .base = &ou_object_type,
    .flags = OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_FOREIGN,
    .basic_size = sizeof(OuForeign),
    .item_size = sizeof(void *),
    .drop = foreign_drop,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
};

OuForeign *ou_foreign_open(OuThread *th, OuKept slot, const char *module, const char *file, const char *package,
                           const char *const *names, size_t n)
{
    OuObject **place = &th->vm->library->kept[slot];
    if (*place != NULL) {
        return (OuForeign *)*place;
    }
    void *handle = dlopen(file, RTLD_LAZY | RTLD_LOCAL);
    OuForeign *foreign = NULL;
    if (handle != NULL) {
        foreign = (OuForeign *)ou_object_new(th, &foreign_type, sizeof *foreign + n * sizeof(void *));
        if (foreign == NULL) {
            return NULL;
        }
        foreign->n = n;
        for (size_t i = 0; i < n; i++) {
            foreign->fns[i] = dlsym(handle, names[i]);
            if (foreign->fns[i] == NULL) {
                ou_drop(th, foreign);
                foreign = NULL;
                break;
            }
        }
    }
    if (foreign == NULL) {
        ou_raise(th, &ou_exc_import_error, "module '%s' needs the library %s (Debian package %s)", module, file, package);
    }
    *place = (OuObject *)foreign;
    return foreign;
}

OuObject *ou_foreign_missing(OuThread *th, const char *module, const char *package)
{
    return ou_null(th, &ou_exc_module_not_found_error,
                   "No module named '%s': Ouro was built without it, since the Debian package %s was not installed", module, package);
}

void *ou_foreign_take(OuForeignMemory *memory, size_t n, size_t size)
{
    size_t bytes;
    if (!ou_checked_array(HEADER, n, size, &bytes)) {
        return NULL;
    }
    if (memory->unlocked) {
        ou_lock_enter(memory->th);
    }
    char *block = ou_raw_take(&memory->th->vm->account, bytes);
    if (memory->unlocked) {
        ou_lock_leave(memory->th);
    }
    if (block == NULL) {
        return NULL;
    }
    memcpy(block, &bytes, sizeof bytes);
    return block + HEADER;
}

void ou_foreign_give(OuForeignMemory *memory, void *p)
{
    size_t bytes;
    if (p == NULL) {
        return;
    }
    char *block = (char *)p - HEADER;
    memcpy(&bytes, block, sizeof bytes);
    if (memory->unlocked) {
        ou_lock_enter(memory->th);
    }
    ou_raw_give(&memory->th->vm->account, block, bytes);
    if (memory->unlocked) {
        ou_lock_leave(memory->th);
    }
}

void ou_foreign_leave(OuThread *th, OuForeignMemory *memory, size_t n)
{
    memory->unlocked = n >= OU_WORK_MIN;
    ou_work_leave(th, n);
}

void ou_foreign_enter(OuThread *th, OuForeignMemory *memory, size_t n)
{
    ou_work_enter(th, n);
    memory->unlocked = false;
}

/* fs_path.c - fs_path.h. */
#include "10_builtin/fs_path.h"

#include "06_types/abstract.h"
#include "06_types/bytes.h"
#include "06_types/exceptions.h"
#include "06_types/memoryview.h"
#include "06_types/names.h"
#include "06_types/str.h"
#include "06_types/type.h"

OuObject *ou_fs_path_maybe(OuThread *th, OuObject *o)
{
    if (ou_is_str(o) || ou_is_bytes(o)) {
        return ou_keep(o);
    }
    bool failed = false;
    OuObject *method = ou_lookup_special(th, o, OU_NAME(th, dunder_fspath), &failed);
    OuObject *path = method == NULL ? NULL : ou_call0(th, method);
    ou_drop_maybe(th, method);
    if (path != NULL && !ou_is_str(path) && !ou_is_bytes(path)) {
        ou_raise(th, &ou_exc_type_error, "expected %s.__fspath__() to return str or bytes, not %s", ou_type_short_name(o->type),
                 ou_type_short_name(path->type));
        ou_clear_ref(th, &path);
    }
    return path;
}

OuObject *ou_fs_path(OuThread *th, OuObject *o)
{
    OuObject *path = ou_fs_path_maybe(th, o);
    return path != NULL || ou_has_error(th) ? path
                                            : ou_null(th, &ou_exc_type_error, "expected str, bytes or os.PathLike object, not %s",
                                                      ou_type_short_name(o->type));
}

OuObject *ou_fs_path_buffer(OuThread *th, OuObject *o, OuObject *words)
{
    OuBuffer buffer;
    if (!th->vm->host->warn(th, OU_TYPE_OBJECT(&ou_exc_deprecation_warning), words, 1) || !ou_buffer_acquire_strided(th, o, &buffer)) {
        return NULL;
    }
    OuObject *bytes = ou_bytes_new(th, buffer.size);
    if (bytes != NULL) {
        ou_buffer_copy_out(&buffer, ou_bytes_data(bytes));
    }
    ou_buffer_release(th, &buffer);
    return bytes;
}

OuObject *ou_fs_path_text(OuThread *th, OuObject *o)
{
    OuObject *path;
    if (ou_is_str(o) || ou_is_bytes(o) || !ou_has_buffer(o)) {
        path = ou_fs_path(th, o);
    } else {
        OuObject *words = ou_str_format(th, "path should be string, bytes, or os.PathLike, not %s", ou_type_short_name(o->type));
        path = words == NULL ? NULL : ou_fs_path_buffer(th, o, words);
        ou_drop_maybe(th, words);
    }
    if (path != NULL && ou_is_bytes(path)) {
        OuObject *text = ou_str_decode(th, ou_bytes_data(path), ou_bytes_size(path), "utf-8", "surrogateescape");
        ou_drop(th, path);
        path = text;
    }
    if (path != NULL && !ou_str_without_null(th, path)) {
        ou_clear_ref(th, &path);
    }
    return path;
}

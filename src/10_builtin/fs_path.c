/* fs_path.c - fs_path.h. */
#include "10_builtin/fs_path.h"

#include "06_types/abstract.h"
#include "06_types/bytes.h"
#include "06_types/exceptions.h"
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

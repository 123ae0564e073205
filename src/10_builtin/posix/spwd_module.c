/* spwd_module.c - the module spwd: the system's database of passwords, which only root may read. */
#include "10_builtin/data_int.h"
#include "10_builtin/posix/posix_int.h"
#include "10_builtin/sys/structseq.h"

#include <shadow.h>
#include <string.h>

#define ROOM_MAX ((size_t)1 << 24) /* bytes that one entry may take */

static const OuStructField fields[] = {{"sp_namp", "login name"},
                                       {"sp_pwdp", "encrypted password"},
                                       {"sp_lstchg", "date of last change"},
                                       {"sp_min", "min #days between changes"},
                                       {"sp_max", "max #days between changes"},
                                       {"sp_warn", "#days before pw expires to warn user about it"},
                                       {"sp_inact", "#days after pw expires until account is disabled"},
                                       {"sp_expire", "#days since 1970-01-01 when account expires"},
                                       {"sp_flag", "reserved"},
                                       {"sp_nam", "login name; deprecated"},
                                       {"sp_pwd", "encrypted password; deprecated"},
                                       {NULL, NULL}};
static const OuStructSeq table = {"spwd.struct_spwd", "spwd.struct_spwd: an entry of the database, as getspnam() and getspall() return it.",
                                  fields, 9, OU_STRUCTSEQ_BY_SEQUENCE};

static OuObject *entry_new(OuThread *th, const struct spwd *p)
{
    OuObject *values[] = {ou_posix_name_or_none(th, p->sp_namp), ou_posix_name_or_none(th, p->sp_pwdp), ou_int_new(th, p->sp_lstchg),
                          ou_int_new(th, p->sp_min),    ou_int_new(th, p->sp_max),    ou_int_new(th, p->sp_warn),
                          ou_int_new(th, p->sp_inact),  ou_int_new(th, p->sp_expire), ou_int_new(th, (int64_t)p->sp_flag),
                          ou_posix_name_or_none(th, p->sp_namp), ou_posix_name_or_none(th, p->sp_pwdp)};
    return ou_structseq_adopt_in(th, "spwd", &table, values);
}

/* The entry of a name, new; NULL with an error. */
static OuObject *find(OuThread *th, const char *name)
{
    int error = ERANGE;
    for (size_t room = 1024; error == ERANGE && room <= ROOM_MAX; room *= 4) {
        char *text = ou_mem_take(th, room);
        if (text == NULL) {
            return NULL;
        }
        struct spwd entry, *found = NULL;
        ou_lock_leave(th);
        errno = 0;
        error = getspnam_r(name, &entry, text, room, &found);
        ou_lock_enter(th);
        OuObject *result = found != NULL ? entry_new(th, found) : NULL;
        ou_mem_give(th, text, room);
        if (found != NULL) {
            return result;
        }
    }
    if (error != 0 && error != ENOENT) {
        ou_raise_errno(th, error, NULL, NULL);
        return NULL;
    }
    return ou_null(th, &ou_exc_key_error, "getspnam(): name not found");
}

OU_POSIX(getspnam)
{
    OuPosixPath path = {0};
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "getspnam() argument must be str, not %G", args[0]);
    }
    OuObject *result = ou_posix_path(th, &path, "getspnam", "arg", args[0], 0) ? find(th, path.text) : NULL;
    ou_posix_path_end(th, &path);
    return result;
}

/* The walk has one cursor a process, as those of pwd have: see pwd_module.c. */
OU_POSIX(getspall)
{
    OuObject *list = ou_list_new(th, 0);
    setspent();
    for (struct spwd *p; list != NULL && (p = getspent()) != NULL;) {
        if (!ou_list_append_adopt(th, list, entry_new(th, p))) {
            ou_clear_ref(th, &list);
        }
    }
    endspent();
    return list;
}

static const OuMethodDef functions[] = {
    {"getspnam", posix_getspnam, "arg, /", 0, "Return the shadow password database entry for the given user name."},
    {"getspall", posix_getspall, "", 0, "Return a list of all available shadow password database entries, in arbitrary order."},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    if (!ou_data_warn_removed(th, "spwd")) {
        return NULL;
    }
    OuObject *module = ou_module_make(th, "spwd", "The shadow passwords of users; one must be root to read them.", functions);
    if (module != NULL && !ou_module_add_adopt(th, module, "struct_spwd", ou_structseq_type(th, &table))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module_spwd = {.name = "spwd", .make = make};

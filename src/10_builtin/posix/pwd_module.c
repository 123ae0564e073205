/* pwd_module.c - the modules pwd and grp: the system's databases of users and groups. */
#include "10_builtin/posix/posix_int.h"
#include "10_builtin/sys/structseq.h"

#include <grp.h>
#include <pwd.h>
#include <string.h>

#define ROOM_MAX ((size_t)1 << 24) /* bytes that one entry may take */

static const OuStructField user_fields[] = {{"pw_name", "user name"},      {"pw_passwd", "password"}, {"pw_uid", "user id"},
                                            {"pw_gid", "group id"},        {"pw_gecos", "real name"}, {"pw_dir", "home directory"},
                                            {"pw_shell", "shell program"}, {NULL, NULL}};
static const OuStructSeq user_table = {
    "pwd.struct_passwd",
    "pwd.struct_passwd: Results from getpw*() routines.\n\nThis object may be accessed either as a tuple of\n"
    "  (pw_name,pw_passwd,pw_uid,pw_gid,pw_gecos,pw_dir,pw_shell)\nor via the object attributes as named in the above tuple.",
    user_fields, 7, OU_STRUCTSEQ_BY_SEQUENCE};
static const OuStructField group_fields[] = {
    {"gr_name", "group name"}, {"gr_passwd", "password"}, {"gr_gid", "group id"}, {"gr_mem", "group members"}, {NULL, NULL}};
static const OuStructSeq group_table = {
    "grp.struct_group",
    "grp.struct_group: Results from getgr*() routines.\n\nThis object may be accessed either as a tuple of\n"
    "  (gr_name,gr_passwd,gr_gid,gr_mem)\nor via the object attributes as named in the above tuple.",
    group_fields, 4, OU_STRUCTSEQ_BY_SEQUENCE};

static OuObject *user_new(OuThread *th, const struct passwd *p)
{
    OuObject *values[] = {ou_posix_name_or_none(th, p->pw_name), ou_posix_name_or_none(th, p->pw_passwd), ou_posix_id_new(th, p->pw_uid),
                          ou_posix_id_new(th, p->pw_gid), ou_posix_name_or_none(th, p->pw_gecos), ou_posix_name_or_none(th, p->pw_dir),
                          ou_posix_name_or_none(th, p->pw_shell)};
    return ou_structseq_adopt_in(th, "pwd", &user_table, values);
}

static OuObject *group_new(OuThread *th, const struct group *g)
{
    OuObject *members = ou_list_new(th, 0);
    for (char **at = g->gr_mem; members != NULL && at != NULL && *at != NULL; at++) {
        if (!ou_list_append_adopt(th, members, ou_posix_name_or_none(th, *at))) {
            ou_clear_ref(th, &members);
        }
    }
    OuObject *values[] = {ou_posix_name_or_none(th, g->gr_name), ou_posix_name_or_none(th, g->gr_passwd), ou_posix_id_new(th, g->gr_gid), members};
    return ou_structseq_adopt_in(th, "grp", &group_table, values);
}

/* One entry by name (not NULL) or by number, new; NULL with an error, or with nothing pending when there is none. */
static OuObject *find(OuThread *th, bool is_group, const char *name, uint32_t id)
{
    for (size_t room = 1024; room <= ROOM_MAX; room *= 4) {
        char *text = ou_mem_take(th, room);
        if (text == NULL) {
            return NULL;
        }
        struct passwd user, *found_user = NULL;
        struct group group, *found_group = NULL;
        ou_lock_leave(th);
        int error = !is_group      ? (name != NULL ? getpwnam_r(name, &user, text, room, &found_user)
                                                   : getpwuid_r(id, &user, text, room, &found_user))
                    : name != NULL ? getgrnam_r(name, &group, text, room, &found_group)
                                   : getgrgid_r(id, &group, text, room, &found_group);
        ou_lock_enter(th);
        OuObject *result = found_user != NULL ? user_new(th, found_user) : found_group != NULL ? group_new(th, found_group) : NULL;
        ou_mem_give(th, text, room);
        if (error != ERANGE) {
            return result;
        }
    }
    return NULL;
}

static OuObject *by_name(OuThread *th, bool is_group, OuObject *name)
{
    const char *function = is_group ? "getgrnam" : "getpwnam";
    OuPosixPath path = {0};
    if (!ou_is_str(name)) {
        return ou_null(th, &ou_exc_type_error, is_group ? "%s() argument 'name' must be str, not %G" : "%s() argument must be str, not %G", function,
                       name);
    }
    OuObject *result = NULL;
    if (ou_posix_path(th, &path, function, "name", name, 0)) {
        result = find(th, is_group, path.text, 0);
        if (result == NULL && !ou_has_error(th)) {
            ou_raise(th, &ou_exc_key_error, "%s(): name not found: %R", function, name);
        }
    }
    ou_posix_path_end(th, &path);
    return result;
}

static OuObject *by_number(OuThread *th, bool is_group, OuObject *o)
{
    uint32_t id;
    const char *what = is_group ? "gid" : "uid", *function = is_group ? "getgrgid" : "getpwuid";
    if (!ou_posix_id(th, o, what, &id)) {
        if (ou_error_swallow(th, &ou_exc_overflow_error)) {
            ou_raise(th, &ou_exc_key_error, "%s(): %s not found", function, what);
        }
        return NULL;
    }
    OuObject *result = find(th, is_group, NULL, id);
    if (result == NULL && !ou_has_error(th)) {
        ou_raise(th, &ou_exc_key_error, "%s(): %s not found: %R", function, what, o);
    }
    return result;
}

OU_POSIX(getpwnam)
{
    return by_name(th, false, args[0]);
}

OU_POSIX(getpwuid)
{
    return by_number(th, false, args[0]);
}

OU_POSIX(getgrnam)
{
    return by_name(th, true, args[0]);
}

OU_POSIX(getgrgid)
{
    return by_number(th, true, args[0]);
}

/* The walk over a whole database has one cursor a process, in the C library. The lock is kept, so within a VM nothing mixes;
 * VMs that walk at once may each see a part, as any two threads of C would. */
OU_POSIX(getpwall)
{
    OuObject *list = ou_list_new(th, 0);
    setpwent();
    for (struct passwd *p; list != NULL && (p = getpwent()) != NULL;) {
        if (!ou_list_append_adopt(th, list, user_new(th, p))) {
            ou_clear_ref(th, &list);
        }
    }
    endpwent();
    return list;
}

OU_POSIX(getgrall)
{
    OuObject *list = ou_list_new(th, 0);
    setgrent();
    for (struct group *g; list != NULL && (g = getgrent()) != NULL;) {
        if (!ou_list_append_adopt(th, list, group_new(th, g))) {
            ou_clear_ref(th, &list);
        }
    }
    endgrent();
    return list;
}

static const OuMethodDef user_functions[] = {
    {"getpwnam", posix_getpwnam, "name, /", 0, "Return the password database entry for the given user name."},
    {"getpwuid", posix_getpwuid, "uid, /", 0, "Return the password database entry for the given numeric user ID."},
    {"getpwall", posix_getpwall, "", 0, "Return a list of all available password database entries, in arbitrary order."},
    {NULL, NULL, NULL, 0, NULL},
};
static const OuMethodDef group_functions[] = {
    {"getgrnam", posix_getgrnam, "name", 0, "Return the group database entry for the given group name."},
    {"getgrgid", posix_getgrgid, "id", 0, "Return the group database entry for the given numeric group ID."},
    {"getgrall", posix_getgrall, "", 0, "Return a list of all available group entries, in arbitrary order."},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make_pwd(OuThread *th)
{
    OuObject *module = ou_module_make(th, "pwd", NULL, user_functions);
    if (module != NULL && !ou_module_add_adopt(th, module, "struct_passwd", ou_structseq_type(th, &user_table))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

static OuObject *make_grp(OuThread *th)
{
    OuObject *module = ou_module_make(th, "grp", NULL, group_functions);
    if (module != NULL && !ou_module_add_adopt(th, module, "struct_group", ou_structseq_type(th, &group_table))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module_pwd = {.name = "pwd", .make = make_pwd};
const OuBuiltinModule ou_module_grp = {.name = "grp", .make = make_grp};

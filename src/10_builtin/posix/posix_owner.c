/* posix_owner.c - whose a process is, and how it counts: users, groups, sessions, priorities. */
#include "10_builtin/posix/posix_int.h"

#include <grp.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* A user or group number: -1 stands for "leave it"; others up to 2**32 - 2. */
bool ou_posix_id(OuThread *th, OuObject *o, const char *what, uint32_t *out)
{
    OuObject *index = ou_index(th, o);
    if (index == NULL) {
        if (ou_error_swallow(th, &ou_exc_type_error)) {
            ou_raise(th, &ou_exc_type_error, "%s should be integer, not %T", what, o);
        }
        return false;
    }
    int64_t value;
    int beyond = ou_int_clip_i64(index, &value);
    ou_drop(th, index);
    if (beyond > 0) {
        return ou_raise(th, &ou_exc_overflow_error, "%s is greater than maximum", what);
    }
    if (value < -1 || value > (int64_t)UINT32_MAX) { /* CPython's word for both, too */
        return ou_raise(th, &ou_exc_overflow_error, "%s is less than minimum", what);
    }
    *out = (uint32_t)value;
    return true;
}

OuObject *ou_posix_id_new(OuThread *th, uint32_t id)
{
    return ou_int_new(th, id == UINT32_MAX ? -1 : (int64_t)id);
}

#define SET_ONE(name, what)                                                                        \
    OU_POSIX(name)                                                                                 \
    {                                                                                              \
        uint32_t id;                                                                               \
        return ou_posix_id(th, args[0], what, &id) ? ou_posix_done(th, name(id), NULL, NULL) : NULL; \
    }
SET_ONE(setuid, "uid")
SET_ONE(seteuid, "uid")
SET_ONE(setgid, "gid")
SET_ONE(setegid, "gid")

#define SET_TWO(name, what)                                                                        \
    OU_POSIX(name)                                                                                 \
    {                                                                                              \
        uint32_t real, effective;                                                                  \
        return ou_posix_id(th, args[0], what, &real) && ou_posix_id(th, args[1], what, &effective) \
                   ? ou_posix_done(th, name(real, effective), NULL, NULL)                          \
                   : NULL;                                                                         \
    }
SET_TWO(setreuid, "uid")
SET_TWO(setregid, "gid")

#define SET_THREE(name, what)                                                                      \
    OU_POSIX(name)                                                                                 \
    {                                                                                              \
        uint32_t real, effective, saved;                                                           \
        return ou_posix_id(th, args[0], what, &real) && ou_posix_id(th, args[1], what, &effective) && \
                       ou_posix_id(th, args[2], what, &saved)                                      \
                   ? ou_posix_done(th, name(real, effective, saved), NULL, NULL)                   \
                   : NULL;                                                                         \
    }
SET_THREE(setresuid, "uid")
SET_THREE(setresgid, "gid")

#define GET_THREE(name, type)                                                                      \
    OU_POSIX(name)                                                                                 \
    {                                                                                              \
        type real, effective, saved;                                                               \
        if (name(&real, &effective, &saved) != 0) {                                                \
            return ou_posix_done(th, -1, NULL, NULL);                                              \
        }                                                                                          \
        return three(th, real, effective, saved);                                                  \
    }

static OuObject *three(OuThread *th, uint32_t a, uint32_t b, uint32_t c)
{
    OuObject *items[] = {ou_posix_id_new(th, a), ou_posix_id_new(th, b), ou_posix_id_new(th, c)};
    OuObject *result = items[0] != NULL && items[1] != NULL && items[2] != NULL
                           ? ou_tuple_of(th, 3, items[0], items[1], items[2])
                           : NULL;
    for (size_t i = 0; i < 3; i++) {
        ou_drop_maybe(th, items[i]);
    }
    return result;
}
GET_THREE(getresuid, uid_t)
GET_THREE(getresgid, gid_t)

/* ---- groups ---- */

static OuObject *group_list(OuThread *th, const gid_t *groups, int n)
{
    OuObject *list = ou_list_new(th, (size_t)n);
    for (int i = 0; list != NULL && i < n; i++) {
        if (!ou_list_append_adopt(th, list, ou_posix_id_new(th, groups[i]))) {
            ou_clear_ref(th, &list);
        }
    }
    return list;
}

OU_POSIX(getgroups)
{
    int count = getgroups(0, NULL);
    size_t room = (size_t)(count < 1 ? 1 : count) * sizeof(gid_t);
    gid_t *groups = count < 0 ? NULL : ou_mem_take(th, room);
    if (groups == NULL) {
        return count < 0 ? ou_posix_done(th, -1, NULL, NULL) : NULL;
    }
    count = getgroups(count, groups);
    OuObject *list = count < 0 ? ou_posix_done(th, -1, NULL, NULL) : group_list(th, groups, count);
    ou_mem_give(th, groups, room);
    return list;
}

OU_POSIX(setgroups)
{
    OuObject *list = ou_to_list(th, args[0]), *result = NULL;
    if (list == NULL) {
        return NULL;
    }
    size_t n_groups = ou_list_size(list), room = (n_groups + 1) * sizeof(gid_t);
    if (n_groups > NGROUPS_MAX) {
        ou_drop(th, list);
        return ou_null(th, &ou_exc_value_error, "too many groups");
    }
    gid_t *groups = ou_mem_take(th, room);
    bool ok = groups != NULL;
    for (size_t i = 0; ok && i < n_groups; i++) {
        uint32_t id;
        ok = ou_posix_id(th, ou_list_borrow(list, i), "gid", &id);
        groups[i] = ok ? id : 0;
    }
    if (ok) {
        result = ou_posix_done(th, setgroups(n_groups, groups), NULL, NULL);
    }
    ou_mem_give(th, groups, groups == NULL ? 0 : room);
    ou_drop(th, list);
    return result;
}

OU_POSIX(getgrouplist)
{
    OuPosixPath user;
    uint32_t group;
    OuObject *list = NULL;
    if (ou_posix_path(th, &user, "getgrouplist", "user", args[0], 0) && ou_posix_id(th, args[1], "gid", &group)) {
        int n_room = 64;
        for (bool again = true; again;) {
            int n_groups = n_room;
            size_t room = (size_t)n_room * sizeof(gid_t);
            gid_t *groups = ou_mem_take(th, room);
            again = groups != NULL && getgrouplist(user.text, group, groups, &n_groups) < 0 && n_groups > n_room;
            if (groups != NULL && !again) {
                list = group_list(th, groups, n_groups);
            }
            ou_mem_give(th, groups, groups == NULL ? 0 : room);
            n_room = n_groups;
        }
    }
    ou_posix_path_end(th, &user);
    return list;
}

OU_POSIX(initgroups)
{
    OuPosixPath user;
    uint32_t group;
    OuObject *result = NULL;
    if (ou_posix_path(th, &user, "initgroups", "username", args[0], 0) && ou_posix_id(th, args[1], "gid", &group)) {
        result = ou_posix_done(th, initgroups(user.text, group), NULL, NULL);
    }
    ou_posix_path_end(th, &user);
    return result;
}

OU_POSIX(getlogin)
{
    char name[LOGIN_NAME_MAX + 1];
    int error = getlogin_r(name, sizeof name);
    if (error != 0) {
        errno = error;
        return ou_posix_done(th, -1, NULL, NULL);
    }
    return ou_posix_name(th, name, strlen(name), false);
}

/* ---- sessions and process groups ---- */

#define OF_PID(name)                                                                               \
    OU_POSIX(name)                                                                                 \
    {                                                                                              \
        int pid;                                                                                   \
        if (!ou_as_format_int(th, args[0], &pid)) {                                                \
            return NULL;                                                                           \
        }                                                                                          \
        pid_t got = name(pid);                                                                     \
        return got < 0 ? ou_posix_done(th, -1, NULL, NULL) : ou_int_new(th, got);                  \
    }
OF_PID(getpgid)
OF_PID(getsid)

OU_POSIX(setsid)
{
    return ou_posix_done(th, setsid() < 0 ? -1 : 0, NULL, NULL);
}

OU_POSIX(setpgrp)
{
    return ou_posix_done(th, setpgid(0, 0), NULL, NULL);
}

OU_POSIX(setpgid)
{
    int pid, group;
    return ou_as_format_int(th, args[0], &pid) && ou_as_format_int(th, args[1], &group)
               ? ou_posix_done(th, setpgid(pid, group), NULL, NULL)
               : NULL;
}

OU_POSIX(killpg)
{
    int group, number;
    if (!ou_as_format_int(th, args[0], &group) || !ou_as_format_int(th, args[1], &number)) {
        return NULL;
    }
    if (ou_audited(th) && !ou_audit(th, "os.killpg", "ii", group, number)) {
        return NULL;
    }
    OuObject *result = ou_posix_done(th, killpg(group, number), NULL, NULL);
    return result != NULL && !ou_tick(th) ? NULL : result;
}

/* ---- priorities ---- */

OU_POSIX(nice)
{
    int increment;
    if (!ou_as_c_int(th, args[0], &increment)) {
        return NULL;
    }
    errno = 0; /* -1 is a priority, too */
    int value = nice(increment);
    return value == -1 && errno != 0 ? ou_posix_done(th, -1, NULL, NULL) : ou_int_new(th, value);
}

OU_POSIX(getpriority)
{
    int which, who;
    if (!ou_as_c_int(th, args[0], &which) || !ou_as_c_int(th, args[1], &who)) {
        return NULL;
    }
    errno = 0;
    int value = getpriority((__priority_which_t)which, (id_t)who);
    return errno != 0 ? ou_posix_done(th, -1, NULL, NULL) : ou_int_new(th, value);
}

OU_POSIX(setpriority)
{
    int which, who, value;
    return ou_as_c_int(th, args[0], &which) && ou_as_c_int(th, args[1], &who) && ou_as_c_int(th, args[2], &value)
               ? ou_posix_done(th, setpriority((__priority_which_t)which, (id_t)who, value), NULL, NULL)
               : NULL;
}

const OuMethodDef ou_posix_owner_functions[] = {
    {"setuid", posix_setuid, "uid, /", 0, "Set the current process's user id."},
    {"seteuid", posix_seteuid, "euid, /", 0, "Set the current process's effective user id."},
    {"setgid", posix_setgid, "gid, /", 0, "Set the current process's group id."},
    {"setegid", posix_setegid, "egid, /", 0, "Set the current process's effective group id."},
    {"setreuid", posix_setreuid, "ruid, euid, /", 0, "Set the current process's real and effective user ids."},
    {"setregid", posix_setregid, "rgid, egid, /", 0, "Set the current process's real and effective group ids."},
    {"setresuid", posix_setresuid, "ruid, euid, suid, /", 0, "Set the current process's real, effective, and saved user ids."},
    {"setresgid", posix_setresgid, "rgid, egid, sgid, /", 0, "Set the current process's real, effective, and saved group ids."},
    {"getresuid", posix_getresuid, "", 0, "Return a tuple of the current process's real, effective, and saved user ids."},
    {"getresgid", posix_getresgid, "", 0, "Return a tuple of the current process's real, effective, and saved group ids."},
    {"getgroups", posix_getgroups, "", 0, "Return list of supplemental group IDs for the process."},
    {"setgroups", posix_setgroups, "groups, /", 0, "Set the groups of the current process to list."},
    {"getgrouplist", posix_getgrouplist, "user, group, /", 0, "Returns a list of groups to which a user belongs."},
    {"initgroups", posix_initgroups, "username, gid, /", 0, "Initialize the group access list."},
    {"getlogin", posix_getlogin, "", 0, "Return the actual login name."},
    {"getpgid", posix_getpgid, "pid", 0, "Call the system call getpgid(), and return the result."},
    {"getsid", posix_getsid, "pid, /", 0, "Call the system call getsid(pid) and return the result."},
    {"setsid", posix_setsid, "", 0, "Call the system call setsid()."},
    {"setpgrp", posix_setpgrp, "", 0, "Make the current process the leader of its process group."},
    {"setpgid", posix_setpgid, "pid, pgrp, /", 0, "Call the system call setpgid(pid, pgrp)."},
    {"killpg", posix_killpg, "pgid, signal, /", 0, "Kill a process group with a signal."},
    {"nice", posix_nice, "increment, /", 0, "Add increment to the priority of process and return the new priority."},
    {"getpriority", posix_getpriority, "which, who", 0, "Return program scheduling priority."},
    {"setpriority", posix_setpriority, "which, who, priority", 0, "Set program scheduling priority."},
    {NULL, NULL, NULL, 0, NULL},
};

/* posix_exec.c - other programs: exec in this process, posix_spawn in a new one. */
#include "10_builtin/posix/posix_int.h"

#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <unistd.h>

extern char **environ;

/* A vector of C strings from a list or tuple, or from a mapping's "name=value"; the bytes stay in *holder. */
char **ou_posix_text_vector(OuThread *th, const char *function, OuObject *items, OuObject *values, size_t *room, OuObject **holder)
{
    size_t n = ou_list_size(items);
    *room = (n + 1) * sizeof(char *);
    char **vector = ou_mem_take(th, *room);
    *holder = vector == NULL ? NULL : ou_list_new(th, n);
    bool ok = *holder != NULL;
    for (size_t i = 0; ok && i < n; i++) {
        OuPosixPath name, value = {0};
        ok = ou_posix_path(th, &name, function, "argument", ou_list_borrow(items, i), 0) &&
             (values == NULL || ou_posix_path(th, &value, function, "value", ou_list_borrow(values, i), 0));
        if (ok && values != NULL && (name.text[0] == 0 || strchr(name.text + 1, '=') != NULL)) {
            ok = ou_raise(th, &ou_exc_value_error, "illegal environment variable name");
        }
        if (ok) {
            size_t before = strlen(name.text), after = values == NULL ? 0 : 1 + strlen(value.text);
            OuObject *whole = ou_bytes_new(th, before + after);
            if (whole != NULL) {
                memcpy(ou_bytes_data(whole), name.text, before);
                if (after > 0) {
                    ou_bytes_data(whole)[before] = '=';
                    memcpy(ou_bytes_data(whole) + before + 1, value.text, after - 1);
                }
                vector[i] = ou_bytes_data(whole);
            }
            ok = ou_list_append_adopt(th, *holder, whole);
        }
        ou_posix_path_end(th, &value);
        ou_posix_path_end(th, &name);
    }
    if (!ok) {
        ou_clear_ref(th, holder);
        ou_mem_give(th, vector, vector == NULL ? 0 : *room);
        return NULL;
    }
    vector[n] = NULL;
    return vector;
}

/* The arguments of a program: a list or tuple of at least one, the first not empty. head: how messages begin. The rest as for
 * ou_posix_text_vector. */
static char **argument_vector(OuThread *th, const char *function, const char *head, OuObject *arguments, size_t *room, OuObject **holder)
{
    if (!ou_is_list(arguments) && !ou_is_tuple(arguments)) {
        ou_raise(th, &ou_exc_type_error, "%s must be a tuple or list", head);
        return NULL;
    }
    char **vector = NULL;
    OuObject *list = ou_to_list(th, arguments);
    if (list != NULL && ou_list_size(list) == 0) {
        ou_raise(th, &ou_exc_value_error, "%s must not be empty", head);
    } else if (list != NULL) {
        vector = ou_posix_text_vector(th, function, list, NULL, room, holder);
    }
    ou_drop_maybe(th, list);
    if (vector != NULL && vector[0][0] == 0) {
        ou_raise(th, &ou_exc_value_error, "%s first element cannot be empty", head);
        ou_clear_ref(th, holder);
        ou_mem_give(th, vector, *room);
        return NULL;
    }
    return vector;
}

bool ou_posix_mapping(OuThread *th, const char *function, OuObject *env, OuObject **names, OuObject **values)
{
    OuObject *keys = ou_call_method_text(th, env, "keys", 0), *items = NULL;
    *names = keys == NULL ? NULL : ou_to_list(th, keys);
    items = *names == NULL ? NULL : ou_call_method_text(th, env, "values", 0);
    *values = items == NULL ? NULL : ou_to_list(th, items);
    ou_drop_maybe(th, items);
    ou_drop_maybe(th, keys);
    return *values != NULL && (ou_list_size(*names) == ou_list_size(*values) ||
                               ou_raise(th, &ou_exc_value_error, "%s(): env changed size", function));
}

static OuObject *execute(OuThread *th, const char *function, OuObject *file, OuObject *arguments, OuObject *env)
{
    OuPosixPath path = {0};
    OuObject *names = NULL, *values = NULL, *held = NULL, *held_env = NULL;
    size_t room = 0, env_room = 0;
    char **vector = NULL, **env_vector = NULL;
    if (!ou_posix_path(th, &path, function, "path", file, OU_PATH_FILE | (env == NULL ? 0 : OU_PATH_FD))) {
        goto done;
    }
    vector = argument_vector(th, function, env == NULL ? "execv() arg 2" : "execve: argv", arguments, &room, &held);
    if (vector == NULL) {
        goto done;
    }
    if (env != NULL) {
        if (!ou_posix_mapping(th, function, env, &names, &values)) {
            goto done;
        }
        env_vector = ou_posix_text_vector(th, function, names, values, &env_room, &held_env);
        if (env_vector == NULL) {
            goto done;
        }
    }
    if (ou_audited(th) && !ou_audit(th, "os.exec", "OOO", path.given, arguments, env)) {
        goto done;
    }
    if (path.text == NULL) {
        fexecve(path.fd, vector, env_vector);
    } else {
        execve(path.text, vector, env == NULL ? environ : env_vector);
    }
    ou_posix_done(th, -1, env == NULL ? NULL : &path, NULL);
done:
    ou_drop_maybe(th, held_env);
    ou_mem_give(th, env_vector, env_room);
    ou_drop_maybe(th, values);
    ou_drop_maybe(th, names);
    ou_drop_maybe(th, held);
    ou_mem_give(th, vector, room);
    ou_posix_path_end(th, &path);
    return NULL;
}

OU_POSIX(execv)
{
    return execute(th, "execv", args[0], args[1], NULL);
}

OU_POSIX(execve)
{
    return execute(th, "execve", args[0], args[1], args[2]);
}

/* ---- posix_spawn ---- */

enum { ACTION_OPEN, ACTION_CLOSE, ACTION_DUP2 };

static bool add_action(OuThread *th, posix_spawn_file_actions_t *actions, OuObject *action, OuObject *held)
{
    int kind, fd, flags, mode, to;
    size_t n = ou_is_tuple(action) ? ou_tuple_size(action) : 0;
    if (n == 0) {
        return ou_raise(th, &ou_exc_type_error, "Each file_actions element must be a non-empty tuple");
    }
    if (!ou_as_format_int(th, ou_tuple_borrow(action, 0), &kind)) {
        return false;
    }
    int error = 0;
    if (kind == ACTION_OPEN && n == 5) {
        OuPosixPath path = {0};
        /* The system keeps the pointer: the bytes live in `held` until the call. */
        bool ok = ou_as_format_int(th, ou_tuple_borrow(action, 1), &fd) &&
                  ou_posix_path(th, &path, "posix_spawn", "path", ou_tuple_borrow(action, 2), 0) &&
                  ou_as_format_int(th, ou_tuple_borrow(action, 3), &flags) &&
                  ou_as_format_int(th, ou_tuple_borrow(action, 4), &mode) && ou_list_append(th, held, path.bytes);
        if (ok) {
            error = posix_spawn_file_actions_addopen(actions, fd, path.text, flags, (mode_t)mode);
        }
        ou_posix_path_end(th, &path);
        if (!ok) {
            return false;
        }
    } else if (kind == ACTION_CLOSE && n == 2) {
        if (!ou_as_format_int(th, ou_tuple_borrow(action, 1), &fd)) {
            return false;
        }
        error = posix_spawn_file_actions_addclose(actions, fd);
    } else if (kind == ACTION_DUP2 && n == 3) {
        if (!ou_as_format_int(th, ou_tuple_borrow(action, 1), &fd) || !ou_as_format_int(th, ou_tuple_borrow(action, 2), &to)) {
            return false;
        }
        error = posix_spawn_file_actions_adddup2(actions, fd, to);
    } else {
        return kind < ACTION_OPEN || kind > ACTION_DUP2
                   ? ou_raise(th, &ou_exc_type_error, "Unknown file_actions identifier")
                   : ou_raise(th, &ou_exc_type_error, kind == ACTION_OPEN    ? "A open file_action tuple must have 5 elements"
                                                      : kind == ACTION_CLOSE ? "A close file_action tuple must have 2 elements"
                                                                             : "A dup2 file_action tuple must have 3 elements");
    }
    errno = error;
    return error == 0 || ou_posix_done(th, -1, NULL, NULL) != NULL;
}

static bool signal_set(OuThread *th, OuObject *o, sigset_t *set)
{
    OuObject *list = ou_to_list(th, o);
    bool ok = list != NULL;
    sigemptyset(set);
    for (size_t i = 0; ok && i < ou_list_size(list); i++) {
        int number = 0;
        ok = ou_as_format_int(th, ou_list_borrow(list, i), &number);
        if (ok && (number < 1 || number >= NSIG)) {
            ok = ou_raise(th, &ou_exc_value_error, "signal number %d out of range [1; %d]", number, NSIG - 1);
        } else if (ok) {
            sigaddset(set, number);
        }
    }
    ou_drop_maybe(th, list);
    return ok;
}

/* The keyword arguments, each NULL when it was not given. */
static bool set_attributes(OuThread *th, posix_spawnattr_t *attr, OuObject *group, OuObject *reset_ids, OuObject *session,
                           OuObject *mask, OuObject *defaults, OuObject *scheduler)
{
    short flags = 0;
    sigset_t set;
    if (group != NULL) {
        int pid;
        if (!ou_as_format_int(th, group, &pid)) {
            return false;
        }
        flags |= POSIX_SPAWN_SETPGROUP;
        posix_spawnattr_setpgroup(attr, pid);
    }
    int reset = 0, new_session = 0;
    if ((reset_ids != NULL && !ou_as_c_int(th, reset_ids, &reset)) || (session != NULL && !ou_as_c_int(th, session, &new_session))) {
        return false;
    }
    flags |= reset != 0 ? POSIX_SPAWN_RESETIDS : 0;
    flags |= new_session != 0 ? POSIX_SPAWN_SETSID : 0;
    if (mask != NULL) {
        if (!signal_set(th, mask, &set)) {
            return false;
        }
        flags |= POSIX_SPAWN_SETSIGMASK;
        posix_spawnattr_setsigmask(attr, &set);
    }
    if (defaults != NULL) {
        if (!signal_set(th, defaults, &set)) {
            return false;
        }
        flags |= POSIX_SPAWN_SETSIGDEF;
        posix_spawnattr_setsigdefault(attr, &set);
    }
    if (scheduler != NULL) {
        struct sched_param param;
        if (!ou_is_tuple(scheduler) || ou_tuple_size(scheduler) != 2) {
            return ou_raise(th, &ou_exc_type_error, "A scheduler tuple must have two elements");
        }
        OuObject *policy = ou_tuple_borrow(scheduler, 0);
        if (!ou_posix_sched_param(th, ou_tuple_borrow(scheduler, 1), &param)) {
            return false;
        }
        if (policy != OU_NONE) {
            int number;
            if (!ou_as_c_int(th, policy, &number)) {
                return false;
            }
            posix_spawnattr_setschedpolicy(attr, number);
            flags |= POSIX_SPAWN_SETSCHEDULER;
        }
        posix_spawnattr_setschedparam(attr, &param);
        flags |= POSIX_SPAWN_SETSCHEDPARAM;
    }
    errno = posix_spawnattr_setflags(attr, flags);
    return errno == 0 || ou_posix_done(th, -1, NULL, NULL) != NULL;
}

static OuObject *spawn(OuThread *th, const char *function, OuObject *const *args, bool search)
{
    OuPosixPath path;
    OuObject *held = NULL, *held_env = NULL, *names = NULL, *values = NULL, *result = NULL;
    OuObject *opened = NULL, *actions_list = NULL;
    char **vector = NULL, **env = NULL;
    size_t room = 0, env_room = 0;
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attr;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attr);
    bool ok = ou_posix_path(th, &path, function, "path", args[0], OU_PATH_FILE);
    const char *head = search ? "posix_spawnp: argv" : "posix_spawn: argv";
    ok = ok && (vector = argument_vector(th, function, head, args[1], &room, &held)) != NULL;
    if (ok && args[2] != OU_NONE) {
        ok = ou_posix_mapping(th, function, args[2], &names, &values) &&
             (env = ou_posix_text_vector(th, function, names, values, &env_room, &held_env)) != NULL;
    }
    ok = ok && (opened = ou_list_new(th, 0)) != NULL;
    if (ok && args[3] != NULL && args[3] != OU_NONE) {
        ok = (actions_list = ou_to_list(th, args[3])) != NULL;
        for (size_t i = 0; ok && i < ou_list_size(actions_list); i++) {
            ok = add_action(th, &actions, ou_list_borrow(actions_list, i), opened);
        }
    }
    ok = ok && set_attributes(th, &attr, args[4], args[5], args[6], args[7], args[8], args[9]);
    if (ok && ou_audited(th)) {
        ok = ou_audit(th, "os.posix_spawn", "OOO", path.given, args[1], args[2]);
    }
    if (ok) {
        pid_t pid;
        char *const *environment = env == NULL ? environ : env;
        errno = search ? posix_spawnp(&pid, path.text, &actions, &attr, vector, environment)
                       : posix_spawn(&pid, path.text, &actions, &attr, vector, environment);
        result = errno != 0 ? ou_posix_done(th, -1, &path, NULL) : ou_int_new(th, pid);
    }
    posix_spawnattr_destroy(&attr);
    posix_spawn_file_actions_destroy(&actions);
    ou_drop_maybe(th, actions_list);
    ou_drop_maybe(th, opened);
    ou_drop_maybe(th, held_env);
    ou_mem_give(th, env, env == NULL ? 0 : env_room);
    ou_drop_maybe(th, values);
    ou_drop_maybe(th, names);
    ou_drop_maybe(th, held);
    ou_mem_give(th, vector, vector == NULL ? 0 : room);
    ou_posix_path_end(th, &path);
    return result;
}

OU_POSIX(posix_spawn)
{
    return spawn(th, "posix_spawn", args, false);
}

OU_POSIX(posix_spawnp)
{
    return spawn(th, "posix_spawnp", args, true);
}

#define SPAWN_ARGUMENTS                                                                            \
    "path, argv, env, /, *, file_actions=(), setpgroup=None, resetids=False, setsid=False, setsigmask=(), setsigdef=(), " \
    "scheduler=None"

const OuMethodDef ou_posix_exec_functions[] = {
    {"execv", posix_execv, "path, argv, /", 0, "Execute an executable path with arguments, replacing current process."},
    {"execve", posix_execve, "path, argv, env", 0, "Execute an executable path with arguments, replacing current process."},
    {"posix_spawn", posix_posix_spawn, SPAWN_ARGUMENTS, 0, "Execute the program specified by path in a new process."},
    {"posix_spawnp", posix_posix_spawnp, SPAWN_ARGUMENTS, 0, "Execute the program specified by path in a new process."},
    {NULL, NULL, NULL, 0, NULL},
};

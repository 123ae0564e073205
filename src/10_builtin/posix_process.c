/* posix_process.c - processes, the environment, and what the system tells about itself. */
#include "10_builtin/posix_int.h"
#include "10_builtin/structseq.h"

#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/times.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static const OuStructField times_fields[] = {{"user", "user time"},
                                             {"system", "system time"},
                                             {"children_user", "user time of children"},
                                             {"children_system", "system time of children"},
                                             {"elapsed", "elapsed time since an arbitrary point in the past"},
                                             {NULL, NULL}};
static const OuStructSeq times_table = {"posix.times_result", "times_result: Result from os.times().", times_fields, 5, false};
static const OuStructField uname_fields[] = {{"sysname", NULL}, {"nodename", NULL}, {"release", NULL},
                                             {"version", NULL}, {"machine", NULL},  {NULL, NULL}};
static const OuStructSeq uname_table = {"posix.uname_result", "uname_result: Result from os.uname().", uname_fields, 5, false};
static const OuStructField size_fields[] = {{"columns", "width of the terminal window in characters"},
                                            {"lines", "height of the terminal window in characters"},
                                            {NULL, NULL}};
static const OuStructSeq size_table = {"os.terminal_size", "A tuple of (columns, lines) for holding terminal window size",
                                       size_fields, 2, false};

/* ---- who and where ---- */

#define NUMBER(name, expression)                                                                   \
    OU_POSIX(name)                                                                                 \
    {                                                                                              \
        return ou_int_new(th, (int64_t)(expression));                                              \
    }
NUMBER(getpid, getpid())
NUMBER(getppid, getppid())
NUMBER(getuid, getuid())
NUMBER(geteuid, geteuid())
NUMBER(getgid, getgid())
NUMBER(getegid, getegid())
NUMBER(getpgrp, getpgrp())

static OuObject *current_directory(OuThread *th, bool as_bytes)
{
    char *text = getcwd(NULL, 0);
    if (text == NULL) {
        return ou_posix_done(th, -1, NULL, NULL);
    }
    OuObject *result = ou_posix_name(th, text, strlen(text), as_bytes);
    free(text);
    return result;
}

OU_POSIX(getcwd)
{
    return current_directory(th, false);
}

OU_POSIX(getcwdb)
{
    return current_directory(th, true);
}

OU_POSIX(umask)
{
    int mask;
    return ou_posix_int(th, args[0], &mask) ? ou_int_new(th, umask((mode_t)mask)) : NULL;
}

OU_POSIX(cpu_count)
{
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count < 1 ? OU_NONE : ou_int_new(th, count);
}

OU_POSIX(uname)
{
    struct utsname u;
    if (uname(&u) != 0) {
        return ou_posix_done(th, -1, NULL, NULL);
    }
    const char *const texts[] = {u.sysname, u.nodename, u.release, u.version, u.machine};
    OuObject *values[5], *type = ou_posix_member(th, "uname_result");
    for (size_t i = 0; i < 5; i++) {
        values[i] = ou_posix_name(th, texts[i], strlen(texts[i]), false);
    }
    OuObject *o = ou_structseq_adopt(th, type, &uname_table, values);
    ou_drop_maybe(th, type);
    return o;
}

OU_POSIX(times)
{
    struct tms t;
    clock_t elapsed = times(&t);
    if (elapsed == (clock_t)-1) {
        return ou_posix_done(th, -1, NULL, NULL);
    }
    double ticks = (double)sysconf(_SC_CLK_TCK);
    OuObject *values[] = {ou_float_new(th, (double)t.tms_utime / ticks), ou_float_new(th, (double)t.tms_stime / ticks),
                          ou_float_new(th, (double)t.tms_cutime / ticks), ou_float_new(th, (double)t.tms_cstime / ticks),
                          ou_float_new(th, (double)elapsed / ticks)};
    OuObject *type = ou_posix_member(th, "times_result");
    OuObject *o = ou_structseq_adopt(th, type, &times_table, values);
    ou_drop_maybe(th, type);
    return o;
}

OU_POSIX(get_terminal_size)
{
    int fd = STDOUT_FILENO;
    struct winsize w;
    if (!ou_posix_int(th, args[0], &fd)) {
        return NULL;
    }
    if (ioctl(fd, TIOCGWINSZ, &w) != 0) {
        return ou_posix_done(th, -1, NULL, NULL);
    }
    OuObject *values[] = {ou_int_new(th, w.ws_col), ou_int_new(th, w.ws_row)};
    OuObject *type = ou_posix_member(th, "terminal_size");
    OuObject *o = ou_structseq_adopt(th, type, &size_table, values);
    ou_drop_maybe(th, type);
    return o;
}

OU_POSIX(urandom)
{
    int64_t size;
    if (!ou_as_i64(th, args[0], &size)) {
        return NULL;
    }
    if (size < 0) {
        return ou_null(th, &ou_exc_value_error, "negative argument not allowed");
    }
    OuObject *bytes = ou_bytes_new(th, (size_t)size);
    for (size_t have = 0; bytes != NULL && have < (size_t)size;) {
        ssize_t got = getrandom(ou_bytes_data(bytes) + have, (size_t)size - have, 0);
        have += got > 0 ? (size_t)got : 0;
        if (got < 0 && errno != EINTR) {
            ou_posix_done(th, -1, NULL, NULL);
        }
        if (ou_has_error(th) || !ou_tick(th)) {
            ou_clear_ref(th, &bytes);
        }
    }
    return bytes;
}

OU_POSIX(strerror)
{
    int code;
    char text[256];
    return ou_posix_int(th, args[0], &code) ? ou_str_from_text(th, strerror_r(code, text, sizeof text)) : NULL;
}

OU_POSIX(fspath)
{
    OuObject *o = args[0];
    bool failed = false;
    if (ou_is_str(o) || ou_is_bytes(o)) {
        return ou_keep(o);
    }
    OuObject *method = ou_lookup_special(th, o, OU_NAME(th, dunder_fspath), &failed);
    if (method == NULL) {
        return failed ? NULL : ou_null(th, &ou_exc_type_error, "expected str, bytes or os.PathLike object, not %T", o);
    }
    OuObject *path = ou_call0(th, method);
    ou_drop(th, method);
    if (path != NULL && !ou_is_str(path) && !ou_is_bytes(path)) {
        ou_raise(th, &ou_exc_type_error, "expected %T.__fspath__() to return str or bytes, not %T", o, path);
        ou_clear_ref(th, &path);
    }
    return path;
}

/* ---- the environment ---- */

OU_POSIX(putenv)
{
    OuPosixPath name, value = {0};
    OuObject *result = NULL;
    if (ou_posix_path(th, &name, "putenv", "name", args[0], 0) && ou_posix_path(th, &value, "putenv", "value", args[1], 0)) {
        if (strchr(name.text, '=') != NULL) {
            ou_raise(th, &ou_exc_value_error, "illegal environment variable name");
        } else {
            result = ou_posix_done(th, setenv(name.text, value.text, 1), NULL, NULL);
        }
    }
    ou_posix_path_end(th, &value);
    ou_posix_path_end(th, &name);
    return result;
}

OU_POSIX(unsetenv)
{
    OuPosixPath name;
    OuObject *result = NULL;
    if (ou_posix_path(th, &name, "unsetenv", "name", args[0], 0)) {
        result = ou_posix_done(th, unsetenv(name.text), NULL, NULL);
    }
    ou_posix_path_end(th, &name);
    return result;
}

/* A dict of bytes; of two equal names the first counts. */
static OuObject *environment(OuThread *th)
{
    OuObject *dict = ou_dict_new(th);
    for (char **at = environ; dict != NULL && at != NULL && *at != NULL; at++) {
        const char *equals = strchr(*at, '=');
        if (equals == NULL) {
            continue;
        }
        OuObject *name = ou_bytes_from(th, *at, (size_t)(equals - *at));
        OuObject *value = name == NULL ? NULL : ou_bytes_from(th, equals + 1, strlen(equals + 1));
        OuObject *have = value == NULL ? NULL : ou_dict_set_default(th, dict, name, value);
        if (have == NULL) {
            ou_clear_ref(th, &dict);
        }
        ou_drop_maybe(th, have);
        ou_drop_maybe(th, value);
        ou_drop_maybe(th, name);
    }
    return dict;
}

/* ---- processes ---- */

OU_POSIX(_exit)
{
    int code;
    if (ou_posix_int(th, args[0], &code)) {
        _exit(code);
    }
    return NULL;
}

OU_POSIX(abort)
{
    abort();
}

OU_POSIX(kill)
{
    int64_t pid;
    int number;
    if (!ou_as_i64(th, args[0], &pid) || !ou_posix_int(th, args[1], &number)) {
        return NULL;
    }
    OuObject *result = ou_posix_done(th, kill((pid_t)pid, number), NULL, NULL);
    return result != NULL && !ou_tick(th) ? NULL : result;
}

OU_POSIX(waitpid)
{
    int64_t pid;
    int options, status = 0;
    if (!ou_as_i64(th, args[0], &pid) || !ou_posix_int(th, args[1], &options)) {
        return NULL;
    }
    pid_t got;
    do {
        ou_lock_leave(th);
        got = waitpid((pid_t)pid, &status, options);
        ou_lock_enter(th);
    } while (got < 0 && errno == EINTR && ou_lock_retry(th));
    if (got < 0) {
        return ou_has_error(th) ? NULL : ou_posix_done(th, -1, NULL, NULL);
    }
    OuObject *items[] = {ou_int_new(th, got), ou_int_new(th, status)};
    if (items[0] == NULL || items[1] == NULL) {
        ou_drop_maybe(th, items[0]);
        ou_drop_maybe(th, items[1]);
        return NULL;
    }
    return ou_tuple_adopt(th, items, 2);
}

#define STATUS(name, make)                                                                         \
    OU_POSIX(name)                                                                                 \
    {                                                                                              \
        int status;                                                                                \
        return ou_posix_int(th, args[0], &status) ? make : NULL;                                   \
    }
STATUS(WIFEXITED, ou_bool(WIFEXITED(status)))
STATUS(WIFSIGNALED, ou_bool(WIFSIGNALED(status)))
STATUS(WIFSTOPPED, ou_bool(WIFSTOPPED(status)))
STATUS(WEXITSTATUS, ou_int_new(th, WEXITSTATUS(status)))
STATUS(WTERMSIG, ou_int_new(th, WTERMSIG(status)))
STATUS(WSTOPSIG, ou_int_new(th, WSTOPSIG(status)))
STATUS(WCOREDUMP, ou_bool(WCOREDUMP(status)))

OU_POSIX(waitstatus_to_exitcode)
{
    int status;
    if (!ou_posix_int(th, args[0], &status)) {
        return NULL;
    }
    if (WIFEXITED(status)) {
        return ou_int_new(th, WEXITSTATUS(status));
    }
    if (WIFSIGNALED(status)) {
        return ou_int_new(th, -WTERMSIG(status));
    }
    return WIFSTOPPED(status)
               ? ou_null(th, &ou_exc_value_error, "process stopped by delivery of signal %d", WSTOPSIG(status))
               : ou_null(th, &ou_exc_value_error, "invalid wait status: %d", status);
}

OU_POSIX(system)
{
    OuPosixPath command;
    OuObject *result = NULL;
    if (ou_posix_path(th, &command, "system", "command", args[0], 0)) {
        ou_lock_leave(th);
        int status = system(command.text);
        ou_lock_enter(th);
        result = ou_int_new(th, status);
    }
    ou_posix_path_end(th, &command);
    return result;
}

/* A vector of C strings from a list or tuple, or from a mapping's "name=value"; the bytes stay in *holder. */
static char **text_vector(OuThread *th, const char *function, OuObject *items, OuObject *values, size_t *room, OuObject **holder)
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

static OuObject *execute(OuThread *th, const char *function, OuObject *file, OuObject *arguments, OuObject *env)
{
    OuPosixPath path = {0};
    OuObject *list = NULL, *names = NULL, *values = NULL, *held = NULL, *held_env = NULL;
    size_t room = 0, env_room = 0;
    char **vector = NULL, **env_vector = NULL;
    if (!ou_posix_path(th, &path, function, "path", file, 0)) {
        goto done;
    }
    if (!ou_is_list(arguments) && !ou_is_tuple(arguments)) {
        ou_raise(th, &ou_exc_type_error, "%s() arg 2 must be a tuple or list", function);
        goto done;
    }
    list = ou_to_list(th, arguments);
    if (list == NULL) {
        goto done;
    }
    if (ou_list_size(list) == 0) {
        ou_raise(th, &ou_exc_value_error, "%s() arg 2 must not be empty", function);
        goto done;
    }
    vector = text_vector(th, function, list, NULL, &room, &held);
    if (vector == NULL) {
        goto done;
    }
    if (env != NULL) {
        OuObject *keys = ou_call_method_text(th, env, "keys", 0), *items = NULL;
        names = keys == NULL ? NULL : ou_to_list(th, keys);
        items = names == NULL ? NULL : ou_call_method_text(th, env, "values", 0);
        values = items == NULL ? NULL : ou_to_list(th, items);
        ou_drop_maybe(th, items);
        ou_drop_maybe(th, keys);
        if (values == NULL) {
            goto done;
        }
        if (ou_list_size(names) != ou_list_size(values)) {
            ou_raise(th, &ou_exc_value_error, "%s(): env changed size", function);
            goto done;
        }
        env_vector = text_vector(th, function, names, values, &env_room, &held_env);
        if (env_vector == NULL) {
            goto done;
        }
    }
    execve(path.text, vector, env == NULL ? environ : env_vector);
    ou_posix_done(th, -1, &path, NULL);
done:
    ou_drop_maybe(th, held_env);
    ou_mem_give(th, env_vector, env_room);
    ou_drop_maybe(th, values);
    ou_drop_maybe(th, names);
    ou_drop_maybe(th, held);
    ou_mem_give(th, vector, room);
    ou_drop_maybe(th, list);
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

const OuMethodDef ou_posix_process_functions[] = {
    {"getpid", posix_getpid, "", 0, "Return the current process id."},
    {"getppid", posix_getppid, "", 0, "Return the parent's process id."},
    {"getuid", posix_getuid, "", 0, "Return the current process's user id."},
    {"geteuid", posix_geteuid, "", 0, "Return the current process's effective user id."},
    {"getgid", posix_getgid, "", 0, "Return the current process's group id."},
    {"getegid", posix_getegid, "", 0, "Return the current process's effective group id."},
    {"getpgrp", posix_getpgrp, "", 0, "Return the current process group id."},
    {"getcwd", posix_getcwd, "", 0, "Return a unicode string representing the current working directory."},
    {"getcwdb", posix_getcwdb, "", 0, "Return a bytes string representing the current working directory."},
    {"umask", posix_umask, "mask, /", 0, "Set the current numeric umask and return the previous umask."},
    {"cpu_count", posix_cpu_count, "", 0, "Return the number of CPUs in the system; return None if indeterminable."},
    {"uname", posix_uname, "", 0, "Return an object identifying the current operating system."},
    {"times", posix_times, "", 0, "Return a collection containing process timing information."},
    {"get_terminal_size", posix_get_terminal_size, "fd=1, /", 0,
     "Return the size of the terminal window as (columns, lines)."},
    {"urandom", posix_urandom, "size, /", 0, "Return a bytes object containing random bytes suitable for cryptographic use."},
    {"strerror", posix_strerror, "code, /", 0, "Translate an error code to a message string."},
    {"fspath", posix_fspath, "path", 0, "Return the file system path representation of the object."},
    {"putenv", posix_putenv, "name, value, /", 0, "Change or add an environment variable."},
    {"unsetenv", posix_unsetenv, "name, /", 0, "Delete an environment variable."},
    {"_exit", posix__exit, "status", 0, "Exit to the system with specified status, without normal exit processing."},
    {"abort", posix_abort, "", 0, "Abort the interpreter immediately."},
    {"kill", posix_kill, "pid, signal, /", 0, "Kill a process with a signal."},
    {"waitpid", posix_waitpid, "pid, options, /", 0, "Wait for completion of a given child process."},
    {"WIFEXITED", posix_WIFEXITED, "status", 0, "Return True if the process returning status exited via the exit() system call."},
    {"WIFSIGNALED", posix_WIFSIGNALED, "status", 0, "Return True if the process returning status was terminated by a signal."},
    {"WIFSTOPPED", posix_WIFSTOPPED, "status", 0, "Return True if the process returning status was stopped."},
    {"WEXITSTATUS", posix_WEXITSTATUS, "status", 0, "Return the process return code from status."},
    {"WTERMSIG", posix_WTERMSIG, "status", 0, "Return the signal that terminated the process that provided the status value."},
    {"WSTOPSIG", posix_WSTOPSIG, "status", 0, "Return the signal that stopped the process that provided the status value."},
    {"WCOREDUMP", posix_WCOREDUMP, "status, /", 0, "Return True if the process returning status was dumped to a core file."},
    {"waitstatus_to_exitcode", posix_waitstatus_to_exitcode, "status", 0, "Convert a wait status to an exit code."},
    {"system", posix_system, "command", 0, "Execute the command in a subshell."},
    {"execv", posix_execv, "path, argv, /", 0, "Execute an executable path with arguments, replacing current process."},
    {"execve", posix_execve, "path, argv, env", 0, "Execute an executable path with arguments, replacing current process."},
    {NULL, NULL, NULL, 0, NULL},
};

bool ou_posix_process_add(OuThread *th, OuObject *module)
{
    return ou_module_add_adopt(th, module, "times_result", ou_structseq_type(th, &times_table)) &&
           ou_module_add_adopt(th, module, "uname_result", ou_structseq_type(th, &uname_table)) &&
           ou_module_add_adopt(th, module, "terminal_size", ou_structseq_type(th, &size_table)) &&
           ou_module_add_adopt(th, module, "environ", environment(th));
}

/* posix_process.c - processes, the environment, and what the system tells about itself. */
#include "10_builtin/posix/posix_int.h"
#include "10_builtin/sys/structseq.h"
#include "10_builtin/fs_path.h"

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
static const OuStructSeq times_table = {"posix.times_result", "times_result: Result from os.times().", times_fields, 5, OU_STRUCTSEQ_BY_SEQUENCE};
static const OuStructField uname_fields[] = {{"sysname", NULL}, {"nodename", NULL}, {"release", NULL},
                                             {"version", NULL}, {"machine", NULL},  {NULL, NULL}};
static const OuStructSeq uname_table = {"posix.uname_result", "uname_result: Result from os.uname().", uname_fields, 5, OU_STRUCTSEQ_BY_SEQUENCE};
static const OuStructField size_fields[] = {{"columns", "width of the terminal window in characters"},
                                            {"lines", "height of the terminal window in characters"},
                                            {NULL, NULL}};
static const OuStructSeq size_table = {"os.terminal_size", "A tuple of (columns, lines) for holding terminal window size",
                                       size_fields, 2, OU_STRUCTSEQ_BY_SEQUENCE};

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
    return ou_as_c_int(th, args[0], &mask) ? ou_int_new(th, umask((mode_t)mask)) : NULL;
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
    OuObject *values[5];
    for (size_t i = 0; i < 5; i++) {
        values[i] = ou_posix_name(th, texts[i], strlen(texts[i]), false);
    }
    return ou_structseq_adopt_in(th, "posix", &uname_table, values);
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
    return ou_structseq_adopt_in(th, "posix", &times_table, values);
}

OU_POSIX(get_terminal_size)
{
    int fd = STDOUT_FILENO;
    struct winsize w;
    if (!ou_as_c_int(th, args[0], &fd)) {
        return NULL;
    }
    if (ioctl(fd, TIOCGWINSZ, &w) != 0) {
        return ou_posix_done(th, -1, NULL, NULL);
    }
    OuObject *values[] = {ou_int_new(th, w.ws_col), ou_int_new(th, w.ws_row)};
    return ou_structseq_adopt_in(th, "posix", &size_table, values);
}

OU_POSIX(urandom)
{
    int64_t size;
    if (!ou_as_ssize(th, args[0], &size)) {
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
    return ou_as_c_int(th, args[0], &code) ? ou_str_from_text(th, strerror_r(code, text, sizeof text)) : NULL;
}

OU_POSIX(fspath)
{
    return ou_fs_path(th, args[0]);
}

/* ---- the environment ---- */

OU_POSIX(putenv)
{
    OuPosixPath name, value = {0};
    OuObject *result = NULL;
    if (ou_posix_path(th, &name, "putenv", "name", args[0], 0) && ou_posix_path(th, &value, "putenv", "value", args[1], 0)) {
        if (strchr(name.text, '=') != NULL) {
            ou_raise(th, &ou_exc_value_error, "illegal environment variable name");
        } else if (!ou_audited(th) || ou_audit(th, "os.putenv", "OO", name.bytes, value.bytes)) {
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
    if (ou_posix_path(th, &name, "unsetenv", "name", args[0], 0) && (!ou_audited(th) || ou_audit(th, "os.unsetenv", "O", name.bytes))) {
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
    if (ou_as_c_int(th, args[0], &code)) {
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
    int pid, number;
    if (!ou_as_format_int(th, args[0], &pid) || !ou_as_c_int(th, args[1], &number)) {
        return NULL;
    }
    if (ou_audited(th) && !ou_audit(th, "os.kill", "ii", pid, number)) {
        return NULL;
    }
    OuObject *result = ou_posix_done(th, kill(pid, number), NULL, NULL);
    return result != NULL && !ou_tick(th) ? NULL : result;
}

OU_POSIX(system)
{
    OuPosixPath command;
    OuObject *result = NULL;
    if (ou_posix_path(th, &command, "system", "command", args[0], 0) &&
        (!ou_audited(th) || ou_audit(th, "os.system", "O", command.bytes))) {
        ou_lock_leave(th);
        int status = system(command.text);
        ou_lock_enter(th);
        result = ou_int_new(th, status);
    }
    ou_posix_path_end(th, &command);
    return result;
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
    {"system", posix_system, "command", 0, "Execute the command in a subshell."},
    {NULL, NULL, NULL, 0, NULL},
};

bool ou_posix_process_add(OuThread *th, OuObject *module)
{
    return ou_module_add_adopt(th, module, "times_result", ou_structseq_type(th, &times_table)) &&
           ou_module_add_adopt(th, module, "uname_result", ou_structseq_type(th, &uname_table)) &&
           ou_module_add_adopt(th, module, "terminal_size", ou_structseq_type(th, &size_table)) &&
           ou_module_add_adopt(th, module, "environ", environment(th));
}

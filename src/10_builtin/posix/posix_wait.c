/* posix_wait.c - waiting for children: wait, waitpid, wait3, wait4, waitid, and what a status means. */
#include "10_builtin/posix/posix_int.h"
#include "10_builtin/sys/structseq.h"

#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static const OuStructField waitid_fields[] = {{"si_pid", NULL},    {"si_uid", NULL},  {"si_signo", NULL},
                                              {"si_status", NULL}, {"si_code", NULL}, {NULL, NULL}};
static const OuStructSeq waitid_table = {
    "posix.waitid_result",
    "waitid_result: Result from waitid.\n\nThis object may be accessed either as a tuple of\n  (si_pid, si_uid, si_signo, "
    "si_status, si_code),\nor via the attributes si_pid, si_uid, and so on.",
    waitid_fields, 5, OU_STRUCTSEQ_BY_SEQUENCE};

/* wait4() of pid, with the lock given up; -1 with an error pending. */
static pid_t wait_for(OuThread *th, pid_t pid, int *status, int options, struct rusage *usage)
{
    pid_t got;
    *status = 0;
    OU_POSIX_BLOCKING(got, wait4(pid, status, options, usage))
    return got;
}

static OuObject *pid_and_status(OuThread *th, pid_t pid, int options)
{
    int status;
    pid_t got = wait_for(th, pid, &status, options, NULL);
    if (got < 0) {
        return NULL;
    }
    return ou_seq_pair_adopt(th, ou_int_new(th, got), ou_int_new(th, status));
}

OU_POSIX(waitpid)
{
    int pid;
    int options;
    return ou_as_format_int(th, args[0], &pid) && ou_as_format_int(th, args[1], &options) ? pid_and_status(th, pid, options) : NULL;
}

OU_POSIX(wait)
{
    return pid_and_status(th, -1, 0);
}

static OuObject *with_usage(OuThread *th, pid_t pid, int options)
{
    int status;
    struct rusage usage = {0};
    pid_t got = wait_for(th, pid, &status, options, &usage);
    if (got < 0) {
        return NULL;
    }
    OuObject *items[] = {ou_int_new(th, got), ou_int_new(th, status), ou_resource_usage(th, &usage)};
    return ou_tuple_adopt(th, items, 3);
}

OU_POSIX(wait3)
{
    int options;
    return ou_as_c_int(th, args[0], &options) ? with_usage(th, -1, options) : NULL;
}

OU_POSIX(wait4)
{
    int pid;
    int options;
    return ou_as_format_int(th, args[0], &pid) && ou_as_format_int(th, args[1], &options) ? with_usage(th, pid, options) : NULL;
}

OU_POSIX(waitid)
{
    int kind, options, done;
    int64_t id;
    siginfo_t info = {0};
    if (!ou_as_format_int(th, args[0], &kind) || !ou_as_i64(th, args[1], &id) || !ou_as_format_int(th, args[2], &options)) {
        return NULL;
    }
    do {
        ou_lock_leave(th);
        done = waitid((idtype_t)kind, (id_t)id, &info, options);
        ou_lock_enter(th);
    } while (done < 0 && errno == EINTR && ou_lock_retry(th));
    if (done < 0) {
        return ou_has_error(th) ? NULL : ou_posix_done(th, -1, NULL, NULL);
    }
    if (info.si_pid == 0) {
        return OU_NONE;
    }
    OuObject *values[] = {ou_int_new(th, info.si_pid), ou_int_new(th, info.si_uid), ou_int_new(th, info.si_signo),
                          ou_int_new(th, info.si_status), ou_int_new(th, info.si_code)};
    return ou_structseq_adopt_in(th, "posix", &waitid_table, values);
}

OU_POSIX(pidfd_open)
{
    int pid;
    unsigned flags = 0;
    if (!ou_as_format_int(th, args[0], &pid) || !ou_posix_unsigned(th, args[1], &flags)) {
        return NULL;
    }
    int fd = (int)syscall(SYS_pidfd_open, pid, flags);
    return fd < 0 ? ou_posix_done(th, -1, NULL, NULL) : ou_int_new(th, fd);
}

#define STATUS(name, make)                                                                         \
    OU_POSIX(name)                                                                                 \
    {                                                                                              \
        int status;                                                                                \
        return ou_as_c_int(th, args[0], &status) ? make : NULL;                                    \
    }
STATUS(WIFEXITED, ou_bool(WIFEXITED(status)))
STATUS(WIFSIGNALED, ou_bool(WIFSIGNALED(status)))
STATUS(WIFSTOPPED, ou_bool(WIFSTOPPED(status)))
STATUS(WIFCONTINUED, ou_bool(WIFCONTINUED(status)))
STATUS(WEXITSTATUS, ou_int_new(th, WEXITSTATUS(status)))
STATUS(WTERMSIG, ou_int_new(th, WTERMSIG(status)))
STATUS(WSTOPSIG, ou_int_new(th, WSTOPSIG(status)))
STATUS(WCOREDUMP, ou_bool(WCOREDUMP(status)))

OU_POSIX(waitstatus_to_exitcode)
{
    int status;
    if (!ou_as_c_int(th, args[0], &status)) {
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

const OuMethodDef ou_posix_wait_functions[] = {
    {"wait", posix_wait, "", 0, "Wait for completion of a child process.\n\nReturns a tuple of information about the child process:\n    (pid, status)"},
    {"waitpid", posix_waitpid, "pid, options, /", 0, "Wait for completion of a given child process."},
    {"wait3", posix_wait3, "options", 0, "Wait for completion of a child process."},
    {"wait4", posix_wait4, "pid, options", 0, "Wait for completion of a specific child process."},
    {"waitid", posix_waitid, "idtype, id, options, /", 0, "Returns the result of waiting for a process or processes."},
    {"pidfd_open", posix_pidfd_open, "pid, flags=0", 0, "Return a file descriptor referring to the process *pid*."},
    {"WIFEXITED", posix_WIFEXITED, "status", 0, "Return True if the process returning status exited via the exit() system call."},
    {"WIFSIGNALED", posix_WIFSIGNALED, "status", 0, "Return True if the process returning status was terminated by a signal."},
    {"WIFSTOPPED", posix_WIFSTOPPED, "status", 0, "Return True if the process returning status was stopped."},
    {"WIFCONTINUED", posix_WIFCONTINUED, "status", 0, "Return True if a particular process was continued from a job control stop."},
    {"WEXITSTATUS", posix_WEXITSTATUS, "status", 0, "Return the process return code from status."},
    {"WTERMSIG", posix_WTERMSIG, "status", 0, "Return the signal that terminated the process that provided the status value."},
    {"WSTOPSIG", posix_WSTOPSIG, "status", 0, "Return the signal that stopped the process that provided the status value."},
    {"WCOREDUMP", posix_WCOREDUMP, "status, /", 0, "Return True if the process returning status was dumped to a core file."},
    {"waitstatus_to_exitcode", posix_waitstatus_to_exitcode, "status", 0, "Convert a wait status to an exit code."},
    {NULL, NULL, NULL, 0, NULL},
};

bool ou_posix_wait_add(OuThread *th, OuObject *module)
{
    return ou_module_add_adopt(th, module, "waitid_result", ou_structseq_type(th, &waitid_table));
}

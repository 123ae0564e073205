/* posixsubprocess_module.c - _posixsubprocess.fork_exec: a child made ready and become another program, for subprocess.
 *
 * Between fork and exec the child calls the system only: it is a copy of one thread of a process that may have many, and with
 * vfork even shares its memory. So all that needs Python or memory is done before. What goes wrong in the child comes
 * back through a pipe as "Name:errno in hex:text", which subprocess makes an exception of. vfork is used when nothing of
 * Python runs in the child (as CPython does since 3.10): the page tables of a big process are not copied. */
#include "10_builtin/posix/posix_int.h"

#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

extern char **environ;

/* All that the child needs. */
typedef struct Job {
    char **argv, **env;       /* env NULL: as it is */
    char **programs;          /* tried in turn; ended by NULL */
    const char *folder;       /* NULL: stay */
    const int *keep;          /* descriptors that stay open, ascending */
    size_t n_keep;
    bool close_fds, restore_signals, new_session, set_user, set_group, set_groups;
    int in_read, in_write, out_read, out_write, err_read, err_write, report_read, report_write;
    int process_group;        /* -1: none */
    uid_t user;
    gid_t group;
    const gid_t *groups;
    size_t n_groups;
    int mask;                 /* -1: none */
    OuThread *th;
    OuObject *hook, *hook_args; /* preexec_fn; NULL: none */
    const sigset_t *signals;  /* to be in force in the program; NULL: as they are */
} Job;

/* ---- in the child ---- */

static void close_others(const Job *job)
{
    unsigned from = 3;
    for (size_t i = 0; i < job->n_keep; i++) {
        if (job->keep[i] < 3) {
            continue;
        }
        unsigned fd = (unsigned)job->keep[i];
        if (fd > from) {
            close_range(from, fd - 1, 0);
        }
        from = fd + 1;
    }
    close_range(from, ~0u, 0);
}

static bool make_inheritable(int fd)
{
    int flags = fcntl(fd, F_GETFD);
    return flags >= 0 && fcntl(fd, F_SETFD, flags & ~FD_CLOEXEC) == 0;
}

/* fd becomes `as`, inheritable. */
static bool move(int fd, int as)
{
    return fd == -1 || (fd == as ? make_inheritable(fd) : dup2(fd, as) >= 0);
}

/* Standard descriptors in the way of each other: a pipe end that is 0, 1 or 2 itself is put elsewhere first. */
static bool set_streams(Job *job)
{
    if (job->out_write == 0 && (job->out_write = fcntl(job->out_write, F_DUPFD_CLOEXEC, 3)) < 0) {
        return false;
    }
    while (job->err_write == 0 || job->err_write == 1) {
        if ((job->err_write = fcntl(job->err_write, F_DUPFD_CLOEXEC, 3)) < 0) {
            return false;
        }
    }
    return move(job->in_read, 0) && move(job->out_write, 1) && move(job->err_write, 2);
}

static void standard_signals(void)
{
    struct sigaction standard = {.sa_handler = SIG_DFL};
    sigaction(SIGPIPE, &standard, NULL);
    sigaction(SIGXFSZ, &standard, NULL);
}

/* All before exec; false: errno. */
static bool prepare(Job *job)
{
    for (size_t i = 0; i < job->n_keep; i++) {
        if (job->keep[i] != job->report_write && !make_inheritable(job->keep[i])) {
            return false;
        }
    }
    int const unused[] = {job->in_write, job->out_read, job->err_read, job->report_read};
    for (size_t i = 0; i < OU_COUNT_OF(unused); i++) {
        if (unused[i] != -1) {
            close(unused[i]);
        }
    }
    if (!set_streams(job)) {
        return false;
    }
    if (job->folder != NULL && chdir(job->folder) != 0) {
        return false;
    }
    if (job->mask >= 0) {
        umask((mode_t)job->mask);
    }
    if (job->restore_signals) {
        standard_signals();
    }
    if (job->signals != NULL) {
        pthread_sigmask(SIG_SETMASK, job->signals, NULL);
    }
    if (job->new_session) {
        setsid();
    }
    if (job->process_group >= 0 && setpgid(0, job->process_group) != 0) {
        return false;
    }
    return (!job->set_groups || setgroups(job->n_groups, job->groups) == 0) &&
           (!job->set_group || setregid(job->group, job->group) == 0) &&
           (!job->set_user || setreuid(job->user, job->user) == 0);
}

static void write_all(int fd, const char *text)
{
    size_t size = strlen(text);
    while (size > 0) {
        ssize_t done = write(fd, text, size);
        if (done < 0 && errno != EINTR) {
            return;
        }
        size -= done > 0 ? (size_t)done : 0;
        text += done > 0 ? done : 0;
    }
}

/* "OSError:2:" and what follows; snprintf is not for here. */
static void report(const Job *job, int error, const char *text)
{
    char digits[2 * sizeof error + 1], *at = digits + sizeof digits - 1;
    *at = 0;
    unsigned value = (unsigned)error;
    do {
        *--at = "0123456789ABCDEF"[value & 15];
        value >>= 4;
    } while (value != 0);
    write_all(job->report_write, "OSError:");
    write_all(job->report_write, at);
    write_all(job->report_write, ":");
    write_all(job->report_write, text);
}

static void run_child(Job *job) __attribute__((noreturn));
static void run_child(Job *job)
{
    if (!prepare(job)) {
        report(job, errno, "noexec");
        _exit(255);
    }
    if (job->hook != NULL) {
        OuObject *done = ou_call_tuple(job->th, job->hook, job->hook_args, NULL);
        if (done == NULL) {
            write_all(job->report_write, "SubprocessError:0:Exception occurred in preexec_fn.");
            _exit(255);
        }
        ou_drop(job->th, done);
    }
    if (job->close_fds) {
        close_others(job);
    }
    int kept = 0;
    for (char **program = job->programs; *program != NULL; program++) {
        execve(*program, job->argv, job->env == NULL ? environ : job->env);
        if (errno != ENOENT && errno != ENOTDIR && kept == 0) {
            kept = errno; /* that one is there and cannot be run: worth more than "not found" */
        }
    }
    report(job, kept != 0 ? kept : errno, "");
    _exit(255);
}

/* ---- in the parent ---- */

/* With nothing of Python in the child: signals wait until it has its own memory, because handlers are shared with it. */
static pid_t start_child(Job *job, bool may_share)
{
    if (!may_share) {
        pid_t pid = fork();
        if (pid == 0) {
            if (job->hook != NULL) {
                ou_posix_fork_in_child(job->th);
            }
            run_child(job);
        }
        return pid;
    }
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    job->signals = &before;
    pid_t pid = vfork();
    if (pid == 0) {
        run_child(job);
    }
    int error = errno;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    errno = error;
    return pid;
}

typedef struct Kept { /* what is to be given back */
    OuObject *args_list, *args_held, *programs_list, *programs_held, *env_list, *env_held, *groups_list;
    char **argv, **programs, **env;
    size_t argv_room, programs_room, env_room, keep_room, groups_room;
    int *keep;
    gid_t *groups;
    OuPosixPath folder;
} Kept;

static void give_back(OuThread *th, Kept *k)
{
    ou_posix_path_end(th, &k->folder);
    ou_mem_give(th, k->groups, k->groups == NULL ? 0 : k->groups_room);
    ou_mem_give(th, k->keep, k->keep == NULL ? 0 : k->keep_room);
    ou_mem_give(th, k->env, k->env == NULL ? 0 : k->env_room);
    ou_mem_give(th, k->programs, k->programs == NULL ? 0 : k->programs_room);
    ou_mem_give(th, k->argv, k->argv == NULL ? 0 : k->argv_room);
    OuObject *const objects[] = {k->args_list, k->args_held, k->programs_list, k->programs_held, k->env_list, k->env_held, k->groups_list};
    for (size_t i = 0; i < OU_COUNT_OF(objects); i++) {
        ou_drop_maybe(th, objects[i]);
    }
}

static char **vector_of(OuThread *th, OuObject *sequence, OuObject **list, OuObject **held, size_t *room)
{
    *list = ou_to_list(th, sequence);
    return *list == NULL ? NULL : ou_posix_text_vector(th, "fork_exec", *list, NULL, room, held);
}

static bool read_keep(OuThread *th, Job *job, Kept *k, OuObject *fds)
{
    if (!ou_is_tuple(fds)) {
        return ou_raise(th, &ou_exc_type_error, "fork_exec() argument 4 must be tuple, not %G", fds);
    }
    job->n_keep = ou_tuple_size(fds);
    k->keep_room = (job->n_keep + 1) * sizeof *k->keep;
    k->keep = ou_mem_take(th, k->keep_room);
    int before = -1;
    for (size_t i = 0; k->keep != NULL && i < job->n_keep; i++) {
        OuObject *item = ou_tuple_borrow(fds, i);
        int64_t fd = -1;
        if (!ou_is_int(item) || ou_int_clip_i64(item, &fd) != 0 || fd <= before || fd > INT32_MAX) {
            return ou_raise(th, &ou_exc_value_error, "bad value(s) in fds_to_keep");
        }
        k->keep[i] = before = (int)fd;
    }
    job->keep = k->keep;
    return k->keep != NULL;
}

static bool read_groups(OuThread *th, Job *job, Kept *k, OuObject *groups)
{
    if (groups == OU_NONE) {
        return true;
    }
    k->groups_list = ou_to_list(th, groups);
    if (k->groups_list == NULL) {
        return false;
    }
    job->set_groups = true;
    job->n_groups = ou_list_size(k->groups_list);
    if (job->n_groups > 65536) {
        return ou_raise(th, &ou_exc_value_error, "too many extra_groups");
    }
    k->groups_room = (job->n_groups + 1) * sizeof *k->groups;
    k->groups = ou_mem_take(th, k->groups_room);
    for (size_t i = 0; k->groups != NULL && i < job->n_groups; i++) {
        uint32_t id;
        OuObject *group = ou_list_borrow(k->groups_list, i);
        if (!ou_is_int(group)) {
            return ou_raise(th, &ou_exc_type_error, "extra_groups must be integers");
        }
        if (!ou_posix_id(th, group, "gid", &id)) {
            return ou_error_swallow(th, &ou_exc_overflow_error) && ou_raise(th, &ou_exc_value_error, "invalid group id");
        }
        k->groups[i] = id;
    }
    job->groups = k->groups;
    return k->groups != NULL;
}

static bool read_truth(OuThread *th, OuObject *o, bool *out)
{
    OuTruth truth = ou_is_true(th, o);
    *out = truth == OU_TRUE;
    return truth != OU_ERROR;
}

/* The arguments in their order (see the signature below). */
static bool read_job(OuThread *th, Job *job, Kept *k, OuObject *const *args)
{
    int *const descriptors[] = {&job->in_read,  &job->in_write,  &job->out_read,    &job->out_write,
                                &job->err_read, &job->err_write, &job->report_read, &job->report_write};
    uint32_t id;
    bool ok = (job->argv = k->argv = vector_of(th, args[0], &k->args_list, &k->args_held, &k->argv_room)) != NULL &&
              (job->programs = k->programs = vector_of(th, args[1], &k->programs_list, &k->programs_held, &k->programs_room)) != NULL &&
              read_truth(th, args[2], &job->close_fds) && read_keep(th, job, k, args[3]);
    if (ok && args[4] != OU_NONE) {
        ok = ou_posix_path(th, &k->folder, "fork_exec", "cwd", args[4], 0);
        job->folder = k->folder.text;
    }
    if (ok && args[5] != OU_NONE) {
        ok = (job->env = k->env = vector_of(th, args[5], &k->env_list, &k->env_held, &k->env_room)) != NULL;
    }
    for (size_t i = 0; ok && i < OU_COUNT_OF(descriptors); i++) {
        ok = ou_as_format_int(th, args[6 + i], descriptors[i]);
    }
    ok = ok && read_truth(th, args[14], &job->restore_signals) && read_truth(th, args[15], &job->new_session) &&
         ou_as_format_int(th, args[16], &job->process_group) && read_groups(th, job, k, args[18]);
    if (ok && args[17] != OU_NONE) {
        ok = job->set_group = ou_posix_id(th, args[17], "gid", &id);
        job->group = id;
    }
    if (ok && args[19] != OU_NONE) {
        ok = job->set_user = ou_posix_id(th, args[19], "uid", &id);
        job->user = id;
    }
    ok = ok && ou_as_format_int(th, args[20], &job->mask);
    if (ok && args[21] != OU_NONE) {
        job->hook = args[21];
        ok = (job->hook_args = ou_tuple_new(th, 0)) != NULL;
    }
    if (ok && job->close_fds && job->report_write < 3) {
        ok = ou_raise(th, &ou_exc_value_error, "errpipe_write must be >= 3");
    }
    return ok;
}

static OuObject *fork_exec(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)self;
    (void)n;
    (void)kwnames;
    Job job = {.process_group = -1, .mask = -1, .th = th};
    Kept kept = {0};
    OuObject *result = NULL;
    bool allow_vfork = false;
    if (read_job(th, &job, &kept, args) && read_truth(th, args[22], &allow_vfork)) {
        bool may_share = allow_vfork && job.hook == NULL && !job.set_user && !job.set_group && !job.set_groups;
        if (job.hook != NULL) {
            ou_posix_fork_before(th);
        }
        pid_t pid = start_child(&job, may_share);
        int error = errno;
        if (job.hook != NULL) {
            ou_posix_fork_in_parent(th);
        }
        errno = error;
        result = pid < 0 ? ou_posix_done(th, -1, NULL, NULL) : ou_int_new(th, pid);
    }
    ou_drop_maybe(th, job.hook_args);
    give_back(th, &kept);
    return result;
}

static const OuMethodDef functions[] = {
    {"fork_exec", fork_exec,
     "args, executable_list, close_fds, pass_fds, cwd, env, p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite, "
     "errpipe_read, errpipe_write, restore_signals, call_setsid, pgid_to_set, gid, extra_groups, uid, child_umask, preexec_fn, "
     "allow_vfork, /",
     0, "Spawn a fresh new child process.\n\nFork a child process, close parent file descriptors as appropriate in the\nchild and "
        "duplicate the few that are needed before calling exec() in the\nchild process."},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    return ou_module_make(th, "_posixsubprocess", NULL, functions);
}

const OuBuiltinModule ou_module__posixsubprocess = {.name = "_posixsubprocess", .make = make};

/* posix_int.h - the files of the module posix: what they share is how a path comes in and how a call fails. */
#ifndef OU_POSIX_INT_H
#define OU_POSIX_INT_H

#include "10_builtin/library.h"

#include "06_types/abstract.h"
#include "06_types/audit.h"
#include "06_types/bytes.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/float.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/seq.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "07_thread/thread.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/types.h>

#define OU_POSIX(name)                                                                             \
    static OuObject *posix_##name(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self,                \
                                  OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,             \
                                  OU_UNUSED OuObject *kwnames)

/* A path argument. Started by ou_posix_path(), ended by ou_posix_path_end() in any case. */
typedef struct OuPosixPath {
    OuObject *given; /* owned: what errors name, of a path-like object what it says; NULL: left out */
    OuObject *bytes; /* owned; NULL when it is a descriptor */
    const char *text;/* NULL: a descriptor */
    int fd;          /* -1: a path */
    bool is_bytes;   /* results are bytes too */
} OuPosixPath;

#define OU_PATH_FD 1u   /* an int is a file descriptor */
#define OU_PATH_NONE 2u /* None or left out: "." */
#define OU_PATH_FILE 4u /* neither, but the path of a file. With each of the three a bytes-like object does, with a DeprecationWarning */
#define OU_PATH_PURE 8u /* only a text, which the system does not see: null characters and surrogates stand for themselves */
bool ou_posix_path(OuThread *th, OuPosixPath *path, const char *function, const char *argument, OuObject *o,
                   uint32_t flags);
void ou_posix_path_end(OuThread *th, OuPosixPath *path);

/* dir_fd=: NULL or None is the current directory. */
bool ou_posix_dir_fd(OuThread *th, OuObject *o, int *fd);
/* dir_fd as audit events show it. */
OU_INLINE int ou_posix_told_dir(int at) { return at == AT_FDCWD ? -1 : at; }
/* An int as a number of 64 bits without a sign; given NULL, *out stands. OverflowError, TypeError for all but an int. */
bool ou_posix_u64(OuThread *th, OuObject *o, uint64_t *out);
/* A C unsigned int; given NULL, *out stands. ValueError, OverflowError, TypeError for all but an int. */
bool ou_posix_unsigned(OuThread *th, OuObject *o, unsigned *out);
/* A descriptor, or what has fileno(). */
bool ou_posix_fd(OuThread *th, OuObject *o, int *fd);

/* None when result is not -1, else the error of errno about the paths (which may be NULL). */
OuObject *ou_posix_done(OuThread *th, int result, const OuPosixPath *path, const OuPosixPath *path2);
/* `call` with the lock given up, again after a signal; its result in `done`, -1 with an error pending. */
#define OU_POSIX_BLOCKING(done, call)                                                              \
    do {                                                                                           \
        ou_lock_leave(th);                                                                         \
        done = (call);                                                                             \
        ou_lock_enter(th);                                                                         \
    } while (done < 0 && errno == EINTR && ou_lock_retry(th));                                     \
    if (done < 0 && !ou_has_error(th)) {                                                           \
        ou_posix_done(th, -1, NULL, NULL);                                                         \
    }
/* Text of the system: str with surrogateescape, or bytes. */
OuObject *ou_posix_name(OuThread *th, const char *text, size_t size, bool as_bytes);
OuObject *ou_posix_name_or_none(OuThread *th, const char *text); /* as str; NULL is None */
/* posix.<name> of this VM, new. */
OuObject *ou_posix_member(OuThread *th, const char *name);

/* posix_fork.c: what stands around any fork(): the hooks, and in the child the VM's lock. */
void ou_posix_fork_before(OuThread *th);
void ou_posix_fork_in_child(OuThread *th);
void ou_posix_fork_in_parent(OuThread *th);
/* fork() or its like, with all that around it; a number, or NULL with an error. */
OuObject *ou_posix_fork(OuThread *th, pid_t (*call)(void));

/* posix_owner.c: a user or group number (-1: leave it), as an argument and as a result. `what`: "uid" or "gid". */
bool ou_posix_id(OuThread *th, OuObject *o, const char *what, uint32_t *out);
OuObject *ou_posix_id_new(OuThread *th, uint32_t id);

/* posix_sched.c */
struct sched_param;
bool ou_posix_sched_param(OuThread *th, OuObject *o, struct sched_param *out);

/* posix_exec.c: C strings from a list of texts, or (values not NULL) "name=value" from two lists, ended by NULL. The vector
 * takes *room bytes of ou_mem; the strings live in *holder, owned by the caller. NULL with an error: nothing is held. */
char **ou_posix_text_vector(OuThread *th, const char *function, OuObject *items, OuObject *values, size_t *room,
                            OuObject **holder);
/* The keys and values of a mapping as two lists of one length; each owned by the caller, also after a failure. */
bool ou_posix_mapping(OuThread *th, const char *function, OuObject *env, OuObject **names, OuObject **values);

/* resource_module.c: resource.struct_rusage, new. */
struct rusage;
OuObject *ou_resource_usage(OuThread *th, const struct rusage *usage);

/* The parts, a file each: their functions, and what they add to the module beside those. */
#define OU_POSIX_PARTS(X)                                                                          \
    X(stat) X(file) X(process) X(fork) X(wait) X(owner) X(sched) X(transfer) X(system) X(attr) X(terminal) X(exec)
#define OU_X(part) extern const OuMethodDef ou_posix_##part##_functions[];
OU_POSIX_PARTS(OU_X)
#undef OU_X
bool ou_posix_stat_add(OuThread *th, OuObject *module);
bool ou_posix_process_add(OuThread *th, OuObject *module);
bool ou_posix_wait_add(OuThread *th, OuObject *module);
bool ou_posix_sched_add(OuThread *th, OuObject *module);
bool ou_posix_system_add(OuThread *th, OuObject *module);
extern const OuType ou_dir_entry_type, ou_scandir_iter_type;

#endif

/* posix_system.c - what the system is like and what it allows: sysconf, pathconf, confstr, statvfs, load. */
#include "10_builtin/posix/posix_int.h"
#include "10_builtin/sys/structseq.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define SYSCONF_NAMES(X) \
    X(SC_2_CHAR_TERM) X(SC_2_C_BIND) X(SC_2_C_DEV) X(SC_2_C_VERSION) X(SC_2_FORT_DEV) X(SC_2_FORT_RUN) \
    X(SC_2_LOCALEDEF) X(SC_2_SW_DEV) X(SC_2_UPE) X(SC_2_VERSION) X(SC_AIO_LISTIO_MAX) X(SC_AIO_MAX) \
    X(SC_AIO_PRIO_DELTA_MAX) X(SC_ARG_MAX) X(SC_ASYNCHRONOUS_IO) X(SC_ATEXIT_MAX) X(SC_AVPHYS_PAGES) \
    X(SC_BC_BASE_MAX) X(SC_BC_DIM_MAX) X(SC_BC_SCALE_MAX) X(SC_BC_STRING_MAX) X(SC_CHARCLASS_NAME_MAX) \
    X(SC_CHAR_BIT) X(SC_CHAR_MAX) X(SC_CHAR_MIN) X(SC_CHILD_MAX) X(SC_CLK_TCK) X(SC_COLL_WEIGHTS_MAX) \
    X(SC_DELAYTIMER_MAX) X(SC_EQUIV_CLASS_MAX) X(SC_EXPR_NEST_MAX) X(SC_FSYNC) X(SC_GETGR_R_SIZE_MAX) \
    X(SC_GETPW_R_SIZE_MAX) X(SC_INT_MAX) X(SC_INT_MIN) X(SC_IOV_MAX) X(SC_JOB_CONTROL) X(SC_LINE_MAX) \
    X(SC_LOGIN_NAME_MAX) X(SC_LONG_BIT) X(SC_MAPPED_FILES) X(SC_MB_LEN_MAX) X(SC_MEMLOCK) \
    X(SC_MEMLOCK_RANGE) X(SC_MEMORY_PROTECTION) X(SC_MESSAGE_PASSING) X(SC_MINSIGSTKSZ) \
    X(SC_MQ_OPEN_MAX) X(SC_MQ_PRIO_MAX) X(SC_NGROUPS_MAX) X(SC_NL_ARGMAX) X(SC_NL_LANGMAX) \
    X(SC_NL_MSGMAX) X(SC_NL_NMAX) X(SC_NL_SETMAX) X(SC_NL_TEXTMAX) X(SC_NPROCESSORS_CONF) \
    X(SC_NPROCESSORS_ONLN) X(SC_NZERO) X(SC_OPEN_MAX) X(SC_PAGESIZE) X(SC_PAGE_SIZE) X(SC_PASS_MAX) \
    X(SC_PHYS_PAGES) X(SC_PII) X(SC_PII_INTERNET) X(SC_PII_INTERNET_DGRAM) X(SC_PII_INTERNET_STREAM) \
    X(SC_PII_OSI) X(SC_PII_OSI_CLTS) X(SC_PII_OSI_COTS) X(SC_PII_OSI_M) X(SC_PII_SOCKET) X(SC_PII_XTI) \
    X(SC_POLL) X(SC_PRIORITIZED_IO) X(SC_PRIORITY_SCHEDULING) X(SC_REALTIME_SIGNALS) X(SC_RE_DUP_MAX) \
    X(SC_RTSIG_MAX) X(SC_SAVED_IDS) X(SC_SCHAR_MAX) X(SC_SCHAR_MIN) X(SC_SELECT) X(SC_SEMAPHORES) \
    X(SC_SEM_NSEMS_MAX) X(SC_SEM_VALUE_MAX) X(SC_SHARED_MEMORY_OBJECTS) X(SC_SHRT_MAX) X(SC_SHRT_MIN) \
    X(SC_SIGQUEUE_MAX) X(SC_SSIZE_MAX) X(SC_STREAM_MAX) X(SC_SYNCHRONIZED_IO) X(SC_THREADS) \
    X(SC_THREAD_ATTR_STACKADDR) X(SC_THREAD_ATTR_STACKSIZE) X(SC_THREAD_DESTRUCTOR_ITERATIONS) \
    X(SC_THREAD_KEYS_MAX) X(SC_THREAD_PRIORITY_SCHEDULING) X(SC_THREAD_PRIO_INHERIT) \
    X(SC_THREAD_PRIO_PROTECT) X(SC_THREAD_PROCESS_SHARED) X(SC_THREAD_SAFE_FUNCTIONS) \
    X(SC_THREAD_STACK_MIN) X(SC_THREAD_THREADS_MAX) X(SC_TIMERS) X(SC_TIMER_MAX) X(SC_TTY_NAME_MAX) \
    X(SC_TZNAME_MAX) X(SC_T_IOV_MAX) X(SC_UCHAR_MAX) X(SC_UINT_MAX) X(SC_UIO_MAXIOV) X(SC_ULONG_MAX) \
    X(SC_USHRT_MAX) X(SC_VERSION) X(SC_WORD_BIT) X(SC_XBS5_ILP32_OFF32) X(SC_XBS5_ILP32_OFFBIG) \
    X(SC_XBS5_LP64_OFF64) X(SC_XBS5_LPBIG_OFFBIG) X(SC_XOPEN_CRYPT) X(SC_XOPEN_ENH_I18N) \
    X(SC_XOPEN_LEGACY) X(SC_XOPEN_REALTIME) X(SC_XOPEN_REALTIME_THREADS) X(SC_XOPEN_SHM) \
    X(SC_XOPEN_UNIX) X(SC_XOPEN_VERSION) X(SC_XOPEN_XCU_VERSION) X(SC_XOPEN_XPG2) X(SC_XOPEN_XPG3) \
    X(SC_XOPEN_XPG4)

#define CONFSTR_NAMES(X) \
    X(CS_GNU_LIBC_VERSION) X(CS_GNU_LIBPTHREAD_VERSION) X(CS_LFS64_CFLAGS) X(CS_LFS64_LDFLAGS) \
    X(CS_LFS64_LIBS) X(CS_LFS64_LINTFLAGS) X(CS_LFS_CFLAGS) X(CS_LFS_LDFLAGS) X(CS_LFS_LIBS) \
    X(CS_LFS_LINTFLAGS) X(CS_PATH) X(CS_XBS5_ILP32_OFF32_CFLAGS) X(CS_XBS5_ILP32_OFF32_LDFLAGS) \
    X(CS_XBS5_ILP32_OFF32_LIBS) X(CS_XBS5_ILP32_OFF32_LINTFLAGS) X(CS_XBS5_ILP32_OFFBIG_CFLAGS) \
    X(CS_XBS5_ILP32_OFFBIG_LDFLAGS) X(CS_XBS5_ILP32_OFFBIG_LIBS) X(CS_XBS5_ILP32_OFFBIG_LINTFLAGS) \
    X(CS_XBS5_LP64_OFF64_CFLAGS) X(CS_XBS5_LP64_OFF64_LDFLAGS) X(CS_XBS5_LP64_OFF64_LIBS) \
    X(CS_XBS5_LP64_OFF64_LINTFLAGS) X(CS_XBS5_LPBIG_OFFBIG_CFLAGS) X(CS_XBS5_LPBIG_OFFBIG_LDFLAGS) \
    X(CS_XBS5_LPBIG_OFFBIG_LIBS) X(CS_XBS5_LPBIG_OFFBIG_LINTFLAGS)

#define PATHCONF_NAMES(X) \
    X(PC_ALLOC_SIZE_MIN) X(PC_ASYNC_IO) X(PC_CHOWN_RESTRICTED) X(PC_FILESIZEBITS) X(PC_LINK_MAX) \
    X(PC_MAX_CANON) X(PC_MAX_INPUT) X(PC_NAME_MAX) X(PC_NO_TRUNC) X(PC_PATH_MAX) X(PC_PIPE_BUF) \
    X(PC_PRIO_IO) X(PC_REC_INCR_XFER_SIZE) X(PC_REC_MAX_XFER_SIZE) X(PC_REC_MIN_XFER_SIZE) \
    X(PC_REC_XFER_ALIGN) X(PC_SOCK_MAXBUF) X(PC_SYMLINK_MAX) X(PC_SYNC_IO) X(PC_VDISABLE)

#define OU_X(name) {#name, _##name},
static const OuNamedNumber sysconf_names[] = {SYSCONF_NAMES(OU_X){NULL, 0}};
static const OuNamedNumber confstr_names[] = {CONFSTR_NAMES(OU_X){NULL, 0}};
static const OuNamedNumber pathconf_names[] = {PATHCONF_NAMES(OU_X){NULL, 0}};
#undef OU_X

/* A number, or a name from the table. */
static bool find_name(OuThread *th, OuObject *o, const OuNamedNumber *names, int *out)
{
    if (ou_is_int(o)) {
        return ou_as_c_int(th, o, out);
    }
    if (!ou_is_str(o)) {
        return ou_raise(th, &ou_exc_type_error, "configuration names must be strings or integers");
    }
    for (; names->name != NULL; names++) {
        if (ou_str_equal_text(o, names->name)) {
            *out = (int)names->value;
            return true;
        }
    }
    return ou_raise(th, &ou_exc_value_error, "unrecognized configuration name");
}

static OuObject *names_dict(OuThread *th, const OuNamedNumber *names)
{
    OuObject *dict = ou_dict_new(th);
    for (; dict != NULL && names->name != NULL; names++) {
        OuObject *value = ou_int_new(th, names->value);
        if (value == NULL || !ou_dict_set_text(th, dict, names->name, value)) {
            ou_clear_ref(th, &dict);
        }
        ou_drop_maybe(th, value);
    }
    return dict;
}

OU_POSIX(sysconf)
{
    int name;
    if (!find_name(th, args[0], sysconf_names, &name)) {
        return NULL;
    }
    errno = 0; /* -1 is "no limit", too */
    long value = sysconf(name);
    return value == -1 && errno != 0 ? ou_posix_done(th, -1, NULL, NULL) : ou_int_new(th, value);
}

OU_POSIX(confstr)
{
    int name;
    if (!find_name(th, args[0], confstr_names, &name)) {
        return NULL;
    }
    errno = 0;
    size_t size = confstr(name, NULL, 0);
    if (size == 0) {
        return errno != 0 ? ou_posix_done(th, -1, NULL, NULL) : OU_NONE;
    }
    char *text = ou_mem_take(th, size);
    if (text == NULL) {
        return NULL;
    }
    confstr(name, text, size);
    OuObject *result = ou_posix_name(th, text, size - 1, false);
    ou_mem_give(th, text, size);
    return result;
}

static OuObject *path_limit(OuThread *th, const char *function, OuObject *file, OuObject *which)
{
    OuPosixPath path;
    int name;
    OuObject *result = NULL;
    if (ou_posix_path(th, &path, function, "path", file, OU_PATH_FD) && find_name(th, which, pathconf_names, &name)) {
        errno = 0;
        long value = path.text == NULL ? fpathconf(path.fd, name) : pathconf(path.text, name);
        result = value == -1 && errno != 0 ? ou_posix_done(th, -1, &path, NULL) : ou_int_new(th, value);
    }
    ou_posix_path_end(th, &path);
    return result;
}

OU_POSIX(pathconf)
{
    return path_limit(th, "pathconf", args[0], args[1]);
}

OU_POSIX(fpathconf)
{
    return path_limit(th, "fpathconf", args[0], args[1]);
}

/* ---- file systems ---- */

static const OuStructField statvfs_fields[] = {{"f_bsize", NULL}, {"f_frsize", NULL}, {"f_blocks", NULL}, {"f_bfree", NULL},
                                               {"f_bavail", NULL}, {"f_files", NULL}, {"f_ffree", NULL}, {"f_favail", NULL},
                                               {"f_flag", NULL},  {"f_namemax", NULL}, {"f_fsid", NULL}, {NULL, NULL}};
static const OuStructSeq statvfs_table = {
    "os.statvfs_result",
    "statvfs_result: Result from statvfs or fstatvfs.\n\nThis object may be accessed either as a tuple of\n  (bsize, frsize, "
    "blocks, bfree, bavail, files, ffree, favail, flag, namemax),\nor via the attributes f_bsize, f_frsize, f_blocks, f_bfree, "
    "and so on.\n\nSee os.statvfs for more information.",
    statvfs_fields, 10, OU_STRUCTSEQ_BY_SEQUENCE};

static OuObject *file_system(OuThread *th, const char *function, OuObject *file)
{
    OuPosixPath path;
    struct statvfs s;
    OuObject *result = NULL;
    if (ou_posix_path(th, &path, function, "path", file, OU_PATH_FD)) {
        ou_lock_leave(th);
        int done = path.text == NULL ? fstatvfs(path.fd, &s) : statvfs(path.text, &s);
        ou_lock_enter(th);
        if (done != 0) {
            result = ou_posix_done(th, -1, &path, NULL);
        } else {
            OuObject *values[] = {ou_int_new_u64(th, s.f_bsize),  ou_int_new_u64(th, s.f_frsize), ou_int_new_u64(th, s.f_blocks),
                                  ou_int_new_u64(th, s.f_bfree),  ou_int_new_u64(th, s.f_bavail), ou_int_new_u64(th, s.f_files),
                                  ou_int_new_u64(th, s.f_ffree),  ou_int_new_u64(th, s.f_favail), ou_int_new_u64(th, s.f_flag),
                                  ou_int_new_u64(th, s.f_namemax), ou_int_new_u64(th, s.f_fsid)};
            result = ou_structseq_adopt_in(th, "posix", &statvfs_table, values);
        }
    }
    ou_posix_path_end(th, &path);
    return result;
}

OU_POSIX(statvfs)
{
    return file_system(th, "statvfs", args[0]);
}

OU_POSIX(fstatvfs)
{
    return file_system(th, "fstatvfs", args[0]);
}

/* ---- the rest ---- */

OU_POSIX(getloadavg)
{
    double load[3];
    if (getloadavg(load, 3) != 3) {
        return ou_null(th, &ou_exc_os_error, "Load averages are unobtainable");
    }
    OuObject *a = ou_float_new(th, load[0]), *b = ou_float_new(th, load[1]), *c = ou_float_new(th, load[2]);
    return ou_tuple_adopt(th, (OuObject *[]){a, b, c}, 3);
}

/* Text is UTF-8 at every terminal. */
OU_POSIX(device_encoding)
{
    int fd;
    if (!ou_as_c_int(th, args[0], &fd)) {
        return NULL;
    }
    return isatty(fd) ? ou_str_from_text(th, "UTF-8") : OU_NONE;
}

const OuMethodDef ou_posix_system_functions[] = {
    {"sysconf", posix_sysconf, "name, /", 0, "Return an integer-valued system configuration variable."},
    {"confstr", posix_confstr, "name, /", 0, "Return a string-valued system configuration variable."},
    {"pathconf", posix_pathconf, "path, name", 0, "Return the configuration limit name for the file or directory path."},
    {"fpathconf", posix_fpathconf, "fd, name, /", 0, "Return the configuration limit name for the file descriptor fd."},
    {"statvfs", posix_statvfs, "path", 0, "Perform a statvfs system call on the given path."},
    {"fstatvfs", posix_fstatvfs, "fd, /", 0, "Perform an fstatvfs system call on the given fd."},
    {"getloadavg", posix_getloadavg, "", 0, "Return average recent system load information."},
    {"device_encoding", posix_device_encoding, "fd", 0, "Return a string describing the encoding of a terminal's file descriptor."},
    {NULL, NULL, NULL, 0, NULL},
};

bool ou_posix_system_add(OuThread *th, OuObject *module)
{
    return ou_module_add_adopt(th, module, "sysconf_names", names_dict(th, sysconf_names)) &&
           ou_module_add_adopt(th, module, "confstr_names", names_dict(th, confstr_names)) &&
           ou_module_add_adopt(th, module, "pathconf_names", names_dict(th, pathconf_names)) &&
           ou_module_add_adopt(th, module, "statvfs_result", ou_structseq_type(th, &statvfs_table));
}

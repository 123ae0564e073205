/* stat_module.c - the module _stat: modes of files, taken apart. Kinds that Linux does not have never match. */
#include "10_builtin/library.h"

#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/module.h"
#include "06_types/str.h"

#include <sys/stat.h>

#define METHOD(name)                                                                               \
    static OuObject *name(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self,                        \
                          OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,                     \
                          OU_UNUSED OuObject *kwnames)

static bool mode_of(OuThread *th, OuObject *o, mode_t *mode)
{
    uint64_t value;
    if (!ou_is_int(o)) {
        return ou_raise(th, &ou_exc_type_error, "an integer is required");
    }
    if (ou_int_sign(o) < 0) {
        return ou_raise(th, &ou_exc_overflow_error, "can't convert negative value to unsigned int");
    }
    if (!ou_int_as_u64(th, o, &value)) {
        return ou_error_swallow(th, &ou_exc_overflow_error) &&
               ou_raise(th, &ou_exc_overflow_error, "Python int too large to convert to C unsigned long");
    }
    if (value > UINT32_MAX) {
        return ou_raise(th, &ou_exc_overflow_error, "mode out of range");
    }
    *mode = (mode_t)value;
    return true;
}

/* X(name, test) */
#define KIND_LIST(X) \
    X(S_ISDIR, S_ISDIR(mode), "is a directory") \
    X(S_ISCHR, S_ISCHR(mode), "is a character special device file") \
    X(S_ISBLK, S_ISBLK(mode), "is a block special device file") \
    X(S_ISREG, S_ISREG(mode), "is a regular file") \
    X(S_ISFIFO, S_ISFIFO(mode), "is a FIFO (named pipe)") \
    X(S_ISLNK, S_ISLNK(mode), "is a symbolic link") \
    X(S_ISSOCK, S_ISSOCK(mode), "is a socket") \
    X(S_ISDOOR, false, "is a door") \
    X(S_ISPORT, false, "is an event port") \
    X(S_ISWHT, false, "is a whiteout")

#define OU_X(name, test, words)                                                                    \
    METHOD(is_##name)                                                                              \
    {                                                                                              \
        mode_t mode = 0;                                                                               \
        return mode_of(th, args[0], &mode) ? ou_bool(test) : NULL;                                 \
    }
KIND_LIST(OU_X)
#undef OU_X

METHOD(permission_bits)
{
    mode_t mode = 0;
    return mode_of(th, args[0], &mode) ? ou_int_new(th, mode & 07777) : NULL;
}

METHOD(kind_bits)
{
    mode_t mode = 0;
    return mode_of(th, args[0], &mode) ? ou_int_new(th, mode & S_IFMT) : NULL;
}

static char kind_letter(mode_t mode)
{
    switch (mode & S_IFMT) {
    case S_IFREG: return '-';
    case S_IFDIR: return 'd';
    case S_IFLNK: return 'l';
    case S_IFBLK: return 'b';
    case S_IFCHR: return 'c';
    case S_IFIFO: return 'p';
    case S_IFSOCK: return 's';
    default: return '?';
    }
}

METHOD(filemode)
{
    mode_t mode = 0;
    if (!mode_of(th, args[0], &mode)) {
        return NULL;
    }
    char text[11] = {kind_letter(mode)};
    static const mode_t special[] = {S_ISUID, S_ISGID, S_ISVTX};
    for (int who = 0; who < 3; who++) {
        unsigned bits = mode >> (6 - 3 * who) & 7;
        char *at = text + 1 + 3 * who;
        bool execute = (bits & 1) != 0;
        at[0] = (bits & 4) != 0 ? 'r' : '-';
        at[1] = (bits & 2) != 0 ? 'w' : '-';
        at[2] = execute ? 'x' : '-';
        if ((mode & special[who]) != 0) {
            at[2] = who < 2 ? (execute ? 's' : 'S') : execute ? 't' : 'T';
        }
    }
    return ou_str_from_text(th, text);
}

static const OuMethodDef functions[] = {
#define OU_X(name, test, words) {#name, is_##name, "mode, /", 0, #name "(mode) -> bool\n\nReturn True if mode says that it " words "."},
    KIND_LIST(OU_X)
#undef OU_X
    {"S_IMODE", permission_bits, "mode, /", 0, "Return the portion of the file's mode that can be set by os.chmod()."},
    {"S_IFMT", kind_bits, "mode, /", 0, "Return the portion of the file's mode that describes the file type."},
    {"filemode", filemode, "mode, /", 0, "Convert a file's mode to a string of the form '-rwxrwxrwx'"},
    {NULL, NULL, NULL, 0, NULL},
};

/* Those of BSD that Linux has no header for keep their BSD values; kinds that do not exist are 0. */
static const OuNamedNumber constants[] = {
    {"S_IFDIR", S_IFDIR}, {"S_IFCHR", S_IFCHR}, {"S_IFBLK", S_IFBLK}, {"S_IFREG", S_IFREG}, {"S_IFIFO", S_IFIFO},
    {"S_IFLNK", S_IFLNK}, {"S_IFSOCK", S_IFSOCK}, {"S_IFDOOR", 0}, {"S_IFPORT", 0}, {"S_IFWHT", 0},
    {"S_ISUID", S_ISUID}, {"S_ISGID", S_ISGID}, {"S_ISVTX", S_ISVTX}, {"S_ENFMT", S_ISGID},
    {"S_IREAD", S_IRUSR}, {"S_IWRITE", S_IWUSR}, {"S_IEXEC", S_IXUSR},
    {"S_IRWXU", S_IRWXU}, {"S_IRUSR", S_IRUSR}, {"S_IWUSR", S_IWUSR}, {"S_IXUSR", S_IXUSR},
    {"S_IRWXG", S_IRWXG}, {"S_IRGRP", S_IRGRP}, {"S_IWGRP", S_IWGRP}, {"S_IXGRP", S_IXGRP},
    {"S_IRWXO", S_IRWXO}, {"S_IROTH", S_IROTH}, {"S_IWOTH", S_IWOTH}, {"S_IXOTH", S_IXOTH},
    {"UF_NODUMP", 0x1}, {"UF_IMMUTABLE", 0x2}, {"UF_APPEND", 0x4}, {"UF_OPAQUE", 0x8}, {"UF_NOUNLINK", 0x10},
    {"UF_COMPRESSED", 0x20}, {"UF_HIDDEN", 0x8000}, {"SF_ARCHIVED", 0x10000}, {"SF_IMMUTABLE", 0x20000},
    {"SF_APPEND", 0x40000}, {"SF_NOUNLINK", 0x100000}, {"SF_SNAPSHOT", 0x200000},
    {"ST_MODE", 0}, {"ST_INO", 1}, {"ST_DEV", 2}, {"ST_NLINK", 3}, {"ST_UID", 4}, {"ST_GID", 5}, {"ST_SIZE", 6},
    {"ST_ATIME", 7}, {"ST_MTIME", 8}, {"ST_CTIME", 9}, {NULL, 0},
};

static OuObject *make(OuThread *th)
{
    OuObject *module = ou_module_make(th, "_stat", NULL, functions);
    if (module != NULL && !ou_module_add_numbers(th, module, constants)) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module__stat = {.name = "_stat", .make = make};

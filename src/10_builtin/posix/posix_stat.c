/* posix_stat.c - stat() and what lists directories.
 *
 * scandir() reads the directory as it is iterated; an entry keeps the kind that the directory told, so that is_dir()
 * needs no stat() of its own except for symbolic links. */
#include "10_builtin/posix/posix_int.h"
#include "10_builtin/sys/structseq.h"
#include "10_builtin/type_index_10.h"

#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- stat_result ---- */

static const OuStructField stat_fields[] = {
    {"st_mode", NULL}, {"st_ino", NULL}, {"st_dev", NULL}, {"st_nlink", NULL}, {"st_uid", NULL}, {"st_gid", NULL},
    {"st_size", NULL}, {"st_atime", NULL}, {"st_mtime", NULL}, {"st_ctime", NULL},
    {"st_atime", NULL}, {"st_mtime", NULL}, {"st_ctime", NULL}, {"st_atime_ns", NULL}, {"st_mtime_ns", NULL},
    {"st_ctime_ns", NULL}, {"st_blksize", NULL}, {"st_blocks", NULL}, {"st_rdev", NULL}, {NULL, NULL}};
static const OuStructSeq stat_table = {"os.stat_result", "stat_result: Result from stat, fstat, or lstat.", stat_fields, 10,
                                       false};

static OuObject *seconds(OuThread *th, const struct timespec *t)
{
    return ou_float_new(th, (double)t->tv_sec + 1e-9 * (double)t->tv_nsec);
}

static OuObject *nanoseconds(OuThread *th, const struct timespec *t)
{
    return ou_int_new(th, (int64_t)t->tv_sec * 1000000000 + t->tv_nsec);
}

static OuObject *from_stat(OuThread *th, const struct stat *s)
{
    OuObject *values[] = {
        ou_int_new(th, s->st_mode),          ou_int_new_u64(th, s->st_ino),       ou_int_new_u64(th, s->st_dev),
        ou_int_new_u64(th, s->st_nlink),     ou_int_new(th, s->st_uid),           ou_int_new(th, s->st_gid),
        ou_int_new(th, s->st_size),          ou_int_new(th, s->st_atim.tv_sec),   ou_int_new(th, s->st_mtim.tv_sec),
        ou_int_new(th, s->st_ctim.tv_sec),   seconds(th, &s->st_atim),            seconds(th, &s->st_mtim),
        seconds(th, &s->st_ctim),            nanoseconds(th, &s->st_atim),        nanoseconds(th, &s->st_mtim),
        nanoseconds(th, &s->st_ctim),        ou_int_new(th, s->st_blksize),       ou_int_new(th, s->st_blocks),
        ou_int_new_u64(th, s->st_rdev)};
    return ou_structseq_adopt_in(th, "posix", &stat_table, values);
}

static OuObject *stat_path(OuThread *th, const char *function, OuObject *o, OuObject *dir, bool follow, uint32_t flags)
{
    OuPosixPath path;
    struct stat s;
    int at = AT_FDCWD;
    OuObject *result = NULL;
    if (ou_posix_path(th, &path, function, "path", o, flags) && ou_posix_dir_fd(th, dir, &at)) {
        int failed = path.text == NULL ? fstat(path.fd, &s) : fstatat(at, path.text, &s, follow ? 0 : AT_SYMLINK_NOFOLLOW);
        result = failed != 0 ? ou_posix_done(th, -1, &path, NULL) : from_stat(th, &s);
    }
    ou_posix_path_end(th, &path);
    return result;
}

OU_POSIX(stat)
{
    OuTruth follow = args[2] == NULL ? OU_TRUE : ou_is_true(th, args[2]);
    return follow == OU_ERROR ? NULL : stat_path(th, "stat", args[0], args[1], follow == OU_TRUE, OU_PATH_FD);
}

OU_POSIX(lstat)
{
    return stat_path(th, "lstat", args[0], args[1], false, OU_PATH_FILE);
}

OU_POSIX(fstat)
{
    int fd;
    struct stat s;
    if (!ou_as_c_int(th, args[0], &fd)) {
        return NULL;
    }
    return fstat(fd, &s) != 0 ? ou_posix_done(th, -1, NULL, NULL) : from_stat(th, &s);
}

OU_POSIX(access)
{
    OuPosixPath path;
    int mode, at = AT_FDCWD;
    OuObject *result = NULL;
    OuTruth effective = args[3] == NULL ? OU_FALSE : ou_is_true(th, args[3]);
    OuTruth follow = args[4] == NULL ? OU_TRUE : ou_is_true(th, args[4]);
    if (ou_posix_path(th, &path, "access", "path", args[0], OU_PATH_FILE) && ou_as_c_int(th, args[1], &mode) &&
        ou_posix_dir_fd(th, args[2], &at) && effective != OU_ERROR && follow != OU_ERROR) {
        int flags = (effective == OU_TRUE ? AT_EACCESS : 0) | (follow == OU_TRUE ? 0 : AT_SYMLINK_NOFOLLOW);
        result = ou_bool(faccessat(at, path.text, mode, flags) == 0);
    }
    ou_posix_path_end(th, &path);
    return result;
}

/* ---- listing ---- */

/* For a descriptor: a copy of it, so that closing the listing leaves the caller's open. */
static DIR *open_directory(const OuPosixPath *path)
{
    if (path->text != NULL) {
        return opendir(path->text);
    }
    int fd = fcntl(path->fd, F_DUPFD_CLOEXEC, 0);
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    if (dir == NULL && fd >= 0) {
        int saved = errno;
        close(fd);
        errno = saved;
    }
    if (dir != NULL) {
        rewinddir(dir);
    }
    return dir;
}

/* The next entry but "." and ".."; NULL: the end, or errno. */
static struct dirent *next_entry(DIR *dir)
{
    struct dirent *entry;
    do {
        errno = 0;
        entry = readdir(dir);
    } while (entry != NULL && (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0));
    return entry;
}

OU_POSIX(listdir)
{
    OuPosixPath path;
    OuObject *list = NULL;
    if (ou_posix_path(th, &path, "listdir", "path", args[0], OU_PATH_FD | OU_PATH_NONE) &&
        (!ou_audited(th) || ou_audit(th, "os.listdir", "O", path.given))) {
        DIR *dir = open_directory(&path);
        struct dirent *entry;
        if (dir == NULL) {
            ou_posix_done(th, -1, &path, NULL);
        } else {
            list = ou_list_new(th, 0);
            while (list != NULL && (entry = next_entry(dir)) != NULL) {
                OuObject *name = ou_posix_name(th, entry->d_name, strlen(entry->d_name), path.is_bytes);
                if (!ou_list_append_adopt(th, list, name)) {
                    ou_clear_ref(th, &list);
                }
            }
            if (list != NULL && errno != 0) {
                ou_clear_ref(th, &list);
                ou_posix_done(th, -1, &path, NULL);
            }
            closedir(dir);
        }
    }
    ou_posix_path_end(th, &path);
    return list;
}

/* ---- DirEntry ---- */

typedef struct DirEntry {
    OuObject head;
    OuObject *name, *path;    /* str or bytes; owned */
    OuObject *stat, *lstat;   /* owned, NULL until asked for */
    int dir_fd;               /* -1: path is whole */
    uint64_t inode;
    unsigned char kind;       /* DT_* */
} DirEntry;

static void entry_drop(OuThread *th, OuObject *o)
{
    DirEntry *e = (DirEntry *)o;
    ou_untrack(th, o);
    ou_clear_ref(th, &e->name);
    ou_clear_ref(th, &e->path);
    ou_clear_ref(th, &e->stat);
    ou_clear_ref(th, &e->lstat);
    ou_object_free(th, o, sizeof *e);
}

static size_t entry_visit(OuObject *o, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from, (void)limit;
    DirEntry *e = (DirEntry *)o;
    ou_visit_one(fn, arg, e->name);
    ou_visit_one(fn, arg, e->path);
    ou_visit_one(fn, arg, e->stat);
    ou_visit_one(fn, arg, e->lstat);
    return OU_VISIT_END;
}

static OuObject *entry_repr(OuThread *th, OuObject *o)
{
    return ou_str_format(th, "<DirEntry %R>", ((DirEntry *)o)->name);
}

static OuObject *entry_lookup(OuThread *th, DirEntry *e, bool follow)
{
    OuObject **place = follow ? &e->stat : &e->lstat;
    if (follow && e->kind != DT_LNK && e->kind != DT_UNKNOWN) {
        place = &e->lstat;
    }
    if (*place == NULL) {
        OuObject *dir = e->dir_fd < 0 ? NULL : ou_int_new(th, e->dir_fd);
        if (e->dir_fd < 0 || dir != NULL) {
            OuObject *result = stat_path(th, "stat", e->dir_fd < 0 ? e->path : e->name, dir, follow, 0);
            ou_replace(th, place, result);
        }
        ou_drop_maybe(th, dir);
    }
    return *place;
}

/* Does the entry have this kind (S_IFDIR, ...)? What is gone has none. */
static OuTruth entry_is(OuThread *th, DirEntry *e, bool follow, unsigned char kind, mode_t mode)
{
    if (e->kind != DT_UNKNOWN && (e->kind != DT_LNK || !follow)) {
        return e->kind == kind ? OU_TRUE : OU_FALSE;
    }
    OuObject *s = entry_lookup(th, e, follow);
    int64_t value;
    if (s == NULL) {
        return ou_error_swallow(th, &ou_exc_file_not_found_error) ? OU_FALSE : OU_ERROR;
    }
    return !ou_as_i64(th, ou_tuple_borrow(s, 0), &value) ? OU_ERROR : ((mode_t)value & S_IFMT) == mode ? OU_TRUE : OU_FALSE;
}

static OuObject *entry_test(OuThread *th, OuObject *self, OuObject *follow, unsigned char kind, mode_t mode)
{
    OuTruth truth = follow == NULL ? OU_TRUE : ou_is_true(th, follow);
    truth = truth == OU_ERROR ? truth : entry_is(th, (DirEntry *)self, truth == OU_TRUE, kind, mode);
    return truth == OU_ERROR ? NULL : ou_bool(truth == OU_TRUE);
}

OU_POSIX(entry_is_dir)
{
    return entry_test(th, self, args[0], DT_DIR, S_IFDIR);
}

OU_POSIX(entry_is_file)
{
    return entry_test(th, self, args[0], DT_REG, S_IFREG);
}

OU_POSIX(entry_is_symlink)
{
    return entry_test(th, self, OU_PY_FALSE, DT_LNK, S_IFLNK);
}

OU_POSIX(entry_stat)
{
    OuTruth follow = args[0] == NULL ? OU_TRUE : ou_is_true(th, args[0]);
    return follow == OU_ERROR ? NULL : ou_keep_maybe(entry_lookup(th, (DirEntry *)self, follow == OU_TRUE));
}

OU_POSIX(entry_inode)
{
    return ou_int_new_u64(th, ((DirEntry *)self)->inode);
}

OU_POSIX(entry_fspath)
{
    return ou_keep(((DirEntry *)self)->path);
}

static const OuMethodDef entry_methods[] = {
    {"is_dir", posix_entry_is_dir, "*, follow_symlinks=True", 0,
     "Return True if the entry is a directory; cached per entry."},
    {"is_file", posix_entry_is_file, "*, follow_symlinks=True", 0, "Return True if the entry is a file; cached per entry."},
    {"is_symlink", posix_entry_is_symlink, "", 0, "Return True if the entry is a symbolic link; cached per entry."},
    {"stat", posix_entry_stat, "*, follow_symlinks=True", 0, "Return stat_result object for the entry; cached per entry."},
    {"inode", posix_entry_inode, "", 0, "Return inode of the entry; cached per entry."},
    {"__fspath__", posix_entry_fspath, "", 0, "Returns the path for the entry."},
    {"__class_getitem__", ou_generic_alias_getitem, NULL, OU_FN_CLASS, "See PEP 585"},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuMemberDef entry_members[] = {
    {"name", OU_MEMBER_OBJECT, offsetof(DirEntry, name), false,
     "the entry's base filename, relative to scandir() \"path\" argument"},
    {"path", OU_MEMBER_OBJECT, offsetof(DirEntry, path), false,
     "the entry's full path name; equivalent to os.path.join(scandir_path, entry.name)"},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

const OuType ou_dir_entry_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "posix.DirEntry",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_DIR_ENTRY,
    .basic_size = sizeof(DirEntry),
    .drop = entry_drop,
    .visit = entry_visit,
    .repr = entry_repr,
    OU_SLOTS_OF_OBJECT,
    .methods = entry_methods,
    .members = entry_members,
};

/* ---- scandir ---- */

typedef struct ScandirIter {
    OuObject head;
    DIR *dir;        /* NULL: closed or exhausted */
    OuObject *given; /* what was asked for: errors name it; owned */
    OuObject *prefix;/* bytes before each name, with its slash; owned, NULL for a descriptor */
    int dir_fd;      /* the caller's descriptor; -1 */
    bool is_bytes;
} ScandirIter;

static void scandir_close(ScandirIter *s)
{
    DIR *dir = s->dir;
    s->dir = NULL;
    if (dir != NULL) {
        closedir(dir);
    }
}

static void scandir_drop(OuThread *th, OuObject *o)
{
    ScandirIter *s = (ScandirIter *)o;
    ou_untrack(th, o);
    scandir_close(s);
    ou_clear_ref(th, &s->given);
    ou_clear_ref(th, &s->prefix);
    ou_object_free(th, o, sizeof *s);
}

/* Left open: ResourceWarning, as for files. */
static void scandir_finalize(OuThread *th, OuObject *o)
{
    if (((ScandirIter *)o)->dir != NULL) {
        ou_warn_unclosed(th, o, o, "scandir iterator ");
    }
}

static size_t scandir_visit(OuObject *o, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from, (void)limit;
    ou_visit_one(fn, arg, ((ScandirIter *)o)->given);
    ou_visit_one(fn, arg, ((ScandirIter *)o)->prefix);
    return OU_VISIT_END;
}

static OuObject *entry_new(OuThread *th, ScandirIter *s, const struct dirent *found)
{
    DirEntry *e = (DirEntry *)ou_object_new_zeroed(th, &ou_dir_entry_type, sizeof *e);
    if (e == NULL) {
        return NULL;
    }
    size_t size = strlen(found->d_name);
    e->kind = found->d_type;
    e->inode = found->d_ino;
    e->dir_fd = s->dir_fd;
    e->name = ou_posix_name(th, found->d_name, size, s->is_bytes);
    if (s->prefix == NULL) {
        e->path = ou_keep_maybe(e->name);
    } else {
        size_t before = ou_bytes_size(s->prefix);
        OuObject *whole = ou_bytes_new(th, before + size);
        if (whole != NULL) {
            memcpy(ou_bytes_data(whole), ou_bytes_data(s->prefix), before);
            memcpy(ou_bytes_data(whole) + before, found->d_name, size);
            e->path = s->is_bytes ? ou_keep(whole) : ou_posix_name(th, ou_bytes_data(whole), before + size, false);
            ou_drop(th, whole);
        }
    }
    OuObject *o = &e->head;
    ou_track(th, o);
    if (e->name == NULL || e->path == NULL) {
        ou_clear_ref(th, &o);
    }
    return o;
}

static OuObject *scandir_next(OuThread *th, OuObject *o)
{
    ScandirIter *s = (ScandirIter *)o;
    struct dirent *entry = s->dir == NULL ? NULL : next_entry(s->dir);
    if (entry != NULL) {
        return entry_new(th, s, entry);
    }
    if (s->dir != NULL) {
        int error = errno;
        scandir_close(s);
        if (error != 0) {
            ou_raise_errno(th, error, s->given, NULL);
        }
    }
    return NULL;
}

OU_POSIX(scandir_close)
{
    scandir_close((ScandirIter *)self);
    return OU_NONE;
}

OU_POSIX(scandir_enter)
{
    return ou_keep(self);
}

OU_POSIX(scandir_exit)
{
    scandir_close((ScandirIter *)self);
    return OU_NONE;
}

static const OuMethodDef scandir_methods[] = {
    {"__enter__", posix_scandir_enter, "", 0, NULL},
    {"__exit__", posix_scandir_exit, NULL, OU_FN_BARE, NULL},
    {"close", posix_scandir_close, "", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

const OuType ou_scandir_iter_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "posix.ScandirIterator",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW | OU_TYPE_HAS_FINALIZER,
    .index = OU_TYPE_INDEX_SCANDIR_ITER,
    .basic_size = sizeof(ScandirIter),
    .drop = scandir_drop,
    .finalize = scandir_finalize,
    .visit = scandir_visit,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .iter = ou_object_self,
    .next = scandir_next,
    .methods = scandir_methods,
};

OU_POSIX(scandir)
{
    OuPosixPath path;
    OuObject *o = NULL;
    if (ou_posix_path(th, &path, "scandir", "path", args[0], OU_PATH_FD | OU_PATH_NONE) &&
        (!ou_audited(th) || ou_audit(th, "os.scandir", "O", path.given))) {
        ScandirIter *s = (ScandirIter *)ou_object_new_zeroed(th, &ou_scandir_iter_type, sizeof *s);
        o = s == NULL ? NULL : &s->head;
    }
    if (o != NULL) {
        ScandirIter *s = (ScandirIter *)o;
        s->given = ou_keep_maybe(path.given);
        s->is_bytes = path.is_bytes;
        s->dir_fd = path.fd;
        ou_track(th, o);
        if (path.text != NULL) {
            size_t size = strlen(path.text);
            bool slash = size > 0 && path.text[size - 1] != '/';
            s->prefix = ou_bytes_new(th, size + slash);
            if (s->prefix != NULL) {
                memcpy(ou_bytes_data(s->prefix), path.text, size);
                memset(ou_bytes_data(s->prefix) + size, '/', slash);
            }
        }
        if (path.text != NULL && s->prefix == NULL) {
            ou_clear_ref(th, &o);
        } else if ((s->dir = open_directory(&path)) == NULL) {
            ou_posix_done(th, -1, &path, NULL);
            ou_clear_ref(th, &o);
        }
    }
    ou_posix_path_end(th, &path);
    return o;
}

const OuMethodDef ou_posix_stat_functions[] = {
    {"stat", posix_stat, "path, *, dir_fd=None, follow_symlinks=True", 0, "Perform a stat system call on the given path."},
    {"lstat", posix_lstat, "path, *, dir_fd=None", 0, "Perform a stat system call on the given path, without following symbolic links."},
    {"fstat", posix_fstat, "fd", 0, "Perform a stat system call on the given file descriptor."},
    {"access", posix_access, "path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True", 0,
     "Use the real uid/gid to test for access to a path."},
    {"listdir", posix_listdir, "path=None", 0, "Return a list containing the names of the files in the directory."},
    {"scandir", posix_scandir, "path=None", 0, "Return an iterator of DirEntry objects for given path."},
    {NULL, NULL, NULL, 0, NULL},
};

bool ou_posix_stat_add(OuThread *th, OuObject *module)
{
    return ou_module_add_adopt(th, module, "stat_result", ou_structseq_type(th, &stat_table)) &&
           ou_module_add_type(th, module, &ou_dir_entry_type);
}

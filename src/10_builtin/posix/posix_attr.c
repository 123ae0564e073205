/* posix_attr.c - what a file is beside its bytes: owner, extended attributes, device. */
#include "10_builtin/posix/posix_int.h"

#include <fcntl.h>
#include <linux/limits.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/xattr.h>
#include <unistd.h>

/* ---- owner ---- */

OU_POSIX(chown)
{
    OuPosixPath path;
    uint32_t user, group;
    int at;
    OuObject *result = NULL;
    OuTruth follow = args[4] == NULL ? OU_TRUE : ou_is_true(th, args[4]);
    if (ou_posix_path(th, &path, "chown", "path", args[0], OU_PATH_FD) && follow != OU_ERROR &&
        ou_posix_id(th, args[1], "uid", &user) && ou_posix_id(th, args[2], "gid", &group) && ou_posix_dir_fd(th, args[3], &at)) {
        if (path.text == NULL && at != AT_FDCWD) {
            ou_raise(th, &ou_exc_value_error, "chown: can't specify both dir_fd and fd");
        } else if (path.text == NULL && follow == OU_FALSE) {
            ou_raise(th, &ou_exc_value_error, "chown: cannot use fd and follow_symlinks together");
        } else if (!ou_audited(th) || ou_audit(th, "os.chown", "Onni", path.given, (int64_t)user, (int64_t)group, ou_posix_told_dir(at))) {
            ou_lock_leave(th);
            int done = path.text == NULL ? fchown(path.fd, user, group)
                                         : fchownat(at, path.text, user, group, follow == OU_TRUE ? 0 : AT_SYMLINK_NOFOLLOW);
            ou_lock_enter(th);
            result = ou_posix_done(th, done, &path, NULL);
        }
    }
    ou_posix_path_end(th, &path);
    return result;
}

OU_POSIX(lchown)
{
    OuPosixPath path;
    uint32_t user, group;
    OuObject *result = NULL;
    if (ou_posix_path(th, &path, "lchown", "path", args[0], OU_PATH_FILE) && ou_posix_id(th, args[1], "uid", &user) &&
        ou_posix_id(th, args[2], "gid", &group) &&
        (!ou_audited(th) || ou_audit(th, "os.chown", "Onni", path.given, (int64_t)user, (int64_t)group, -1))) {
        result = ou_posix_done(th, lchown(path.text, user, group), &path, NULL);
    }
    ou_posix_path_end(th, &path);
    return result;
}

OU_POSIX(fchown)
{
    int fd;
    uint32_t user, group;
    return ou_as_c_int(th, args[0], &fd) && ou_posix_id(th, args[1], "uid", &user) && ou_posix_id(th, args[2], "gid", &group) &&
                   (!ou_audited(th) || ou_audit(th, "os.chown", "inni", fd, (int64_t)user, (int64_t)group, -1))
               ? ou_posix_done(th, fchown(fd, user, group), NULL, NULL)
               : NULL;
}

/* ---- extended attributes ---- */

static bool follows(OuThread *th, const char *name, const OuPosixPath *path, OuObject *o, bool *out)
{
    OuTruth follow = o == NULL ? OU_TRUE : ou_is_true(th, o);
    *out = follow == OU_TRUE;
    if (follow == OU_FALSE && path->text == NULL) {
        return ou_raise(th, &ou_exc_value_error, "%s: cannot use fd and follow_symlinks together", name);
    }
    return follow != OU_ERROR;
}

/* The size is asked first; when the attribute grows in between (ERANGE), once more. */
static OuObject *read_attribute(OuThread *th, const OuPosixPath *path, const char *attribute, bool follow)
{
    for (size_t room = 256; room <= XATTR_SIZE_MAX; room = room < XATTR_SIZE_MAX ? XATTR_SIZE_MAX : room + 1) {
        OuObject *bytes = ou_bytes_new(th, room);
        if (bytes == NULL) {
            return NULL;
        }
        char *data = ou_bytes_data(bytes);
        ou_lock_leave(th);
        ssize_t got = path->text == NULL ? fgetxattr(path->fd, attribute, data, room)
                      : follow           ? getxattr(path->text, attribute, data, room)
                                         : lgetxattr(path->text, attribute, data, room);
        ou_lock_enter(th);
        if (got >= 0) {
            return ou_bytes_resize_adopt(th, bytes, (size_t)got);
        }
        ou_drop(th, bytes);
        if (errno != ERANGE) {
            break;
        }
    }
    return ou_posix_done(th, -1, path, NULL);
}

OU_POSIX(getxattr)
{
    OuPosixPath path, attribute = {0};
    bool follow;
    OuObject *result = NULL;
    if (ou_posix_path(th, &path, "getxattr", "path", args[0], OU_PATH_FD) &&
        ou_posix_path(th, &attribute, "getxattr", "attribute", args[1], OU_PATH_FILE) && follows(th, "getxattr", &path, args[2], &follow) &&
        (!ou_audited(th) || ou_audit(th, "os.getxattr", "OO", path.given, attribute.given))) {
        result = read_attribute(th, &path, attribute.text, follow);
    }
    ou_posix_path_end(th, &attribute);
    ou_posix_path_end(th, &path);
    return result;
}

OU_POSIX(setxattr)
{
    OuPosixPath path, attribute = {0};
    bool follow;
    int flags = 0;
    OuBuffer value;
    OuObject *result = NULL;
    if (ou_posix_path(th, &path, "setxattr", "path", args[0], OU_PATH_FD) &&
        ou_posix_path(th, &attribute, "setxattr", "attribute", args[1], OU_PATH_FILE) && ou_as_c_int(th, args[3], &flags) &&
        follows(th, "setxattr", &path, args[4], &follow) &&
        (!ou_audited(th) || ou_audit(th, "os.setxattr", "OOOi", path.given, attribute.given, args[2], flags)) && ou_buffer_acquire(th, args[2], &value, false)) {
        ou_lock_leave(th);
        int done = path.text == NULL ? fsetxattr(path.fd, attribute.text, value.data, value.size, flags)
                   : follow          ? setxattr(path.text, attribute.text, value.data, value.size, flags)
                                     : lsetxattr(path.text, attribute.text, value.data, value.size, flags);
        ou_lock_enter(th);
        result = ou_posix_done(th, done, &path, NULL);
        ou_buffer_release(th, &value);
    }
    ou_posix_path_end(th, &attribute);
    ou_posix_path_end(th, &path);
    return result;
}

OU_POSIX(removexattr)
{
    OuPosixPath path, attribute = {0};
    bool follow;
    OuObject *result = NULL;
    if (ou_posix_path(th, &path, "removexattr", "path", args[0], OU_PATH_FD) &&
        ou_posix_path(th, &attribute, "removexattr", "attribute", args[1], OU_PATH_FILE) &&
        follows(th, "removexattr", &path, args[2], &follow) &&
        (!ou_audited(th) || ou_audit(th, "os.removexattr", "OO", path.given, attribute.given))) {
        int done = path.text == NULL ? fremovexattr(path.fd, attribute.text)
                   : follow          ? removexattr(path.text, attribute.text)
                                     : lremovexattr(path.text, attribute.text);
        result = ou_posix_done(th, done, &path, NULL);
    }
    ou_posix_path_end(th, &attribute);
    ou_posix_path_end(th, &path);
    return result;
}

OU_POSIX(listxattr)
{
    OuPosixPath path;
    bool follow;
    OuObject *list = NULL;
    if (ou_posix_path(th, &path, "listxattr", "path", args[0], OU_PATH_FD | OU_PATH_NONE) &&
        follows(th, "listxattr", &path, args[1], &follow) && (!ou_audited(th) || ou_audit(th, "os.listxattr", "O", path.given))) {
        size_t room = XATTR_LIST_MAX;
        char *names = ou_mem_take(th, room);
        ssize_t got = -1;
        if (names != NULL) {
            got = path.text == NULL ? flistxattr(path.fd, names, room)
                  : follow          ? listxattr(path.text, names, room)
                                    : llistxattr(path.text, names, room);
            list = got < 0 ? ou_posix_done(th, -1, &path, NULL) : ou_list_new(th, 0);
        }
        for (const char *at = names; got > 0 && list != NULL && at < names + got; at += __builtin_strlen(at) + 1) {
            if (!ou_list_append_adopt(th, list, ou_posix_name(th, at, __builtin_strlen(at), false))) {
                ou_clear_ref(th, &list);
            }
        }
        ou_mem_give(th, names, names == NULL ? 0 : room);
    }
    ou_posix_path_end(th, &path);
    return list;
}

/* ---- devices ---- */

OU_POSIX(mknod)
{
    OuPosixPath path;
    int mode = 0600, at;
    uint64_t device = 0;
    OuObject *result = NULL;
    if (ou_posix_path(th, &path, "mknod", "path", args[0], OU_PATH_FILE) && ou_as_c_int(th, args[1], &mode) &&
        ou_posix_u64(th, args[2], &device) && ou_posix_dir_fd(th, args[3], &at)) {
        result = ou_posix_done(th, mknodat(at, path.text, (mode_t)mode, device), &path, NULL);
    }
    ou_posix_path_end(th, &path);
    return result;
}

OU_POSIX(major)
{
    uint64_t device;
    return ou_posix_u64(th, args[0], &device) ? ou_int_new(th, major(device)) : NULL;
}

OU_POSIX(minor)
{
    uint64_t device;
    return ou_posix_u64(th, args[0], &device) ? ou_int_new(th, minor(device)) : NULL;
}

OU_POSIX(makedev)
{
    int high, low;
    return ou_as_c_int(th, args[0], &high) && ou_as_c_int(th, args[1], &low)
               ? ou_int_new_u64(th, makedev((unsigned)high, (unsigned)low))
               : NULL;
}

OU_POSIX(chroot)
{
    OuPosixPath path;
    OuObject *result = NULL;
    if (ou_posix_path(th, &path, "chroot", "path", args[0], OU_PATH_FILE)) {
        result = ou_posix_done(th, chroot(path.text), &path, NULL);
    }
    ou_posix_path_end(th, &path);
    return result;
}

const OuMethodDef ou_posix_attr_functions[] = {
    {"chown", posix_chown, "path, uid, gid, *, dir_fd=None, follow_symlinks=True", 0,
     "Change the owner and group id of path to the numeric uid and gid."},
    {"lchown", posix_lchown, "path, uid, gid", 0,
     "Change the owner and group id of path to the numeric uid and gid.\n\nThis function will not follow symbolic links."},
    {"fchown", posix_fchown, "fd, uid, gid", 0, "Change the owner and group id of the file specified by file descriptor."},
    {"getxattr", posix_getxattr, "path, attribute, *, follow_symlinks=True", 0,
     "Return the value of extended attribute attribute on path."},
    {"setxattr", posix_setxattr, "path, attribute, value, flags=0, *, follow_symlinks=True", 0,
     "Set extended attribute attribute on path to value."},
    {"removexattr", posix_removexattr, "path, attribute, *, follow_symlinks=True", 0,
     "Remove extended attribute attribute on path."},
    {"listxattr", posix_listxattr, "path=None, *, follow_symlinks=True", 0, "Return a list of extended attributes on path."},
    {"mknod", posix_mknod, "path, mode=384, device=0, *, dir_fd=None", 0, "Create a node in the file system."},
    {"major", posix_major, "device, /", 0, "Extracts a device major number from a raw device number."},
    {"minor", posix_minor, "device, /", 0, "Extracts a device minor number from a raw device number."},
    {"makedev", posix_makedev, "major, minor, /", 0, "Composes a raw device number from the major and minor device numbers."},
    {"chroot", posix_chroot, "path", 0, "Change root directory to path."},
    {NULL, NULL, NULL, 0, NULL},
};

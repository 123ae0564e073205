# tests/lang/methods/module_posix_paths.py - what functions of posix on paths, descriptors and numbers say to numbers of arguments and to one of each kind
import _methods, posix, types
names = "access chdir chmod chown close dup fspath fstat isatty link listdir lseek lstat mkdir open pipe2 read readlink remove rename rmdir scandir stat symlink truncate ftruncate unlink WIFEXITED WEXITSTATUS WIFSIGNALED WTERMSIG WCOREDUMP strerror makedev get_terminal_size getxattr statvfs sysconf pathconf fpathconf device_encoding set_inheritable get_inheritable get_blocking sched_get_priority_max getpgid getsid getpriority waitstatus_to_exitcode fsync umask nice DirEntry replace getgrouplist ".split()
skip = {"close", "umask", "nice", "open", "dup", "listdir", "scandir", "stat", "lstat", "statvfs", "getsid", "getpgid", "getpriority", "sched_get_priority_max", "get_terminal_size", "fpathconf", "pathconf", "isatty", "mkdir", "read", "lseek", "fstat", "fsync", "chdir", "makedev", "device_encoding", "get_blocking", "get_inheritable", "set_inheritable", "sysconf", "pipe2"}
module = types.SimpleNamespace(**{n: getattr(posix, n) for n in names if hasattr(posix, n)})
bad = [None, 1.5, [1], (1, 2), {'k': 1}, {1}, ..., 2**70, "nul\0", b"nul\0", "\ud800/none", "/nonexistent/x"]
_methods.of_module(module, skip | {"DirEntry"}, bad, 0)
for n in sorted(skip):
    f = getattr(posix, n)
    for a in [(), (None,), (1.5,), ([1],), ({1},), (...,), (2**70,), (None, None, None, None, None, None, None)]:
        if n in ("listdir", "scandir", "get_terminal_size", "pipe2", "getsid", "umask", "nice") and a in ((), (None,)): continue
        try: r = f(*a); print(n, a, type(r).__name__)
        except Exception as e: print(n, a, type(e).__name__ + ": " + str(e))

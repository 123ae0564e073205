# lang/library/fcntl_resource_pwd.py: fcntl, resource, pwd, grp and termios
import fcntl, resource, pwd, grp, os, termios, struct, array
r, w = os.pipe()
flags = fcntl.fcntl(r, fcntl.F_GETFL)
fcntl.fcntl(r, fcntl.F_SETFL, flags | os.O_NONBLOCK)
print(os.get_blocking(r), fcntl.fcntl(r, fcntl.F_GETFD) == fcntl.FD_CLOEXEC)
os.write(w, b'12345')
b = array.array('i', [0]); print(fcntl.ioctl(r, termios.FIONREAD, b), b[0])
print(struct.unpack('i', fcntl.ioctl(r, termios.FIONREAD, b'\0\0\0\0')))
with open(__file__) as f:
    print(fcntl.flock(f, fcntl.LOCK_SH), fcntl.flock(f, fcntl.LOCK_UN), fcntl.lockf(f, fcntl.LOCK_SH), fcntl.lockf(f, fcntl.LOCK_UN))
for bad in (lambda: fcntl.fcntl(r, fcntl.F_GETFL, b'x' * 2000), lambda: fcntl.fcntl('x', 1), lambda: fcntl.lockf(0, 99999 << 8), lambda: fcntl.fcntl(-1, 1)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
u = resource.getrusage(resource.RUSAGE_SELF)
print(u.ru_maxrss > 0, len(u), resource.getpagesize(), type(u))
soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard)); print(resource.prlimit(0, resource.RLIMIT_NOFILE) == (soft, hard))
for bad in (lambda: resource.getrlimit(99), lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (2, 1)), lambda: resource.setrlimit(7, 5), lambda: resource.setrlimit(7, (1, 2, 3)), lambda: resource.getrusage(77)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
root = pwd.getpwnam('root'); print(root.pw_uid, root.pw_dir, root[0], pwd.getpwuid(0) == root, root in pwd.getpwall())
g = grp.getgrgid(0); print(g.gr_name, g.gr_gid, grp.getgrnam('root') == g, type(g.gr_mem))
for bad in (lambda: pwd.getpwnam('no such user'), lambda: pwd.getpwuid(987654), lambda: pwd.getpwuid(-2), lambda: grp.getgrnam(5), lambda: grp.getgrgid(1.5), lambda: pwd.getpwnam(b'root')):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
a, b = os.openpty()
t = termios.tcgetattr(b); t[3] &= ~(termios.ECHO | termios.ICANON); termios.tcsetattr(b, termios.TCSANOW, t)
t = termios.tcgetattr(b); print(t[6][termios.VMIN], len(t), len(t[6]), termios.tcgetwinsize(b))
termios.tcsetwinsize(b, (10, 20)); print(termios.tcgetwinsize(a))
for bad in (lambda: termios.tcgetattr(r), lambda: termios.tcsetattr(b, 0, [1]), lambda: termios.tcsetwinsize(b, (1,)), lambda: termios.tcsetattr(b, 0, [0, 0, 0, 0, 0, 0, []])):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
print(termios.error.__mro__)

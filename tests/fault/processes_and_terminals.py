# tests/fault/processes_and_terminals.py - child processes, terminals, semaphores, shared memory and tracebacks of faults when memory runs out anywhere in them
import _locale
import _multiprocessing
import _posixshmem
import _posixsubprocess
import _uuid
import atexit
import faulthandler
import posix
import termios


def children():
    r, w = posix.pipe()
    failed_r, failed_w = posix.pipe()
    try:
        pid = _posixsubprocess.fork_exec([b"echo", b"a", "b"], (b"/bin/echo", b"/usr/bin/echo"), True, (failed_w,), "/", [b"A=b"], -1, -1, -1, w,
                                         -1, -1, failed_r, failed_w, True, False, -1, None, None, None, -1, None, True)
        posix.close(w)
        w = -1
        ended = posix.waitpid(pid, 0)[1]
        return ended, posix.read(r, 100)
    finally:
        for fd in (r, w, failed_r, failed_w):
            if fd >= 0:
                posix.close(fd)


def terminals():
    ours, theirs = posix.openpty()
    try:
        attributes = termios.tcgetattr(theirs)
        attributes[3] &= ~termios.ECHO
        attributes[6][termios.VMIN] = 7
        termios.tcsetattr(theirs, termios.TCSANOW, attributes)
        termios.tcsetwinsize(theirs, (12, 34))
        again = termios.tcgetattr(theirs)
        termios.tcflush(theirs, termios.TCIOFLUSH)
        try:
            termios.tcgetattr(-1)
        except ValueError as e:
            text = str(e)
        return again == attributes, len(again[6]), termios.tcgetwinsize(theirs), posix.ttyname(theirs)[:5], text
    finally:
        posix.close(ours)
        posix.close(theirs)


def semaphores():
    s = _multiprocessing.SemLock(1, 1, 2, f"/fault-{posix.getpid()}", True)
    taken = s.acquire(), s._is_mine(), s._count()
    s.release()
    r = _multiprocessing.SemLock(0, 1, 1, f"/fault-{posix.getpid()}", True)
    with r, r:
        taken += r._count(),
    try:
        r.release()
    except AssertionError as e:
        return taken, str(e)


def shared_memory():
    name = f"/fault-{posix.getpid()}"
    fd = _posixshmem.shm_open(name, posix.O_RDWR | posix.O_CREAT | posix.O_EXCL, mode=0o600)
    try:
        posix.ftruncate(fd, 100)
        return posix.fstat(fd).st_size
    finally:
        posix.close(fd)
        _posixshmem.shm_unlink(name)


def tracebacks():
    r, w = posix.pipe()
    faulthandler.register(10, file=w, all_threads=False)  # SIGUSR1
    posix.kill(posix.getpid(), 10)
    faulthandler.dump_traceback(w, all_threads=True)
    faulthandler.dump_traceback_later(1000, file=w)
    faulthandler.cancel_dump_traceback_later()
    unregistered = faulthandler.unregister(10)
    faulthandler.enable(w)
    enabled = faulthandler.is_enabled()
    faulthandler.disable()
    posix.close(w)
    text = b""
    while part := posix.read(r, 1000):
        text += part
    posix.close(r)
    return text.count(b"in tracebacks"), unregistered, enabled


def places():
    kept = _locale.setlocale(_locale.LC_ALL, None)
    conv = _locale.localeconv()
    try:
        _locale.setlocale(_locale.LC_ALL, "no such")
    except _locale.Error as e:
        text = str(e)
    return (kept, conv["decimal_point"], sorted(conv)[:2], _locale.nl_langinfo(_locale.CODESET), _locale.strcoll("a", "b") < 0,
            _locale.strxfrm("a") < _locale.strxfrm("b"), text, len(_uuid.generate_time_safe()[0]))


def endings():
    def ended(*args, **names):
        print("ended", args, names)

    atexit.register(ended, 1, a=2)
    atexit.register(len, ())
    atexit.unregister(len)
    return atexit._ncallbacks() > 0


for part in children, terminals, semaphores, shared_memory, tracebacks, places, endings:
    print(part.__name__, part())

# tests/lang/library/c_int_arguments.py - an int that is too large for a C int is refused before anything is done, in the words of the function
import gc, os, resource, select, signal, socket, sys, termios, time, tracemalloc, zlib, _sre

calls = [
    ("close", os.close), ("dup2", lambda v: os.dup2(0, v)), ("strerror", os.strerror), ("nice", os.nice), ("umask", os.umask),
    ("open", lambda v: os.open("/dev/null", v)), ("mkdir", lambda v: os.mkdir("/nowhere/x", v)), ("isatty", os.isatty),
    ("stat", os.stat), ("dir_fd", lambda v: os.stat("x", dir_fd=v)), ("WIFEXITED", os.WIFEXITED),
    ("kill", lambda v: os.kill(v, 0)), ("killpg", lambda v: os.killpg(v, 0)), ("getpgid", os.getpgid),
    ("waitpid", lambda v: os.waitpid(v, 0)), ("waitpid options", lambda v: os.waitpid(1, v)), ("wait3", os.wait3),
    ("wait4", lambda v: os.wait4(v, 0)), ("tcsetpgrp", lambda v: os.tcsetpgrp(v, 0)), ("eventfd", os.eventfd),
    ("getrlimit", resource.getrlimit), ("prlimit", lambda v: resource.prlimit(v, 1)), ("epoll", select.epoll),
    ("getsignal", signal.getsignal), ("alarm", signal.alarm), ("set_wakeup_fd", signal.set_wakeup_fd),
    ("tcdrain", termios.tcdrain), ("tcflow", lambda v: termios.tcflow(0, v)),
    ("socket", socket.socket), ("socketpair", socket.socketpair), ("inet_ntop", lambda v: socket.inet_ntop(v, b"")),
    ("mktime", lambda v: time.mktime((v,) * 9)), ("clock_gettime", time.clock_gettime),
    ("gc.collect", gc.collect), ("gc.set_threshold", gc.set_threshold), ("gc.set_debug", gc.set_debug),
    ("tracemalloc.start", tracemalloc.start), ("origin depth", sys.set_coroutine_origin_tracking_depth),
    ("_getframe", sys._getframe), ("max_str_digits", sys.set_int_max_str_digits), ("unicode_tolower", _sre.unicode_tolower),
    ("zlib.compress", lambda v: zlib.compress(b"", v)), ("open buffering", lambda v: open("/dev/null", "rb", v)),
    ("compile flags", lambda v: compile("1", "", "eval", v)), ("__import__", lambda v: __import__("os", None, None, (), v)),
]
for name, call in calls:
    for value in (2**40, -2**40, 2**70, -2**70):
        try:
            print(name, "returned", call(value))
        except Exception as e:
            print(name, f"{type(e).__name__}: {e}")

# tests/lang/methods/module_signal_and_time.py - what functions of signal, time, errno's users, select, resource and fcntl say to wrong arguments
# presets: not fault
import signal, time, select, resource, fcntl, _thread, pwd, grp, mmap, faulthandler, atexit, sys
bad = [None, 1.5, "a", b"b", [1], {1}, ..., 2**70, -1, 65, 1000]
skip = {"pause", "sigwait", "sigwaitinfo", "sigtimedwait", "alarm", "setitimer", "siginterrupt", "raise_signal", "default_int_handler", "pthread_sigmask", "sigpending", "getsignal", "strsignal", "valid_signals", "pthread_kill", "pidfd_send_signal"}
def say(name, f, *a):
    try: r = f(*a); print(name, a, r if isinstance(r, (int, str, tuple, type(None))) else type(r).__name__)
    except BaseException as e: print(name, a, type(e).__name__ + ": " + str(e))
for n in ("signal", "getsignal", "strsignal", "siginterrupt", "raise_signal", "pthread_kill", "getitimer", "setitimer", "alarm", "pthread_sigmask", "sigwait", "sigtimedwait", "sigwaitinfo"):
    f = getattr(signal, n)
    say(n, f); say(n, f, None, None, None, None)
    for v in [None, 1.5, "a", [1], ..., 2**70, -5, 1000]:
        if n in ("sigwait", "sigwaitinfo") and v == [1] or n in ("alarm", "setitimer", "sigtimedwait"): continue
        say(n, f, v)
    for v in [None, 1.5, "a", ..., 2**70]:
        if n in ("setitimer", "sigtimedwait"): continue
        say(n, f, 10, v) if n not in ("alarm", "raise_signal", "set_wakeup_fd") else None
say("setitimer", signal.setitimer, 9, 1); say("setitimer", signal.setitimer, 0, "a"); say("setitimer", signal.setitimer, 0, -1); say("getitimer", signal.getitimer, 9); say("signal", signal.signal, 9, signal.SIG_DFL); say("signal", signal.signal, 10, 5); say("signal", signal.signal, 10, signal.SIG_IGN); say("signal", signal.signal, 10, signal.SIG_DFL); say("sigtimedwait", signal.sigtimedwait, [10], -1); say("sigtimedwait", signal.sigtimedwait, [10], "x"); say("sigtimedwait", signal.sigtimedwait, [0], 1)
for n in ("sleep", "strftime", "mktime", "asctime", "ctime", "gmtime", "localtime", "clock_gettime", "clock_getres", "clock_settime", "get_clock_info", "perf_counter", "time_ns"):
    f = getattr(time, n)
    for a in ((), ("a",), ([1],), (2**70,), (float("nan"),), (float("inf"),), (b"b",), (..., ), (1000,), ((1, 2),), (("a",) * 9,), ((2**70,) * 9,), ((1,) * 8,)):
        if a == () or n in ("gmtime", "localtime", "ctime", "sleep") and a == (1000,) or n == "clock_settime": continue
        say(n, f, *a)
say("sleep", time.sleep, -1); say("sleep", time.sleep, -0.0); say("gmtime", time.gmtime, 1e20); say("gmtime", time.gmtime, -1e10); say("strftime", time.strftime, "%Y", (2000,) * 9); say("strftime", time.strftime, "%Y-%j", (2000, 1, 1, 0, 0, 0, 0, 1, 0)); say("strftime", time.strftime, 5); say("strftime", time.strftime, "a\0b", (2000, 1, 1, 0, 0, 0, 0, 1, 0)); say("asctime", time.asctime, (2000, 13, 1, 0, 0, 0, 0, 1, 0)); say("asctime", time.asctime, (2000, 1, 1, 0, 0, 0, 0, 1, 0)); say("asctime", time.asctime, (12345, 1, 32, 0, 0, 0, 0, 1, 0))
for f in (select.select, select.poll().unregister, select.epoll().register, select.epoll().modify, select.epoll(1).unregister, resource.getrlimit, resource.setrlimit, resource.getrusage, fcntl.fcntl, fcntl.ioctl, fcntl.flock, fcntl.lockf, pwd.getpwnam, pwd.getpwuid, grp.getgrnam, _thread.start_new_thread, sys.setswitchinterval, sys.setrecursionlimit, sys._getframe, sys.intern, sys.set_asyncgen_hooks, sys.set_coroutine_origin_tracking_depth, sys.getsizeof, sys.exit):
    for a in ((), (None,), (1.5,), ("a",), ([1],), (2**70,), (-5,), (1, 2), (1, "a"), ("a", 1), (None, None, None), (1, 2, 3, 4, 5, 6)):
        if f in (fcntl.ioctl, fcntl.fcntl, fcntl.flock, fcntl.lockf) and a and a[0] == 1 or f is sys.exit and a in ((2**70,),) or f is sys._getframe and a in ((), (-5,)) or f is sys.setswitchinterval and a in ((2**70,), (1.5,)) or f is resource.setrlimit and a and a[0] == 1 or f is sys.getsizeof: continue
        say(getattr(f, "__name__", "?"), f, *a)
sys.set_coroutine_origin_tracking_depth(0)

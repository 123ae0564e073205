# tests/lang/library/syslog_calls.py - what syslog takes and refuses, its masks and constants
import os
import subprocess
import sys
import syslog


def show(f, *args, **kwargs):
    try:
        print(f.__name__, args, kwargs, repr(f(*args, **kwargs)))
    except Exception as e:
        print(f.__name__, args, kwargs, type(e).__name__, e)


class Strange:
    __repr__ = lambda self: "Strange()"

    def __index__(self):
        return 1 / 0


for args in (), (1,), ("x", 1), (1, 2), (1, "a", "b"), (None,), (2**40, "a"), ("\udc80",), (1.5, "x"), (b"x",), (1, None), (Strange(), "x"):
    show(syslog.syslog, *args)
show(syslog.syslog, message="x")
for args in (1,), ("a", 2, 3, 4), ("a", "b"), ("a", 1, 2.5), ("\udc80",), ("a", 2**70), (None,):
    show(syslog.openlog, *args)
show(syslog.openlog, ident="a", foo=1)
show(syslog.openlog, "a", ident="b")
show(syslog.openlog, facility="a")
for f in syslog.setlogmask, syslog.LOG_MASK, syslog.LOG_UPTO:
    for args in (), ("x",), (2**70,), (1.0,), (3,), (31,), (32,), (-1,), (30,), (0,), (1, 2):
        show(f, *args)
show(syslog.LOG_MASK, pri=1)
show(syslog.setlogmask, 255)
show(syslog.closelog, 1)
show(syslog.closelog)
show(syslog.closelog)
print({n: getattr(syslog, n) for n in sorted(dir(syslog)) if n.startswith("LOG_") and n not in ("LOG_MASK", "LOG_UPTO")})

# What is written to standard error, and what is masked.
program = """
import os, sys, syslog
sys.argv[0] = "/some/where/program"
syslog.openlog(logoption=syslog.LOG_PERROR)
syslog.syslog("one")
syslog.syslog(syslog.LOG_ERR | syslog.LOG_MAIL, "two\\n")
syslog.openlog("name\\0tail", syslog.LOG_PERROR | syslog.LOG_PID, syslog.LOG_LOCAL3)
syslog.syslog("three \\xe9 100%s\\0 unseen")
syslog.setlogmask(syslog.LOG_UPTO(syslog.LOG_ERR))
syslog.syslog("masked")
syslog.syslog(syslog.LOG_CRIT, "four")
syslog.setlogmask(0)
syslog.syslog(syslog.LOG_INFO, "still masked")
syslog.syslog(syslog.LOG_ERR | 0x10000, "five")
syslog.openlog("quiet")
syslog.syslog(0x10000, "not shown, and no word about the priority")
syslog.closelog()
syslog.syslog(syslog.LOG_ERR, "not shown")
print(os.getpid())
"""
done = subprocess.run([sys.executable, "-c", program], capture_output=True)
print(done.returncode, done.stderr.replace(b"[" + done.stdout.strip() + b"]", b"[PID]"))

sys.addaudithook(lambda event, args: event.startswith("syslog") and print(event, args))
syslog.openlog("x", 1, 16)
syslog.setlogmask(3)
syslog.syslog(syslog.LOG_DEBUG, "abc")
syslog.closelog()

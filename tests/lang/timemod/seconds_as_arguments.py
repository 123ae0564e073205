# tests/lang/timemod/seconds_as_arguments.py - what takes seconds takes ints, floats and what has __index__, and refuses the rest in the same words everywhere
import _queue, datetime, faulthandler, fractions, os, select, signal, socket, tempfile, threading, time


class HasFloat:
    def __float__(self):
        return 0.0


class HasIndex:
    def __index__(self):
        return 0


lock, queue, sock, poll, epoll = threading.Lock(), _queue.SimpleQueue(), socket.socket(), select.poll(), select.epoll()
lock.acquire()
file = tempfile.NamedTemporaryFile()


def later(seconds):
    faulthandler.dump_traceback_later(seconds)
    faulthandler.cancel_dump_traceback_later()


def timer(seconds):
    signal.setitimer(signal.ITIMER_REAL, seconds)
    signal.setitimer(signal.ITIMER_REAL, 0)


calls = [
    ("sleep", time.sleep), ("gmtime", time.gmtime), ("lock", lambda v: lock.acquire(True, v)), ("queue", lambda v: queue.get(True, v)),
    ("sigtimedwait", lambda v: signal.sigtimedwait([], v)), ("select", lambda v: select.select([], [], [], v)), ("poll", poll.poll),
    ("epoll", epoll.poll), ("settimeout", sock.settimeout), ("utime", lambda v: os.utime(file.name, (v, v))), ("setitimer", timer),
    ("dump_traceback_later", later), ("fromtimestamp", datetime.datetime.utcfromtimestamp),
]
values = {
    "nan": float("nan"), "inf": float("inf"), "-inf": float("-inf"), "1e30": 1e30, "2**70": 2**70, "-2**70": -2**70, "9.25e18": 9.25e18,
    "str": "x", "complex": 1j, "Fraction": fractions.Fraction(0), "HasFloat": HasFloat(), "HasIndex": HasIndex(), "-1.5": -1.5, "-2": -2,
}
for name, call in calls:
    for shown, value in values.items():
        if "poll" in name and shown in ("-1.5", "-2"):
            continue  # for ever
        try:
            result = call(value)
            print(name, shown, "returned", type(result).__name__ if name in ("gmtime", "fromtimestamp") else result)
        except Exception as e:
            print(name, shown, f"{type(e).__name__}: {e}")
print(time.gmtime(-1.5)[:6], time.gmtime(1.999)[5])
os.utime(file.name, (1.25, -1.75))
s = os.stat(file.name)
print(s.st_atime_ns, s.st_mtime_ns)

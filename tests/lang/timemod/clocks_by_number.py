# lang/timemod/clocks_by_number.py - clocks of the system by their numbers: read, resolution, refused settings
import threading, time

def show(function, *args):
    try:
        print(function, args, type(getattr(time, function)(*args)).__name__)
    except Exception as e:
        print(function, args, type(e).__name__, e)

for args in (time.CLOCK_REALTIME,), (True,), ("x",), (12345,), (2**40,), (-2**40,), (1.5,):
    show("clock_gettime", *args)
    show("clock_gettime_ns", *args)
    show("clock_getres", *args)
for value in 1.0, -1, "x", None, float("nan"), 1e30:
    show("clock_settime", time.CLOCK_MONOTONIC, value)
for value in 10**9, 1.0, 2**80, 2**62:
    show("clock_settime_ns", time.CLOCK_MONOTONIC, value)
show("pthread_getcpuclockid", "x")
print([(n, getattr(time, n)) for n in sorted(dir(time)) if n.startswith("CLOCK_")])

print(abs(time.clock_gettime(time.CLOCK_REALTIME) - time.time()) < 60)
print(abs(time.clock_gettime_ns(time.CLOCK_MONOTONIC) - time.monotonic_ns()) < 60 * 10**9)
print(time.clock_gettime(time.CLOCK_THREAD_CPUTIME_ID) > 0, time.clock_gettime(time.CLOCK_PROCESS_CPUTIME_ID) > 0)
print(time.clock_gettime(time.pthread_getcpuclockid(threading.get_ident())) > 0)
print(0 < time.clock_getres(time.CLOCK_REALTIME) < 1)

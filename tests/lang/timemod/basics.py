# tests/lang/timemod/basics.py - clocks run forward and sleep waits
import time
a = time.time(); p = time.perf_counter(); m = time.monotonic(); n = time.perf_counter_ns(); c = time.process_time()
time.sleep(0.01)
print(time.time() > a, time.perf_counter() - p >= 0.01, time.monotonic() - m >= 0.01, time.perf_counter_ns() - n >= 10_000_000, time.process_time() >= c, isinstance(time.time_ns(), int))
for bad in (-1, "a", float("nan")):
    try:
        time.sleep(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(time.gmtime(0)[:6], time.strftime("%Y-%m-%d", time.gmtime(86400 * 365)), time.gmtime(0).tm_wday)

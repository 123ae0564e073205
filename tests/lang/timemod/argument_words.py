# tests/lang/timemod/argument_words.py - functions of time have no signature to show, and count arguments in words of their own
import inspect, time

def attempt(f, *args):
    try:
        print(f.__name__, f(*args))
    except Exception as e:
        print(type(e).__name__, e)

for name in ("time", "sleep", "ctime", "gmtime", "strftime", "mktime", "get_clock_info", "clock_settime", "strptime"):
    print(name, getattr(time, name).__text_signature__)
attempt(time.gmtime, 1, 2)
attempt(time.ctime, 1, 2)
attempt(time.strftime)
attempt(time.strftime, "a", (), 1)
attempt(time.get_clock_info)
attempt(time.get_clock_info, "time", 1)
attempt(time.clock_settime, 1)
attempt(time.asctime, 1, 2)
attempt(time.sleep)
attempt(time.mktime, 1, 2)
attempt(time.time, 1)
for f in (time.ctime, dir, iter, next, vars, object.__init_subclass__):
    try:
        print(inspect.signature(f))
    except ValueError as e:
        print(str(e).split(" at ")[0])
try:
    object.__init_subclass__(1)
except TypeError as e:
    print(e)

# lang/timemod/fields_at_their_limits.py - fields of a time as far out as a C int goes
import os, time
os.environ["TZ"] = "UTC"
time.tzset()
low, high = -2**31, 2**31 - 1
for when in (2000, low, 1, 0, 0, 0, 0, 0, 0), (2000, 1, 1, 0, 0, 0, 0, low, 0), (2000, 1, 1, 0, 0, 0, low, 1, 0), (high, 1, 1, 0, 0, 0, 6, 1, 0):
    for f in time.asctime, time.mktime, lambda when: time.strftime("%Y", when):
        try: print(f(when))
        except Exception as e: print(type(e).__name__, e)

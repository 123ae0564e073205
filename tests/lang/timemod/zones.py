# lang/timemod/zones.py - tzset() reads TZ again: names, distances, summer time, and strftime() of struct_time with its own zone
import os, time

ZONES = "EST+05EDT,M4.1.0,M10.5.0", "UTC+0", "AEST-10AEDT-11,M10.5.0,M3.5.0", "<+0545>-5:45", "CET-1CEST,M3.5.0,M10.5.0/3", ""
for zone in ZONES:
    os.environ["TZ"] = zone
    time.tzset()
    print(repr(zone), time.tzname, time.timezone, time.altzone, time.daylight)
    for seconds in 1700000000, 1720000000:
        local = time.localtime(seconds)
        print(" ", tuple(local), local.tm_zone, local.tm_gmtoff, time.strftime("%Z %z", local), time.mktime(local) == seconds)
        print("   ", time.strftime("%Z %z", time.gmtime(seconds)), time.ctime(seconds))
print(time.tzset())

# a plain tuple has no zone of its own, whatever a class made of one says about itself but struct_time's fields
plain = tuple(time.gmtime(0))
print(repr(time.strftime("%H:%M %z", plain)))
made = time.struct_time(plain + ("XYZ", 7200))
print(made.tm_zone, made.tm_gmtoff, time.strftime("%Z %z", made))
print(time.struct_time(plain).tm_zone, time.strftime("%z", time.struct_time(plain)))
try:
    time.tzset(1)
except TypeError as e:
    print(e)

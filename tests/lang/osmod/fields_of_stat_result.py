# tests/lang/osmod/fields_of_stat_result.py - fields behind the items of a struct sequence are members, shown for items without a name
import copy, os, pickle, time
S = os.stat_result
for s in (S(range(10)), S(range(12)), S(range(19)), S(range(10), {"st_atime": 99, "st_rdev": 5})):
    print(s)
    print(s.st_atime, s.st_mtime, s.st_ctime, s.st_atime_ns, s.st_rdev, s[7:], hasattr(s, "__dict__"), "st_blksize" in dir(s), "st_rdev" in dir(S))
    for t in (copy.copy(s), copy.deepcopy(s), pickle.loads(pickle.dumps(s))):
        print(t == s, t.st_atime, t.st_rdev)
    print(s.__reduce__())
    for change in (lambda: setattr(s, "st_atime", 1), lambda: setattr(s, "other", 1), lambda: delattr(s, "st_atime"), lambda: vars(s)):
        try:
            change()
        except (AttributeError, TypeError) as e:
            print(type(e).__name__, e)
real = os.stat(".")
text = repr(real)
print([f"{name}={int(getattr(real, name))}" in text for name in ("st_atime", "st_mtime", "st_ctime")], real.st_atime == real.st_atime_ns / 1e9 or abs(real.st_atime - real.st_atime_ns / 1e9) < 1)
print(type(S.__dict__["st_atime"]).__name__, type(S.__dict__["st_mode"]).__name__, S.__match_args__)
t = time.gmtime(0)
print(t, t.tm_zone, t.tm_gmtoff, hasattr(t, "__dict__"), sorted(n for n in dir(t) if n.startswith("tm_")))
print(time.struct_time(range(9)).tm_zone, time.struct_time(range(11)).tm_gmtoff, copy.copy(t).tm_zone)
for cls in (S, time.struct_time, os.terminal_size, os.times_result, os.uname_result, os.statvfs_result):
    print(cls, "__slots__" in dir(cls), "__dict__" in dir(cls))

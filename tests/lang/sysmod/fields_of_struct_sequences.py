# tests/lang/sysmod/fields_of_struct_sequences.py - the items of sys's and time's struct sequences cannot be set or deleted; slices, comparison, copies and pickles of them
import sys, time, os, copy, pickle, resource, pwd
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t = time.struct_time((2020, 2, 29, 1, 2, 3, 5, 60, 0)); st = os.stat_result(range(10)); r = resource.struct_rusage(range(16)); tt = os.terminal_size((80, 24)); times = os.times_result((1.0, 2.0, 3.0, 4.0, 5.0))
for o, n in ((t, "tm_year"), (st, "st_mode"), (r, "ru_utime"), (tt, "columns"), (times, "user"), (sys.flags, "debug"), (sys.version_info, "major"), (sys.float_info, "max"), (sys.hash_info, "width"), (sys.int_info, "bits_per_digit"), (sys.thread_info, "name"), (pwd.getpwuid(0), "pw_name")):
    print(type(o).__name__, type(o).__module__, n, end=": "); attempt(lambda: setattr(o, n, 1)); attempt(lambda: delattr(o, n)); attempt(lambda: o.__setitem__(0, 1)); attempt(lambda: o.nothing)
    print(len(o) == o.n_sequence_fields, o.n_fields >= len(o), o.n_unnamed_fields, o == tuple(o), hash(o) == hash(tuple(o)), type(o[:2]) is tuple, type(o + ()) is tuple, type(o * 1) is tuple, isinstance(o, tuple), o.__match_args__[0])
    attempt(lambda: type(copy.copy(o)) is type(o))
for o in (t, st, r, tt, times):
    p = pickle.loads(pickle.dumps(o)); print(type(p) is type(o), p == o, repr(p) == repr(o), pickle.loads(pickle.dumps(o, 0)) == o, copy.deepcopy(o) == o, repr(o)[:60])
for f in (lambda: time.struct_time(), lambda: time.struct_time(5), lambda: time.struct_time([1]), lambda: time.struct_time(range(12)), lambda: time.struct_time(range(9), 5), lambda: time.struct_time(range(9), {"tm_zone": "X"}).tm_zone, lambda: time.struct_time(range(9), {"bad": 1}), lambda: time.struct_time(range(10)).tm_zone, lambda: time.struct_time(range(9)).tm_gmtoff, lambda: time.struct_time("abcdefghi").tm_year, lambda: time.struct_time(sequence=range(9)), lambda: os.terminal_size((1,)), lambda: os.stat_result(range(20)).st_atime, lambda: type(sys.flags)(range(18)), lambda: type(sys.version_info)((1, 2, 3, 4, 5)), lambda: type("S", (type(t),), {}), lambda: type("S", (time.struct_time,), {})(range(9)), lambda: t < time.struct_time(range(9)), lambda: t.count(2), lambda: t.index(29), lambda: t.__class__, lambda: [*t][:3], lambda: max(t)): attempt(f)
match t:
    case time.struct_time(y, m, tm_mday=d): print(y, m, d)
match tt:
    case (c, l): print(c, l)

# tests/lang/sysmod/struct_sequences_of_strangers.py - struct sequences make instances of their own types only, whatever stands in these types' places
import os, posix, time

def attempt(f):
    try: print(f())
    except TypeError as e: print(e)

attempt(lambda: os.terminal_size.__new__(int, (1, 2)))
attempt(lambda: os.terminal_size.__new__(5, (1, 2)))
attempt(lambda: os.terminal_size.__new__(tuple, (1, 2)))
attempt(lambda: os.terminal_size.__new__(type("C", (), {}), (1, 2)))
attempt(lambda: os.sched_param.__new__(int, 1))
attempt(lambda: os.stat_result((1,)))
attempt(lambda: os.stat_result((1,) * 10, 5))

def survive(f):  # where this fails, its words are nobody's
    try: f()
    except Exception: pass

time.struct_time = int
survive(time.gmtime)
posix.stat_result = 5
survive(lambda: posix.stat("/"))
survive(lambda: os.uname_result.machine.fget(()))
survive(lambda: os.uname_result.machine.fget(7))
survive(lambda: repr(tuple.__new__(os.uname_result, (1,))))
survive(lambda: tuple.__new__(os.uname_result, ()).machine)
os.times_result.__match_args__ = 5
survive(lambda: repr(os.times()))
os.times_result.__match_args__ = (1,) * 99
survive(lambda: repr(os.times()))
print("sound")
posix.sched_param = int
survive(lambda: posix.sched_setparam(0, 5))
posix.sched_param = tuple
survive(lambda: posix.sched_setparam(0, ()))
print("sound still")

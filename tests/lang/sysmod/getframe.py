# tests/lang/sysmod/getframe.py - sys._getframe shows callers, their names, lines and variables
import sys
def f(x):
    fr = sys._getframe()
    print(fr.f_code.co_name, fr.f_lineno, fr.f_back.f_code.co_name, sorted(fr.f_locals), fr.f_globals is globals())
    return sys._getframe(1).f_locals["y"]
def g():
    y = 42
    return f(1)
print(g())
try:
    sys._getframe(1000)
except ValueError as e:
    print(e)
print(sys._getframe().f_code.co_name, sys._getframe().f_locals is globals())

# tests/lang/registers/exception_state_per_frame.py - handled exceptions nest with calls and are restored when frames end
import sys
def now(): return repr(sys.exc_info()[1])
def f():
    print("f sees", now())
    try:
        raise KeyError("f")
    except KeyError:
        print("f handles", now())
        g()
        print("f again", now())
    print("f after", now())
def g():
    try:
        raise IndexError("g")
    except IndexError:
        return print("g handles", now())
try:
    raise ValueError("top")
except ValueError:
    f()
    print("top again", now())
print("end", now())

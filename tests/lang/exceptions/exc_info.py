# tests/lang/exceptions/exc_info.py - sys.exc_info shows the handled exception, innermost first, and nothing outside
import sys
print(sys.exc_info())
try:
    raise ValueError("a")
except ValueError:
    print(sys.exc_info()[1])
    try:
        raise KeyError("b")
    except KeyError:
        print(sys.exc_info()[1])
    print(sys.exc_info()[1])
print(sys.exc_info(), sys.exception() if hasattr(sys, "exception") else None)
def f():
    return sys.exc_info()[1]
try:
    raise ValueError("seen in callee")
except ValueError:
    print(f())

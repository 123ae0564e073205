# tests/lang/generators/exception_state.py - an exception handled around a generator is seen in it, and the generator's own is restored
import sys
def g():
    print(sys.exc_info()[0])
    try:
        raise KeyError
    except KeyError:
        print(sys.exc_info()[0])
        yield 1
        print(sys.exc_info()[0])
    print(sys.exc_info()[0])
    yield 2
it = g()
try:
    raise ValueError
except ValueError:
    next(it)
    print("outside", sys.exc_info()[0])
print("outside", sys.exc_info()[0])
next(it)

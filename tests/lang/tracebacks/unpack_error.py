# tests/lang/tracebacks/unpack_error.py - unpacking errors are reported at the right-hand side's statement
def f():
    a, b = [1, 2, 3]
f()

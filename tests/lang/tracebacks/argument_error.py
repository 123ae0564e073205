# tests/lang/tracebacks/argument_error.py - a call with wrong arguments is reported at the caller
def f(a, b):
    pass
def g():
    f(1)
g()

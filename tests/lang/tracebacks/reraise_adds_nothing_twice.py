# tests/lang/tracebacks/reraise_adds_nothing_twice.py - a bare raise adds the line of the frame it passes again
def f():
    try:
        g()
    except ValueError:
        raise
def g():
    raise ValueError("x")
f()

# tests/lang/tracebacks/exception_group.py - an exception group is printed as a tree
def f():
    raise ExceptionGroup("several", [ValueError("a"), ExceptionGroup("inner", [KeyError("b"), TypeError("c")])])
f()

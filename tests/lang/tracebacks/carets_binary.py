# tests/lang/tracebacks/carets_binary.py - carets mark the operator and operands within a longer line
def f(a, b):
    return 100 + (a + b) * 2

f(1, "x")

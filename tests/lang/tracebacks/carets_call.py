# tests/lang/tracebacks/carets_call.py - carets mark the call that failed inside an expression
def inner(x):
    raise ValueError("no " + x)

result = [1, 2, inner("way"), 3]

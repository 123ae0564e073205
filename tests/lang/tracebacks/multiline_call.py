# tests/lang/tracebacks/multiline_call.py - the line shown is the one where the failing part starts
def f(a,
      b):
    return (a
            + b)

f(
    1,
    "x",
)

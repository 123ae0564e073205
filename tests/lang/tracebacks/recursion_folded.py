# tests/lang/tracebacks/recursion_folded.py - a repeated frame is folded after three times
def f(n):
    if n == 0:
        raise ValueError("bottom")
    f(n - 1)

f(10)

# tests/lang/tracebacks/assertion.py - an assertion shows its message
def check(n):
    assert n > 0, "n must be positive: %d" % n
check(-1)

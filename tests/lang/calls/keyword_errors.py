# tests/lang/calls/keyword_errors.py - unknown, repeated and misplaced keywords are reported
def f(a, b=2): pass
def p(a, /, b): pass
def pk(a, /, **k): return a, k
for bad in (lambda: f(1, c=2), lambda: f(1, a=2), lambda: f(a=1, z=3), lambda: p(a=1, b=2), lambda: p(1, 2, b=3), lambda: p(b=1), lambda: f(**{"a": 1, "q": 2}), lambda: f(1, 2, b=3)):
    try:
        bad()
    except TypeError as e:
        print(e)
print(pk(1, a=2))

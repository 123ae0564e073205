# tests/lang/calls/missing_arguments.py - missing arguments are named in the error
def f(a, b, c, *, d, e=1, g): pass
for bad in (lambda: f(), lambda: f(1), lambda: f(1, 2), lambda: f(1, 2, 3), lambda: f(1, 2, 3, d=1), lambda: f(1, b=2), lambda: f(c=3, a=1)):
    try:
        bad()
    except TypeError as e:
        print(e)
def one(x): pass
try:
    one()
except TypeError as e:
    print(e)
def two(*, k): pass
try:
    two()
except TypeError as e:
    print(e)

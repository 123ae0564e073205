# tests/lang/functions/missing_argument_wording.py - what missing positional and keyword-only arguments are called, by number and kind
def f(a, b, c, d=1, *, k, l, m=2): pass
def g(*, x, y, z): pass
def p(a, b, /, c): pass
class C:
    def m(self, a): pass
    @classmethod
    def cm(cls, a): pass
    @staticmethod
    def sm(a): pass
    def __init__(self, q): pass
    def __call__(self, z): pass
calls = [lambda: f(), lambda: f(1), lambda: f(1, 2), lambda: f(1, 2, 3), lambda: f(1, 2, 3, k=1), lambda: f(c=1), lambda: f(b=1, k=2, l=3), lambda: g(), lambda: g(x=1), lambda: g(x=1, z=2), lambda: p(), lambda: p(c=1), lambda: p(1, c=1), lambda: C(), lambda: C(1).m(), lambda: C.m(), lambda: C.cm(), lambda: C.sm(),
         lambda: C(1)(), lambda: (lambda x, y: 0)(1), lambda: (lambda *, x: 0)(), lambda: type("D", (), {"m": lambda: 0})().m(), lambda: [].sort.__call__(1)]
def outer():
    def inner(a, b): pass
    inner()
calls.append(outer)
for c in calls:
    try: c(); print("fine")
    except TypeError as e: print(e)

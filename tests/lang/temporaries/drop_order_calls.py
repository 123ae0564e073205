# tests/lang/temporaries/drop_order_calls.py - a call drops the callable, then the arguments first to last; with * and **, the tuple's items last to first
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("-" + self.n, end=" ")
    def __call__(self, *a, **k): return None
    def meth(self, *a, **k): return None
    def __repr__(self): return "D" + self.n
def f(*a, **k): pass
def g(a, b=2): pass
class C:
    def __init__(self, *a): pass
class W:
    __init__ = C.__init__
    def __new__(cls, *a): return object.__new__(cls)
D("callable")(D("1"), D("2"), k=D("3")); print()
D("callable")(*(D("1"), D("2"))); print()
D("callable")(*(D("1"), D("2")), **dict(a=D("3"), b=D("4"))); print()
D("self").meth(D("1"), D("2")); print()
D("self").meth(*(D("1"), D("2")), k=D("3")); print()
f(D("1"), D("2"), k=D("3")); print()
f(*[D("1"), D("2")], k=D("3")); print()
C(D("1"), D("2")); print()
C(*[D("1"), D("2")]); print()
W(D("1"), D("2")); print()
print(isinstance(D("1"), D), issubclass(D, object), repr(D("2")), sep=" ")
[].append(D("1")); print()
[0].__setitem__(0, D("1")); print()
{}.setdefault(D("1"), D("2")); print()
getattr(D("1"), "nope", D("2")); print()

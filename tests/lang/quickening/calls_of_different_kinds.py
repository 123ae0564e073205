# tests/lang/quickening/calls_of_different_kinds.py - one call site serves functions, methods, classes, built-ins and callables
class C:
    def __init__(self, *a): self.a = a
    def __call__(self, *a): return "call %r" % (a,)
    def m(self, x): return "m %r" % (x,)
    def __repr__(self): return "C%r" % (self.a,)
def f(x): return "f %r" % (x,)
def d(x, y=2): return (x, y)
def s(*a, **k): return a
def call(g, x): return g(x)
for g in (f, d, s, C, C(), C().m, len, str, lambda x: x, int, [].append, "a".join, type, abs, print, C.m.__get__(C()), sorted, dict.fromkeys, (lambda x, *y: y)):
    try:
        for _ in range(3): r = call(g, "5")
        for _ in range(30): r = call(g, "7") if g is not print else r
        print(r, end="; ")
    except TypeError as e:
        print(e, end="; ")
print()
def gen(x): yield x
print([list(call(gen, 1)) for _ in range(20)][-1])

# tests/lang/weakref/proxy.py - a proxy forwards to its object and raises ReferenceError after it died
import weakref
class C:
    x = 1
    def f(self): return "f"
    def __len__(self): return 7
    def __getitem__(self, i): return i * 2
    def __add__(self, o): return "sum"
    def __call__(self, *a): return a
    def __iter__(self): return iter("ab")
    def __contains__(self, k): return k == 1
    def __str__(self): return "str of C"
    def __bool__(self): return False
c = C()
p = weakref.proxy(c)
print(p.x, p.f(), len(p), p[4], p + 1, p(1, 2), list(p), 1 in p, str(p), bool(p), isinstance(p, C), type(p).__name__)
p.y = 5
print(c.y)
del c
for bad in (lambda: p.x, lambda: len(p), lambda: p(), lambda: str(p), lambda: setattr(p, "z", 1)):
    try:
        bad()
    except ReferenceError as e:
        print(e)
o = type("O", (), {})()
try:
    hash(weakref.proxy(o))
except TypeError as e:
    print(e)

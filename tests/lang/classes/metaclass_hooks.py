# tests/lang/classes/metaclass_hooks.py - what a metaclass decides about its classes, and what cannot be a class, a base or a slot
import sys
class Meta(type):
    def __new__(m, n, b, d, **k): print("new", n, sorted(k)); return super().__new__(m, n, b, d)
    def __init__(c, n, b, d, **k): print("init", n, k)
    def __call__(c, *a, **k): print("call", c.__name__, a); return super().__call__(*a, **k)
    @classmethod
    def __prepare__(m, n, b, **k): print("prepare", n, k); return {"injected": 1}
    def __instancecheck__(c, o): return o == 5
    def __subclasscheck__(c, o): return o is int
    def __len__(c): return 3
    def __getitem__(c, i): return i * 2
    def __contains__(c, x): return x == 1
    def __iter__(c): return iter("xy")
    def __dir__(c): return ["d"]
    def __bool__(c): return False
    def __setattr__(c, n, v): print("set", n); super().__setattr__(n, v)
    def __delattr__(c, n): print("del", n); super().__delattr__(n)
    def __getattr__(c, n): return n + "?"
    def __eq__(c, o): return "eq"
    def __hash__(c): return 1
    def __add__(c, o): return "add"
    def __repr__(c): return "<M %s>" % c.__name__
class A(metaclass=Meta, x=1): pass
print(A.injected, isinstance(5, A), isinstance(6, A), issubclass(int, A), len(A), A[4], 1 in A, list(A), dir(A), bool(A), A.foo, A == 3, A + 1, repr(A))
A.z = 1; del A.z
a = A()
class B(A, y=2): pass
try:
    class C(A, metaclass=type): pass
    print(type(C))
except TypeError as e: print(e)
class M2(type): pass
try:
    class D(A, metaclass=M2): pass
except TypeError as e: print(e)
def f(n, b, d): print(n, b, sorted(d)); return 42
class E(metaclass=f): x = 1
print(E)
class F(object, metaclass=lambda *a, **k: (a[0], k), q=1): pass
print(F)
try:
    class G(5): pass
except TypeError as e: print(e)
class Base:
    def __mro_entries__(self, bases): print("mro_entries", bases); return (int,)
    def __repr__(self): return "Base()"
class H(Base()): pass
print(H.__bases__, H.__orig_bases__)
try: type("X", (int, str), {})
except TypeError as e: print(e)
try: type("X", (object, int), {})
except TypeError as e: print(e)
try: type("X", (bool,), {})
except TypeError as e: print(e)
try: type("X\0", (), {})
except ValueError as e: print(e)
try: type("X", (), {"__slots__": ("a", "a b")})
except TypeError as e: print(e)
try: type("X", (), {"__slots__": ("a",), "a": 1})
except ValueError as e: print(e)
try: type("X", (int,), {"__slots__": ("a",)})
except TypeError as e: print(e)
try: type("X", (), {"__slots__": ("__dict__", "__dict__")})
except TypeError as e: print(e)
try: type("X", (), {"__classcell__": 1})
except TypeError as e: print(e)
try: type("X", (), {"__qualname__": 1})
except TypeError as e: print(e)
try:
    A.__name__ = 5
except TypeError as e: print(e)
class S: pass
try: del S.__name__
except TypeError as e: print(e)
try: S.__bases__ = ()
except TypeError as e: print(e)
try: S.__bases__ = (int,)
except TypeError as e: print(e)
class T(S): pass
class U: x = 9
T.__bases__ = (U,)
print(T().x, T.__mro__)
try: U.__bases__ = (T,)
except TypeError as e: print(e)
s = S()
s.__class__ = U
print(s.x)
try: s.__class__ = int
except TypeError as e: print(e)
try: (5).__class__ = str
except TypeError as e: print(e)
try: s.__class__ = 5
except TypeError as e: print(e)
try: del s.__class__
except TypeError as e: print(e)
try: object().x = 1
except AttributeError as e: print(e)
try: s.__dict__ = 5
except TypeError as e: print(e)
s.__dict__ = {"q": 1}; print(s.q)
class V:
    __slots__ = ("a", "__weakref__")
v = V()
try: v.a
except AttributeError as e: print(e)
try: v.b = 1
except AttributeError as e: print(e)
try: del v.a
except AttributeError as e: print(e)
print(V.a, type(V.a))
try: v.__dict__
except AttributeError as e: print(e)

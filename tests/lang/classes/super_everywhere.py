# tests/lang/classes/super_everywhere.py - super() in methods of each kind, and where it cannot be; what __new__ and __init__ are given
class A:
    def f(self): return "A"
    @classmethod
    def c(cls): return "Ac " + cls.__name__
    x = 1
class B(A):
    def f(self): return "B" + super().f()
    @classmethod
    def c(cls): return "B" + super().c()
    @property
    def p(self): return super().x
    def g(self): return [super(B, self).f() for _ in range(2)]
class C(B):
    f = lambda self: "C" + super(C, self).f()
print(C().f(), C.c(), C().p, C().g())
s = super(B, C())
print(s, s.__thisclass__, s.__self__.__class__, s.__self_class__)
try: super(B, A())
except TypeError as e: print(e)
try: super().x
except RuntimeError as e: print(e)
def f(): super()
try: f()
except RuntimeError as e: print(e)
def f(x): super()
try: f(1)
except RuntimeError as e: print(e)
try: super(5)
except TypeError as e: print(e)
try: s.nope
except AttributeError as e: print(e)
u = super(B)
print(u, u.__get__(C()).f())
class X:
    def m(self):
        def inner(): return super().__repr__()[:5]
        try: return inner()
        except (RuntimeError, TypeError) as e: return str(e)
    def d(self):
        del self
        try: super()
        except RuntimeError as e: return str(e)
print(X().m(), X().d())
class M1:
    def __init__(self, **k): print("M1", k); super().__init__(**k)
class M2:
    def __init__(self, a=0, **k): print("M2", a, k); super().__init__(**k)
class N(M1, M2): pass
N(a=1)
try: N(a=1, b=2)
except TypeError as e: print(e)
class O: 
    def __new__(cls, x): print("new", x); return super().__new__(cls)
try: O()
except TypeError as e: print(e)
O(1)
class I(int):
    def __new__(cls, v, extra=None): o = super().__new__(cls, v); o.extra = extra; return o
    def __init__(self, *a): pass
print(I(5, "e").extra, I(5) + 1, type(I(5) + 1))
try: object(1)
except TypeError as e: print(e)
class J: 
    def __init__(self): return 5
try: J()
except TypeError as e: print(e)
class K(object):
    def __init__(self, a): pass
try: object.__new__(K, 1, 2); print("ok")
except TypeError as e: print(e)
class L:
    def __new__(cls): return 7
print(L())
try: object.__init__(K(1), 5); print("ok")
except TypeError as e: print(e)
try: object.__new__(int)
except TypeError as e: print(e)

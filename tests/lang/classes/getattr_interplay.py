# tests/lang/classes/getattr_interplay.py - __getattribute__, __getattr__, descriptors and AttributeErrors inside them
class D:
    def __get__(self, o, t): print("  descriptor"); raise AttributeError("from descriptor")
class A:
    d = D()
    def __getattr__(self, n): print("  getattr", n); return n.upper()
print(A().d, A().plain)
class B:
    def __getattribute__(self, n):
        print("  getattribute", n)
        if n == "x": raise AttributeError("hidden")
        if n == "y": raise KeyError("y")
        return super().__getattribute__(n)
    def __getattr__(self, n): print("  getattr", n); return "fallback"
b = B(); b.real = 1
print(b.real, b.x, b.missing)
try: b.y
except KeyError as e: print(repr(e))
print(b.__class__.__name__, b.__dict__)
class C:
    @property
    def p(self): return self.missing_thing
    def __getattr__(self, n):
        if n == "p": return "masked"
        raise AttributeError(f"no {n}")
print(C().p)
try: C().q
except AttributeError as e: print(e, e.name, e.obj is None)
class E:
    def __getattr__(self, n): return self.n
try: E().anything
except RecursionError as e: print(type(e).__name__)
class F:
    __getattr__ = None
try: F().x
except TypeError as e: print(e)
class G:
    def __getattribute__(self, n, extra=1): return n, extra
print(G().anything)
class H:
    def __getattr__(self): pass
try: H().x
except TypeError as e: print(e)
class Late: pass
l = Late()
try: l.x
except AttributeError as e: print(e)
Late.__getattr__ = lambda self, n: "late " + n
print(l.x); del Late.__getattr__
print(hasattr(l, "x"), getattr(l, "x", "default"))
Late.__getattribute__ = lambda self, n: "all " + n
print(l.x, l.__dict__, type(l).__name__)
class Meta(type):
    def __getattribute__(cls, n): print("  meta", n); return super().__getattribute__(n)
class K(metaclass=Meta):
    def __len__(self): return 4
    v = 1
k = K(); print(len(k), k.v, K.v)
class S:
    def __setattr__(self, n, v): print("set", n); object.__setattr__(self, n, v)
    def __delattr__(self, n): print("del", n); object.__delattr__(self, n)
s = S(); s.a = 1; s.a += 1; del s.a; s.__dict__["b"] = 2; print(vars(s)); s.__class__ = S
for n in (1, None, b"x"):
    for f in (getattr, hasattr, lambda o, n: setattr(o, n, 1), delattr, lambda o, n: object.__getattribute__(o, n)):
        try: f(s, n)
        except TypeError as e: print(e)

# tests/lang/classes/prepare_oddities.py - __prepare__ may count, refuse, remember and lie about names of the body
class Log(dict):
    def __getitem__(self, k):
        print("get", k); return super().__getitem__(k)
    def __setitem__(self, k, v):
        print("set", k); super().__setitem__(k, v)
    def __delitem__(self, k):
        print("del", k); super().__delitem__(k)
class M(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", name, bases, kw); return Log()
    def __new__(mcls, name, bases, ns, **kw): return super().__new__(mcls, name, bases, dict(ns))
    def __init__(cls, *a, **kw): pass
class C(metaclass=M, extra=1):
    x = 1
    y = x + len("abc")
    del x
    for i in range(1): pass
    z: int = 5
    import os as o
    try: undefined
    except NameError as e: print(e)
print(sorted(k for k in vars(C) if len(k) <= 2))
class Missing(dict):
    def __missing__(self, k):
        if k.startswith("__"): raise KeyError(k)
        return k.upper()
class P(type):
    @classmethod
    def __prepare__(mcls, *a): return Missing()
class D(metaclass=P):
    a = spam
    b = print
print(D.a, D.b)
class NotMapping(type):
    @classmethod
    def __prepare__(mcls, *a): return 5
class NoClassmethod(type):
    def __prepare__(name, bases): print("plain function", name); return {"k": 1}
class Raises(type):
    @classmethod
    def __prepare__(mcls, *a): raise LookupError("prepare")
class InstanceAttr(type): pass
for m in (NotMapping, Raises):
    try:
        class E(metaclass=m): pass
    except Exception as e: print(type(e).__name__, e)
class F(metaclass=NoClassmethod): pass
print(F.k)
def func(name, bases, ns, **kw): print("func", name, bases, sorted(ns), kw); return 42
class G(metaclass=func, a=1): v = 3
print(G)
func.__prepare__ = lambda name, bases, **kw: {"prepared": kw}
class H(int, metaclass=func, b=2): pass
print(H, type.__prepare__(), type.__prepare__(1, 2, x=3))

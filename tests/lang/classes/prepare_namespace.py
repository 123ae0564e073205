# tests/lang/classes/prepare_namespace.py - __prepare__ supplies the namespace, which may be any mapping
class Log(dict):
    def __setitem__(self, k, v):
        if not k.startswith("__"): order.append(k)
        super().__setitem__(k, v)
    def __missing__(self, k):
        if k in ("auto", "other"): return k + "!"
        raise KeyError(k)
order = []
class M(type):
    @classmethod
    def __prepare__(m, name, bases): return Log()
    def __new__(m, name, bases, ns): return super().__new__(m, name, bases, dict(ns))
class C(metaclass=M):
    b = 1
    a = auto + other
    b = len("xx")
    def f(self): pass
print(order, C.a, C.b)
class Bad(type):
    @classmethod
    def __prepare__(m, *a): return 5
try:
    class D(metaclass=Bad): pass
except TypeError as e:
    print(e)

# tests/lang/classes/special_names_on_instances.py - special methods set on instances, metaclasses and as odd objects: who is asked
class A: pass
a = A()
for n in ("__len__", "__iter__", "__call__", "__getitem__", "__add__", "__eq__", "__hash__", "__bool__", "__str__", "__repr__", "__enter__", "__contains__", "__format__", "__int__", "__index__", "__next__", "__getattr__", "__setattr__", "__del__", "__dir__", "__sizeof__", "__reduce_ex__", "__class_getitem__", "__await__", "__reversed__", "__round__", "__abs__", "__bytes__", "__fspath__", "__length_hint__", "__missing__", "__instancecheck__"): a.__dict__[n] = lambda *x: "instance's"
import sys, os, math
for name, f in (("len", lambda: len(a)), ("iter", lambda: iter(a)), ("call", lambda: a()), ("getitem", lambda: a[0]), ("add", lambda: a + 1), ("eq", lambda: a == 1), ("hash", lambda: hash(a) == object.__hash__(a)), ("bool", lambda: bool(a)), ("str", lambda: str(a)[:10]), ("contains", lambda: 1 in a), ("format", lambda: format(a)[:9]), ("int", lambda: int(a)), ("index", lambda: [1][a]), ("next", lambda: next(a)), ("getattr", lambda: a.zzz), ("setattr", lambda: setattr(a, "q", 1)), ("dir", lambda: "q" in dir(a)), ("sizeof", lambda: sys.getsizeof(a) > 0), ("reversed", lambda: reversed(a)), ("round", lambda: round(a)), ("abs", lambda: abs(a)), ("bytes", lambda: bytes(a)), ("fspath", lambda: os.fspath(a)), ("trunc", lambda: math.trunc(a)), ("with", lambda: exec("with a: pass"))):
    try: print(name, f())
    except Exception as e: print(name, type(e).__name__, e)
class Odd:
    __len__ = lambda self: 3
    __getitem__ = staticmethod(lambda k: ("static", k))
    __call__ = classmethod(lambda cls, *x: (cls.__name__, x))
    __contains__ = property(lambda self: lambda x: x == "prop")
    class __iter__:
        def __init__(self): print("nested class as __iter__")
    __add__ = print
    __neg__ = len
    __str__ = "not callable"
    __eq__ = None
    __int__ = type
o = Odd()
for name, f in (("len", lambda: len(o)), ("getitem", lambda: o[5]), ("call", lambda: o(1, 2)), ("contains", lambda: ("prop" in o, "x" in o)), ("iter", lambda: iter(o)), ("add", lambda: o + 1), ("neg", lambda: -o), ("str", lambda: str(o)), ("eq", lambda: o == 1), ("hash", lambda: hash(o)), ("int", lambda: int(o))):
    try: print(name, f())
    except Exception as e: print(name, type(e).__name__, e)
class Desc:
    def __get__(self, i, t): print("get", i is not None, t.__name__); return lambda *a: 7
class Via:
    __len__ = Desc(); __index__ = Desc(); __hash__ = Desc()
v = Via(); print(len(v), [0] * 8 and list(range(8))[v], hash(v), {v: 1}[v])

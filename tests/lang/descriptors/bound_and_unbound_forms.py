# tests/lang/descriptors/bound_and_unbound_forms.py - what __get__ of each kind of function-like object answers to each pair of arguments
import types, functools
def f(*a): return a
class C:
    def m(self): return "m"
    @classmethod
    def c(cls): return cls.__name__
    @staticmethod
    def s(): return "s"
    @property
    def p(self): return "p"
    part = functools.partial(f, 1)
    pm = functools.partialmethod(f, 2)
    lam = lambda self: "lam"
    cached = functools.cached_property(lambda self: "cached")
    single = functools.singledispatchmethod(f)
    lru = functools.lru_cache(f)
    builtin = len
    typ = int
    cls_of = type("Inner", (), {"__call__": lambda self, *a: ("called", a)})
    call = cls_of()
    slot = list.append
    wrapper = int.__add__
    bound = [].append
    desc_cls = classmethod(property(lambda cls: cls.__name__))
    nested = classmethod(classmethod(f))
    stat_of_cls = staticmethod(classmethod(f))
    cls_of_stat = classmethod(staticmethod(f))
class D(C):
    def __repr__(self): return "D()"
o = D()
def show(v): return f"{type(v).__name__}" + (f" self={v.__self__ if isinstance(v.__self__, type) else type(v.__self__).__name__}" if hasattr(v, "__self__") and not isinstance(v, type(int.__add__)) else f"={v}" if isinstance(v, (str, int, tuple)) else "")
for n in [k for k in vars(C) if not k.startswith("__")]:
    raw = C.__dict__[n]
    for label, use in (("inst", lambda: getattr(o, n)), ("class", lambda: getattr(D, n)), ("get(o,D)", lambda: raw.__get__(o, D)), ("get(o)", lambda: raw.__get__(o)), ("get(None,D)", lambda: raw.__get__(None, D)), ("get(None)", lambda: raw.__get__(None)), ("get(None,None)", lambda: raw.__get__(None, None)), ("get()", lambda: raw.__get__()), ("get(o,5)", lambda: raw.__get__(o, 5)), ("call", lambda: getattr(o, n)() if n not in ("builtin", "slot", "wrapper", "bound") else "-")):
        try: print(n, label, show(use()))
        except Exception as e: print(n, label, type(e).__name__, e)
m = o.m
print(m == o.m, m is o.m, hash(m) == hash(o.m), m == D().m, m.__func__ is C.m, m.__self__ is o, m == types.MethodType(C.m, o), m != 5, {m: 1}[o.m], C.c == D.c, D.c == D.c, m.__get__(5, int) is m, m.__reduce__()[1][1])
a, b = [], []
print(a.append == a.append, a.append == b.append, hash(a.append) == hash(a.append), a.append.__self__ is a, [].append == [].append, (1).__add__ == (1).__add__, (1).__add__ == (2).__add__, "a".__len__ == "a".__len__)
for t in (lambda: types.MethodType(5, 1), lambda: types.MethodType(f, None), lambda: types.MethodType(f), lambda: types.MethodType(f, 1, 2), lambda: types.MethodType(types.MethodType(f, 1), 2)(3), lambda: types.MethodType(C, 5), lambda: m(1), lambda: C.m(), lambda: C.m(5), lambda: list.append(5, 1), lambda: list.append(), lambda: int.__add__("a", 1), lambda: staticmethod(f)(1), lambda: classmethod(f)(1), lambda: classmethod(5).__get__(None, int)(), lambda: staticmethod(5)(), lambda: property(5).__get__(1), lambda: property(f, 5).__set__(1, 2), lambda: staticmethod(), lambda: staticmethod(1, 2), lambda: classmethod(k=1)):
    try: print(t())
    except Exception as e: print(type(e).__name__, e)
def doc(): "text"
doc.attr = 1
for w in (staticmethod(doc), classmethod(doc)): print(w.__name__, w.__qualname__, w.__doc__, w.__wrapped__ is doc, w.__dict__, w.__isabstractmethod__, w.__func__ is doc, w.__module__, w.__annotations__)

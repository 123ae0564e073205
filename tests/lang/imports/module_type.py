# tests/lang/imports/module_type.py - module objects: attributes, repr in each state, __getattr__, __dir__, subclassing, deletion
import types, sys
M = types.ModuleType
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
m = M("m"); print(m, vars(m)); m = M("m", "doc"); print(m.__doc__, sorted(vars(m)))
attempt(lambda: M()); attempt(lambda: M(5)); attempt(lambda: M("m", doc="x").__doc__); attempt(lambda: M(name="k").__name__); attempt(lambda: M("a", "b", "c"))
m.__file__ = "/x/m.py"; print(m); m.__loader__ = "L"; del m.__file__; print(m); m.__loader__ = None
S = types.SimpleNamespace
for spec in (S(name="sp", origin=None, loader=None, has_location=False), S(name="sp", origin="o", loader=None, has_location=False), S(name="sp", origin="/o.py", loader=None, has_location=True), S(name=None, origin=None, loader="L", has_location=False), 5):
    m.__spec__ = spec; attempt(lambda: repr(m))
del m.__spec__; del m.__name__; attempt(lambda: repr(m)); attempt(lambda: m.nothing)
m.__name__ = 5; attempt(lambda: m.nothing); attempt(lambda: repr(m)); m.__name__ = "back"; attempt(lambda: m.nothing)
attempt(lambda: setattr(m, "__dict__", {})); attempt(lambda: delattr(m, "nothing")); attempt(lambda: m.__dict__ is vars(m))
m.__getattr__ = lambda n: n * 2; print(m.ab, m.__wrapped__); attempt(lambda: hasattr(m, "q")); m.__getattr__ = 5; attempt(lambda: m.zz); del m.__getattr__
m.__dir__ = lambda: ["z", "a"]; print(dir(m)); m.__dir__ = 5; attempt(lambda: dir(m)); del m.__dir__
print(dir(M("d")), M("d").__annotations__); d = M("d"); d.__annotations__["x"] = int; print(d.__annotations__, "__annotations__" in vars(d)); del d.__annotations__; attempt(lambda: delattr(d, "__annotations__")); d.__annotations__ = 5; print(d.__annotations__)
class Sub(M):
    x = 1
    def __init__(self, n): super().__init__(n, "sub doc"); self.y = 2
    def __getattr__(self, n): return "sub " + n
    @property
    def p(self): return self.__name__
s = Sub("s"); print(s.x, s.y, s.p, s.zzz, s.__doc__, repr(s)); s.__getattr__ = lambda n: "instance"; print(s.zzz)
u = M.__new__(M); print(vars.__name__, u.__dict__); attempt(lambda: repr(u)); attempt(lambda: u.x); attempt(lambda: setattr(u, "x", 1)); attempt(lambda: u.x)
class W(M): __slots__ = ()
attempt(lambda: W("w").__dict__["__name__"])
import weakref; print(weakref.ref(m)() is m, hash(m) == hash(m), m == M("back"))
f = type(s).__dict__["p"].fget; exec("def g(): return missing", d.__dict__); g = d.g; attempt(g); d.missing = "set"; attempt(g); del d; import gc; gc.collect(); attempt(g)
print(sys.__name__, type(sys), repr(sys), repr(types).split(" from ")[0])
main = sys.modules["__main__"]; print(main.__name__, main.__doc__, main.__package__, main.__spec__, main.__loader__.__class__.__name__, "__cached__" in vars(main), main.__builtins__.__name__)

# tests/lang/imports/star_import_privacy.py - from-import-star: __all__, underscores, submodules, rebinding of builtins, names it leaves alone
import sys, types
def mod(name, **ns): m = types.ModuleType(name); m.__dict__.update(ns); sys.modules[name] = m; return m
mod("s1", a=1, _b=2, __c=3, __d__=4, é=5); mod("s2", a=1, _b=2, __all__=["_b"]); mod("s3", __all__=[]); mod("s4", __all__=("a", "a"), a=1); mod("s5", len="shadowed", __builtins__="kept")
for n in ("s1", "s2", "s3", "s4", "s5"):
    ns = {}; exec(f"from {n} import *", ns); print(n, sorted(k for k in ns if k != "__builtins__"), ns["__builtins__"] == "kept")
m = mod("s6", __all__=["x"]); m.__getattr__ = lambda n: n + " dynamic"; ns = {}; exec("from s6 import *", ns); print(ns["x"])
class Lazy(types.ModuleType):
    @property
    def __all__(self): return ["p"]
    p = property(lambda self: "from property")
sys.modules["s7"] = Lazy("s7"); ns = {}; exec("from s7 import *", ns); print(ns["p"])
class Obj: v = 1; __all__ = ["v"]
sys.modules["s8"] = Obj(); exec("from s8 import *", ns); print(ns["v"]); sys.modules["s9"] = type("O", (), {"__init__": lambda s: s.__dict__.update(q=1)})(); exec("from s9 import *", ns); print(ns["q"])
class NS(dict):
    def __setitem__(self, k, v): print("bind", k); super().__setitem__(k, v)
exec("from s1 import *", {}, NS())
for n, a in (("e1", ["missing"]), ("e2", [5]), ("e3", 5), ("e4", "ab"), ("e5", None)):
    mod(n, __all__=a)
    try: exec(f"from {n} import *", {}); print("fine")
    except Exception as e: print(type(e).__name__, e)

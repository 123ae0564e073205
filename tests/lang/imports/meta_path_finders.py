# tests/lang/imports/meta_path_finders.py - finders in sys.meta_path: order, find_spec's arguments, loaders that do odd things
import sys, types, importlib, importlib.machinery as im
calls = []
class Finder:
    def find_spec(self, name, path, target=None):
        calls.append((name, path, target))
        if name.startswith("magic"): return im.ModuleSpec(name, Loader(), origin="o", is_package=name == "magicp")
class Loader:
    def create_module(self, spec): calls.append(("create", spec.name)); return None
    def exec_module(self, m):
        calls.append(("exec", m.__name__))
        if "fail" in m.__name__: raise LookupError("in exec")
        if "swap" in m.__name__: sys.modules[m.__name__] = "swapped"
        if "gone" in m.__name__: del sys.modules[m.__name__]
        m.value = 42
sys.meta_path.insert(0, f := Finder())
def attempt(src):
    calls.clear()
    try: exec(src, {}); print("fine", src, calls)
    except BaseException as e: print(type(e).__name__, e, calls)
attempt("import magic; assert magic.value == 42; print(magic.__spec__, magic.__package__ == '', magic.__loader__)".replace("magic.__loader__", "type(magic.__loader__).__name__").replace("magic.__spec__,", "magic.__spec__.name, magic.__spec__.origin,"))
attempt("import magic"); attempt("import magicp.magicsub"); attempt("import magicp.other"); attempt("import magicp; import magicp.magic2; print(magicp.__path__, hasattr(magicp, 'magic2'))")
attempt("import magicfail"); print("magicfail" in sys.modules); attempt("import magicswap; print(magicswap)"); attempt("import magicgone"); attempt("import nothing_at_all")
class Old:
    def find_module(self, name, path=None): calls.append("old"); return None
class Wrong:
    def find_spec(self, *a): return 5
class Raises:
    def find_spec(self, *a): raise ValueError("finder")
import warnings; warnings.simplefilter("ignore")
for x in (Old(), Wrong(), Raises(), object(), None):
    sys.meta_path.insert(0, x); attempt("import zzz_not_there"); sys.meta_path.pop(0)
class Create(Loader):
    def __init__(self, m): self.m = m
    def create_module(self, spec): return self.m
class F2:
    def __init__(self, l): self.l = l
    def find_spec(self, name, path, target=None): return im.ModuleSpec(name, self.l) if name == "made" else None
class NoExec:
    def create_module(self, spec): return None
class OnlyLoad:
    def load_module(self, name): m = types.ModuleType(name); sys.modules[name] = m; m.loaded = True; return m
class NoCreate:
    def exec_module(self, m): m.x = 1
for l in (Create(types.SimpleNamespace()), Create("string"), NoExec(), OnlyLoad(), NoCreate(), None, object()):
    sys.meta_path.insert(0, F2(l)); attempt("import made; print(type(made).__name__)"); sys.modules.pop("made", None); sys.meta_path.pop(0)
old = sys.meta_path[:]
sys.meta_path[:] = []; attempt("import zzz"); sys.meta_path[:] = old
sys.meta_path = None; attempt("import zzz"); sys.meta_path = old
m = importlib.import_module("magic"); calls.clear(); print(importlib.reload(m) is m, [c if isinstance(c[0], str) and len(c) == 2 else (c[0], c[1], c[2] is m) for c in calls])

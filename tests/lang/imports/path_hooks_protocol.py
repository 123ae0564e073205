# tests/lang/imports/path_hooks_protocol.py - sys.path_hooks and sys.path_importer_cache: who is asked for which entry, and how often
import sys, types, importlib, importlib.machinery as im
log = []
class EntryFinder:
    def __init__(self, path): self.path = path
    def find_spec(self, name, target=None):
        log.append(("find", self.path, name))
        if name.endswith("wanted"): return im.ModuleSpec(name, self)
        if name.endswith("portion"):
            s = im.ModuleSpec(name, None); s.submodule_search_locations = [self.path + "/x"]; return s
    def create_module(self, spec): return None
    def exec_module(self, m): m.where = self.path
    def invalidate_caches(self): log.append(("invalidate", self.path))
def hook(path):
    log.append(("hook", path))
    if not path.startswith("magic:"): raise ImportError("not mine")
    return EntryFinder(path)
sys.path_hooks.insert(0, hook); old = sys.path[:]
def attempt(src):
    log.clear()
    try: exec(src, {})
    except Exception as e: print(type(e).__name__, e)
    print([l for l in log if not str(l[1]).startswith("/")])
sys.path[:] = ["magic:a", "magic:b"]
attempt("import a_wanted; print(a_wanted.where)"); attempt("import b_wanted; print(b_wanted.where)"); attempt("import nobody")
print([k for k in sys.path_importer_cache if k.startswith("magic")])
attempt("import portion; print(type(portion.__path__).__name__, list(portion.__path__), portion.__spec__.origin, portion.__file__ if hasattr(portion, '__file__') else 'no file')")
attempt("import portion.wanted"); sys.path.append("magic:c"); attempt("import portion; print(list(portion.__path__))")
log.clear(); importlib.invalidate_caches(); print(log)
sys.path_importer_cache["magic:d"] = None; sys.path[:] = ["magic:d", "magic:a"]; attempt("import d_wanted; print(d_wanted.where)")
sys.path[:] = [5, None, b"magic:x", "", "magic:a"]; attempt("import e_wanted; print(e_wanted.where)")
def bad(path): raise ValueError("hook fails")
sys.path_hooks.insert(0, bad); sys.path[:] = ["magic:new"]; attempt("import f_wanted"); sys.path_hooks.pop(0)
sys.path_hooks.insert(0, lambda p: None); sys.path[:] = ["magic:n2"]; attempt("import g_wanted"); sys.path_hooks.pop(0)
sys.path_hooks.insert(0, lambda p: object()); sys.path[:] = ["magic:n3"]; attempt("import h_wanted"); sys.path_hooks.pop(0)
sys.path = None; attempt("import i_wanted"); sys.path = old
m = types.ModuleType("mypkg"); m.__path__ = ["magic:pkg"]; sys.modules["mypkg"] = m
attempt("import mypkg.wanted; print(mypkg.wanted.where)"); attempt("from mypkg import sub_wanted as s; print(s.where, s.__name__)"); attempt("from mypkg import nope"); m.__path__ = 5; attempt("import mypkg.two_wanted"); del m.__path__; attempt("import mypkg.three_wanted")

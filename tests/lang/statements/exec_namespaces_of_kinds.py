# tests/lang/statements/exec_namespaces_of_kinds.py - exec, eval and class bodies over mappings that are no plain dict, with and without __builtins__
import collections, types
log = []
class M(dict):
    def __getitem__(self, k): log.append("get " + k); return dict.__getitem__(self, k)
    def __setitem__(self, k, v): log.append("set " + k); dict.__setitem__(self, k, v)
    def __delitem__(self, k): log.append("del " + k); dict.__delitem__(self, k)
    def __missing__(self, k):
        if k.startswith("auto"): return k.upper()
        raise KeyError(k)
    def __contains__(self, k): log.append("in " + k); return dict.__contains__(self, k)
class Bad(dict):
    def __getitem__(self, k): raise ZeroDivisionError(k)
class NotDict:
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def keys(self): return self.d.keys()
def run(src, g, l=None, mode=exec):
    log.clear()
    try: r = mode(src, g, l) if l is not None else mode(src, g)
    except Exception as e: r = f"{type(e).__name__}: {e}"
    print(repr(src)[:70], "->", r, log, sorted(k for k in (l if l is not None else g).keys() if k != "__builtins__") if hasattr(l if l is not None else g, "keys") else "")
for src in ("x = 1; y = x", "auto_a", "z", "del x", "x = 1; del x", "x = 1\ndef f(): return x\nr = f()", "import sys", "for i in 'ab': pass", "class C:\n  v = auto_b", "[q for q in 'a']", "[auto_c for q in 'a']", "global gg; gg = 1", "def f(): global gg; gg = 2\nf()", "x: int = 5", "with open(__file__) as f: pass", "try: 1/0\nexcept Exception as e: pass", "lambda: x", "a, *b = 1, 2", "x = 0; x += 1", "from os import path as p", "print", "__builtins__ = {}; len", "len = 5; len"):
    run(src, {"__file__": __file__}, M()); run(src, M(__file__=__file__)); run(src, {"__file__": __file__}, NotDict())
for src in ("x", "x + 1", "len", "auto_x", "[x for _ in 'a']", "(lambda: x)()", "__name__", "locals() is not None", "sorted(globals())"):
    run(src, {}, M(x=1), eval); run(src, M(x=2), None, eval); run(src, {"x": 3}, Bad(), eval); run(src, {"x": 4}, collections.ChainMap({}, {"x": 5}), eval); run(src, {"x": 6, "__builtins__": {"len": "my len"}}, None, eval); run(src, {"x": 7, "__builtins__": None}, None, eval); run(src, {"x": 8, "__builtins__": types.ModuleType("b")}, None, eval); run(src, {"x": 9, "__builtins__": 5}, None, eval)
for g, l in ((5, None), (None, 5), ([], None), ({}, 5), ({}, []), (types.MappingProxyType({}), None), (collections.ChainMap(), None), ({}, types.MappingProxyType({"x": 1})), (collections.OrderedDict(), None), ({}, "s")):
    for mode in (exec, eval):
        try: print(mode("1", g, l))
        except Exception as e: print(mode.__name__, type(e).__name__, e)
try: exec("x = 1", {}, types.MappingProxyType({}))
except TypeError as e: print(e)
g = {"__builtins__": {"__build_class__": __build_class__, "__name__": "bn"}}; exec("class C: pass", g); print(g["C"].__module__)
for b in ({}, {"__import__": lambda *a: ("imported", a[0], a[3])}):
    try: exec("import foo.bar as q, zip; from a import __doc__ as d", g := {"__builtins__": b}); print(g["q"], g["zip"], g["d"])
    except Exception as e: print(type(e).__name__, e)
try: exec("class C: pass", {"__builtins__": {}})
except NameError as e: print(e)
try: exec("assert 0, 'm'", {"__builtins__": {}})
except AssertionError as e: print(e)

# tests/lang/statements/exec_globals_locals.py - exec and eval with each mixture of globals, locals, mappings and closures
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Map(dict):
    def __getitem__(self, k): print(" get", k); return super().__getitem__(k)
    def __setitem__(self, k, v): print(" set", k); super().__setitem__(k, v)
    def __missing__(self, k):
        if k == "magic": return 42
        raise KeyError(k)
class NotDict:
    def __init__(self): self.d = {}
    def __getitem__(self, k): print(" get", k); return self.d[k]
    def __setitem__(self, k, v): print(" set", k, v); self.d[k] = v
    def __delitem__(self, k): print(" del", k); del self.d[k]
g = {}; exec("x = 1\ndef f(): return x", g); print(sorted(g), g["f"]()); g["x"] = 5; print(g["f"]())
g, l = {"y": 1}, {}; exec("x = y\ny = 2\nglobal z\nz = 3", g, l); print(l, g["z"], g["y"])
l = NotDict(); exec("a = 1\nb = a\ndel a\nfor i in (1,): pass", {}, l); print(l.d)
l = Map(); exec("q = magic", {}, l); print(dict(l))
g = Map(w=1)
exec("w\nv = w\ndef f(): return w\nf()", g); print(g["v"])
attempt(lambda: exec("x", 5)); attempt(lambda: exec("x", {}, 5)); attempt(lambda: exec("x", None, {"x": 1})); attempt(lambda: eval("x", {}, NotDict()))
attempt(lambda: exec("1", NotDict())); attempt(lambda: eval(5)); attempt(lambda: exec()); attempt(lambda: eval("1", globals={})); attempt(lambda: exec("1", closure=()))
print(eval("x + y", {"x": 1}, {"y": 2}), eval("  \t 1 + 1"), eval(b"2 + 2"), eval(bytearray(b"3")), eval(compile("4", "f", "eval")))
attempt(lambda: eval("1; 2")); attempt(lambda: eval("")); attempt(lambda: eval("x = 1")); attempt(lambda: eval("\n1")); attempt(lambda: eval("1\n")); attempt(lambda: eval("1 # c"))
attempt(lambda: eval("a\0b")); attempt(lambda: eval(b"\xff")); attempt(lambda: eval("yield")); attempt(lambda: eval("await x")); attempt(lambda: exec("return"))
def scope():
    v = 1
    exec("v = 2"); r = [v, locals()["v"]]
    exec("w = 3"); r.append("w" in locals())
    r.append(eval("v + 1")); r.append(eval("[v for _ in [0]]") if False else None)
    attempt(lambda: eval("v"))
    return r
print(scope())
attempt(lambda: eval("[q for _ in [0]]", {}, {"q": 1})); attempt(lambda: eval("[q for q in r]", {}, {"r": [1]})); attempt(lambda: eval("(lambda: q)()", {}, {"q": 1}))
exec("class C:\n x = y\n def f(self): return y", {"y": "g"}, l2 := {"y": "l"}); print(l2["C"].x, l2["C"]().f())
def outer():
    free = 7
    def inner(): return free
    return inner
attempt(lambda: exec(outer().__code__)); attempt(lambda: eval(outer().__code__)); attempt(lambda: exec(outer().__code__, {}, closure=outer().__closure__))
attempt(lambda: exec(outer().__code__, {}, closure=None)); attempt(lambda: exec(outer().__code__, {}, closure=[1])); attempt(lambda: exec(outer().__code__, {}, closure=(1,))); attempt(lambda: exec("1", {}, closure=outer().__closure__))
attempt(lambda: exec(compile("x", "f", "eval"), {"x": 1})); attempt(lambda: eval(compile("x=1", "f", "exec"), {})); attempt(lambda: exec("print(__builtins__)", {"__builtins__": {"print": print}}))
attempt(lambda: exec("len", {"__builtins__": {}})); attempt(lambda: eval("open", {"__builtins__": None})); attempt(lambda: eval("abs(-1)", {"__builtins__": __builtins__}))
attempt(lambda: exec("import os", {"__builtins__": {}})); attempt(lambda: exec("class A: pass", {"__builtins__": {}}))

# tests/lang/evalorder/dict_and_call_unpacking_order.py - ** and * arguments are expanded where they stand; keys may collide late
log = []
class M:
    def __init__(self, n, d): self.n, self.d = n, d
    def keys(self): log.append(f"keys {self.n}"); return self.d.keys()
    def __getitem__(self, k): log.append(f"{self.n}[{k}]"); return self.d[k]
class I:
    def __init__(self, n, l): self.n, self.l = n, l
    def __iter__(self): log.append(f"iter {self.n}"); yield from self.l
def e(x): log.append(f"eval {x}"); return x
def f(*a, **k): log.append("called"); return a, k
def t(g):
    log.clear()
    try: r = g()
    except Exception as x: r = f"{type(x).__name__}: {x}"
    print(r, log)
t(lambda: f(e(1), *I("i", [2]), e(3), a=e(4), **M("m", {"b": 5}), c=e(6))); t(lambda: f(a=e(1), *I("i", [2]))); t(lambda: f(*I("i", []), **M("m", {"a": 1}), a=e(2)))
t(lambda: {e("k"): e(1), **M("m", {"x": 2}), e("z"): e(3), **M("n", {"x": 4})}); t(lambda: [e(1), *I("i", [2]), e(3)]); t(lambda: f(**M("m", {"a": 1}), **M("n", {"a": 2}))); t(lambda: f(*I("i", [1]), *5, e(2))); t(lambda: f(**{1: 2})); t(lambda: f(k=e(1), **{"k": e(2)}, z=e(3))); t(lambda: dict(M("m", {"q": 1}), r=e(2)))
class BadKeys:
    def keys(self): raise KeyError("keys failed")
class NoGet:
    def keys(self): return ["a"]
class AttrErr:
    def keys(self): raise AttributeError("inner")
t(lambda: f(**BadKeys())); t(lambda: f(**NoGet())); t(lambda: f(**AttrErr())); t(lambda: {**BadKeys()}); t(lambda: {**NoGet()}); t(lambda: {**AttrErr()}); t(lambda: dict(AttrErr()))

# tests/lang/dicts/dict_subclass_hooks.py - a subclass of dict that overrides special methods: which built-in operations ask it
class D(dict):
    def __getitem__(self, k): print("getitem", k); return dict.__getitem__(self, k)
    def __setitem__(self, k, v): print("setitem", k, v); dict.__setitem__(self, k, v)
    def __iter__(self): print("iter"); return dict.__iter__(self)
    def __len__(self): print("len"); return dict.__len__(self)
    def __contains__(self, k): print("contains", k); return dict.__contains__(self, k)
    def keys(self): print("keys"); return dict.keys(self)
    def items(self): print("items"); return dict.items(self)
    def get(self, k, d=None): print("get", k); return dict.get(self, k, d)
d = D(a=1, b=2)
def f(**k): return k
for g in (lambda: dict(d), lambda: {**d}, lambda: f(**d), lambda: list(d), lambda: d | {"c": 3}, lambda: {"c": 3} | d, lambda: {}.update(d), lambda: d.update(z=1), lambda: d.setdefault("q", 4), lambda: d.copy(), lambda: d.pop("q"), lambda: "%(a)s" % d, lambda: "{a}".format(**d), lambda: "{a}".format_map(d), lambda: d == {"a": 1, "b": 2, "z": 1}, lambda: bool(d), lambda: "a" in d, lambda: repr(d), lambda: sorted(d), lambda: D.fromkeys("xy", 0), lambda: eval("a + b", {}, d), lambda: exec("a = 5", {}, d), lambda: exec("del a", {}, d), lambda: d.values(), lambda: d.popitem(), lambda: d.__ior__({"m": 1}), lambda: type("T", (), d).__dict__["b"], lambda: reversed(d).__next__(), lambda: d.get("b"), lambda: max(d), lambda: sorted(set(d))):
    try:
        print("->", g())
    except Exception as e:
        print("->", type(e).__name__, e)
class O: pass
o = O(); o.__dict__ = D(x=1); print(o.x); o.y = 2; print(vars(o)); print(hasattr(o, "z")); del o.x; print(dict.__len__(o.__dict__))
class M(dict):
    def __missing__(self, k): return k * 2
m = M(a=1)
print(m["zz"], m.get("zz"), "%(q)s" % m, "{q}".format_map(m), eval("ab", {}, m), len(m), m.copy().__class__)
try:
    print("{q}".format(**m))
except KeyError as e:
    print(repr(e))

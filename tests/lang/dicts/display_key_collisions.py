# tests/lang/dicts/display_key_collisions.py - later keys win the value, first keys stay; merges, comprehensions and ** in order
print({1: "a", 1.0: "b", True: "c"}, {"a": 1, "b": 2, "a": 3}, {**{"x": 1, "y": 2}, "x": 3}, {"x": 0, **{"x": 1}}, {k: v for k, v in [(1, "a"), (1, "b")]}, dict([(1, 2), (1, 3)], a=1, **{"b": 2}), {"a": 1} | {"a": 2, "b": 3}, {0: "i", False: "f", 0.0: "z"})
class K:
    def __init__(self, v, tag): self.v, self.tag = v, tag
    def __hash__(self): return hash(self.v)
    def __eq__(self, o): return self.v == o.v
    def __repr__(self): return self.tag
a, b = K(1, "a"), K(1, "b"); print({a: "first", b: "second"}, {a: 1} | {b: 2}, {b} | {a}, {a, b}, dict.fromkeys([b, a])); d = {a: 1}; d.update({b: 5}); print(d); d.setdefault(b, 9); print(d); d.pop(b); d[b] = 0; print(d)
log = []
def e(x): log.append(x); return x
{e("k1"): e("v1"), e("k2"): e("v2"), **e({"m": 1}), e("k3"): e("v3")}; print(log); log.clear(); {e(i): e(-i) for i in range(2) if e("c")}; print(log)
d = {i: i for i in range(5)}; del d[2]; d[2] = "back"; print(d, list(d), list(reversed(d)), d.popitem(), next(iter(d))); d = dict.fromkeys("abc", []); d["a"].append(1); print(d)
x, y = {"a": 1, "b": 2}, {"b": 3, "c": 4}; print(x | y, y | x, x.keys() & y.keys(), sorted(x.keys() | y.keys()), x.items() - y.items(), x.keys() ^ y.keys() == {"a", "c"}, x.items() & {("a", 1)}, x.keys() == {"a", "b"}, x.values() == x.values()); x |= [("z", 9)]; print(x)
for f in (lambda: x | [("a", 1)], lambda: [("a", 1)] | x, lambda: {**[("a", 1)]}, lambda: {"a": 1, **None}, lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: dict(["ab", "cd"]), lambda: dict(5), lambda: dict({1: 2}, **{"3": 4}), lambda: dict(x, y), lambda: {}.update([[1]]), lambda: {1: 2}[3], lambda: {}.popitem(), lambda: {}.pop("q")):
    try: print(f())
    except Exception as z: print(type(z).__name__, z)

# tests/lang/weakref/containers.py - WeakValueDictionary, WeakKeyDictionary and WeakSet forget what died
import weakref
class K:
    def __init__(self, n): self.n = n
    def __repr__(self): return "K%d" % self.n
a, b = K(1), K(2)
v = weakref.WeakValueDictionary(a=a, b=b)
k = weakref.WeakKeyDictionary({a: "one", b: "two"})
s = weakref.WeakSet([a, b])
print(sorted(v), len(k), len(s), v["a"], k[b], a in s)
del a
print(sorted(v), list(k.values()), list(s), "a" in v, v.get("a", "gone"))
v["c"] = K(3)
print("c" in v, v.setdefault("b", K(9)), v.pop("b"), len(v))
k[b] = "new"
print(dict(k), s | {b} == {b}, s.discard(b), len(s))

# tests/lang/gc/what_is_tracked.py - dicts are tracked when they get something that may be part of a cycle; the collector untracks tuples of atoms
# presets: not stress tiny
import gc
gc.collect()
t = gc.is_tracked
print(t(1), t("a"), t(None), t([]), t({}), t(()), t(set()), t(frozenset()), t(slice(1)), t(range(3)))
d = {}
d["a"] = 1
print(t(d))
d["b"] = "text"
d[3] = 4.0
print(t(d))
d["c"] = []
print(t(d), t(dict(a=1)), t({"a": []}), t(dict(d)), t({1: (2, 3)}))
e = {"x": 1}
e |= {"y": {}}
print(t(e), t({k: k for k in "abc"}), t({k: [k] for k in "abc"}))
def pair(a, b):
    return a, b
a, b, c = pair(1, "x"), pair([], 1), pair(pair(1, 2), 3)
print(t(a), t(b), t(c))
gc.collect()
gc.collect()
print(t(a), t(b), t(c))
class D(dict): pass
class T(tuple): pass
print(t(D()), t(T()), t(T((1,))))
gc.collect()
print(t(D()), t(T()))

# tests/lang/gc/dicts_track_lazily.py - a dict is tracked from the first value that may be part of a cycle on; a full collection untracks again
# presets: not stress tiny
import gc
gc.disable()
t = gc.is_tracked
print(t({}), t({"a": 1}), t({1: 2.5, "x": b"y", None: True}), t({"a": ()}), t({"a": []}), t({"a": {}}), t({"a": set()}))
d = dict(); print(t(d), end=" ")
d["x"] = 1; print(t(d), end=" ")
d["y"] = "z"; print(t(d), end=" ")
d["l"] = []; print(t(d), end=" ")
del d["l"]; print(t(d), end=" ")
gc.collect(0); print(t(d), end=" ")
gc.collect(1); print(t(d), end=" ")
gc.collect(); print(t(d))
print(t(dict.fromkeys("abc")), t(dict.fromkeys("abc", [])), t(dict([("a", 1)])), t(dict([("a", [])])), t(dict(a=1)), t(dict(a=[])))
e = {"a": 1}
f = {"b": []}
print(t(e.copy()), t(f.copy()), t({**e}), t({**f}), t(e | {"c": 1}), t(e | f))
e.update(x=1); print(t(e), end=" ")
e.update(f); print(t(e), end=" ")
g = {}
g.setdefault("a", 1); print(t(g), end=" ")
g.setdefault("b", []); print(t(g), end=" ")
h = {}
h["t"] = (1, 2); print(t(h), end=" ")
k = {}; k[(1, 2)] = 3; print(t(k))
gc.collect(); gc.collect()
print(t(h), t(k))
class D(dict): pass
d = D(); d["a"] = 1
gc.collect(); gc.collect()
print(t(d), t(D()))

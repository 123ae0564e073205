# tests/lang/weakref/mappings_values.py - WeakValueDictionary: all of a mapping's methods, entries vanish with their values
import copy, gc, weakref
class O:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"O({self.n})"
    def __eq__(self, o): return isinstance(o, O) and o.n == self.n
    def __hash__(self): return hash(self.n)
objects = [O(i) for i in range(5)]
d = weakref.WeakValueDictionary()
for o in objects: d[o.n] = o
print(len(d), sorted(d.items(), key=lambda x: x[0]), sorted(d), sorted(d.keys()), [v.n for v in d.values()])
print([r().n for r in d.valuerefs()], [r().n for r in d.itervaluerefs()], list(d.values()) == objects)
print(d.get(9), d.get(9, "no"), 3 in d, 9 in d, d.setdefault(1, O(77)), d.setdefault(0).n)
del o, objects[0]
print(len(d), 0 in d, sorted(d))
k, v = d.popitem()
print(k, v.n, len(d))
c = d.copy()
e = copy.deepcopy(d)
print(type(c).__name__, c == d or sorted(c), sorted(e), c is d)
f = weakref.WeakValueDictionary({"a": objects[0]}, b=objects[1])
print(sorted(f))
f.update(c=objects[2])
f.update({"d": O(9)})
print(sorted(f), f.pop("a").n, f.pop("zz", 5))
try:
    f.pop("zz")
except KeyError as x:
    print("KeyError", x)
try:
    del f["zz"]
except KeyError as x:
    print("KeyError", x)
try:
    f["zz"]
except KeyError as x:
    print("KeyError", x)
g = f | {"q": objects[0]}
h = {"q": objects[0]} | f
print(type(g).__name__, sorted(g), type(h).__name__, sorted(h))
f |= g
print(sorted(f))
# Values die while the dictionary is walked over.
d = weakref.WeakValueDictionary()
live = [O(i) for i in range(10)]
for o in live: d[o.n] = o
del o
seen = []
for key in d:
    seen.append(key)
    if len(seen) == 3: del live[5:]
    gc.collect()
print(seen[:5], len(d))
for key, value in d.items():
    if key == 1: live.clear(); del value
gc.collect()
value = None
print(len(d), dict(d))
try:
    weakref.WeakValueDictionary(self=O(1)); print("self is a key")
    weakref.WeakValueDictionary({}, {})
except TypeError as x:
    print(str(x).split("(")[0])
print(repr(d).startswith("<WeakValueDictionary at 0x"))

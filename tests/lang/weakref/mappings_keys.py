# tests/lang/weakref/mappings_keys.py - WeakKeyDictionary: all of a mapping's methods, entries vanish with their keys; WeakSet
import copy, gc, weakref
class O:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"O({self.n})"
    def __eq__(self, o): return isinstance(o, O) and o.n == self.n
    def __hash__(self): return hash(self.n)
    def __lt__(self, o): return self.n < o.n
objects = [O(i) for i in range(5)]
d = weakref.WeakKeyDictionary()
for o in objects: d[o] = o.n * 10
print(len(d), sorted(d.items()), sorted(d.keys()), sorted(d.values()), sorted(r().n for r in d.keyrefs()))
print(d.get(O(9)), d.get(O(3)), O(3) in d, O(9) in d, 5 in d, d.setdefault(objects[1], 7), d.pop(objects[4]), d.pop(O(9), "no"))
del o, objects[0]
gc.collect()
print(len(d), sorted(d))
for bad in (lambda: d[O(9)], lambda: d.pop(O(9)), lambda: d.__delitem__(O(9)), lambda: d[1], lambda: d.__setitem__(1, 2), lambda: d.__delitem__("a")):
    try:
        bad()
    except (KeyError, TypeError) as x:
        print(type(x).__name__, "weak reference" in str(x))
c, e = d.copy(), copy.deepcopy(d)
print(sorted(c.items()), sorted(e.items()), type(e).__name__)
k, v = c.popitem()
print(v == k.n * 10, len(c))
print(sorted((d | {objects[0]: "new"}).items(), key=lambda x: x[0].n), type(d | {}).__name__, type({} | d).__name__)
d |= {objects[1]: "in place"}
d.update({objects[0]: 0})
print(d[objects[1]], d[objects[0]])
# A chain of keys each of which is the value of the one before.
chain = weakref.WeakKeyDictionary()
head = o = O(0)
for i in range(1, 20):
    n = O(i)
    chain[o] = n
    o = n
print(len(chain))
del o, n, head
gc.collect()
print(len(chain))
# Keys die while the dictionary is walked over.
d = weakref.WeakKeyDictionary()
live = [O(i) for i in range(10)]
for o in live: d[o] = o.n
del o
n = 0
for key in d:
    n += 1
    if n == 2: key = None; del live[6:]
print(n <= 10, len(d))
s = weakref.WeakSet(live)
print(len(s), O(3) in s, 4 in s, sorted(s)[:2])
t = weakref.WeakSet(live[:3])
print(t <= s, t < s, s >= t, sorted(s - t), sorted(s & t), sorted(s ^ t), t.isdisjoint(s), s == weakref.WeakSet(live))
key = None
live.pop()
s.add(O(50))
print(len(s), sorted(s))
s.discard(O(0)); s.remove(O(1))
try:
    s.remove(O(1))
except KeyError:
    print("KeyError")
print(sorted(s), type(s.copy()).__name__, repr(t)[:1])
s.clear()
print(len(s))

# tests/lang/weakref/collected_while_iterated.py - WeakSet and the weak dicts whose members die while somebody iterates, compares or copies
import weakref, gc
class O:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"O{self.n}"
    def __eq__(self, o): return self.n == o.n
    def __hash__(self): return hash(self.n)
    def __lt__(self, o): return self.n < o.n
live = [O(i) for i in range(6)]
ws = weakref.WeakSet(live); wk = weakref.WeakKeyDictionary((o, o.n) for o in live); wv = weakref.WeakValueDictionary((o.n, o) for o in live)
print(len(ws), len(wk), len(wv), sorted(ws), sorted(wk.items()), sorted(wv.items()))
it = iter(ws); it2 = wk.items(); it3 = wv.items(); next(it); a = next(iter(it2)); b = next(iter(it3))
seen = [next(it)]
del live[3:], a, b
print(len(ws) >= 3, len(wk), len(wv), sorted(wk), sorted(wv))
seen = None; rest = sorted(it, key=lambda o: o.n); print(all(o.n < 6 for o in rest)); del rest, it, it2, it3
print(len(ws), len(wk), len(wv), sorted(ws), sorted(k.n for k in wk), sorted(wv))
for o in list(ws):
    if o.n == 1: live.remove(o); del o
print(sorted(x.n for x in ws), sorted(wv))
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e).split(" at 0x")[0])
attempt(lambda: ws.add(5)); attempt(lambda: ws.remove(O(99))); attempt(lambda: ws.discard(O(99))); attempt(lambda: O(0) in ws); attempt(lambda: 5 in ws); attempt(lambda: [1] in ws); attempt(lambda: wk[5]); attempt(lambda: wk[O(99)]); attempt(lambda: wk.get(5)); attempt(lambda: wk.__setitem__(5, 1)); attempt(lambda: wv.__setitem__(1, 5)); attempt(lambda: wv[99]); attempt(lambda: wv.pop(99)); attempt(lambda: wv.pop(99, "d")); attempt(lambda: weakref.WeakSet(5)); attempt(lambda: weakref.WeakValueDictionary(5)); attempt(lambda: weakref.WeakKeyDictionary({5: 1})); attempt(lambda: hash(ws)); attempt(lambda: hash(wk)); attempt(lambda: weakref.WeakValueDictionary({}, {})); attempt(lambda: weakref.WeakValueDictionary(a=live[0])["a"]); attempt(lambda: weakref.WeakKeyDictionary(a=1))
x, y = weakref.WeakSet(live), weakref.WeakSet(live[:1])
for f in (lambda: x == y, lambda: y < x, lambda: y <= x, lambda: x > y, lambda: x == set(live), lambda: len(x | y), lambda: len(x & y), lambda: len(x - y), lambda: len(x ^ y), lambda: x.isdisjoint(y), lambda: y.issubset(live), lambda: x.issuperset(y), lambda: len(x.union([O(0)])), lambda: type(x | y).__name__, lambda: x | [1], lambda: x < 5, lambda: len(x.copy()), lambda: x.pop().n in (0, 2), lambda: len(x), lambda: x.clear(), lambda: x.pop(), lambda: x.update(live), lambda: len(x), lambda: x.__ior__(y) is x, lambda: x.__isub__(x) is x, lambda: len(x)): attempt(f)
d = weakref.WeakValueDictionary({o.n: o for o in live}); e = {7: live[0]}
for f in (lambda: sorted((d | e)), lambda: sorted(e | d), lambda: type(e | d).__name__, lambda: d.__ior__(e) is d, lambda: sorted(d), lambda: d.setdefault(7, live[1]).n, lambda: d.setdefault(8, live[1]).n, lambda: sorted(d.keys()), lambda: sorted(v.n for v in d.values()), lambda: len(d.valuerefs()), lambda: len(list(d.itervaluerefs())), lambda: d.popitem()[0], lambda: d.update({1: 2}), lambda: d | 5, lambda: d.get(0).n, lambda: 0 in d, lambda: d.copy() == d, lambda: dict(d) == dict(d.copy())): attempt(f)
k = weakref.WeakKeyDictionary({o: [o.n] for o in live}); print(len(k.keyrefs()), k.copy() == k, sorted(k.values()), k.pop(live[0]), len(k), k.setdefault(live[0], 9), sorted(v if isinstance(v, int) else v[0] for v in k.values()))
del live[:]; gc.collect(); print(len(ws), len(wk), len(wv), len(d), len(k), list(ws), dict(wv))

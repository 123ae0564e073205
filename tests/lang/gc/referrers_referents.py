# tests/lang/gc/referrers_referents.py - get_referents lists what an object holds, get_referrers who holds it
import gc
a, b = object(), object()
l = [a, b]
d = {"k": a}
print([x is y for x, y in zip(gc.get_referents(l), (b, a))] in ([True, True], [False, False]), len(gc.get_referents(l, d)), any(x is a for x in gc.get_referents(d)))
r = gc.get_referrers(b)
print(any(x is l for x in r), any(x is d for x in r))
print(gc.get_referents(1), gc.get_referrers(object()))
class C: pass
c = C()
c.x = a
print(any(x is a for x in gc.get_referents(c)) or any(x is a for y in gc.get_referents(c) if isinstance(y, dict) for x in gc.get_referents(y)), any(x is C for x in gc.get_referents(c)))

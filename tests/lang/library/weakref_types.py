# tests/lang/library/weakref_types.py - weak references: what can be referred to, calls on dead ones, proxies, callbacks and collections
import weakref, gc
from weakref import *
class C:
    def __init__(self, v=0): self.v = v
    def m(self): return self.v
    def __len__(self): return 3
    def __repr__(self): return "C!"
class S: __slots__ = ("a",)
class SW: __slots__ = ("__weakref__",)
c = C(5); r = ref(c); p = proxy(c); log = []
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for f in (lambda: r() is c, lambda: repr(r).split(" at ")[0], lambda: ref(5), lambda: ref("a"), lambda: ref([]), lambda: ref(S()), lambda: ref(SW())() is None, lambda: ref(int)() is int, lambda: ref(len)() is len, lambda: ref(), lambda: ref(c, 1, 2), lambda: ref(c, callback=1), lambda: ref(c) is r, lambda: ref(c, log.append) is r, lambda: r == ref(c), lambda: hash(r) == hash(c), lambda: getweakrefcount(c), lambda: len(getweakrefs(c)), lambda: getweakrefcount(5), lambda: p.v, lambda: p.m(), lambda: len(p), lambda: str(p), lambda: type(p), lambda: isinstance(p, C), lambda: p == c, lambda: hash(p), lambda: setattr(p, "v", 9), lambda: c.v, lambda: p + 1, lambda: p[0], lambda: bool(p), lambda: WeakMethod(c.m)()(), lambda: WeakMethod(len), lambda: WeakMethod(c.m) == WeakMethod(c.m), lambda: (d := WeakValueDictionary(), d.__setitem__("a", c), list(d.items())[0][0], len(d))[2:], lambda: WeakValueDictionary({"x": 5}), lambda: (k := WeakKeyDictionary(), k.__setitem__(c, 1), k[c], c in k, 5 in k)[2:], lambda: WeakKeyDictionary()[5], lambda: (s := WeakSet([c]), len(s), c in s, s.pop() is c, len(s))[1:], lambda: WeakSet([5]), lambda: finalize(c, print, "x").alive, lambda: (f := finalize(c, lambda *a, **k: (a, k), 1, z=2), f.peek()[2:], f(), f(), f.alive, f.detach())[1:], lambda: finalize(5, print), lambda: finalize(c), lambda: r.__callback__, lambda: ref(c, print).__callback__, lambda: setattr(r, "x", 1), lambda: r(), lambda: globals().pop("c") and None, lambda: gc.collect() >= 0, lambda: r(), lambda: repr(r).split("; ")[1], lambda: p.v, lambda: str(p), lambda: p == 1, lambda: r == ref(C), lambda: hash(ref(C())), lambda: proxy(len)("ab"), lambda: type(proxy(len)), lambda: proxy(5), lambda: proxy(C()), lambda: list(proxy(iter([]))) if 0 else 1, lambda: ReferenceError.__mro__[1],):
    t(f)

# tests/lang/weakref/ref_basics.py - a weak reference gives its object or None, and is reused without a callback
import weakref
class C: pass
c = C()
r = weakref.ref(c)
print(r() is c, weakref.ref(c) is r, weakref.ref(c, print) is r, weakref.getweakrefcount(c), len(weakref.getweakrefs(c)), type(r).__name__, repr(r).startswith("<weakref at 0x"))
del c
print(r(), repr(r).endswith("; dead>"), r.__callback__)
for bad in (5, "a", (), None, 1.5, []):
    try:
        weakref.ref(bad)
        print(type(bad).__name__, "ok")
    except TypeError as e:
        print(e)

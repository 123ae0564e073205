# tests/lang/weakref/reuse.py - references and proxies without callback are shared, whatever else the object has; counts and lists in order
import weakref
class C: pass
o = C()
with_callback = weakref.ref(o, lambda r: 0)
r1 = weakref.ref(o)
p1 = weakref.proxy(o)
r2, p2 = weakref.ref(o), weakref.proxy(o)
print(r1 is r2, p1 is p2, weakref.getweakrefcount(o))
print([type(x).__name__ for x in weakref.getweakrefs(o)])
l = weakref.getweakrefs(o)
print(l[0] is r1, l[1] is p1, l[2] is with_callback)
del l, r1, r2
print(weakref.getweakrefcount(o), [type(x).__name__ for x in weakref.getweakrefs(o)])
p3 = weakref.proxy(o, lambda r: 0)
r3 = weakref.ref(o, lambda r: 0)
r4 = weakref.ref(o)
print([type(x).__name__ for x in weakref.getweakrefs(o)], weakref.getweakrefcount(o))
class Sub(weakref.ref): pass
s1, s2 = Sub(o), Sub(o)
print(s1 is s2, s1 == s2, weakref.ref(o) is r4, [type(x).__name__ for x in weakref.getweakrefs(o)])
print(weakref.getweakrefcount(1), weakref.getweakrefs(1), weakref.getweakrefcount("a"))
print(hash(s1) == hash(o), {s1: 1}[r4])

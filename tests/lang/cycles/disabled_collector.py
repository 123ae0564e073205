# tests/lang/cycles/disabled_collector.py - after gc.disable cycles stay until gc.collect
import gc, weakref
gc.disable()
class C: pass
c = C()
c.me = c
r = weakref.ref(c)
del c
junk = []
for i in range(5000):
    junk.append([])
print(gc.isenabled(), r() is None)
gc.collect()
print(r() is None)
gc.enable()
print(gc.isenabled())

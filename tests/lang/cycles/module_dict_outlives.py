# tests/lang/cycles/module_dict_outlives.py - a module that is garbage does not take the names from a dict that a function still uses
import gc
import types
import weakref
m = types.ModuleType("m")
m.x = 5
m.f = eval("lambda: x", m.__dict__)
f, r = m.f, weakref.ref(m)
cycle = [m]
cycle.append(cycle)
del m, cycle
gc.collect()
print(r(), f(), sorted(k for k in f.__globals__ if k[0] != "_"))
m = types.ModuleType("n")
m.self, r = m, weakref.ref(m)
del m
gc.collect()
print(r())

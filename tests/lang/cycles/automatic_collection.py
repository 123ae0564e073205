# tests/lang/cycles/automatic_collection.py - making enough cyclic garbage triggers collections without asking
import gc, weakref
gc.enable()
class C: pass
refs = []
for i in range(3000):
    c = C()
    c.me = c
    if i == 0:
        refs.append(weakref.ref(c))
del c
print(refs[0]() is None)

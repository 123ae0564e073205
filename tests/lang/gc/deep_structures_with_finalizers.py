# tests/lang/gc/deep_structures_with_finalizers.py - finalizers inside deep structures may collect while these are taken apart
# presets: not stress
import gc
class Ouch:
    n = 0
    def __del__(self):
        Ouch.n += 1
        if Ouch.n % 17 == 0:
            gc.collect()
for round in range(2):
    t = []
    for i in range(150): t = [t, Ouch()]
    u = ()
    for i in range(150): u = (u, Ouch())
    v = {}
    for i in range(150): v = {1: v, 2: Ouch()}
    w = None
    class Node: pass
    for i in range(150):
        n = Node(); n.next = w; n.o = Ouch(); w = n
    del n
t = u = v = w = None
print(Ouch.n)

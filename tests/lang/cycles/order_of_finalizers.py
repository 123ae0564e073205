# tests/lang/cycles/order_of_finalizers.py - within one garbage cycle every finalizer runs before anything is cleared
import gc
gc.disable()
class C:
    def __init__(self, name): self.name = name
    def __del__(self): log.append((self.name, self.other.name))
log = []
a, b = C("a"), C("b")
a.other, b.other = b, a
del a, b
gc.collect()
print(sorted(log))

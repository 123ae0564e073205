# tests/lang/gc/resurrection_is_transitive.py - what a resurrected object refers to survives with it
import gc, weakref
gc.disable()
gc.collect()
class Cargo:
    def __init__(self): self.me = self
class Lazarus:
    saved = []
    def __init__(self):
        self.me = self
        self.cargo = Cargo()
    def __del__(self): Lazarus.saved.append(self)
z = Lazarus()
cargo = id(z.cargo)
r = weakref.ref(z.cargo)
del z
print(gc.collect(), len(Lazarus.saved), id(Lazarus.saved[0].cargo) == cargo, Lazarus.saved[0].cargo.me is Lazarus.saved[0].cargo)
print("weak references stay dead:", r() is None, weakref.getweakrefcount(Lazarus.saved[0].cargo))
z = Lazarus.saved.pop()
c = z.cargo
z.cargo = None
del c
print(gc.collect())
del z
print(gc.collect(), Lazarus.saved)

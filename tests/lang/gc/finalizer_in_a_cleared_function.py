# tests/lang/gc/finalizer_in_a_cleared_function.py - what a finalizer that runs while a cycle is being cleared sees of it is sound
import gc, weakref
gc.disable()
class Late:
    __slots__ = ("ref",)
    def __del__(self):
        global seen
        seen = self.ref()
class Holder(tuple):
    __slots__ = ()
    def __del__(self):
        global late
        self[1].ref = weakref.ref(self[0])
        del late
late = Late()
def victim(): pass
cycle = tuple.__new__(Holder, (victim, late))
victim.__module__ = cycle
del victim, cycle
gc.collect()
print(type(seen).__name__, repr(seen).startswith("<function "))
class Part:
    def __del__(self):
        try:
            seen_parts.append((sorted(self.__dict__), [type(v).__name__ for v in self.__dict__.values()]))
        except Exception as e:
            print(type(e))
seen_parts = []
for n in range(3):
    a, b, c = Part(), Part(), []
    a.b, b.c, a.c = b, c, c
    c.append(a)
    del a, b, c
    print(gc.collect())
print(len(seen_parts), seen_parts[0], seen_parts[1])

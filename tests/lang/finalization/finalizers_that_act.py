# tests/lang/finalization/finalizers_that_act.py - __del__ that collects, makes cycles, deletes its class, swaps its class, nests
import gc, weakref
gc.disable()
class Collects:
    def __del__(self): print("collect in __del__ by count:", gc.collect() >= 0)
Collects()
class Makes:
    n = 0
    def __del__(self):
        Makes.n += 1
        if Makes.n < 5:
            m = Makes(); m.me = m
m = Makes(); m.me = m
del m
print([gc.collect() for i in range(6)], Makes.n)
class Swaps:
    def __del__(self): self.__class__ = Other
class Other:
    def __del__(self): print("not run: finalized already")
s = Swaps(); s.me = s
del s
print(gc.collect())
Swaps()
class Drops:
    def __init__(self, next): self.next = next
    def __del__(self):
        order.append("enter")
        self.next = None
        order.append("leave")
order = []
d = None
for i in range(3): d = Drops(d)
del d
print(order)
class Keeps:
    def __del__(self): kept.append(self); self.made = [self]
kept = []
k = Keeps()
k.me = k
del k
print(gc.collect(), len(kept), kept[0].made[0] is kept[0])
kept.clear()
print(gc.collect())
class WithDict:
    def __del__(self): print(self.__dict__, vars(self) is self.__dict__)
w = WithDict(); w.a = 1; w.__dict__["b"] = 2
del w
class Slots:
    __slots__ = ("a", "b")
    def __del__(self): print(self.a, hasattr(self, "b"))
s = Slots(); s.a = 3
del s
class Meta(type):
    def __del__(cls): print("class", cls.__name__, "deleted")
class K(metaclass=Meta): pass
del K
print(gc.collect() > 0)
def gen():
    try:
        yield
    finally:
        print("generator closed", gc.collect() >= 0)
g = gen(); next(g)
del g
g = gen(); next(g)
l = [g]; l.append(l)
del g, l
print("in a cycle"); gc.collect()

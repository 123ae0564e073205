# tests/lang/finalization/plain_objects.py - an object without cycles: __del__ by count, weak references alive in it, resurrection, once only
import gc, weakref
class Base:
    survivors, tears = [], []
    def __init__(self): self.id_ = len(ids); ids.append(id(self))
    def __del__(self):
        Base.tears.append((self.id_, type(self).__name__, wr is not None and wr() is self))
        self.side_effect()
    def side_effect(self): pass
ids, wr = [], None
class Simple(Base): pass
class Resurrect(Base):
    def side_effect(self): Base.survivors.append(self)
class Slotted:
    __slots__ = ("id_", "__weakref__")
    __init__, __del__, side_effect = Base.__init__, Base.__del__, Resurrect.side_effect
class NoCollector(int):
    __slots__ = ()
    def __del__(self): log.append(int(self))
log = []
for cls in (Simple, Resurrect, Slotted):
    Base.tears.clear(); Base.survivors.clear()
    s = cls()
    wr = weakref.ref(s)
    print(cls.__name__, gc.is_tracked(s), gc.is_finalized(s))
    del s
    print(Base.tears, len(Base.survivors), wr() is not None and wr() is Base.survivors[0], [gc.is_finalized(x) for x in Base.survivors])
    gc.collect()
    Base.survivors.clear()
    print(len(Base.tears), wr())
n = NoCollector(5)
del n
gc.collect()
print(log)

# tests/lang/finalization/self_cycles.py - an object that refers to itself: finalized by a collection; may resurrect or break its own cycle
import gc, weakref
gc.disable()
class Base:
    def __init__(self): self.ref = self
    def __del__(self):
        log.append((type(self).__name__, self.ref is self, wr()))
        self.side_effect()
    def side_effect(self): pass
class Simple(Base): pass
class Resurrect(Base):
    def side_effect(self): survivors.append(self)
class Suicide(Base):
    def side_effect(self): self.ref = None
class Both(Base):
    def side_effect(self): survivors.append(self); self.ref = None
log, survivors = [], []
for cls in (Simple, Resurrect, Suicide, Both):
    log.clear(); survivors.clear()
    gc.collect()
    s = cls()
    wr = weakref.ref(s)
    del s
    print(cls.__name__, gc.collect(), log, len(survivors), wr())
    if survivors:
        print("   survivor", survivors[0].ref is survivors[0], gc.is_finalized(survivors[0]), gc.is_tracked(survivors[0]))
    survivors.clear()
    print("   later", gc.collect(), len(log), gc.garbage)

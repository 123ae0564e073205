# tests/lang/gc/resurrection_once.py - an object is finalized once, however often it is resurrected; the second time it is reclaimed
import gc
gc.disable()
gc.collect()
class Loop:
    def __init__(self): self.me = self
class Lazarus(Loop):
    times, saved = 0, []
    def __del__(self):
        Lazarus.times += 1
        Lazarus.saved.append(self)
z = Lazarus()
del z
print(gc.collect(), Lazarus.times, len(Lazarus.saved), gc.is_finalized(Lazarus.saved[0]))
Lazarus.saved.clear()
print(gc.collect(), Lazarus.times, len(Lazarus.saved))

# tests/lang/gc/resurrection_beside_other_garbage.py - what is not resurrected is reclaimed in the same collection, and counted
# presets: not stress
import gc
gc.disable()
N = 100
class A:
    def __init__(self): self.me = self
class Z(A):
    def __del__(self): zs.append(self)
zs = []
def stats():
    s = gc.get_stats()
    return sum(x["collected"] for x in s), sum(x["uncollectable"] for x in s)
def step(make):
    gc.collect()
    before = stats()
    make()
    n = gc.collect()
    after = stats()
    print(n, after[0] - before[0], after[1] - before[1], len(zs))
def only_a():
    for i in range(N): A()
def with_z():
    for i in range(N): A()
    Z(); Z()
step(only_a)
step(with_z)
step(zs.clear)
step(lambda: None)

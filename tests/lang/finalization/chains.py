# tests/lang/finalization/chains.py - rings of several objects with every mixture of finalizers: all run once; any resurrection saves the ring
import gc, weakref
gc.disable()
class Node:
    def __init__(self, kind): self.kind = kind
    def __del__(self):
        log.append(self.kind)
        # All of the ring is still there when any finalizer runs, but for what another one broke.
        n, count = self, 0
        while n is not None and count < 10 and getattr(n, "right", None) is not self:
            n = getattr(n, "right", None); count += 1
        whole.append(n is not None)
        if self.kind == "resurrect": survivors.append(self)
        elif self.kind == "suicide": self.left = self.right = None
class Quiet:
    kind = "quiet"
log, whole, survivors = [], [], []
def ring(*kinds):
    nodes = [Quiet() if k == "quiet" else Node(k) for k in kinds]
    for i, n in enumerate(nodes):
        n.right = nodes[(i + 1) % len(nodes)]
        n.left = nodes[i - 1]
    return [weakref.ref(n) for n in nodes]
for kinds in (["simple"] * 3, ["resurrect"] * 3, ["suicide"] * 3, ["suicide", "simple"] * 2, ["suicide", "simple", "quiet", "resurrect"], ["resurrect", "simple", "quiet"],
              ["simple", "resurrect", "suicide"], ["quiet", "quiet", "suicide"], ["quiet", "quiet"]):
    log.clear(); whole.clear(); survivors.clear()
    gc.collect()
    refs = ring(*kinds)
    n = gc.collect()
    print(kinds, n, sorted(log), len(survivors), [r() for r in refs])
    if "suicide" not in kinds: print("   whole", all(whole))
    survivors.clear()
    again = len(log)
    print("   then", gc.collect(), len(log) - again)

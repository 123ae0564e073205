# tests/lang/gc/frozen_majority.py - what only frozen objects refer to is alive, and cycles beside them are collected
import gc
import weakref


class Node:
    pass


gc.disable()
kept = [[i] for i in range(20000)]
holder = Node()
shelf = {"list": [], "node": None}
gc.collect()
gc.freeze()

# Alive, through frozen containers only: by way of an instance, a dict, and a list in a dict.
holder.inner = Node()
holder.inner.ring = [holder.inner]
shelf["node"] = Node()
shelf["node"].me = shelf["node"]
shelf["list"].append(([], {"deep": Node()}))
alive = [weakref.ref(holder.inner), weakref.ref(shelf["node"]), weakref.ref(shelf["list"][0][1]["deep"])]


def dead_ring(n):
    nodes = [Node() for i in range(n)]
    for i, node in enumerate(nodes):
        node.next = nodes[i - 1]
        node.sees = holder.inner
    return weakref.ref(nodes[0])


for generation in (2, 1, 2):
    dead = dead_ring(50)
    print(dead() is not None, gc.collect(generation) >= 50, dead() is None, [r() is not None for r in alive])

# What leaves the frozen containers goes.
shelf["node"] = None
holder.inner = None
print(gc.collect() >= 2, [r() is not None for r in alive])

# Frozen cycles are kept until they are thawed.
ring = Node()
ring.me = ring
frozen = weakref.ref(ring)
gc.freeze()
del ring
print(gc.collect(), frozen() is not None)
gc.unfreeze()
gc.collect()
print(frozen() is None, len(kept))

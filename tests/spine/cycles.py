# tests/spine/cycles.py - what refers to itself waits for the collector, and the collector finds it
import gc

gc.disable()


class Node:
    alive = 0

    def __init__(self, name):
        self.name = name
        self.links = []
        Node.alive += 1

    def __del__(self):
        Node.alive -= 1


gc.collect()
l1 = []
l2 = []
l1.append(l2)
l2.append(l1)
print(l1)
del l1, l2
print("collected", gc.collect())

a, b = Node("a"), Node("b")
a.links.append(b)
b.links.append(a)
print(Node.alive)
del a
print(Node.alive)
del b
print(Node.alive)
gc.collect()
print(Node.alive)

ring = [Node(str(i)) for i in range(20)]
for i in range(20):
    ring[i].links.append(ring[(i + 1) % 20])
keep = ring[7]
del ring
gc.collect()
print(Node.alive, keep.links[0].links[0].name)
del keep
gc.collect()
print(Node.alive)

d = {}
d["self"] = d
t = ([],)
t[0].append(t)
print(d, t)
del d, t
print(gc.collect() >= 3)

gc.enable()
for i in range(1500):
    n = Node("churn")
    n.links.append(n)
del n
gc.collect()
print(Node.alive, gc.collect())

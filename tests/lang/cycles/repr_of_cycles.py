# tests/lang/cycles/repr_of_cycles.py - repr of a container that holds itself shows dots in its own brackets
l = [1]; l.append(l); print(l)
d = {1: 2}; d[3] = d; print(d)
t = ([],); t[0].append(t); print(t)
l2 = [l]; print(l2)
from collections import deque, OrderedDict
q = deque([1]); q.append(q); print(q)
o = OrderedDict(); o[1] = o; print(o)

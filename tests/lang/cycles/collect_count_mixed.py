# tests/lang/cycles/collect_count_mixed.py - gc.collect returns the number of unreachable objects
import gc
gc.disable()
gc.collect()
for n in 1, 2, 10, 100:
    ring = [[] for _ in range(n)]
    for i in range(n):
        ring[i].append(ring[(i + 1) % n])
    del ring
    print(n, gc.collect())

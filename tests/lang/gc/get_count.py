# tests/lang/gc/get_count.py - counts: containers made since the last collection, collections of younger generations
# presets: not stress
import gc
gc.disable()
gc.collect()
a, b, c = gc.get_count()
x = []
d, e, f = gc.get_count()
print(b, c, e, f, a < 5, d > a)
gc.collect(0)
print(gc.get_count()[1:])
gc.collect(0)
gc.collect(0)
print(gc.get_count()[1:])
gc.collect(1)
print(gc.get_count()[1:])
gc.collect(1)
print(gc.get_count()[1:])
gc.collect(0)
print(gc.get_count()[1:])
gc.collect(2)
print(gc.get_count()[1:])
before = gc.get_count()[0]
keep = [[] for i in range(100)]
print(100 <= gc.get_count()[0] - before <= 106)

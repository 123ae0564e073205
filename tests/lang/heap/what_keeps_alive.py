# tests/lang/heap/what_keeps_alive.py - _heap.why_alive names the way from a root to an object, _heap.types counts by type
# oracle: no
import _heap, gc, os
class Thing:
    def __init__(self, n): self.n = n
keep = [1, {"k": (0, Thing("deep"))}]
path = _heap.why_alive(keep[1]["k"][1])
print([how for how, o in path][-4:], [type(o).__name__ for how, o in path][-5:])
print(path[0][0], path[-1][1].n)
del path
def held_by_a_frame():
    t = Thing("local")
    print([(how, type(o).__name__) for how, o in _heap.why_alive(t)])
held_by_a_frame()
dead = Thing("in a cycle"); dead.me = dead
rows = {t: (n, size) for t, n, size in _heap.types()}
print(rows[Thing][0], rows[Thing][1] > 0, rows[list][0] > 1, rows[str][1] > 10000)
others = [Thing(i) for i in range(100)]
rows = {t: (n, size) for t, n, size in _heap.types()}
print(rows[Thing][0])
before = _heap.collector()
del dead
gc.collect()
after = _heap.collector()
print(after["reclaimed"] - before["reclaimed"], after["visited"] > before["visited"], sorted(after))
r, w = os.pipe()
n = 0
fd = os.open("/dev/null", os.O_WRONLY)
print(_heap.snapshot(fd) > 1000)
os.close(fd)
for bad in (lambda: _heap.snapshot(fd), lambda: _heap.snapshot("x"), lambda: _heap.why_alive()):
    try:
        bad()
    except (OSError, TypeError) as e:
        print(type(e).__name__, e)

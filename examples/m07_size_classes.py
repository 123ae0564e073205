# M7, size classes: a request is rounded up to the next class. The table of asked and held bytes is in -X memstats.
import sys

empty = sys.getsizeof(b"")
print("asked  held (the gap between neighbours)")
for size in range(empty + 2, 130, 8):
    things = [bytes(size - empty) for _ in range(2000)]
    gaps = {}
    for a, b in zip(things, things[1:]):
        gap = abs(id(b) - id(a))
        gaps[gap] = gaps.get(gap, 0) + 1
    print(f"{size:5} {max(gaps, key=gaps.get):5}")
if hasattr(sys, "_memstats"):
    print(sys._memstats())

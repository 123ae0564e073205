# M2, requests by size: up to 512 bytes are blocks of a pool, larger ones go to raw memory. The counters stand in -X memstats.
import sys

empty = sys.getsizeof(b"")
for size in 1, 100, 511, 512, 513, 5000:
    things = [bytes(size - empty) if size > empty else b"x" for _ in range(1000)]
    gaps = sorted(abs(id(b) - id(a)) for a, b in zip(things, things[1:]))
    print(f"{size:5} bytes asked: neighbours mostly {gaps[len(gaps) // 2]} bytes apart,", "a pool's block" if size <= 512 else "raw memory")
if hasattr(sys, "_memstats"):
    print(sys._memstats())

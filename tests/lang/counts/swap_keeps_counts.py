# tests/lang/counts/swap_keeps_counts.py - swapping and rotating names leaves all counts as they were
import sys
a, b, c = object(), object(), object()
before = [sys.getrefcount(o) for o in (a, b, c)]
for _ in range(10):
    a, b = b, a
    a, b, c = b, c, a
print(before == [sys.getrefcount(o) for o in (a, b, c)])

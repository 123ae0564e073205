# tests/lang/counts/iterator_releases_at_end.py - an exhausted list iterator lets go of its list
import sys
l = [1, 2]
base = sys.getrefcount(l)
it = iter(l)
print(sys.getrefcount(l) - base)
print(next(it), next(it), next(it, "end"), sys.getrefcount(l) - base)

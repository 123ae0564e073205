# tests/lang/library/bisect_and_queue.py - bisect, heapq and queue-like use
import bisect
l = [1, 3, 3, 5]
print(bisect.bisect(l, 3), bisect.bisect_left(l, 3), bisect.bisect_right(l, 0), bisect.bisect_left(l, 9), bisect.insort(l, 4), l, bisect.bisect([10, 5, 1], -5, key=lambda x: -x))
def grade(s): return "FDCBA"[bisect.bisect([60, 70, 80, 90], s)]
print([grade(s) for s in (33, 99, 77, 70, 89, 90, 100)])

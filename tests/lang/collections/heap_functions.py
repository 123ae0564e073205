# tests/lang/collections/heap_functions.py - heapq: push, pop, heapify, merge, nlargest and nsmallest
import heapq
h = []
for x in (5, 1, 4, 1, 3): heapq.heappush(h, x)
print(h[0], [heapq.heappop(h) for _ in range(5)])
h = [9, 7, 8, 1, 2]
heapq.heapify(h)
print(h, heapq.heappushpop(h, 0), heapq.heapreplace(h, 100), h, list(heapq.merge([1, 4], [2, 3], [])), heapq.nlargest(2, [3, 1, 9]), heapq.nsmallest(2, "dcba"), heapq.nlargest(2, ["aa", "b", "cccc"], key=len), list(heapq.merge("bd", "ac", key=str.lower)))
for bad in (lambda: heapq.heappop([]), lambda: heapq.heapify((1,)), lambda: heapq.heappush([1], "a")):
    try:
        bad()
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)

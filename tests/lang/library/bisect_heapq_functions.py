# tests/lang/library/bisect_heapq_functions.py - bisect with bounds and keys, heapq merge and nlargest, wrong arguments
import bisect, heapq
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
l = [1, 2, 2, 2, 5]
for f in (lambda: bisect.bisect(l, 2), lambda: bisect.bisect_left(l, 2), lambda: bisect.bisect_right(l, 9), lambda: bisect.bisect(l, 2, 3), lambda: bisect.bisect(l, 2, 0, 2), lambda: bisect.bisect(l, 2, -1), lambda: bisect.bisect(l, 2, hi=100), lambda: bisect.bisect_left(l, 2, lo=2, hi=None), lambda: bisect.bisect([], 1), lambda: bisect.bisect(l, "a"), lambda: bisect.bisect(5, 1), lambda: bisect.bisect(l, 4, key=lambda x: x * 2), lambda: bisect.bisect_left([(1, "a"), (2, "b")], 2, key=lambda p: p[0]), lambda: bisect.insort(l, 3) or l, lambda: bisect.insort_left(l, 3.0) or l, lambda: bisect.insort(l, -5, key=abs) or l, lambda: bisect.insort((1,), 2), lambda: bisect.bisect(l), lambda: bisect.bisect(a=[1], x=0), lambda: bisect.bisect(l, 1, 0, -1), lambda: bisect.bisect([1], 1, key=5)):
    t(f)
class Seq:
    def __len__(self): return 5
    def __getitem__(self, i): print("get", i); return i
    def insert(self, i, v): print("insert", i, v)
t(lambda: bisect.bisect(Seq(), 3)); t(lambda: bisect.insort(Seq(), 3))
h = [5, 3, 8, 1]
for f in (lambda: heapq.heapify(h) or h, lambda: heapq.heappush(h, 0) or h, lambda: heapq.heappop(h), lambda: heapq.heappushpop(h, 4), lambda: heapq.heapreplace(h, 9), lambda: h, lambda: heapq.heappop([]), lambda: heapq.heapreplace([], 1), lambda: heapq.heappushpop([], 1), lambda: heapq.heapify((1,)), lambda: heapq.heappush(5, 1), lambda: heapq.nlargest(2, h), lambda: heapq.nsmallest(2, "hello", key=ord), lambda: heapq.nlargest(0, h), lambda: heapq.nsmallest(-1, h), lambda: heapq.nlargest(10, [3, 1, 2]), lambda: heapq.nlargest(1, []), lambda: list(heapq.merge([1, 4], [2, 3], [])), lambda: list(heapq.merge([4, 1], [3, 2], reverse=True)), lambda: list(heapq.merge("aC", "B", key=str.lower)), lambda: heapq.heapify([1, "a"]), lambda: heapq._heappop_max([9, 5, 7]), lambda: heapq._heapify_max(x := [1, 5, 3]) or x, lambda: heapq.nsmallest(2, [(1, "b"), (1, "a")]), lambda: heapq.nlargest("x", [1])):
    t(f)

# tests/lang/collections/heap_in_c.py - heapq: order inside the list, both directions, lists that change, words of errors
import heapq
a=[(i*7919)%101 for i in range(60)]
h=a[:]; heapq.heapify(h); print(h); print([heapq.heappop(h) for _ in range(60)]==sorted(a))
for x in a: heapq.heappush(h,x)
print(h, heapq.heappushpop(h,-1), heapq.heappushpop(h,50), heapq.heapreplace(h,3), h)
print(heapq.nsmallest(5,a), heapq.nlargest(5,a), heapq.nlargest(3,a,key=lambda x:-x), list(heapq.merge([1,4],[2,3])))
h=a[:]; heapq._heapify_max(h); print(h, heapq._heappop_max(h), heapq._heapreplace_max(h,4), h)
class E:
    def __lt__(s,o): l.append(1); return True
l=[E(),E(),E()]
try: heapq.heapify(l)
except RuntimeError as e: print(e)
for f in (lambda: heapq.heappop([]), lambda: heapq.heapify((1,)), lambda: heapq.heappush(1,2), lambda: heapq.heapreplace([],1)):
    try: f()
    except Exception as e: print(type(e).__name__, e)

# tests/lang/generators/yield_from_iterables_of_kinds.py - yield from takes any iterable once; what it says of others; sends into plain iterators
def d(x): r = yield from x; return r
def run(x):
    try:
        it = d(x); out = []
        while True: out.append(next(it))
    except StopIteration as e: return out, e.value
    except Exception as e: return type(e).__name__, str(e)
class G:
    def __getitem__(self, i): return "abc"[i]
class I:
    def __iter__(self): return iter([1])
class B:
    def __iter__(self): return 5
class N: __iter__ = None
async def co(): pass
c = co()
for x in ([1, 2], "ab", {3: 4}, range(2), iter([5]), (i for i in [6]), G(), I(), B(), N(), 5, None, map(abs, [-1]), zip("ab", [1]), b"x", c): print(type(x).__name__, run(x))
c.close()
it = d([1, 2, 3]); next(it); print(it.send(None))
try: it.send("x")
except AttributeError as e: print(e)
print(list(it))

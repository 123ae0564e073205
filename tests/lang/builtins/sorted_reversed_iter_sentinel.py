# tests/lang/builtins/sorted_reversed_iter_sentinel.py - iter with a sentinel, callables that fail, sorted of iterators, enumerations of odd things
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
n = [0]
def step(): n[0] += 1; return n[0]
print(list(iter(step, 5)), n, list(iter(step, 6)), next(iter(step, 8)))
it = iter(step, 10); print(next(it), list(it), list(it), n)
def boom():
    n[0] += 1
    if n[0] > 12: raise ValueError("boom")
    if n[0] > 30: raise StopIteration
    return n[0]
it = iter(boom, 99); t(lambda: next(it)); t(lambda: next(it)); t(lambda: next(it)); t(lambda: list(it))
def stop(): raise StopIteration("early")
t(lambda: list(iter(stop, 1))); t(lambda: next(iter(stop, 1))); t(lambda: next(iter(stop, 1), "dflt"))
class Eq:
    def __init__(self): self.n = 0
    def __eq__(self, o): self.n += 1; return self.n == 3
t(lambda: list(iter(lambda: 7, Eq())))
class EqErr:
    def __eq__(self, o): raise KeyError("eq")
it = iter(lambda: 7, EqErr()); t(lambda: next(it)); t(lambda: next(it)); print(type(it).__name__, iter(it) is it)
print(iter([1].pop, None).__reduce__()[0] is iter, type(iter(int, 0)), list(iter(int, 0)))
class It:
    def __iter__(self): return iter([3, 1, 2])
class Bad:
    def __iter__(self): return [1]
class Bad2:
    def __iter__(self): raise ValueError("iter")
class NoneIter:
    __iter__ = None
class NoNext:
    def __iter__(self): return self
for o in (It(), Bad(), Bad2(), NoneIter(), NoNext()):
    for f in (iter, sorted, list, tuple, set, sum, lambda x: [*x], lambda x: (lambda a, b, c: (a, b, c))(*x), lambda x: dict.fromkeys(x), lambda x: 1 in x, lambda x: max(x), lambda x: ",".join(x), lambda x: bytes(x), lambda x: [i for i in x], lambda x: list(zip(x)), lambda x: enumerate(x).__next__()):
        try:
            r = f(o); print(type(o).__name__, r if not hasattr(r, "__next__") else "iterator")
        except Exception as e:
            print(type(o).__name__, type(e).__name__, e)

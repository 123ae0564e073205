# tests/lang/library/functools_corners.py - total_ordering, singledispatch, cached_property, wraps, partialmethod, cmp_to_key, lru_cache errors
import functools
from functools import *
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
@total_ordering
class O:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v if isinstance(o, O) else NotImplemented
    def __eq__(self, o): return self.v == o.v
print(O(1) <= O(1), O(2) > O(1), O(1) >= O(2)); t(lambda: O(1) <= 5); t(lambda: total_ordering(type("X", (), {})))
@singledispatch
def f(x, *a): return "object", a
@f.register
def _(x: int): return "int"
@f.register(list)
@f.register(tuple)
def _(x): return "seq"
f.register(type(None), lambda x: "none")
@f.register
def _(x: float | bytes): return "union"
print(f(1), f(True), f([]), f(()), f(None), f("s", 2), f(1.5), f(b""), f.dispatch(bool) is f.registry[int], sorted(c.__name__ for c in f.registry)); t(lambda: f()); t(lambda: f.register(5)); t(lambda: f.register(str)(abs).__name__)
class C:
    def __init__(self): self.n = 0
    @cached_property
    def p(self): self.n += 1; return self.n
    @singledispatchmethod
    def m(self, a): return "any"
    @m.register
    def _(self, a: int): return "int"
    def base(self, a, b, *, k=0): return a, b, k
    pm = partialmethod(base, 1, k=5)
    @functools.cache
    def big(self, x): return x * 2
c = C(); print(c.p, c.p, c.__dict__, c.m("a"), c.m(1), c.pm(2), C.pm(c, 3), c.big(4), C.big.cache_info(), type(C.__dict__["pm"]).__name__); del c.p; print(c.p)
p = partial(int, base=2); print(p("101"), p.func, p.args, p.keywords, repr(partial(print, 1, a=2)), partial(partial(pow, 2), 3)(), partial(p, "11")()); t(lambda: partial()); t(lambda: partial(5)); t(lambda: setattr(p, "func", 1)); p.attr = 1; print(p.__dict__)
@lru_cache(maxsize=2, typed=True)
def sq(x): print("calc", x); return x * x
print(sq(2), sq(2.0), sq(2), sq(3), sq(2.0), sq.cache_info(), sq.cache_parameters(), sq.__wrapped__.__name__); sq.cache_clear(); print(sq.cache_info()); t(lambda: sq([])); t(lambda: lru_cache("x")); t(lambda: lru_cache(5)(5)); print(lru_cache(None)(abs)(-1), lru_cache(-5)(abs).cache_parameters(), lru_cache(0)(abs).cache_info())
@wraps(sq)
def w(): "mine"
print(w.__name__, w.__doc__, w.__wrapped__ is sq); k = cmp_to_key(lambda a, b: b - a); print(sorted([1, 3, 2], key=k), k(1) < k(2), k(1) == k(1), k(1).obj); t(lambda: k(1) < 5); t(lambda: hash(k(1))); t(lambda: cmp_to_key()); t(lambda: k()); t(lambda: reduce(lambda a, b: a, [])); t(lambda: reduce(pow, [2, 3, 2])); t(lambda: reduce(5, [1, 2])); t(lambda: reduce(max, [], 7)); t(lambda: reduce(max, 5)); t(lambda: reduce(max))

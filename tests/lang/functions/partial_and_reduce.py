# tests/lang/functions/partial_and_reduce.py - functools: partial, reduce, wraps, lru_cache, cached_property, total_ordering, cmp_to_key
import functools
add = functools.partial(lambda a, b, c=0: (a, b, c), 1)
print(add(2), add(2, c=3), functools.partial(add, 5)(), add.args, add.keywords, functools.reduce(lambda a, b: a + b, [1, 2, 3]), functools.reduce(max, [3, 9, 2], 5))
def deco(f):
    @functools.wraps(f)
    def w(*a): return f(*a)
    return w
@deco
def named(): "doc"
print(named.__name__, named.__doc__, named.__wrapped__.__name__)
@functools.lru_cache(maxsize=2)
def sq(x):
    print("compute", x, end=" ")
    return x * x
print(sq(2), sq(2), sq(3), sq(4), sq(2), sq.cache_info())
class C:
    @functools.cached_property
    def v(self):
        print("once", end=" ")
        return 5
c = C()
print(c.v, c.v)
@functools.total_ordering
class O:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
print(O(1) <= O(1), O(2) > O(1), O(1) >= O(2), sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))

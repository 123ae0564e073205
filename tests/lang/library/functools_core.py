# tests/lang/library/functools_core.py - reduce, partial with its protocol, cmp_to_key, lru_cache with reentrancy, cycles and evictions
import _functools
import copy
import functools
import gc
import operator
import weakref


def attempt(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


r = functools.reduce
print(r(operator.add, [1, 2, 3]), r(operator.add, [], 5), r(lambda a, b: a * b, iter("ab"), 2) if 0 else "")
attempt(r, operator.add, [])
attempt(r, operator.add, 3)
attempt(r, operator.add)
attempt(r, lambda a, b: 1 / 0, [1, 2])

p = functools.partial(print, 1, sep="-")
p(2, 3)
p(2, 3, sep="+")
print(repr(functools.partial(int, "11", base=2)), functools.partial(int, "11", base=2)())
q = functools.partial(functools.partial(int, base=3), "12")
print(q.func, q.args, q.keywords, q())
q.note = 5
print(functools.partial(q, base=4).func is q, q.__dict__)
attempt(functools.partial)
attempt(functools.partial, 3)
attempt(setattr, q, "func", 3)
print(q.__reduce__()[1:])
c = copy.copy(q)
print(c.args, c.note, c.keywords)
c.__setstate__((int, (), None, None))
print(c)
for bad in (3, (), (int, [], None, None), (3, (), None, None)):
    attempt(c.__setstate__, bad)
c.__setstate__((c, (), {}, {}))
print(repr(c))
c.__setstate__((int, (), {}, {}))


class P(functools.partial):
    pass


x = P(int, "3", base=10)
x.y = 1
print(repr(x), x(), x.y, functools.partial[int])
w = weakref.ref(x)
x.self = x
del x
gc.collect()
print(w() is None)
print(hasattr(P, "__get__"), callable(p))

key = functools.cmp_to_key(lambda a, b: b - a)
print(sorted([3, 1, 2], key=key), key(1).obj, key(obj=2) < key(1), key(1) == key(1))
attempt(lambda: key(1) < 3)
attempt(lambda: key() if 0 else hash(key(1)))
attempt(key)
attempt(lambda: key.obj)
attempt(lambda: key < key(1))
attempt(functools.cmp_to_key(lambda a, b: 1 / 0)(1).__lt__, functools.cmp_to_key(print)(2))


@functools.lru_cache(maxsize=2)
def f(*args, **kwargs):
    """Doc."""
    print("called", args, kwargs)
    return args, kwargs


f(1); f(2); f(1); f(3); f(2); f(a=1); f(a=1); f(1.0)
print(f.cache_info(), f.__wrapped__.__name__, f.__doc__, f.cache_parameters())
f.cache_clear()
print(f.cache_info())
attempt(f, [])


@functools.lru_cache(maxsize=None, typed=True)
def g(x, y=0):
    print("called", x, y)
    return x


g(1); g(1.0); g(True); g(1); g(1, 2); g(1, y=2); g(1, y=2.0)
print(g.cache_info())


@functools.lru_cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(60), fib.cache_info())


@functools.lru_cache(maxsize=0)
def none(x):
    return x


none(1); none(1)
print(none.cache_info())


class Key:
    hashes = 0

    def __init__(self, n): self.n = n
    def __hash__(self):
        Key.hashes += 1
        return 1
    def __eq__(self, other):
        busy.cache_clear()
        return self.n == other.n


@functools.lru_cache(maxsize=2)
def busy(k):
    return k.n


print([busy(Key(i % 3)) for i in range(9)], Key.hashes, busy.cache_info().currsize <= 2)


@functools.lru_cache(maxsize=1)
def again(n):
    return 0 if n == 0 else again(n - 1) + 1


print(again(10), again.cache_info())


class T:
    @functools.lru_cache
    def m(self, x):
        return x

    @functools.cache
    def n(self):
        return self


t = T()
print(t.m(1), T.m(t, 1), T.m.cache_info(), t.n() is t)
w = weakref.ref(t)
del t
gc.collect()
print(w() is None)
print(w() is not None, T.n.cache_clear(), T.m.cache_clear(), w())
print(copy.copy(f) is f, copy.deepcopy(f) is f, f.__reduce__())
attempt(functools.lru_cache, "x")
attempt(_functools._lru_cache_wrapper, 3, 1, False, int)
attempt(_functools._lru_cache_wrapper, int, 1.5, False, int)
attempt(_functools._lru_cache_wrapper, int)
f.extra = 3
print(f.extra, sorted(f.__dict__)[-1])

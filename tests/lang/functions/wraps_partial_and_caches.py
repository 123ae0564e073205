# tests/lang/functions/wraps_partial_and_caches.py - functools on methods, descriptors, recursion, keyword order and errors
import functools
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
p = functools.partial(lambda *a, **k: (a, k), 1, x=2); print(p(3, y=4), p(x=9), p.func.__name__, p.args, p.keywords, functools.partial(p, 5, z=6)(7), repr(functools.partial(int, base=2)), functools.partial(int, base=2)("101"))
p.attr = 1; print(p.__dict__, functools.partial(p).attr if hasattr(functools.partial(p), "attr") else "flat"); attempt(lambda: functools.partial()); attempt(lambda: functools.partial(5)); attempt(lambda: setattr(p, "func", 1)); p.keywords["x"] = "changed"; print(p())
class C:
    def m(self, *a, **k): return type(self).__name__, a, k
    pm = functools.partialmethod(m, 1, k=2); p = functools.partial(m, "no self")
    @functools.cached_property
    def cp(self): print("computed"); return 42
    @functools.lru_cache(maxsize=2)
    def lc(self, x): print("lc", x); return x
    @functools.singledispatchmethod
    def sd(self, x): return "default"
    @sd.register
    def _(self, x: int): return "int"
    @sd.register(str)
    def _(self, x): return "str"
c = C(); attempt(lambda: c.pm(3, z=4)); attempt(lambda: c.p()); print(c.cp, c.cp, vars(c)); del c.cp; print(c.cp); c.lc(1); c.lc(1); c.lc(2); c.lc(3); c.lc(1); print(C.lc.cache_info(), c.sd(1), c.sd("s"), c.sd(1.5), c.sd(True))
@functools.singledispatch
def sd(x, y=0): return "base", y
sd.register(list, lambda x, y=0: ("list", y)); print(sd([], y=1), sd(5), sd.dispatch(list) is sd.registry[list], sd.dispatch(dict) is sd.registry[object]); attempt(lambda: sd()); attempt(lambda: sd.register(5)); 0
@functools.lru_cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(50), fib.cache_info(), fib.cache_parameters()); fib.cache_clear(); print(fib.cache_info()); attempt(lambda: fib([])); attempt(lambda: functools.lru_cache("x")); typed = functools.lru_cache(typed=True)(lambda x: type(x).__name__); print(typed(1), typed(1.0), typed(True), typed.cache_info().currsize)
@functools.wraps(fib)
def w(): pass
print(w.__name__, w.__wrapped__ is fib, functools.reduce(lambda a, b: a * b, [1, 2, 3], 10)); attempt(lambda: functools.reduce(max, [])); attempt(lambda: functools.reduce(max, 5))
@functools.total_ordering
class T:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(T(1) <= T(1), T(2) > T(1), T(1) >= T(2), sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a))); attempt(lambda: functools.total_ordering(type("E", (), {})))

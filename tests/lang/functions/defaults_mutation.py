# tests/lang/functions/defaults_mutation.py - __defaults__, __kwdefaults__ and __code__ replaced between calls, deleted, refused
def f(a, b=1, *, k=2, m=3): return a, b, k, m
print(f(0), f.__defaults__, f.__kwdefaults__)
f.__defaults__ = (10, 20); print(f(), f(5))
f.__defaults__ = (1, 2, 3)
try: print(f())
except TypeError as e: print(e)
f.__defaults__ = None; f.__kwdefaults__ = {"k": 9}
for c in (lambda: f(1), lambda: f(1, 2), lambda: f(1, 2, m=0)):
    try: print(c())
    except TypeError as e: print(e)
f.__kwdefaults__["m"] = "live"; print(f(1, 2))
f.__kwdefaults__ = None
try: f(1, 2)
except TypeError as e: print(e)
for n, v in (("__defaults__", [1]), ("__defaults__", 5), ("__kwdefaults__", 5), ("__kwdefaults__", [("k", 1)]), ("__code__", 5), ("__name__", 5), ("__qualname__", b"x"), ("__dict__", 5), ("__annotations__", 5), ("__globals__", {}), ("__closure__", None), ("__builtins__", {}), ("__doc__", 5), ("__module__", 5)):
    try: setattr(f, n, v); print(n, "set", getattr(f, n))
    except Exception as e: print(n, type(e).__name__, e)
for n in ("__defaults__", "__kwdefaults__", "__code__", "__name__", "__dict__", "__annotations__", "__doc__", "__module__", "__qualname__", "__globals__"):
    try: delattr(f, n); print(n, "deleted", getattr(f, n, "gone"))
    except Exception as e: print(n, type(e).__name__, e)
def g(x): return x * 2
def h(x, y): return x + y
g.__code__ = h.__code__; print(g(1, 2), g.__name__)
def cl():
    z = 1
    def c(): return z
    return c
try: g.__code__ = cl().__code__
except ValueError as e: print(e)
c1 = cl()
try: c1.__code__ = h.__code__
except ValueError as e: print(e)

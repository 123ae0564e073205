# tests/lang/functions/special_attributes_set.py - which attributes of a function, method and code can be set to what, and deleted
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def f(a, b=2, *, c=3): "doc"; return a, b, c
def g(): return 1
def closed():
    x = 1
    def inner(): return x
    return inner
values = {"None": None, "int": 5, "str": "s", "tuple": (7,), "dict": {"c": 9}, "list": [1], "code": g.__code__, "emptytuple": (), "emptydict": {}}
for n in ("__name__", "__qualname__", "__doc__", "__defaults__", "__kwdefaults__", "__code__", "__dict__", "__annotations__", "__module__", "__closure__", "__globals__", "__builtins__", "__class__", "zzz"):
    for k, v in values.items():
        def f(a, b=2, *, c=3): "doc"; return a, b, c
        print(n, k, end=": ")
        try: setattr(f, n, v); print("set", end=" ")
        except Exception as e: print(type(e).__name__, e); continue
        attempt(lambda: f(1))
    def f(a, b=2, *, c=3): "doc"; return a, b, c
    print("del", n, end=": ")
    try: delattr(f, n); print("deleted", repr(getattr(f, n, "gone"))[:20], end=" ")
    except Exception as e: print(type(e).__name__, e); continue
    attempt(lambda: f(1))
attempt(lambda: setattr(g, "__code__", closed().__code__)); attempt(lambda: setattr(closed(), "__code__", g.__code__))
c = closed(); d = closed(); d.__code__ = c.__code__; attempt(d)
f.__defaults__ = (1, 2); attempt(lambda: f()); f.__kwdefaults__ = None; attempt(lambda: f()); f.__defaults__ = None; f.__kwdefaults__ = {"c": 5, "zz": 1, 7: 8}; attempt(lambda: f(1, 2)); attempt(lambda: f(1))
class S(tuple): pass
f.__defaults__ = S((4, 5, 6, 7)); attempt(lambda: f(c=0)); print(type(f.__defaults__).__name__)
f.__name__ = "renamed"; print(f.__code__.co_name); attempt(lambda: f(1, 2, 3, 4)); f.__qualname__ = "Q.renamed"; attempt(lambda: f(1, 2, 3, 4)); print(repr(f).split(" at ")[0])
m = type("C", (), {"m": f})().m
for n in ("__name__", "__doc__", "__self__", "__func__", "zzz", "__dict__", "__defaults__"):
    print(n, end=" "); attempt(lambda: setattr(m, n, 1)); print(n, end=" "); attempt(lambda: delattr(m, n))
f.attr = [1]; print(m.attr, m.attr is f.attr, "attr" in dir(m))
for n in ("__name__", "__self__", "__doc__", "zzz", "__module__", "__qualname__", "__text_signature__"):
    print(n, end=" "); attempt(lambda: setattr(len, n, 1)); print(n, end=" "); attempt(lambda: delattr(len, n))
    print(n, end=" "); attempt(lambda: setattr(str.upper, n, 1)); print(n, end=" "); attempt(lambda: setattr([].append, n, 1)); print(n, end=" "); attempt(lambda: setattr(int.__add__, n, 1)); print(n, end=" "); attempt(lambda: setattr((1).__add__, n, 1))

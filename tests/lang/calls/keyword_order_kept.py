# tests/lang/calls/keyword_order_kept.py - **kwargs keeps the order of writing
def f(**k): return list(k)
print(f(z=1, a=2, m=3), f(b=1, **{"a": 2, "c": 3}), f(**{"q": 1}, b=2))
def g(a, *, b, **k): return a, b, k
print(g(b=1, z=2, a=3, y=4))

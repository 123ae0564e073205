# tests/lang/functions/star_star_parameters_edge.py - *args and **kwargs: types, identity, mutation, keyword names that are odd strings
def f(*a, **k): return a, k
t, d = (1, 2), {"x": 1}
a, k = f(*t, **d); print(a is t, k is d, k == d, type(a), type(k)); k["y"] = 2; print(d)
print(f(**{"": 1, "a b": 2, "class": 3, "é": 4, "1": 5}), f(*"ab", *range(2), **{}), f(*{}, **{}))
def g(self, /, **kw): return self, kw
print(g(1, self=2), g(3, **{"self": 4, "/": 5}))
def h(a, /, a_=1, *args, b, **kw): return a, a_, args, b, kw
print(h(1, b=2), h(1, 2, 3, b=4, a=5), h(*[1], **{"b": 2, "a": 3}))
class M(dict): pass
print(type(f(**M(z=1))[1]), f(**{f"k{i}": i for i in range(3)}))
class Str(str): pass
print([type(x).__name__ for x in f(**{Str("q"): 1})[1]])
for c in (lambda: f(**{1: 2}), lambda: f(**{None: 1}), lambda: h(1), lambda: h(b=1), lambda: g(), lambda: f(*1), lambda: f(**1), lambda: f(**{"x": 1}, x=2), lambda: (lambda **k: k)(1)):
    try: print(c())
    except TypeError as e: print(e)
print(sorted(f(b=1, a=2)[1]), list(f(b=1, a=2)[1]), (lambda *, k=(lambda: 5)(): k)(), (lambda *a, k=1: (a, k))(*[1], k=2))

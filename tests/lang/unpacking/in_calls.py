# tests/lang/unpacking/in_calls.py - * and ** spread any iterables and mappings into calls, in order
def f(*a, **k): return a, k
print(f(*[1], 2, *"ab", x=1, **{"y": 2}, z=3, **{"w": 4}))
print(f(*{"k": 1}), f(*range(2), *()), f(**{}), f(*[], **dict(a=1)))
for bad in (lambda: f(**{"a": 1}, **{"a": 2}), lambda: f(a=1, **{"a": 2}), lambda: f(*5), lambda: f(**5), lambda: f(**{1: 2}), lambda: f(**[("a", 1)]), lambda: f(1, *None)):
    try:
        bad()
    except TypeError as e:
        print(e)

# tests/lang/generators/unpack_and_star.py - a generator can be unpacked and spread
def g():
    yield from (1, 2, 3)
a, b, c = g()
print(a, b, c, [*g(), *g()], sorted({*g()}), (*g(),))
try:
    a, b = g()
except ValueError as e:
    print(e)
try:
    a, b, c, d = g()
except ValueError as e:
    print(e)
def f(*a): return a
print(f(*g(), 4))

# tests/lang/weakref/comparison_of_dead.py - references to equal objects are equal while both live; dead ones only by identity; no order
import weakref, gc, operator
class E:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return isinstance(o, E) and self.v == o.v
    def __ne__(self, o): return not self == o
    def __hash__(self): return hash(self.v)
x, y, z = E(1), E(1), E(2)
a, b, c, d = map(weakref.ref, (x, y, z, x))
print(a == b, a != b, a == c, a != c, a == d, a != d, a == 1, a != 1)
for op in (operator.lt, operator.gt, operator.le, operator.ge):
    try:
        op(a, b)
    except TypeError as e:
        print(e)
print(hash(a) == hash(x), len({a, b, c, d}))
del x, y, z
gc.collect()
for r in (a, b, c):
    print(r == r, r != r, r == (a, b, c)[0], r is d)
print(a == d, hash(a))
try:
    hash(b)
except TypeError as e:
    print(e)

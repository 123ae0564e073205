# tests/lang/itertools/tee.py - tee makes independent iterators of one source
from itertools import tee
a, b = tee(iter([1, 2, 3]))
print(next(a), next(a), list(b), list(a))
x, y, z = tee("ab", 3)
print(list(x), next(z), list(y), list(z), tee([], 0))
class Loud:
    def __iter__(self): return self
    n = 0
    def __next__(self):
        Loud.n += 1
        if Loud.n > 3: raise StopIteration
        return Loud.n
p, q = tee(Loud())
print(list(p), list(q), Loud.n)
try:
    tee([1], -1)
except ValueError as e:
    print(e)

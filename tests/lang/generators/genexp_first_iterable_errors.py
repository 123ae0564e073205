# tests/lang/generators/genexp_first_iterable_errors.py - the first iterable of a generator expression is evaluated and iterated at once, errors included
class It:
    def __init__(self, tag): self.tag = tag
    def __iter__(self): print("iter", self.tag); return iter([1, 2])
def make(): print("make"); return It("a")
g = (x for x in make())
print("made"); print(next(g))
try: (x for x in 5)
except TypeError as e: print("at once", e)
try: (x for x in undefined)
except NameError as e: print("at once", e)
g = (x for _ in [1] for x in 5)
try: next(g)
except TypeError as e: print("later", e)
g = (y for x in It("b") for y in It("c"))
print(list(g))
n = 3
g = (n * x for x in range(n))
n = 10
print(list(g))
class C:
    a = 2
    try: g = list(a * x for x in range(a))
    except NameError as e: print(e)
    h = list(x for x in range(a))
print(C.h)
def f(): return sum(x for x in (yield))
k = f(); next(k)
try: k.send([1, 2, 3])
except StopIteration as e: print(e.value)
def leak():
    g = (x for x in [1, 2])
    for x in g: pass
    return x, list(g)
print(leak())
g = ((yield_ for yield_ in range(2)) for _ in range(2))
print([list(x) for x in g], g.__name__, g.gi_code.co_varnames)

# tests/lang/gc/referents_in_detail.py - get_referents: what each kind of object refers to
import gc
def names(*objects):
    return sorted(repr(x) if isinstance(x, (int, str, type(None))) else type(x).__name__ for x in gc.get_referents(*objects))
print(names([1, 3, 5]), names((1, 3, 5)), names({1: 3, 5: 7}), names([1, 2], {3: 4}, (0, 0, 0)))
print(names(1, "a", 4j), names({7, 8}), names(frozenset({9})), names(slice(1, 2, 3)), names(range(2)))
class S:
    __slots__ = ("a", "b")
s = S(); s.a = 11; s.b = []
print([type(x).__name__ for x in gc.get_referents(s) if x is not S], S in gc.get_referents(s))
print(names(iter([1])), names(map(len, "a")), names(property(len)))
def f(a=42, *, b=43): return x
cell = (lambda q: lambda: q)(99).__closure__[0]
print(names(cell), 42 in [y for x in gc.get_referents(f) if isinstance(x, tuple) for y in x])
m = [].append
print(names(m), names(s.__class__.__init__) != [])
class K(list): pass
k = K([5]); k.x = 6
r = gc.get_referents(k)
print(5 in r, K in r)
e = ValueError(3)
e.__cause__ = KeyError(4)
print(sorted(type(x).__name__ for x in gc.get_referents(e)))

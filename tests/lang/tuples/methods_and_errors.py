# tests/lang/tuples/methods_and_errors.py - tuples: construction, index with bounds, repetition, comparison, hash, and what they refuse
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for f in (lambda: tuple(), lambda: tuple("ab"), lambda: tuple({1: 2}), lambda: tuple(5), lambda: tuple([1], [2]), lambda: tuple(iterable=[1]), lambda: (1,) * -1, lambda: 3 * (1, 2), lambda: (1,) * 1.5, lambda: (1,) * 2**62, lambda: (1, 2) + [3], lambda: (1,) + (), lambda: (1, 2, 1).index(1, 1), lambda: (1,).index(2), lambda: (1,).index(1, -5, 5), lambda: (1, 2).index(1, 1), lambda: (1,).index("a", "b"), lambda: (1, 1.0, True).count(1), lambda: (1,).__getitem__(1), lambda: (1,).__getitem__("a"), lambda: (1, 2, 3)[::-1], lambda: (1, 2).__getitem__(1.0), lambda: (1, 2)[True], lambda: (1, 2) < (1,), lambda: (1, 2) < (1, 3, 0), lambda: (1, "a") < (1, 2), lambda: (1, "a") < (2, 2), lambda: (1,) == [1], lambda: (1,) < [1], lambda: hash(()), lambda: hash((1, 2, 3)), lambda: hash((1, (2, 3))), lambda: hash((1, [])), lambda: hash((0,)) == hash((0.0,)), lambda: hash((-1, -2)), lambda: hash((2**61, 1.5)), lambda: (1,).__add__(5), lambda: (1,).__mul__("a"), lambda: (1, 2).__getnewargs__(), lambda: (1,).append(1), lambda: (1, 2).__contains__(2), lambda: tuple((1, 2)) == (1, 2), lambda: (1, 2)[:] == (1, 2), lambda: tuple[int, ...], lambda: (nan := float("nan"), (nan,) == (nan,), nan in (nan,), (nan,) < (nan,))[1:], lambda: repr((1,)), lambda: repr(((),)), lambda: (1, 2).__class__((3,)), lambda: max((1, 2), (1, 3)), lambda: (1, 2, 3).__len__(), lambda: list(reversed((1, 2))), lambda: iter((1, 2)).__length_hint__(), lambda: () < (), lambda: () <= (), lambda: (1, 2) > (1,), lambda: (None,) == (None,), lambda: (None,) < (None,), lambda: (1, None) < (2, None), lambda: bool(((),))):
    t(f)
def assign(): x = (1,); x[0] = 2
def delete(): x = (1,); del x[0]
def aug():
    x = ([],)
    try:
        x[0] += [1]
    except TypeError as e:
        print(e)
    return x
t(assign); t(delete); t(aug)
x = (1,); y = x; x += (2,); print(x, y)
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
    def __repr__(self): return "T" + tuple.__repr__(self)
a = T(1, 2); print(a, a + (3,), a[:1], a == (1, 2), hash(a) == hash((1, 2)), {a: 1}[(1, 2)], tuple(a), type(tuple(a)).__name__, a.__class__.__mro__[1].__name__); a.x = 5; print(a.__dict__)

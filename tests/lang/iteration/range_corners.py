# tests/lang/iteration/range_corners.py - ranges of big and odd numbers: repr, equality, hash, membership by value, slices, errors
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
B = 10**20
for f in (lambda: range(), lambda: range(1, 2, 3, 4), lambda: range("a"), lambda: range(1.0), lambda: range(1, 2, 0), lambda: range(None), lambda: range(stop=1), lambda: range(5).start, lambda: (range(1, 9, 3).start, range(1, 9, 3).stop, range(1, 9, 3).step), lambda: setattr(range(1), "start", 3), lambda: repr(range(5)), lambda: repr(range(1, 5)), lambda: repr(range(5, 1, -1)), lambda: range(0) == range(2, 1), lambda: range(0, 3, 2) == range(0, 4, 2), lambda: range(1, 2) == range(1, 9, 100), lambda: hash(range(0)) == hash(range(2, 1)), lambda: hash(range(0, 3, 2)) == hash(range(0, 4, 2)), lambda: range(3) == [0, 1, 2], lambda: range(3) < range(4), lambda: 2.0 in range(3), lambda: 2.5 in range(3), lambda: "a" in range(3), lambda: True in range(2), lambda: range(3).index(2.0), lambda: range(3).index(5), lambda: range(3).index("a"), lambda: range(0, 10, 3).count(3), lambda: range(0, 10, 3).count(4), lambda: range(3).count("a"), lambda: len(range(B)), lambda: len(range(2**63 - 1)), lambda: range(B)[-1], lambda: range(B)[B], lambda: range(0, B, 3)[10**19], lambda: range(B)[5:B - 5:7], lambda: B - 1 in range(0, B, 7), lambda: range(B).index(B - 5), lambda: list(range(B, B + 3)), lambda: list(reversed(range(-B, -B - 5, -2))), lambda: bool(range(0)), lambda: bool(range(B)), lambda: range(10)[2:8][1:4], lambda: range(10)[::-1], lambda: range(10)[::-3], lambda: range(10)[-3:], lambda: range(0, -10, -2)[1:3], lambda: range(3)[3], lambda: range(3)["a"], lambda: range(3) + range(2), lambda: range(3) * 2, lambda: range(True, 5), lambda: list(range(-3, 3, 2)), lambda: range(2**63 - 2, 2**63 + 2)[-1], lambda: list(range(2**63 - 2, 2**63 + 1)), lambda: sum(range(2**62, 2**62 + 3)), lambda: max(range(-5, 5, 3)), lambda: range(5).__reduce__(), lambda: iter(range(5)).__length_hint__(), lambda: iter(range(B)).__length_hint__(), lambda: type(iter(range(5))).__name__ + type(iter(range(B))).__name__, lambda: type("R", (range,), {}), lambda: range(1)[None], lambda: range(5).__contains__(4)):
    t(f)
class I:
    def __index__(self): return 3
print(range(I()), range(I(), 10, I()), I() in range(5), range(5)[I()], list(range(5)[I():]))
class Eq:
    def __eq__(self, o): return o == 2
print(Eq() in range(5), range(5).index(Eq()), range(5).count(Eq()))
i = iter(range(5)); next(i); print(i.__reduce__()); i.__setstate__(3); print(list(i)); i = iter(range(B, B + 4)); next(i); i.__setstate__(2); print(list(i))

# tests/lang/iteration/reduce_and_setstate.py - iterators say what is left of them, and can be set forward
def show(it):
    r = it.__reduce__()
    print(type(it).__name__, r[0].__name__, *r[1], *r[2:])
for make in (lambda: iter([1, 2, 3]), lambda: iter((1, 2, 3)), lambda: iter("abc"), lambda: iter("\u0416\u0416"),
             lambda: reversed([1, 2, 3]), lambda: reversed((1, 2, 3)), lambda: iter(range(3)), lambda: iter(range(10, 0, -3)),
             lambda: iter(range(10**20, 10**20 + 3)), lambda: reversed(range(4)), lambda: iter({1: 2, 3: 4}),
             lambda: iter({1: 2, 3: 4}.items()), lambda: reversed({1: 2, 3: 4}.values()), lambda: iter({7})):
    it = make()
    show(it)
    next(it)
    show(it)
    if hasattr(it, "__length_hint__"):
        print("left:", it.__length_hint__())
    for x in it:
        pass
    show(it)
    if hasattr(it, "__setstate__"):
        it = make()
        it.__setstate__(1)
        print(list(it))
        it = make()
        it.__setstate__(100)
        print(list(it))
        it = make()
        it.__setstate__(-100)
        print(list(it))
z = zip([1], [2], strict=True)
print(z.__reduce__()[0] is zip, z.__reduce__()[2])
print(map(str, [1]).__reduce__()[1][0] is str, filter(None, [1]).__reduce__()[1][0])
e = enumerate("ab", 5)
print(next(e), e.__reduce__()[1][1], list(e))

# tests/lang/iteration/iterators_stay_exhausted.py - an exhausted iterator stays exhausted
for make in (lambda: iter([1]), lambda: iter((1,)), lambda: iter("a"), lambda: iter({1: 2}), lambda: iter({1}), lambda: iter(range(1)), lambda: zip([1]), lambda: map(str, [1]), lambda: enumerate([1]), lambda: reversed([1]), lambda: filter(None, [1]), lambda: iter(b"a")):
    it = make()
    print(type(it).__name__, len(list(it)), next(it, "end"), next(it, "end"), iter(it) is it)

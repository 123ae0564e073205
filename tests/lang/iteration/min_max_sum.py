# tests/lang/iteration/min_max_sum.py - min, max and sum with keys, defaults and starts
print(min(3, 1, 2), max([3, 1]), min("abc"), max("aB", "Ab", key=str.lower), max([1, -5], key=abs), min([], default="none"), max((), default=None), max([(1, "a"), (1, "b")], key=lambda p: p[0]), min(2, 2.0), max(2, 2.0))
print(sum([1, 2]), sum([], 5), sum([[1], [2]], []), sum((0.1,) * 3), sum([1, 2.5, True]), sum(range(5), start=10), sum([2 ** 70, 1]), sum([1j, 2]))
for bad in (lambda: min([]), lambda: min(), lambda: max(1), lambda: min(1, "a"), lambda: min(1, 2, default=3), lambda: sum(["a"]), lambda: sum(["a"], ""), lambda: sum(5), lambda: sum([b"a"], b""), lambda: max(key=1), lambda: sum(), lambda: max([1], foo=2)):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)

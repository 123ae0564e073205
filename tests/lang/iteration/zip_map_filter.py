# tests/lang/iteration/zip_map_filter.py - zip stops at the shortest, map takes several, filter keeps the true ones
print(list(zip()), list(zip("abc", [1, 2])), list(zip([1])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(str, range(3))), list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x > 1, [1, 2, 3])))
print(list(zip("ab", "cd", strict=True)))
for bad in (lambda: list(zip("abc", "de", strict=True)), lambda: list(zip("a", "bc", strict=True)), lambda: list(zip("a", "b", "", strict=True)), lambda: zip(1), lambda: map(), lambda: map(str), lambda: map(str, 5), lambda: filter(None), lambda: list(map(5, [1])), lambda: zip("a", bad=1), lambda: zip([1], 2)):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)

# tests/lang/lists/compare.py - lists compare item by item, then by length
print([1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 9], [1, "a"] == [1, "a"], [1] == (1,), [1] != [1.0], [[1], 2] <= [[1], 2], [1, 2] >= [1, 2, 3])
for bad in (lambda: [1] < ["a"], lambda: [1] < (1,), lambda: [1] < 1):
    try:
        bad()
    except TypeError as e:
        print(e)
print([1, "a"] < [2, 5], [float("nan")] == [float("nan")])

# tests/lang/lists/sort_errors.py - sort reports what cannot be compared, passes on errors and leaves a permutation
l = [3, 1, "x", 2]
try:
    l.sort()
except TypeError as e:
    print(e, sorted(map(str, l)))
def key(x):
    if x == 2: raise ValueError("key of 2")
    return x
l = [3, 2, 1]
try:
    l.sort(key=key)
except ValueError as e:
    print(e, sorted(l))
for bad in (lambda: [1].sort(1), lambda: sorted(), lambda: sorted(5), lambda: sorted([1], 2), lambda: [1].sort(reverse="x"), lambda: sorted([2, 1], key=5)):
    try:
        bad()
    except TypeError as e:
        print(e)

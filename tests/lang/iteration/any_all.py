# tests/lang/iteration/any_all.py - any and all stop early and return bools
print(any([]), all([]), any([0, "", 5]), all([1, "a", []]), any(x > 2 for x in range(5)))
it = iter([0, 1, 2])
print(any(it), list(it))
it = iter([1, 0, 2])
print(all(it), list(it))
try:
    any(5)
except TypeError as e:
    print(e)

# tests/lang/lists/slice_read.py - slices read any step and clip their bounds
l = list(range(10))
for a, b, c in ((None, None, None), (2, 5, None), (-3, None, None), (None, -3, None), (8, 2, -2), (None, None, -1), (100, None, None), (-100, 3, None), (5, 5, None), (None, None, 3), (9, None, -4), (-1, -11, -3), (2 ** 70, None, -(2 ** 70)), (1, 2 ** 80, 4)):
    print(a, b, c, l[a:b:c])
try:
    l[::0]
except ValueError as e:
    print(e)
try:
    l["a":]
except TypeError as e:
    print(e)

# tests/lang/lists/slice_deletion.py - del removes slices of any step
for s in (slice(2, 4), slice(None, None, 2), slice(None, None, -3), slice(5, None), slice(None), slice(7, 2), slice(8, 2, -2), slice(1, 100, 4)):
    l = list(range(10))
    del l[s]
    print(s, l)

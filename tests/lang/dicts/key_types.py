# tests/lang/dicts/key_types.py - any hashable object is a key; numbers equal across types share it
d = {None: 1, (1, 2): 2, "s": 3, 1.5: 4, frozenset([1]): 5, int: 6, ...: 7, b"b": 8, len: 9}
print([d[k] for k in (None, (1, 2), "s", 1.5, frozenset([1]), int, ..., b"b", len)])
for bad in ([], {}, set(), ([],), slice(1), bytearray(b"x")):
    try:
        d[bad]
    except TypeError as e:
        print(e)

# tests/lang/slices/indices.py - slice objects carry their parts and compute indices
s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, slice(5), slice(None, None), s.indices(5), slice(None, None, -1).indices(4), slice(-3, None).indices(10), slice(100, -100, -5).indices(7), slice(1, 2) == slice(1, 2), slice(1, 2) < slice(1, 3))
for bad in (lambda: slice(), lambda: slice(1, 2, 0).indices(5), lambda: slice("a").indices(5), lambda: slice(1).indices(-1), lambda: hash(slice(1)), lambda: setattr(s, "start", 2)):
    try:
        bad()
    except (TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)

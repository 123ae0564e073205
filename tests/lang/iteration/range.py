# tests/lang/iteration/range.py - ranges: length, index, membership, equality, slices, big numbers
for r in (range(5), range(2, 10, 3), range(10, 0, -3), range(0), range(5, 2), range(-3, 3), range(10 ** 20, 10 ** 20 + 3), range(0, -10, -4)):
    print(r, list(r), len(r), list(reversed(r)), r[-1:] , bool(r))
print(3 in range(5), 3.0 in range(5), "a" in range(5), 4 in range(0, 10, 3), range(3) == range(0, 3, 1), range(0, 3, 2) == range(0, 4, 2), range(0) == range(5, 5), hash(range(3)) == hash(range(0, 3)), range(10)[2:8:2], range(10)[::-1], range(10).index(4), range(10).count(20), range(5).start, range(1, 5).stop, range(1, 5, 2).step, range(10 ** 20)[10 ** 19])
for bad in (lambda: range(), lambda: range(1, 2, 0), lambda: range(1.0), lambda: range("a"), lambda: range(5)[5], lambda: range(3).index(7), lambda: range(1, 2, 3, 4), lambda: len(range(10 ** 30)), lambda: setattr(range(1), "start", 5)):
    try:
        bad()
    except (TypeError, ValueError, IndexError, OverflowError, AttributeError) as e:
        print(type(e).__name__, e)

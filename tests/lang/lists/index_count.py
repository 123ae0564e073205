# tests/lang/lists/index_count.py - index and count compare with ==, index takes bounds
l = [1, 2.0, True, "a", 2, [2]]
print(l.index(2), l.index(2, 2), l.count(1), l.count(2), l.index(True), l.index([2]), l.index("a", -4), l.count("z"))
for bad in (lambda: l.index(2, 5), lambda: l.index("zz"), lambda: l.index(1, "a")):
    try:
        bad()
    except (ValueError, TypeError) as e:
        print(e)

# tests/lang/sets/methods_with_iterables.py - the named operations take any iterables, several at once
s = {1, 2, 3}
print(sorted(s.union([4], (5,), "a") - {"a"}), s.intersection([2, 3], {3}), sorted(s.difference([1], [2])), sorted(s.symmetric_difference([3, 4])), s.isdisjoint([9]), s.issubset(range(5)), s.issuperset([1]), s.union() == s, s.intersection() is s)
s.update([7], "x"); s.intersection_update([1, 7, "x"]); s.difference_update("x"); s.symmetric_difference_update([1, 5])
print(sorted(s))
for bad in (lambda: s.union(5), lambda: s.update(None), lambda: s.isdisjoint(1)):
    try:
        bad()
    except TypeError as e:
        print(e)

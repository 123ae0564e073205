# tests/lang/lists/sort_with_keys_of_all_kinds.py - sort by keys: tuples, floats with nan, mixed numbers, strings of all widths, objects with only __lt__
import functools
print(sorted([3, 1.5, True, 2**70, -1, 0.0, -2.5]), sorted(["b", "\u20ac", "a", "\U0001f600", "", "ab", "\xe9"]) == ["", "a", "ab", "b", "\xe9", "\u20ac", "\U0001f600"])
print(sorted([(1, "b"), (1, "a"), (0, "z")]), sorted([[2], [1, 5], [1]]), sorted("hello"), sorted({3: 0, 1: 0}), sorted(b"cab"), sorted(range(5), reverse=True), sorted([b"b", b"a"]))
print(sorted(["B", "a", "C"], key=str.lower), sorted(range(-3, 4), key=abs), sorted(range(-3, 4), key=abs, reverse=True), sorted("abc", key=lambda c: 0, reverse=True), sorted([3, 1, 2], key=None))
class Lt:
    log = 0
    def __init__(self, v): self.v = v
    def __lt__(self, o): Lt.log += 1; return self.v < o.v
    def __repr__(self): return f"Lt({self.v})"
class Gt:
    def __init__(self, v): self.v = v
    def __gt__(self, o): return self.v > o.v
    def __repr__(self): return f"Gt({self.v})"
print(sorted([Lt(3), Lt(1), Lt(2)]), sorted([Gt(3), Gt(1), Gt(2)]), Lt.log)
for bad in ([1, "a"], ["a", 1], [1, None], [(1, "a"), (1, 2)], [1j, 2j], [{}, {}], [[1], (1,)], [b"a", "a"], [object, 1], [float, int]):
    try:
        print(sorted(bad))
    except TypeError as e:
        print(e)
nan = float("nan")
print(sorted([3.0, nan, 1.0, 2.0]), sorted([nan, 2.0, 1.0]), sorted([(nan, 1), (nan, 0)]), sorted([1.0, 2, nan, True]))
for n in (10, 63, 64, 65, 100, 1000):
    calls = [0]
    def less(a, b): calls[0] += 1; return a - b
    for name, data in (("up", list(range(n))), ("down", list(range(n))[::-1]), ("same", [0] * n), ("saw", [i % 7 for i in range(n)]), ("two", list(range(n // 2)) * 2), ("mixed", [(i * 7919) % 1009 for i in range(n)])):
        calls[0] = 0
        r = sorted(data, key=functools.cmp_to_key(less))
        print(n, name, calls[0] if name in ("up", "down", "same") or n < 60 else calls[0] < 10 * n, r == sorted(data))
for f in (lambda: [].sort(1), lambda: [].sort(cmp=1), lambda: sorted(), lambda: sorted(5), lambda: sorted([], 1), lambda: sorted([2, 1], key=5), lambda: sorted([1], key=lambda: 0), lambda: sorted([2, 1], reverse="x"), lambda: [1].sort(reverse=None), lambda: sorted([1, 2], reverse=[]), lambda: sorted(iterable=[1])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

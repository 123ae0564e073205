# tests/lang/builtins/sum_min_max_corners.py - sum, min, max: starts, keys, defaults, what they compare first, errors
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
class V:
    def __init__(self, v): self.v = v
    def __radd__(self, o): return f"({o!r}+V)"
    def __lt__(self, o): print("lt", self.v, o.v); return self.v < o.v
    def __gt__(self, o): print("gt", self.v, o.v); return self.v > o.v
    def __repr__(self): return f"V{self.v}"
nan = float("nan")
for f in (lambda: sum([]), lambda: sum([1, 2.5, True]), lambda: sum([[1], [2]], []), lambda: sum(["a"], ""), lambda: sum([b"a"], b""), lambda: sum([bytearray(b"a")], bytearray()), lambda: sum(["a"]), lambda: sum([(1,)], ()), lambda: sum([1], start=5), lambda: sum(5), lambda: sum([None]), lambda: sum([V(1)]), lambda: sum([0.1] * 10), lambda: sum([1e100, 1.0, -1e100]), lambda: sum([2**62, 2**62, 2**62]), lambda: sum([1, 2**63, -1.5]), lambda: sum([1j, 2]), lambda: sum(range(10**6)), lambda: sum([True, True]), lambda: sum([], []), lambda: sum(), lambda: sum([1], 2, 3), lambda: sum(iterable=[1]), lambda: min(), lambda: min([]), lambda: min([], default=None), lambda: min(1), lambda: min(1, 2, default=3), lambda: max([], key=len), lambda: max("abc", key=ord), lambda: max("a", "bc", key=len), lambda: min([1, 1.0, True]), lambda: max([1, 1.0, True]), lambda: max(1, "a"), lambda: max([nan, 1]), lambda: max([1, nan]), lambda: min([nan, 1]), lambda: max([V(1), V(2), V(2)]), lambda: min([V(2), V(1), V(1)]), lambda: max([1], key=5), lambda: max([3, 1], key=lambda x: -x), lambda: max({"a": 1, "b": 0}, key={"a": 1, "b": 0}.get), lambda: min([[1, 2], [1]]), lambda: max(1, 2, foo=3), lambda: max([], default=1, key=None), lambda: max(iter([3, 5, 4])), lambda: max(*[1, 2]), lambda: max([1, 2], [0, 5]), lambda: min("b", "a", "c"), lambda: max(default=5), lambda: any([]), lambda: all([]), lambda: any([0, "", None]), lambda: all([1, [0]]), lambda: any(5), lambda: all(), lambda: any(x > 1 for x in (1, 2)), lambda: abs(), lambda: abs("x"), lambda: len(5), lambda: len(), lambda: len(len)):
    t(f)

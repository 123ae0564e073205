# tests/lang/quickening/comparison_types_change.py - one site of comparison serves all types
def less(a, b):
    if a < b: return "less"
    return "not less"
def same(a, b):
    return "same" if a == b else "different"
class C:
    def __lt__(self, o): return [1]
    def __eq__(self, o): return ""
for a, b in ((1, 2), (2, 1), (1.5, 2), (2, 1.5), ("a", "b"), ("b", "a"), ([1], [2]), (2 ** 70, 1), (C(), 1), (float("nan"), 1), ((1,), (2,)), (True, 2), ({1}, {1, 2}), (1, 1)):
    for _ in range(40): r = less(a, b), same(a, b)
    print(*r, end="; ")
print()
try:
    less(1, "a")
except TypeError as e:
    print(e)
print(less(1, 2), same("x", "x"))

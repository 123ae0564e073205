# tests/lang/properties/comparison_tables.py - all comparisons between values of many types: result or error
values = [0, 1, True, 1.0, 2 ** 70, 1.5, float("inf"), 1j, "a", "b", b"a", (1,), (1, 2), [1], [1, 2], {1: 2}, {1}, {1, 2}, frozenset([1]), None, ..., range(1), int, bytearray(b"a")]
def result(f):
    try:
        return "TF"[not f()]
    except TypeError:
        return "-"
ops = [lambda a, b: a == b, lambda a, b: a != b, lambda a, b: a < b, lambda a, b: a <= b, lambda a, b: a > b, lambda a, b: a >= b]
for op in ops:
    for a in values: print("".join(result(lambda: op(a, b)) for b in values))
    print()

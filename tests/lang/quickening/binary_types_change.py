# tests/lang/quickening/binary_types_change.py - one site of arithmetic serves ints, floats, strings, lists and objects in turn
class V:
    def __init__(self, n): self.n = n
    def __add__(self, o): return "V+%s" % (o.n if isinstance(o, V) else o)
    def __radd__(self, o): return "%s+V" % (o,)
def add(a, b): return a + b
def lots(a, b):
    r = None
    for _ in range(100): r = add(a, b)
    return r
for a, b in ((1, 2), (1.5, 2), (1, 2.5), ("a", "b"), ([1], [2]), (2 ** 62, 2 ** 62), (V(1), V(2)), (1, V(3)), (V(4), 1.5), ((1,), (2,)), (True, 1), (2 ** 100, -1), (1j, 1), (b"a", b"b")):
    print(lots(a, b), end=" ")
print()
for a, b in ((1, "a"), ("a", 1), ([1], (1,)), (None, 1)):
    try:
        lots(a, b)
    except TypeError as e:
        print(e)
print(lots(3, 4))

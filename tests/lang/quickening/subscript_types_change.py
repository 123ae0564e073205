# tests/lang/quickening/subscript_types_change.py - one subscript site serves lists, tuples, strings, dicts, ranges and objects
class G:
    def __getitem__(self, k): return ("G", k)
class L(list):
    def __getitem__(self, k): return "L item"
def get(o, k): return o[k]
for o, k in (([10, 20], 1), ((1, 2), -1), ("abc", 0), ({1: "v"}, 1), (range(5), 3), (b"xyz", 1), (G(), 1), (L([1]), 0), ([1, 2, 3], slice(0, 2)), ({"a": 1}, "a"), (bytearray(b"q"), 0)):
    for _ in range(30): r = get(o, k)
    print(r, end="; ")
print()
for o, k in (([1], 5), ((), 0), ("", 0), ({}, "k"), ([1], "a"), (5, 0), ([1], -2), ([1], 2 ** 70)):
    try:
        get(o, k)
    except (IndexError, KeyError, TypeError) as e:
        print(type(e).__name__, e)
def put(o, k, v): o[k] = v
l, d = [0, 0], {}
for i in range(50): put(l, i % 2, i); put(d, i % 3, i)
print(l, d)
try:
    put((1,), 0, 1)
except TypeError as e:
    print(e)

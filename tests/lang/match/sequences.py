# tests/lang/match/sequences.py - sequence patterns take lists and tuples of the right length, never strings or iterators
def f(x):
    match x:
        case []: return "empty"
        case [1, *_, 9]: return "1..9"
        case [x, *middle, y]: return x, middle, y
        case [x]: return "one", x
        case _: return "no"
print([f(x) for x in ([], (), [1, 9], [1, 2, 9], [1, 2, 3], [5], "ab", b"ab", iter([1]), {1, 2}, range(3), [[1], [2]], bytearray(b"ab"), {"a": 1})])
from collections import deque
print(f(deque([1, 2])), f(deque()))
match [1, [2, [3, 7, 8]]], 4:
    case [a, [b, [c, *d]]], e: print(a, b, c, d, e)
    case _: print("no")

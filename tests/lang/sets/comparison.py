# tests/lang/sets/comparison.py - sets compare by inclusion
a, b, c = {1}, {1, 2}, {3}
print(a < b, a <= a, a < a, b > a, a < c, c < a, a == {1.0}, a != b, set() <= a, frozenset([1]) == a, b >= frozenset())
try:
    {1} < [1, 2]
except TypeError as e:
    print(e)
print({1} == [1])

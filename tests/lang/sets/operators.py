# tests/lang/sets/operators.py - | & - ^ between sets, and their in-place forms
a, b = {1, 2, 3}, {3, 4}
print(sorted(a | b), a & b, sorted(a - b), sorted(a ^ b), sorted(b - a))
a |= {9}; a &= {1, 9, 3}; a -= {3}; a ^= {1, 7}
print(sorted(a))
f = frozenset([1, 2])
print(type(f | {3}).__name__, type({3} | f).__name__, f == {1, 2}, hash(f) == hash(frozenset([2, 1])))
for bad in (lambda: {1} | [1], lambda: {1} & "a", lambda: {1} + {2}, lambda: {1} - [1]):
    try:
        bad()
    except TypeError as e:
        print(e)

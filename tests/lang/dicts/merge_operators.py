# tests/lang/dicts/merge_operators.py - | makes a merged dict, |= updates in place, also from pairs
a, b = {"x": 1, "y": 2}, {"y": 20, "z": 30}
print(a | b, b | a)
a |= b
print(a)
a |= [("q", 1)]
print(a)
for bad in (lambda: a | [("q", 1)], lambda: a | 5, lambda: [1] | a):
    try:
        bad()
    except TypeError as e:
        print(e)

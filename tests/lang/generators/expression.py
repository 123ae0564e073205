# tests/lang/generators/expression.py - a generator expression is lazy, has one pass, and its own scope
g = (x * 2 for x in range(3))
print(list(g), list(g))
x = "kept"
print(sum(x for x in range(4)), x)
print(type(g).__name__, g.__name__)
print(list((a, b) for a in range(2) for b in range(2) if a != b))
print(max((len(w), w) for w in ["a", "ccc", "bb"]))

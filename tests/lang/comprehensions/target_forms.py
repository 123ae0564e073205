# tests/lang/comprehensions/target_forms.py - targets can unpack
print([a + b for a, b in [(1, 2), (3, 4)]], [r for _, *r in ["abc", "d"]], {k: v for k, v in zip("ab", (1, 2))}, [x for (x,) in [(1,), (2,)]])
d = {}
print([0 for d["k"] in range(3)], d)

# tests/lang/floats/hash_matches_int.py - floats with integer values hash like the ints
print(all(hash(float(n)) == hash(n) for n in (0, 1, -1, 10 ** 15, 2 ** 60, -2 ** 70, 2 ** 100)), {1: "a", 1.0: "b"}, {2.0: 1}[2], 3.0 in {3}, [1.0, 2].index(2.0))

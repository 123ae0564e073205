# tests/lang/floats/comparison_nan.py - nan is unequal to everything and unordered
n = float("nan")
print(n == n, n != n, n < 1, n > 1, n <= n, [n] == [n], n in [n], n in {n}, min(1, n), min(n, 1), max(1, n), sorted([3, n, 1])[0] == 3 or True)
print(0.0 == -0.0, hash(0.0) == hash(-0.0), {0.0: "a"}[-0.0], float("inf") == float("inf"), hash(float("inf")), hash(float("-inf")), hash(0.5), hash(1e300), hash(-1.5))

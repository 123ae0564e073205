# tests/lang/quickening/recursion_with_type_change.py - a recursive function that is called with other types in between keeps its results
def f(x, n): return x if n == 0 else f(x + x, n - 1)
print(f(1, 10), f(1.5, 3), f("ab", 3), f([0], 2), f(2 ** 60, 5), f(1, 3))
def mixed(n): return 0 if n == 0 else (n if n % 2 else float(n)) + mixed(n - 1)
print(mixed(50), mixed(7))

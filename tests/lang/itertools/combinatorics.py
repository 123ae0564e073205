# tests/lang/itertools/combinatorics.py - product, permutations, combinations and combinations_with_replacement
from itertools import *
print(list(product("ab", [1, 2])), list(product("ab", repeat=2)), list(product()), list(product("a", [])))
print(list(permutations("abc", 2)), list(permutations([1, 2, 3])), list(permutations("ab", 0)), list(permutations("a", 2)))
print(list(combinations("abcd", 2)), list(combinations([1, 2], 3)), list(combinations("abc", 0)), list(combinations_with_replacement("ab", 3)))
print(sum(1 for _ in permutations(range(7))), sum(1 for _ in combinations(range(12), 5)), len(list(product(range(3), repeat=5))))
for bad in (lambda: permutations("a", -1), lambda: combinations("a"), lambda: combinations("a", -1), lambda: product("a", repeat=-1), lambda: combinations(5, 1)):
    try:
        bad()
    except (ValueError, TypeError) as e:
        print(e)

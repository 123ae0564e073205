# tests/lang/expressions/chained_comparisons.py - comparisons chain, with short circuit, and mix all operators
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1 == 1, 1 < 2 > 1, 3 > 2 == 2 >= 2, 1 != 2 != 1, 1 in [1] in [[1]], None is None is None, "a" < "b" <= "b" != "c", not 1 < 2 < 3)
x = 5
print(0 < x < 10, 0 < x > 3, x == 5 != 6, (1 < 2) < 3, 1 < (2 < 3))
class C:
    def __lt__(self, o): return []
    def __gt__(self, o): return [1]
c = C()
print(c < 1, c < 1 < 2, c > 1 > 0, c > 1 < 2)

# tests/lang/comprehensions/nested.py - loops of a comprehension nest from left to right, conditions apply where they stand
print([(i, j) for i in range(3) for j in range(i)], [x for l in [[1, 2], [3]] for x in l], [[j * i for j in range(3)] for i in range(3)])
print([x for x in range(20) if x % 2 if x % 3], [y for x in range(4) if x % 2 for y in (x, x * 10) if y != 3])
print({(x, y): x * y for x in range(2) for y in range(2)}, sorted({x * y for x in range(3) for y in range(3)}))

# tests/spine/comprehension.py - lists, dicts, nested loops, conditions, and their own scope
squares = [x * x for x in range(10)]
print(squares, [x for x in squares if x % 2], [x if x > 20 else -x for x in squares])
pairs = [(a, b) for a in range(4) for b in range(a)]
print(pairs)
grid = [[r * 3 + c for c in range(3)] for r in range(3)]
print(grid, [row[::-1] for row in grid], [[row[i] for row in grid] for i in range(3)])
print([v for row in grid for v in row if v % 2 == 0 if v > 2])

ages = {"ann": 31, "bob": 25, "cid": 40}
print({name: age + 1 for name, age in ages.items()})
print({age: name for name, age in ages.items() if age > 30})
print(sum(n for n in range(101)), max(len(n) for n in ages), any(a > 39 for a in ages.values()))

x = "outer"
inner = [x for x in range(3)]
print(x, inner)


def scoped(limit):
    factor = 10
    return [n * factor for n in range(limit) if n != limit // 2]


print(scoped(5))

sieve = [True] * 50
for n in range(2, 8):
    if sieve[n]:
        sieve[n * n::n] = [False] * len(range(n * n, 50, n))
print([n for n in range(2, 50) if sieve[n]])

triples = [(a, b, c) for c in range(1, 30) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c]
print(triples)
print([f(3) for f in [lambda v, k=k: v ** k for k in range(5)]])
print([(i, c) for i, c in enumerate("abc")], list(zip("xyz", [1, 2, 3])))
print([half for n in range(6) if (half := n // 2) > 0], half)

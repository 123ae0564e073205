# tests/lang/lists/sort_large.py - sorting runs, reversed runs and random data of some size
def noise(n, seed=7):
    x, out = seed, []
    for _ in range(n):
        x = (x * 1664525 + 1013904223) % 2 ** 32
        out.append(x >> 8)
    return out
for data in (noise(5000), list(range(3000)), list(range(3000, 0, -1)), [1] * 1000, list(range(500)) * 4, noise(100) + list(range(2000)), [n % 7 for n in noise(2000)]):
    s = sorted(data)
    print(len(s), s[0], s[-1], all(a <= b for a, b in zip(s, s[1:])), sum(s) == sum(data), sorted(data, reverse=True) == s[::-1])
pairs = [(n % 10, i) for i, n in enumerate(noise(3000))]
print(sorted(pairs) == sorted(pairs, key=lambda p: p[0]))
class K:
    n = 0
    def __init__(self, v): self.v = v
    def __lt__(self, o): K.n += 1; return self.v < o.v
print([k.v for k in sorted(map(K, noise(300)))] == sorted(noise(300)), K.n < 3000)

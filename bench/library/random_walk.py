"""random walk: steps, dice, shuffles, samples and distributions from seeded generators."""
import random

r = random.Random(20261120)
x = y = 0
for _ in range(150000):
    x += r.choice((-1, 1))
    y += 1 if r.random() < 0.5 else -1
print(x, y)
faces = [0] * 7
for _ in range(120000):
    faces[r.randint(1, 6)] += 1
print(faces)
deck = list(range(5200))
for _ in range(10):
    r.shuffle(deck)
print(deck[:6], r.sample(deck, 5), len(set(r.sample(range(10 ** 9), 20000))))
print(sum(r.choices("abcdef", [5, 1, 1, 1, 1, 1], k=60000).count(c) for c in "ab"), r.getrandbits(200), r.randbytes(8).hex())
print(round(sum(r.gauss(10, 2) for _ in range(50000)), 6), round(sum(r.uniform(2, 3) for _ in range(50000)), 6), round(r.betavariate(2, 5), 9))
print(round(sum(r.expovariate(0.5) for _ in range(30000)), 6), sum(r.randrange(0, 1000, 7) for _ in range(50000)))
state = r.getstate()
a = [r.random() for _ in range(100000)]
r.setstate(state)
print(a == [r.random() for _ in range(100000)])

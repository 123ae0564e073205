# tests/lang/library/random_seeded.py - the seeded generator gives the published sequence
import random
r = random.Random(42)
print(r.random(), r.randint(1, 100), r.choice("abc"), r.sample(range(10), 3), [round(r.gauss(0, 1), 6) for _ in range(2)], r.getrandbits(70), r.uniform(1, 2))
l = list(range(8)); r.shuffle(l)
print(l, r.choices([1, 2], [1, 9], k=5), random.Random("text").random(), random.Random(2.5).random())
state = r.getstate()
a = r.random(); r.setstate(state)
print(a == r.random())

# tests/lang/library/random_methods_seeded.py - seeded sequences of every method of random, seeds of all kinds, state, errors
import random
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for seed in (0, 1, -1, 2**100, "text", b"bytes", bytearray(b"ba"), 1.5, True):
    r = random.Random(seed); print(repr(seed), r.random(), r.getrandbits(40), r.randint(1, 10**20))
r = random.Random(42)
for f in (lambda: r.randrange(10), lambda: r.randrange(5, 100, 7), lambda: r.randrange(0), lambda: r.randrange(3, 3), lambda: r.randrange(1, 10, 0), lambda: r.randrange(10, 1, -2), lambda: r.randint(5, 1), lambda: r.choice("abc"), lambda: r.choice([]), lambda: r.choices("ab", [1, 3], k=8), lambda: r.choices("ab", cum_weights=[1, 2], k=3), lambda: r.choices("ab", [0, 0]), lambda: r.choices("ab", [1]), lambda: r.choices([], k=1), lambda: r.sample(range(100), 5), lambda: r.sample("ab", 3), lambda: r.sample({1, 2}, 1), lambda: r.sample([1, 2], counts=[3, 2], k=4), lambda: r.sample("ab", -1), lambda: (x := list(range(8)), r.shuffle(x), x)[2], lambda: r.shuffle("abc"), lambda: r.uniform(1, 2), lambda: r.triangular(), lambda: r.betavariate(1, 2), lambda: r.expovariate(1.5), lambda: r.gammavariate(2, 1), lambda: r.gauss(0, 1), lambda: r.lognormvariate(0, 1), lambda: r.normalvariate(), lambda: r.vonmisesvariate(0, 4), lambda: r.paretovariate(3), lambda: r.weibullvariate(1, 2), lambda: r.getrandbits(0), lambda: r.getrandbits(-1), lambda: r.getrandbits(1000) % 10**9, lambda: r.randbytes(5), lambda: len(r.getstate()[1]), lambda: (s := r.getstate(), a := r.random(), r.setstate(s), r.random() == a)[3], lambda: r.setstate(5), lambda: r.setstate((3, (1,), None)), lambda: r.setstate((9, (), None)), lambda: random.Random([]), lambda: random.Random(1, 2), lambda: r.random(1), lambda: r.randrange(1.5), lambda: random.seed(3) or random.random(), lambda: random.SystemRandom().getstate(), lambda: 0 <= random.SystemRandom().random() < 1, lambda: r.randrange("a"), lambda: r.sample([1], 2)):
    t(f)

# tests/lang/library/small_c_modules.py - _random's sequences for each kind of seed, _bisect, _stat, _statistics, _typing: values and errors
import _bisect
import _random
import _stat
import _statistics
import _typing


def attempt(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


R = _random.Random
for seed in (0, 1, -1, 2**32, 2**64 + 7, -(10**30), 10**1000, True, 1.5, (1, 2), None.__class__ is None):
    r = R(seed)
    print([r.random() for _ in range(2)], r.getrandbits(1), r.getrandbits(32), r.getrandbits(33), r.getrandbits(100), r.getrandbits(0))
r = R(5)
for _ in range(700):
    r.random()
state = r.getstate()
print(len(state), state[-1], state[:3], hash(state))
first = [r.random() for _ in range(1000)]
r.setstate(state)
print(first == [r.random() for _ in range(1000)], R().random() != R().random())
r.seed(3)
print(r.random())
attempt(r.getrandbits, -1)
attempt(r.getrandbits, "1")
attempt(r.setstate, [])
attempt(r.setstate, ())
attempt(r.setstate, state[:-1] + (700,))
attempt(r.setstate, state[:-1] + ("x",))
attempt(R, [])
attempt(R, 1, 2)
attempt(r.random, 1)


class S(R):
    def __init__(self, a, b): super().__init__(a); self.b = b


s = S(0, b=2)
print(s.random() == R(0).random(), s.b)

a = [1, 2, 2, 3]
for f in (_bisect.bisect_left, _bisect.bisect_right):
    print([f(a, x) for x in (0, 1, 2, 2.5, 3, 4)], f(a, 2, 2), f(a, 2, 0, 1), f(a, x=2, hi=3), f("abc", "b"),
          f([3, 2, 1], -2, key=lambda v: -v))
for f in (_bisect.insort_right, _bisect.insort_left):
    b = list(a)
    f(b, 2.0)
    f(b, 0)
    f(b, 9, key=lambda v: -v)
    print(b)
attempt(_bisect.bisect_right, a, 1, -1)
attempt(_bisect.bisect_right, a, "x")
attempt(_bisect.bisect_right, 3, 1)
attempt(_bisect.bisect_right, [1], 1, 0, 5)
attempt(_bisect.insort_right, (1,), 1)
attempt(_bisect.bisect_right, a)

print([(n, v) for n, v in sorted(vars(_stat).items()) if isinstance(v, int)])
for mode in (0o100644, 0o40755, 0o120777, 0o104755, 0o102644, 0o41777, 0o41776, 0o20600, 0o60600, 0o10600, 0o140600, 0, 0o170000):
    print(_stat.filemode(mode), _stat.S_IMODE(mode), _stat.S_IFMT(mode),
          [n for n in sorted(dir(_stat)) if n.startswith("S_IS") and callable(getattr(_stat, n)) and getattr(_stat, n)(mode)])
attempt(_stat.filemode, -1)
attempt(_stat.S_ISDIR, "x")
attempt(_stat.S_IMODE, 2**40)

f = _statistics._normal_dist_inv_cdf
print([f(p, 0.0, 1.0) for p in (1e-300, 1e-10, 0.001, 0.07, 0.08, 0.3, 0.5, 0.9, 0.925, 0.999, 1 - 1e-12)], f(0.25, 10, 2))
attempt(f, 0, 0, 1)
attempt(f, 0.5, 0, 0)
attempt(f, "x", 0, 0)
print(_typing._idfunc(f) is f)

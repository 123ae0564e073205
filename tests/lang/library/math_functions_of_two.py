# tests/lang/library/math_functions_of_two.py - math functions of two and more arguments at special values; fsum, prod, dist, hypot
import math
inf, nan = float("inf"), float("nan")
for n in ("atan2", "copysign", "fmod", "pow", "remainder", "ldexp", "nextafter", "log", "comb", "perm", "isclose", "gcd", "lcm", "hypot"):
    out = []
    for a in ((0.0, -0.0), (1, 0), (-1, 0.5), (inf, 2), (2, -inf), (nan, 0), (-8, 1/3), (5.5, 2), (7, 3), (10, 2), (1e308, 10), (2, 3000), ("x", 1), (-0.0, 3)):
        try:
            r = getattr(math, n)(*a)
            out.append(f"{r:.12g}" if isinstance(r, float) else repr(r))
        except Exception as e:
            out.append(f"{type(e).__name__[:4]}:{e}")
    print(n, *out, sep="|")
for f in (lambda: math.fsum([0.1] * 10), lambda: math.fsum([1e308, 1e308]), lambda: math.fsum([inf, -inf]), lambda: math.fsum([1e100, 1, -1e100]), lambda: math.fsum(["x"]), lambda: math.fsum([]), lambda: math.prod([1, 2, 3]), lambda: math.prod([], start=5), lambda: math.prod([1.5, 2]), lambda: math.prod(["a", 3]), lambda: math.prod([2] * 100), lambda: math.dist((0, 0), (3, 4)), lambda: math.dist((1,), (1, 2)), lambda: math.dist([1], [inf]), lambda: math.dist("a", "b"), lambda: math.hypot(), lambda: math.hypot(3, 4), lambda: math.hypot(nan, inf), lambda: math.hypot(1, 1, 1, 1), lambda: math.isclose(1, 1.0000000001), lambda: math.isclose(1, 2, rel_tol=-1), lambda: math.isclose(0, 1e-9, abs_tol=1e-8), lambda: math.isclose(inf, inf), lambda: math.log(8, 2), lambda: math.log(10**400, 10), lambda: math.log(0), lambda: math.log(5, 1), lambda: math.log(5, 0), lambda: math.log2(2**1000), lambda: math.log10(10**500), lambda: math.ldexp(1, 10**20), lambda: math.ldexp(1.0, -10**20), lambda: math.ldexp(1, 2.0), lambda: math.frexp(-5), lambda: math.modf(-1.5), lambda: math.nextafter(0, 1), lambda: math.ulp(1), lambda: math.tau == 2 * math.pi, lambda: (math.e, math.inf, math.nan), lambda: math.sqrt(2), lambda: math.gcd(2**100, 6**50) == 2**50, lambda: math.sin(), lambda: math.sin(1, 2), lambda: math.atan2(1), lambda: math.floor(1e300) == int(1e300), lambda: math.ceil(-0.5), lambda: math.floor("x"), lambda: math.trunc(1.9), lambda: math.remainder(5, 0), lambda: math.fmod(5, 0), lambda: math.fmod(inf, 1), lambda: math.pow(0, -1), lambda: math.pow(-1, 0.5), lambda: math.pow(1, nan)):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)

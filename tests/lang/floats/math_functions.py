# tests/lang/floats/math_functions.py - math functions at ordinary and special points
import math
print(math.sqrt(2), math.sin(1), math.cos(1), math.tan(1), math.exp(1), math.log(10), math.log2(8), math.log10(1000), math.log(8, 2), math.atan2(-1, -1), math.hypot(3, 4), math.hypot(1, 2, 3), math.pi, math.e, math.tau)
print(math.fabs(-2), math.fmod(-7, 3), math.modf(-2.5), math.frexp(10), math.ldexp(0.5, 4), math.copysign(3, -0.0), math.isclose(0.1 + 0.2, 0.3), math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1), math.fsum([0.1] * 10), math.prod([1, 2, 3]), math.dist((0, 0), (3, 4)), math.degrees(math.pi), math.radians(180), math.remainder(7, 4), math.nextafter(1, 2), math.ulp(1.0), math.cbrt(27), math.exp2(3), math.floor(-0.5), math.gamma(5), round(math.erf(1), 12))
for f in (lambda: math.sqrt(-1), lambda: math.log(-1), lambda: math.exp(1000), lambda: math.acos(2), lambda: math.pow(0, -1), lambda: math.sin("a"), lambda: math.fmod(1, 0)):
    try:
        f()
    except (ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)

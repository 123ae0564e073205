# tests/lang/ints/isqrt_gcd.py - math functions on ints of any size
import math
print(math.gcd(12, 18), math.gcd(), math.gcd(0, 5), math.gcd(-4, 6, 8), math.lcm(4, 6), math.lcm(), math.lcm(0, 3), math.isqrt(10 ** 40), math.isqrt(99), math.factorial(20), math.comb(50, 25), math.perm(10, 3), math.perm(5))
print(math.gcd(2 ** 200, 6 ** 100) == 2 ** 100, math.isqrt(2 ** 201), math.log2(2 ** 1000), math.log10(10 ** 300), round(math.log(10 ** 400), 9))
for f in (lambda: math.isqrt(-1), lambda: math.factorial(-1), lambda: math.comb(-1, 2), lambda: math.gcd(1.5), lambda: math.factorial(2.5), lambda: math.sqrt(-1), lambda: math.log(0)):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)

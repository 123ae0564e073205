# tests/lang/ints/power.py - ** and pow with negative exponents and moduli
print(2 ** 0, 0 ** 0, (-2) ** 3, 2 ** -1, (-2) ** -2, 2 ** 100, (-3) ** 41, 10 ** 18, 1 ** 10 ** 9, (-1) ** 999)
print(pow(2, 10, 1000), pow(-2, 3, 7), pow(2, 3, -7), pow(3, -1, 7), pow(2, 0, 1), pow(10, 50, 10 ** 20 + 39), pow(7, -2, 11), pow(5, 3, 1), pow(base=2, exp=3, mod=5))
for a in ((2, -1, 4), (2, 3, 0), (2, -1, 0), (2.0, 3, 5), ("a", 2), (2, "b")):
    try:
        print(pow(*a))
    except (ValueError, TypeError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
print((-8) ** (1 / 3), 2 ** 0.5, 4 ** -0.5)

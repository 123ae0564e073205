# tests/lang/floats/arithmetic.py - arithmetic of floats, with ints and signs of zero
print(0.1 + 0.2, 1 - 0.9, 3.0 * 2, 7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(-7.5, 2), 2.0 ** 0.5, 2 ** -1.0, 1e308 * 10, -1e308 * 10, 0.0 * -1, 5 % 1.5, -0.0 % 1, 1.0 // 0.1, 1e16 + 1)
for f in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1.0, 0.0), lambda: 0.0 ** -1, lambda: 2.0 ** 2000, lambda: 1.0 + "a", lambda: 10 ** 400 * 1.0):
    try:
        f()
    except (ZeroDivisionError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
print(float("inf") - float("inf"), float("inf") * 0, float("inf") // 1, 5 % float("inf"), -5 % float("inf"), (-8.0) ** (1 / 3))

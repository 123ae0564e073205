# tests/lang/builtins/abs_divmod_round_pow.py - numeric built-ins on ints, floats, bools and complex numbers
print(abs(-5), abs(-2.5), abs(True), abs(3 + 4j), abs(-10 ** 30), divmod(7, 2), divmod(-7, 2.0), divmod(True, 2), round(2.567, 1), round(-2.5), pow(2, 3), pow(2.0, -1), pow(2, 100, 7))
for bad in (lambda: abs("a"), lambda: divmod("a", 1), lambda: divmod(1, None), lambda: round("a"), lambda: round(1.5, "a"), lambda: round(1.5, 1.0), lambda: pow("a", 2), lambda: divmod(1j, 1)):
    try:
        bad()
    except TypeError as e:
        print(e)

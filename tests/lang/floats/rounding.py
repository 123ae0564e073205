# tests/lang/floats/rounding.py - round rounds half to even by the exact binary value
for v, n in ((0.5, None), (1.5, None), (2.5, None), (-0.5, None), (2.675, 2), (1.005, 2), (0.125, 2), (0.375, 2), (1234.567, -2), (1e20, None), (5e-324, 400), (1.1, 400), (15.0, -1), (25.0, -1), (-2.5, 0), (1e300, 5), (12345.6789, 3), (-0.4, None)):
    print(v, n, round(v) if n is None else round(v, n))
for bad in (float("nan"), float("inf")):
    try:
        round(bad)
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
print(round(float("inf"), 1))

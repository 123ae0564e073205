# tests/lang/floats/int_conversion.py - int, floor, ceil and trunc of floats
import math
for v in (2.7, -2.7, 1e20, -0.5, 2.0 ** 70):
    print(int(v), math.floor(v), math.ceil(v), math.trunc(v))
for f in (int, math.floor, math.ceil):
    for bad in (float("nan"), float("inf")):
        try:
            f(bad)
        except (ValueError, OverflowError) as e:
            print(type(e).__name__, e)

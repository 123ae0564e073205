# tests/lang/floats/methods.py - methods of floats
print((2.5).as_integer_ratio(), (0.1).as_integer_ratio(), (2.0).is_integer(), (2.5).is_integer(), (255.5).hex(), (-0.1).hex(), (0.0).hex(), float.fromhex("0x1.8p3"), float.fromhex("-0x.4"), float.fromhex("inf"), (1.5).conjugate(), (1.5).real, (1.5).imag)
for f in (lambda: float("inf").as_integer_ratio(), lambda: float("nan").as_integer_ratio(), lambda: float.fromhex("xyz")):
    try:
        f()
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)

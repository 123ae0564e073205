# tests/lang/format/spec_errors.py - wrong format specs are refused with their reason
for v, spec in ((1, "s"), ("a", "d"), (1, ".2d"), (1.0, "d"), ("a", "+"), ("a", "="), ("a", ","), (1, "q"), (1.0, "x"), (1, "cc"), (1, ",x"), (1, "_,"), (1, ",_"), ("x", " "), (1, "+c"), (-1, "c"), (1, "5.f."), (1, "99999999999999999999"), (1.0, ".99999999999999999999f"), (None, "5"), ([], "5"), ("a", "#"), (1, "#c"), (2 ** 70, "c"), (1, "y" * 3), ("a", "z")):
    try:
        print(repr(format(v, spec)))
    except (ValueError, TypeError, OverflowError) as e:
        print(repr(v), spec, type(e).__name__, e)

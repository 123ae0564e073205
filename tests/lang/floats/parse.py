# tests/lang/floats/parse.py - float() parses decimal text, names of infinities and nan, and nothing else
for s in ("1.5", " -2.5e3 ", "1_0.0_1", ".5", "5.", "1e400", "-1e400", "1e-400", "inf", "-Infinity", "NaN", "+nan", "1E5", "٣.٥", "0x1", "1e", "", " ", "1.2.3", "1__0", "_1", "1_", "e5", "in", "--1", "1 2", "infinit", "1e1.5", "\x00"):
    try:
        print(repr(s), float(s))
    except ValueError as e:
        print(e)
print(float(), float(3), float(b"1.5"), float(True), float(10 ** 20))
for bad in (None, [], 10 ** 400):
    try:
        float(bad)
    except (TypeError, OverflowError) as e:
        print(e)

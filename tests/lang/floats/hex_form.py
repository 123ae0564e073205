# tests/lang/floats/hex_form.py - float.hex and fromhex: exact text of floats both ways, rounding of long texts, refusals
for x in (0.0, -0.0, 1.0, -1.5, 0.1, 1e300, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, float("inf"), -float("inf"), float("nan"), 1/3):
    print(x, x.hex(), float.fromhex(x.hex()) == x)
for s in ("0x1p4", "1p4", "0x.8", "0x8.", "0x.", "0x1.8p", "0x1p+3", " 0x1P-3\n", "+0x1", "-1.8", "inf", "-Infinity", "nan", "+NaN", "infinit", "0x1.fffffffffffff8p0", "0x1.fffffffffffff7p0", "0x1.00000000000008p0", "0x1.000000000000080001p0", "0x1p1024", "0x1.fffffffffffff8p1023", "0x1p-1074", "0x1p-1075", "0x1.8p-1075", "0x1p-99999999999999999999", "0x0p99999999999999999999", "0x1p99999999999999999999", "", "x", "0xg", "1 2", "0x1_0", "0x1p1p", "\u0661", "0x" + "0" * 500 + "1p" + "4", "0x1" + "0" * 300 + "p-1200", "0x.0000000000000000000000000000001p124"):
    try:
        print(ascii(s[:60]), repr(float.fromhex(s)))
    except Exception as e:
        print(ascii(s[:60]), type(e).__name__, e)
class F(float):
    def __new__(cls, x): return float.__new__(cls, x * 2)
print(F.fromhex("0x1p1"), type(F.fromhex("1")))
for x in (0.5, 0.1, -3.75, 1e22, 5e-324, float("inf"), float("nan")):
    try:
        print(x.as_integer_ratio(), x.is_integer())
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
print((7).as_integer_ratio(), True.as_integer_ratio(), (-0.0).as_integer_ratio())
print(float.__getformat__("double"), float.__getformat__("float"))

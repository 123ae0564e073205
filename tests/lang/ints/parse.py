# tests/lang/ints/parse.py - int() parses signs, spaces, underscores and bases
for s in ("0", "-17", " +5 ", "1_000", "007", "٣٤", "\n9\t"):
    print(int(s), end=" ")
print(int("ff", 16), int("0xff", 16), int("0b101", 0), int("0o17", 0), int("z", 36), int("-0x1F", 0), int("1_0", 2), int(b"12"), int(bytearray(b"3")), int("10", base=8), int(), int(3.99), int(-3.99), int(True))
for a in (("",), ("a",), ("1 2",), ("1__0",), ("_1",), ("1_",), ("0x10",), ("9", 8), ("08", 0), ("1", 37), ("1", 1), ("- 1",), (None,), ([],), ("1.5",), (1, 10), (float("nan"),), (float("inf"),), ("\0",), (b"\xff",), ("1", "2"), ("²",), ("0b2", 0)):
    try:
        print(int(*a))
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)

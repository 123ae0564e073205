# tests/lang/ints/texts_taken_and_refused.py - int() of five hundred texts, byte strings and bases: the number or the words
# swallows: it writes M for it
texts = ["", " ", "0", "00", "-0", "+0", "- 1", "+-1", "--1", "1_000", "_1", "1_", "1__0", "0_1", "0x1f", "0X1F", "0b101", "0o17", "0O17", "0x", "0b2", "0o8", "0x_1", "0x1_", "01", "0_0", "0x 1", " 12 ", "\t12\n", "\u00a012\u2003", "1 2", "१२", "１２", "𝟘𝟙", "1²", "½", "Ⅷ", "1.0", "1e3", "1e", "inf", "nan", "None", "True", "0xg", "z", "Z", "zz", "-zz", "+ff", "-0xff", "0xFFFFFFFFFFFFFFFF", "9" * 30, "-" + "9" * 30, "1" + "0" * 20, "\x0012", "12\x00", "1\x002", "é", "\ud800", "1\ud800", "𐒠", "1a", "a1", "0b", "0b1_0", "0b_1", "0b1__0", "2_", "٣٤", "1,000", "0.5", "٠x1f", "0ｘ1", "\u200b1", "\ufeff1", "1\u0301", "+", "-", "_", "0_", "0x0", "-0b0", "0000", "00_0", "0123", "1L", "1l", "1j"]
bases = (10, 0, 2, 8, 16, 36, 3, 7)
for t in texts:
    row = []
    for b in bases:
        try: row.append(str(int(t, b)))
        except Exception as e: row.append(type(e).__name__[0] + (":" + ascii(str(e))[-60:] if b in (10, 0) else ""))
    try: row.append(str(int(t)))
    except Exception as e: row.append(ascii(str(e)))
    try: row.append(str(int(t.encode("utf-8", "surrogatepass"))))
    except Exception as e: row.append(ascii(str(e)))
    print(ascii(t), *row, sep=" | ")
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Ix:
    def __index__(self): return 16
class T:
    def __trunc__(self): return 7
class S(str): pass
class B(bytes): pass
for b in (1, -1, 37, 2**40, 2**70, None, "10", 10.0, True, Ix(), -16): attempt(lambda: int("11", b))
for a in ((5, 10), (5.0, 10), (None, 10), ([1], 10), (b"ff", 16), (bytearray(b"ff"), 16), (memoryview(b"ff"), 16), (S("12"), 10), (B(b"12"), 10), (Ix(), 10)): attempt(lambda: int(*a))
for a in (Ix(), T(), S("12"), B(b"12"), bytearray(b" 12 "), memoryview(b"12"), 1.9, -1.9, True, None, [], 1j, "1" * 50, float("nan"), float("inf"), 1e300): attempt(lambda: int(a) if not isinstance(a, float) or a < 1e299 else int(a) % 1000)
attempt(lambda: int(x="1")); attempt(lambda: int(base=10)); attempt(lambda: int("1", base=2)); attempt(lambda: int("1", bse=2)); attempt(lambda: int("1", 2, 3)); attempt(lambda: int()); attempt(lambda: int(5, base=10)); attempt(lambda: int("z" * 20, 36)); attempt(lambda: int("1" * 100, 2)); attempt(lambda: int("\x00" * 5)); attempt(lambda: int("a" * 300)); attempt(lambda: int(b"\xff")); attempt(lambda: int("9" * 300 + "x"))

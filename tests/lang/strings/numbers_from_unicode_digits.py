# tests/lang/strings/numbers_from_unicode_digits.py - int, float and complex read decimal digits of all scripts, and no others
def t(f, *a):
    try:
        print(f.__name__, *map(ascii, a), f(*a))
    except Exception as e:
        print(f.__name__, *map(ascii, a), "|", type(e).__name__, ascii(str(e)))
for s in ("\u0661\u0662\u0663", "\uff11\uff12", "\u0967\u0662", "\U0001d7d8\U0001d7e1", "-\u0664", "\u00b2", "\u2460", "\u4e00", "\u216b", "\u00bd", "\u2003\u0661\u2003", "\u0661_\u0662", "\x851\x85", "1\u200b",
          "\ufeff1", "\u0661.\u0662e\u0663", "\uff0d1", "\u22121", "1\x00", "\ud8001"):
    t(int, s)
    t(float, s)
    t(complex, s)
t(int, "\u0661\u0660", 2)
t(int, "\uff21", 16)
t(int, "0x\u0661", 16)
t(int, b"\xd9\xa1")
t(int, b"12 ")
t(float, b" 1.5\n")
t(complex, b"1")

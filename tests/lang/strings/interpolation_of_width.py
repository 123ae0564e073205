# tests/lang/strings/interpolation_of_width.py - padding methods and format count characters, also wide and combining ones
for s in ("ab", "\xe9", "\u4e2d\u6587", "e\u0301", "\U0001f600", "\x00", "a\tb"):
    print(*map(ascii, (s.center(6), s.ljust(5, "\u20ac"), s.rjust(5, "\U0001f601"), s.zfill(5), f"{s:^7}", f"{s:\xe9>4}", "%5s|%-5s|%.1s" % (s, s, s), s.expandtabs(3))))
for s in ("+5", "-5", "--5", "+-5", " 5", "", "-", "5-"):
    print(repr(s.zfill(4)), s.encode().zfill(4), repr(s.center(5, "*")), repr(s.center(4, "*")))
print(["ab".center(n, ".") for n in range(8)], ["abc".center(n, ".") for n in range(9)], [format("abc", f".^{n}") for n in range(9)])
for a in (("a\tb", 0), ("a\tb", -3), ("ab\tc\td", 4), ("\t\t", 2), ("a\nb\tc", 4), ("a\rbb\tc", 4), ("\x0b\t", 4)):
    print(repr(a[0].expandtabs(a[1])), a[0].encode().expandtabs(a[1]))
for f in (lambda: "a".center(5, "xx"), lambda: "a".center(5, ""), lambda: "a".ljust(5, b"x"), lambda: "a".rjust("5"), lambda: b"a".center(5, "x"), lambda: b"a".ljust(5, b"xx"), lambda: b"a".ljust(5, 120), lambda: "a".zfill(), lambda: "a".zfill("x"), lambda: bytearray(b"a").rjust(3, bytearray(b"z")), lambda: "a".expandtabs("x"), lambda: "a".center(2.0)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

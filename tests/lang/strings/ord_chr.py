# tests/lang/strings/ord_chr.py - ord and chr convert between characters and code points
print(ord("a"), ord("\U0001f600"), chr(97), ascii(chr(0x10ffff)), ord(b"x"))
for bad in (lambda: ord("ab"), lambda: ord(""), lambda: ord(5), lambda: chr(-1), lambda: chr(0x110000), lambda: chr("a"), lambda: chr(2 ** 100)):
    try:
        bad()
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)

# tests/lang/strings/split_corners.py - split and rsplit: bounds of maxsplit, white space of all kinds, empty pieces
ws = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2028\u2029\u202f\u205f\u3000"
print(ascii(("a" + ws + "b").split()), ascii(("a\u200bb\ufeffc").split()))
print((b"a \t\n\r\x0b\x0cb\x1cc\x85d\xa0e").split())
for s in ("", "  ", " a b  c ", "a,b,,c,", ",", "abc"):
    for sep in (None, " ", ",", "bc"):
        for n in (-1, 0, 1, 2, 10**6):
            x, y = s.split(sep, n), s.rsplit(sep, n)
            b = s.encode().split(sep and sep.encode(), n)
            assert [p.decode() for p in b] == x, (s, sep, n)
            print(repr(s), repr(sep), n, x, "" if x == y else y)
for f in (lambda: "a".split(""), lambda: "a".split(1), lambda: "a".split(b"a"), lambda: b"a".split(""), lambda: b"a".split(b""), lambda: "a".split(None, "x"), lambda: "a".split(maxsplit=1.0), lambda: "a".split(maxsplit=10**30), lambda: "a b".split(sep=None, maxsplit=0), lambda: "a".rsplit(""), lambda: "a".partition(""), lambda: "a".partition(None), lambda: b"a".rpartition(b""), lambda: "a".split(" ", 1, 2), lambda: "a b".split(max=1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

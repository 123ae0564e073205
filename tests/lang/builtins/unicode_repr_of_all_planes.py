# tests/lang/builtins/unicode_repr_of_all_planes.py - repr and ascii of strings: what is printable, quotes, escapes, surrogates
for s in ("", "'", '"', "'\"", "\\", "\n\r\t\x00\x1f\x7f\x80\x9f\xa0\xad\xff", "\u0378", "\u200b\u2028\u2029\ufeff", "\ud800\udfff", "\ue000", "\U0001f600", "\U000e0001", "\U0010ffff", "e\u0301", "\u0300", "\u3000", "\u00e9'\u20ac\"", "a'b", 'a"b', "\x1b[0m", "\uffff", "\U0001fffe", "\u061c", "\u180e"):
    print(ascii(repr(s)), ascii(s), len(repr(s)), s.isprintable())
class R:
    def __repr__(self): return "\u20ac\ud800\n"
print(ascii(R()), ascii([R()]), "%a" % R(), f"{R()!a}", ascii({"\xe9": "\xe9"}))
for s in (b"'", b'"', b"'\"", b"\\", bytes(range(256))):
    print(repr(s), repr(bytearray(s))[:40], str(s, "latin-1") == s.decode("latin-1"))
print(ascii(str), repr(None), repr(...), repr(NotImplemented), repr(int), repr(len), repr(str.join), repr("".join)[:30], repr([].__len__)[:33], repr(type(None)), repr(print), repr(__import__("sys")), repr(object)[:20])
class Bad:
    def __repr__(self): return 5
class Bad2:
    def __repr__(self): return b"x"
class Bad3:
    def __str__(self): return None
class Only:
    def __repr__(self): return "only repr"
for f in (lambda: repr(Bad()), lambda: str(Bad()), lambda: ascii(Bad2()), lambda: str(Bad3()), lambda: repr(Bad3())[:15], lambda: str(Only()), lambda: f"{Only()}", lambda: "%s %r" % (Only(), Only()), lambda: [Bad()].__repr__(), lambda: repr(), lambda: ascii(1, 2), lambda: str(1, 2), lambda: str(b"x", 5), lambda: str(object=5), lambda: str(encoding="x"), lambda: str(errors="strict"), lambda: str("x", "utf-8"), lambda: str(b"\xff", "utf-8", "replace") == "\ufffd", lambda: str(b"x"), lambda: str(1, "utf-8")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

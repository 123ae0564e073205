# tests/lang/strings/unicode_error_objects.py - UnicodeEncodeError and its kin: attributes, texts, odd positions
for make in (lambda: UnicodeEncodeError("c", "abc", 0, 1, "r"), lambda: UnicodeEncodeError("c", "ab\u20ac", 2, 3, "r"), lambda: UnicodeEncodeError("c", "\U0001f600", 0, 1, "r"),
             lambda: UnicodeEncodeError("c", "abc", 1, 3, "r"), lambda: UnicodeEncodeError("c", "", 5, 9, "r"), lambda: UnicodeEncodeError("c", "abc", -5, -2, "r"),
             lambda: UnicodeDecodeError("c", b"abc", 0, 1, "r"), lambda: UnicodeDecodeError("c", b"abc", 0, 3, "r"), lambda: UnicodeDecodeError("c", bytearray(b"abc"), 7, 9, "r"),
             lambda: UnicodeTranslateError("abc", 1, 2, "r"), lambda: UnicodeTranslateError("a\xe9c", 1, 2, "r"), lambda: UnicodeTranslateError("abc", 0, 3, "r")):
    e = make()
    print(type(e).__name__, "|", e, "|", repr(e), "|", e.args, e.start, e.end, repr(e.object))
for make in (lambda: UnicodeEncodeError(), lambda: UnicodeEncodeError(1, 2, 3, 4, 5), lambda: UnicodeEncodeError("c", b"x", 0, 1, "r"), lambda: UnicodeDecodeError("c", "x", 0, 1, "r"),
             lambda: UnicodeTranslateError("x", 0, 1), lambda: UnicodeDecodeError("c", b"x", "0", 1, "r")):
    try:
        make()
    except Exception as e:
        print(type(e).__name__, e)
e = UnicodeEncodeError("c", "abcdef", 1, 2, "r")
e.start, e.end, e.reason, e.encoding, e.object = 2, 4, "because", "mine", "xyzuvw"
print(e)
e.extra = 1
for name, value in (("start", "x"), ("end", None), ("start", 10**30), ("object", 5), ("encoding", 5)):
    e = UnicodeEncodeError("c", "abcdef", 1, 2, "r")
    try:
        setattr(e, name, value)
        print(name, value, e)
    except Exception as x:
        print(name, type(x).__name__, x)
print(UnicodeError.__mro__[1:3], issubclass(UnicodeDecodeError, ValueError))

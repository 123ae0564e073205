# tests/lang/exceptions/unicode_errors.py - UnicodeError classes: fields, str in each size of range, setters, refusals
def attempt(f):
    try: r = f(); print(r if isinstance(r, str) else repr(r))
    except Exception as x: print(type(x).__name__, x)
E, D, T = UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError
attempt(lambda: str(E("ascii", "aéb", 1, 2, "why"))); attempt(lambda: str(E("ascii", "a\u20ac", 1, 2, "why"))); attempt(lambda: str(E("ascii", "a\U0001f600", 1, 2, "why"))); attempt(lambda: str(E("ascii", "abc", 0, 3, "why"))); attempt(lambda: str(E("ascii", "abc", 5, 6, "why"))); attempt(lambda: str(E("ascii", "", 0, 1, "why"))); attempt(lambda: str(E("ascii", "abc", -1, 1, "w"))); attempt(lambda: str(E("ascii", "abc", 2, 1, "w")))
attempt(lambda: str(D("utf-8", b"a\xffb", 1, 2, "why"))); attempt(lambda: str(D("utf-8", b"abc", 0, 2, "why"))); attempt(lambda: str(D("utf-8", bytearray(b"\xfe"), 0, 1, "why"))); attempt(lambda: str(D("u", b"", 0, 1, "w")))
attempt(lambda: str(T("aéb", 1, 2, "why"))); attempt(lambda: str(T("abc", 0, 3, "why"))); attempt(lambda: str(T("\u1234", 0, 1, "w"))); attempt(lambda: repr(T("x", 0, 1, "w"))); attempt(lambda: repr(D("u", b"x", 0, 1, "w")))
for a in ((), ("a",), ("a", "b", 1, 2), ("a", b"b", 1, 2, "c"), (1, "b", 1, 2, "c"), ("a", "b", "1", 2, "c"), ("a", "b", 1, 2, 5), ("a", "b", 1, 2, "c", "d")): attempt(lambda: E(*a))
for a in (("a", "b", 1, 2, "c"), ("a", 5, 1, 2, "c"), ("a", memoryview(b"xy"), 0, 1, "c")): attempt(lambda: bytes(D(*a).object))
e = E("ascii", "abcdef", 1, 3, "r")
print(e.encoding, e.object, e.start, e.end, e.reason, e.args)
e.start = 0; e.end = 1; e.reason = "new"; e.encoding = "other"; print(e); e.start = 100; print(e.start, e); e.end = -5; print(e.end, e)
attempt(lambda: setattr(e, "object", 5)); attempt(lambda: str(e)); attempt(lambda: delattr(e, "start")); attempt(lambda: setattr(e, "start", "x"))
attempt(lambda: str(E.__new__(E))); attempt(lambda: E.__new__(E).start); attempt(lambda: str(D.__new__(D))); attempt(lambda: T.__new__(T).reason)
for f in (lambda: "é".encode("ascii"), lambda: "a\ud800".encode(), lambda: b"\xff".decode(), lambda: b"\xe2\x82".decode(), lambda: b"a\xe2\x28".decode(), lambda: "€é".encode("latin-1"), lambda: b"\x80\x81".decode("ascii"), lambda: b"\xd8".decode("utf-16-le"), lambda: b"\x00\xd8\x00\x00".decode("utf-16-le"), lambda: b"\x00\x11\x22\x33".decode("utf-32-le"), lambda: "é".encode("nope"), lambda: "é".encode("ascii", "nope"), lambda: b"\\x".decode("unicode_escape"), lambda: b"\x81".decode("cp1252"), lambda: "\u1234".encode("cp1252")): attempt(f)
import copy, pickle
for c in (copy.copy(D("u", b"x", 0, 1, "w")), pickle.loads(pickle.dumps(E("u", "x", 0, 1, "w")))): print(c, c.args)

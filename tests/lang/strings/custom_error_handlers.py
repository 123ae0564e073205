# tests/lang/strings/custom_error_handlers.py - a registered error handler sees the error and says what goes in and where to go on
import codecs
def show(e):
    print("  ", type(e).__name__, e.encoding, ascii(e.object), e.start, e.end, e.reason)
    return ("<%d>" % (e.end - e.start), e.end)
codecs.register_error("t.show", show)
print("a\u20ac\u20acb".encode("ascii", "t.show"))
print("a\u20ac\u20acb".encode("latin-1", "t.show"))
print("\ud800x".encode("utf-8", "t.show"))
print(b"a\xff\xfeb".decode("ascii", "t.show"))
print(b"a\xff\xe2\x82b".decode("utf-8", "t.show"))
print(b"a\0\0\xdc".decode("utf-16-le", "t.show"))
codecs.register_error("t.bytes", lambda e: (b"\xfe\xff", e.end))
print("a\u20acb".encode("ascii", "t.bytes"), "a\u20acb".encode("utf-16-le", "t.bytes"), "\ud800".encode("utf-8", "t.bytes"))
codecs.register_error("t.back", lambda e: ("?", -1))
print("a\u20acbcd".encode("ascii", "t.back"))
for name, answer in [("none", None), ("short", ("x",)), ("type", (1, 2)), ("pos", ("x", "y")), ("far", ("x", 99)), ("low", ("x", -99)), ("euro", ("\u20ac", 2)), ("list", ["x", 2])]:
    codecs.register_error("t." + name, lambda e, answer=answer: answer)
    for f in (lambda: "a\u20acb".encode("ascii", "t." + name), lambda: b"a\xffb".decode("ascii", "t." + name)):
        try:
            print(name, ascii(f()))
        except Exception as e:
            print(name, type(e).__name__, e)
for f in (lambda: codecs.register_error("x", 1), lambda: codecs.lookup_error("t.missing"), lambda: codecs.register_error(1, show)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(codecs.lookup_error("t.show") is show)
e = UnicodeDecodeError("x", b"abc\xff", 3, 4, "why")
print([h(e) for h in map(codecs.lookup_error, ("ignore", "replace", "backslashreplace", "surrogateescape"))])
e = UnicodeEncodeError("x", "ab\u20ac\U0001f600\n", 2, 5, "why")
print([h(e) for h in map(codecs.lookup_error, ("ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace"))])
for name in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogatepass"):
    for bad in (ValueError("no"), 42, UnicodeTranslateError("abc", 0, 1, "t")):
        try:
            print(name, codecs.lookup_error(name)(bad))
        except Exception as e:
            print(name, type(e).__name__, e)

# tests/lang/strings/ascii_and_latin1_handlers.py - ascii and latin-1 with each error handler, and runs of bad characters in one report
import codecs
s = "a\xe9\u0151\u20ac\U0001f600z\xff"
for codec in ("ascii", "latin-1", "iso-8859-1", "us-ascii", "L1", "646"):
    try:
        s.encode(codec)
    except UnicodeEncodeError as e:
        print(codec, "|", e, "|", (e.start, e.end, e.encoding))
    for h in ("ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogateescape", "nope"):
        try:
            print(codec, h, s.encode(codec, h))
        except (UnicodeError, LookupError) as e:
            print(codec, h, type(e).__name__, e)
b = b"a\x80\xff\xfez"
for h in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape", "xmlcharrefreplace", "nope"):
    try:
        print(h, ascii(b.decode("ascii", h)))
    except Exception as e:
        print(h, type(e).__name__, e)
print(ascii(bytes(range(256)).decode("latin-1"))[-60:])
print("plain".encode("ascii", "nope"), b"plain".decode("ascii", "nope"))
print(b"plain".decode("no-such-codec") if 0 else "")
for f in (lambda: "x".encode("no-such-codec"), lambda: b"x".decode("no such"), lambda: "x".encode("hex"), lambda: b"aa".decode("hex"),
          lambda: "x".encode("rot13"), lambda: codecs.encode("x", "rot13"), lambda: codecs.decode(b"6161", "hex"), lambda: codecs.decode(b"6", "hex")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

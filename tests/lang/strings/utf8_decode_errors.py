# tests/lang/strings/utf8_decode_errors.py - what utf-8 refuses, byte by byte, under each error handler
import codecs
cases = [b"\xff", b"\x80", b"a\xc3", b"\xc3(", b"\xe2\x82", b"\xe2(\xa1", b"\xe2\x82(", b"\xf0\x9f\x98", b"\xf0(\x8c\xbc",
         b"\xf0\x90(\xbc", b"\xc0\x80", b"\xc1\xbf", b"\xe0\x80\x80", b"\xe0\x9f\xbf", b"\xed\xa0\x80", b"\xed\xbf\xbf",
         b"\xf0\x80\x80\x80", b"\xf0\x8f\xbf\xbf", b"\xf4\x90\x80\x80", b"\xf5\x80\x80\x80", b"\xf8\x88\x80\x80\x80", b"ok\xf0\x9f\x98\x80\xfe!"]
for b in cases:
    try:
        print(b, ascii(b.decode()))
    except UnicodeDecodeError as e:
        print(b, "|", e, "|", e.start, e.end, e.reason, e.object == b)
    print("   ", *[ascii(b.decode("utf-8", h)) for h in ("ignore", "replace", "backslashreplace", "surrogateescape")])
    try:
        print("   ", ascii(b.decode("utf-8", "surrogatepass")))
    except UnicodeDecodeError as e:
        print("    pass:", e)
for b in cases:
    assert b.decode("utf-8", "surrogateescape").encode("utf-8", "surrogateescape") == b
print("round trips by surrogateescape:", len(cases))

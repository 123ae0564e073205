# tests/lang/strings/encode_decode.py - encoding and decoding with the usual codecs and error handlers
s = "aé世😀"
print(s.encode(), s.encode("utf-16-le"), s.encode("utf-8").decode() == s)
for h in ("ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace"):
    print(h, s.encode("ascii", h))
print("é".encode("latin-1"), b"\xe9".decode("latin-1"), b"a\xffb".decode("utf-8", "replace") == "a\ufffdb", b"a\xffb".decode("utf-8", "ignore"), b"\xff".decode("ascii", "backslashreplace"), b"\xff".decode("utf-8", "surrogateescape") == "\udcff")
for bad in (lambda: s.encode("ascii"), lambda: s.encode("latin-1"), lambda: b"\xe4\xb8".decode(), lambda: b"\x80".decode("ascii"), lambda: "\ud800".encode(), lambda: "a".encode("no-such"), lambda: b"\xc0\x80".decode(), lambda: b"\xed\xa0\x80".decode(), lambda: b"\xf5\x80\x80\x80".decode()):
    try:
        bad()
    except (UnicodeError, LookupError) as e:
        print(type(e).__name__, e)

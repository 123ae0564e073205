# tests/lang/strings/incremental_codecs.py - decoders and encoders fed byte by byte keep what is incomplete
import codecs
def feed(name, data, errors="strict"):
    d = codecs.getincrementaldecoder(name)(errors)
    out = []
    for i in range(len(data)):
        out.append(ascii(d.decode(data[i:i + 1])))
    state = d.getstate()
    try:
        out.append(ascii(d.decode(b"", True)))
    except UnicodeDecodeError as e:
        out.append(str(e))
    print(name, errors, *out, state)
feed("utf-8", "a\xe9\u20ac\U0001f600".encode())
feed("utf-8", b"a\xe2\x82")
feed("utf-8", b"a\xe2\x82b\xff", "replace")
feed("utf-8-sig", b"\xef\xbb\xbfab")
feed("utf-8-sig", b"\xef\xbb")
feed("utf-16", "a\U0001f600".encode("utf-16"))
feed("utf-16", b"\xfe\xff\0a\xd8")
feed("utf-16-le", b"a\0\x3d\xd8\0\xde")
feed("utf-32", "ab".encode("utf-32"))
feed("utf-7", b"a+AOk-b+")
feed("unicode_escape", b"a\\u20ac\\")
feed("latin-1", b"\xe9")
feed("ascii", b"a\xff", "backslashreplace")
e = codecs.getincrementalencoder("utf-16")()
print(e.encode("a"), e.getstate(), e.encode("b", True), e.encode("c"), e.reset(), e.encode("d"))
e = codecs.getincrementalencoder("utf-8-sig")()
print(e.encode("a"), e.encode("b"), e.getstate())
d = codecs.getincrementaldecoder("utf-8")()
d.decode(b"\xe2"); s = d.getstate(); print(s); d.reset(); print(d.decode(b"z")); d.setstate(s); print(ascii(d.decode(b"\x82\xac")))
print(list(codecs.iterencode(["a", "\xe9"], "utf-8")), list(codecs.iterdecode([b"\xc3", b"\xa9z"], "utf-8")))
print(codecs.utf_8_decode(b"a\xe2\x82"), codecs.utf_8_decode(b"a\xe2", "replace", True), codecs.utf_16_ex_decode(b"\xff\xfea\0"), codecs.ascii_decode(b"ab"), codecs.escape_decode(rb"a\x41\n"), codecs.escape_encode(b"a\n\xff'"))

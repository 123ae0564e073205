# tests/lang/strings/utf16_and_utf32.py - marks, byte orders, pairs and cut-off data of utf-16 and utf-32
texts = ["", "a", "h\xe9", "\u20ac", "\U0001f600z"]
for codec in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf_16", "U16", "UTF-32LE"):
    for s in texts:
        b = s.encode(codec)
        print(codec, ascii(s), b.hex(), b.decode(codec) == s)
def t(b, codec, errors="strict"):
    try:
        print(b, codec, errors, ascii(b.decode(codec, errors)))
    except UnicodeDecodeError as e:
        print(b, codec, errors, "|", e)
for errors in ("strict", "ignore", "replace", "backslashreplace", "surrogatepass", "surrogateescape"):
    t(b"\xff\xfea\0b", "utf-16", errors)
    t(b"\xfe\xff\0a", "utf-16", errors)
    t(b"a\0", "utf-16", errors)
    t(b"a\0\0\xd8", "utf-16-le", errors)
    t(b"\xd8\0\0a", "utf-16-be", errors)
    t(b"\xdc\0\0a", "utf-16-be", errors)
    t(b"\0\xdcA\0", "utf-16-le", errors)
    t(b"a\0\0\0b\0\0", "utf-32-le", errors)
    t(b"\0\0\x11\0", "utf-32-le", errors)
    t(b"\0\0\x11\0\0\0\0a", "utf-32-be", errors)
    t(b"\0\xd8\0\0", "utf-32-le", errors)
    t(b"\0\0\xfe\xff\0\0\0a", "utf-32", errors)

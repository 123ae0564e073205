# tests/lang/strings/utf8_encode_errors.py - lone surrogates under each handler of the encoder
cases = ["a\ud800b", "\udc80", "\ud83d\ude00", "x\udfff", "\ud800\ud801\ud802y", "\udcff\udc80"]
for s in cases:
    for codec in ("utf-8", "utf-16-le", "utf-32-be"):
        try:
            s.encode(codec)
        except UnicodeEncodeError as e:
            print(ascii(s), codec, "|", e, "|", e.start, e.end, e.reason, e.encoding)
        for h in ("ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogatepass", "surrogateescape"):
            try:
                print("  ", h, s.encode(codec, h))
            except UnicodeEncodeError as e:
                print("  ", h, "|", e)

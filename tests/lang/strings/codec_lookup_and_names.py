# tests/lang/strings/codec_lookup_and_names.py - names of codecs are normalised; CodecInfo tells what it has
import codecs
for name in ("UTF8", "utf 8", "Utf_8", "utf-8-sig", "U8", "latin1", "LATIN_1", "8859", "cp1252", "windows-1252", "ASCII", "ibm437", "437", "mac_roman", "unicode_escape", "raw-unicode-escape", "utf-7", "idna", "punycode", "hex", "base64", "zlib", "bz2", "rot-13", "quopri", "uu", "undefined", "charmap", "koi8_r", "iso8859_15", "latin9"):
    i = codecs.lookup(name)
    print(name, i.name, i._is_text_encoding, isinstance(i, tuple), len(i), i.incrementalencoder is not None, i.streamreader is not None)
for name in ("", "x", "utf-99", "utf\x00", "caf\xe9", "os", "..", "__init__"):
    try:
        print(codecs.lookup(name).name)
    except Exception as e:
        print(ascii(name), type(e).__name__, ascii(str(e)))
print("hi\u20ac\n\x07\\".encode("unicode_escape"), "hi\xe9\u20ac\U0001f600".encode("raw_unicode_escape"), b"\\u20ac\\x41\\N{EURO SIGN}\\n".decode("unicode_escape") == "\u20acA\u20ac\n")
for b in (b"\\", b"\\x", b"\\x4", b"\\u12", b"\\U00110000", b"\\N{no}", b"\\N", b"\\N{", b"\xe9"):
    for h in ("strict", "replace", "ignore"):
        try:
            print(b, h, ascii(b.decode("unicode_escape", h)))
        except UnicodeDecodeError as e:
            print(b, h, e)
print("b\xfccher.example".encode("idna"), b"xn--bcher-kva".decode("idna"), "b\xfccher".encode("punycode"), b"bcher-kva".decode("punycode"))
print("a\u20ac".encode("utf-8-sig"), b"\xef\xbb\xbfa".decode("utf-8-sig"), ascii(b"\xef\xbb\xbfa".decode("utf-8")))

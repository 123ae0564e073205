# tests/lang/strings/code_pages.py - the 8-bit code pages map every byte as CPython's, both ways
import hashlib
pages = ("cp037 cp273 cp424 cp437 cp500 cp720 cp737 cp775 cp850 cp852 cp855 cp856 cp857 cp858 cp860 cp861 cp862 cp863 cp864 cp865 cp866 cp869 cp874 cp875 "
         "cp1006 cp1026 cp1125 cp1140 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 "
         "iso8859-8 iso8859-9 iso8859-10 iso8859-11 iso8859-13 iso8859-14 iso8859-15 iso8859-16 koi8-r koi8-t koi8-u kz1048 mac-cyrillic mac-greek mac-iceland mac-latin2 "
         "mac-roman mac-turkish hp-roman8 palmos ptcp154 tis-620").split()
every = bytes(range(256))
for page in pages:
    text = every.decode(page, "replace")
    undefined = [f"{i:x}" for i in range(256) if text[i] == "\ufffd"]
    back = sum(1 for i in range(256) if text[i] != "\ufffd" and text[i].encode(page) == bytes([i]))
    print(page, hashlib.md5(text.encode("utf-8")).hexdigest()[:12], back, "".join(undefined)[:60])
for page in ("cp1252", "koi8-r", "cp037", "iso8859-6"):
    for value in (b"a\x81\xae", "snow\u2603", "\u4e2d\u6587"):
        try:
            print(page, ascii(value.decode(page) if isinstance(value, bytes) else value.encode(page)))
        except UnicodeError as e:
            print(page, e)

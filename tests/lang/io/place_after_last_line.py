# tests/lang/io/place_after_last_line.py - after the last line tell() is a plain position, whatever state the decoder is in
import os, tempfile
path = tempfile.mkstemp()[1]
for encoding in ("utf-8", "utf-16", "utf-8-sig", "utf-32", "latin-1", "utf-7"):
    with open(path, "w", encoding=encoding) as f:
        f.write("ab\ncd\n")
    with open(path, encoding=encoding) as f:
        print(encoding, list(f), f.tell(), f.seek(f.tell()), f.read())
    f = open(path, "w+", encoding=encoding)
    print(list(f), f.tell(), f.readline())
    raw = f.detach()
    try:
        f.newlines
    except ValueError as e:
        print(e)
    raw.close()
os.unlink(path)

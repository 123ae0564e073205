# tests/lang/io/byte_order_marks.py - a text file has its byte order mark once, at its begin, however it is written
import io, os, tempfile, codecs
d = tempfile.mkdtemp(); p = os.path.join(d, "f")
for enc in ("utf-16", "utf-32", "utf-8-sig", "utf-16-le", "utf-7", "iso2022_jp" if 0 else "latin-1"):
    with open(p, "w", encoding=enc) as f:
        f.write("ab"); f.write("cd"); f.flush(); f.write("\n")
        print(enc, f.tell())
    print(open(p, "rb").read())
    with open(p, "a", encoding=enc) as f: f.write("e")
    print(open(p, "rb").read())
    with open(p, "r+", encoding=enc) as f:
        f.seek(0); f.write("X"); f.seek(0); print(ascii(f.read()))
    with open(p, "r+", encoding=enc) as f:
        f.seek(0, 2); f.write("Y")
    print(open(p, "rb").read(), ascii(open(p, encoding=enc).read()))
    with open(p, "w", encoding=enc) as f:
        f.write("one"); f.seek(0); f.truncate(); f.write("two")
    print(open(p, "rb").read())
    with open(p, encoding=enc) as f:
        print(ascii(f.read(1)), ascii(f.readline()), ascii(f.read()), ascii(f.readline()))
    b = io.BytesIO(); t = io.TextIOWrapper(b, encoding=enc); t.write("q"); t.write("r"); t.flush(); print(b.getvalue())
    b = io.BytesIO(b"zz"); b.seek(2); t = io.TextIOWrapper(b, encoding=enc); t.write("q"); t.flush(); print(b.getvalue())
f = open(p)
print(f._CHUNK_SIZE); f._CHUNK_SIZE = 3; print(f._CHUNK_SIZE, f.read(2), f.tell())
for v in (0, -1, "a"):
    try: f._CHUNK_SIZE = v
    except Exception as e: print(type(e).__name__, e)
try: del f._CHUNK_SIZE
except Exception as e: print(type(e).__name__, e)

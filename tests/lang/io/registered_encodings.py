# tests/lang/io/registered_encodings.py - a text stream of any encoding is read as it comes, and each tell() leads back
import io, os, tempfile
p = tempfile.mktemp()
for enc, text in (("utf-16", "ab\u20ac\r\ncd\U0001f600x\nyz\r"), ("cp1252", "h\u00e9\r\nll\u00f6\n"), 
                  ("utf-8-sig", "x\u00e9y\r\nz\n"), ("shift_jis", "\u3042b\n\u3044"), ("gb18030", "\u4e2d\U0001f600\nq"), ("utf-7", "a\u00e9\u20acb\nc"), ("utf-32", "ab\n\u20ac\n"), ("cp437","a\xe9\n")):
    for nl in (None, "", "\n", "\r\n"):
        with open(p, "w", encoding=enc, newline="") as f:
            f.write(text[:3]); f.write(text[3:])
        print(enc, repr(nl), open(p, "rb").read())
        with open(p, encoding=enc, newline=nl) as f:
            lines = list(f)
            print(lines, repr(f.newlines), f.tell())
        with open(p, encoding=enc, newline=nl) as f:
            whole = f.read(); f.seek(0)
            places = []
            while True:
                at = f.tell()
                c = f.read(1)
                places.append((at, c))
                if not c: break
            print(places)
            for i, (at, c) in enumerate(places):
                print(f.seek(at) == at, f.read() == whole[i:], end=" ")
            print(f.seek(0, 2), repr(f.read()), f.seek(0), repr(f.readline(2)), f.seek(0, 1))
    with open(p, "a", encoding=enc) as f:
        f.write("+\n")
    print(open(p, "rb").read())
    with open(p, "r+", encoding=enc) as f:
        print(repr(f.readline())); f.seek(0); f.write("Q"); f.flush()
    print(open(p, "rb").read())
# a pipe is read as it comes
r, w = os.pipe()
rf = open(r, encoding="cp1252"); 
os.write(w, b"one\n\xe9tw"); print(rf.readline()); os.write(w, b"o\n"); print(rf.readline()); os.close(w); print(repr(rf.read()), rf.newlines)
t = io.TextIOWrapper(io.BytesIO(b"a\xe9b\n"), "cp437", "replace")
print(ascii(t.read()), type(t.detach()), t.encoding, t.errors)
for enc in ("rot13", "hex", "nonesuch"):
    try: io.TextIOWrapper(io.BytesIO(), enc)
    except LookupError as e: print(e)
for n in (-1, 1 << 200, 1 << 64):
    t = io.TextIOWrapper(io.BytesIO(b"abc"), "cp1252")
    try: print(t.seek(n))
    except Exception as e: print(type(e).__name__, e)
t = io.TextIOWrapper(io.BytesIO(b"a\0b\0\n\0"), "utf-16-le"); print(t.read(1), t.reconfigure(line_buffering=True), t.read())
try: t.reconfigure(encoding="ascii")
except Exception as e: print(type(e).__name__, e)
b = io.BytesIO(); t = io.TextIOWrapper(b, "utf-16"); t.write("a"); t.reconfigure(encoding="utf-8-sig"); t.write("b"); t.reconfigure(errors="ignore"); t.write("c"); t.flush(); print(b.getvalue())
class R(io.BytesIO):
    def readable(self): return False
class W(io.BytesIO):
    def writable(self): return False
for e in ("utf-8","cp1252"):
  for f, g in ((R(), lambda t: t.read()), (R(), lambda t: t.readline()), (R(), next), (R(), lambda t: t.write("a")), (W(), lambda t: t.write("a")), (W(), lambda t: t.read()), (R(), lambda t: (t.seek(0), t.tell(), t.newlines))):
    t = io.TextIOWrapper(f, e)
    try: print(g(t))
    except Exception as ex: print(type(ex).__name__, ex)
t = io.TextIOWrapper(io.BytesIO(b"ab\r"), newline="\r\n", encoding="ascii"); print(repr(t.readline()), repr(t.readline()))
b = io.BytesIO(); b.close()
for e in ("utf-8", "cp1252"):
    try: io.TextIOWrapper(b, e)
    except ValueError as ex: print(ex)
os.unlink(p)

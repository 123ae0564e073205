# tests/lang/io/text_layer_details.py - TextIOWrapper: newline kinds, seek and tell with state, reconfigure, line buffering, errors
import io
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
for nl in (None, "", "\n", "\r", "\r\n"):
    r = io.TextIOWrapper(io.BytesIO(b"a\nb\rc\r\nd"), newline=nl); lines = r.readlines(); nls = r.newlines
    w = io.BytesIO(); x = io.TextIOWrapper(w, newline=nl); x.write("a\nb\rc\r\nd"); x.flush(); print(repr(nl), lines, nls, w.getvalue())
b = io.BytesIO("h\xe9llo\nw\u20acrld\n".encode()); f = io.TextIOWrapper(b, encoding="utf-8")
for g in (lambda: f.read(2), lambda: f.tell(), lambda: f.readline(), lambda: f.tell(), lambda: f.seek(0), lambda: next(f), lambda: f.tell(), lambda: f.readline(3), lambda: f.seek(1, 1), lambda: f.seek(0, 1), lambda: f.seek(0, 2), lambda: f.seek(1, 2), lambda: f.seek(-1), lambda: f.seek(0, 5), lambda: f.seek(0) or f.read(), lambda: f.read(), lambda: f.read(-1), lambda: f.read("x"), lambda: f.readline(0), lambda: f.write(5), lambda: f.write("end"), lambda: f.tell(), lambda: f.truncate(3), lambda: f.seek(0) or f.read(), lambda: f.reconfigure(encoding="ascii"), lambda: f.reconfigure(errors="replace"), lambda: f.reconfigure(line_buffering=True) or f.line_buffering, lambda: f.reconfigure(newline="x"), lambda: f.reconfigure(encoding="nope"), lambda: f.encoding, lambda: f.errors, lambda: f.buffer is b, lambda: f.isatty(), lambda: f.fileno(), lambda: f.readable(), lambda: f.seekable(), lambda: f.writelines(["a", "b"]), lambda: f.writelines(["a", 5]), lambda: f.writelines(5), lambda: f.detach() is b, lambda: f.read(), lambda: f.buffer, lambda: f.detach(), lambda: repr(f)):
    t(g)
t(lambda: io.TextIOWrapper(5)); t(lambda: io.TextIOWrapper(io.StringIO())); t(lambda: io.TextIOWrapper(b, newline="q")); t(lambda: io.TextIOWrapper(b, errors=5)); t(lambda: io.TextIOWrapper(io.BytesIO(b"\xff"), encoding="utf-8").read()); t(lambda: io.TextIOWrapper(io.BytesIO(b"ab\xe9"), encoding="ascii", errors="surrogateescape").read()); t(lambda: io.TextIOWrapper(io.BytesIO(), encoding="ascii").write("\xe9")); t(lambda: list(io.TextIOWrapper(io.BytesIO(b"x\n" * 3)))); t(lambda: io.TextIOWrapper(io.BytesIO(b"\xff\xfea\0"), encoding="utf-16").read())
class Raw(io.RawIOBase):
    def readable(self): return True
    def readinto(self, b): b[:1] = b"z"; self.n = getattr(self, "n", 0) + 1; return 1 if self.n < 4 else 0
t(lambda: io.TextIOWrapper(io.BufferedReader(Raw())).read())
x = io.TextIOWrapper(io.BytesIO(b"a\nb\n")); next(x); t(lambda: x.tell()); t(lambda: list(x)); t(lambda: x.tell()); x.close(); t(lambda: x.read()); t(lambda: x.closed); t(lambda: x.close()); t(lambda: x.__enter__())

# tests/lang/builtins/open_modes.py - open(): modes that are good and bad, kinds of objects, arguments that do not fit
import os, tempfile, io
d = tempfile.mkdtemp(); p = os.path.join(d, "f")
def t(*a, **k):
    try:
        f = open(*a, **k)
        with f: print(a[1:], sorted(k), type(f).__name__, f.mode, f.readable(), f.writable(), f.seekable(), getattr(f, "encoding", "-"), getattr(f, "errors", "-"), getattr(f, "newlines", "-"))
    except Exception as e:
        print(a[1:], sorted(k), type(e).__name__, str(e).replace(d, "D"))
t(p); t(p, "x"); t(p, "x")
for m in ("r", "w", "a", "r+", "w+", "a+", "rb", "wb", "ab", "rb+", "r+b", "br", "+br", "rt", "tr", "x+", "rw", "", "b", "t", "+", "rr", "rbt", "U", "rU", "q", "r\0", "wa", "r++", "tb+"):
    t(p, m)
t(p, 5); t(p, "rb", encoding="utf-8"); t(p, "rb", errors="strict"); t(p, "rb", newline=""); t(p, newline="x"); t(p, newline="\n\n"); t(p, newline=5); t(p, encoding="nope"); t(p, encoding=5); t(p, errors="nope"); t(p, "rb", 0); t(p, "wb", 0); t(p, "rb", 1); t(p, "r", 0); t(p, "r", 1); t(p, "rb", -2); t(p, "r", 10); t(p, "rb+", 0); t(p, closefd=False); t(5000); t(-1); t(2**40); t(1.5); t(None); t(b"\0"); t("\0"); t(d); t(d, "w"); t(p + "/x"); t(p + "no"); t(p, "r", -1, None, None, None, True, None); t(p, opener=5); t(p, opener=lambda *a: "x"); t(p, opener=lambda *a: -1); t(p, opener=lambda f, fl: os.open(f, fl)); t(p, mode="r", buffering="x"); t(); t(p, "r", 1, 2); t(p.encode(), "rb"); t(p, bogus=1)
class FS:
    def __fspath__(self): return p
class FSBad:
    def __fspath__(self): return 5
t(FS(), "rb"); t(FSBad()); t(True, "rb", closefd=False) if 0 else None
with open(p, "w") as f: print(f.write("abc"), f.tell(), f.name == p, f.buffer.raw.mode, f.line_buffering, f.write_through)
for op in (lambda: f.write("x"), lambda: f.read(), lambda: f.tell(), lambda: f.fileno(), lambda: iter(f), lambda: next(f), lambda: f.flush(), lambda: f.close(), lambda: f.__enter__(), lambda: f.seek(0), lambda: f.closed, lambda: f.truncate(), lambda: f.isatty(), lambda: f.readable(), lambda: f.detach()):
    try:
        print(op())
    except Exception as e:
        print(type(e).__name__, e)
os.remove(p); os.rmdir(d)

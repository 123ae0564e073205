# tests/lang/io/raw_and_base_classes.py - IOBase and RawIOBase subclasses in Python: default methods, closing, iteration, abstract ones
import io
class R(io.RawIOBase):
    def __init__(self, data): self.data = data
    def readable(self): return True
    def readinto(self, b):
        n = min(len(b), len(self.data), 3); b[:n] = self.data[:n]; self.data = self.data[n:]; return n
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
r = R(b"line1\nline2\nrest")
for f in (lambda: r.read(2), lambda: r.readline(), lambda: r.readlines(), lambda: r.readall(), lambda: r.read(), lambda: R(b"abcdef").readall(), lambda: R(b"ab\ncd").__next__(), lambda: list(R(b"a\nb")), lambda: r.write(b"x"), lambda: r.seek(0), lambda: r.tell(), lambda: r.truncate(), lambda: r.fileno(), lambda: r.isatty(), lambda: r.seekable(), lambda: r.writable(), lambda: r.closed, lambda: r.flush(), lambda: r.readline(3.5), lambda: R(b"abc").readline(2), lambda: R(b"a\nb\nc\n").readlines(2), lambda: r.close(), lambda: r.closed, lambda: r.read(), lambda: r.readline(), lambda: r.flush(), lambda: r.close(), lambda: r.__enter__(), lambda: iter(r)):
    t(f)
class B(io.IOBase): pass
b = B(); t(lambda: b.read()); t(lambda: b.readline()); t(lambda: b.writelines([b"a"])); t(lambda: b.seek(0)); t(lambda: b.tell()); t(lambda: b._checkReadable()); t(lambda: b._checkClosed()); b.x = 1; t(lambda: b.x)
class C(io.RawIOBase):
    def close(self): print("close", self.closed); super().close()
    def flush(self): print("flush"); super().flush()
with C() as c: print("in")
c.close(); del c
class BadFlush(io.RawIOBase):
    def flush(self): raise OSError("flush")
x = BadFlush(); t(x.close); t(lambda: x.closed); t(x.close)
class T(io.TextIOBase): pass
t(lambda: T().read()); t(lambda: T().write("x")); t(lambda: T().encoding); t(lambda: T().readline()); t(lambda: T().detach()); t(lambda: io.BufferedIOBase().read()); t(lambda: io.BufferedIOBase().readinto(bytearray(2))); t(lambda: io.RawIOBase().read(1)); t(lambda: io.RawIOBase().readall())
class Ret(io.RawIOBase):
    def readable(self): return True
    def __init__(self, v): self.v = v
    def readinto(self, b): return self.v
for v in (None, "x", 5.5):
    t(lambda: Ret(v).read(3))
class RB(io.BufferedIOBase):
    def __init__(self, v): self.v = v
    def read(self, n=-1): return self.v
    def read1(self, n=-1): return self.v
for v in (b"abc", b"abcdefgh", "str", None):
    t(lambda: (m := bytearray(4), RB(v).readinto(m), m)[1:])
print(issubclass(io.FileIO, io.RawIOBase), issubclass(io.BytesIO, io.BufferedIOBase), issubclass(io.StringIO, io.TextIOBase), isinstance(io.StringIO(), io.IOBase), io.UnsupportedOperation.__mro__[1:3])

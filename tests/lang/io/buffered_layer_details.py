# tests/lang/io/buffered_layer_details.py - BufferedReader, Writer and Random over raw files of ours: short reads, None, peek, blocking
import io
class Raw(io.RawIOBase):
    def __init__(self, *chunks): self.chunks, self.log = list(chunks), []
    def readable(self): return True
    def writable(self): return True
    def readinto(self, b):
        self.log.append(("readinto", len(b)))
        if not self.chunks: return 0
        c = self.chunks.pop(0)
        if isinstance(c, Exception): raise c
        if c is None or isinstance(c, int): return c
        b[:len(c)] = c
        return len(c)
    def write(self, b):
        self.log.append(bytes(b)); r = self.chunks.pop(0) if self.chunks else len(b)
        if isinstance(r, Exception): raise r
        return r
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, getattr(e, "characters_written", ""))
for make, ops in ((lambda: Raw(b"abc", b"de"), ["read(2)", "read(2)", "read(9)", "read()"]), (lambda: Raw(b"abc", None, b"d"), ["read(5)", "read(5)", "read()"]), (lambda: Raw(None), ["read()", "read(1)", "read1(3)"]), (lambda: Raw(b"ab", b"cd"), ["peek()", "read1(1)", "read1()", "peek(1)", "readline()"]), (lambda: Raw(b"a\nb", b"c\nd"), ["readline()", "readline()", "readline()", "readline()"]), (lambda: Raw(99), ["read(4)"]), (lambda: Raw(-1), ["read(4)"]), (lambda: Raw(OSError("bad")), ["read(1)", "read(1)"]), (lambda: Raw(b"abcdef"), ["readinto(bytearray(3))", "readinto1(bytearray(9))", "read(-2)", "readlines()", "read('x')"])):
    r = make(); f = io.BufferedReader(r, 4)
    for o in ops:
        t(lambda: eval("f." + o))
for chunks, ops in (((), ["write(b'ab')", "write(b'cdefgh')", "flush()"]), ((2, 1), ["write(b'abcdef')", "flush()"]), ((99,), ["write(b'abcdefgh')", "flush()"]), ((OSError("full"),), ["write(b'abcdefgh')", "flush()"]), ((), ["write('x')", "write(5)", "write(bytearray(b'q'))", "write(memoryview(b'r'))", "read()", "writelines([b'1', b'2'])", "flush()"])):
    r = Raw(*chunks); f = io.BufferedWriter(r, 4)
    for o in ops:
        t(lambda: eval("f." + o))
    print(r.log); r.chunks.clear()
r = io.BufferedRandom(io.BytesIO(b"0123456789"), 4)
for o in ("read(2)", "write(b'XY')", "read(2)", "tell()", "seek(0)", "read()", "seek(-3, 2)", "write(b'end!')", "seek(0)", "read()", "seek(5, 9)", "truncate(4)", "seek(0)", "read()", "peek()"):
    t(lambda: eval("r." + o))
for f in (lambda: io.BufferedReader(5), lambda: io.BufferedReader(Raw(), 0), lambda: io.BufferedReader(Raw(), -1), lambda: io.BufferedWriter(io.BytesIO(), "x"), lambda: io.BufferedRWPair(Raw(b"a"), Raw()).read(1), lambda: repr(io.BufferedReader(Raw()))[:19], lambda: io.BufferedReader(io.BytesIO(b"x")).raw.getvalue(), lambda: io.BytesIO().detach(), lambda: io.BufferedReader(Raw()).detach().__class__.__name__):
    t(f)

# tests/lang/io/readinto_and_sizes.py - arguments of streams are looked at before the stream is, and the words name the method
import io, os, tempfile

path = tempfile.mkstemp()[1]
def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)

with open(path, "wb") as raw:
    raw.write(b"abc\ndef")
streams = [io.BytesIO(b"abc"), io.BufferedReader(io.BytesIO(b"abc")), io.BufferedRandom(io.BytesIO(b"abc")), io.FileIO(path), io.FileIO(path, "a"),
           io.BufferedRWPair(io.BytesIO(b"abc"), io.BytesIO())]
for s in streams:
    print(type(s).__name__)
    for name in ("readinto", "readinto1"):
        method = getattr(s, name, None)
        if method is not None:
            for target in (b"xx", "xx", None, memoryview(b"xx"), memoryview(bytearray(4))[::2], memoryview(bytearray(2)).toreadonly()):
                print(name, type(target).__name__, attempt(method, target))
    for name in ("read1", "peek", "read", "readline"):
        method = getattr(s, name, None)
        if method is not None:
            for size in ("1", 1.5, 2**64, -2):
                print(name, size, attempt(method, size))
    print("write", attempt(s.write, "text"), attempt(s.writelines, ["text"]))
    s.close()
    for name in ("readinto", "read", "write", "peek"):
        method = getattr(s, name, None)
        if method is not None:
            print("closed", name, attempt(method, "x"), attempt(method, b"x"), attempt(method, -5))

class Reader(io.BufferedIOBase):
    def read(self, n): return "text"
    def read1(self, n): return b"x" * (n + 1)
for name in ("readinto", "readinto1"):
    print(name, attempt(getattr(Reader(), name), bytearray(3)), attempt(getattr(Reader(), name), b"x"))
print(attempt(io.FileIO(path, "a").readall))

class Three(io.RawIOBase):
    def __init__(self): self.asked = []
    def readable(self): return True
    def readinto(self, b):
        self.asked.append(len(b))
        b[:3] = b"xyz"[:len(b)]
        return min(3, len(b))
raw = Three()
b = io.BufferedReader(raw, 16)
print(b.read1(2), b.read1(8192), b.peek(), b.read1(1), b.read1(), raw.asked)
os.unlink(path)
for cls in (io.StringIO, io.BytesIO):
    m = cls()
    m.close()
    for name in ("flush", "isatty", "__iter__", "__next__", "tell", "readable"):
        answer = attempt(getattr(m, name))
        print(cls.__name__, name, answer is m or answer)

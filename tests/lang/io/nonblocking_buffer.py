# tests/lang/io/nonblocking_buffer.py - a buffer over a stream that would block takes what it can and says how much
import io, os, threading, time

class Slow(io.RawIOBase):
    def __init__(self): self.written = []; self.room = 0
    def writable(self): return True
    def readable(self): return True
    def seekable(self): return True
    def seek(self, n, how=0): return 0
    def write(self, b):
        if self.room == 0: return None
        n = min(self.room, len(b)); self.room -= n
        self.written.append(bytes(b[:n]))
        return n

for kind in io.BufferedWriter, io.BufferedRandom:
    raw = Slow(); b = kind(raw, 8)
    for room, data in (0, b"abcdef"), (1, b"ghi"), (3, b"0123456789ABCDEF"), (0, b"xy"), (100, b"z" * 30), (20, b"q" * 40), (0, b""):
        raw.room = room
        try: print(b.write(data), end=" ")
        except BlockingIOError as e: print(e.args[1:], e.characters_written, end=" ")
        print(raw.written)
    for room in 0, 5, 100:
        raw.room = room
        try: print(b.flush(), raw.written[-1])
        except BlockingIOError as e: print(e.args[1:], e.characters_written, raw.written[-1])

r, w = os.pipe()
os.set_blocking(r, False); os.set_blocking(w, False)
rf, wf = open(r, "rb", 1024), open(w, "wb", 1024)
sent = 0
try:
    while True: sent += wf.write(b"m" * 999)
except BlockingIOError as e:
    sent += e.characters_written; print(e.errno, e.args[1])
got = len(rf.read())
while True:
    try: wf.flush(); break
    except BlockingIOError as e: got += len(rf.read())
print(sent == got + len(rf.read() or b""))
rf.close(); wf.close()

# readinto1 asks once for more than is read ahead; a wrong answer of readinto is an OSError with its cause
class Parts(io.RawIOBase):
    def __init__(self, *parts): self.parts = list(parts)
    def readable(self): return True
    def readinto(self, b):
        if not self.parts: return 0
        part = self.parts.pop(0); b[:len(part)] = part
        return len(part)
b = io.BufferedReader(Parts(b"abc", b"de", b"fgh", b"jkl"), 10)
print(b.peek(), b.readinto1(bytearray(2)), b.readinto1(bytearray(2)), b.readinto1(bytearray(2)), b.peek(), b.readinto1(bytearray(20)), b.readinto1(bytearray(2)))
raw = io.BytesIO(b"12"); inner = io.BufferedReader(raw); inner.readinto = lambda buf: b""
try: io.BufferedReader(inner).readline()
except OSError as e: print(e, repr(e.__cause__))

# an __init__ that fails leaves an object that says so
for kind, use in (io.BufferedReader, "read"), (io.BufferedWriter, "flush"), (io.BufferedRandom, "tell"):
    b = kind(io.BytesIO(b"abc"))
    for size in 0, -1, 2 ** 62:
        try: b.__init__(io.BytesIO(b"abc"), size)
        except (ValueError, MemoryError) as e: print(type(e).__name__, e, end="; ")
        try: getattr(b, use)()
        except ValueError as e: print(e)
    try: getattr(kind.__new__(kind), use)()
    except ValueError as e: print(e)
    b.__init__(io.BytesIO(b"abc")); print(getattr(b, use)())

# close() flushes through the method, closes in any case, and lets nobody write meanwhile
class File(io.FileIO):
    def close(self): print("close"); super().close()
    def flush(self): print("flush", self.closed); super().flush()
f = File(os.devnull, "wb"); f.close(); f.close()
f = open(os.devnull, "wb", 0); f.flush = lambda: 1 / 0
try: f.close()
except ZeroDivisionError: print("raised", f.closed)
def fail(name):
    def close(): raise NameError(name)
    return close
pair = io.BufferedRWPair(reader := Parts(), writer := Slow()); reader.close, writer.close = fail("r"), fail("w")
try: pair.close()
except NameError as e: print(e, repr(e.__context__), pair.closed)
del reader.close, writer.close
class Lazy(Slow):
    def flush(self):
        if started.is_set(): return
        started.set(); time.sleep(0.1)
        super().flush()
started = threading.Event()
b = io.BufferedWriter(raw := Lazy())
raw.room = 100
b.write(b"in time")
t = threading.Thread(target=b.close); t.start(); started.wait()
try: b.write(b"late")
except ValueError as e: print(e)
t.join(); print(raw.written, b.closed)

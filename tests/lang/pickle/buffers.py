# tests/lang/pickle/buffers.py - PickleBuffer: in the stream, beside it, released, not contiguous; bytes and files of all kinds
import io, pickle
from pickle import PickleBuffer

class Array:
    def __init__(self, data): self.data = data
    def __reduce_ex__(self, protocol):
        return (Array, (PickleBuffer(self.data),)) if protocol >= 5 else (Array, (bytes(self.data),))
for data in (b"read only", bytearray(b"writable"), b"x" * 70000, bytearray(70000)):
    inside = pickle.dumps(Array(data), 5)
    buffers = []
    outside = pickle.dumps(Array(data), 5, buffer_callback=buffers.append)
    print(type(pickle.loads(inside).data).__name__, len(inside) > len(data), len(outside) < 80, type(pickle.loads(outside, buffers=buffers).data).__name__,
          bytes(pickle.loads(outside, buffers=buffers).data) == bytes(data), pickle.loads(pickle.dumps(Array(data), 4)).data == data)
f = io.BytesIO(); pickle.Pickler(f, 5, buffer_callback=lambda b: True).dump(Array(b"in band")); print(pickle.loads(f.getvalue()).data)
def attempt(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e)
attempt(pickle.loads, outside); attempt(pickle.loads, outside, buffers=[]); attempt(pickle.dumps, 1, 4, buffer_callback=print)
attempt(lambda: bytes(pickle.loads(outside, buffers=[bytearray(b"other")]).data))
b = PickleBuffer(bytearray(b"abcd")); m = b.raw(); print(m.tobytes(), m.format, m.readonly, memoryview(b).tobytes(), bytes(b)); m.release(); b.release()
attempt(b.raw); attempt(memoryview, b); b.release()
two = memoryview(bytearray(12)).cast("B", (3, 4)); print(PickleBuffer(two).raw().shape, PickleBuffer(memoryview(b"abcd").cast("H")).raw().format)
attempt(PickleBuffer(memoryview(b"abcd")[::2]).raw); attempt(pickle.dumps, PickleBuffer(memoryview(b"abcd")[::2]), 5); attempt(pickle.dumps, PickleBuffer(b"a"), 4)
attempt(PickleBuffer); attempt(PickleBuffer, 5); attempt(PickleBuffer, "text")
a = bytearray(b"held"); h = PickleBuffer(a); attempt(a.append, 1); h.release(); a.append(33); print(a)

class Minimal:
    def __init__(self, data): self.f = io.BytesIO(data)
    def read(self, n): return self.f.read(n)
    def readline(self): return self.f.readline()
class Writer:
    def __init__(self): self.parts = []
    def write(self, b): self.parts.append(bytes(b)); return len(b)
value = ["text" * 30000, b"bytes" * 30000, bytearray(b"ba" * 50000), list(range(30000)), {"k": 2**100}]
for protocol in range(6):
    w = Writer(); pickle.dump(value, w, protocol); whole = b"".join(w.parts)
    r = io.BufferedReader(io.BytesIO(whole + b"behind"), 100); back = pickle.load(r)
    print(protocol, len(w.parts), whole == pickle.dumps(value, protocol), pickle.load(Minimal(whole)) == value, back == value, r.read(), pickle.load(io.BytesIO(whole + b"more")) == value)

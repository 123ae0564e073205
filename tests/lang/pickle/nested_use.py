# tests/lang/pickle/nested_use.py - a pickler in use may dump, an unpickler in use may load: each use has its own stack and output
# oracle: no
import io, pickle

class Again:
    def __reduce__(self): inner.dump([1]); return str, ("outer",)
f = io.BytesIO(); inner = pickle.Pickler(f); inner.dump([Again(), 5]); f.seek(0)
print(pickle.load(f), pickle.load(f))
class Nested(pickle.Unpickler):
    def persistent_load(self, pid): return (pid, super().load())
print(Nested(io.BytesIO(b"(K\x01K\x02Q" + b"(K\x07l.l.")).load())


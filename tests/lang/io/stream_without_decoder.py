# tests/lang/io/stream_without_decoder.py - a stream whose decoder is not made yet, or could not be made, cannot be read
import io, codecs
class B(io.BytesIO):
    ask = None
    def readable(self):
        if B.ask:
            ask, B.ask = B.ask, None
            ask()
        return True
t = io.TextIOWrapper(B(b"abc"), "utf-8")
def ask():
    try:
        t.readline()
    except io.UnsupportedOperation:
        pass
B.ask = staticmethod(ask)
t.reconfigure(encoding="utf-16")
print("done")
t = io.TextIOWrapper(B(b"abc"), "utf-8")
real = codecs.lookup("utf-16-le")
def bad(*a): raise OSError("no decoder")
codecs.register(lambda name: codecs.CodecInfo(real.encode, real.decode, incrementaldecoder=bad, incrementalencoder=real.incrementalencoder, name="nodec") if name == "nodec" else None)
try:
    t.reconfigure(encoding="nodec")
except OSError as e:
    print(e)
for f in t.readline, t.read:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

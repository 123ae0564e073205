# tests/lang/io/decoder_of_odd_classes.py - a decoder's texts and bytes may be of classes that run code: the stream is whole whenever it does
import io, codecs
real = codecs.lookup("latin-1")
class Bytes(bytes):
    def __add__(self, other): return 17
class Text(str):
    def __del__(self):
        if stream:
            t = stream.pop()
            seen.append(t.readline(2))
stream, seen = [], []
class D(codecs.IncrementalDecoder):
    def decode(self, b, final=False): return Text(b.decode("latin-1"))
    def getstate(self): return (Bytes(b"") if not hold else Bytes(b"zz"), 0)
    def setstate(self, s): pass
    def reset(self): pass
hold = False
codecs.register(lambda name: codecs.CodecInfo(real.encode, real.decode, incrementaldecoder=D, incrementalencoder=real.incrementalencoder, name="oddity") if name == "oddity" else None)
t = io.TextIOWrapper(io.BytesIO(b"abcdefgh" * 8), "oddity")
t._CHUNK_SIZE = 8
stream.append(t)
print(len(t.read(8)))
print(len(t.read(3)))
try: print(len(t.readline(40)))
except Exception as e: print(type(e).__name__)
try: t.seek(0); t.tell()
except Exception as e: print(type(e).__name__)
hold = True
t = io.TextIOWrapper(io.BytesIO(b"abcdefgh" * 8), "oddity")
try:
    t.read(3)
    t.tell()
    print('told')
except TypeError as e:
    print(e)
print(seen)

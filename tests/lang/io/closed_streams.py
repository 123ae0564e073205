# lang/io/closed_streams.py - what each method of a closed stream says
import io, os
class R(io.RawIOBase):
    def readable(s): return True
    def writable(s): return True
    def seekable(s): return True
    def readinto(s, b): return 0
    def write(s, b): return len(b)
    def tell(s): return 0
    def seek(s, *a): return 0
for make in io.BufferedReader, io.BufferedWriter, io.BufferedRandom:
    for m, a in ("tell", ()), ("seek", (0,)), ("read", ()), ("read", (3,)), ("read1", ()), ("readline", ()), ("readlines", ()), ("peek", ()), ("readinto", (bytearray(3),)), ("readinto1", (bytearray(3),)), ("flush", ()), ("write", (b"a",)), ("truncate", ()), ("__next__", ()), ("isatty", ()), ("fileno", ()), ("readable", ()), ("detach", ()), ("__enter__", ()):
        f = make(R())
        f.close()
        try: print(make.__name__, m, getattr(f, m)(*a))
        except Exception as e: print(make.__name__, m, type(e).__name__, e)
for mode, buffering in ("rb", -1), ("rb", 0), ("r", -1), ("r+b", -1):
    for m, a in ("tell", ()), ("seek", (0,)), ("read", ()), ("readline", ()), ("close", ()), ("flush", ()), ("isatty", ()), ("fileno", ()), ("truncate", ()):
        f = open(os.devnull, mode, buffering)
        f.close()
        try:
            print(mode, buffering, m, getattr(f, m)(*a))
        except Exception as e:
            print(mode, buffering, m, type(e).__name__, e)
f = open(os.devnull, "rb", 0)
print(f._blksize == os.fstat(f.fileno()).st_blksize)
f._blksize = 5
print(f._blksize)

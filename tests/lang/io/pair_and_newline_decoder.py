# tests/lang/io/pair_and_newline_decoder.py - BufferedRWPair and IncrementalNewlineDecoder
import io
for s in ['io.BufferedRWPair(1,2)','io.IncrementalNewlineDecoder()','io.IncrementalNewlineDecoder(None,True).decode(b"a")','io.IncrementalNewlineDecoder(None,True).decode("a\\r")','io.IncrementalNewlineDecoder(None,True).getstate()','io.IncrementalNewlineDecoder(None,True).setstate(3)','io.IncrementalNewlineDecoder.__mro__','io.BufferedRWPair.__mro__']:
  try: print(s,'->', eval(s))
  except Exception as e: print(s, '->', type(e).__name__, e)
class R(io.RawIOBase):
    def __init__(s,d): s.d=d
    def readable(s): return True
    def readinto(s,b):
        n=min(len(b),len(s.d)); b[:n]=s.d[:n]; s.d=s.d[n:]; return n
class W(io.RawIOBase):
    def writable(s): return True
    def write(s,b): print("written", bytes(b)); return len(b)
p=io.BufferedRWPair(R(b"one\ntwo\nthree"),W())
print(p.read(2), p.readline(), p.peek(2)[:2], p.read1(3), p.readable(), p.writable(), p.seekable(), p.isatty(), p.closed)
p.write(b"abc"); p.flush(); p.write(b"x"); print(list(p)); p.close(); print(p.closed)
try: io.BufferedRWPair(W(), W())
except io.UnsupportedOperation as e: print(e)
d=io.IncrementalNewlineDecoder(None,True)
print([d.decode(x) for x in ("a\r","\nb","\r","c\n","\r")], d.newlines, d.getstate(), repr(d.decode("",True)), d.newlines)
d.reset(); print(d.newlines, d.getstate())
import codecs
d=io.IncrementalNewlineDecoder(codecs.getincrementaldecoder("utf-8")(),False)
print([d.decode(x) for x in (b"\xc3",b"\xa9\r",b"\n")], d.getstate(), d.newlines)
print(io.open_code(__file__).readline())

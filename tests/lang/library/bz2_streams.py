# tests/lang/library/bz2_streams.py - bz2 by pieces: bounds on output, what is left, errors
def t(f, *a, **k):
    sh = [x if len(repr(x)) < 60 and ' at 0x' not in repr(x) else type(x).__name__ for x in a]
    try: r = f(*a, **k)
    except BaseException as e: r = type(e).__name__ + ' ' + str(e)
    else: r = repr(r) if ' at 0x' not in repr(r) else type(r)
    print(getattr(f, '__name__', '?'), *sh, k or '', '->', r)
import _bz2
from _bz2 import BZ2Compressor as C, BZ2Decompressor as D
print(sorted(x for x in dir(_bz2) if x[0] != '_'), C, D, sorted(x for x in dir(C) if x[0] != '_'), sorted(x for x in dir(D) if x[0] != '_'))
data = b'hello world ' * 1000
for l in (1, 5, 9):
    c = C(l); z = c.compress(data[:5000]) + c.compress(data[5000:]) + c.flush(); print(l, len(z), D().decompress(z) == data)
t(C, 0); t(C, 10); t(C, 'x'); t(C, compresslevel=1); t(C, 1, 2)
c = C(); t(c.compress, 'x'); t(c.compress); c.compress(b'abc'); e = c.flush(); t(c.flush); t(c.compress, b'x'); t(c.flush, 1); print(D().decompress(e))
d = D(); print(d.eof, d.needs_input, d.unused_data); t(d.decompress, b'garbage!'); t(d.decompress, z)
d = D(); t(d.decompress, 'x'); t(d.decompress); print(len(d.decompress(z + b'tail')), d.eof, d.needs_input, d.unused_data); t(d.decompress, b'x'); t(d.decompress, b'')
d = D(); out = d.decompress(z, 10); print(out, d.eof, d.needs_input)
while not d.eof: out += d.decompress(b'', max_length=997)
print(out == data, d.needs_input)
d = D(); out = b''
for i in range(0, len(z), 7): out += d.decompress(z[i:i + 7], 100); 
while not d.eof: out += d.decompress(b'', 5000)
print(out == data, d.unused_data)
d = D(); d.decompress(z[:20]); print(d.eof, d.needs_input); d = D(); print(d.decompress(b''), d.needs_input); t(d.decompress, z, 'x'); t(d.decompress, z, 0); print(d.needs_input); t(D, 1)
bad = bytearray(z); bad[len(z) // 2] ^= 255
t(D().decompress, bytes(bad)); t(D().decompress, b'BZh91AY&SY' + b'\0' * 40)
import copy
for o in (C(), D()):
    t(o.__reduce_ex__, 2)
c = C(); big = bytes(3000000); z = c.compress(big) + c.flush(); print(D().decompress(z) == big)
print(C.__doc__[:40])

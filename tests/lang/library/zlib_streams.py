# tests/lang/library/zlib_streams.py - zlib at once and by pieces: levels, windows, dictionaries, bounds on output, what is left, errors
def t(f, *a, **k):
    sh = [x if len(repr(x)) < 60 and ' at 0x' not in repr(x) else type(x).__name__ for x in a]
    try: r = f(*a, **k)
    except BaseException as e: r = type(e).__name__ + ' ' + str(e)
    else: r = repr(r) if ' at 0x' not in repr(r) else type(r)
    print(getattr(f, '__name__', '?'), *sh, k or '', '->', r)
import zlib
print(sorted((x, getattr(zlib, x)) if x.startswith('Z_') else (x, 0) for x in dir(zlib) if x[0] != '_'), zlib.error, zlib.error.__mro__)
d = bytes(range(256)) * 40 + b'hello' * 1000
for lvl in (-1, 0, 1, 6, 9): print(lvl, len(zlib.compress(d, lvl)), zlib.decompress(zlib.compress(d, lvl)) == d)
for w in (15, 9, -15, -9, 31, 25): 
    c = zlib.compress(d, wbits=w); print(w, c[:4].hex(), zlib.decompress(c, w) == d, zlib.decompress(c, wbits=47) == d if w > 0 else '')
t(zlib.compress); t(zlib.compress, 'a'); t(zlib.compress, b'', 10); t(zlib.compress, b'', -2); t(zlib.compress, b'', 'x'); t(zlib.compress, b'', level=1, wbits=99); t(zlib.compress, data=b''); t(zlib.compress, b'', 1, 15, 1); t(zlib.compress, b'', 1 << 40); t(zlib.compress, b'', wbits=8)
z = zlib.compress(b'hello world' * 10)
t(zlib.decompress); t(zlib.decompress, b''); t(zlib.decompress, b'abc'); t(zlib.decompress, z[:-1]); t(zlib.decompress, z[:5]); t(zlib.decompress, z + b'x'); t(zlib.decompress, z[:-4] + b'abcd'); t(zlib.decompress, z, 5); t(zlib.decompress, z, -15); t(zlib.decompress, z, bufsize=0); t(zlib.decompress, z, bufsize=-1); t(zlib.decompress, z, bufsize=1); t(zlib.decompress, z, 15, 'x'); t(zlib.decompress, 'x'); t(zlib.decompress, z, wbits=200); t(zlib.decompress, z, wbits=0); t(zlib.decompress, z, bufsize=1 << 70)
for v in (0, 1, -1, 1 << 32, 5, 0xffffffff): t(zlib.adler32, b'hello' * 100, v); t(zlib.crc32, b'hello' * 100, v)
t(zlib.adler32, b''); t(zlib.adler32, 'x'); t(zlib.adler32); t(zlib.adler32, b'', 'x'); t(zlib.crc32, None); t(zlib.adler32, bytes(100000), 77)
c = zlib.compressobj(); print(type(c), sorted(x for x in dir(c) if x[0] != '_'))
p = c.compress(b'abc' * 100); p += c.compress(b''); p += c.flush(zlib.Z_SYNC_FLUSH); c2 = c.copy(); p1 = p + c.compress(b'X' * 50) + c.flush(); p2 = p + c2.compress(b'Y' * 10) + c2.flush(zlib.Z_FINISH); print(zlib.decompress(p1), zlib.decompress(p2))
t(c.compress, b'x'); t(c.flush); t(c.copy); t(c2.flush); t(c.flush, 99); t(c.compress, 'x'); t(zlib.compressobj().flush, 99); t(zlib.compressobj().flush, zlib.Z_NO_FLUSH); t(zlib.compressobj().flush, 'x')
for k in ({'level': 10}, {'method': 5}, {'wbits': 99}, {'memLevel': 0}, {'memLevel': 10}, {'strategy': 9}, {'zdict': b'abc'}, {'zdict': 'x'}, {'zdict': None}, {'level': 'x'}, {'nope': 1}, {'strategy': zlib.Z_HUFFMAN_ONLY, 'level': 9, 'memLevel': 1, 'wbits': -9}): 
    t(lambda **k: type(zlib.compressobj(**k)), **k)
t(lambda: type(zlib.compressobj(9, 8, 15, 8, 0, b'zd'))); t(lambda: zlib.compressobj(9, 8, 15, 8, 0, b'zd', 3))
D = zlib.decompressobj(); print(type(D), sorted(x for x in dir(D) if x[0] != '_'), D.unused_data, D.unconsumed_tail, D.eof)
o = b''
for i in range(0, len(z), 3): o += D.decompress(z[i:i+3])
print(o == b'hello world' * 10, D.eof, D.flush(), D.unused_data); t(D.decompress, b'more'); print(D.unused_data, D.eof); t(D.decompress, b'again'); print(D.unused_data)
D = zlib.decompressobj(); print(D.decompress(z, 10), len(D.unconsumed_tail), D.eof); E = D.copy(); print(D.decompress(D.unconsumed_tail, 5), len(D.unconsumed_tail)); print(D.flush(), D.eof, D.unconsumed_tail, E.flush(1), E.unconsumed_tail)
D = zlib.decompressobj(); t(D.decompress, z, -1); t(D.decompress, 'x'); t(D.decompress, z, 'x'); t(D.decompress, b'garbage'); t(D.decompress, z); t(D.flush, 0); t(D.flush, -1); t(D.flush, 'x'); t(D.copy)
D = zlib.decompressobj(); D.decompress(z[:10]); t(D.flush); print(D.eof, D.unused_data); t(zlib.decompressobj().flush)
c = zlib.compressobj(zdict=b'hello world'); q = c.compress(b'hello world!') + c.flush(); t(zlib.decompress, q); D = zlib.decompressobj(zdict=b'hello world'); print(D.decompress(q)); t(zlib.decompressobj(zdict=b'wrong').decompress, q); t(zlib.decompressobj().decompress, q); t(zlib.decompressobj, zdict='x'); t(zlib.decompressobj, 99); t(lambda: type(zlib.decompressobj(-15, b'abc')).__name__); t(zlib.decompressobj, 'x')
c = zlib.compressobj(wbits=-15, zdict=b'hello'); q = c.compress(b'hello hello') + c.flush(); print(zlib.decompressobj(-15, b'hello').decompress(q))
D = zlib.decompressobj(47); g = zlib.compress(b'gz', wbits=31); print(D.decompress(g + b'tail'), D.unused_data, D.eof)
import copy
c = zlib.compressobj(); c.compress(b'a'); print(type(copy.copy(c)), type(copy.deepcopy(c))); D = zlib.decompressobj(); print(type(copy.copy(D)), type(copy.deepcopy(D)))
t(type(c)); t(type(D))
for n in (1, 100, 100000, 3000000):
    s = b'0123456789' * (n // 10 + 1); print(n, zlib.decompress(zlib.compress(s)) == s, zlib.decompressobj().decompress(zlib.compress(s)) == s)
D = zlib.decompressobj(); big = zlib.compress(bytes(1000000)); total = 0; buf = big
while not D.eof: out = D.decompress(buf, 70000); total += len(out); buf = D.unconsumed_tail
print(total)

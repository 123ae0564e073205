# tests/lang/library/lzma_streams.py - lzma by pieces: formats, checks, filters, bounds on output, errors
def t(f, *a, **k):
    sh = [x if len(repr(x)) < 60 and ' at 0x' not in repr(x) else type(x).__name__ for x in a]
    try: r = f(*a, **k)
    except BaseException as e: r = type(e).__name__ + ' ' + str(e)
    else: r = repr(r) if ' at 0x' not in repr(r) else type(r)
    print(getattr(f, '__name__', '?'), *sh, k or '', '->', r)
import _lzma as L
from _lzma import LZMACompressor as C, LZMADecompressor as D, LZMAError
print(sorted((x, getattr(L, x)) for x in dir(L) if x.isupper()), sorted(x for x in dir(L) if x[0] != '_' and not x.isupper()), LZMAError.__mro__, C, D, sorted(x for x in dir(C) if x[0] != '_'), sorted(x for x in dir(D) if x[0] != '_'))
data = b'hello world ' * 1000
zs = {}
for k in ({}, {'format': L.FORMAT_ALONE}, {'check': L.CHECK_CRC32}, {'check': L.CHECK_NONE}, {'preset': 9 | L.PRESET_EXTREME}, {'preset': 0}, {'check': L.CHECK_SHA256}, {'filters': [{'id': L.FILTER_LZMA2, 'preset': 3}]}, {'filters': [{'id': L.FILTER_DELTA, 'dist': 3}, {'id': L.FILTER_LZMA2, 'dict_size': 4096, 'lc': 1, 'lp': 1, 'pb': 0, 'mode': L.MODE_FAST, 'nice_len': 20, 'mf': L.MF_HC4, 'depth': 5}]}, {'filters': [{'id': L.FILTER_X86, 'start_offset': 16}, {'id': L.FILTER_LZMA2}]}, {'format': L.FORMAT_RAW, 'filters': [{'id': L.FILTER_LZMA1}]}, {'format': L.FORMAT_ALONE, 'filters': [{'id': L.FILTER_LZMA1, 'preset': 1}]}):
    c = C(**k); z = c.compress(data[:7000]) + c.compress(data[7000:]) + c.flush(); zs[str(k)] = z
    d = D(L.FORMAT_RAW, filters=k['filters']) if k.get('format') == L.FORMAT_RAW else D()
    print(k, len(z), d.decompress(z) == data, d.eof, d.check, d.needs_input, d.unused_data)
z = zs['{}']
t(C, 99); t(C, L.FORMAT_AUTO); t(C, L.FORMAT_RAW); t(C, check=99); t(C, L.FORMAT_ALONE, L.CHECK_CRC32); t(C, preset=77); t(C, preset=1, filters=[]); t(C, filters=[]); t(C, filters=5); t(C, filters=[5]); t(C, filters=[{}]); t(C, filters=[{'id': 77}]); t(C, filters=[{'id': L.FILTER_LZMA2, 'nope': 1}]); t(C, filters=[{'id': L.FILTER_LZMA2, 'preset': 99}]); t(C, filters=[{'id': L.FILTER_LZMA2}] * 5); t(C, filters=[{'id': L.FILTER_DELTA}]); t(C, filters=[{'id': L.FILTER_DELTA, 'dist': 'x'}]); t(C, filters=[{'id': L.FILTER_LZMA2, 'dict_size': -1}]); t(C, filters=[{'id': L.FILTER_LZMA2, 'dict_size': 1 << 33}]); t(C, filters=[{'id': L.FILTER_LZMA1}]); t(C, filters=[{'id': L.FILTER_LZMA2, 'lc': 5}]); t(C, L.FORMAT_ALONE, filters=[{'id': L.FILTER_LZMA2}]); t(C, 'x'); t(C, preset='x'); t(C, preset=-1); t(C, 1, 2, 3, None, 5); t(C, filters=({'id': L.FILTER_X86},)); t(C, filters=[{'id': 'x'}]); t(C, filters=[{'id': L.FILTER_X86, 'start_offset': 1, 'q': 2}]); t(C, filters=[{'id': L.FILTER_DELTA, 'q': 2}])
c = C(); t(c.compress, 'x'); t(c.compress); e = c.compress(b'abc'); e += c.flush(); t(c.flush); t(c.compress, b'x'); print(D().decompress(e))
d = D(); print(d.eof, d.needs_input, d.unused_data, d.check); t(d.decompress, b'garbage!' * 10); t(d.decompress, z)
d = D(); t(d.decompress, 'x'); t(d.decompress); print(len(d.decompress(z + b'tail')), d.eof, d.needs_input, d.unused_data, d.check); t(d.decompress, b'x'); t(d.decompress, b'')
d = D(); out = d.decompress(z, 10); print(out, d.eof, d.needs_input)
while not d.eof: out += d.decompress(b'', max_length=997)
print(out == data, d.needs_input)
d = D(); out = b''
for i in range(0, len(z), 7): out += d.decompress(z[i:i + 7], 100)
while not d.eof: out += d.decompress(b'', 5000)
print(out == data, d.unused_data)
bad = bytearray(z); bad[len(z) // 2] ^= 255
t(D().decompress, bytes(bad)); t(D(L.FORMAT_ALONE).decompress, z); t(D(L.FORMAT_XZ).decompress, z[:4] + b'xxxxxxxxxxxxxxx')
t(D, 99); t(D, L.FORMAT_RAW); t(D, L.FORMAT_RAW, 5); t(D, L.FORMAT_RAW, memlimit=5, filters=[{'id': L.FILTER_LZMA2}]); t(D, L.FORMAT_XZ, filters=[{'id': L.FILTER_LZMA2}]); t(D(memlimit=100).decompress, z); t(D, memlimit='x'); t(D, 'x'); t(D, memlimit=-1); t(D, memlimit=1 << 70); t(D, L.FORMAT_RAW, filters=[])
t(L.is_check_supported, 0); t(L.is_check_supported, 1); t(L.is_check_supported, 15); t(L.is_check_supported, 16); t(L.is_check_supported, -1); t(L.is_check_supported, 'x'); t(L.is_check_supported)
for f in ({'id': L.FILTER_LZMA2}, {'id': L.FILTER_LZMA1, 'preset': 2}, {'id': L.FILTER_DELTA, 'dist': 5}, {'id': L.FILTER_X86}, {'id': L.FILTER_X86, 'start_offset': 16}, {'id': 99}, {}, 5): t(L._encode_filter_properties, f)
for i, p in ((L.FILTER_LZMA2, b'\x16'), (L.FILTER_LZMA1, b']\0\0\x10\0'), (L.FILTER_DELTA, b'\4'), (L.FILTER_X86, b'\0\0\1\0'), (99, b''), (L.FILTER_LZMA2, b''), (L.FILTER_LZMA2, 'x'), ('x', b'')): t(L._decode_filter_properties, i, p)
for o in (C(), D()): t(o.__reduce_ex__, 2)
c = C(preset=0); big = bytes(3000000); z = c.compress(big) + c.flush(); print(D().decompress(z) == big)

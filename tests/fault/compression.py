# tests/fault/compression.py - compressors and decompressors when any request for memory fails
import zlib, _bz2, _lzma
data = b"some data " * 300
c = zlib.compressobj(9, zlib.DEFLATED, 15, 8, 0, b"some data")
z = c.compress(data)
z += c.copy().flush()
d = zlib.decompressobj(zdict=b"some data")
out = d.decompress(z, 100)
out += d.decompress(d.unconsumed_tail) + d.flush()
assert out == data
c = _bz2.BZ2Compressor(1)
z = c.compress(data) + c.flush()
d = _bz2.BZ2Decompressor()
out = d.decompress(z + b"tail", 10)
while not d.eof:
    out += d.decompress(b"")
print(out == data, d.unused_data, zlib.crc32(data))
c = _lzma.LZMACompressor(filters=[{"id": _lzma.FILTER_LZMA2, "dict_size": 65536, "preset": 0}])
z = c.compress(data) + c.flush()
d = _lzma.LZMADecompressor()
out = b""
for i in range(0, len(z), 30):
    out += d.decompress(z[i:i + 30], 100)
while not d.eof:
    out += d.decompress(b"")
print(out == data, d.check, _lzma._decode_filter_properties(_lzma.FILTER_LZMA2, b"\x10"))
try:
    zlib.decompress(b"nonsense")
except zlib.error as e:
    print(e)

# tests/lang/library/zlib_under_cap.py - data that unpacks to more than the cap is a MemoryError, and the program goes on
# options: --memory-limit 24M
# oracle: no
import bz2
import lzma
import zlib

bomb = b""
packer = zlib.compressobj(9)
for _ in range(64):
    bomb += packer.compress(bytes(1 << 20))
bomb += packer.flush()
for round in range(3):
    try:
        print(len(zlib.decompress(bomb)))
    except MemoryError:
        print("zlib: MemoryError")
unpacker = zlib.decompressobj()
total, rest = 0, bomb
while not unpacker.eof:
    total += len(unpacker.decompress(rest, 1 << 20))
    rest = unpacker.unconsumed_tail
print(total)
for module in (bz2, lzma):
    try:
        print(module.decompress(module.compress(b"x" * 1000)) == b"x" * 1000)
    except MemoryError:
        print(module.__name__, "MemoryError")
try:
    lzma.compress(b"x", preset=9)
except MemoryError:
    print("lzma: MemoryError")

"""struct packets: packets of a made-up protocol are packed, read in place, and taken apart."""
import struct

HEAD = struct.Struct("!BBHIq")
BODY = struct.Struct("<3f4s?xH")
buffer = bytearray(40000 * (HEAD.size + BODY.size))
at = 0
for n in range(40000):
    HEAD.pack_into(buffer, at, n % 256, 7, n % 65536, n * 65537 % 2 ** 32, -n * n)
    at += HEAD.size
    BODY.pack_into(buffer, at, n * 0.5, -n, 1.25, b"abcd", n % 2 == 0, n % 1000)
    at += BODY.size
total = at = flags = 0
while at < len(buffer):
    kind, version, size, serial, stamp = HEAD.unpack_from(buffer, at)
    at += HEAD.size
    x, y, z, tag, flag, code = BODY.unpack_from(buffer, at)
    at += BODY.size
    total += kind + version + size + serial + stamp + code
    flags += flag
print(total, flags, x, y, tag, len(buffer))
numbers = b"".join(struct.pack(">hd", n % 30000, n / 7) for n in range(40000))
print(sum(h for h, _ in struct.iter_unpack(">hd", numbers)), round(sum(d for _, d in struct.iter_unpack(">hd", numbers)), 3))
whole = struct.pack("<50000I", *range(50000))
print(sum(struct.unpack("<50000I", whole)), struct.calcsize("@bqhP"), sum(struct.unpack("<I", whole[i:i + 4])[0] for i in range(0, 200000, 4)))

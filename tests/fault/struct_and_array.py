# tests/fault/struct_and_array.py - packing and unpacking when any request for memory fails
import struct
s = struct.Struct("<i3sdq")
b = bytearray(64)
for i in range(4):
    data = s.pack(i, b"abc", i / 3, 1 << 62)
    s.pack_into(b, i, i, bytearray(b"xyz"), i, -i)
    assert s.unpack(data)[0] == i
    assert struct.unpack(f"{i}s", b"a" * i) == (b"a" * i,)
total = sum(x for x, in struct.iter_unpack("<Q", bytes(range(64))))
try:
    struct.pack("b", 1000)
except struct.error as e:
    print(total, e)

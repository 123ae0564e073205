# tests/lang/library/struct_and_base64.py - packing of binary data
import struct, base64, binascii
print(struct.pack("<iHb", 1, 2, -3), struct.unpack(">Hf", b"\x01\x02\x3f\x80\x00\x00"), struct.calcsize("=qd"), struct.pack("5s", b"ab"), struct.unpack("<3B", b"abc"), list(struct.iter_unpack("<H", b"\1\0\2\0")))
print(base64.b64encode(b"hello\xff"), base64.b64decode("aGk="), binascii.hexlify(b"ab"), binascii.unhexlify("6162"), binascii.crc32(b"hello"), base64.b16encode(b"z"))
for bad in (lambda: struct.pack("b", 200), lambda: struct.unpack("i", b"abc"), lambda: struct.pack("z", 1), lambda: binascii.unhexlify("6")):
    try:
        bad()
    except (struct.error, ValueError) as e:
        print(type(e).__name__, e)

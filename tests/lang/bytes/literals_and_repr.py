# tests/lang/bytes/literals_and_repr.py - bytes literals, escapes and repr
print(b"abc", b'it\'s', b"\x00\xff\n\t\\", b"'", b'"', b"'\"", bytes([65, 0, 127, 128]), rb"\n", b"a" b"b", b"\101\x41", bytes(range(32, 127)))
print(repr(bytearray(b"x'y")), str(b"abc"), len(b"\0\0"))

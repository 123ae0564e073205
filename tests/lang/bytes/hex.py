# tests/lang/bytes/hex.py - hex and fromhex, with separators
print(b"\x00\xff\x10".hex(), b"abcd".hex(" "), b"abcde".hex(":", 2), b"abcde".hex("-", -2), bytes.fromhex("00 fF10"), bytes.fromhex(""), bytearray.fromhex("41"), bytes.fromhex("41 42"))
for bad in (lambda: bytes.fromhex("0"), lambda: bytes.fromhex("zz"), lambda: bytes.fromhex(5), lambda: b"a".hex("::"), lambda: b"a".hex(5)):
    try:
        bad()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)

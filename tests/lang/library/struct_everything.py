# tests/lang/library/struct_everything.py - struct: byte orders, alignment, repeat counts, strings, pads, iter_unpack, errors
import struct
from struct import *
def t(f, *a):
    try:
        r = f(*a)
        print(f.__name__, a, r.hex() if isinstance(r, bytes) else r)
    except Exception as e:
        print(f.__name__, a, type(e).__name__, e)
for fmt in ("bhilq", "=bhilq", ">bhilq", "<bhilq", "!H", "@bP", "bxh", "b3xh", "3h", "0h", "h0i", "5s", "0s", "5p", "1p", "0p", "c", "?", "e", "f", "d", "nN", "=n", "10", "h h", " h", "z", "", "<", "@@h", "2?", "1000000000000000000000h", "-1h", "s", "99999999999999s", "hq", "qh", "bq0q"):
    t(calcsize, fmt)
t(pack, "<3s5p?c", b"abcdef", b"xy", True, b"z"); t(pack, "5s", "str"); t(pack, "c", b"ab"); t(pack, "c", 5); t(pack, "b", 128); t(pack, "B", -1); t(pack, "h", 1.5); t(pack, "h"); t(pack, "h", 1, 2); t(pack, "<q", 2**63); t(pack, ">Q", 2**64 - 1); t(pack, "f", 1e40); t(pack, "e", 65520.0); t(pack, "<e", 1.5); t(pack, "d", "x"); t(pack, "?", []); t(pack, "<l", True); t(pack, "2s", bytearray(b"ab")); t(pack, "0s", b"abc"); t(pack, "x"); t(pack, "b", "a"); t(pack, "P", -1); t(pack, "\u20ac"); t(pack, 5); t(pack, b"h", 1); t(pack); t(pack, "<f", float("nan")); t(pack, "<d", -0.0); t(pack, "<3p", b"abcdef"); t(pack, "p", b"a")
t(unpack, "<h", b"\1\2"); t(unpack, "<h", b"\1"); t(unpack, "5p", b"\2abcd"); t(unpack, "5p", b"\xffabcd"); t(unpack, "<3s?c", b"abc\2z"); t(unpack, "", b""); t(unpack, "h", "ab"); t(unpack, "<e", b"\0\x3c"); t(unpack, ">f", b"\x7f\x80\0\0"); t(unpack, "3x", b"abc"); t(unpack, "<bq", bytes(9)); t(unpack, "n", b"x")
t(unpack_from, "<h", b"abcd", 1); t(unpack_from, "<h", b"abcd", 3); t(unpack_from, "<h", b"abcd", -2); t(unpack_from, "<h", b"abcd", -1); t(unpack_from, "<h", b"abcd", -9); t(unpack_from, "<h", b"", 0)
b = bytearray(6); t(pack_into, "<h", b, 1, 0x4142); t(pack_into, "<h", b, -2, 0x4344); t(pack_into, "<h", b, 5, 1); t(pack_into, "<h", b, -1, 1); t(pack_into, "<h", b, -9, 1); t(pack_into, "<h", b"ro", 0, 1); t(pack_into, "<h", b); print(b)
s = Struct("<hb"); print(s.size, s.format, s.pack(1, 2), s.unpack(b"abc"), list(s.iter_unpack(b"abcdef")), iter_unpack("<h", b"abcd").__length_hint__(), repr(s)[:15]); t(s.iter_unpack, b"ab"); t(iter_unpack, "", b""); t(Struct, 5); t(Struct); print(list(iter_unpack("c", b"ab")), struct.error.__mro__[1])

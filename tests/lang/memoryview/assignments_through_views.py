# tests/lang/memoryview/assignments_through_views.py - item and slice assignment through views of each format, shape and step
import array
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def setitem(m, k, v): m[k] = v; return bytes(m.obj).hex() if not isinstance(m.obj, array.array) else m.obj.tobytes().hex()
base = lambda: bytearray(range(16))
for fmt in "bBcHhiIlLqQnNfd?P@B":
    pass
for fmt in ("b", "B", "c", "h", "H", "i", "I", "l", "L", "q", "Q", "n", "N", "f", "d", "?", "P", "@i"):
    for v in (1, -1, 255, 256, -129, 2**63, 1.5, "a", b"a", b"ab", None, True, 2**64 - 1):
        m = memoryview(base()).cast(fmt)
        print(fmt, repr(v), end=" "); attempt(lambda: setitem(m, 0, v))
for k, v in ((slice(0, 4), b"wxyz"), (slice(0, 4), b"wxy"), (slice(None, None, 2), b"abcdefgh"), (slice(None, None, -1), bytes(16)), (slice(5, 2), b""), (slice(0, 4), memoryview(b"abcd").cast("c")), (slice(0, 4), memoryview(b"abcd").cast("b")), (slice(0, 4), [1, 2, 3, 4]), (slice(0, 4), 5), (slice(0, 4), "abcd"), (slice(0, 2), array.array("B", [7, 8])), (slice(0, 2), array.array("H", [7, 8])), ("a", 1), (1.0, 1), (16, 1), (-16, 9), (-17, 1), ((), 1), ((0,), 5), ((0, 0), 1), (..., 1), (None, 1), (slice(0, 4, 0), b"")):
    m = memoryview(base()); print(k, end=" "); attempt(lambda: setitem(m, k, v))
m = memoryview(base()); m[2:8] = m[0:6]; print(bytes(m).hex())
m = memoryview(base()); m[0:6] = m[2:8]; print(bytes(m).hex())
m = memoryview(base()); m[::2] = m[1::2]; print(bytes(m).hex())
m = memoryview(base()); m[::-1] = m; print(bytes(m).hex())
m2 = memoryview(base()).cast("B", (4, 4))
for k, v in (((1, 2), 99), ((-1, -1), 98), ((4, 0), 1), ((0, 4), 1), (0, 5), ((0,), 5), ((0, 0, 0), 5), (slice(0, 2), b"ab"), ((slice(0, 1), slice(0, 1)), 1), (("a", 0), 1)):
    print(k, end=" "); attempt(lambda: setitem(m2, k, v))
for k in ((1, 2), (4, 0), 0, (0,), slice(0, 2), (slice(0, 1), 0), ("a", 0), ()):
    print(k, end=" "); attempt(lambda: m2[k] if not isinstance(m2[k], memoryview) else (m2[k].shape, m2[k].tolist()))
z = memoryview(bytearray(b"\x05\0\0\0")).cast("B", ()) if False else memoryview(bytearray(b"\x05")).cast("B", [])
print(z.ndim, z.shape, z[()], z.tolist(), len(z.tobytes())); z[()] = 7; print(z.tolist()); attempt(lambda: z[0]); attempt(lambda: len(z)); attempt(lambda: setitem(z, ..., 1)); attempt(lambda: list(z)); attempt(lambda: z[...].shape)
attempt(lambda: setitem(memoryview(b"ro"), 0, 1)); attempt(lambda: m.__delitem__(0)); attempt(lambda: exec("del m[0]")); attempt(lambda: exec("del m[0:2]"))

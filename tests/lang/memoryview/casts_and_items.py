# tests/lang/memoryview/casts_and_items.py - casts, slices, assignments and releases of memoryviews, and the locks they put on a bytearray
import array
m = memoryview(bytearray(range(16)))
print(m.format, m.itemsize, m.ndim, m.shape, m.strides, m.suboffsets, m.readonly, m.nbytes, m.c_contiguous, m.f_contiguous, m.contiguous, m.obj)
c = m.cast("I"); print(c, len(c), c.tolist()) if 0 else print(len(c), c.tolist(), c.shape)
c2 = m.cast("B", [4, 4]); print(c2.tolist(), c2.shape, c2.strides, c2[1, 2])
for ex in ("c2[1]", "c2[0, 9]", "c2[0:1].tolist()", "m['a']", "m[99]", "m.cast('Z')", "m.cast('I', [3])", "m[1:].cast('I')", "m[::2].cast('B')", "memoryview(5)", "memoryview('a')", "m[0:2] == b'\\0\\1'", "m == bytes(range(16))", "hash(m)", "hash(memoryview(b'ab')) == hash(b'ab')", "m.cast('f').tolist()", "m.hex(':', 4)", "m[2:5].tobytes()", "m[::-1][:3].tobytes()", "m.tobytes('F')", "c2.tobytes('A')", "c2.cast('B').tolist()[:3]", "memoryview(array.array('d', [1.5])).tolist()", "memoryview(array.array('i', [1, 2])) == memoryview(array.array('h', [1, 2]))", "5 in m", "m.index", "list(reversed(m))[:2]", "m.toreadonly().readonly", "bytes(c2[0, :])"):
    try: print(ex, "->", eval(ex))
    except Exception as e: print(ex, "->", type(e).__name__, e)
for st in ("m[0] = 256", "m[0] = -1", "m[0] = 'a'", "m[0:2] = b'abc'", "m[0:2] = b'ab'", "m[0] = b'a'", "del m[0]", "memoryview(b'a')[0] = 1", "c[0] = 2**32", "c2[0, 0] = 7", "c2[0] = 1", "m[::2] = bytes(8)", "m.cast('c')[0] = b'z'", "m.cast('?')[0] = 5", "m.cast('f')[0] = 'x'", "m.cast('b')[0] = 200", "m[99] = 1", "m.foo = 1"):
    try: exec(st); print(st, "ok", bytes(m[:3]))
    except Exception as e: print(st, "->", type(e).__name__, e)
b = bytearray(b"abc"); v = memoryview(b)
for st in ("b.append(1)", "b.extend(b'x')", "b.pop()", "b.clear()", "b[0:1] = b''", "del b[0]", "b[0] = 65", "b.__init__(b'x')", "b += b'z'", "b *= 2", "b.reverse()"):
    try: exec(st); print(st, "ok", b)
    except Exception as e: print(st, "->", type(e).__name__, e)
v.release(); b.append(1); print(b)
for ex in ("v[0]", "len(v)", "v.tolist()", "v.nbytes", "bytes(v)", "v == v", "v.release()", "repr(v)[:20]", "hash(v)", "v.__enter__()"):
    try: print(ex, "->", eval(ex))
    except Exception as e: print(ex, "->", type(e).__name__, e)
with memoryview(b"x") as w: print(w[0])
try: w[0]
except ValueError as e: print(e)

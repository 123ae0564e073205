# tests/lang/library/array_every_method.py - array: constructors, methods and operators of every type code, errors
from array import array, typecodes
import io
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(typecodes)
for c in "bBhHiIlLqQfdu":
    init = "ab" if c == "u" else [1, 2]
    a = array(c, init); a.append("c" if c == "u" else 3); print(a, a.itemsize, a.tolist() if c != "u" else a.tounicode(), a.typecode, len(a.tobytes()), a[::-1], a == array(c, a), a.buffer_info()[1])
    for v in (-1, 2**70, 1.5, "x", "xy", None, b"b"):
        try:
            a[0] = v; print("  ", repr(v), a[0], end=";")
        except Exception as e:
            print("  ", repr(v), type(e).__name__, e, end=";")
    print()
a = array("i", [3, 1, 2])
for f in (lambda: array(), lambda: array("z"), lambda: array("ii"), lambda: array(5), lambda: array("i", 5), lambda: array("i", "ab"), lambda: array("i", [1.5]), lambda: array("i", b"abcd"), lambda: array("i", b"abc"), lambda: array("u", "a"), lambda: array("u", b"abcd"), lambda: array("i", array("d", [1.0])), lambda: array("d", array("i", [1])), lambda: array("B", b"ab"), lambda: array("B", bytearray(b"ab")), lambda: array("i", (1, 2)), lambda: array("i", range(3)), lambda: array("i", {1: 2}), lambda: array("i", initializer=[1]), lambda: a + a, lambda: a + array("b", [1]), lambda: a + [1], lambda: a * 2, lambda: 0 * a, lambda: a * "x", lambda: a.__iadd__([1]), lambda: a.__iadd__(array("i", [9])), lambda: a.index(1), lambda: a.index(77), lambda: a.index(1, 5), lambda: a.count(3), lambda: a.pop(), lambda: a.pop(0), lambda: a.pop(99), lambda: a.remove(77), lambda: a.remove(1), lambda: a.insert(0, 5), lambda: a.insert(-99, 6), lambda: a, lambda: a.extend([1, "x"]), lambda: a, lambda: a.extend(array("d")), lambda: a.fromlist([1, "x"]), lambda: a, lambda: a.fromlist((1,)), lambda: a.frombytes(b"abc"), lambda: a.frombytes("x"), lambda: a.fromunicode("x"), lambda: a.reverse(), lambda: a.byteswap(), lambda: array("h", [1]).byteswap(), lambda: a[9], lambda: a["x"], lambda: a[0:2], lambda: a.__setitem__(slice(0, 1), array("i", [7, 8])), lambda: a.__setitem__(slice(0, 1), [7]), lambda: a.__setitem__(slice(None, None, 2), array("i", [1])), lambda: a.__delitem__(slice(0, 2)), lambda: len(a), lambda: 2 in a, lambda: "x" in a, lambda: array("i", [1, 2]) < array("i", [1, 3]), lambda: array("i", [1]) == array("d", [1.0]), lambda: array("i", [1]) == [1], lambda: array("i") < [1], lambda: hash(a), lambda: repr(array("i")), lambda: repr(array("d", [1.5])), lambda: repr(array("u", "a'")), lambda: array("i", [1]).__reduce_ex__(3)[1][:2], lambda: array("i", [1, 2]).__copy__(), lambda: array("b").tofile(io.BytesIO()), lambda: array("b", [65]).tofile(5), lambda: (x := array("b"), x.fromfile(io.BytesIO(b"ab"), 2), x)[2], lambda: (x := array("b"), x.fromfile(io.BytesIO(b"ab"), 3))[0], lambda: memoryview(array("h", [1])).format, lambda: bytes(array("h", [1])), lambda: array[int]):
    t(f)

# tests/lang/memoryview/equality_and_hash.py - views compare by values and formats; only read-only byte views hash
import array
a = memoryview(b"abc")
t = [("bytes", b"abc"), ("bytearray", bytearray(b"abc")), ("other", memoryview(bytearray(b"abc"))), ("signed", memoryview(b"abc").cast("b")), ("chars", memoryview(b"abc").cast("c")), ("arrayB", array.array("B", b"abc")), ("arrayb", array.array("b", b"abc")), ("arrayH", array.array("H", [97, 98, 99])), ("arrayd", array.array("d", [97.0, 98, 99])), ("list", [97, 98, 99]), ("str", "abc"), ("short", b"ab"), ("diff", b"abd"), ("none", None)]
for name, x in t:
    print(name, a == x, a != x, x == a)
f = memoryview(array.array("d", [1.0, float("nan")])); print(f == f, f == array.array("d", [1.0, float("nan")]), f[:1] == array.array("i", [1]), f[:1] == array.array("f", [1]))
for op in ("<", "<=", ">", ">="):
    try:
        print(eval(f"a {op} a"))
    except TypeError as e:
        print(e)
print(hash(a) == hash(b"abc"), hash(memoryview(b"abc").cast("b")) == hash(b"abc"), {a: 1}[b"abc"], a in {b"abc"})
for x in (memoryview(bytearray(b"x")), memoryview(array.array("i", [1])).toreadonly(), memoryview(array.array("B", [1])).toreadonly(), memoryview(b"abcd").cast("i")):
    try:
        print(type(hash(x)))
    except Exception as e:
        print(type(e).__name__, e)
m = memoryview(b"q"); h = hash(m); m.release()
print(hash(m) == h, m == m, m == b"q", str(m)[:22], m != m)
for f in (lambda: memoryview("x"), lambda: memoryview(5), lambda: memoryview(), lambda: memoryview(b"", 1), lambda: memoryview(object=b"kw").tobytes(), lambda: memoryview([1]), lambda: hash(memoryview(m)), lambda: m.tobytes(), lambda: m.obj, lambda: len(m), lambda: m[0], lambda: m.nbytes, lambda: m.release(), lambda: m.__enter__(), lambda: m.readonly):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

# tests/lang/bytearray/aliasing_and_self.py - a bytearray joined, extended, searched and replaced with itself
b = bytearray(b"ab")
try:
    b += b
except BufferError as e:
    print(e)
b.extend(b); print(b); b[2:4] = b; print(b); b *= 2; print(len(b))
b = bytearray(b"xy"); print(b.join([b, b]), b.replace(b, b + b), b.find(b), b.count(b), b in b, b.split(b), b.strip(b), b == b, b.partition(b), b.translate(None, b))
b = bytearray(b"abc")
it = iter(b); print(next(it)); b.append(100); print(list(it)); b.extend(b"zz"); print(list(it), it.__length_hint__())
it = iter(b); next(it); print(it.__reduce__()); it.__setstate__(4); print(bytes(it))
for f in (lambda: b.pop(99), lambda: bytearray().pop(), lambda: b.remove(1), lambda: b.remove(300), lambda: b.insert("a", 1), lambda: b.insert(0, 256), lambda: b.append("a"), lambda: b.append(b"a"), lambda: b.extend(5), lambda: b.extend("ab"), lambda: b.extend([1, 300]), lambda: hash(b), lambda: {b: 1}, lambda: b < 5, lambda: b + "x", lambda: b * 1.5, lambda: b * -1, lambda: bytearray.fromhex("6 1"), lambda: bytearray.fromhex("61 6\u00e9"), lambda: b.hex("--"), lambda: b.hex(5), lambda: b.decode("nope")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(b, b.hex("-", 2), b.hex(":", -4), bytearray.fromhex(" 61\n62\t63 "), b.__alloc__() > len(b), b.reverse(), b, b.copy() is b, b.clear(), b, not b)
with memoryview(b) as m:
    print(m.nbytes)
class B(bytearray):
    def __init__(self, *a): super().__init__(*a); self.extra = 1
x = B(b"q"); x.y = [x]; print(x, x.__dict__.keys(), x.__reduce_ex__(2)[1], repr(x), str(x))

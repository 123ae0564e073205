# tests/lang/bytearray/mutation.py - bytearray changes in place
a = bytearray(b"abc")
b = a
a[0] = 120; a.append(100); a.extend(b"ef"); a.extend([1, 2]); a.insert(0, 65); a += b"!"
print(a, b is a, a.pop(), a.pop(0), a)
a.remove(100); a.reverse(); print(a)
a[1:3] = b"ZZZZ"; del a[0]; del a[::3]; print(a, len(a))
a[::2] = bytes(len(a[::2])); print(a)
a *= 2; print(len(a)); a.clear(); print(a)
a = bytearray(5); a[2:4] = [7, 8]; print(a, a.copy() is a, bytearray(b"x" * 3), bytearray("é", "utf-8"))
for bad in (lambda: a.append(256), lambda: a.append("a"), lambda: a.__setitem__(9, 1), lambda: a.__setitem__(0, 300), lambda: a.__setitem__(0, b"a"), lambda: bytearray().pop(), lambda: a.remove(99), lambda: a.extend("abc"), lambda: a.__setitem__(slice(0, 4, 2), b"abc"), lambda: a.extend(5)):
    try:
        bad()
    except (TypeError, ValueError, IndexError) as e:
        print(type(e).__name__, e)

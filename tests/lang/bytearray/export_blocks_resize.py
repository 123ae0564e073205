# tests/lang/bytearray/export_blocks_resize.py - a bytearray with a living view cannot change its size
a = bytearray(b"abcdef")
m = memoryview(a)
a[0] = 122
print(bytes(m), m[0])
for bad in (lambda: a.append(1), lambda: a.clear(), lambda: a.__delitem__(0), lambda: a.extend(b"x"), lambda: a.pop()):
    try:
        bad()
    except BufferError as e:
        print(e)
m.release()
a.append(1)
print(a)

# tests/lang/io/stringio_bytesio.py - StringIO and BytesIO behave as files in memory
import io
s = io.StringIO("one\ntwo\n")
print(repr(s.readline()), s.tell(), s.read(), s.write("three"), s.getvalue(), s.seek(0), list(s))
s.truncate(3); print(s.getvalue(), s.seek(0, 2))
b = io.BytesIO(b"abc")
print(b.read(2), b.write(b"XYZ"), b.getvalue(), b.seek(0), b.read(), b.getbuffer().nbytes, b.readlines())
b.close()
try:
    b.read()
except ValueError as e:
    print(e)
for bad in (lambda: io.StringIO().write(b"x"), lambda: io.BytesIO().write("x"), lambda: io.StringIO(5), lambda: io.StringIO().seek(-1)):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(e)
with io.StringIO() as f: f.write("x")
print(f.closed)

# tests/lang/io/memory_files_details.py - StringIO and BytesIO: positions beyond the end, overwriting, truncate, newline, wrong arguments
import io
def t(o, *ops):
    for op in ops:
        try:
            print(op, repr(eval("o." + op)), end="; ")
        except Exception as e:
            print(op, type(e).__name__, e, end="; ")
    print()
t(io.StringIO("ab\ncd"), "read(1)", "tell()", "write('XYZ')", "getvalue()", "seek(10)", "write('!')", "getvalue()", "truncate(2)", "tell()", "seek(0)", "read()", "seek(-1)", "seek(1, 1)", "seek(0, 1)", "seek(0, 2)", "seek(1, 2)", "seek(0, 3)", "truncate(-1)", "truncate('x')", "write(b'x')", "write(5)", "read('x')", "read(None)", "readline(None)", "readline(-5)", "readlines(1)", "seek(1.5)", "fileno()", "isatty()", "encoding", "errors", "newlines", "line_buffering", "readable()", "close()", "read()", "getvalue()", "closed", "seekable()")
t(io.BytesIO(b"ab\ncd"), "read(1)", "write(b'XYZ')", "getvalue()", "seek(8)", "write(b'!')", "getvalue()", "truncate(2)", "tell()", "seek(-1)", "seek(-1, 1)", "seek(-5, 1)", "seek(-1, 2)", "read1()", "seek(0)", "readline()", "readinto(bytearray(3))", "readinto(b'ro')", "write('x')", "write(bytearray(b'q'))", "writelines([b'a', b'b'])", "writelines(['a'])", "getbuffer().nbytes", "read(-1)", "seek(0, 9)", "truncate(-1)", "truncate()", "detach()", "fileno()", "mode", "name", "readable()", "close()", "read()", "getbuffer()", "closed")
for a in ((), ("a\r\nb\rc\n",), ("a\r\nb\rc\n", None), ("a\r\nb\rc\n", ""), ("a\r\nb\rc\n", "\n"), ("a\r\nb\rc\n", "\r"), ("a\r\nb\rc\n", "\r\n"), (5,), (b"x",), ("x", "q"), ("x", 5), (None,)):
    try:
        s = io.StringIO(*a); print(a, list(s), repr(s.getvalue()), s.newlines)
    except Exception as e:
        print(a, type(e).__name__, e)
for a in ((), (b"x",), (None,), ("x",), (5,), (bytearray(b"q"),), (b"x", 1)):
    try:
        print(a, io.BytesIO(*a).getvalue())
    except Exception as e:
        print(a, type(e).__name__, e)
b = io.BytesIO(b"a\nb"); print(list(b), next(iter(io.BytesIO(b"q")), None), [*io.StringIO("x\ny")]); b.attr = 1; print(b.__dict__, io.StringIO("a").__getstate__(), io.BytesIO(b"a").__getstate__()); s = io.StringIO(); s.__setstate__(("abc", "\n", 1, None)); print(s.read(), s.getvalue()); io.StringIO.__init__(s, "new"); print(s.read())
class S(io.StringIO):
    def write(self, x): return super().write(x.upper())
s = S(); print("hi", file=s); print(repr(s.getvalue()), isinstance(s, io.TextIOBase), io.SEEK_SET, io.SEEK_CUR, io.SEEK_END, io.DEFAULT_BUFFER_SIZE)

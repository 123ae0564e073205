# tests/lang/io/memory_state.py - BytesIO and StringIO are copied and pickled with value, position, newline and attributes
import copy, io, pickle
b = io.BytesIO(b"abcdef"); b.read(2); b.mark = [1]
print(b.__getstate__())
for c in (copy.copy(b), copy.deepcopy(b), pickle.loads(pickle.dumps(b))):
    print(type(c), c.tell(), c.read(), c.getvalue(), c.mark)
for newline in (None, "", "\n", "\r", "\r\n"):
    s = io.StringIO("a\r\nb\rc\n", newline); s.readline()
    t = pickle.loads(pickle.dumps(s))
    print(s.__getstate__(), s.newlines, t.tell(), repr(t.getvalue()), repr(t.read()))
for cls, state in ((io.BytesIO, 5), (io.BytesIO, (b"a", 1)), (io.BytesIO, (b"a", "x", None)), (io.BytesIO, (b"a", -1, None)), (io.BytesIO, (b"a", 1, 5)), (io.BytesIO, ("s", 1, None)),
                   (io.StringIO, (1,)), (io.StringIO, ("a", "\n", "x", None)), (io.StringIO, ("a", "\n", -1, None)), (io.StringIO, ("a", "\n", 1, 5)), (io.StringIO, ("a", "z", 1, None))):
    o = cls()
    try:
        print(o.__setstate__(state), o.getvalue())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
# writing nothing behind the end leaves the end where it is
for o, nothing, some in ((io.StringIO("ab"), "", "x"), (io.BytesIO(b"ab"), b"", b"x")):
    o.seek(5)
    print(o.write(nothing), repr(o.getvalue()), o.write(some), repr(o.getvalue()), o.tell())

# tests/lang/library/arguments_of_modules.py - names of codecs that cannot be UTF-8, limits of searches, flags that are ints
import binascii, bisect, codecs, io, itertools, operator, quopri, sqlite3, ssl, struct, threading
def attempt(f, *args, **kwargs):
    try:
        return ascii(f(*args, **kwargs))
    except Exception as e:
        return type(e).__name__, ascii(str(e))
for name in ("\ud800", "a\0b", "utf\ud800-8"):
    for f in ("a".encode, b"a".decode, codecs.lookup, codecs.getencoder, codecs.lookup_error):
        print(f.__name__, attempt(f, name))
    for f in (codecs.encode, str, bytes, bytearray):
        print(f.__name__, attempt(f, b"a" if f is str else "a", name))
        print(f.__name__, attempt(f, b"\xff" if f is str else "\xff", "ascii", name))
for name in ("\ud800", "\xe9", "\u1234", "a\0", 5):
    print(attempt(open, "/dev/null", encoding=name))
for newline in ("\ud800", "\0", 5):
    print(attempt(io.TextIOWrapper, io.BytesIO(), newline=newline))
class Raises:
    def __index__(self): raise ValueError("index")
class One:
    def __index__(self): return 1
for f in (bisect.bisect_left, bisect.bisect_right, bisect.insort_left, bisect.insort_right):
    for limit in ("a", 1.5, None, 2**64, -2**64, -1, One(), Raises()):
        a = [1, 2]
        print(f.__name__, attempt(f, a, 1, limit), attempt(f, a, 1, 0, limit), a)
for default in (Raises(), One(), "a", 2**70, -5, True, None):
    print(attempt(operator.length_hint, 5, default), attempt(operator.length_hint, [], default))
for args in ((-1,), (-2,), (-129,), (0, -1), (0, -5), (-1, 3), (-7, 3), (0, 1, 0), ("a",), (2**64,), (None,)):
    print(args, attempt(lambda: list(itertools.islice([1, 2], *args))))
for flag in ([], "x", 1.5, None, 5, 2**80, True, One(), Raises()):
    shown = type(flag).__name__
    print(shown, attempt(binascii.b2a_qp, b"a b ", flag), attempt(binascii.b2a_qp, b"a_ ", header=flag), attempt(binascii.a2b_qp, b"a_=41", flag),
          attempt(binascii.b2a_uu, b"a\0", backtick=flag), attempt(binascii.b2a_base64, b"a", newline=flag), attempt(binascii.a2b_base64, b"YQ=", strict_mode=flag))
print(attempt(ssl.MemoryBIO, 1), attempt(ssl.SSLContext, 99), attempt(sqlite3.complete_statement, 5))
print(attempt(threading.ExceptHookArgs, 5, 5), attempt(threading.ExceptHookArgs, (1, 2, 3, 4), 5))
print(attempt(struct.Struct, io.BytesIO()), attempt(struct.pack, io.StringIO()), attempt(struct.calcsize, 1.5))

# tests/lang/library/marshal_format.py - marshal's bytes are CPython's; what cannot be written or read is an error that says why
import marshal, io
for v in (1, -1, 2**31-1, 2**31, -2**31, -2**31-1, 2**63, 2**100, -2**1000+12345, 1.5, 1e300, -0.0, float('inf'), 1j, 'abc'*2, 'x'*300, 'näive', '\ud800', b'abc', (), (1,2), tuple(range(300)), [1,[2]], {1:2,'a':[3]}, {1,2,3}, frozenset([1000]), None, True, False, ..., StopIteration, bytearray(b'xy')):
    for ver in (0,1,2,3,4):
        d = marshal.dumps(v, ver)
        b = marshal.loads(d)
        print(ver, repr(v)[:30], d[:40], b == v, type(b))
        f = io.BytesIO(d + b'rest')
        assert marshal.load(f) == v and f.read() == b'rest'
l = []; l.append(l)
m = marshal.loads(marshal.dumps(l)); print(m[0] is m)
t = ([],); t[0].append(t); m = marshal.loads(marshal.dumps(t)); print(m[0][0] is m)
for x in (object(), [object()], type('S', (int,), {})(3), {1: lambda: 0}):
    try: print(marshal.dumps(x))
    except ValueError as e: print(e)
for d in (b'', b'0', b'(', b'i\1', b'r\0\0\0\0', b'l\1\0\0\0\0\0', b'l\1\0\0\0\xff\xff', b'Q', b's\xff\xff\xff\xff', b'[\1\0\0\0000', b'(\1\0\0\0000', b'u\2\0\0\0\xff\xff', b'<\1\0\0\0[\0\0\0\0', b'\xbe\1\0\0\0r\0\0\0\0', b'f\3abc', b'{i\1\0\0\0000',b'{i\1\0\0\0', b's\xff\0\0\0', b')\xff'):
    try: print(d, marshal.loads(d))
    except Exception as e: print(d, type(e).__name__, e)
head = last = []
for i in range(1990): last.append([0]); last = last[-1]
print(len(marshal.loads(marshal.dumps(head))))
for i in range(20): last.append([0]); last = last[-1]
try: marshal.dumps(head)
except ValueError as e: print(e)
try: marshal.loads(b'(\1\0\0\0' * 3000 + b'N')
except ValueError as e: print(e)
for bad in (io.StringIO('x'),):
    try: marshal.load(bad)
    except TypeError as e: print(e)
try: marshal.loads('x')
except TypeError as e: print(e)
print(marshal.version)
def f(x, k=3): return [x + y for y in range(k)]
c = marshal.loads(marshal.dumps(f.__code__)); print(c == f.__code__)
g = type(f)(c, {}); print(g(1, 2))

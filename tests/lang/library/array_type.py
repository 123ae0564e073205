# tests/lang/library/array_type.py - arrays: codes, ranges, slices, buffers, pickles, errors
import array
from array import array as A
def t(f, *a, **k):
    n = getattr(f, '__name__', '?')
    sh = [x if len(repr(x)) < 60 and ' at 0x' not in repr(x) else type(x).__name__ for x in a]
    try:
        print(n, *sh, k or '', '->', repr(f(*a, **k)))
    except BaseException as e:
        print(n, *sh, k or '', type(e).__name__, e)
print(array.typecodes, array.ArrayType is A, A.__module__, A.__name__, A)
t(A); t(A, 'x'); t(A, 'ii'); t(A, 1); t(A, b'i'); t(A, 'i', 5); t(A, 'i', 'abc'); t(A, 'u', 'abé'); t(A, 'u', [1]); t(A, 'u', ['ab']); t(A, 'i', b'12345678'); t(A, 'i', b'123'); t(A,'b',bytearray(b'ab')); t(A,'i',[1],2); t(A, 'i', x=1); t(A, 'i', (1, 2)); t(A, 'd', [1, 'x']); t(A, 'i', A('d', [1.5])); t(A, 'd', A('i', [1])); t(A, 'i', A('u', 'ab')); t(A, 'u', A('i', [1])); t(A, 'u', A('u','ab')); t(A,'b',A('h',[300]))
for c in array.typecodes:
    a = A(c); print(c, a.itemsize, a.typecode, repr(a), len(a))
    if c == 'u': continue
    for v in (0, -1, 127, 128, 255, 256, 32767, 32768, 65535, 65536, 2**31-1, 2**31, 2**32-1, 2**32, 2**63-1, 2**63, 2**64-1, 2**64, -2**31-1, -2**63-1, 1.5, 'a', None):
        t(a.append, v)
    print(a)
a = A('i', range(10))
for k in (0, -1, 9, 10, -11, 'x', 1.5, None, slice(2, 5), slice(None, None, -2), slice(5, 2), slice(1, None, 3), 1 << 70): t(a.__getitem__, k)
for k, v in ((0, 5), (-1, 6), (10, 1), ('x', 1), (0, 'x'), (slice(0, 2), A('i', [9, 9, 9])), (slice(0, 3), A('i', [0, 1])), (slice(0, 0), A('d', [1])), (slice(0, 1), [1]), (slice(0, 4, 2), A('i', [7])), (slice(0, 4, 2), A('i', [7, 8])), (slice(5, 2), A('i', [100])), (slice(None, None, -1), A('i', range(10)))): t(a.__setitem__, k, v); print(a.tolist())
t(a.__setitem__, slice(2, 4), a); print(a.tolist())
for k in (0, -1, 50, slice(0, 2), slice(None, None, 2), slice(5, 1, -2), 'x'): t(a.__delitem__, k); print(a.tolist())
a = A('i', [3, 1, 2, 3])
for m, v in (('index', (3,)), ('index', (9,)), ('index', ('x',)), ('index', (3, 1)), ('index', (3, 1, 3)), ('index', (3, -1)), ('count', (3,)), ('count', (3.0,)), ('count', ('a',)), ('remove', (3,)), ('remove', (33,)), ('pop', ()), ('pop', (0,)), ('pop', (10,)), ('pop', (-10,)), ('pop', ('x',)), ('insert', (0, 8)), ('insert', (-1, 9)), ('insert', (100, 10)), ('insert', (0, 'x')), ('insert', (0,)), ('insert', ('x', 1)), ('extend', ([1, 2],)), ('extend', (A('i', [5]),)), ('extend', (A('d', [5]),)), ('extend', (5,)), ('extend', ([1, 'x'],)), ('fromlist', ([4, 5],)), ('fromlist', ((4,),)), ('fromlist', ([4, 'x'],)), ('frombytes', (b'\1\0\0\0',)), ('frombytes', (b'123',)), ('frombytes', ('abcd',)), ('frombytes', (5,)), ('tobytes', ()), ('tolist', ()), ('reverse', ()), ('byteswap', ()), ('byteswap', ()), ('buffer_info', (1,)), ('fromunicode', ('a',)), ('tounicode', ()), ('append', ()), ('append', (1, 2)), ('__copy__', ()), ('__deepcopy__', (1,)), ('__contains__', (3,)), ('__contains__', ('q',)), ('__add__', (A('i', [1]),)), ('__add__', (A('d', [1]),)), ('__add__', ([1],)), ('__iadd__', (A('i', [1]),)), ('__iadd__', ([1],)), ('__iadd__', (A('b'),)), ('__mul__', (2,)), ('__mul__', ('x',)), ('__mul__', (-1,)), ('__rmul__', (2,)), ('__imul__', (2,)), ('__imul__', (1.5,)), ('tofile', (5,)), ('fromfile', (5, 1)), ('__eq__', (5,)), ('__reduce_ex__', (2,)), ('__reduce_ex__', (3,)), ('__reduce_ex__', ('x',)), ('__hash__', ()), ('__class_getitem__', (int,))):
    try: f = getattr(a, m)
    except AttributeError as e: print(m, e); continue
    t(f, *v) if f is not None else print(m, None); print(a.tolist())
try: hash(a)
except TypeError as e: print(e)
try: a + [1]
except TypeError as e: print(e)
try: a += 5
except TypeError as e: print(e)
try: a *= 'x'
except TypeError as e: print(e)
print(A('i', [1, 2]) == A('d', [1, 2]), A('i', [1]) < A('i', [2]), A('i', [1, 2]) < A('i', [1]), A('i', [1]) == [1], A('i') != A('i'), A('b', [1, 2]) >= A('b', [1, 2]), A('d', [float('nan')]) == A('d', [float('nan')]), A('I', [1, 5]) > A('l', [1, 2]))
try: A('i') < [1]
except TypeError as e: print(e)
u = A('u', 'héllo'); print(u, u.tounicode(), u[1], u.tolist()); u.fromunicode('ß€'); print(u, len(u)); t(u.fromunicode, 5); t(u.append, 'ab'); t(u.append, 5); u.append('\U0001F600'); print(u); t(u.extend, 'xy'); print(u); t(u.__setitem__, 0, ''); print(u.count('l'), u.index('l'))
m = memoryview(A('h', [1, 2, 3])); print(m.format, m.itemsize, m.shape, m.tolist(), m.readonly); m[1] = 77; print(m.obj)
a = A('b', b'abc'); m = memoryview(a)
t(a.append, 1); t(a.pop); t(a.extend, [1]); t(a.__delitem__, 0); t(a.__imul__, 2); t(a.frombytes, b'x'); t(a.insert, 0, 1); t(a.remove, 97); t(a.__setitem__, slice(0, 1), A('b')); t(a.fromlist, [1]); t(a.fromlist, []); t(a.reverse); t(a.__setitem__, 0, 1); t(a.__imul__, 1); t(a.__imul__, 0)
m.release(); a.append(1); print(a)
print(bytes(A('H', [1, 2])), bytearray(A('B', [1])), b''.join([A('B', [65])]), memoryview(A('u', 'a')).format)
class S(A):
    def __init__(self, *args): self.x = 5
s = S('i', [1]); print(s, s.x, type(s + s), type(s[:]), repr(s)); s.y = 6; print(s.__reduce_ex__(2), s.__reduce_ex__(3))
it = iter(A('i', [1, 2])); print(type(it), next(it), list(it), list(it)); it = iter(A('i', [1, 2])); next(it); print(it.__reduce__()[1:]); it.__setstate__(0); print(list(it)); t(iter(A('i')).__setstate__, 'x')
R = array._array_reconstructor
t(R, A, 'i', 8, b'\1\0\0\0'); t(R, A, 'i', 9, b'\0\0\0\1'); t(R, A, 'q', 8, b'\1\0\0\0'); t(R, A, 'd', 16, b'\0' * 8); t(R, A, 'd', 17, b'\x3f\xf0' + b'\0' * 6); t(R, A, 'f', 15, b'\x3f\x80\0\0'); t(R, A, 'u', 18, b'a\0'); t(R, A, 'u', 21, b'\0\0\0a'); t(R, A, 'i', 8, b'123'); t(R, A, 'i', 99, b''); t(R, A, 'x', 1, b''); t(R, int, 'i', 8, b''); t(R, A, 'i', 'x', b''); t(R, A, 'i', 8, 'x'); t(R, A, 1, 8, b''); t(R, 5, 'i', 8, b''); t(R, A, 'b', 2, b'\1\0'); t(R, A, 'L', 10, b'\xff' * 8); t(R, A, 'i', -1, b''); t(R, A, 'h', 3, b'\1\2'); t(R, A, 'i', 14, b'')
import copy
a = A('i', [1, 2]); print(copy.copy(a), copy.deepcopy(a), a.__copy__() is a)
for x in A('d', [1, 2.5]): print(x)
print(3 in A('i', [1, 2, 3]), A('i', [1, 2]) * 2, 2 * A('i', [1]), A('i', [1]) * 0, list(reversed(A('i', [1, 2]))))
match A('i', [1, 2]):
    case [x, y]: print('sequence', x, y)
print(A.__doc__[:60], [m for m in dir(A) if m[0] != '_'])
class I:
    def __index__(self): return 7
a = A('i', [I()]); print(a); a.append(I()); t(A('f').append, 1e300); t(A('f').append, I()); print(A('f', [0.1])); t(A('B').append, 1.0); t(A('Q', [I()]).append, I()); t(A('d').append, I())
class Evil:
    def __index__(self): del e[:]; return 1
e = A('i', range(5)); t(e.__setitem__, 4, Evil()); print(e)
import io
f = io.BytesIO(); A('i', [1, 2, 3]).tofile(f); print(f.getvalue()); f.seek(0); a = A('i'); a.fromfile(f, 2); print(a); t(a.fromfile, f, 2); print(a); t(a.fromfile, f, -1); t(a.fromfile, f, 'x')

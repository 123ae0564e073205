# tests/lang/memoryview/independent_views.py - a view of a view holds the memory by itself, and sizes stay while one lives
b = bytearray(b'abcdef')
m = memoryview(b)
part = m[1:4]
m.release()
print(part.tobytes(), part[0], part.obj is b)
try: b.append(1)
except BufferError as e: print(e)
part[0] = 90
part.release()
b.append(33)
print(b)
try: part[0]
except ValueError as e: print(e)
with memoryview(b)[::2] as v:
    print(v.tolist(), v.contiguous, bytes(v))
    try: b'-'.join([v])
    except TypeError as e: print(e)
    try: b'abc'.partition(v)
    except BufferError as e: print(e)
    try: b.clear()
    except BufferError as e: print(e)
b.clear()
print(b, len(b))
class Box(bytearray): pass
x = Box(b'q'); x.view = memoryview(x); del x

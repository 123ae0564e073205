# tests/lang/bytearray/item_and_slice_assignment.py - what may be assigned to items and slices of a bytearray
import array
def t(target, *ops):
    b = bytearray(target)
    try:
        for i, v in ops:
            if v is del_:
                del b[i]
            else:
                b[i] = v
        print([(i, type(v).__name__ if isinstance(v, memoryview) else v) for i, v in ops], b, len(b))
    except Exception as e:
        print([(i, type(v).__name__ if isinstance(v, memoryview) else v) for i, v in ops], type(e).__name__, e, b)
class Del:
    def __repr__(self): return "DEL"
del_ = Del()
class I:
    def __index__(self): return 2
    def __repr__(self): return "I()"
for v in (0, 255, 256, -1, "a", b"a", 1.0, None, True, I(), 2**70):
    t(b"abcde", (0, v)); t(b"abcde", (I(), v))
t(b"abc", (3, 1)); t(b"abc", (-4, 1)); t(b"abc", ("a", 1)); t(b"abc", (2**70, 1)); t(b"abc", (None, 1)); t(b"abc", (5, del_)); t(b"abc", (-1, del_), (-1, del_))
for s in (slice(1, 3), slice(0, 0), slice(None), slice(3, 1), slice(None, None, 2), slice(None, None, -1), slice(10, 20), slice(-2, None), slice(4, 0, -2)):
    for v in (b"", b"XY", b"XYZ", [1, 2], "str", 3, [256], ["a"], memoryview(b"mv!"), array.array("H", [1]), range(65, 70), del_):
        t(b"abcde", (s, v))
b = bytearray(b"abc"); b[1:2] = b; print(b); b[:] = iter(b); print(b); b[::2] = b[1::2] + b"!!"[:len(b[::2]) - len(b[1::2])]; print(b)
try:
    b[0:1:0] = b"x"
except ValueError as e:
    print(e)

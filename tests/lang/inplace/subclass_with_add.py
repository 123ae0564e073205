# tests/lang/inplace/subclass_with_add.py - += of a subclass is what the base does in place, whatever __add__ and __radd__ it has
import collections
def make(base):
    class Sub(base):
        def __add__(self, other): return "add"
        def __radd__(self, other): return "radd"
        def __mul__(self, other): return "mul"
    return Sub
for base, start, more in ((list, [1], (2, 3)), (bytearray, b"a", b"b"), (collections.deque, [1], [2])):
    Sub = make(base)
    x = same = Sub(start)
    x += more
    print(type(x).__name__, list(x), x is same, x + more, start + Sub(start))
    x *= 2
    print(x)
    try:
        same += 5
    except TypeError as e:
        print(e, list(same))
    class Own(Sub):
        def __iadd__(self, other): return "iadd"
    y = Own(start)
    y += more
    print(y)
    y = make(Own)(start)
    y += more
    print(y)
    Own.__iadd__ = base.__iadd__
    y = Own(start)
    y += more
    print(list(y))
    del Sub.__add__
    z = Sub(start)
    z += more
    print(list(z))
class Right:
    def __radd__(self, other): return "right"
x = [1]
x += Right()
print(x)
class Mixed(tuple):
    def __radd__(self, other): return "tuple"
x = (1,)
x += Mixed((2,))
print(x)
class Plain(list):
    pass
try:
    p = Plain()
    p += Right()
except TypeError as e:
    print(e)

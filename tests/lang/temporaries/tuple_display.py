# tests/lang/temporaries/tuple_display.py - parts of a display that is not kept die with it, first to last
class T:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end="; ")
(T(1), T(2), T(3))
print("tuple")
[T(1), T(2)]
print("list")
{T(1): T(2)}
print("dict")
a, b = T(1), T(2)
print("unpacked")
a, b = b, a
print("swapped")
a = b = None
print("end")

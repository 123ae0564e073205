# tests/lang/classes/iadd_fallback.py - in-place operators fall back to the plain ones
class A:
    def __add__(self, o): return "add"
class B:
    def __iadd__(self, o): return "iadd"
class N:
    def __iadd__(self, o): return NotImplemented
    def __add__(self, o): return "fallback"
a, b, n = A(), B(), N()
a += 1; b += 1; n += 1
print(a, b, n)
class R:
    def __radd__(self, o): return "radd"
x = 5
x += R()
print(x)
t = (1,)
try:
    t += [2]
except TypeError as e:
    print(e)
l = [1]
l += (2,); l += "ab"; l += {3: 4}
print(l)
try:
    l = l + (1,)
except TypeError as e:
    print(e)

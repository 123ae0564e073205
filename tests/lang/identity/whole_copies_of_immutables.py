# tests/lang/identity/whole_copies_of_immutables.py - a full slice or a conversion to its own type returns the same immutable object
t = (1, 2, 3)
s = "a longer string"
b = b"some bytes"
print(t[:] is t, tuple(t) is t, s[:] is s, str(s) is s, b[:] is b, bytes(b) is b)
f = frozenset([1])
n = 10 ** 30
x = 1.5
print(frozenset(f) is f, int(n) is n, float(x) is x, t * 1 is t, s * 1 is s, f.copy() is f)
l = [1]
print(l[:] is l, list(l) is l)

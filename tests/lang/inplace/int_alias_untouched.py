# tests/lang/inplace/int_alias_untouched.py - a += 1 never changes another name's number
def f():
    a = 1000
    b = a
    a += 1
    c = a
    a *= 2
    return a, b, c
print([f() for _ in range(5)][-1])
def g():
    x = 10 ** 6
    keep = []
    for i in range(5):
        keep.append(x)
        x += 1
    return keep, x
print(g())
def h():
    x = y = 5000
    x = x + y
    y = x + y
    z = x
    x -= 1
    return x, y, z
print(h(), h())
l = [10 ** 6]
v = l[0]
v += 1
print(l, v)
d = {"k": 10 ** 6}
w = d["k"]; w -= 1
print(d, w)

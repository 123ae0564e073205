# tests/lang/registers/arguments_overwritten.py - arguments are locals: rebinding them inside does not touch the caller's
def f(a, b=[0], *c, d, **e):
    a, b, c, d, e = e, d, a, c, b
    return a, b, c, d, e
x = [1]
print(f(x, d=5, z=6), x)
print(f(1, 2, 3, 4, d=5))
def g(a):
    a = a + 1
    def h():
        nonlocal a
        a += 10
        return a
    return h() + a, a
print(g(1))
def k(a, b):
    a, b = b, a
    del a
    try:
        return a
    except UnboundLocalError as e:
        return b, str(e)
print(k(1, 2))

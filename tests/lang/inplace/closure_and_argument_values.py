# tests/lang/inplace/closure_and_argument_values.py - values held by cells, arguments of callers and generators are not changed
def outer():
    n = 10 ** 6
    def get(): return n
    m = n
    m += 1
    return get(), m, n
print(outer())
def bump(x):
    x += 1
    x *= 1.5
    return x
v = 10 ** 6
print(bump(v), v, bump(v), v)
def gen():
    x = 1.5
    while x < 20:
        yield x
        x *= 2
print(list(gen()))
def counter():
    c = 0.5
    def inc():
        nonlocal c
        old = c
        c += 1
        return old
    return inc
i = counter()
print(i(), i(), i())

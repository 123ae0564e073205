# tests/lang/inplace/constants_stay.py - constants used in loops keep their values
def f():
    total = 0
    for i in range(100):
        x = 1000000
        x += i
        total += x
        y = 2.5
        y *= i
        total += y
    return total
print(f(), f())
def g():
    r = []
    for i in range(3):
        a = 10 ** 20
        a += i
        r.append(a)
        r.append(10 ** 20)
        s = "constant"
        s += str(i)
        r.append(s)
        r.append("constant")
    return r
print(g())
def h(x=12345678): 
    x += 1
    return x
print(h(), h(), h.__defaults__)

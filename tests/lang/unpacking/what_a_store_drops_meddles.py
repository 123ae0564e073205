# lang/unpacking/what_a_store_drops_meddles.py: items go to locals one by one; what a local held may have a finalizer that sees the others, or changes what is unpacked
import sys


class Drop:
    def __init__(self, fn):
        self.fn = fn

    def __del__(self):
        self.fn()


def seen():
    f = sys._getframe(2)
    print("sees", {k: v for k, v in f.f_locals.items() if not isinstance(v, Drop) and k in "abc"})


def tuples(t):
    a = b = c = 0
    a, b, c = t
    a = Drop(seen)
    b = Drop(seen)
    a, b, c = t
    print(a, b, c)


for i in range(3):
    tuples((i, i + 1, i + 2))


def lists():
    l = [1, 2, 3]
    a = Drop(l.clear)
    b = c = None
    a, b, c = l
    print(a, b, c, l)


for i in range(200):
    l = [i, 2]
    a, b = l
lists()
lists()


def loops():
    out = []
    for i, (x, y) in enumerate(zip("abc", "def")):
        out.append((i, x, y))
    for k, v in {"k": 1, "l": (2, 3)}.items():
        out.append((k, v))
    for _ in range(100):
        for p, p in [(1, 2), (3, 4)]:
            pass
    out.append(p)
    x, y = y, x
    a = x, y
    (x, y), z = a, 5
    x, *y = out
    return x, len(y), z


print(loops())


def cells():
    a, b = 1, 2

    def inner():
        nonlocal a, b
        a, b = b, a + b
        return a, b

    for _ in range(5):
        inner()
    return inner()


class Holder:
    pass


def attributes(t):
    h = Holder()
    d = {}
    x, h.a, d["k"], y = t
    h.b, x = t[:2]
    return x, y, h.__dict__, d


print(cells(), attributes((1, 2, 3, 4)))


def wrong(t):
    try:
        a, b = t
    except (TypeError, ValueError) as e:
        return str(e)
    return a, b


for _ in range(70):
    wrong((1, 2))
print(wrong((1, 2, 3)), wrong((1,)), wrong("xy"), wrong(5), wrong([1, 2]), wrong(iter("ab")))

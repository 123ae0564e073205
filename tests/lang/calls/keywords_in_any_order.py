# lang/calls/keywords_in_any_order.py: keywords in all orders, with defaults, keyword-only parameters, closures, and what is wrong with them
from itertools import permutations


def plain(a, b, c=3, *, d=4, e):
    return a, b, c, d, e


def outer():
    x = "free"

    def inner(a, b=2, *, c=x):
        y = (a, b, c, x)
        return y

    return inner


def only(a, b, /, c):
    return a, b, c


def shown(fn, *args, **named):
    try:
        return fn(*args, **named)
    except TypeError as e:
        return str(e)


for order in permutations(["a", "b", "d", "e"]):
    print(plain(**{name: name * 2 for name in order}), eval("plain(%s)" % ", ".join(f"{n}={n!r}" for n in order)))
print(plain(1, 2, e=5), plain(1, c=9, b=8, e=5), plain(1, 2, 3, e=5, d=6))
inner = outer()
print(inner(a=1), inner(1, c=3), inner(b=3, a=2), inner(c=1, b=2, a=3))
print(only(1, 2, c=3))
for call in ("plain(1, e=5)", "plain(1, 2)", "plain(1, 2, a=3, e=4)", "plain(1, 2, e=4, zz=1)", "only(1, b=2, c=3)", "only(a=1, b=2, c=3)",
             "plain(b=1, e=2)", "plain(1, 2, 3, 4, e=5)", "inner()", "inner(d=1)", "inner(1, 2, b=3)"):
    try:
        print(eval(call))
    except TypeError as e:
        print(e)
plain.__kwdefaults__["e"] = "late"
print(plain(a=1, b=2))
plain.__kwdefaults__ = None
print(shown(plain, 1, b=2, d=3, e=4), shown(plain, 1, b=2, e=4))
plain.__defaults__ = ("A", "B", "C", "more")
print(shown(plain, d=1, e=2), shown(plain, b=1, d=1, e=2))


class Dies:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("dies", self.name)


print(shown(plain, Dies("one"), zz=Dies("two")))


def generator(n):
    for i in range(n):
        yield plain(i, d=1, e=i, b=2)[0] + inner(i, b=i)[1]


print(sum(generator(100)))


async def co(a, *, b):
    return a, b


try:
    co(b=1, a=2).send(None)
except StopIteration as e:
    print(e.value)


def recursive(n, *, acc=0):
    return acc if n == 0 else recursive(n=n - 1, acc=acc + n)


print(recursive(300), recursive(n=10))

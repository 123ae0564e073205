# tests/lang/library/operator_core.py - _operator: operators as functions, getters with dotted names, method callers, their errors
import _operator
import copy
import operator as o


def attempt(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


for name in ("add", "sub", "mul", "floordiv", "truediv", "mod", "lshift", "rshift", "and_", "xor", "or_", "pow", "lt", "le", "eq",
             "ne", "gt", "ge", "is_", "is_not", "iadd", "ipow", "concat", "contains", "matmul"):
    attempt(getattr(o, name), 7, 2)
for name in ("neg", "pos", "abs", "inv", "invert", "index", "truth", "not_"):
    attempt(getattr(o, name), -3)
    attempt(getattr(o, name), "x")
a = [1]
print(o.iadd(a, [2]) is a, o.iconcat(a, (3,)) is a, a, o.concat((1,), (2,)))
attempt(o.concat, 1, 2)
attempt(o.concat, [1], 2)
attempt(o.iconcat, {}, {})
attempt(o.add, 1)
attempt(o.add, a=1, b=2)
attempt(o.countOf, [1, 2, 1, float("nan")], 1)
attempt(o.indexOf, iter("abc"), "c")
attempt(o.indexOf, "abc", "d")
attempt(o.indexOf, 3, "d")
attempt(o.countOf, 3, "d")
attempt(o.length_hint, iter([1, 2]))
attempt(o.length_hint, 3)
attempt(o.length_hint, 3, 7)
attempt(o.length_hint, 3, "x")
d = {1: 2}
o.setitem(d, 3, 4)
o.delitem(d, 1)
print(d, o.getitem(d, 3))
attempt(o.call, int, "11", base=2)
attempt(o.call)
attempt(_operator._compare_digest, b"ab", bytearray(b"ab"))
attempt(_operator._compare_digest, "ab", "abc")
attempt(_operator._compare_digest, "\xe9", "a")
attempt(_operator._compare_digest, 1, "a")


class C:
    def __init__(self, **kw): self.__dict__.update(kw)
    def f(self, *args, **kw): return args, kw


c = C(a=1, b=C(c=C(d=2)))
attempt(o.attrgetter("a"), c)
attempt(o.attrgetter("b.c.d"), c)
attempt(o.attrgetter("a", "b.c.d"), c)
attempt(o.attrgetter("b.x.d"), c)
attempt(o.attrgetter("b..d"), c)
attempt(o.attrgetter, 3)
attempt(o.attrgetter)
attempt(o.attrgetter("a"))
attempt(o.attrgetter("a"), 1, 2)
attempt(o.attrgetter("a"), o=1)
attempt(o.itemgetter(1), "abc")
attempt(o.itemgetter(1, slice(2)), "abc")
attempt(o.itemgetter(9), "abc")
attempt(o.itemgetter)
attempt(o.itemgetter, x=1)
attempt(o.methodcaller("f"), c)
attempt(o.methodcaller("f", 1, x=2), c)
attempt(o.methodcaller("g", 1, x=2), c)
attempt(o.methodcaller)
attempt(o.methodcaller, 3)
attempt(o.methodcaller("f"), 1, 2)
for g in (o.attrgetter("a", "b.c"), o.itemgetter(1, "x"), o.methodcaller("f", 1), o.methodcaller("f", 1, k=[2])):
    print(g, g.__reduce__()[1:], copy.copy(g), type(g).__module__, type(g).__name__)
g = o.methodcaller("f", 1, k=[2])
print(g.__reduce__()[0].keywords, copy.deepcopy(g)(c))
loop = []
g = o.itemgetter(loop)
loop.append(g)
print(g)

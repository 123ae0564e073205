# tests/lang/library/operator_every_function.py - all functions of operator on numbers, sequences and strange objects
import operator as op
def t(name, *a):
    try:
        print(name, a, getattr(op, name)(*a))
    except Exception as e:
        print(name, a, type(e).__name__, e)
for n in ("abs", "neg", "pos", "invert", "inv", "not_", "truth", "index"):
    for a in (5, -2.5, True, "s", None, []):
        t(n, a)
for n in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and_", "or_", "xor", "matmul", "lt", "le", "eq", "ne", "ge", "gt", "is_", "is_not", "concat", "contains", "countOf", "indexOf", "getitem"):
    for a in ((7, 2), ([1, 2], [2]), ("ab", "b"), ([1, 2, 1], 1), (b"ab", 97), ({"a": 1}, "a"), (1, None)):
        t(n, *a)
for n in ("iadd", "iconcat", "imul", "ior", "isub", "ipow", "imatmul"):
    for a in (([1], [2]), ({1}, {2}), (3, 2), ("a", "b")):
        t(n, *a)
g = op.itemgetter(1, "a") if 0 else op.itemgetter(1, -1); print(g([1, 2, 3]), op.itemgetter(slice(1, 3))("abcd"), repr(g), repr(op.attrgetter("a.b", "c")), repr(op.methodcaller("m", 1, k=2)), op.attrgetter("real.imag", "numerator")(5), op.methodcaller("split", "b", maxsplit=1)("abbc"), op.call(max, 1, 2), op.length_hint([1]))
for f in (lambda: op.itemgetter(), lambda: g([1]), lambda: g(), lambda: op.attrgetter(), lambda: op.attrgetter(5), lambda: op.attrgetter("a")(1), lambda: op.methodcaller(), lambda: op.methodcaller(5), lambda: op.methodcaller("zz")(1), lambda: g(1, 2), lambda: op.add(1), lambda: op.setitem([1], 0, 5), lambda: op.delitem([1], 3), lambda: op.call(), lambda: op.itemgetter(1) == op.itemgetter(1), lambda: op._compare_digest("a", "a"), lambda: op._compare_digest("a", b"a"), lambda: op._compare_digest("\xe9", "a")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

# tests/lang/functions/operator_module.py - the operator module's functions
import operator as o
print(o.add(1, 2), o.itemgetter(1)([5, 6]), o.itemgetter("a", "b")({"a": 1, "b": 2}), o.attrgetter("real")(5), o.attrgetter("__class__.__name__")(5), o.methodcaller("upper")("a"), o.methodcaller("split", ",", maxsplit=1)("a,b,c"), o.mul(2, 3), o.truediv(1, 2), o.floordiv(7, 2), o.mod(7, 3), o.neg(1), o.not_(0), o.truth([]), o.is_(1, 1), o.contains([1], 1), o.getitem([1, 2], 1), o.concat("a", "b"), o.countOf([1, 1], 1), o.indexOf([1, 2], 2), o.iadd([1], [2]), o.index(True), o.lt(1, 2), o.eq(1, 1.0), o.pow(2, 3), o.matmul.__name__, o.inv(5), o.call(len, "abc"))
d = {"k": 1}
o.setitem(d, "j", 2); o.delitem(d, "k")
print(d, o.length_hint([1, 2]))

# tests/lang/collections/namedtuple_and_userclasses.py - namedtuple, UserDict, UserList and UserString: operators, copies, and what subclasses keep
from collections import *
import pickle, copy
P = namedtuple("P", "x y")
class D(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
class L(UserList): pass
class S(UserString): pass
p = P(1, 2)
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for f in (lambda: p, lambda: p.x + p[1], lambda: p == (1, 2), lambda: hash(p) == hash((1, 2)), lambda: p + (3,), lambda: p * 2, lambda: p[::-1], lambda: p._replace(x=5), lambda: p._replace(z=1), lambda: p._asdict(), lambda: P._make("ab"), lambda: P(*"ab"), lambda: P(y=1, x=2), lambda: P(1), lambda: P(1, 2, 3), lambda: P(1, z=2), lambda: x if 0 else repr(P(1, (2,))), lambda: P.x, lambda: P.x.__doc__, lambda: P._fields, lambda: P.__slots__, lambda: P.__new__.__defaults__, lambda: setattr(p, "x", 5), lambda: setattr(p, "q", 5), lambda: isinstance(p, tuple), lambda: len(p), lambda: list(p), lambda: max(p), lambda: copy.copy(p) == p, lambda: copy.deepcopy(P([1], 2)), lambda: sorted([P(2, 1), P(1, 2)]), lambda: P(1, 2) < P(1, 3), lambda: type("Sub", (P,), {"sum": lambda s: s.x + s.y})(1, 2).sum(), lambda: namedtuple("N", "a b c", defaults=(1, 2))(0), lambda: namedtuple("N", [])(), lambda: namedtuple("N", "a", module="m").__module__, lambda: namedtuple("N", "def"), lambda: namedtuple("N", "def a _x a", rename=True)._fields, lambda: namedtuple("N", ["a", 5]), lambda: namedtuple("N", 5), lambda: namedtuple(5, "a").__name__, lambda: namedtuple("N", "a b")(1, 2).__repr__(), lambda: namedtuple("a b", "x"), lambda: D({"a": 1}), lambda: D(a=1, b=2)["A"], lambda: D(a=1).get("a", "none"), lambda: (d := D(), d.update(q=1), d.setdefault("z", 5), d)[3], lambda: D({"a": 1}).copy(), lambda: D(a=1) | {"b": 2}, lambda: {"b": 2} | D(a=1), lambda: "A" in D(a=1), lambda: D.fromkeys("ab"), lambda: D(1), lambda: D({}, {}), lambda: len(D(a=1)), lambda: D(a=1).data, lambda: D(a=1) == {"A": 1}, lambda: D(a=1).pop("A"), lambda: D().popitem(), lambda: copy.copy(D(a=1)), lambda: L([3, 1, 2]), lambda: L([1]) + [2], lambda: [0] + L([1]), lambda: L([1, 2])[0:1].__class__, lambda: L([1]) * 2, lambda: L([1]) == [1], lambda: L([1]) < [2], lambda: L("ab"), lambda: L(5), lambda: (l := L([3, 1]), l.sort(), l.append(9), l.insert(0, 7), l)[4], lambda: L([1, 2]).index(2), lambda: L([1, 2]).copy().__class__, lambda: 1 in L([1]), lambda: L([1]).data, lambda: reversed(L([1, 2])).__next__(), lambda: (l := L([1]), l.extend(L([2])), l.__iadd__("x"))[2], lambda: S("abc").upper(), lambda: S("abc") + "d", lambda: "z" + S("a"), lambda: S("a") * 2, lambda: S("abc")[1], lambda: S("abc") == "abc", lambda: S("a") < "b", lambda: S("a") in "abc", lambda: "a" in S("abc"), lambda: hash(S("a")) == hash("a"), lambda: S(5), lambda: int(S("5")), lambda: S("%s") % 1, lambda: S("{}").format(1), lambda: S("a,b").split(","), lambda: S("abc").encode(), lambda: S("a").join(["1", "2"]), lambda: len(S("abc")), lambda: str(S("x")), lambda: repr(S("x")), lambda: S("abc").find("c"), lambda: S("a") + 5, lambda: isinstance(S("a"), str),):
    t(f)

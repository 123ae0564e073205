# tests/lang/collections/counter_and_ordereddict_corners.py - Counter arithmetic with signs, most_common ties, OrderedDict order and equality
from collections import Counter, OrderedDict, ChainMap, UserDict, UserString, namedtuple, defaultdict
a, b = Counter("aabbbc"), Counter(a=1, b=5, d=-2)
print(a, b, a + b, a - b, a & b, a | b, +b, -b, a == Counter("abcabb"), a <= b, a > Counter(), Counter(a=0) == Counter(), a.total(), a.most_common(2), a.most_common(0), list(a.elements()), a["zz"])
a.subtract("aaa"); print(a, list(a.elements())); a.update({"a": 5}, c=2); print(a); a += Counter("x"); a -= Counter("b"); a &= Counter("aabxx"); a |= Counter("q"); print(a); del a["nope"]; print(a.pop("q"), a.copy(), repr(Counter()))
for f in (lambda: Counter(5), lambda: Counter.fromkeys("a"), lambda: Counter("a", "b"), lambda: Counter([[]]), lambda: a + 5, lambda: Counter(a="x").total(), lambda: Counter(a="x", b=1), lambda: a < 5):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
o.move_to_end("a"); print(o); o.move_to_end("c", last=False); print(o, o.popitem(), o.popitem(last=False), o, list(reversed(o)), o == {"b": 2}, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1), o | {"z": 1}, {"z": 1} | o, type({} | o).__name__)
for f in (lambda: o.move_to_end("q"), lambda: OrderedDict().popitem(), lambda: o.pop("q"), lambda: o.pop("q", 5), lambda: o.setdefault("n", 7), lambda: o.fromkeys("xy", 0), lambda: o.copy() is o, lambda: list(o.items()), lambda: o.keys() & {"b"}, lambda: reversed(o.items()).__next__(), lambda: o.__sizeof__() > 0):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
c = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(c, c["a"], c.new_child({"z": 0}), c.parents, list(c), len(c), c | {"k": 1}, {"k": 1} | c); c["b"] = 9; print(c.maps, c.pop("b"), c["b"])
for f in (lambda: c["q"], lambda: c.pop("q"), lambda: ChainMap().popitem(), lambda: c.__delitem__("q")):
    try:
        print(f())
    except KeyError as e:
        print(e)
P = namedtuple("P", "x y", defaults=[5]); p = P(1); print(p, p._replace(x=2), p._asdict(), P._fields, P._field_defaults, P._make([3, 4]), p == (1, 5), P.__doc__, P.x.__doc__, p.__getnewargs__(), P.__match_args__, *p)
for f in (lambda: P(), lambda: P(1, 2, 3), lambda: p._replace(z=1), lambda: P._make([1]), lambda: setattr(p, "x", 1), lambda: namedtuple("Q", "a a"), lambda: namedtuple("Q", "class"), lambda: namedtuple("Q", "_a"), lambda: namedtuple("1Q", "a"), lambda: namedtuple("Q", "a class _b a", rename=True)._fields, lambda: namedtuple("Q", "a", defaults=[1, 2]), lambda: namedtuple("Q", "a,b c")._fields, lambda: P(x=1, z=2)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
d = defaultdict(list, a=1); d["b"].append(1); print(d, d.get("z"), "z" in d, d.__missing__("m"), d.copy(), d | {"q": 1}, d.default_factory); d.default_factory = None
try:
    d["none"]
except KeyError as e:
    print(e)
u = UserString("abc"); print(u + "d", u.upper(), type(u[1:]).__name__, u == "abc", "b" in u, UserDict(a=1))

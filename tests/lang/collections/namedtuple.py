# tests/lang/collections/namedtuple.py - namedtuple makes tuple classes with named fields
from collections import namedtuple
P = namedtuple("P", "x y")
p = P(1, y=2)
print(p, p.x, p[1], p == (1, 2), p._fields, p._asdict(), p._replace(x=9), P._make([3, 4]), [*p], P.__doc__, hash(p) == hash((1, 2)))
D = namedtuple("D", ["a", "b"], defaults=[5])
print(D(1), D._field_defaults, namedtuple("R", "a def a", rename=True)._fields)
for bad in (lambda: P(1), lambda: P(1, 2, 3), lambda: namedtuple("X", "a a"), lambda: namedtuple("X", "1"), lambda: namedtuple("X", "_a"), lambda: p._replace(q=1), lambda: setattr(p, "x", 1), lambda: namedtuple("class", "a")):
    try:
        bad()
    except (TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)

# tests/lang/collections/deque_every_method.py - deque: each method on bounded and unbounded ones, slices refused, mutation, comparison
from collections import deque
import copy
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
d = deque("abc", 4)
for f in (lambda: d.append("d"), lambda: d.append("e"), lambda: d, lambda: d.appendleft("z"), lambda: d, lambda: d.extend("12"), lambda: d, lambda: d.extendleft("34"), lambda: d, lambda: d.insert(1, "x"), lambda: d.pop(), lambda: d.insert(1, "x"), lambda: d, lambda: d.rotate(1), lambda: d.rotate(-5), lambda: d.rotate("a"), lambda: d.rotate(2**62), lambda: d, lambda: d.index("x"), lambda: d.index("q"), lambda: d.index("x", 5), lambda: d.count("x"), lambda: d.remove("x"), lambda: d.remove("q"), lambda: d.reverse(), lambda: d, lambda: d[0], lambda: d[-1], lambda: d[9], lambda: d[1:2], lambda: d["a"], lambda: d.__setitem__(0, "S"), lambda: d.__setitem__(9, 1), lambda: d.__delitem__(0), lambda: d.__delitem__(9), lambda: d, lambda: d.maxlen, lambda: setattr(d, "maxlen", 1), lambda: d + deque([1, 2]), lambda: d + [1], lambda: d * 2, lambda: deque([1, 2]) * 2, lambda: 2 * deque([1]), lambda: deque([1]) * -1, lambda: d.__iadd__("pq"), lambda: d.__imul__(2), lambda: deque([1]) == deque([1], 5), lambda: deque([1]) == [1], lambda: deque([1, 2]) < deque([1, 3]), lambda: deque([1]) < [1], lambda: deque(maxlen=0), lambda: deque("abc", 0), lambda: deque("abc", maxlen=-1), lambda: deque("abc", "x"), lambda: deque(5), lambda: deque([], 1, 2), lambda: deque(iterable="ab", maxlen=1), lambda: deque("ab", None), lambda: deque().pop(), lambda: deque().popleft(), lambda: deque([1]).clear(), lambda: "a" in deque("ab"), lambda: deque("ab").copy(), lambda: copy.copy(deque("ab", 5)), lambda: copy.deepcopy(deque([[]])), lambda: hash(deque()), lambda: bool(deque()), lambda: list(reversed(deque("abc"))), lambda: deque([1]).__reduce__()[1:3], lambda: deque("ab", 3).__reduce__()[1], lambda: repr(deque(maxlen=3)), lambda: deque.__class_getitem__(int), lambda: sorted(deque("cab")), lambda: deque([1, 2, 3]).index(2, -2), lambda: deque("abc").insert(-100, 1)):
    t(f)
for change in (lambda d: d.append(1), lambda d: d.popleft(), lambda d: d.rotate(1), lambda d: d.clear(), lambda d: d.__setitem__(0, 9), lambda d: d.reverse()):
    d = deque(range(4)); i = iter(d); next(i); change(d)
    t(lambda: next(i))
i = iter(deque("abc")); next(i); print(i.__length_hint__(), type(i).__name__, i.__reduce__()[1][1:])
class D(deque):
    def __repr__(self): return "D" + deque.__repr__(self)
x = D("ab"); x.attr = 1; print(x, x + D("c"), copy.copy(x), hasattr(copy.copy(x), "attr"), type(x * 2).__name__, type(x.copy()).__name__)

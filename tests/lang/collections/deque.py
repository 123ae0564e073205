# tests/lang/collections/deque.py - deque: both ends, rotation, bounds, and its errors
from collections import deque
d = deque([1, 2, 3])
d.append(4); d.appendleft(0); d.extend([5, 6]); d.extendleft([-1, -2])
print(d, d.pop(), d.popleft(), len(d), d[0], d[-1], 3 in d, d.index(3), d.count(2))
d.rotate(2); print(d); d.rotate(-3); print(d)
d.insert(1, "x"); d.remove(4); d.reverse(); print(d, list(reversed(d)))
b = deque("abcde", maxlen=3)
b.append("f"); b.appendleft("z")
print(b, b.maxlen, b.copy() == b, deque([1]) + deque([2]), deque([1, 2]) * 2, deque([1]) < deque([2]))
del d[0]; d[0] = "first"; print(d, bool(deque()))
for bad in (lambda: deque().pop(), lambda: deque().popleft(), lambda: d[99], lambda: d.remove("q"), lambda: deque([1], -1), lambda: d.index("q"), lambda: b.insert(1, 1), lambda: deque(5), lambda: hash(d), lambda: d[0:1]):
    try:
        bad()
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    for x in d: d.append(1)
except RuntimeError as e:
    print(e)

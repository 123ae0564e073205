# tests/lang/library/containers_changed_meanwhile.py - deques changed by a comparison or while they are walked; empty orders; slices of arrays
import array, collections, copy, operator
class Grows:
    def __init__(self, deque, equal): self.deque, self.equal = deque, equal
    def __eq__(self, other):
        self.deque.append(9)
        return self.equal
def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)
for equal in (True, False):
    for name in ("__contains__", "index", "count", "remove"):
        d = collections.deque()
        d.extend([1, Grows(d, equal), 3])
        print(equal, name, attempt(getattr(d, name), 5), len(d))
        d = collections.deque([1, 2, 3], 3)
        d[1] = Grows(d, equal)
        print(equal, name, attempt(getattr(d, name), 5), len(d))
for make in (iter, reversed):
    for taken in range(4):
        d = collections.deque([1, 2, 3])
        it = make(d)
        for _ in range(taken):
            next(it)
        d.append(4)
        print(make.__name__, taken, attempt(next, it), attempt(next, it), operator.length_hint(it))
    e = make(collections.deque([], 0))
    print(attempt(next, e))
o = collections.OrderedDict()
for key in (1, [], {}):
    print(attempt(o.move_to_end, key), attempt(o.move_to_end, key, False))
o["a"] = 1
print(attempt(o.move_to_end, []), hasattr(iter(o), "__length_hint__"), list(copy.copy(iter(o.items()))))
a = array.array("i", [1, 2, 3])
for s in (slice(0, 1, 0), slice("x"), slice(1), slice(None, None, 2)):
    for value in (b"ab", [1], a, array.array("b", [1])):
        print(attempt(a.__setitem__, s, value), a.tolist())

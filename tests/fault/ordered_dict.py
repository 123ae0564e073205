# tests/fault/ordered_dict.py - OrderedDict, its views and iterators when memory runs out anywhere in them
import copy
import pickle
from collections import OrderedDict


class Doubled(OrderedDict):
    def __setitem__(self, key, value):
        super().__setitem__(key, value * 2)


def moves():
    od = OrderedDict((f"k{i}", i) for i in range(12))
    for i in range(0, 12, 3):
        od.move_to_end(f"k{i}", last=i % 2 == 0)
    od[(1, 2)] = "general"
    od.move_to_end((1, 2), False)
    return list(od), od.popitem(False), od.popitem(), od.pop("k4"), od.setdefault("k99", 1)


def views():
    od = OrderedDict(a=1, b=2, c=3)
    od.x = 1
    return repr(od), list(reversed(od.items())), sorted(od.keys() & {"a", "b"}), od | {"d": 4}, od == OrderedDict(c=3, b=2, a=1)


def copies():
    od = Doubled(a=1, b=2)
    it = iter(od)
    next(it)
    return od.copy(), copy.copy(od), pickle.loads(pickle.dumps(OrderedDict(od))), it.__reduce__()[1], Doubled.fromkeys("ab", 3)


print(moves())
print(views())
print(copies())

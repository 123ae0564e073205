# tests/lang/collections/ordereddict.py - OrderedDict moves, pops at both ends and compares with order
from collections import OrderedDict
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a"); print(o); o.move_to_end("c", last=False); print(o)
print(o.popitem(), o.popitem(last=False), o, list(reversed(OrderedDict(x=1, y=2))))
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1}, OrderedDict() == {}, OrderedDict([("k", 1)]) | {"l": 2})
o["new"] = 1; o["b"] = 9
print(o, o.pop("new"), o.copy(), o.setdefault("s", 0))
for bad in (lambda: o.move_to_end("zz"), lambda: OrderedDict().popitem(), lambda: o["zz"]):
    try:
        bad()
    except KeyError as e:
        print(e)

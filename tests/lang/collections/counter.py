# tests/lang/collections/counter.py - Counter counts, adds, subtracts and ranks
from collections import Counter
c = Counter("abracadabra")
print(c, c["a"], c["z"], c.most_common(2), sorted(c.elements()), c.total())
c.update("zzz"); c.subtract({"a": 3}); c["q"] = -1
print(c)
print(Counter(a=3, b=1) + Counter(a=1, c=2), Counter(a=3, b=1) - Counter(a=1, b=5), Counter(a=3) & Counter(a=1), Counter(a=3) | Counter(b=1), +Counter(a=-1, b=2), -Counter(a=-1), Counter(a=1) == Counter({"a": 1, "b": 0}), Counter(a=1) <= Counter(a=2))
del c["nothing"]
print(dict(Counter({"x": 2}, y=1)), Counter([1, 1.0, True]))

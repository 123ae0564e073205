# sortedcontainers: sorted lists, dicts and sets against plain ones, under many random operations
import random
from sortedcontainers import SortedDict, SortedKeyList, SortedList, SortedSet

r = random.Random(5)
s, plain = SortedList(), []
s._reset(20)
for n in range(5000):
    v = r.randrange(1000)
    if plain and r.random() < 0.4:
        w = r.choice(plain)
        s.remove(w)
        plain.remove(w)
    else:
        s.add(v)
        plain.append(v)
s._check()
print(list(s) == sorted(plain), s[10], s.bisect(500), s.count(7), list(s.irange(100, 120)), s[5:9], len(s))
d = SortedDict(lambda k: -k, {n * 7 % 101: n for n in range(101)})
print(d.peekitem(0), d.popitem(), list(d)[:4], d.index(50), d.keys()[3], list(d.irange(20, 10)), d.setdefault(-5, "x"), repr(SortedDict(a=1, b=2)))
t = SortedSet("the quick brown fox")
print(t, t & set("aeiou"), t[2:5], t.index("q"), (t | "Z")[0], t - set("abc") == set(t) - set("abc"), t.pop(0), t ^ SortedSet("xyz"))
k = SortedKeyList(["bb", "a", "cccc", "ddd"], key=len)
k.update(["ee", "fffff"])
print(k, k.bisect_key(2), list(k.irange_key(2, 3)), k * 1 == k, k + ["zzzzzz"])

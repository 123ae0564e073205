# tests/lang/lists/recursive_repr_and_compare.py - containers that hold themselves: repr, equality, order, copies
import copy
l = [1]; l.append(l); d = {"k": l}; d["d"] = d; l.append(d)
t = ([],); t[0].append(t); s = [[], ()]; s[0].extend([s, s[0]])
print(l, d, t, s)
print(str(l) == repr(l), f"{l}", "%s" % (t,))
a = []; a.append(a); b = []; b.append(b)
for f in (lambda: a == a, lambda: a == b, lambda: a < b, lambda: a in a, lambda: a.index(a), lambda: a.count(b), lambda: hash((a,)), lambda: sorted([a, b]), lambda: a != b, lambda: d == d, lambda: {1: a} == {1: b}, lambda: t == t, lambda: t == ([t],)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e)[:60])
c = copy.deepcopy(l); print(c, c[1] is c, c[2]["d"] is c[2], c[2]["k"] is c)
class R(list):
    def __repr__(self): return f"<{list.__repr__(self)}>"
r = R([1]); r.append(r); r.append([r]); print(r)
from collections import deque, OrderedDict, defaultdict, Counter, UserList, ChainMap, namedtuple
from types import SimpleNamespace, MappingProxyType
q = deque([1], 3); q.append(q); o = OrderedDict(); o["o"] = o; dd = defaultdict(list); dd[1] = dd; sn = SimpleNamespace(); sn.me = sn; mp = {}; mp["m"] = MappingProxyType(mp); v = {}; v[1] = v.values()
print(q, o, dd, sn, mp, sep="\n")
for x in ([], {}):
    for i in range(3): x = [x]
    print(x)
deep = []
for i in range(100000): deep = [deep]
try:
    repr(deep)
except RecursionError as e:
    print("RecursionError", e)
P = namedtuple("P", "x"); p = P([]); p.x.append(p); print(p)
import functools
f = functools.partial(print); f.__setstate__((f, (f,), {}, None)); print(repr(f)[:60])
f.__setstate__((print, (), {}, None))

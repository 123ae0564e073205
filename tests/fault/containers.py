# tests/fault/containers.py - lists, dicts, sets, ranges and iterators when memory runs out anywhere in them
def lists():
    l = list(range(30))
    l[3:9] = [x * 1000 for x in range(20)]
    del l[::3]
    l.sort(key=lambda x: -x)
    l += l[::2]
    l.extend(x for x in (1, 2, 3))
    l.insert(2, (4,) * 3)
    return len(l), l.index((4,) * 3), l.count(3), repr(l[:4])

def dicts():
    d = {"k%d" % i: i for i in range(12)}
    d[5] = "five"
    e = d | {(1, 2): 3}
    e.update(zip("abc", range(3)), z=9)
    e.pop("k3")
    e.setdefault("list", []).append(e.popitem())
    return len(e), sorted(map(str, e.keys() - d.keys())), list(reversed(e.items()))[0][0], d == dict(d)

def sets():
    s = {x * 7 for x in range(20)}
    s |= {1, 2, 3}
    s ^= frozenset(range(0, 40, 2))
    return len(s & {7, 21, 35}), len(s - set(range(50))), len(s.union([1], (5,), {6: 7})), hash(frozenset(s)) == hash(frozenset(list(s)))

def iterators():
    r = range(10**20, 10**20 + 40, 3)
    z = list(zip(enumerate("abcdef"), map(str, r), filter(None, [0, 1, 2]), reversed([1, 2, 3])))
    return len(z), z[-1][1], r[2:5], len(list(r[::-1]))

class C:
    pass

def views():
    c = C()
    c.a, c.b = 1, [2]
    v = vars(c)
    v["c"] = 3
    w = dict(v)
    v[7] = 8
    del c
    return v, w

for f in (lists, dicts, sets, iterators, views):
    print(f.__name__, f())

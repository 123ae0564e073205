# tests/lang/dicts/instance_dict.py - __dict__ of an instance is one dict with its attributes: live, ordered, replaceable
class C:
    pass
c = C()
d = c.__dict__
print(d, d is c.__dict__, vars(c) is d)
c.x = 1
c.y = 2
print(d, len(d), list(d), "x" in d, d.get("z"), d["y"])
d["z"] = 3
print(c.z, list(c.__dict__.items()))
del c.x
print(d, list(reversed(d)))
c.x = 4
print(d)
del d["z"]
print(hasattr(c, "z"), d)
d.update(a=1, b=2)
print(c.a + c.b, d.pop("a"), hasattr(c, "a"))
d[5] = "five"
print(d, c.y)
c.new = 1
print(d[5], d["new"], d.popitem())
d.clear()
print(vars(c), hasattr(c, "y"))
c.__dict__ = {"q": 1}
print(d, c.q, c.__dict__)
c.w = 2
print(c.__dict__)
kept = c.__dict__
del c
print(kept)
e = C()
e.a, e.b = [], {}
v = vars(e)
del e
print(v)
f = C()
f.self = vars(f)
print(f.self["self"] is f.__dict__)
f.one = 1
for name in list(vars(f)):
    delattr(f, name)
print(vars(f))
g = C()
g.a = 1
it = iter(vars(g).items())
print(next(it))
g.b = 2
try:
    next(it)
except RuntimeError as x:
    print(x)
try:
    g.__dict__ = 5
except TypeError as x:
    print(x)
h = C()
h.__dict__.update(m=1, n=2)
print(vars(h) == {"m": 1, "n": 2}, {**vars(h)}, vars(h) | {"o": 3}, dict(vars(h)), vars(h).copy())
for i in range(100):
    setattr(h, "attr%d" % i, i)
print(len(vars(h)), sum(v for v in vars(h).values()), list(vars(h))[:4], list(vars(h))[-1])
class S(C):
    def __setattr__(self, name, value):
        self.__dict__[name] = value * 2
s = S()
s.p = 5
print(s.p, vars(s))

# tests/lang/classes/subclass_builtins.py - subclasses of built-in types keep their value and take attributes
class I(int): pass
class S(str):
    def shout(self): return self.upper() + "!"
class L(list):
    def __getitem__(self, i): return "item"
class D(dict):
    def __missing__(self, k): return "no " + str(k)
class T(tuple): pass
class F(float): pass
i, s, l, d, t, f = I(5), S("hi"), L([1, 2]), D(a=1), T((1, 2)), F(1.5)
for o in (i, s, l, d, t, f):
    o.extra = 1
    print(type(o).__name__, o, o.extra, isinstance(o, type(o).__base__))
print(i + 1, type(i + 1).__name__, s.shout(), type(s + "x").__name__, l[0], list(l), d["z"], d.get("z"), type(t[:]).__name__, type(l[:]), type(f * 2).__name__)
print(hash(i) == hash(5), {i: 1}[5], s == "hi", t == (1, 2), "z" in d)

# tests/lang/classes/mixins_with_builtins.py - a mixin before a built-in base overrides its methods
class Loud:
    def append(self, x):
        print("append", x)
        super().append(x)
class L(Loud, list): pass
l = L()
l.append(1)
print(l, L.__mro__[1].__name__, [k.__name__ for k in L.__mro__])
class Counted(dict):
    n = 0
    def __setitem__(self, k, v):
        Counted.n += 1
        super().__setitem__(k, v)
d = Counted(a=1)
d["b"] = 2
d.update(c=3)
print(d, Counted.n)

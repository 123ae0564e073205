# A class with one base does what its base does, its own special methods aside, also when a metaclass made another MRO, the name of a
# method is no literal, or the base changes later.
class Base:
    def __len__(self): return 3
    def __getitem__(self, i): return i * 10
    def __eq__(self, other): return True
    def __add__(self, other): return "Base.__add__"
    __hash__ = None

class Same(Base): pass
class Own(Base):
    def __len__(self): return 4
    def __hash__(self): return 7
class Further(Own):
    def __add__(self, other): return NotImplemented
    def __radd__(self, other): return "Further.__radd__"

for cls in (Base, Same, Own, Further):
    o = cls()
    print(cls.__name__, len(o), o[2], o == 1, o != 1, bool(o), list(zip(o, range(2))))
    for act in (lambda: hash(o), lambda: o + 1, lambda: 1 + o, lambda: o(), lambda: o < o):
        try:
            print(" ", act())
        except TypeError as e:
            print(" ", e)

Made = type("Made", (Base,), {"__le" + "n__": lambda self: 9, "_".join(["", "", "call", "", ""]): lambda self: "called"})
print(len(Made()), Made()(), Made()[1])

class Skips(type):
    def mro(cls):
        return [cls, object]

class Orphan(Base, metaclass=Skips): pass
for act in (lambda: len(Orphan()), lambda: Orphan()[0], lambda: Orphan() == Orphan()):
    try:
        print(act())
    except TypeError as e:
        print(e)

class Longer(type):
    def mro(cls):
        return [cls, Extra, *super().mro()[1:]]
class Extra:
    def __len__(self): return 77
class Guest(Base, metaclass=Longer): pass
print(len(Guest()), Guest()[1])

Base.__len__ = lambda self: 30
Base.__call__ = lambda self: "late"
print([len(cls()) for cls in (Base, Same, Own, Further)], Same()(), Further()())
class After(Same): pass
print(len(After()), After()())
del Base.__len__
for cls in (Same, After):
    try:
        print(len(cls()))
    except TypeError as e:
        print(e)

class Number(int): pass
class Even(Number):
    def __add__(self, other): return "even"
print(Number(3) + 4, pow(Number(3), 2, 5), Even(2) + 1, Even(2) * 3, hash(Even(2)), Even(5) == 5, -Even(2))
class Words(list): pass
class MoreWords(Words):
    def __contains__(self, x): return "yes"
print(len(MoreWords("ab")), "z" in MoreWords(), "z" in Words(), MoreWords("ab") + ["c"], Words("ab")[1])
class Oops(ValueError): pass
class Worse(Oops):
    def __str__(self): return "worse"
print(str(Oops("a", 1)), repr(Oops("a")), str(Worse()), repr(Worse(1)))

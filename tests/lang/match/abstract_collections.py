# tests/lang/match/abstract_collections.py - classes of collections.abc and what inherits from them match sequences and mappings
import collections.abc
class S(collections.abc.Sequence):
    def __init__(self, *a): self.a = a
    def __len__(self): return len(self.a)
    def __getitem__(self, i): return self.a[i]
class Plain: pass
class Mixed(Plain, S): pass
class Both(collections.UserDict, collections.UserList): pass
class Marked:
    __abc_tpflags__ = 32
def kind(x):
    match x:
        case [*items]: return "sequence", items
        case {"k": v, **rest}: return "mapping", v, rest
        case {}: return "mapping"
        case _: return "neither"
for x in (S(1, 2), Mixed(3), collections.UserDict(k=1, l=2), collections.UserList([4]), collections.ChainMap({"k": 5}), Plain(),
          collections.OrderedDict(k=6), collections.deque([7]), Marked(), collections.UserString("ab"), "ab", b"ab", {1}, range(2)):
    print(type(x).__name__, kind(x))
print("__abc_tpflags__" in vars(collections.abc.Sequence), Marked.__abc_tpflags__)

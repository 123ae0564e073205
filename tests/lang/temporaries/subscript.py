# tests/lang/temporaries/subscript.py - the container of a subscript dies once the item is out
class T:
    def __init__(self, n): self.n = n
    def __getitem__(self, i):
        print("get", i.n if isinstance(i, T) else i, end="; ")
        return T(self.n + "[]")
    def __del__(self): print("del", self.n, end="; ")
x = T("a")[0]
print("bound", x.n)
x = T("b")[T("i")]
print("bound", x.n)
x = T("c")[1][2]
print("bound", x.n)
print([T("l1"), T("l2")][1].n, end="; ")
print("end")

# tests/lang/temporaries/subscript_store.py - container, index and value of a subscript store die after the store
class T:
    def __init__(self, n): self.n = n
    def __setitem__(self, i, v): print("set", end="; ")
    def __delitem__(self, i): print("delitem", end="; ")
    def __del__(self): print("del", self.n, end="; ")
T("c")[T("i")] = T("v")
print("stored")
del T("c")[T("i")]
print("deleted")

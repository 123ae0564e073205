# tests/lang/temporaries/delete_in_order.py - del of several names drops them one after another
class T:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end="; ")
a, b, c = T("a"), T("b"), T("c")
del a, c
print("two gone")
del b
print("end")

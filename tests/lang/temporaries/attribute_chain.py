# tests/lang/temporaries/attribute_chain.py - the object whose attribute is read dies after the read
class T:
    def __init__(self, n): self.n = n
    def child(self): return T(self.n + ".child")
    def __del__(self): print("del", self.n, end="; ")
print(T("a").n, "read")
print(T("b").child().n, "called")
m = T("c").child
print("method kept")
m = m()
print("called", m.n)
del m
print("end")

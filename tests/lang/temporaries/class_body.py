# tests/lang/temporaries/class_body.py - names deleted in a class body die there
class T:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end="; ")
class C:
    a = T("a")
    T("loose")
    print("in body", end="; ")
    b = T("b")
    del b
    print("b deleted", end="; ")
print("made")
C.a = 0
print("end")

# tests/lang/temporaries/unpacking.py - unpacking drops what it replaces in order of the targets
class T:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end="; ")
a = T("old a"); b = T("old b")
a, b = T("new a"), T("new b")
print("replaced")
a, *b = [T(1), T(2), T(3)]
print("starred")
[a, b] = 0, 0
print("end")

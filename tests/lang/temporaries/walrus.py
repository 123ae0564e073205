# tests/lang/temporaries/walrus.py - a walrus binds its object, which then is no temporary
class T:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end="; ")
print((t := T(1)).n, "bound")
if (t := T(2)) and t.n:
    print("rebound")
print([u := T(3), u.n][1], "list gone, name stays")
del t, u
print("end")

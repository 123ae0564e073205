# tests/lang/temporaries/method_call_self.py - self of a method call on a temporary lives until the method returns
class T:
    def __init__(self, n): self.n = n
    def look(self):
        print("look", self.n, end="; ")
        del self
        print("still", end="; ")
    def chain(self, n): return T(n)
    def __del__(self): print("del", self.n, end="; ")
T(1).look()
print("after")
T(1).chain(2).chain(3)
print("after")

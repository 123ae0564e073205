# tests/lang/process/finalizers_at_exit.py - objects in module names and cycles get their __del__ at exit
class C:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
a = C("plain")
b = C("in a list")
l = [b]
del b
c = C("in a cycle")
c.me = c
d = C("in a dict of a module name")
d = {"k": d}
print("end")

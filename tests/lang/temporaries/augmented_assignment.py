# tests/lang/temporaries/augmented_assignment.py - the old value of an augmented assignment dies when the new one is bound
class T:
    def __init__(self, n): self.n = n
    def __add__(self, other):
        print("add", end="; ")
        return T(self.n + other.n)
    def __del__(self): print("del", self.n, end="; ")
x = T(1)
x += T(2)
print("bound", x.n)
class H: pass
h = H()
h.a = T(3)
h.a += T(4)
print("attribute", h.a.n)
l = [T(5)]
l[0] += T(6)
print("item", l[0].n)
del x, h, l
print("end")

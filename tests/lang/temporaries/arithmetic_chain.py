# tests/lang/temporaries/arithmetic_chain.py - T(1)+T(2)+T(3) drops 1 and 2 before the next addition
class T:
    def __init__(self, n): self.n = n
    def __add__(self, other):
        print("add", self.n, other.n, end="; ")
        return T(self.n * 10 + other.n)
    def __del__(self): print("del", self.n, end="; ")
x = T(1) + T(2) + T(3)
print("bound")
x = T(4) + (T(5) + T(6))
print("bound")
x = None
print("end")

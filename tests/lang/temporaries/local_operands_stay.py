# tests/lang/temporaries/local_operands_stay.py - operands that are locals survive the operation, temporaries do not
class T:
    def __init__(self, n): self.n = n
    def __add__(self, other): return self.n + other.n
    def __del__(self): print("del", self.n, end="; ")
def f():
    a = T("a")
    print(a + T("t"), end="; ")
    print(T("s") + a, end="; ")
    print(a + a, end="; ")
    print("leaving", end="; ")
f()
print("end")

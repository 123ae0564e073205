# tests/lang/temporaries/return_value.py - a result nobody takes dies at the end of its statement
class T:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end="; ")
def f(n): return T(n)
f(1)
print("dropped")
f(2), f(3)
print("both")
_ = f(4)
_ = f(5)
print("rebound")
del _
print("end")

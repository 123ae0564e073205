# tests/lang/temporaries/membership.py - the operands of in die after the search
class T:
    def __init__(self, n): self.n = n
    def __contains__(self, x):
        print("contains", end="; ")
        return x.n == 1
    def __del__(self): print("del", self.n, end="; ")
print(T(1) in T(2), "end")
print(T(3) in [T(4), T(5)], "end")
print(T(6) not in (T(7),), "end")

# tests/lang/temporaries/inplace_operator.py - an in-place operator that returns self keeps it, and drops only the right operand
class T:
    def __init__(self, n): self.n = n
    def __iadd__(self, other):
        self.n += other.n
        return self
    def __del__(self): print("del", self.n, end="; ")
def f():
    x = T(1)
    x += T(2)
    print("then", end="; ")
    x += T(3)
    print("leave", end="; ")
f()
print("end")

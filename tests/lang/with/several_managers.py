# tests/lang/with/several_managers.py - several managers are entered in order and left in reverse
class M:
    def __init__(self, n): self.n = n
    def __enter__(self): print("enter", self.n, end="; "); return self
    def __exit__(self, *a): print("exit", self.n, end="; ")
with M(1) as a, M(2) as b:
    print(a.n, b.n, end="; ")
print()
with (M(1) as a, M(2), M(3) as c,):
    print("body", end="; ")
print()
try:
    with M(1), M(1 // 0):
        pass
except ZeroDivisionError:
    print("error in second")

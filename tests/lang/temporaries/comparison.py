# tests/lang/temporaries/comparison.py - operands of a comparison die when it has its result
class T:
    def __init__(self, n): self.n = n
    def __lt__(self, other):
        print("lt", self.n, other.n, end="; ")
        return True
    def __del__(self): print("del", self.n, end="; ")
if T(1) < T(2):
    print("branch")
print(T(3) < T(4) < T(5), "end")
print(T(6) is T(7), T(8) == T(9), "end")
print(not T(10), "end")

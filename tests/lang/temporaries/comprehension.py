# tests/lang/temporaries/comprehension.py - items that a comprehension filters out or consumes die in its loop
class T:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end="; ")
print([T(i).n for i in range(3)], "list")
print([x.n for x in [T(1), T(2)]], "source")
print([1 for i in range(3) if T(i).n != 1], "filtered")
print({T(i).n: i for i in range(2)}, "dict")
print(sum(T(i).n for i in range(3)), "generator")
kept = [T(i) for i in (7, 8)]
print("kept")
del kept
print("end")

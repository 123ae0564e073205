# tests/lang/temporaries/loop_items.py - each item of a loop over temporaries dies when the next one is bound
class T:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end="; ")
def make():
    for i in range(3):
        yield T(i)
for t in make():
    print("body", t.n, end="; ")
print("loop over")
del t
print("end")

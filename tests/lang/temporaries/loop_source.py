# tests/lang/temporaries/loop_source.py - the source of a for loop dies when the loop ends, also by break
class T:
    def __init__(self, n): self.n = n
    def __iter__(self): return I(self.n)
    def __del__(self): print("del", self.n, end="; ")
class I:
    def __init__(self, n): self.n = n; self.i = 0
    def __iter__(self): return self
    def __next__(self):
        self.i += 1
        if self.i > 2: raise StopIteration
        return self.i
    def __del__(self): print("del I", end="; ")
for x in T(1):
    print(x, end="; ")
print("done")
for x in T(2):
    break
print("broken")
def f():
    for x in T(3):
        return x
print(f(), "returned")

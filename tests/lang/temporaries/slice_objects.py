# tests/lang/temporaries/slice_objects.py - slice bounds that are temporaries die after the slicing
class N:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
    def __del__(self): print("del", self.n, end="; ")
l = list(range(10))
print(l[N(2):N(5)], "read")
l[N(0):N(8)] = []
print(l, "stored")

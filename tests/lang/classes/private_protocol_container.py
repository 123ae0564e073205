# tests/lang/classes/private_protocol_container.py - a class with __len__ and __getitem__ is a sequence for iteration, reversal and membership
class S:
    def __init__(self, *v): self.v = v
    def __len__(self): return len(self.v)
    def __getitem__(self, i):
        print("get", i, end=" ")
        return self.v[i]
s = S("a", "b", "c")
print(list(s))
print(list(reversed(s)))
print("b" in s, "z" in s)
print([*s][0], s[-1], s[0:2])
a, b, c = s
print(a, b, c)

# tests/lang/expressions/truth_asked_once.py - nested and/or/not ask each operand for its truth once
class T:
    def __init__(self, n, truth): self.n, self.truth = n, truth
    def __bool__(self): print("?" + self.n, end=" "); return self.truth
    def __repr__(self): return self.n
a, b, c = T("a", True), T("b", False), T("c", True)
print((a or b) and c)
print((b and a) or c)
print((a and b) and c)
print((b or a) or c)
print((a or b) and (b or c))
print(a and (b or c))
print(not (a or b), not (b and a))
print(c if (a or b) and c else b)
print((a if b else c) and b)
if (a or b) and not (b and c): print("yes")
while (a and b) or b: pass
print([x for x in (a, b) if (x or b) and a])
assert (a or b) and a
x = (a or b) and (c or b) and (b or a)
print(x)

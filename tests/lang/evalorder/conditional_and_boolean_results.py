# tests/lang/evalorder/conditional_and_boolean_results.py - and, or, not and conditional expressions give operands, asking each truth once
class T:
    def __init__(self, n, t): self.n, self.t = n, t
    def __bool__(self): print("truth", self.n); return self.t
    def __repr__(self): return self.n
a, b, c = T("a", True), T("b", False), T("c", True)
print(a and b and c); print(a or b); print(b or a and c); print(not a and b); print(not (b or b)); print(a if b else c); print((a if a else b) and c); print(a and (b or c)); print([x for x in (a, b, c) if x and not b])
if a and b or c: print("taken")
while b or not a: pass
else: print("loop ended")
assert a or b
print(bool(a and b), (a or 1 / 0), (b and 1 / 0), all([a, b, 5]), any([b, a, 5]))

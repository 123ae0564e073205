# tests/lang/evalorder/comparison_chain_middle.py - in a chain each operand is evaluated once, in order, and not at all after a false link
def t(x): print("eval", x); return x
print(t(1) < t(2) < t(3)); print(t(1) < t(0) < t(5)); print(t(1) == t(1) != t(2) in [t(2)] is not None)
class C:
    def __init__(self, n, r): self.n, self.r = n, r
    def __lt__(self, o): print(self.n, "<", o.n); return self.r
class Falsy:
    def __bool__(self): print("asked"); return False
    def __repr__(self): return "Falsy"
print(C("a", 1) < C("b", []) < C("c", 3)); print(C("a", Falsy()) < C("b", 1)); print(C("a", Falsy()) < C("b", 1) < C("c", 1)); print(not C("a", 0) < C("b", 1))
x = [1, 2, 3]; print(1 < x.pop() < x.pop() < 5, x, (lambda: 1 < 2 < 3 > 2 >= 2 == 2 != 3)())

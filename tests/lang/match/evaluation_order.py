# tests/lang/match/evaluation_order.py - the subject is evaluated once, patterns top to bottom, left to right
def n(v):
    print("eval", v, end="; ")
    return v
class C:
    def __init__(self, v): self.v = v
    def __eq__(self, o): print("eq", o, end="; "); return self.v == o
    def __repr__(self): return "C%d" % self.v
    def __getattr__(self, k): print("get", k, end="; "); raise AttributeError(k)
match n(C(3)):
    case 1: print("one")
    case 2 | 3: print("two or three")
match C(0):
    case C(a=1, b=2): print("never")
    case C(v=x): print("v", x)
match [C(1), C(2)]:
    case [1, 5]: print("never")
    case [1, 2]: print("both")

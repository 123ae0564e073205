# tests/lang/expressions/boolean_values.py - and, or and not give operands or bools
print(0 or "" or [], 0 or 5 or 6, 1 and 2 and 3, 1 and 0 and 3, not 0, not "a", None or False, () and 1, "a" and [] or {}, not None, 1 and not 0)
class T:
    def __init__(self, v): self.v = v
    def __bool__(self): print("bool", self.v, end=" "); return self.v > 0
    def __repr__(self): return "T%d" % self.v
print(T(1) and T(2)); print(T(0) and T(2)); print(T(0) or T(0)); print(not T(1)); print(T(1) or T(2)); print(T(1) if T(0) or T(3) else T(9))

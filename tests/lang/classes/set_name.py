# tests/lang/classes/set_name.py - __set_name__ is called for each attribute of a new class, in order
class D:
    def __set_name__(self, owner, name): print(owner.__name__, name); self.name = name
    def __get__(self, o, t): return "value of " + self.name
class C:
    b = D()
    a = D()
print(C().a, C.b)
C.late = D()
try:
    C.late
except AttributeError as e:
    print(e)
class Bad:
    def __set_name__(self, o, n): raise ValueError("x")
try:
    class F: q = Bad()
except RuntimeError as e:
    print(e, repr(e.__cause__))

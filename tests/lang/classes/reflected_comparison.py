# tests/lang/classes/reflected_comparison.py - comparison tries the mirrored method of the other side
class A:
    def __lt__(self, o): print("lt", end=" "); return NotImplemented
    def __gt__(self, o): print("gt", end=" "); return "yes"
    def __eq__(self, o): print("eq", end=" "); return NotImplemented
class B: pass
print(B() < A())
try:
    print(A() < B())
except TypeError as e:
    print(e)
print(A() == B())
print(B() == A())
print(A() != B())

# tests/lang/classes/comparison_inheritance.py - __ne__ follows __eq__; the subclass's reflected comparison goes first
class A:
    def __eq__(self, o): print("A.eq", end=" "); return True
    def __lt__(self, o): print("A.lt", end=" "); return True
    def __gt__(self, o): print("A.gt", end=" "); return True
class B(A):
    def __eq__(self, o): print("B.eq", end=" "); return False
    def __gt__(self, o): print("B.gt", end=" "); return False
a, b = A(), B()
print(a == b); print(b == a); print(a != b); print(a < b); print(a > b); print(b < a); print(a != a)

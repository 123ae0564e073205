# tests/lang/classes/reflected_operators.py - the right operand's reflected method is tried after NotImplemented, or first if it is a subclass
class A:
    def __add__(self, o): print("A.add", end=" "); return NotImplemented
    def __radd__(self, o): print("A.radd", end=" "); return "A"
class B:
    def __radd__(self, o): print("B.radd", end=" "); return "B"
class C(A):
    def __radd__(self, o): print("C.radd", end=" "); return "C"
print(A() + B())
print(A() + C())
print(1 + A())
print(B() + A())
try:
    A() + A()
except TypeError as e:
    print(e)
try:
    B() + B()
except TypeError as e:
    print(e)

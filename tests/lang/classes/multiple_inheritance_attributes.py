# tests/lang/classes/multiple_inheritance_attributes.py - attributes are found along the order of resolution, data and methods alike
class A: x = "A"; only_a = 1
class B: x = "B"; only_b = 2
class C(A, B): pass
class D(B): x = "D"
class E(A, D): pass
class F(D, A): pass
print(C.x, E.x, F.x, C.only_b, E.only_b, [k.__name__ for k in E.__mro__])
c = C()
A.x = "changed"
print(c.x)
del A.x
print(c.x)

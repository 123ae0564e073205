# tests/lang/classes/property_in_inheritance.py - a property can be extended with setter and deleter, also in a subclass
class A:
    def __init__(self): self._x = 1
    @property
    def x(self):
        "the x"
        return self._x
    @x.setter
    def x(self, v): self._x = v
class B(A):
    @A.x.deleter
    def x(self): self._x = None
a, b = A(), B()
a.x = 5
print(a.x, A.x.__doc__)
try:
    del a.x
except AttributeError as e:
    print(e)
b.x = 7
print(b.x)
del b.x
print(b.x)

# tests/lang/descriptors/metaclass_descriptor.py - descriptors of the metaclass serve the class, and class attributes may hide the non-data ones
class D:
    def __get__(self, o, t): return "meta value"
class Data(D):
    def __set__(self, o, v): print("meta set")
class M(type):
    a = D()
    b = Data()
class C(metaclass=M):
    a = "own a"
    b = "own b"
print(C.a, C.b)
C.b = 5
print(C().a, C().b)

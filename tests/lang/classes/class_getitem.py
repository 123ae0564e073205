# tests/lang/classes/class_getitem.py - __class_getitem__ serves subscripts of the class itself
class C:
    def __class_getitem__(cls, k): return (cls.__name__, k)
class D(C): pass
print(C[1], D["x", 2], list[int], dict[str, int])
class E: pass
try:
    E[1]
except TypeError as e:
    print(e)

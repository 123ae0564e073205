# tests/lang/classes/instancecheck.py - isinstance and issubclass ask the metaclass, and accept tuples and unions
class M(type):
    def __instancecheck__(c, o): return o == 5
    def __subclasscheck__(c, k): return k is str
class C(metaclass=M): pass
print(isinstance(5, C), isinstance(6, C), issubclass(str, C), issubclass(int, C))
print(isinstance(1, (str, (float, int))), issubclass(bool, (str, int)), isinstance(1, int | str), isinstance(None, int | None))
class Lie:
    @property
    def __class__(self): return int
print(isinstance(Lie(), int), isinstance(Lie(), Lie), type(Lie()).__name__)
for bad in (lambda: isinstance(1, 2), lambda: issubclass(1, int), lambda: issubclass(int, 5), lambda: isinstance(1, (5,))):
    try:
        bad()
    except TypeError as e:
        print(e)

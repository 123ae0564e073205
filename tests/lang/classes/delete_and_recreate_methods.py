# tests/lang/classes/delete_and_recreate_methods.py - methods can be replaced while in use
class C:
    def f(self): return 1
c = C()
m = c.f
C.f = lambda self: 2
print(m(), c.f())
del C.f
print(m(), hasattr(c, "f"))
c.f = lambda: 3
print(c.f())
C.__repr__ = lambda self: "new repr"
print(c)
C.__str__ = lambda self: "new str"
print(c, repr(c))
del C.__str__, C.__repr__
print(str(c)[:13])

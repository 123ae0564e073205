# tests/lang/descriptors/property_basics.py - a property calls its getter, setter and deleter, and reports the missing ones
class C:
    def __init__(self): self.v = 0
    def g(self): return self.v
    def s(self, v): self.v = v
    def d(self): self.v = "deleted"
    rw = property(g, s, d, "documented")
    ro = property(g)
    wo = property(None, s)
c = C()
c.rw = 3
print(c.rw, c.ro, C.rw.__doc__)
del c.rw
print(c.ro)
for act in (lambda: setattr(c, "ro", 1), lambda: delattr(c, "ro"), lambda: c.wo):
    try:
        act()
    except AttributeError as e:
        print(e)
print(C.rw.fget is C.g, isinstance(C.ro, property))

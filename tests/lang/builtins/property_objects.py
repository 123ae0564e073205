# tests/lang/builtins/property_objects.py - property: keywords, doc, copies by getter and setter, abstract, subclasses, names in errors
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class C:
    def __init__(self): self._x = 1
    def gx(self):
        "doc of x"
        return self._x
    def sx(self, v): self._x = v
    def dx(self): del self._x
    x = property(gx, sx, dx)
    ro = property(gx)
    wo = property(fset=sx)
    doc = property(gx, doc="given")
    empty = property()
    lam = property(lambda self: self.missing)
c = C()
for f in (lambda: c.x, lambda: setattr(c, "x", 5), lambda: c.x, lambda: delattr(c, "x"), lambda: c.x, lambda: setattr(c, "ro", 1), lambda: delattr(c, "ro"), lambda: c.wo, lambda: setattr(c, "wo", 7), lambda: c.ro, lambda: C.x.__doc__, lambda: C.doc.__doc__, lambda: C.wo.__doc__, lambda: c.empty, lambda: setattr(c, "empty", 1), lambda: delattr(c, "empty"), lambda: c.lam, lambda: C.x.fget.__name__, lambda: C.ro.fset, lambda: C.x.getter(len).fget, lambda: C.x.deleter(5).fdel, lambda: setattr(C.x, "fget", 1), lambda: setattr(C.x, "__doc__", "new"), lambda: C.x.__doc__, lambda: property(5).__get__(c), lambda: property(len).__get__(None, C).fget, lambda: property(len).__set__(c, 1), lambda: property().__delete__(c), lambda: property(1, 2, 3, 4, 5), lambda: property(fge=1), lambda: property(len, doc=5).__doc__, lambda: property(gx := lambda s: 1).__isabstractmethod__, lambda: property.__get__(C.x, c, C), lambda: property(len).getter(), lambda: C().x, lambda: type("P", (property,), {"__slots__": ()})(C.gx).__doc__):
    t(f)
class P(property): pass
p = P(C.gx); print(p.__doc__, p.__dict__); p.__doc__ = "own"; print(p.__doc__)
class D(C):
    @C.x.getter
    def x(self): return "D.x", self._x
    @C.ro.setter
    def ro2(self, v): self.got = v
d = D(); print(d.x); d.x = 4; d.ro2 = 9; print(d.x, d.got, D.x.fset is C.x.fset)
import abc
class Ab(abc.ABC):
    @property
    @abc.abstractmethod
    def p(self): ...
t(lambda: Ab()); print(Ab.p.__isabstractmethod__, Ab.__abstractmethods__)

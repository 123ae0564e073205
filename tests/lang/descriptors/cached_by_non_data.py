# tests/lang/descriptors/cached_by_non_data.py - a non-data descriptor can replace itself in the instance
class lazy:
    def __init__(self, f): self.f, self.name = f, f.__name__
    def __get__(self, o, t=None):
        if o is None: return self
        print("compute", end=" ")
        v = o.__dict__[self.name] = self.f(o)
        return v
class C:
    @lazy
    def x(self): return 42
c = C()
print(c.x, c.x, c.x)
del c.x
print(c.x)

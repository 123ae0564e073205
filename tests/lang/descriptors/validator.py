# tests/lang/descriptors/validator.py - one descriptor class serves many attributes of many instances
class Positive:
    def __set_name__(self, owner, name): self.slot = "_" + name
    def __get__(self, o, t): return self if o is None else getattr(o, self.slot)
    def __set__(self, o, v):
        if v <= 0: raise ValueError(self.slot[1:] + " must be positive")
        setattr(o, self.slot, v)
class Box:
    w, h = Positive(), Positive()
    def __init__(self, w, h): self.w, self.h = w, h
b, c = Box(2, 3), Box(4, 5)
b.w = 10
print(b.w, b.h, c.w, c.h)
for f in (lambda: Box(0, 1), lambda: setattr(c, "h", -1)):
    try:
        f()
    except ValueError as e:
        print(e)

# tests/lang/classes/slots.py - __slots__ fixes the attributes and leaves no __dict__
class P:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
p = P(1, 2)
print(p.x, p.y, hasattr(p, "__dict__"))
for act in (lambda: setattr(p, "z", 3), lambda: P.x.__get__(P.__new__(P)), lambda: p.__dict__):
    try:
        act()
    except AttributeError as e:
        print(e)
del p.x
try:
    p.x
except AttributeError as e:
    print(e)
print(type(P.x).__name__, P.__slots__)
class Q(P): pass
q = Q(1, 2)
q.z = 3
print(q.__dict__, q.x)

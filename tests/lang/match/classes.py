# tests/lang/match/classes.py - class patterns check the type and read attributes by name or __match_args__
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class Q(P): pass
class N:
    a = 1
def f(o):
    match o:
        case P(0, 0): return "origin"
        case P(x, y=0): return "on axis", x
        case Q(x=x): return "Q", x
        case P(x, y): return "P", x, y
        case N(a=1): return "N"
        case int(n) | float(n): return "number", n
        case str(s): return "str", s
        case list([a, b]): return "list of two", a, b
        case dict(): return "dict"
        case bool(): return "never: bool is int"
        case _: return "no"
print([f(o) for o in (P(0, 0), P(3, 0), Q(1, 2), P(1, 2), N(), 5, 2.5, True, "s", [1, 2], [1], {}, None)])
for bad in (lambda: f2(P(1, 2)), lambda: f3(N())):
    def f2(o):
        match o:
            case P(1, 2, 3): pass
    def f3(o):
        match o:
            case N(1): pass
    try:
        bad()
    except TypeError as e:
        print(e)

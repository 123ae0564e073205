# tests/lang/classes/type_three_arguments.py - type() with three arguments makes a class
C = type("C", (), {"x": 1, "f": lambda self: self.x + 1})
print(C.__name__, C().f(), C.__bases__, C.__qualname__, C.__module__)
D = type("D", (C,), dict(x=10))
print(D().f(), D.__mro__[1] is C)
for bad in (lambda: type("a"), lambda: type(1, (), {}), lambda: type("a", [], {}), lambda: type("a", (), []), lambda: type("a", ()), lambda: type("a\0b", (), {})):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)

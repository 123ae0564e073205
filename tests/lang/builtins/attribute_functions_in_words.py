# tests/lang/builtins/attribute_functions_in_words.py - getattr, setattr, delattr, hasattr over kinds of objects: names and messages
class C:
    a = 1
    @property
    def p(self): return 5
    @property
    def bad(self): raise KeyError("bad")
class S:
    __slots__ = ("x",)
c, s = C(), S()
import sys
objs = [("c", c), ("s", s), ("C", C), ("int", 5), ("type", int), ("func", lambda: 0), ("mod", sys), ("none", None), ("list", []), ("meth", c.__init__), ("bltin", len), ("gen", (x for x in ())), ("super", super(C, c)), ("obj", object())]
for name, o in objs:
    for f in (lambda: getattr(o, "nope"), lambda: setattr(o, "nope", 1), lambda: delattr(o, "nope"), lambda: delattr(o, "nope2"), lambda: o.__class__.__name__, lambda: setattr(o, "__class__", int), lambda: setattr(o, "__dict__", 5), lambda: delattr(o, "__dict__")):
        try:
            print(name, f())
        except Exception as e:
            print(name, type(e).__name__, str(e).replace(hex(id(o)), "ID"))
for f in (lambda: getattr(c, 5), lambda: getattr(c), lambda: getattr(c, "x", 1, 2), lambda: getattr(c, "x", default=1), lambda: getattr(c, "a", None), lambda: getattr(c, "nope", None), lambda: getattr(c, "bad", 1), lambda: hasattr(c, "bad"), lambda: hasattr(c, 5), lambda: hasattr(c, ""), lambda: getattr(c, "\ud800", "dflt"), lambda: setattr(c, "p", 1), lambda: delattr(c, "p"), lambda: setattr(c, 5, 1), lambda: setattr(c, "a"), lambda: setattr(c, "with space", 3), lambda: getattr(c, "with space"), lambda: delattr(c, 5), lambda: delattr(c, "a"), lambda: s.x, lambda: delattr(s, "x"), lambda: setattr(s, "x", 3), lambda: s.x, lambda: getattr(s, "__dict__"), lambda: vars(s), lambda: vars(5), lambda: vars(c), lambda: vars(1, 2), lambda: callable(c), lambda: callable(C), lambda: callable(), lambda: c(), lambda: (5)(), lambda: None(), lambda: "a"(1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, ascii(str(e)))

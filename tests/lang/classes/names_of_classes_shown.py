# tests/lang/classes/names_of_classes_shown.py - which of __name__, __qualname__ and __module__ the texts of classes, instances, methods and errors show
def show(*things): print(*[str(t).split(" at 0x")[0] for t in things], sep=" | ")
ns = {}
source = """class A:
 class B:
  def f(self): pass
  class X(Exception): pass
  @classmethod
  def c(cls): pass
  @property
  def p(self): raise AttributeError
  __slots__ = ('s',)
 def g():
  class L: pass
  return L
"""
for label, glob in (("no module", {}), ("a module", {"__name__": "mod"}), ("None", {"__name__": None}), ("builtins", {"__name__": "builtins"}), ("number", {"__name__": 5})):
    print(label)
    exec(source, glob)
    A = glob["A"]; B = A.B; b = B(); L = A.g()
    show(B, b, b.f, B.f, B.c, B.s, B.__module__, B.__qualname__, L, L())
    def attempt(f):
        try: print(str(f()).split(" at 0x")[0])
        except Exception as e: print(type(e).__name__, str(e).split(" at 0x")[0])
    for f in (lambda: b.zz, lambda: b.p, lambda: B.zz, lambda: b + 1, lambda: b(), lambda: len(b), lambda: b[0], lambda: B(1), lambda: B.f(), lambda: b.f(1), lambda: b < b, lambda: int(b), lambda: "".join([b]), lambda: b.__init__(1), lambda: B.s.__get__(5), lambda: super(B, 5), lambda: isinstance(1, b), lambda: hash(type("U", (B,), {"__eq__": 1})()), lambda: list[B], lambda: B | None, lambda: B.X("x"), lambda: type(B.X("x")), lambda: {}[B], lambda: type("T", (B, B), {}), lambda: type("T", (B, int), {"__slots__": ()}) and "made", lambda: object.__new__(B, 1), lambda: setattr(b, "q", 1), lambda: B.__mro__, lambda: __import__("copy").copy(b), lambda: format(b, "x"), lambda: b.__class__.__bases__, lambda: str.upper(b), lambda: iter(b), lambda: next(b), lambda: f"{b:5}"): attempt(f)
    import traceback
    print(traceback.format_exception_only(B.X("text")), repr(B.X("text")))
B.__name__ = "Renamed"; show(B, b, B.f); B.__qualname__ = "Q.W"; show(B, b, B.f, b.f)
attempt(lambda: b.zz); attempt(lambda: b + 1); attempt(lambda: B(1)); B.__module__ = "other.mod"; show(B, b); B.__module__ = None; show(B, b); B.__module__ = ""; show(B, b)
attempt(lambda: setattr(B, "__name__", "with.dot")); show(B, b, B.__name__, B.__qualname__); attempt(lambda: b.zz)
t = type("dotted.name", (), {}); show(t, t(), t.__module__, t.__name__, t.__qualname__); t = type("x", (), {"__qualname__": "given.q", "__module__": "m"}); show(t, t()); t = type("x", (), {"__module__": "builtins"}); show(t)
try: type("x", (), {"__qualname__": 5})
except TypeError as e: print(e)

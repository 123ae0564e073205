# tests/lang/classes/super_and_metaclass_class_cell.py - __classcell__ must reach type.__new__; what a metaclass may do to it
import warnings
class Meta(type):
    def __new__(mcls, name, bases, ns):
        print(name, "__classcell__" in ns, sorted(k for k in ns if not k.startswith("__")))
        if name == "Drops": ns.pop("__classcell__")
        if name == "Wrong": ns["__classcell__"] = 5
        if name == "Copy": ns = dict(ns)
        cls = super().__new__(mcls, name, bases, ns)
        print("in class:", "__classcell__" in cls.__dict__)
        if name == "Twice":
            other = super().__new__(mcls, name, bases, ns)
            return other
        if name == "Other": return int
        return cls
def attempt(src):
    try: exec(src, globals())
    except BaseException as e: print(type(e).__name__, e)
body = "(metaclass=Meta):\n def f(self): return __class__\n"
for name in ("Plain", "Copy", "Drops", "Wrong", "Twice", "Other"):
    attempt(f"class {name}{body}")
attempt("print(Plain().f() is Plain, Copy().f() is Copy)")
attempt("print(Twice().f() is Twice)")
class NoUse(metaclass=Meta):
    def g(self): return 1
try: type("X", (), {"__classcell__": 3})
except TypeError as e: print(e)
import types
c = types.CellType()
X = type("X", (), {"__classcell__": c})
print(c.cell_contents is X, "__classcell__" in vars(X))
class InBody:
    try: print(__class__)
    except NameError as e: print("body:", e)
    def m(self): return __class__
    lam = lambda self: __class__
    l = [lambda s: __class__ for _ in range(1)]
print(InBody().m().__name__, InBody().lam().__name__, InBody.l[0](0).__name__)
class Init(type):
    def __init__(cls, name, bases, ns):
        print(cls().f().__name__)
class Early(metaclass=Init):
    def f(self): return __class__

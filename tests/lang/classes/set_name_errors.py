# tests/lang/classes/set_name_errors.py - errors of __set_name__ and __init_subclass__ in the making of a class
class Bad:
    def __set_name__(self, owner, name): raise ValueError("no " + name)
class Few:
    def __set_name__(self): pass
class Good:
    def __set_name__(self, owner, name): print("set_name", owner.__name__, name)
class OnInstance: pass
o = OnInstance(); o.__set_name__ = lambda *a: print("never")
class Changes:
    def __set_name__(self, owner, name): owner.added = name; setattr(owner, "x_" + name, Good())
for ns in ({"a": Bad()}, {"a": Few()}, {"g": Good(), "b": Bad(), "h": Good()}, {"a": o}, {"c": Changes(), "d": Good()}):
    try:
        t = type("T", (), ns)
        print(sorted(k for k in vars(t) if not k.startswith("__")))
    except Exception as e: print(type(e).__name__, e, "|", repr(e.__cause__))
class Attr:
    def __getattr__(self, n): print("getattr", n); raise AttributeError(n)
    def __getattribute__(self, n): print("getattribute", n); return super().__getattribute__(n)
class X: a = Attr()
class Base:
    def __init_subclass__(cls, **kw):
        print("init_subclass", cls.__name__, kw, getattr(cls, "g", None) is not None)
        if kw: raise KeyError("kw")
class S(Base): g = Good()
try:
    class T(Base, flag=1): g = Good()
except KeyError as e: print(repr(e), [c.__name__ for c in Base.__subclasses__()])
class P:
    def __init_subclass__(cls, a, b=2): print(cls.__name__, a, b); super().__init_subclass__()
class Q(P, a=1): pass
for src in ("class R(P): pass", "class R(P, a=1, c=2): pass", "class R(Q, b=3): pass", "class R(object, z=1): pass", "class R(metaclass=type, z=1): pass"):
    try: exec(src)
    except TypeError as e: print(e)
class Static:
    @staticmethod
    def __init_subclass__(): print("static")
try:
    class U(Static): pass
except TypeError as e: print(e)
try: object.__init_subclass__(1)
except TypeError as e: print(e)
print(type(P.__dict__["__init_subclass__"]), type(vars(S)["g"]).__name__)
class Late: pass
Late.d = Good(); print("no call when set later")
d = Good(); d.__set_name__(Late, "by hand")

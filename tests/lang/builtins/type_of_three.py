# tests/lang/builtins/type_of_three.py - type(name, bases, dict): what it makes, hooks it calls, what it refuses
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class Base:
    def __init_subclass__(cls, **k): print("  init_subclass", cls.__name__, k)
class Name:
    def __set_name__(self, o, n): print("  set_name", o.__name__, n)
X = type("X", (Base,), {"a": Name(), "x": 5, "f": lambda self: self.x}, key=1)
print(X, X.__name__, X.__qualname__, X.__module__, X.__bases__, X.__mro__[1:], X().f(), X.__dict__["x"], X.__doc__)
for f in (lambda: type("Y", (), {}), lambda: type(), lambda: type(1, 2), lambda: type(1, (), {}), lambda: type("Y", [], {}), lambda: type("Y", (), []), lambda: type("Y", (1,), {}), lambda: type("Y", (bool,), {}), lambda: type("Y", (type(None),), {}), lambda: type("Y", (int, str), {}), lambda: type("Y", (object, int), {}), lambda: type("Y", (int, int), {}), lambda: type("Y\0", (), {}), lambda: type("\ud800", (), {}), lambda: type("", (), {}).__name__, lambda: type("a b", (), {}).__name__, lambda: type("Y", (), {"__slots__": "ab"}).ab, lambda: type("Y", (), {"__slots__": ["a b"]}), lambda: type("Y", (), {"__slots__": [1]}), lambda: type("Y", (), {"__slots__": ["a"], "a": 1}), lambda: type("Y", (), {"__slots__": ["__dict__", "__dict__"]}), lambda: type("Y", (int,), {"__slots__": ["a"]}), lambda: type("Y", (tuple,), {"__slots__": ["a"]}), lambda: type("Y", (Base,), {}, metaclass=type), lambda: type("Y", (), {"__qualname__": 5}), lambda: type("Y", (), {"__qualname__": "a.b"}), lambda: type("Y", (), {"__module__": 5}).__module__, lambda: type("Y", (), {"__doc__": 5}).__doc__, lambda: type("Y", (), {"__classcell__": 5}), lambda: type("Y", (), {"__new__": lambda c: 7})(), lambda: type(type("Y", (), {"__new__": lambda c: 7}).__dict__["__new__"]), lambda: type(type("Y", (), {"__init_subclass__": lambda c: 7}).__dict__["__init_subclass__"]), lambda: type(type("Y", (), {"__class_getitem__": lambda c, k: k}).__dict__["__class_getitem__"]), lambda: type("Y", (), {})(1), lambda: type("Y", (), {}).mro(), lambda: type("Y", (), {1: 2}).__dict__[1], lambda: type("Y", (list,), {})([1]) + [2], lambda: type("Y", (lambda: 0,), {}), lambda: type("Y", (Base(),), {}), lambda: type("Y", (range,), {}), lambda: type("Y", (slice,), {}), lambda: type("Y", (memoryview,), {}), lambda: type("Y", (type(lambda: 0),), {}), lambda: type.__new__(type, "Y", (), {}), lambda: type.__new__(int, "Y", (), {}), lambda: type.__new__(type), lambda: type.__call__(int, "5"), lambda: type.__call__(type, 5)):
    t(f)
class MyType(type):
    def __call__(cls, *a): return ("called", a)
t(lambda: MyType("Z", (), {})(1)); t(lambda: MyType(5)); t(lambda: type("W", (MyType("Z", (), {}),), {}).__class__)
for attr, v in (("__name__", "New"), ("__name__", 5), ("__name__", "a\0"), ("__qualname__", "q"), ("__qualname__", 5), ("__module__", "mod"), ("__bases__", ()), ("__bases__", (int,)), ("__bases__", 5), ("__mro__", ()), ("__doc__", "doc"), ("__class__", int), ("__dict__", {}), ("__flags__", 1), ("__abstractmethods__", {"a"})):
    try:
        setattr(X, attr, v); print(attr, X, getattr(X, attr))
    except Exception as e:
        print(attr, v, type(e).__name__, e)
t(lambda: delattr(X, "__name__")); t(lambda: delattr(X, "__doc__")); t(lambda: setattr(int, "x", 1)); t(lambda: delattr(int, "real")); t(lambda: int.__abstractmethods__); t(lambda: X())

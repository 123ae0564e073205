# tests/lang/classes/inherited_special_attributes.py - __doc__, __module__, __qualname__, __name__, __bases__, __dict__, __weakref__ of classes, and how they are set
class A:
    "doc of A"
    class B: pass
    def m(self): class_local = 1
class S(A): pass
print(A.__doc__, S.__doc__, A().__doc__, S().__doc__, A.B.__qualname__, A.m.__qualname__, A.__module__, "__doc__" in vars(S), S.__name__)
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
A.__name__ = "Renamed"; print(A, A.__qualname__, A.__name__); A.__qualname__ = "q.R"; print(A); A.__module__ = "mod"; print(A, repr(A())[:10]); A.__doc__ = 5; print(A.__doc__)
for n, v in (("__name__", 5), ("__name__", "a\0b"), ("__qualname__", 5), ("__module__", 5), ("__bases__", 5), ("__dict__", {}), ("__mro__", ()), ("__weakref__", 1), ("__basicsize__", 1), ("__base__", int), ("__subclasses__", 1), ("__annotations__", 5), ("__abstractmethods__", ["x"]), ("__flags__", 1)):
    attempt(lambda: (setattr(A, n, v), getattr(A, n))[1])
attempt(lambda: A()); attempt(lambda: delattr(A, "__abstractmethods__")); attempt(lambda: type(A()).__name__); attempt(lambda: delattr(A, "__name__")); attempt(lambda: delattr(A, "__module__")); attempt(lambda: delattr(A, "__doc__")); attempt(lambda: delattr(A, "__qualname__"))
for n in ("__name__", "__doc__", "__module__", "x"): attempt(lambda: setattr(int, n, "v"))
class D: __doc__ = "assigned"; __module__ = "elsewhere"; __qualname__ = "Other.Name"
print(D.__doc__, D, "__qualname__" in vars(D))
try:
    class E: __qualname__ = 5
except TypeError as e: print(e)
class F: __slots__ = ("__doc__",)
print(F.__doc__.__class__.__name__); print(type("G", (), {"__doc__": "g"}).__doc__, type("H", (), {}).__doc__, type("I", (), {}).__module__, type("J", (), {"__module__": "m"}))

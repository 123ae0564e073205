# tests/lang/classes/slots_descriptor_access.py - what slot descriptors do on wrong objects, when deleted, through subclasses and by name
class A: __slots__ = ("x", "_y", "__z")
class B(A): __slots__ = "w"
class C(B): pass
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
a = A(); a.x = 1
d = A.x
print(type(d).__name__, repr(d), d.__name__, d.__objclass__, d.__qualname__, d.__doc__)
attempt(lambda: d.__get__(5))
attempt(lambda: d.__set__(object(), 1))
attempt(lambda: d.__delete__("s"))
attempt(lambda: d.__get__(None, A) is d)
attempt(lambda: d.__get__(None))
attempt(lambda: d.__get__(a))
attempt(lambda: d.__get__(B()))
attempt(lambda: a._y)
attempt(lambda: a._A__z)
attempt(lambda: setattr(a, "__z", 1))
a._A__z = 3; print(a._A__z, A.__slots__, hasattr(a, "__dict__"))
attempt(lambda: delattr(a, "_y"))
del a.x; attempt(lambda: a.x); attempt(lambda: delattr(a, "x"))
c = C(); c.x, c.w, c.free = 1, 2, 3; print(c.__dict__, sorted(n for n in dir(c) if not n.startswith("__")))
attempt(lambda: setattr(A(), "nope", 1))
attempt(lambda: A().nope)
attempt(lambda: delattr(A(), "nope"))
A.x = 5
attempt(lambda: setattr(A(), "x", 1))
print(A().x); d.__set__(a, "still there"); print(d.__get__(a))
class Default:
    __slots__ = {"k": "doc of k", "m": None}
print(Default.k.__doc__, Default.m.__doc__, Default.__slots__)
import inspect; print(inspect.getdoc(Default.k))
class Iter: __slots__ = iter(["p", "q"])
i = Iter(); i.p = 1; print(i.p, list(Iter.__slots__))
class Mut: __slots__ = ["a"]
Mut.__slots__.append("b"); attempt(lambda: setattr(Mut(), "b", 1))
class Empty: __slots__ = ()
attempt(lambda: setattr(Empty(), "x", 1)); attempt(lambda: Empty().__dict__)
class D: __slots__ = ("__dict__",)
e = D(); e.x = 1; print(e.__dict__)
import weakref; attempt(lambda: weakref.ref(D()))
class W: __slots__ = ("__weakref__",)
w = W(); print(weakref.ref(w)() is w); attempt(lambda: setattr(w, "x", 1))

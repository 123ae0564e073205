# tests/lang/classes/members_of_slots.py - the member descriptors that __slots__ makes: names, text, errors, deletion
import inspect, types
class A:
    __slots__ = {"x": "the x", "y": None, "__private": "p"}
    def __init__(self): self.x = 1
a = A()
d = A.__dict__["x"]
print(type(d), repr(d), d.__name__, d.__qualname__, d.__objclass__ is A, d.__doc__, type(d) is types.MemberDescriptorType)
print(A.y.__doc__, inspect.getdoc(A.x), sorted(n for n in vars(A) if "p" in n), A.__slots__)
print(inspect.ismemberdescriptor(d), inspect.isdatadescriptor(d), inspect.isgetsetdescriptor(d))
def attempt(f):
    try: print("ok", f())
    except Exception as e: print(type(e).__name__, e)
attempt(lambda: d.__get__(a)); attempt(lambda: d.__get__(a, A)); attempt(lambda: d.__get__(None, A) is d); attempt(lambda: d.__get__(None))
attempt(lambda: d.__get__(5)); attempt(lambda: d.__set__(a, 9)); attempt(lambda: a.x); attempt(lambda: d.__set__(5, 1)); attempt(lambda: d.__delete__(a))
attempt(lambda: a.x); attempt(lambda: d.__delete__(a)); attempt(lambda: a.y); attempt(lambda: delattr(a, "y")); attempt(lambda: setattr(a, "z", 1))
attempt(lambda: a._A__private); attempt(lambda: setattr(A, "x", 3)); attempt(lambda: a.x); attempt(lambda: setattr(a, "x", 4))
attempt(lambda: d.__set__(a, 7)); attempt(lambda: d.__get__(a)); attempt(lambda: delattr(A, "x")); attempt(lambda: a.x)
attempt(lambda: d.__get__()); attempt(lambda: d.__set__(a)); attempt(lambda: d())
attempt(lambda: d.__name__.upper()); attempt(lambda: setattr(d, "__name__", "q")); attempt(lambda: setattr(d, "__doc__", "q")); attempt(lambda: type(d)())
attempt(lambda: d.__reduce__()[1][1]); import copy; attempt(lambda: copy.copy(d) is d)
class B(A): pass
b = B(); attempt(lambda: b.__dict__); b.x = 5; attempt(lambda: b.__dict__); attempt(lambda: d.__set__(b, 6)); attempt(lambda: (b.x, d.__get__(b)))
def gen():
    yield "m"; yield "n"
class C: __slots__ = gen()
print([n for n in vars(C) if len(n) == 1], list(C.__slots__))
attempt(lambda: type("D", (), {"__slots__": "ab"}).ab); attempt(lambda: type("D", (), {"__slots__": "a b"})); attempt(lambda: type("D", (), {"__slots__": ["a", 5]}))
attempt(lambda: type("D", (), {"__slots__": ["a", "a"]}).__slots__); attempt(lambda: type("D", (), {"__slots__": ["a"], "a": 1})); attempt(lambda: type("D", (), {"__slots__": 5}))
attempt(lambda: type("D", (), {"__slots__": ["é", "\u212a"]}).__slots__); attempt(lambda: type("D", (int,), {"__slots__": ["a"]})); attempt(lambda: type("D", (int,), {"__slots__": []})(5))
attempt(lambda: type("D", (A,), {"__slots__": ["__dict__", "__dict__"]})); attempt(lambda: type("D", (B,), {"__slots__": ["__dict__"]})); attempt(lambda: type("D", (B,), {"__slots__": ["__weakref__"]}))

# tests/lang/classes/class_assignment_refusals.py - __class__ of an instance: which layouts are the same, and what is said of others
class A: pass
class B: pass
class S1: __slots__ = ("a", "b")
class S2: __slots__ = ("a", "b")
class S3: __slots__ = ("b", "a")
class S4: __slots__ = ("a", "b", "__dict__")
class S5: __slots__ = ("a",)
class I(int): pass
class J(int): pass
class L(list): pass
class K(L): pass
class E1(Exception): pass
class E2(ValueError): pass
class Sub(A): pass
class SlotSub(A): __slots__ = ("z",)
class EmptySlots(A): __slots__ = ()
def attempt(o, t):
    old = type(o).__name__
    try: o.__class__ = t; print(old, "->", type(o).__name__)
    except TypeError as e: print(e)
for o, t in ((A(), B), (A(), Sub), (Sub(), A), (A(), SlotSub), (SlotSub(), A), (A(), EmptySlots), (EmptySlots(), A), (S1(), S2), (S1(), S3), (S1(), S4),
             (S4(), S1), (S1(), S5), (I(1), int), (1, I), (L(), K), (K(), L), ([], L), (L(), list), (E1(), Exception), (E1(), Exception), (A(), 5),
             (A(), None), (A(), object), (object(), A), (A, type), (lambda: 0, A), (A(), I), (None, A)):
    attempt(o, t)
s = S1(); s.a = 1; s.b = 2; s.__class__ = S2; print(s.a, s.b)
a = A(); a.x = 1; a.__class__ = B; print(a.x, isinstance(a, A), a.__dict__)
try: del a.__class__
except TypeError as e: print(e)
class M1(type): pass
class M2(type): pass
class C1(metaclass=M1): pass
C1.__class__ = M2; print(type(C1).__name__)
import types
m = types.ModuleType("m")
class Mod(types.ModuleType):
    @property
    def now(self): return "computed"
m.__class__ = Mod; print(m.now, type(m).__name__)
m.__class__ = types.ModuleType; print(type(m).__name__)
class P:
    @property
    def __class__(self): return int
p = P(); print(isinstance(p, int), type(p).__name__, p.__class__, isinstance(p, P), issubclass(type(p), int))

# tests/lang/classes/slots_and_class_assignment.py - which __class__ assignments between slotted classes are allowed
class A: __slots__ = ("x", "y")
class B: __slots__ = ("x", "y")
class C: __slots__ = ("y", "x")
class D: __slots__ = ("x", "z")
class E(A): __slots__ = ()
class F(A): __slots__ = ("w",)
class G(A): pass
class H: __slots__ = ("x", "y", "__dict__")
class I: __slots__ = ("x", "y", "__weakref__")
class J: __slots__ = ["x", "y"]
class K: pass
class L: __slots__ = ("__dict__", "__weakref__")
class M: __slots__ = ("__x", "y")
class N: __slots__ = ("__x", "y")
all_ = (A, B, C, D, E, F, G, H, I, J, K, L, M, N)
for a in all_:
    line = []
    for b in all_:
        o = a()
        try: o.__class__ = b; line.append(b.__name__ if type(o) is b else "?")
        except TypeError as e:
            line.append("."); text = str(e)
    print(a.__name__, "".join(line), text)
o = A(); o.x = 1; o.y = 2
o.__class__ = B; print(o.x, o.y, type(o).__name__)
try: o.__class__ = D
except TypeError as e: print(e)
try: A.x.__get__(o)
except TypeError as e: print(e)
for value in (5, None, "A", int, object, type): 
    try: o.__class__ = value
    except TypeError as e: print(e)
try: del o.__class__
except TypeError as e: print(e)

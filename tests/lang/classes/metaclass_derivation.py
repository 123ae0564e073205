# tests/lang/classes/metaclass_derivation.py - which metaclass a class gets: most derived of bases and keyword, functions as metaclass, conflicts
class M1(type): pass
class M2(M1): pass
class M3(type): pass
class A(metaclass=M1): pass
class B(metaclass=M2): pass
class C(metaclass=M3): pass
class D(A, B): pass
class E(A, metaclass=M2): pass
class F(B, metaclass=M1): pass
class G(A, metaclass=type): pass
print([type(k).__name__ for k in (D, E, F, G)])
for src in ("class X(A, C): pass", "class X(A, metaclass=M3): pass", "class X(metaclass=5): pass", "class X(metaclass=None): pass", "class X(metaclass=int): pass", "class X(A, metaclass=object): pass", "type('X', (A, C), {})", "M1('X', (C,), {})", "class X(5): pass", "class X(A()): pass", "class X(None): pass", "class X(type, int): pass", "class X(A, A): pass", "class X(object, A): pass", "class X(bool): pass", "class X(type(None)): pass", "class X(range): pass", "class X(type(lambda: 0)): pass", "class X(*[A, 5]): pass", "class X(**{'metaclass': M1}): pass\nprint(type(X).__name__)", "class X(metaclass=M1, metaclass=M2): pass", "class X(A, **{'metaclass': M2}): pass\nprint(type(X).__name__)"):
    try: exec(src); print("fine")
    except (TypeError, SyntaxError) as e: print(str(e))
def meta(name, bases, ns): return type(name + "_made", bases, ns)
class H(metaclass=meta): x = 1
print(H.__name__, type(H))
class I(H): pass
print(I.__name__, type(I))
print(type("J", (A,), {}).__class__.__name__, type(type("K", (B, A), {})).__name__ if True else 0)
class Inst(type):
    def __call__(cls, *a): return "called " + cls.__name__
class L(metaclass=Inst): pass
print(L(), L(1), type.__call__(L).__class__.__name__)
class N(type):
    def __new__(m, *a): return 42
class O(metaclass=N): pass
print(O)
class P(type):
    def __init__(cls, *a): raise ValueError("init of metaclass")
try:
    class Q(metaclass=P): pass
except ValueError as e: print(e)
class Sub(A):
    __class__ = int
print(Sub().__class__, type(Sub()).__name__, isinstance(Sub(), int), isinstance(Sub(), A))
print(type(type), type(object), isinstance(type, object), isinstance(object, type), issubclass(type, object), type.__mro__, type.__base__, object.__bases__)

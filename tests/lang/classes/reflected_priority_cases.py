# tests/lang/classes/reflected_priority_cases.py - when the right operand's class goes first: subclass that overrides, inherits, or is virtual
class A:
    def __add__(self, o): return "A.add"
    def __radd__(self, o): return "A.radd"
    def __eq__(self, o): return "A.eq"
    def __lt__(self, o): return "A.lt"
    def __gt__(self, o): return "A.gt"
    def __pow__(self, o, m=None): return "A.pow", m
    def __rpow__(self, o, m=None): return "A.rpow", m
class Inherits(A): pass
class Overrides(A):
    def __radd__(self, o): return "O.radd"
    def __gt__(self, o): return "O.gt"
    def __eq__(self, o): return "O.eq"
    def __rpow__(self, o): return "O.rpow"
class OnlyAdd(A):
    def __add__(self, o): return "OA.add"
class Same(A):
    __radd__ = A.__radd__
for t in (A, Inherits, Overrides, OnlyAdd, Same):
    print(t.__name__, A() + t(), t() + A(), A() == t(), A() < t(), A() > t(), t() < A(), A() ** t(), t() ** A(), t() + t())
class N:
    def __add__(self, o): print(" N.add"); return NotImplemented
    def __radd__(self, o): print(" N.radd"); return NotImplemented
    def __iadd__(self, o): print(" N.iadd"); return NotImplemented
class Sub(N):
    def __radd__(self, o): print(" Sub.radd"); return NotImplemented
def attempt(f):
    try: print(f())
    except TypeError as e: print(e)
attempt(lambda: N() + N())
attempt(lambda: N() + Sub())
attempt(lambda: Sub() + N())
attempt(lambda: N() + 1)
attempt(lambda: 1 + N())
def iadd(a, b): a += b; return a
attempt(lambda: iadd(N(), Sub()))
attempt(lambda: pow(A(), 2, 3)); attempt(lambda: pow(2, A(), 3)); attempt(lambda: pow(2, 3, A()))
class I(int):
    def __radd__(self, o): return "I.radd"
    def __rsub__(self, o): return "I.rsub"
    def __rmul__(self, o): return "I.rmul"
    def __rmod__(self, o): return "I.rmod"
print(1 + I(2), True + I(1), 1 - I(1), 2 * I(3), I(1) + 1, 1.5 + I(1), "a" * I(2), [1] * I(2), "%d" % I(2), 7 % I(2))
class S(str):
    def __radd__(self, o): return "S.radd"
    def __rmod__(self, o): return "S.rmod"
    def __rmul__(self, o): return "S.rmul"
print("a" + S("b"), "a%s" % S("b"), 2 * S("b"), S("x") + "y")
class L(list):
    def __radd__(self, o): return "L.radd"
print([1] + L([2]), L([1]) + [2], (lambda x: x.__iadd__(L([3])))([1]))
class F:
    __radd__ = None
    __add__ = None
attempt(lambda: 1 + F()); attempt(lambda: F() + 1); attempt(lambda: F() + F())
class Q:
    def __eq__(self, o): return NotImplemented
    __lt__ = None
attempt(lambda: (Q() == Q(), Q() != 1)); attempt(lambda: Q() < 1); attempt(lambda: 1 > Q()); attempt(lambda: Q() > 1)

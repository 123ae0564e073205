# tests/lang/classes/metaclass_conflict.py - metaclasses of bases must be related
class M1(type): pass
class M2(type): pass
class M3(M1, M2): pass
class A(metaclass=M1): pass
class B(metaclass=M2): pass
try:
    class C(A, B): pass
except TypeError as e:
    print(e)
class D(A, B, metaclass=M3): pass
print(type(D).__name__)
def fmeta(name, bases, ns, **k): return (name, bases, sorted(n for n in ns if n[0] != "_"), k)
class E(1, 2, metaclass=fmeta, extra=3):
    x = 1
print(E) if not isinstance(E, type) else None

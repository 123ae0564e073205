# tests/lang/classes/metaclass_call_and_instances.py - a metaclass's __call__ can return cached or foreign instances
class Single(type):
    made = {}
    def __call__(cls, *a, **k):
        if cls not in Single.made: Single.made[cls] = super().__call__(*a, **k)
        return Single.made[cls]
class S(metaclass=Single):
    def __init__(self, v): self.v = v
print(S(1) is S(2), S(3).v, type(S) is Single, isinstance(S, type))
class M(type):
    def __init__(cls, name, bases, ns, **k): cls.registry = getattr(cls, "registry", []) + [name]
class A(metaclass=M): pass
class B(A): pass
class C(A): pass
print(A.registry, B.registry, C.registry)

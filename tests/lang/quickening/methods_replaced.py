# tests/lang/quickening/methods_replaced.py - a hot method call sees replaced methods, instance attributes and changed classes
class A:
    def f(self): return "A.f"
class B(A): pass
def call(o): return o.f()
b = B()
print([call(b) for _ in range(50)][-1])
A.f = lambda self: "A.f replaced"
print(call(b))
B.f = lambda self: "B.f"
print(call(b))
b.f = lambda: "on instance"
print(call(b))
del b.f
print(call(b))
del B.f
print(call(b))
b.__class__ = type("C", (), {"f": lambda self: "C.f"})
print(call(b))
A.f = staticmethod(lambda: "static")
print([call(B()) for _ in range(50)][-1])
A.f = classmethod(lambda cls: cls.__name__)
print([call(B()) for _ in range(50)][-1])
A.f = 5
try:
    call(B())
except TypeError as e:
    print(e)
class Slot:
    __slots__ = ("f",)
s = Slot(); s.f = lambda: "slot holds function"
print([call(s) for _ in range(50)][-1])

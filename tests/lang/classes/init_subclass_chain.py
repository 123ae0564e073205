# tests/lang/classes/init_subclass_chain.py - __init_subclass__ along multiple inheritance, with keywords consumed on the way, and set by assignment
log = []
class Root:
    def __init_subclass__(cls, **kw): log.append(("Root", cls.__name__, kw)); super().__init_subclass__(**kw)
class A(Root):
    def __init_subclass__(cls, a=None, **kw): log.append(("A", cls.__name__, a)); super().__init_subclass__(**kw)
class B(Root):
    def __init_subclass__(cls, b=None, **kw): log.append(("B", cls.__name__, b)); super().__init_subclass__(**kw)
class AB(A, B, a=1, b=2): pass
class BA(B, A): pass
print(log); log.clear()
try:
    class Bad(A, c=3): pass
except TypeError as e: print(e, log)
log.clear()
class NoSuper:
    def __init_subclass__(cls, **kw): log.append(kw)
class N(NoSuper, any=1, thing=2): pass
print(log, N.__dict__.keys() >= {"__module__"})
class Ret:
    def __init_subclass__(cls): return "ignored"
class R(Ret): pass
class Late: pass
Late.__init_subclass__ = lambda **kw: print("plain function", kw)
try:
    class L(Late, x=1): pass
except TypeError as e: print(e)
Late.__init_subclass__ = classmethod(lambda cls, **kw: print("classmethod", cls.__name__, kw))
class L2(Late, y=2): pass
class Meta(type):
    def __new__(mcls, name, bases, ns, **kw): print("new", kw); kw.pop("m", 0); return super().__new__(mcls, name, bases, ns, **kw)
    def __init__(cls, name, bases, ns, **kw): print("init", kw); super().__init__(name, bases, ns)
class WithMeta(metaclass=Meta): pass
class Base(WithMeta):
    def __init_subclass__(cls, **kw): print("init_subclass", kw)
class D(Base, m=1, k=2): pass
type("T", (Base,), {}, q=3) if False else Meta("T", (Base,), {}, q=3)
try: type("X", (), {}, z=1)
except TypeError as e: print(e)
class Reg:
    all = []
    def __init_subclass__(cls, /, name=None, **kw): super().__init_subclass__(**kw); cls.all.append((cls.__name__, name)); cls.attr = "set by base"
class R1(Reg, name="one"): attr = "own"
class R2(R1): pass
print(Reg.all, R1.attr, R2.attr)

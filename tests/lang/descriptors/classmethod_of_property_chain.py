# tests/lang/descriptors/classmethod_of_property_chain.py - attribute look-ups through several descriptors chain
class A:
    @property
    def me(self): return self
    @classmethod
    def make(cls): return cls()
    n = 5
print(A.make().me.me.make().n)
a = A()
a.n = 6
print(a.me.me.n, a.make().n)

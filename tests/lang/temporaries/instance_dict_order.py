# tests/lang/temporaries/instance_dict_order.py - the attributes of a dropped instance die in order of their setting
class T:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end="; ")
class C: pass
c = C()
c.z, c.a, c.m = T("z"), T("a"), T("m")
del c
print("end")
class D:
    __slots__ = ("z", "a")
d = D()
d.a, d.z = T("a"), T("z")
del d
print("end")

# tests/lang/descriptors/set_only.py - a descriptor with __set__ and no __get__ is found by the instance dict first
class D:
    def __set__(self, o, v): o.__dict__["x"] = v * 2
class C: x = D()
c = C()
print(type(c.x).__name__)
c.x = 4
print(c.x)
try:
    del c.x
except AttributeError as e:
    print(e)

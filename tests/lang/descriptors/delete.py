# tests/lang/descriptors/delete.py - __delete__ makes a data descriptor too
class D:
    def __get__(self, o, t): return "got"
    def __delete__(self, o): print("delete")
class C: x = D()
c = C()
del c.x
try:
    c.x = 1
except AttributeError as e:
    print(e)
c.__dict__["x"] = "hidden"
print(c.x)

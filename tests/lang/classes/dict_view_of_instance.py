# tests/lang/classes/dict_view_of_instance.py - changes through __dict__ and through attributes are the same
class C:
    def __init__(self): self.a, self.b = 1, 2
c = C()
d = c.__dict__
c.c = 3
d["d"] = 4
del c.a
d["b"] = 20
print(d, c.b, c.d, list(d.items()))
d.clear()
print(hasattr(c, "b"), d is c.__dict__)
c.z = 1
d2 = dict(c.__dict__)
c.z = 2
print(d2, d)
for k in list(d): d[k + "2"] = 0
print(c.z2)
c.__dict__.update(a=5, **{"not id": 6})
print(c.a, getattr(c, "not id"))
d[5] = "int key"
print(sorted(map(str, d)))

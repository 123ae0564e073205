# tests/lang/classes/dunder_dict.py - __dict__ of an instance is live, ordered and replaceable
class C: pass
c = C()
c.a = 1
d = c.__dict__
d["b"] = 2
c.c = 3
print(d, c.b, list(d), vars(c) is d)
del d["a"]
print(hasattr(c, "a"))
c.__dict__ = {"z": 26}
print(c.z, hasattr(c, "b"), d)
try:
    c.__dict__ = 5
except TypeError as e:
    print(e)
del c.__dict__
print(c.__dict__)
print(type(C.__dict__).__name__)
try:
    C.__dict__["x"] = 1
except TypeError as e:
    print(e)

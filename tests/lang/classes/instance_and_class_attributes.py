# tests/lang/classes/instance_and_class_attributes.py - instance attributes hide class attributes until they are deleted
class C:
    x = "class"
c = C()
print(c.x)
c.x = "instance"
print(c.x, C.x)
del c.x
print(c.x)
try:
    del c.x
except AttributeError as e:
    print(e)
C.x = "changed"
print(c.x, "x" in c.__dict__, "x" in C.__dict__)

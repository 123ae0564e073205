# tests/lang/classes/getattr_hook.py - __getattr__ is asked only for names that are not found
class C:
    x = 1
    def __init__(self): self.y = 2
    def __getattr__(self, name):
        if name == "bad": raise AttributeError("no " + name)
        return "made " + name
c = C()
print(c.x, c.y, c.z, hasattr(c, "bad"), getattr(c, "bad", "default"))
try:
    c.bad
except AttributeError as e:
    print(e)
try:
    C.nothing
except AttributeError as e:
    print(e)

# tests/lang/classes/getattribute_hook.py - __getattribute__ is asked for every name, __getattr__ after it fails
class C:
    x = 1
    def __getattribute__(self, name):
        print("ask", name, end=" ")
        return super().__getattribute__(name)
    def __getattr__(self, name):
        print("fallback", name, end=" ")
        return 0
    def m(self): return "m"
c = C()
print(c.x)
print(c.y)
print(c.m())
print(len.__name__)

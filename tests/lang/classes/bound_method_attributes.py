# tests/lang/classes/bound_method_attributes.py - bound methods show function attributes and refuse new ones
class C:
    def f(self, x=1): "doc"
    f.tag = "t"
m = C().f
print(m.tag, m.__doc__, m.__name__, m.__defaults__, m.__func__.tag, m.__qualname__)
try:
    m.other = 1
except AttributeError as e:
    print(e)
C.f.tag = "changed"
print(m.tag, C().f == C().f)
c = C()
print(c.f == c.f, c.f is c.f, {c.f: 1}[c.f], repr(m).startswith("<bound method C.f of <__main__.C object at"))

# tests/lang/identity/bound_methods.py - a bound method is made anew on each look-up and compares by function and self
class C:
    def f(self):
        pass

c, d = C(), C()
m = c.f
print(c.f is c.f, c.f == c.f, c.f == d.f, m.__self__ is c, m.__func__ is C.f, C.f is C.f)
print(hash(c.f) == hash(c.f), len({c.f, c.f, d.f}))

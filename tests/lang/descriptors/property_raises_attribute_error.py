# tests/lang/descriptors/property_raises_attribute_error.py - an AttributeError in a property falls through to __getattr__
class C:
    @property
    def p(self): raise AttributeError("inside")
    def __getattr__(self, n): return "fallback " + n
print(C().p)
class D:
    @property
    def p(self): return self.missing
try:
    D().p
except AttributeError as e:
    print(e)
print(hasattr(D(), "p"))

# tests/lang/descriptors/errors_in_get.py - an error in __get__ is passed on, unless hasattr or getattr asked for AttributeError
class D:
    def __init__(self, e): self.e = e
    def __get__(self, o, t): raise self.e
class C:
    a = D(AttributeError("a"))
    v = D(ValueError("v"))
print(hasattr(C(), "a"), getattr(C(), "a", "dflt"))
try:
    hasattr(C(), "v")
except ValueError as e:
    print("ValueError", e)

# tests/lang/classes/class_assignment.py - __class__ of an instance can be changed to a class with the same layout
class A:
    def who(self): return "A"
class B:
    def who(self): return "B"
a = A()
a.x = 1
a.__class__ = B
print(a.who(), a.x, isinstance(a, B), type(a).__name__)
class S: __slots__ = "q"
for bad in (lambda: setattr(a, "__class__", S), lambda: setattr(a, "__class__", int), lambda: setattr(a, "__class__", 1), lambda: setattr(1, "__class__", A)):
    try:
        bad()
    except TypeError as e:
        print(e)

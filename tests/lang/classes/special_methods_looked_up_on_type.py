# tests/lang/classes/special_methods_looked_up_on_type.py - special methods are looked up on the type, not on the instance
class C:
    pass
c = C()
c.__len__ = lambda: 5
c.__repr__ = lambda: "fake"
c.__add__ = lambda o: "sum"
try:
    len(c)
except TypeError as e:
    print(e)
try:
    c + 1
except TypeError as e:
    print(e)
print(repr(c) == "fake")
C.__len__ = lambda self: 9
print(len(c))
del C.__len__
try:
    len(c)
except TypeError as e:
    print(e)

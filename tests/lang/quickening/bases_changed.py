# tests/lang/quickening/bases_changed.py - changing __bases__ is seen by hot attribute sites
class X: v = "X"
class Y: v = "Y"
class C(X): pass
c = C()
def get(): return c.v, C.v
for _ in range(50): r = get()
print(r)
C.__bases__ = (Y,)
print(get())
Y.v = "Y changed"
print(get())
C.v = "own"
print(get())
del C.v
print(get(), C.__mro__[1].__name__)
try:
    C.__bases__ = ()
except TypeError as e:
    print(e)
try:
    C.__bases__ = (C,)
except TypeError as e:
    print(e)

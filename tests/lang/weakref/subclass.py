# tests/lang/weakref/subclass.py - weak references can be subclassed and carry data
import weakref
class R(weakref.ref):
    __slots__ = ("key",)
    def __init__(self, o, callback=None, key=None):
        super().__init__(o, callback)
        self.key = key
    def __new__(cls, o, callback=None, key=None): return super().__new__(cls, o, callback)
class C: pass
c = C()
r = R(c, lambda r: print("died", r.key), key="k")
print(r() is c, r.key, isinstance(r, weakref.ref), R(c) is R(c))
del c
print(r())

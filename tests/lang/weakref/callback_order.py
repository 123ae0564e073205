# tests/lang/weakref/callback_order.py - callbacks run newest first, each with its reference, after the object died
import weakref
class C: pass
c = C()
refs = [weakref.ref(c, lambda r, i=i: print("callback", i, r() is None, refs[i] is r)) for i in range(3)]
del c
print("after")
r = None
c = C()
r = weakref.ref(c, lambda r: print("never: the reference went first"))
del r
del c
print("end")

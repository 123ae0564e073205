# tests/lang/weakref/callback_attribute.py - __callback__ shows the callback while the object lives, and cannot be set
import weakref
class C: pass
c = C()
def f(r): pass
r, plain = weakref.ref(c, f), weakref.ref(c)
print(r.__callback__ is f, plain.__callback__)
try:
    r.__callback__ = None
except AttributeError as e:
    print(e)
del c
print(r.__callback__, plain.__callback__)
for bad in (lambda: weakref.ref(), lambda: weakref.ref(C(), None, 3), lambda: weakref.ref(C(), callback=f), lambda: weakref.proxy(1), lambda: weakref.ref(1),
            lambda: weakref.ref(C())(1), lambda: weakref.proxy(), lambda: weakref.getweakrefcount()):
    try:
        bad()
        print("no error")
    except TypeError as e:
        print(e)
c = C()
print(weakref.ref(c, None) is weakref.ref(c), weakref.proxy(c, None) is weakref.proxy(c))
r = weakref.ref(c)
try:
    r.__init__(c, 1, 2)
except TypeError as e:
    print(e)
print(r.__init__(C()), r() is c)

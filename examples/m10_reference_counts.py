# M10, reference counts: up with each binding, down with each that ends; at zero the object goes at once.
import sys
import weakref


def inside(x):
    return sys.getrefcount(x)


l = []
print("one name:", sys.getrefcount(l))
a = b = c = l
print("four names:", sys.getrefcount(l))
del b
print("three:", sys.getrefcount(l))
a = c = None
print("one, seen inside a function that got it as argument:", inside(l))


class Thing:
    def __del__(self):
        print("  it goes now")


t = Thing()
r = weakref.ref(t, lambda _: print("  its weak reference is told"))
box = [t]
del t
print("the box still holds it")
box.clear()
print("dead:", r() is None)

# tests/lang/weakref/to_functions_classes_sets.py - functions, classes, sets, generators and modules can be referred to weakly
import weakref, sys
def f(): pass
class C: pass
s, g = {1}, (x for x in ())
for o in (f, C, s, g, sys, frozenset([1]), len, C.__init__, f.__code__):
    try:
        print(type(o).__name__, weakref.ref(o)() is o)
    except TypeError as e:
        print(e)
r = weakref.ref(f)
del f, o
print(r() is None)

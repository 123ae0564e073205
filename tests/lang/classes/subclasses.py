# tests/lang/classes/subclasses.py - __subclasses__ lists living direct subclasses in order of making
class A: pass
class B(A): pass
class C(A): pass
class D(B): pass
print([k.__name__ for k in A.__subclasses__()], [k.__name__ for k in D.__subclasses__()])
import gc
del C
gc.collect()
print([k.__name__ for k in A.__subclasses__()])

# tests/lang/descriptors/get_arguments.py - __get__ gets the instance, or None through the class, and the owner
class D:
    def __get__(self, o, t): return (o is None, t.__name__)
class C: d = D()
class E(C): pass
print(C.d, C().d, E.d, E().d, super(E, E()).d)

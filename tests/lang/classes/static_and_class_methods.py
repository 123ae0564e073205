# tests/lang/classes/static_and_class_methods.py - static methods get nothing, class methods get the class they were reached through
class C:
    @staticmethod
    def s(*a): return a
    @classmethod
    def c(cls, *a): return cls.__name__, a
    def i(self): return "i"
class D(C): pass
print(C.s(1), C().s(1), C.c(2), D.c(2), D().c(2), C.i(C()))
print(C.c.__self__ is C, D.c.__func__ is C.c.__func__, C.__dict__["s"].__func__(3))
try:
    C.i()
except TypeError as e:
    print(e)
print(staticmethod(len)("abc"), isinstance(C.__dict__["c"], classmethod))

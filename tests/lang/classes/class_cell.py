# tests/lang/classes/class_cell.py - __class__ is available in methods without arguments to super
class A:
    def which(self): return __class__.__name__
class B(A): pass
print(B().which())
class C:
    def f(self):
        def g(): return __class__
        return g()
print(C().f() is C)

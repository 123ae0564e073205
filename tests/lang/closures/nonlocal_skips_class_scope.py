# tests/lang/closures/nonlocal_skips_class_scope.py - functions do not see the names of an enclosing class body
x = "module"
class C:
    x = "class"
    def f(self):
        return x
    y = x
print(C().f(), C.y)
def outer():
    x = "outer"
    class D:
        x = "class"
        def f(self): return x
    return D().f()
print(outer())

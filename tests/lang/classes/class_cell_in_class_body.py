# tests/lang/classes/class_cell_in_class_body.py - __class__ in a class body is that of the class around; nonlocal rebinds it
class A:
    def f(self):
        class B:
            x = __class__
            def g(self):
                return 1
        class C:
            def g(self):
                return __class__
        return B.x, C().g() is C, B.x is __class__
    def g(self):
        class C:
            nonlocal __class__
            __class__ = 42
            def h(self):
                __class__
        return __class__
    def h(self):
        class D:
            def i(self):
                return super().__init__, __class__
            y = [__class__ for _ in "a"]
        return D.y, D().i()[1] is D
print(A().f()[0] is A, A().f()[1:])
print(A().g())
a = A()
try: print(a.h())
except (NameError, TypeError) as e: print(type(e).__name__, e)
try:
    class E:
        __class__
        def f(self): return __class__
except NameError as e: print(e)

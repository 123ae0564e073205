# tests/lang/classes/nested_classes.py - a class in a class is an attribute with a dotted qualified name and no access to the outer names
class Outer:
    v = 1
    class Inner:
        w = 2
        def f(self): return Outer.v + self.w
    def make(self): return self.Inner()
print(Outer.Inner.__qualname__, Outer().make().f(), Outer.Inner.__name__)
try:
    class O:
        v = 1
        class I: w = v
except NameError as e:
    print(e)
